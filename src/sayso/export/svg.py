"""The map as a picture: the causal loop diagram, in SVG."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from sayso.causalmap.arcs import Arc, Point
from sayso.causalmap.layout import Box, lay_out
from sayso.export import shapes
from sayso.export.escaping import xml
from sayso.export.marks import along, place_marks
from sayso.export.shapes import number
from sayso.export.strongest import strongest
from sayso.export.view import View
from sayso.export.wording import count, link_sentence, loop_sentence, names_of
from sayso.records.causalmap import Link, Loop
from sayso.records.claim import Polarity

MOST = 120
"""Links drawn in a picture that stands alone; a picture of more can no longer be read."""

_ALONE = (1200.0, 800.0)
_ON_PAGE = (800.0, 720.0)  # shapes that the picture is laid out for: width and height

_KIND: dict[Polarity, str] = {"+": "plus", "-": "minus", "?": "open"}
_MOST_LOOPS = 12

# The page's light colours. Many programs that show SVG know no CSS variables, so their values are put in.
_VALUES = {
    "sheet": "#ffffff",
    "ink": "#1e1d1b",
    "soft": "#5c5850",
    "rule": "#ddd8ce",
    "plus": "#35424e",
    "minus": "#a8321e",
    "open": "#77716a",
    "first": "#1c5d99",
    "second": "#b35900",
    "glow": "#f4d35e",
    "sans": "'Segoe UI', 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif",
    "serif": "Georgia, serif",
}
_VARIABLE = re.compile(r"var\(--(\w+)\)")


def export(view: View) -> bytes:
    """The map as a picture that stands alone, light, UTF-8: its strongest `MOST` links."""
    links = strongest(view.cmap.links, view.loops, MOST)
    picture = draw(view, links).svg if links else _EMPTY
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{picture}\n'.encode()


def left_out(view: View) -> tuple[str, ...]:
    """What a picture cannot show."""
    missing = ["Quotes and documents are left out of the picture."]
    if len(view.cmap.links) > MOST:
        missing.append(f"Only the strongest {MOST} of {count(len(view.cmap.links), 'link')} are drawn.")
    if len(_marked(view.loops, strongest(view.cmap.links, view.loops, MOST))) < len(view.loops):
        missing.append(f"Loops are marked only where they are drawn whole, {_MOST_LOOPS} at most.")
    if view.outcome:
        missing.append("The what-if is left out.")
    return tuple(missing)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of links as an SVG element, with its size in pixels for names of 14 pixels."""

    svg: str
    width: float
    height: float


def draw(view: View, links: Sequence[Link], *, interactive: bool = False) -> Drawing:
    """Some links of the map as a picture.

    Args:
        links: at least one, in the order of the map; the strongest is drawn on top.
        interactive: for the report: no style of its own, and each link and variable carries its place in
            the page's lists.
    """
    width, height = _ON_PAGE if interactive else _ALONE
    layout = lay_out(replace(view.cmap, links=tuple(links)), width=width, height=height)
    boxes = {box.variable: box for box in layout.boxes}
    arcs = {arc.link: arc for arc in layout.arcs}
    order = {link.id: n for n, link in enumerate(view.cmap.links)}
    variables = sorted(view.cmap.variables)
    place = {variable: n for n, variable in enumerate(variables)}
    size = f"{number(layout.width)} {number(layout.height)}"
    shape = (
        ' role="group"'
        if interactive
        else f' role="img" width="{number(layout.width)}" height="{number(layout.height)}"'
    )
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" class="sayso-map" viewBox="0 0 {size}"{shape}>']
    if not interactive:
        parts += [
            f"<title>{xml(view.title or 'Causal loop diagram')}</title>",
            f"<desc>{xml(_description(view, links))}</desc>",
            f"<style>{style_alone('map')}</style>",
            f'<rect class="plate" width="{number(layout.width)}" height="{number(layout.height)}"/>',
        ]
    loops = _marked(view.loops, links)
    spots = place_marks([_middle(loop, boxes) for loop in loops], layout)
    parts += [_loop(view, loop, spot) for loop, spot in zip(loops, spots, strict=True)]
    for box in layout.boxes:
        data = f' data-variable="{place[box.variable]}"' if interactive else ""
        parts.append(shapes.variable(view.cmap.variables[box.variable], box, data))
    parts += [
        _link(view, link, arcs[link.id], order[link.id] if interactive else None)
        for link in reversed(links)
        if link.id in arcs
    ]
    return Drawing("\n".join([*parts, "</svg>"]), layout.width, layout.height)


@cache
def style_alone(*names: str) -> str:
    """The style of a picture that stands alone, from these of the page's files, with light colours put in."""
    folder = files("sayso.export") / "page"
    style = "\n".join((folder / f"{name}.css").read_text(encoding="utf-8").strip() for name in names)
    return _VARIABLE.sub(lambda match: _VALUES[match[1]], style)


def _link(view: View, link: Link, arc: Arc, place: int | None) -> str:
    classes = ["link", _KIND[link.polarity], *(["contested"] if link.contested else [])]
    label = _label(view, link)
    given = (
        "" if place is None else f' data-link="{place}" role="button" tabindex="-1" aria-label="{xml(label)}"'
    )
    width = min(1.5 + 0.9 * (link.support - 1), 6)
    head = 8 + width
    curve = shapes.curve(arc, head)
    crossing = _denied(arc) if link.denials else ""
    return (
        f'<g class="{" ".join(classes)}"{given}><title>{xml(label)}</title>'
        f'<path class="reach" d="{curve}"/>'
        f'<path class="wire" d="{curve}" stroke-width="{number(width)}"/>'
        f'<path class="head" d="{shapes.head(arc, head)}"/>'
        f"{crossing}{shapes.badge(link.polarity, arc.sign)}</g>"
    )


def _label(view: View, link: Link) -> str:
    against = f", denied by {names_of(view, {s.holder for s in link.denials})}" if link.denials else ""
    disputed = ", disputed" if link.contested else ""
    return f"{link_sentence(view, link)}: {names_of(view, link.holders)}{against}{disputed}"


def _denied(arc: Arc) -> str:
    x, y = along(arc, 0.27)
    strokes = f"M{number(x - 5)} {number(y - 5)}l10 10M{number(x + 5)} {number(y - 5)}l-10 10"
    return f'<path class="denied" d="{strokes}"/>'


def _middle(loop: Loop, boxes: Mapping[str, Box]) -> Point:
    around = [boxes[variable] for variable in loop.variables]
    return sum(box.x for box in around) / len(around), sum(box.y for box in around) / len(around)


def _loop(view: View, loop: Loop, spot: Point) -> str:
    x, y = spot
    letter = {"reinforcing": "R", "balancing": "B", "unknown": "?"}[loop.kind]
    sentence = f"{loop.kind} loop: {loop_sentence(view, loop)}"
    return (
        f'<g class="loop {loop.kind}"><title>{xml(sentence)}</title>'
        f'<path d="M{number(x + 9.5)} {number(y - 9.5)}A13.4 13.4 0 1 1 {number(x - 4)} {number(y - 12.8)}"/>'
        f'<path d="M{number(x - 9)} {number(y - 15)}l5.500 2.200l-3.500 4.800"/>'
        f'<text x="{number(x)}" y="{number(y + 5)}">{letter}</text></g>'
    )


def _marked(loops: Iterable[Loop], links: Sequence[Link]) -> list[Loop]:
    """The loops that are drawn whole, the strongest few."""
    drawn = {link.id for link in links}
    whole = [loop for loop in loops if all(drawn.issuperset(step) for step in loop.links)]
    return whole[:_MOST_LOOPS]


def _description(view: View, links: Sequence[Link]) -> str:
    """The picture in words, for whoever cannot see it."""
    told = "; ".join(link_sentence(view, link) for link in links[:40])
    rest = f"; and {count(len(links) - 40, 'more link')}" if len(links) > 40 else ""
    return f"What is said to lead to what: {told}{rest}."


_EMPTY = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 120" role="img" aria-label="An empty map">'
    "<title>An empty map</title><desc>Nobody was found to say that one thing leads to another.</desc>"
    '<text x="240" y="65" text-anchor="middle" font-family="sans-serif" font-size="16" fill="#5c5850">'
    "No links yet</text></svg>"
)
