"""The ways from one variable to another: what `sayso why` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from sayso.errors import QueryError
from sayso.network.budget import Budget
from sayso.network.pairs import held_by
from sayso.network.routes import best_routes, network_of
from sayso.records.causalmap import CausalMap, Link, Path, Paths

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
        # The search looks at nothing of a link but what an arrow has.
        network_of(cast("Sequence[Link]", cmap.arrows())),
        {cause: 1},
        effect,
        limit=limit,
        max_length=max_length,
        budget=Budget(_STEPS),
    )
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
