"""Between which variables the others stand: betweenness, with the counts behind it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

MOST_STEPS = 1_000_000
"""Variables times pairs above which betweenness is not counted: about a second."""


@dataclass(frozen=True, slots=True)
class Between:
    """How much stands on one variable.

    Attributes:
        pairs: ordered pairs of other variables with a shortest way, in links, over this one.
        share: the same, each pair counted with the share of its shortest ways that go over this one.
    """

    pairs: int
    share: float


def find_between(successors: Mapping[str, Collection[str]]) -> dict[str, Between] | None:
    """The betweenness of every variable of a network; None where it is too large to count.

    Args:
        successors: for each variable those it leads to; one that is only led to may be missing as key.

    Method: L. C. Freeman, A set of measures of centrality based on betweenness, Sociometry 40 (1977);
    counted by U. Brandes, A faster algorithm for betweenness centrality, J. Math. Sociology 25 (2001),
    O(variables x pairs), and with it, as sets of bits, whom each way reaches.

    >>> find_between({"a": ["b"], "b": ["c"], "c": ["d"]})["b"]
    Between(pairs=2, share=2.0)
    """
    variables = sorted({*successors, *(effect for effects in successors.values() for effect in effects)})
    if len(variables) * sum(map(len, successors.values())) > MOST_STEPS:
        return None
    bit = {variable: 1 << n for n, variable in enumerate(variables)}
    share, pairs = dict.fromkeys(variables, 0.0), dict.fromkeys(variables, 0)
    for start in variables:
        steps, ways, before, order = {start: 0}, {start: 1}, {start: list[str]()}, [start]
        for here in order:
            for there in successors.get(here, ()):
                if there not in steps:
                    steps[there], ways[there], before[there] = steps[here] + 1, 0, []
                    order.append(there)
                if steps[there] == steps[here] + 1:
                    ways[there] += ways[here]
                    before[there].append(here)
        depends, beyond = dict.fromkeys(order, 0.0), dict.fromkeys(order, 0)
        for there in reversed(order[1:]):
            for here in before[there]:
                depends[here] += ways[here] / ways[there] * (1 + depends[there])
                beyond[here] |= beyond[there] | bit[there]
            share[there] += depends[there]
            pairs[there] += beyond[there].bit_count()
    return {variable: Between(pairs[variable], round(share[variable], 4)) for variable in variables}
