"""The causal loop diagram of a map: where its names and arrows go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.causalmap.arcs import Arc, draw_arcs
from sayso.causalmap.labels import label_size, wrap_label
from sayso.causalmap.packing import pack
from sayso.causalmap.stress import place
from sayso.records.causalmap import CausalMap, Link

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MARGIN = 30.0
"""Pixels between the picture's edge and the outermost box or curve."""

_BETWEEN = 70.0  # pixels between unconnected parts


@dataclass(frozen=True, slots=True)
class Box:
    """The name of one variable: the centre and size of its box in pixels, its lines from top to bottom."""

    variable: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture of the map in pixels, x to the right and y downwards, for text of 14 pixels.

    Attributes:
        width, height: of the whole; every box and curve is inside.
        boxes: of every variable that has a link, by variable id; no two overlap.
        arcs: of every link, in the order of the map.
    """

    width: float
    height: float
    boxes: tuple[Box, ...]
    arcs: tuple[Arc, ...]


def lay_out(cmap: CausalMap, *, width: float = 1200, height: float = 800) -> Layout:
    """A readable picture of the map's links, the same for the same map.

    Unconnected parts stand side by side. Readable for 5 to about 100 variables; a
    connected part of more than 400 is set in rows.

    Args:
        width, height: the shape of the room, in any unit; the picture comes as large as its names need,
            in about this shape.

    Method: see `stress`, `arcs` and `packing`.
    """
    import numpy as np

    links = [link for link in cmap.links if link.cause != link.effect]
    lines = {
        variable: wrap_label(cmap.variables[variable].name)
        for variable in sorted({end for link in links for end in (link.cause, link.effect)})
    }
    sizes = {variable: label_size(lines[variable]) for variable in lines}
    aspect = width / height
    parts: list[tuple[list[str], Floats]] = []
    for part, inner in _parts(links):
        index = {variable: i for i, variable in enumerate(part)}
        measured = np.array([sizes[variable] for variable in part], dtype=float)
        linked = {tuple(sorted((index[link.cause], index[link.effect]))) for link in inner}
        ends = np.array(sorted(linked), dtype=np.int64)
        parts.append((part, place(measured, ends, aspect=aspect)))
    centres = _packed(parts, sizes, aspect)
    boxes = {v: (*centres[v], *sizes[v]) for v in lines}
    return _moved_into_view(draw_arcs(links, boxes), boxes, lines)


def _parts(links: Sequence[Link]) -> list[tuple[list[str], list[Link]]]:
    """The variables and links of every connected part, the largest first."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    leaving: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        beside[link.cause].add(link.effect)
        beside[link.effect].add(link.cause)
        leaving[link.cause].append(link)
    seen: set[str] = set()
    parts = []
    for variable in sorted(beside):
        if variable in seen:
            continue
        seen.add(variable)
        part = [variable]
        for here in part:
            further = sorted(beside[here] - seen)
            seen.update(further)
            part.extend(further)
        parts.append((sorted(part), [link for here in part for link in leaving[here]]))
    return sorted(parts, key=lambda each: (-len(each[0]), each[0]))


def _packed(
    parts: Sequence[tuple[list[str], Floats]], sizes: dict[str, tuple[float, float]], aspect: float
) -> dict[str, tuple[float, float]]:
    """Centres of all boxes, with the parts side by side."""
    import numpy as np

    placed, extents = [], []
    for part, positions in parts:
        halves = np.array([sizes[variable] for variable in part]) / 2
        low, high = (positions - halves).min(axis=0), (positions + halves).max(axis=0)
        placed.append(positions - low)
        extents.append(high - low + _BETWEEN)
    corners = pack(np.array(extents).reshape(-1, 2), aspect=aspect)
    return {
        variable: (float(corner[0] + at[0]), float(corner[1] + at[1]))
        for (part, _), positions, corner in zip(parts, placed, corners, strict=True)
        for variable, at in zip(part, positions, strict=True)
    }


def _moved_into_view(
    arcs: Sequence[Arc],
    boxes: dict[str, tuple[float, float, float, float]],
    lines: dict[str, tuple[str, ...]],
) -> Layout:
    if not boxes:
        return Layout(2 * MARGIN, 2 * MARGIN, (), ())
    # A quadratic curve stays inside the triangle of its three points; half way to the control is its top.
    tops = [tuple((arc.start[i] + 2 * arc.control[i] + arc.end[i]) / 4 for i in (0, 1)) for arc in arcs]
    signs = [(arc.sign[0] + d, arc.sign[1] + d) for arc in arcs for d in (-8, 8)]
    corners = [
        (x + dx * width / 2, y + dy * height / 2)
        for x, y, width, height in boxes.values()
        for dx, dy in ((-1, -1), (1, 1))
    ]
    points = [*tops, *signs, *corners]
    left, top = (min(point[i] for point in points) - MARGIN for i in (0, 1))
    right, bottom = (max(point[i] for point in points) + MARGIN for i in (0, 1))

    def moved(point: tuple[float, float]) -> tuple[float, float]:
        return round(point[0] - left, 1), round(point[1] - top, 1)

    return Layout(
        width=round(right - left, 1),
        height=round(bottom - top, 1),
        boxes=tuple(
            Box(v, *moved((x, y)), round(width, 1), round(height, 1), lines[v])
            for v, (x, y, width, height) in boxes.items()
        ),
        arcs=tuple(
            Arc(arc.link, moved(arc.start), moved(arc.control), moved(arc.end), arc.heading, moved(arc.sign))
            for arc in arcs
        ),
    )
