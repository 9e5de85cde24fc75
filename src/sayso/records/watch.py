"""How far something that takes long has come, told while it goes on."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[str, int, int], object]
"""Told what is done now, how much of it is done, and of how much; 0 where that is not known.

At the end it is told ('', 0, 0).
"""

Share = Callable[[float], object]
"""Told which share of something is done, from 0 to 1."""


def unwatched(what: str, done: int, of: int) -> None:
    """Tells nobody."""


def untold(share: float) -> None:
    """Tells nobody."""
