"""Links by the pair they join, and the loops over pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sayso.network.cycles import Cycle
from sayso.records.causalmap import Counted, Link, Loop, LoopKind
from sayso.records.claim import Polarity

Pair = tuple[str, str]
Pairs = Mapping[Pair, tuple[Link, ...]]
L = TypeVar("L", Link, Counted)


def by_pair(links: Iterable[L]) -> dict[Pair, tuple[L, ...]]:
    """The links of each pair (cause, effect), '+' before '-'; pairs sorted. Self-links are left out."""
    pairs: defaultdict[Pair, list[L]] = defaultdict(list)
    for link in links:
        if link.cause != link.effect:
            pairs[link.cause, link.effect].append(link)
    return {pair: tuple(sorted(pairs[pair], key=lambda link: link.polarity)) for pair in sorted(pairs)}


def successors_of(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """For each cause its effects, in the order of the pairs."""
    successors: defaultdict[str, list[str]] = defaultdict(list)
    for cause, effect in pairs:
        successors[cause].append(effect)
    return dict(successors)


def sign_of(links: Sequence[Link | Counted]) -> Polarity:
    """The one sign of a pair's links; '?' when there are both, or when nobody says."""
    return links[0].polarity if len(links) == 1 else "?"


def loop_kind(signs: Iterable[Polarity]) -> LoopKind:
    """Whether a loop reinforces or balances, from the signs of its pairs once round.

    Method: J. D. Sterman, Business Dynamics (2000), ch. 5: a loop's sign is the product of its links'.

    >>> loop_kind("+-+"), loop_kind("--"), loop_kind("+?")
    ('balancing', 'reinforcing', 'unknown')
    """
    signs = list(signs)
    if "?" in signs:
        return "unknown"
    return "balancing" if signs.count("-") % 2 else "reinforcing"


def loop_over(cycle: Cycle, pairs: Pairs) -> Loop:
    """The loop over these variables: its kind, who holds all of it, the support of its weakest link.

    Over a contested pair, whoever holds either of its links holds the pair, and the stronger counts.
    """
    round_it = _round(cycle, pairs)
    return replace(outline(cycle, pairs), held_by=held_by(round_it))


def outline(cycle: Cycle, pairs: Mapping[Pair, tuple[L, ...]]) -> Loop:
    """The same loop, without who holds all of it."""
    round_it = _round(cycle, pairs)
    return Loop(
        variables=cycle,
        links=tuple(tuple(link.id for link in links) for links in round_it),
        kind=loop_kind(sign_of(links) for links in round_it),
        held_by=(),
        support=min(max(link.support for link in links) for links in round_it),
    )


def _round(cycle: Cycle, pairs: Mapping[Pair, tuple[L, ...]]) -> list[tuple[L, ...]]:
    return [pairs[pair] for pair in zip(cycle, (*cycle[1:], cycle[0]), strict=True)]


def loop_order(loop: Loop) -> tuple[int, int, tuple[str, ...]]:
    """Sorts loops: strongest weakest link first, then shortest, then by ids."""
    return -loop.support, len(loop.variables), loop.variables


def held_by(steps: Iterable[Sequence[Link]]) -> tuple[str, ...]:
    """Ids of the people who hold at least one link of every step, sorted; () for no step."""
    holders = [{person for link in links for person in link.holders} for links in steps]
    return tuple(sorted(holders[0].intersection(*holders[1:]))) if holders else ()
