"""The map that some of the claims make, cut out of the map of everybody."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sayso.causalmap.links import assemble
from sayso.records.causalmap import CausalMap, Saying
from sayso.records.condition import Condition


def perspective(
    cmap: CausalMap, keep: Callable[[Saying], bool] | None = None, *, asked: Collection[Condition] = ()
) -> CausalMap:
    """The map that only some of the claims make, with support and contest counted anew among them.

    The map of everybody is the union of all perspectives. Variables and people that nothing speaks of any
    more are left out.

    Args:
        keep: whether a claim is one of them; None where `asked` says it all.
        asked: conditions on claims, all of which must hold.
    """
    kept = [saying for saying in cmap.sayings(asked) if keep is None or keep(saying)]
    spoken_of = {side for saying in kept for side in (saying.cause, saying.effect)}
    speaking = {holder for saying in kept for holder in saying.holders}
    return assemble(
        kept,
        variables=cmap.variables_of(spoken_of),
        people=cmap.people_of(speaking),
        threshold=cmap.threshold,
    )
