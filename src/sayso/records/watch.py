"""How far something that takes long has come, told while it goes on."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[str, int, int], object]
"""Told what is done now, how much of it is done, and of how much; 0 where that is not known.

At the end it is told ('', 0, 0).
"""


def unwatched(what: str, done: int, of: int) -> None:
    """Tells nobody."""
