"""The strongly connected parts of a network."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def strong_components(successors: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The strongly connected parts, each sorted, causes before effects.

    Args:
        successors: for each variable those it leads to; one that is only led to may be missing as key.

    Method: R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972), without
    recursion; O(variables + pairs).

    >>> strong_components({"a": ["b"], "b": ["c"], "c": ["b", "d"]})
    [['a'], ['b', 'c'], ['d']]
    """
    found: list[list[str]] = []
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    pending: list[str] = []
    waiting: set[str] = set()
    for root in sorted(successors):
        if root in number:
            continue
        number[root] = lowest[root] = len(number)
        pending.append(root)
        waiting.add(root)
        walk = [(root, iter(sorted(successors[root])))]
        while walk:
            here, others = walk[-1]
            for there in others:
                if there not in number:
                    number[there] = lowest[there] = len(number)
                    pending.append(there)
                    waiting.add(there)
                    walk.append((there, iter(sorted(successors.get(there, ())))))
                    break
                if there in waiting:
                    lowest[here] = min(lowest[here], number[there])
            else:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    lowest[above] = min(lowest[above], lowest[here])
                if lowest[here] == number[here]:
                    part: list[str] = []
                    while not part or part[-1] != here:
                        part.append(pending.pop())
                        waiting.discard(part[-1])
                    found.append(sorted(part))
    return found[::-1]
