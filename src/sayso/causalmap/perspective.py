"""The map that some of the claims make, cut out of the map of everybody."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sayso.causalmap.links import assemble
from sayso.records.causalmap import CausalMap, Saying


def perspective(
    cmap: CausalMap,
    keep: Callable[[Saying], bool],
    *,
    holders: Collection[str] | None = None,
    documents: Collection[str] | None = None,
) -> CausalMap:
    """The map that only some of the claims make, with support and contest counted anew among them.

    The map of everybody is the union of all perspectives. Variables and people that nothing speaks of any
    more are left out.

    Args:
        keep: whether a claim is one of them.
        holders, documents: whose say-so it must be, and where it must stand, as far as that is known before;
            None for any.
    """
    kept = [saying for saying in cmap.sayings(holders=holders, documents=documents) if keep(saying)]
    spoken_of = {side for saying in kept for side in (saying.cause, saying.effect)}
    speaking = {holder for saying in kept for holder in saying.holders}
    return assemble(
        kept,
        variables=cmap.variables_of(spoken_of),
        people=cmap.people_of(speaking),
        threshold=cmap.threshold,
    )
