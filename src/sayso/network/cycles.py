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
        causes: dict[str, list[str]] = {v: [] for v in part}
        for cause in part:
            for effect in local[cause]:
                causes[effect].append(cause)
        for root in part:
            back = _steps_back(root, inside, causes, budget, max_length or len(part))
            yield from _cycles_from(root, local, back, budget, max_length or len(part))
            if budget.spent:
                return
            inside.discard(root)


def _cycles_from(
    root: str,
    successors: Mapping[str, list[str]],
    back: Mapping[str, int],
    budget: Budget,
    max_length: int,
) -> Iterator[Cycle]:
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
    root: str, inside: Set[str], causes: Mapping[str, list[str]], budget: Budget, max_length: int
) -> dict[str, int]:
    """For each variable inside from which the root can be reached in time: in how many steps at least."""
    steps = {root: 0}
    queue = [root]
    for effect in queue:
        if steps[effect] == max_length - 1 or not budget.take(len(causes[effect])):
            break
        for cause in causes[effect]:
            if cause in inside and cause not in steps:
                steps[cause] = steps[effect] + 1
                queue.append(cause)
    del steps[root]
    return steps


def bounded_cycles(
    successors: Mapping[str, Collection[str]], *, max_length: int, most: int, budget: int
) -> Cycles:
    """The simple cycles up to a length; when there are too many, all those up to a shorter one.

    Args:
        max_length: in variables.
        most: number of cycles above which a length is given up.
        budget: steps for each length that is tried.
    """
    everything = all_cycles(successors, max_length=max_length, most=most, budget=budget)
    if everything is not None:
        return Cycles(everything, True, max_length)
    best = Cycles((), False, 1)
    for length in range(2, max_length):
        shorter = all_cycles(successors, max_length=length, most=most, budget=budget)
        if shorter is None:
            break
        best = Cycles(shorter, False, length)
    return best


def all_cycles(
    successors: Mapping[str, Collection[str]], *, max_length: int, most: int, budget: int
) -> tuple[Cycle, ...] | None:
    """The simple cycles up to a length; None when there are more than `most`, or the steps do not do."""
    steps = Budget(budget)
    found = []
    for cycle in walk_cycles(successors, steps, max_length=max_length):
        found.append(cycle)
        if len(found) > most:
            return None
    return None if steps.spent else tuple(found)
