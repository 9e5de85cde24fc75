"""sayso reads documents, finds who said what, draws the causal system they describe, and runs it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.api.project import Project

__all__ = ["Project", "open"]


def open(path: str | os.PathLike[str], *, create: bool = True) -> Project:
    """Open a project file; a new one is made when there is none.

    Args:
        create: False to have a missing file refused.

    Raises:
        ProjectError: it cannot be opened, is not a project, or is newer than this sayso.
    """
    from sayso.api.project import Project

    return Project(path, create=create)


def __getattr__(name: str) -> Any:
    if name == "Project":
        from sayso.api.project import Project

        return Project
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
