"""The part of a map that is near one variable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.records.causalmap import Link


def neighbourhood(links: Iterable[Link], variable: str, steps: int) -> tuple[Link, ...]:
    """The links among the variables that are at most so many links away, in either direction."""
    links = tuple(links)
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        beside[link.cause].add(link.effect)
        beside[link.effect].add(link.cause)
    near = edge = {variable}
    for _ in range(steps):
        edge = {other for each in edge for other in beside[each]} - near
        near = near | edge
    return tuple(link for link in links if link.cause in near and link.effect in near)
