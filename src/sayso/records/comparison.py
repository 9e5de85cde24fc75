"""Two perspectives of one map, side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from sayso.records.causalmap import Link

Where = Literal["contested", "both", "first", "second"]
Side = Literal["first", "second"]


@dataclass(frozen=True, slots=True)
class ComparedLink:
    """A link that the first perspective, the second or both hold.

    Attributes:
        link: as it stands on the map of both together.
        where: 'both' hold it; 'contested': one holds it, and the other denies it or holds the opposite sign;
            'first' or 'second': one holds it, and the other says nothing of it.
        first, second: the link as it stands on the map of each; None where it is not held there. Where one
            of them leaves the sign open, this is its '?' link.
        denied_by: the sides that deny it.
    """

    link: Link
    where: Where
    first: Link | None
    second: Link | None
    denied_by: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two perspectives share, what each has alone, and what they contest.

    Attributes:
        links: contested ones first, then those of both, of the first alone and of the second alone; of each
            sort the best supported first.
        variables: ids of variables that have a link in 'both', only in the 'first', only in the 'second'.
        claims: number of claims of the first, of the second, and of those that are in both.
    """

    links: tuple[ComparedLink, ...]
    variables: dict[Literal["both", "first", "second"], tuple[str, ...]]
    claims: tuple[int, int, int]

    def of(self, where: Where) -> tuple[ComparedLink, ...]:
        """The links of one sort."""
        return tuple(each for each in self.links if each.where == where)

    @property
    def counts(self) -> dict[Where, int]:
        """The number of links of each sort."""
        found = Counter(each.where for each in self.links)
        return {
            "contested": found["contested"],
            "both": found["both"],
            "first": found["first"],
            "second": found["second"],
        }

    @property
    def distance(self) -> float | None:
        """The share of all links here that are not held by both: 0 for the same links, 1 for none in common.

        Most of it is usually silence, one speaking of what the other does not; `common` tells of the rest.
        None where there is no link at all.

        Method: Jaccard's distance (Jaccard 1901) between the sets of links, each with its sign.
        """
        if not self.links:
            return None
        return 1 - self.counts["both"] / len(self.links)

    @property
    def common(self) -> tuple[int, int]:
        """Of how many pairs of cause and effect both speak, and on how many of these they agree."""
        contested = {(each.link.cause, each.link.effect) for each in self.of("contested")}
        agreed = {(each.link.cause, each.link.effect) for each in self.of("both")} - contested
        return len(agreed) + len(contested), len(agreed)
