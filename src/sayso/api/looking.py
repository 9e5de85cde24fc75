"""Looks at a project that others may change meanwhile: what began on an older state begins anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from sayso.errors import ChangedError

P = ParamSpec("P")
R = TypeVar("R")
LOOKS = 5


def looking(look: Callable[P, R]) -> Callable[P, R]:
    """A look that changes nothing, begun anew a few times where the project was changed under it.

    Raises:
        ChangedError: it was changed each time.
    """

    @wraps(look)
    def looked(*args: P.args, **given: P.kwargs) -> R:
        for _ in range(LOOKS - 1):
            try:
                return look(*args, **given)
            except ChangedError:
                continue
        return look(*args, **given)

    return looked
