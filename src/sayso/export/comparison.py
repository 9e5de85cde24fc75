"""Two perspectives in one picture: what both say, what each says alone, what they contest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from sayso.causalmap.arcs import Arc, Point
from sayso.causalmap.labels import label_size
from sayso.causalmap.layout import Layout, lay_out
from sayso.export import shapes
from sayso.export.escaping import xml
from sayso.export.marks import along
from sayso.export.shapes import number
from sayso.export.svg import Drawing, style_alone
from sayso.export.view import View
from sayso.export.wording import count, link_sentence
from sayso.records.claim import Polarity
from sayso.records.comparison import ComparedLink, Comparison, Side, Where

MOST = 60
"""Links drawn: those that are contested or held by both first, then each side's strongest."""

AROUND = 30
"""Links drawn of a comparison in the report."""

_ROOM = (1200.0, 760.0)
_EDGE = 30.0
_ROW = 28.0
_NARROWEST = 640.0
Rectangle = tuple[float, float, float, float]

_SIGN: dict[Polarity, str] = {"+": "+", "-": "−", "?": "?"}
_SIDES: tuple[Side, ...] = ("first", "second")
_ORDER: tuple[Where, ...] = ("both", "contested", "first", "second")


def draw_comparison(
    view: View, comparison: Comparison, names: tuple[str, str], *, on_page: bool = False
) -> Drawing:
    """Both perspectives on one layout, with its legend below.

    A link of both is thick; one of the first is whole, of the second dashed; one that they contest has a
    glow. Each carries its sign and the letters of who holds it, 'A≠B' where B contests what A holds.

    Args:
        view: the project with the map of everybody.
        names: what to call the first and the second.
        on_page: for the report: no style of its own, and only the links around what both speak of.
    """
    links = drawn(comparison, AROUND if on_page else MOST, around=on_page)
    cmap = replace(view.cmap, links=tuple(each.link for each in links))
    layout = lay_out(cmap, width=_ROOM[0], height=_ROOM[1])
    arcs = {arc.link: arc for arc in layout.arcs}
    rows = _legend(comparison, names, len(links))
    width = max(layout.width, _NARROWEST, *(label_size((words,))[0] + 150 for _, words in rows))
    left, bottom = (width - layout.width) / 2, layout.height
    height = bottom + _ROW * (len(rows) + 1) + _EDGE
    heading = f"A: {names[0]} · B: {names[1]}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sayso-map compared" '
        f'viewBox="0 0 {number(width)} {number(height)}" role="img" width="{number(width)}" '
        f'height="{number(height)}">',
        f"<title>{xml(heading)}</title>",
        f"<desc>{xml(_description(view, links, names))}</desc>",
        "" if on_page else f"<style>{style_alone('map', 'compare')}</style>",
        f'<rect class="plate" width="{number(width)}" height="{number(height)}"/>',
        f'<g transform="translate({number(left)} 0)">',
        *(shapes.variable(view.cmap.variables[box.variable], box) for box in layout.boxes),
        *(_link(view, each, arcs[each.link.id], names) for each in reversed(links)),
        *_tags(links, layout),
        "</g>",
        f'<text class="heading" x="{number(_EDGE)}" y="{number(bottom + 10)}">{xml(heading)}</text>',
        *chain.from_iterable(
            _row(where, words, bottom + 10 + _ROW * n) for n, (where, words) in enumerate(rows, start=1)
        ),
        "</svg>",
    ]
    return Drawing("\n".join(parts), width, height)


def drawn(comparison: Comparison, most: int, *, around: bool) -> tuple[ComparedLink, ...]:
    """The links that find room: what both speak of before what only one does, and then both sides alike.

    Args:
        around: of the links of one alone only those that touch what both speak of.
    """
    common = [*comparison.of("contested"), *comparison.of("both")]
    touched = {end for each in common for end in (each.link.cause, each.link.effect)}
    sides = [
        [e for e in comparison.of(side) if not around or {e.link.cause, e.link.effect} & touched]
        for side in _SIDES
    ]
    alone = [each for n in range(max(map(len, sides))) for side in sides for each in side[n : n + 1]]
    kept = {each.link.id for each in [*common, *alone][:most]}
    return tuple(each for each in comparison.links if each.link.id in kept)


def compared_words(each: ComparedLink, names: tuple[str, str]) -> str:
    """Who holds a link and who contests it."""
    if each.where == "both":
        return f"{names[0]} and {names[1]}"
    holder, other = names if each.first else names[::-1]
    if each.where != "contested":
        return holder
    denies = ("second" if each.first else "first") in each.denied_by
    return f"{holder}; {other} {'denies it' if denies else 'says the opposite'}"


def _link(view: View, each: ComparedLink, arc: Arc, names: tuple[str, str]) -> str:
    side = _side(each)
    size = 13.0 if side == "both" else 11.0
    path = shapes.curve(arc, size)
    halo = f'<path class="halo" d="{path}"/>' if each.where == "contested" else ""
    label = f"{link_sentence(view, each.link)}: {compared_words(each, names)}"
    return (
        f'<g class="link {side}"><title>{xml(label)}</title>{halo}'
        f'<path class="wire" d="{path}"/><path class="head" d="{shapes.head(arc, size)}"/></g>'
    )


def _letters(each: ComparedLink) -> str:
    if each.where == "both":
        return "A B"
    letters = "A" if each.first else "B"
    return f"{letters}≠{'B' if each.first else 'A'}" if each.where == "contested" else letters


def _side(each: ComparedLink) -> str:
    return "both" if each.first and each.second else "first" if each.first else "second"


def _tags(links: Sequence[ComparedLink], layout: Layout) -> list[str]:
    """The letters of every link beside it, covering no name and no other letters where there is room."""
    taken = [(box.x, box.y, box.width, box.height) for box in layout.boxes]
    arcs = {arc.link: arc for arc in layout.arcs}
    parts = []
    for each in links:
        letters = f"{_letters(each)} {_SIGN[each.link.polarity]}"
        size = _wide(letters), 16.0
        places = _beside(arcs[each.link.id], size[0])
        free = (at for at in places if not any(_overlap((*at, *size), other) for other in taken))
        spot = next(free, places[0])
        taken.append((*spot, *size))
        parts.append(f'<g class="{_side(each)}">{_tag(letters, *spot)}</g>')
    return parts


def _beside(arc: Arc, wide: float) -> list[Point]:
    """Places beside a link, the best first: near its middle, on the outer side of its bend."""
    x, y = along(arc, 0.5)
    dx, dy = arc.end[0] - arc.start[0], arc.end[1] - arc.start[1]
    far = math.hypot(dx, dy) or 1.0
    outer = (arc.control[0] - x) * dy - (arc.control[1] - y) * dx >= 0
    nx, ny = (dy / far, -dx / far) if outer else (-dy / far, dx / far)
    away = 10 + abs(nx) * wide * 0.42
    return [
        (px + side * nx * away, py + side * ny * away)
        for share in (0.5, 0.4, 0.6, 0.3, 0.7)
        for side in (1, -1)
        for px, py in [along(arc, share)]
    ]


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles, each by its centre and size, have something in common."""
    return (
        abs(one[0] - other[0]) < (one[2] + other[2]) / 2 and abs(one[1] - other[1]) < (one[3] + other[3]) / 2
    )


def _wide(letters: str) -> float:
    return 10.0 + 7 * len(letters)


def _tag(letters: str, x: float, y: float) -> str:
    wide = _wide(letters)
    return (
        f'<rect class="tag" x="{number(x - wide / 2)}" y="{number(y - 8)}" width="{number(wide)}" '
        f'height="16" rx="8"/><text class="letters" x="{number(x)}" y="{number(y + 4)}">{letters}</text>'
    )


def _legend(comparison: Comparison, names: tuple[str, str], shown: int) -> list[tuple[Where | None, str]]:
    counts = comparison.counts
    told: dict[Where, str] = {
        "both": f"both hold: {count(counts['both'], 'link')}",
        "contested": f"one holds, the other contests: {count(counts['contested'], 'link')}",
        "first": f"{names[0]} alone: {count(counts['first'], 'link')}",
        "second": f"{names[1]} alone: {count(counts['second'], 'link')}",
    }
    rows: list[tuple[Where | None, str]] = [(where, told[where]) for where in _ORDER]
    rows.append((None, distance_words(comparison)))
    if shown < len(comparison.links):
        rows.append((None, f"{shown} of {len(comparison.links):,} links are drawn."))
    return rows


def distance_words(comparison: Comparison) -> str:
    """The distance of two perspectives in a sentence, with the counts it is made of."""
    if comparison.distance is None:
        return "Neither holds any link."
    both, speak = comparison.counts["both"], comparison.common
    total = len(comparison.links)
    agree = f"Both speak of {count(speak[0], 'pair')} of cause and effect, and agree on {speak[1]}."
    return (
        f"Distance {comparison.distance:.2f} (0 the same, 1 nothing in common): "
        f"both hold {both:,} of {count(total, 'link')}. {agree}"
    )


def _row(where: Where | None, words: str, y: float) -> list[str]:
    if where is None:
        return [f'<text class="told" x="{number(_EDGE)}" y="{number(y + 5)}">{xml(words)}</text>']
    x, end = _EDGE, _EDGE + 86
    line = f"M{number(x)} {number(y)}H{number(end - 10)}"
    tip = f"M{number(end)} {number(y)}l-12 5v-10Z"
    letters: dict[Where, str] = {"both": "A B", "contested": "A≠B", "first": "A", "second": "B"}
    side = "first" if where == "contested" else where
    halo = f'<path class="halo" d="{line}"/>' if where == "contested" else ""
    return [
        f'<g class="link {side}">{halo}<path class="wire" d="{line}"/><path class="head" d="{tip}"/>'
        f"{_tag(letters[where], x + 34, y)}</g>",
        f'<text class="told" x="{number(end + 14)}" y="{number(y + 5)}">{xml(words)}</text>',
    ]


def _description(view: View, links: Sequence[ComparedLink], names: tuple[str, str]) -> str:
    told = "; ".join(
        f"{link_sentence(view, each.link)} ({compared_words(each, names)})" for each in links[:40]
    )
    rest = f"; and {count(len(links) - 40, 'more link')}" if len(links) > 40 else ""
    return f"What is said to lead to what: {told}{rest}."
