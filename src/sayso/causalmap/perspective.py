"""The map that some of the claims make, cut out of the map of everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.causalmap.links import assemble, text_order
from sayso.records.causalmap import CausalMap, Saying


def perspective(cmap: CausalMap, keep: Callable[[Saying], bool]) -> CausalMap:
    """The map that only some of the claims make, with support and contest counted anew among them.

    The map of everybody is the union of all perspectives. Variables and people that nothing speaks of any
    more are left out.

    Args:
        keep: whether a claim is one of them.
    """
    kept = [saying for saying in all_sayings(cmap) if keep(saying)]
    spoken_of = {side for saying in kept for side in (saying.cause, saying.effect)}
    speaking = {holder for saying in kept for holder in saying.holders}
    return assemble(
        kept,
        variables=(variable for variable in cmap.variables.values() if variable.id in spoken_of),
        people=(person for person in cmap.people.values() if person.id in speaking),
        threshold=cmap.threshold,
    )


def all_sayings(cmap: CausalMap) -> tuple[Saying, ...]:
    """Every claim on the map once, in document and text order."""
    return tuple(
        sorted({text_order(saying): saying for saying in _everywhere(cmap)}.values(), key=text_order)
    )


def _everywhere(cmap: CausalMap) -> Iterator[Saying]:
    for link in cmap.links:
        yield from link.carrying
        yield from link.backing
        yield from link.denials
    yield from cmap.denied_only
    yield from cmap.questioned
    yield from cmap.weak
    yield from cmap.self_links
    yield from cmap.rejected
