"""Which links of a large map are drawn: the strongest, and of equally strong ones those that touch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from sayso.records.causalmap import Link, Loop


def strongest(links: Sequence[Link], loops: Iterable[Loop], number: int) -> tuple[Link, ...]:
    """So many of a map's links, in the order of the map.

    Stronger links (by support, then reports) always come first. Where only some of equally strong ones
    find room, those on a loop are taken first, then those between variables that are already drawn, then
    those of variables with many links: a picture of pieces that do not touch says little.
    """
    on_loops = {link for loop in loops for step in loop.links for link in step}
    degree = Counter(end for link in links for end in (link.cause, link.effect))
    chosen: set[str] = set()
    drawn: set[str] = set()

    def worth(link: Link) -> tuple[bool, int, int]:
        ends = (link.cause, link.effect)
        return link.id in on_loops, sum(end in drawn for end in ends), sum(degree[end] for end in ends)

    for _, equals in groupby(links, key=lambda link: (link.support, link.reports)):
        left = list(equals)
        while left and len(chosen) < number:
            best = max(left, key=worth)  # the first of equals, which is the order of the map
            left.remove(best)
            chosen.add(best.id)
            drawn.update((best.cause, best.effect))
    return tuple(link for link in links if link.id in chosen)
