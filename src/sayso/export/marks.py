"""Where the marks of loops go on a picture of the map: near the middle of their loop, clear of the rest."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from sayso.causalmap.arcs import Arc, Point
from sayso.causalmap.layout import Layout

RADIUS = 18.0
"""Of a loop's mark, in pixels of the picture."""

_SIGN = 9.0  # radius of a link's sign
_RINGS = (0, 6, 12, 18, 24, 32, 40, 50, 60)  # how far from the middle a place is looked for
_WAYS = 16


def place_marks(middles: Iterable[Point], layout: Layout) -> list[Point]:
    """For the middle of each loop the nearest place in which a mark touches no name, sign or other mark.

    Among places equally near, the one furthest from any curve. Where all near ones are taken, the middle.
    """
    spots: list[Point] = []
    curves = [_points(arc) for arc in layout.arcs]
    for middle in middles:
        spots.append(_place(middle, layout, curves, spots))
    return spots


def _place(middle: Point, layout: Layout, curves: Sequence[Sequence[Point]], taken: Sequence[Point]) -> Point:
    for ring in _RINGS:
        free = [spot for spot in _round(middle, ring) if _is_free(spot, layout, taken)]
        if free:
            return max(free, key=lambda spot: round(min(_gap(spot, p) for c in curves for p in c), 3))
    return middle


def _round(middle: Point, ring: float) -> list[Point]:
    if not ring:
        return [middle]
    turns = (2 * math.pi * n / _WAYS for n in range(_WAYS))
    return [(middle[0] + ring * math.cos(turn), middle[1] + ring * math.sin(turn)) for turn in turns]


def _is_free(spot: Point, layout: Layout, taken: Sequence[Point]) -> bool:
    x, y = spot
    if not (RADIUS <= x <= layout.width - RADIUS and RADIUS <= y <= layout.height - RADIUS):
        return False
    for box in layout.boxes:
        beside = max(abs(x - box.x) - box.width / 2, 0.0), max(abs(y - box.y) - box.height / 2, 0.0)
        if math.hypot(*beside) < RADIUS:
            return False
    if any(_gap(spot, arc.sign) < RADIUS + _SIGN for arc in layout.arcs):
        return False
    return all(_gap(spot, other) >= 2 * RADIUS for other in taken)


def _gap(a: Point, b: Point) -> float:
    return math.hypot(a[0] - b[0], a[1] - b[1])


def _points(arc: Arc) -> list[Point]:
    return [along(arc, n / 10) for n in range(11)]


def along(arc: Arc, share: float) -> Point:
    """The point on a link's curve after this share (0 to 1) of its parameter."""
    p, q, r = (1 - share) ** 2, 2 * share * (1 - share), share**2
    (ax, ay), (bx, by), (cx, cy) = arc.start, arc.control, arc.end
    return p * ax + q * bx + r * cx, p * ay + q * by + r * cy
