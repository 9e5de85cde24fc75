"""What is asked of claims and of links, a field at a time: what the terms of a filter come down to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

ClaimField = Literal["document", "holder", "people", "modality", "scope", "reviewed", "placed", "claim"]
"""Fields of a claim by itself: the id of its document, of its holder, of everybody by whose word it is known,
how it is said, whether a person judged it, whether it names a place, and the claim itself (`Saying.key`)."""

LinkField = Literal["cause", "effect", "side", "sign", "support", "reports", "contested"]
"""Fields of a link; 'side' is its cause as well as its effect."""

Range = tuple[int, int | None]
"""A least and a greatest number; None for no greatest."""


@dataclass(frozen=True, slots=True)
class Condition:
    """That one of the values of a field is among those asked for; or, turned round, that none is.

    Attributes:
        values: what is asked for; ranges: the same of numbers.
    """

    field: ClaimField | LinkField
    values: frozenset[Any] = frozenset()
    ranges: tuple[Range, ...] = ()
    without: bool = False

    def met(self, found: Iterable[Any]) -> bool:
        """Whether the values that were found for the field are as asked."""
        return (not self.values.isdisjoint(found) or self._in_ranges(found)) != self.without

    def _in_ranges(self, found: Iterable[Any]) -> bool:
        return any(
            low <= number and (high is None or number <= high)
            for number in found
            for low, high in self.ranges
        )
