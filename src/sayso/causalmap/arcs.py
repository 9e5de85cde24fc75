"""The curves of links between boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.records.causalmap import Link

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Triangle = tuple[Floats, Floats, Floats]

Point = tuple[float, float]

_BENDS = (0.18, 0.1, 0.28, -0.12, 0.4, -0.25, -0.4, 0.55, -0.55, 0.75, -0.75)
"""Heights of an arc by its chord, the nicest first; positive bows to the left of where it goes."""

_APART = 0.14  # least difference between two bends over one pair; of the bends above, four always fit
_CLEAR = 5.0  # pixels between a curve's ends and the boxes
_SIGN_BACK = (20.0, 32.0, 46.0, 64.0)  # pixels from the arrow head back along the curve to its sign
_SIGN_ROOM = 10.0  # pixels round the middle of a sign in which nothing else should be
_SIGN_OUT = 11.0  # pixels from the curve to the middle of its sign
_LEAN = 0.25  # how far towards the other box a curve begins, by their distance
_CORNER = 12.0  # pixels from the sides of a box within which no curve begins
_MOST_LOOKS = 60_000  # links times boxes above which every link takes the first bend
_MOST_CROSSED = 200  # links above which arcs do not mind crossing each other
_AT = 25  # points at which a curve is looked at


@dataclass(frozen=True, slots=True)
class Arc:
    """The curve of one link, a quadratic Bézier curve from box to box, in pixels.

    Attributes:
        link: its id.
        start, control, end: the arrow head stands at `end`.
        heading: direction in which the arrow points, a unit vector (y grows downwards).
        sign: the middle of its '+', '-' or '?'.
    """

    link: str
    start: Point
    control: Point
    end: Point
    heading: Point
    sign: Point


def draw_arcs(links: Sequence[Link], boxes: Mapping[str, tuple[float, float, float, float]]) -> list[Arc]:
    """One arc for each link, in the order of the links, bent round boxes that are in the way.

    Links over one pair, in either direction, are bent so that each can be seen.

    Args:
        boxes: centre x, centre y, width and height by variable.
    """
    import numpy as np

    names = list(boxes)
    index = {name: i for i, name in enumerate(names)}
    centres = np.array([boxes[name][:2] for name in names], dtype=float)
    halves = np.array([boxes[name][2:] for name in names], dtype=float) / 2
    used: defaultdict[frozenset[str], list[float]] = defaultdict(list)
    drawn: list[Floats] = []
    stretches = []
    look = len(links) * len(names) <= _MOST_LOOKS
    for link in links:
        ends = index[link.cause], index[link.effect]
        # Seen from the other end, a bend to the left is one to the right.
        facing = 1.0 if link.cause < link.effect else -1.0
        taken = used[frozenset((link.cause, link.effect))]
        bends = [b for b in _BENDS if all(abs(b * facing - other) >= _APART for other in taken)]
        if look:
            pieces = _pieces(drawn if len(links) <= _MOST_CROSSED else ())
            costs = [_cost(bend, i, ends, centres, halves, pieces) for i, bend in enumerate(bends)]
            bend = bends[costs.index(min(costs))]
        else:
            bend = bends[0]
        taken.append(bend * facing)
        stretch, seen = _trimmed(_triangle(bend, ends, centres, halves), ends, centres, halves)
        stretches.append(stretch)
        drawn.append(seen)
    signs = _signs(stretches, drawn, centres, halves, look)
    return [
        Arc(link.id, _point(start), _point(control), _point(end), _heading(control, end), _point(sign))
        for link, (start, control, end), sign in zip(links, stretches, signs, strict=True)
    ]


def _triangle(bend: float, ends: tuple[int, int], centres: Floats, halves: Floats) -> Triangle:
    """Start, control and end of the whole curve, from inside one box to inside the other.

    It does not run from centre to centre but between points nearer to the other box, so that arrows from
    different sides meet a wide box at different places.
    """
    import numpy as np

    across = centres[ends[1]] - centres[ends[0]]
    inset = np.maximum(halves - _CORNER, 0)
    start = centres[ends[0]] + np.clip(across * _LEAN, -inset[ends[0]], inset[ends[0]])
    end = centres[ends[1]] - np.clip(across * _LEAN, -inset[ends[1]], inset[ends[1]])
    chord = end - start
    return start, (start + end) / 2 + 2 * bend * np.array([chord[1], -chord[0]]), end


def _curve(triangle: Triangle, points: int) -> Floats:
    import numpy as np

    start, control, end = triangle
    at = np.linspace(0, 1, points)[:, None]
    return np.asarray((1 - at) ** 2 * start + 2 * at * (1 - at) * control + at**2 * end)


def _cost(
    bend: float, rank: int, ends: tuple[int, int], centres: Floats, halves: Floats, pieces: Floats
) -> float:
    """What is bad about a bend: boxes it runs over or close by, arcs it crosses, how unusual it is."""
    import numpy as np

    curve = _curve(_triangle(bend, ends, centres, halves), _AT)
    across, down = (np.abs(curve[:, None, axis] - centres[:, axis]) - halves[:, axis] for axis in (0, 1))
    beyond = np.maximum(across, down)  # pixels outside each box
    nearest = beyond.min(axis=0)
    nearest[list(ends)] = np.inf
    over = np.count_nonzero(nearest < 3)
    close = np.count_nonzero(nearest < 14) - over
    outside = (beyond[:, list(ends)] > 0).all(axis=1)
    hidden = 6.0 * (np.count_nonzero(outside) < 4)
    crossings = _crossings(curve[outside], pieces)
    return 8.0 * over + 2.0 * close + hidden + 0.7 * crossings + 0.25 * rank


def _crossings(curve: Floats, pieces: Floats) -> int:
    """How many arcs this polyline crosses, from their pieces: start x, y, step x, y, number of the arc."""
    import numpy as np

    if len(curve) < 2:
        return 0
    low, high = curve.min(axis=0), curve.max(axis=0)
    start, end = pieces[:, :2], pieces[:, :2] + pieces[:, 2:4]
    beside = ((np.maximum(start, end) < low) | (np.minimum(start, end) > high)).any(axis=1)
    near = pieces[~beside]
    p, r = curve[:-1, None], np.diff(curve, axis=0)[:, None]
    turn = r[..., 0] * near[:, 3] - r[..., 1] * near[:, 2]
    turn = np.where(np.abs(turn) < 1e-9, np.inf, turn)  # parallel pieces do not cross
    gap = near[:, :2] - p
    t = (gap[..., 0] * near[:, 3] - gap[..., 1] * near[:, 2]) / turn
    u = (gap[..., 0] * r[..., 1] - gap[..., 1] * r[..., 0]) / turn
    crossed = ((t > 0) & (t < 1) & (u > 0) & (u < 1)).any(axis=0)
    return len(set(near[crossed, 4].tolist()))


def _pieces(drawn: Sequence[Floats]) -> Floats:
    import numpy as np

    return np.concatenate(
        [np.empty((0, 5))]
        + [np.insert(np.hstack([c[:-1], np.diff(c, axis=0)]), 4, i, axis=1) for i, c in enumerate(drawn)]
    )


def _trimmed(
    triangle: Triangle, ends: tuple[int, int], centres: Floats, halves: Floats
) -> tuple[Triangle, Floats]:
    """The part of the curve between the two boxes, and some points along it."""
    import numpy as np

    curve = _curve(triangle, 201)
    outside = [(np.abs(curve - centres[i]) - halves[i]).max(axis=1) > _CLEAR for i in ends]
    leaving = int(np.argmax(outside[0]))
    arriving = len(curve) - 1 - int(np.argmax(outside[1][::-1]))
    if not outside[0].any() or not outside[1].any() or arriving <= leaving:
        leaving, arriving = len(curve) // 3, 2 * len(curve) // 3  # boxes that touch: a short stub between
    a, b = leaving / (len(curve) - 1), arriving / (len(curve) - 1)
    # De Casteljau: the control point of the stretch from a to b is the blossom at (a, b).
    first, control, last = triangle
    middle = (1 - a) * (1 - b) * first + (a * (1 - b) + b * (1 - a)) * control + a * b * last
    seen = curve[leaving : arriving + 1]
    return (curve[leaving], middle, curve[arriving]), seen[:: max(1, len(seen) // _AT)]


def _signs(
    stretches: Sequence[Triangle], drawn: Sequence[Floats], centres: Floats, halves: Floats, look: bool
) -> list[Floats]:
    """Where the sign of each arc sits: near its head, on the outer side of the bow, else where it is free."""
    import numpy as np

    signs: list[Floats] = []
    for own, stretch in enumerate(stretches):
        places = _sign_places(stretch)
        costs = [0]
        if look:
            there = [np.empty((0, 2)), *drawn[:own], *drawn[own + 1 :], *(sign[None] for sign in signs)]
            others = np.concatenate(there)
            costs = [
                int(np.count_nonzero(np.linalg.norm(others - place, axis=1) < _SIGN_ROOM))
                + 3 * int(np.count_nonzero((np.abs(centres - place) < halves + _SIGN_ROOM / 2).all(axis=1)))
                for place in places
            ]
        signs.append(places[costs.index(min(costs))])
    return signs


def _sign_places(stretch: Triangle) -> list[Floats]:
    """Places for a sign beside an arc, the best first."""
    import numpy as np

    start, control, end = stretch
    curve = _curve(stretch, 101)
    back = np.linalg.norm(curve - end, axis=1)
    outward = control - (start + end) / 2
    places = []
    for distance in _SIGN_BACK:
        i = int(np.argmin(np.abs(back - min(distance, float(back[0]) / 2))))
        along = curve[min(i + 1, 100)] - curve[max(i - 1, 0)]
        normal = np.array([along[1], -along[0]]) / max(float(np.linalg.norm(along)), 1e-9)
        side = 1.0 if float(outward @ normal) >= 0 else -1.0
        places += [curve[i] + side * _SIGN_OUT * normal, curve[i] - side * _SIGN_OUT * normal]
    return places


def _heading(control: Floats, end: Floats) -> Point:
    import numpy as np

    along = end - control
    return _point(along / max(float(np.linalg.norm(along)), 1e-9), 4)


def _point(at: Floats, digits: int = 1) -> Point:
    return round(float(at[0]), digits), round(float(at[1]), digits)
