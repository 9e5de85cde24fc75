"""The best ways from one variable to another."""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from sayso.network.budget import Budget
from sayso.records.causalmap import Link
from sayso.records.claim import Polarity

Direction = int
"""1: more of it, or it happens; -1: less of it, or it does not; 0: which of the two is open."""

SIGN: Mapping[Polarity, Direction] = {"+": 1, "-": -1, "?": 0}

Usable = Callable[[Link, Direction], bool]
"""Whether a link may be used when its cause goes in this direction."""


@dataclass(frozen=True, slots=True)
class Network:
    """Links by their cause and by their effect."""

    out: Mapping[str, Sequence[Link]]
    into: Mapping[str, Sequence[Link]]


@dataclass(frozen=True, slots=True)
class Route:
    """A way along links, no variable twice, with the direction in which its first cause goes."""

    start: Direction
    links: tuple[Link, ...]

    @property
    def end(self) -> Direction:
        """The direction in which the last effect goes."""
        return reduce(lambda direction, link: follow(link, direction), self.links, self.start)


@dataclass(frozen=True, slots=True)
class Routes:
    """Routes, best first; complete when there are no others."""

    found: tuple[Route, ...]
    complete: bool


def network_of(links: Iterable[Link]) -> Network:
    """The network of these links, without self-links."""
    out: defaultdict[str, list[Link]] = defaultdict(list)
    into: defaultdict[str, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda link: link.id):
        if link.cause != link.effect:
            out[link.cause].append(link)
            into[link.effect].append(link)
    return Network(dict(out), dict(into))


def anyhow(link: Link, direction: Direction) -> bool:
    """Every link is usable in every direction."""
    return True


def follow(link: Link, direction: Direction) -> Direction:
    """The direction of the effect when the cause goes in this one."""
    return direction * SIGN[link.polarity]


def best_routes(
    network: Network,
    starts: Mapping[str, Direction],
    goal: str,
    *,
    limit: int,
    budget: Budget,
    max_length: int | None = None,
    usable: Usable = anyhow,
) -> Routes:
    """The best routes from any of the starts to the goal, where they are not the goal itself.

    Best is: the weakest link has most support, then fewest links, then ids.

    Args:
        limit: routes to find; beyond it, whether there are more.
        budget: steps; one for each route that is begun.
        max_length: in links; None for any.

    Method: best first (A*) over routes from the starts, with two lower bounds on what is still to come:
    the best weakest link and the fewest links from each variable to the goal. Neither bound ever
    overestimates, so routes arrive in their final order.
    """
    steps, strength = _still_to_come(network, goal)
    queue: list[tuple[int, int, tuple[str, ...], str, Direction, Route]] = []
    for start, direction in starts.items():
        if start in steps and start != goal:
            heapq.heappush(
                queue, (-strength[start], steps[start], (), start, direction, Route(direction, ()))
            )
    found: list[Route] = []
    while queue:
        weakest, length, ids, here, direction, route = heapq.heappop(queue)
        if here == goal:
            if len(found) == limit:
                return Routes(tuple(found), False)
            found.append(route)
            continue
        seen = {link.cause for link in route.links}
        for link in network.out.get(here, ()):
            there = link.effect
            if there not in steps or there in seen or not usable(link, direction):
                continue
            length = len(route.links) + 1 + steps[there]
            if max_length is not None and length > max_length:
                continue
            if not budget.take():
                return Routes(tuple(found), False)
            key = -min(-weakest, link.support, strength[there])
            further = Route(route.start, (*route.links, link))
            heapq.heappush(queue, (key, length, (*ids, link.id), there, follow(link, direction), further))
    return Routes(tuple(found), True)


def first_routes(network: Network, starts: Mapping[str, Direction], usable: Usable) -> dict[str, Route]:
    """For each variable that can be reached one of the shortest routes there; linear in the links."""
    routes = {(start, direction): Route(direction, ()) for start, direction in sorted(starts.items())}
    first: dict[str, Route] = {}
    queue = deque(routes)
    while queue:
        here, direction = queue.popleft()
        route = routes[here, direction]
        seen = {link.cause for link in route.links}
        for link in network.out.get(here, ()):
            onward = (link.effect, follow(link, direction))
            if onward not in routes and link.effect not in seen and usable(link, direction):
                routes[onward] = Route(route.start, (*route.links, link))
                first.setdefault(link.effect, routes[onward])
                queue.append(onward)
    return first


def _still_to_come(network: Network, goal: str) -> tuple[dict[str, int], dict[str, int]]:
    """For every variable that leads to the goal: the fewest links, and the best weakest link, to it."""
    steps = {goal: 0}
    queue = deque([goal])
    while queue:
        effect = queue.popleft()
        for link in network.into.get(effect, ()):
            if link.cause not in steps:
                steps[link.cause] = steps[effect] + 1
                queue.append(link.cause)
    strength: dict[str, int] = {}
    unbounded = max((link.support for links in network.into.values() for link in links), default=0)
    heap = [(-unbounded, goal)]
    while heap:
        weakest, effect = heapq.heappop(heap)
        if effect in strength:
            continue
        strength[effect] = -weakest
        for link in network.into.get(effect, ()):
            if link.cause not in strength:
                heapq.heappush(heap, (-min(-weakest, link.support), link.cause))
    return steps, strength
