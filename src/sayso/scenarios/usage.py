"""Which links a scenario uses, and in which direction of their cause they were said."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.network.routes import Direction
from sayso.records.causalmap import CausalMap, Link
from sayso.records.claim import UPWARD
from sayso.records.scenario import Scenario
from sayso.scenarios.signs import BOTH


def links_used(cmap: CausalMap, scenario: Scenario) -> tuple[Link, ...]:
    """The links that a press can go along, without those resting on finished events if asked.

    None leads to a held variable, so none is ever reached and its own links need no care.
    """
    held = frozenset(scenario.held)
    return tuple(
        link
        for link in cmap.links
        if link.cause != link.effect and link.effect not in held and not (scenario.general_only and link.once)
    )


def ways_said(link: Link) -> frozenset[Direction]:
    """The directions of the cause for which its claims speak: 1 for more or happening, -1 for less or not.

    Both, when one claim says both ways. A '?' link says neither more nor less of anything, and so can be
    used in either direction.
    """
    if link.both_ways or link.polarity == "?":
        return BOTH
    return frozenset(1 if saying.claim.cause.change in UPWARD else -1 for saying in link.carrying)


def is_mirror(link: Link, direction: Direction) -> bool:
    """Whether using the link for this direction of its cause is a mirror reading."""
    return direction != 0 and direction not in ways_said(link)


def ways_of(links: Iterable[Link], *, as_said: bool) -> dict[str, frozenset[Direction]]:
    """By link id the directions in which a scenario may use it."""
    return {link.id: ways_said(link) if as_said else BOTH for link in links}
