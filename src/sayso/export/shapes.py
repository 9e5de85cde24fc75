"""The parts that pictures of links are made of, as SVG: names, curves, heads, signs."""

from __future__ import annotations

from sayso.causalmap.arcs import Arc, Point
from sayso.causalmap.labels import LINE_HEIGHT
from sayso.causalmap.layout import Box
from sayso.export.escaping import xml
from sayso.records.causalmap import MapVariable
from sayso.records.claim import Polarity


def variable(known: MapVariable, box: Box, data: str = "") -> str:
    """A variable's name in its box; `data` is put among the attributes of its group."""
    first = box.y - (len(box.lines) - 1) * LINE_HEIGHT / 2 + 5
    lines = "".join(
        f'<tspan x="{number(box.x)}" y="{number(first + n * LINE_HEIGHT)}">{xml(line)}</tspan>'
        for n, line in enumerate(box.lines)
    )
    return (
        f'<g class="variable {known.kind}"{data}><title>{xml(known.name)}</title>'
        f'<rect class="plate" x="{number(box.x - box.width / 2)}" y="{number(box.y - box.height / 2)}" '
        f'width="{number(box.width)}" height="{number(box.height)}" rx="4"/>'
        f'<text class="name">{lines}</text></g>'
    )


def curve(arc: Arc, head: float) -> str:
    """The path of a link up to its head of this length."""
    return f"M{point(arc.start)}Q{point(arc.control)} {point(_back(arc.end, arc.heading, head * 0.8))}"


def head(arc: Arc, length: float) -> str:
    """The path of a link's arrow head."""
    dx, dy = arc.heading
    bx, by = _back(arc.end, arc.heading, length)
    half = length * 0.42
    left, right = (bx - dy * half, by + dx * half), (bx + dy * half, by - dx * half)
    return f"M{point(arc.end)}L{point(left)}L{point(right)}Z"


def badge(polarity: Polarity, at: Point) -> str:
    """A link's sign on its disc."""
    x, y = at
    disc = f'<circle class="badge" cx="{number(x)}" cy="{number(y)}" r="8"/>'
    if polarity == "?":
        return f'{disc}<text class="sign open" x="{number(x)}" y="{number(y + 4)}">?</text>'
    bar = f"M{number(x - 4)} {number(y)}h8"
    post = f"M{number(x)} {number(y - 4)}v8" if polarity == "+" else ""
    return f'{disc}<path class="sign" d="{bar}{post}"/>'


def number(value: float) -> str:
    """A coordinate in as few characters as a tenth of a unit needs."""
    return f"{value:.1f}".removesuffix(".0")


def point(at: Point) -> str:
    """A point as a path has it."""
    return f"{number(at[0])} {number(at[1])}"


def _back(end: Point, heading: Point, distance: float) -> Point:
    return end[0] - heading[0] * distance, end[1] - heading[1] * distance
