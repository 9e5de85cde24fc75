"""Comparing two perspectives of one map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sayso.causalmap.perspective import perspective
from sayso.network.pairs import Pair, by_pair
from sayso.records.causalmap import CausalMap, Link, Saying
from sayso.records.claim import Polarity
from sayso.records.comparison import ComparedLink, Comparison, Side, Where

_ORDER: Mapping[Where, int] = {"contested": 0, "both": 1, "first": 2, "second": 3}


def compare(everybody: CausalMap, first: CausalMap, second: CausalMap) -> Comparison:
    """What two perspectives of one map share, have alone and contest.

    A link is contested between them when one holds it and the other, which does not, denies it or holds the
    opposite sign. Where one leaves the sign of a pair open, it supports whatever sign the other gives, as on
    any map. What is contested within one perspective alone is no difference between the two.

    Args:
        everybody: the map of which both are perspectives.
    """
    maps: dict[Side, CausalMap] = {"first": first, "second": second}
    claims = {side: frozenset(map(_key, cmap.sayings())) for side, cmap in maps.items()}
    together = claims["first"] | claims["second"]
    union = perspective(everybody, lambda saying: _key(saying) in together)
    held = {side: by_pair(cmap.links) for side, cmap in maps.items()}
    denied = {side: _denials(cmap) for side, cmap in maps.items()}
    links = [_compared(link, held, denied) for link in union.links]
    spoken = {side: {end for pair in pairs for end in pair} for side, pairs in held.items()}
    return Comparison(
        links=tuple(sorted(links, key=lambda each: _ORDER[each.where])),
        variables={
            "both": tuple(sorted(spoken["first"] & spoken["second"])),
            "first": tuple(sorted(spoken["first"] - spoken["second"])),
            "second": tuple(sorted(spoken["second"] - spoken["first"])),
        },
        claims=(len(claims["first"]), len(claims["second"]), len(claims["first"] & claims["second"])),
    )


def _compared(
    link: Link,
    held: Mapping[Side, Mapping[Pair, tuple[Link, ...]]],
    denied: Mapping[Side, Mapping[Pair, set[Polarity]]],
) -> ComparedLink:
    pair = link.cause, link.effect
    mine = {side: _held(link, pairs.get(pair, ())) for side, pairs in held.items()}
    against = {side: link.polarity in denied[side].get(pair, ()) for side in held}
    first, second = mine["first"], mine["second"]
    where: Where
    if first and second:
        where = "both"
    else:
        other: Side = "second" if first else "first"
        opposed = against[other] or bool(held[other].get(pair))
        where = "contested" if opposed else "first" if first else "second"
    return ComparedLink(link, where, first, second, tuple(side for side in held if against[side]))


def _held(link: Link, links: tuple[Link, ...]) -> Link | None:
    """Of the links of its pair in a perspective the one that holds this link, or leaves its sign open."""
    return next((each for each in links if each.polarity in (link.polarity, "?")), None)


def _denials(cmap: CausalMap) -> dict[Pair, set[Polarity]]:
    """For each pair the signs of links that are denied; '?' denies them all."""
    found: defaultdict[Pair, set[Polarity]] = defaultdict(set)
    for saying in (*cmap.denied_only, *(saying for link in cmap.links for saying in link.denials)):
        sign = saying.claim.polarity
        found[saying.cause, saying.effect].update(("+", "-", "?") if sign == "?" else (sign,))
    return dict(found)


def _key(saying: Saying) -> tuple[str, str]:
    return saying.document, saying.claim.id
