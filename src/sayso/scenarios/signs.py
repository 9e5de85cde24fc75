"""What the signs alone settle, when every pair has one sign: the arithmetic of layer 1.

The lasting response to presses p on a system with damping, (I - A) x = p, is a sum over simple paths:
each contributes its signs times its strengths times det(I - A of what the path leaves out), all divided by
det(I - A). Where every loop balances, each of these determinants is a sum of positive terms, whatever the
strengths. So when no loop on the way reinforces or is unknown, and all paths agree, the response has their
sign. (Levins 1974; Dambacher, Li and Rossignol 2003.)

On the way to a variable are the variables that a press reaches and that reach it, itself and the pressed
ones included: no other enters its equation. The way is a union of strongly connected parts, so verdicts are
computed part by part, causes first: exactly and in linear time where there are no loops. Inside a part
whose loops all balance, simple paths are walked one by one within a bound; where it is hit, the answer is
'open' and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import Flag

from sayso.network.budget import Budget
from sayso.network.components import strong_components
from sayso.network.cycles import walk_cycles
from sayso.network.routes import Direction

LOOP_STEPS = 100_000
"""Steps in which a part is searched for a loop that does not balance: about a tenth of a second."""

PATH_STEPS = 50_000
"""Steps in which the simple paths through a part are walked."""

BOTH: frozenset[Direction] = frozenset({1, -1})


class Doubt(Flag):
    """Why a variable stays open whatever its paths say."""

    NONE = 0
    LOOP = 1
    """A loop on the way is reinforcing or unknown."""
    TOO_MANY = 2
    """There are too many loops or paths on the way to look at all of them."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair with its one sign: 1, -1, or 0 when open; `ways`: directions of the cause it holds for."""

    sign: int
    ways: frozenset[Direction] = BOTH


@dataclass(frozen=True, slots=True)
class Standing:
    """What the paths to a variable do there (each 1, -1 or 0 for open), and what else leaves it open."""

    directions: frozenset[Direction]
    doubt: Doubt

    @property
    def settled(self) -> Direction:
        """1 when it rises, -1 when it falls, 0 when that is open."""
        if self.doubt is Doubt.NONE and len(self.directions) == 1:
            return next(iter(self.directions))
        return 0


Edges = Mapping[str, Mapping[str, Edge]]


def settle_signs(edges: Edges, presses: Mapping[str, Direction]) -> dict[str, Standing]:
    """How every variable that the presses reach stands, the pressed ones included.

    Args:
        edges: by cause and effect; no variable leads to itself.
        presses: 1 or -1 by variable.
    """
    usable = usable_edges(edges, presses)
    successors = {v: sorted(usable.get(v, ())) for v in sorted({*usable, *presses})}
    arriving: defaultdict[str, set[Direction]] = defaultdict(set)
    for variable, direction in presses.items():
        arriving[variable].add(direction)
    doubts: defaultdict[str, Doubt] = defaultdict(lambda: Doubt.NONE)
    standing: dict[str, Standing] = {}
    for part in strong_components(successors):
        entries = {v: frozenset(arriving[v]) for v in part if v in arriving}
        if not entries:
            continue
        doubt = Doubt.NONE
        for variable in entries:
            doubt |= doubts[variable]
        directions: Mapping[str, Set[Direction]] = entries
        if len(part) > 1:
            inside = _within(usable, part)
            doubt |= _doubt_about(inside)
            if doubt is Doubt.NONE:
                directions, doubt = _through(inside, entries)
            else:
                directions = {v: {0} for v in part}
        members = set(part)
        for variable, found in directions.items():
            standing[variable] = Standing(frozenset(found), doubt)
            for effect, edge in usable.get(variable, {}).items():
                if effect not in members and (onward := _onward(edge, found)):
                    arriving[effect] |= onward
                    doubts[effect] |= doubt
    return standing


def usable_edges(edges: Edges, presses: Mapping[str, Direction]) -> dict[str, dict[str, Edge]]:
    """The edges that some walk from a press uses in a way they hold for."""
    seen = set(presses.items())
    queue = list(presses.items())
    usable: dict[str, dict[str, Edge]] = {}
    while queue:
        variable, direction = queue.pop()
        for effect, edge in edges.get(variable, {}).items():
            for onward in _onward(edge, (direction,)):
                usable.setdefault(variable, {})[effect] = edge
                if (effect, onward) not in seen:
                    seen.add((effect, onward))
                    queue.append((effect, onward))
    return usable


def _onward(edge: Edge, directions: Iterable[Direction]) -> set[Direction]:
    """What arrives at the effect; a cause whose direction is open may go in any that the edge holds for."""
    return {edge.sign * d for d in directions if d in edge.ways or (d == 0 and edge.ways)}


def _within(edges: Edges, part: Iterable[str]) -> dict[str, dict[str, Edge]]:
    members = set(part)
    return {
        cause: {effect: edge for effect, edge in sorted(edges.get(cause, {}).items()) if effect in members}
        for cause in sorted(members)
    }


def _doubt_about(part: Edges) -> Doubt:
    """Whether some loop of a strongly connected part does not balance."""
    if any(edge.sign == 0 for effects in part.values() for edge in effects.values()):
        return Doubt.LOOP  # in a strongly connected part every pair lies on a loop
    budget = Budget(LOOP_STEPS)
    for cycle in walk_cycles(part, budget):
        sign = 1
        for cause, effect in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
            sign *= part[cause][effect].sign
        if sign > 0:
            return Doubt.LOOP
    return Doubt.TOO_MANY if budget.spent else Doubt.NONE


def _through(part: Edges, entries: Mapping[str, Set[Direction]]) -> tuple[dict[str, set[Direction]], Doubt]:
    """What the simple paths from the entries do at each variable of a part."""
    found: defaultdict[str, set[Direction]] = defaultdict(set)
    budget = Budget(PATH_STEPS)
    for entry in sorted(entries):
        for direction in sorted(entries[entry]):
            found[entry].add(direction)
            _walk_paths(part, entry, direction, found, budget)
    return dict(found), Doubt.TOO_MANY if budget.spent else Doubt.NONE


def _walk_paths(
    part: Edges, entry: str, start: Direction, found: Mapping[str, set[Direction]], budget: Budget
) -> None:
    on_path = {entry}
    walk = [(entry, start, iter(part[entry].items()))]
    while walk:
        here, direction, effects = walk[-1]
        for there, edge in effects:
            if not budget.take():
                return
            onward = () if there in on_path else _onward(edge, (direction,))
            if onward:
                (arrived,) = onward
                found[there].add(arrived)
                on_path.add(there)
                walk.append((there, arrived, iter(part[there].items())))
                break
        else:
            walk.pop()
            on_path.discard(here)
