"""The project that a command is about, open, with what takes long on it shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.api.project import Project


@contextmanager
def opened(given: Path | None) -> Iterator[Project]:
    """The project at a path, or the one that `options.project_path` finds where none was named.

    Raises:
        ProjectError: there is none, or it cannot be opened.
    """
    from sayso.api.project import Project
    from sayso.cli.progress import watched

    with watched() as watch, Project(options.project_path(given), create=False, watch=watch) as project:
        yield project
