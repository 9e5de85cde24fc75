"""What lies on the way from the presses to each variable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from sayso.network.budget import Budget
from sayso.network.components import strong_components
from sayso.network.cycles import bounded_cycles, walk_cycles
from sayso.network.pairs import Pair, Pairs, loop_order, loop_over, successors_of
from sayso.network.routes import Direction, follow
from sayso.records.causalmap import Link, Loop

Thing = TypeVar("Thing")

SHOWN_LOOPS = 3
"""Loops that are named as the reason why a variable stays open."""

_LOOP_LENGTH = 8
_LOOPS_LOOKED_AT = 2_000
_STEPS = 20_000


def walked_links(
    links: Iterable[Link], presses: Mapping[str, Direction], ways: Mapping[str, frozenset[Direction]]
) -> tuple[Link, ...]:
    """The links that some walk from a press uses in a direction that it may be used in."""
    out: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        out[link.cause].append(link)
    seen = set(presses.items())
    queue = list(presses.items())
    walked: dict[str, Link] = {}
    while queue:
        cause, direction = queue.pop()
        for link in out[cause]:
            if direction and direction not in ways[link.id]:
                continue
            walked[link.id] = link
            onward = (link.effect, follow(link, direction))
            if onward not in seen:
                seen.add(onward)
                queue.append(onward)
    return tuple(walked[each] for each in sorted(walked))


def distances(pairs: Iterable[Pair], starts: Iterable[str]) -> dict[str, int]:
    """For every variable that the starts reach, in how many links at least."""
    successors = successors_of(pairs)
    steps = dict.fromkeys(starts, 0)
    queue = list(steps)
    for cause in queue:
        for effect in successors.get(cause, ()):
            if effect not in steps:
                steps[effect] = steps[cause] + 1
                queue.append(effect)
    return steps


def on_the_way(
    pairs: Iterable[Pair],
    own: Callable[[Sequence[str]], Iterable[Thing]],
    cut: Callable[[Iterable[Thing]], Sequence[Thing]],
) -> dict[str, Sequence[Thing]]:
    """For each variable the things of its own strong part and of all parts that lead there.

    Args:
        pairs: those that the presses reach.
        own: the things of one part, from its variables.
        cut: what is kept when the things of several parts meet, so that lists stay short.
    """
    pairs = list(pairs)
    successors = successors_of(pairs)
    arriving: defaultdict[str, set[Thing]] = defaultdict(set)
    found: dict[str, Sequence[Thing]] = {}
    for part in strong_components(successors):
        things = set(own(part))
        for variable in part:
            things |= arriving[variable]
        kept = cut(things)
        members = set(part)
        for variable in part:
            found[variable] = kept
            for effect in successors.get(variable, ()):
                if effect not in members:
                    arriving[effect].update(kept)
    return found


def unbalanced_loops(pairs: Pairs) -> dict[str, Sequence[Loop]]:
    """For each variable some of the reinforcing or unknown loops on the way there, strongest first."""
    successors = successors_of(pairs)

    def own(part: Sequence[str]) -> Iterable[Loop]:
        if len(part) < 2:
            return ()
        members = set(part)
        return _unbalanced({v: [w for w in successors[v] if w in members] for v in part}, pairs)

    def cut(loops: Iterable[Loop]) -> Sequence[Loop]:
        return sorted(loops, key=loop_order)[:SHOWN_LOOPS]

    return on_the_way(pairs, own, cut)


def _unbalanced(part: Mapping[str, Sequence[str]], pairs: Pairs) -> Iterable[Loop]:
    cycles = bounded_cycles(part, max_length=_LOOP_LENGTH, most=_LOOPS_LOOKED_AT, budget=_STEPS)
    short = [loop for cycle in cycles.found if (loop := loop_over(cycle, pairs)).kind != "balancing"]
    if short:
        return short
    longer = (loop_over(cycle, pairs) for cycle in walk_cycles(part, Budget(_STEPS)))
    return [loop for loop in [next((each for each in longer if each.kind != "balancing"), None)] if loop]
