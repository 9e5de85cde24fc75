"""The feedback loops of a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import overload

from sayso.network.components import strong_components
from sayso.network.cycles import Cycle, all_cycles, bounded_cycles
from sayso.network.pairs import Pair, by_pair, held_by, loop_order, outline, successors_of
from sayso.records.causalmap import CausalMap, Counted, Loop, Loops

MAX_LENGTH = 8
"""Variables in the longest loop looked for. Longer ones exist in dense maps by the million and are
rarely what anybody means."""

_MOST = 20_000  # loops of a length above which it is given up
_STEPS = 400_000  # about half a second for each length or support that is tried


class LoopsOf(Sequence[Loop]):
    """The loops of a map, strongest first, looked for when they are first asked for."""

    def __init__(self, cmap: CausalMap) -> None:
        self._cmap = cmap

    @cached_property
    def search(self) -> Loops:
        """What was found, and how far the search for it went."""
        return find_loops(self._cmap)

    def __len__(self) -> int:
        return len(self.search.found)

    @cached_property
    def some(self) -> bool:
        """Whether there are loops, of any length; that is known without looking for them."""
        arrows = self._cmap.arrows()
        parts = strong_components(successors_of({(arrow.cause, arrow.effect) for arrow in arrows}))
        return any(len(part) > 1 for part in parts)

    @overload
    def __getitem__(self, place: int) -> Loop: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Loop]: ...
    def __getitem__(self, place: int | slice) -> Loop | Sequence[Loop]:
        return self.search.found[place]

    def __iter__(self) -> Iterator[Loop]:
        return iter(self.search.found)


def find_loops(cmap: CausalMap, *, max_length: int = MAX_LENGTH, limit: int = 1000) -> Loops:
    """The feedback loops up to a length, strongest first: weakest link, then shortest, then ids.

    A loop runs over pairs: where a pair has links of both signs, or only '?', the loop is unknown, and
    there once. A link that somebody denies keeps its sign. When there are more loops than can be looked
    at, those up to the greatest length that can are given, and of the longer ones all that are strong: the
    loops over links of at least the least support with which the search comes to an end. `complete` is then
    False; so it is when `limit` cuts the list.

    Args:
        max_length: in variables, at least 2.
        limit: number of loops kept.
    """
    pairs = by_pair(cmap.counted())
    cycles = bounded_cycles(successors_of(pairs), max_length=max_length, most=_MOST, budget=_STEPS)
    found, support = set(cycles.found), 0 if cycles.complete else None
    if not cycles.complete:
        strong, support = _strong_cycles(pairs, max_length)
        found.update(strong)
    loops = sorted((outline(cycle, pairs) for cycle in found), key=loop_order)
    kept = loops[:limit]
    links = cmap.links_of({id for loop in kept for step in loop.links for id in step})
    return Loops(
        found=tuple(
            replace(loop, held_by=held_by([links[id] for id in step] for step in loop.links)) for loop in kept
        ),
        complete=cycles.complete and len(loops) <= limit,
        max_length=cycles.max_length,
        longest=max_length,
        support=support,
        seen=len(loops),
    )


def _strong_cycles(
    pairs: Mapping[Pair, Sequence[Counted]], max_length: int
) -> tuple[tuple[Cycle, ...], int | None]:
    """The cycles over pairs of at least the least support with which all of them can be seen."""
    strength = {pair: max(link.support for link in links) for pair, links in pairs.items()}
    supports = sorted(set(strength.values()))[
        1:
    ]  # over those of the least, all cycles were looked for already
    best: tuple[tuple[Cycle, ...], int | None] = (), None
    low, high = 0, len(supports)
    while low < high:
        middle = (low + high) // 2
        strong = successors_of(pair for pair in pairs if strength[pair] >= supports[middle])
        cycles = all_cycles(strong, max_length=max_length, most=_MOST, budget=_STEPS)
        if cycles is None:
            low = middle + 1
        else:
            best, high = (cycles, supports[middle]), middle
    return best


def loops_reach(loops: Loops) -> str:
    """Which of a map's loops are listed, in a sentence; '' when all are."""
    if loops.complete:
        return ""
    listed = f"the strongest {len(loops.found):,} are listed"
    if loops.support == 0:
        return f"There are {loops.seen:,} loops of up to {loops.longest} variables; {listed}."
    sure = f"every one of up to {loops.max_length} variables was seen"
    if loops.support is not None:
        strong = f"whose links all have a support of {loops.support} or more"
        sure += f", and every one of up to {loops.longest} {strong}"
    cut = f"; {listed}" if loops.seen > len(loops.found) else ""
    return f"There are more than {loops.seen:,} loops: {sure}{cut}."
