"""The ways from one variable to another: what `sayso why` shows."""

from __future__ import annotations

from sayso.errors import QueryError
from sayso.network.budget import Budget
from sayso.network.pairs import held_by
from sayso.network.routes import best_routes, network_of
from sayso.records.causalmap import CausalMap, Path, Paths

_STEPS = 100_000  # below a second


def find_paths(
    cmap: CausalMap, cause: str, effect: str, *, limit: int = 20, max_length: int | None = None
) -> Paths:
    """The paths from cause to effect, best first: support of the weakest link, then shortest, then ids.

    Args:
        cause, effect: ids of variables of the map.
        limit: number of paths kept.
        max_length: in links; None for any.

    Raises:
        QueryError: a variable is not on the map.
    """
    for variable in (cause, effect):
        if variable not in cmap.variables:
            raise QueryError(variable, f"the map has no variable {variable}")
    routes = best_routes(
        network_of(cmap.links),
        {cause: 1},
        effect,
        limit=limit,
        max_length=max_length,
        budget=Budget(_STEPS),
    )
    return Paths(
        tuple(
            Path(
                links=route.links,
                support=min(link.support for link in route.links),
                held_by=held_by((link,) for link in route.links),
            )
            for route in routes.found
        ),
        routes.complete,
    )
