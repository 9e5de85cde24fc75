"""Why a variable does what it does: the paths that carry the effect there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.network.budget import Budget
from sayso.network.pairs import held_by
from sayso.network.routes import (
    Direction,
    Network,
    Route,
    Routes,
    Usable,
    best_routes,
    first_routes,
    follow,
)
from sayso.records.scenario import EffectPath, Step
from sayso.scenarios.usage import is_mirror

_LOOKED_AT = 60  # paths to one variable, among which the best for and the best against are kept
_STEPS_EACH = 2_500
_STEPS_IN_ALL = 250_000  # about a second

_EFFECT: Mapping[Direction, Literal["rises", "falls", "open"]] = {1: "rises", -1: "falls", 0: "open"}


@dataclass(frozen=True, slots=True)
class Why:
    """The best paths to a variable, those for and those against; how many more, and if that is exact."""

    paths: tuple[EffectPath, ...]
    more: int
    more_is_exact: bool


class Explainer:
    """Finds paths from the presses, with one budget for all the variables that are asked about."""

    def __init__(self, network: Network, presses: Mapping[str, Direction], usable: Usable, keep: int) -> None:
        self._network = network
        self._presses = presses
        self._usable = usable
        self._keep = keep
        self._cost = sum(len(links) for links in network.out.values())
        self._left = Budget(_STEPS_IN_ALL)
        self._first: Mapping[str, Route] | None = None

    def paths_to(self, variable: str) -> Why:
        """The best paths to a variable, at most `keep` of each effect.

        When the budget is spent, only one of the shortest, with 'more than' it left unknown.
        """
        routes = self._routes_to(variable)
        kept: list[Route] = []
        count: Counter[Direction] = Counter()
        for route in routes.found:
            count[route.end] += 1
            if count[route.end] <= self._keep:
                kept.append(route)
        return Why(
            paths=tuple(map(effect_path, kept)),
            more=len(routes.found) - len(kept),
            more_is_exact=routes.complete,
        )

    def _routes_to(self, variable: str) -> Routes:
        if self._left.take(self._cost + _STEPS_EACH):
            budget = Budget(_STEPS_EACH)
            routes = best_routes(
                self._network,
                self._presses,
                variable,
                limit=_LOOKED_AT,
                budget=budget,
                usable=self._usable,
            )
            self._left.give_back(budget.left)
            if routes.found or routes.complete:
                return routes
        if self._first is None:
            self._first = first_routes(self._network, self._presses, self._usable)
        first = self._first.get(variable)
        return Routes((first,) if first else (), False)


def effect_path(route: Route) -> EffectPath:
    """What a route does at its end, step by step."""
    direction = route.start
    steps = []
    for link in route.links:
        mirror = is_mirror(link, direction)
        steps.append(Step(link.id, link.cause, link.effect, link.polarity, mirror=mirror, once=link.once))
        direction = follow(link, direction)
    return EffectPath(
        steps=tuple(steps),
        effect=_EFFECT[route.end],
        support=min(link.support for link in route.links),
        held_by=held_by((link,) for link in route.links),
    )
