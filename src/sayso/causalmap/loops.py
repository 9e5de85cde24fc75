"""The feedback loops of a map."""

from __future__ import annotations

from sayso.network.cycles import bounded_cycles
from sayso.network.pairs import by_pair, loop_order, loop_over, successors_of
from sayso.records.causalmap import CausalMap, Loops

MAX_LENGTH = 8
"""Variables in the longest loop looked for. Longer ones exist in dense maps by the million and are
rarely what anybody means."""

_MOST = 20_000  # loops of a length above which it is given up
_STEPS = 400_000  # about half a second for each length that is tried


def find_loops(cmap: CausalMap, *, max_length: int = MAX_LENGTH, limit: int = 1000) -> Loops:
    """The feedback loops up to a length, strongest first: weakest link, then shortest, then ids.

    A loop runs over pairs: where a pair has links of both signs, or only '?', the loop is unknown, and
    there once. A link that somebody denies keeps its sign. When there are more loops than can be looked
    at, those up to the greatest length that can are given, and `complete` is False; so it is when
    `limit` cuts the list.

    Args:
        max_length: in variables, at least 2.
        limit: number of loops kept.
    """
    pairs = by_pair(cmap.links)
    cycles = bounded_cycles(successors_of(pairs), max_length=max_length, most=_MOST, budget=_STEPS)
    loops = sorted((loop_over(cycle, pairs) for cycle in cycles.found), key=loop_order)
    complete = cycles.complete and len(loops) <= limit
    return Loops(tuple(loops[:limit]), complete, cycles.max_length)
