"""The simple cycles of a network, looked for within bounds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass

from sayso.network.budget import Budget
from sayso.network.components import strong_components

Cycle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cycles:
    """Simple cycles, and the longest length of which every one is among them."""

    found: tuple[Cycle, ...]
    complete: bool
    max_length: int


def walk_cycles(
    successors: Mapping[str, Collection[str]], budget: Budget, *, max_length: int | None = None
) -> Iterator[Cycle]:
    """Every simple cycle of two variables or more once, from its smallest variable on.

    They come by their smallest variable, in an order that only the network decides. When the budget
    runs out they stop coming, and `budget.spent` tells.

    Args:
        max_length: of the cycles, in variables; None for any.

    Method: depth first from each variable in turn, over the variables behind it in its strong part, and
    only to where the way back is short enough. A step is one look along one pair.
    """
    for part in strong_components(successors):
        if len(part) < 2:
            continue
        inside = set(part)
        local = {v: sorted(inside.intersection(successors[v]) - {v}) for v in part}
        for root in part:
            yield from _cycles_from(root, inside, local, budget, max_length or len(part))
            if budget.spent:
                return
            inside.discard(root)


def _cycles_from(
    root: str, inside: Set[str], successors: Mapping[str, list[str]], budget: Budget, max_length: int
) -> Iterator[Cycle]:
    back = _steps_back(root, inside, successors, max_length, budget)
    path, on_path = [root], {root}
    walk = [iter(successors[root])]
    while walk:
        for there in walk[-1]:
            if not budget.take():
                return
            if there == root:
                yield tuple(path)
            elif there not in on_path and len(path) + back.get(there, max_length) <= max_length:
                path.append(there)
                on_path.add(there)
                walk.append(iter(successors[there]))
                break
        else:
            walk.pop()
            on_path.discard(path.pop())


def _steps_back(
    root: str, inside: Set[str], successors: Mapping[str, list[str]], max_length: int, budget: Budget
) -> dict[str, int]:
    """For every variable from which the root can be reached in time: in how many steps at least."""
    causes: dict[str, list[str]] = {}
    for cause in inside:
        if not budget.take(len(successors[cause])):
            return {}
        for effect in successors[cause]:
            if effect in inside:
                causes.setdefault(effect, []).append(cause)
    steps = {root: 0}
    level = [root]
    while level and steps[level[0]] < max_length - 1:
        level = _next_level(level, causes, steps)
    del steps[root]
    return steps


def _next_level(level: list[str], causes: Mapping[str, list[str]], steps: dict[str, int]) -> list[str]:
    further = []
    for effect in level:
        for cause in causes.get(effect, ()):
            if cause not in steps:
                steps[cause] = steps[effect] + 1
                further.append(cause)
    return further


def bounded_cycles(
    successors: Mapping[str, Collection[str]], *, max_length: int, most: int, budget: int
) -> Cycles:
    """The simple cycles up to a length; when there are too many, all those up to a shorter one.

    Args:
        max_length: in variables.
        most: number of cycles above which a length is given up.
        budget: steps for each length that is tried.
    """
    everything = _all_up_to(successors, max_length, most, budget)
    if everything is not None:
        return Cycles(everything, True, max_length)
    best = Cycles((), False, 1)
    for length in range(2, max_length):
        shorter = _all_up_to(successors, length, most, budget)
        if shorter is None:
            break
        best = Cycles(shorter, False, length)
    return best


def _all_up_to(
    successors: Mapping[str, Collection[str]], length: int, most: int, budget: int
) -> tuple[Cycle, ...] | None:
    steps = Budget(budget)
    found = []
    for cycle in walk_cycles(successors, steps, max_length=length):
        found.append(cycle)
        if len(found) > most:
            return None
    return None if steps.spent else tuple(found)
