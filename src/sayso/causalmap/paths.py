"""The ways from one variable to another: what `sayso why` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from sayso.errors import QueryError
from sayso.network.budget import Budget
from sayso.network.pairs import held_by
from sayso.network.routes import Route, Routes, best_routes, network_of
from sayso.records.causalmap import Arrow, CausalMap, Link, Path, Paths

_STEPS = 100_000  # below a second
_SEVERAL = 2  # support of the links that are searched first: nearly all links of a large map have less


def find_paths(cmap: CausalMap, cause: str, effect: str, *, limit: int = 20) -> Paths:
    """The paths from cause to effect, best first: support of the weakest link, then shortest, then ids.

    Args:
        cause, effect: ids of variables of the map.
        limit: number of paths kept.

    Raises:
        QueryError: a variable is not on the map.

    Method: the paths over links that several support are better than all others; the others come shortest
    first. So of the links that one supports only those near the two are looked at.
    """
    for variable in (cause, effect):
        if variable not in cmap.variables:
            raise QueryError(variable, f"the map has no variable {variable}")
    routes = _best(cmap.arrows(least=_SEVERAL), cause, effect, limit)
    if routes.complete:
        well_supported = routes.found
        for arrows, length in _around(cmap, cause, effect):
            routes = _best(arrows, cause, effect, limit, length)
            if not routes.complete:
                others = (route for route in routes.found if _weakest(route) < _SEVERAL)
                routes = Routes((*well_supported, *others)[:limit], complete=False)
                break
    known = cmap.links_of({arrow.id for route in routes.found for arrow in route.links})
    ways = [tuple(known[arrow.id] for arrow in route.links) for route in routes.found]
    return Paths(
        tuple(
            Path(
                links=links,
                support=min(link.support for link in links),
                held_by=held_by((link,) for link in links),
            )
            for links in ways
        ),
        routes.complete,
    )


def _best(
    arrows: Iterable[Arrow], cause: str, effect: str, limit: int, max_length: int | None = None
) -> Routes:
    # The search looks at nothing of a link but what an arrow has.
    network = network_of(cast("Iterable[Link]", arrows))
    return best_routes(network, {cause: 1}, effect, limit=limit, budget=Budget(_STEPS), max_length=max_length)


def _weakest(route: Route) -> int:
    return min(link.support for link in route.links)


def _around(cmap: CausalMap, cause: str, effect: str) -> Iterator[tuple[set[Arrow], int | None]]:
    """More and more arrows around the two, with the length up to which all ways are over these; None for any.

    Arrows that leave the cause, those that leave where they end, and so on; and backwards from the effect:
    each time from the side where fewer are at the edge. Where one side has no more, all ways are there.
    """
    arrows: set[Arrow] = set()
    edges = [{cause}, {effect}]
    seen = [{cause}, {effect}]
    length = 0
    while True:
        side = min((0, 1), key=lambda side: len(edges[side]))
        if side == 0:
            new = cmap.arrows(causes=edges[0])
            ends = {arrow.effect for arrow in new}
        else:
            new = cmap.arrows(effects=edges[1])
            ends = {arrow.cause for arrow in new}
        arrows.update(new)
        edges[side] = ends - seen[side]
        seen[side] |= ends
        length += 1
        if not edges[side]:
            break
        yield arrows, length
    yield arrows, None
