"""The report: one page that holds map, quotes, people, loops, what-if and documents, and works offline.

Nothing of a document is ever markup: words stand in a JSON block whose marks are escaped and are put on
the page as text, and the page's policy runs no script but its own, known by its hash.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from string import Template

from sayso.export.brief import brief
from sayso.export.comparison import draw_comparison
from sayso.export.escaping import script_json, whole, xml
from sayso.export.report_data import page_data
from sayso.export.sides import main_sides
from sayso.export.strongest import strongest
from sayso.export.svg import Drawing, draw
from sayso.export.view import View
from sayso.export.wording import count, date_words, spelled
from sayso.scenarios.version import version_of

LEVELS = (20, 30, 45, 120)
"""How many links a picture may show; a map of at most the last number is also shown whole."""

# A picture is legible on the page up to so many links, and in such a width and height for names of 14 pixels.
_LEGIBLE = (60, 1350.0, 1150.0)

_SCRIPTS = "dom evidence map panel people loops whatif reader leftout main".split()
_STYLES = "map compare base picture evidence sections print".split()


def export(view: View) -> bytes:
    """The report as one HTML page, UTF-8, that fetches nothing.

    The picture holds the strongest links, as many as one can read, and more on request; the table and the
    data hold all of them.
    """
    script = (
        "(() => {\n'use strict';\n" + "\n".join(_page_file(f"{name}.js") for name in _SCRIPTS) + "\n})();"
    )
    style = "\n".join(_page_file(f"{name}.css") for name in _STYLES)
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = Template(_page_file("report.html")).substitute(
        policy=xml(policy),
        title=xml(title_of(view)),
        style=style,
        standfirst=_standfirst(view),
        facts=_facts(view),
        version=version_of(view.cmap),
        brief=_brief(view),
        sections=_sections(view),
        map=_map(view),
        sides=_sides(view),
        data=script_json(page_data(view)),
        script=script,
    )
    return whole(page).encode()


def left_out(view: View) -> tuple[str, ...]:
    """What the page does not show."""
    missing = []
    if len(view.cmap.links) > LEVELS[-1]:
        missing.append(
            f"The picture draws the strongest {LEVELS[-1]} of {count(len(view.cmap.links), 'link')}; "
            "the table on the page has them all."
        )
    missing.append("Statements without a claim are only in the documents' texts; the JSON export lists them.")
    return tuple(missing)


def title_of(view: View) -> str:
    """The heading of the page."""
    if view.title.strip():
        return " ".join(view.title.split())
    number = len(view.readings)
    return (
        f"What {spelled(number)} document{' says' if number == 1 else 's say'}"
        if number
        else "An empty project"
    )


@cache
def _page_file(name: str) -> str:
    return (files("sayso.export") / "page" / name).read_text(encoding="utf-8")


def _digest(code: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(code.encode()).digest()).decode()}"


def _standfirst(view: View) -> str:
    number = len(view.readings)
    if not number:
        return "No document has been read yet."
    these = "this document says" if number == 1 else f"these {spelled(number)} documents say"
    return f"What {these} leads to what, and who says it. Not a forecast."


def _facts(view: View) -> str:
    cmap = view.cmap
    disputed = sum(link.contested for link in cmap.links)
    speaking = {placed.saying.holder for placed in view.placed}
    counted = [
        (len(view.readings), "document", "documents"),
        (len(speaking), "voice", "voices"),
        (len(view.placed), "claim", "claims"),
        (len(cmap.links), "link", "links"),
        (disputed, "disputed", "disputed"),
        (len(view.loops), "loop", "loops"),
    ]
    facts = [
        f"<span><b>{number:,}</b> {one if number == 1 else many}</span>"
        for number, one, many in counted
        if number
    ]
    dates = sorted(r.document.date for r in view.readings if r.document.date)
    if dates:
        first, last = date_words(dates[0]), date_words(dates[-1])
        facts.append(f"<span>{xml(first if first == last else f'{first} to {last}')}</span>")
    return "".join(facts)


def _brief(view: View) -> str:
    items = brief(view)
    if not items:
        return ""
    parts = []
    for item in items:
        sentence = xml(item.sentence)
        where = f"#link-{xml(item.link)}" if item.link else "#loops"
        parts.append(
            f'<dt>{xml(item.label)}</dt><dd><a href="{where}" dir="auto">{sentence}</a> '
            f'<span class="basis" dir="auto">{xml(item.basis)}</span></dd>'
        )
    return f'<dl class="brief" aria-label="In short">{"".join(parts)}</dl>'


def _sections(view: View) -> str:
    shown: Sequence[tuple[str, str, bool]] = (
        ("map", "Map", bool(view.cmap.links)),
        ("side-by-side", "Side by side", bool(main_sides(view))),
        ("people", "Who says what", bool(view.cmap.links)),
        ("loops", "Loops", bool(view.loops)),
        ("what-if", "What if", view.outcome is not None),
        ("documents", "Documents", bool(view.readings)),
        ("left-out", "Left out", bool(view.readings or view.problems)),
    )
    return "".join(f'<li><a href="#{id}">{words}</a></li>' for id, words, there in shown if there)


def _sides(view: View) -> str:
    pairs = main_sides(view)
    if not pairs:
        return ""
    cards = "".join(
        f'<article class="card"><h3 dir="auto">{xml(" and ".join(pair.names))}</h3>'
        f"{draw_comparison(view, pair.comparison, pair.names, on_page=True).svg}</article>"
        for pair in pairs
    )
    return (
        '<section id="side-by-side" aria-labelledby="sides-title"><div class="measure">'
        '<h2 id="sides-title">Side by side</h2><p class="lead">Who has most to say to each other: '
        "what both hold, what they contest, and what either says around it.</p></div>"
        f'<div class="beside">{cards}</div></section>'
    )


def _map(view: View) -> str:
    links = view.cmap.links
    if not links:
        return _no_map(_NO_LINKS if view.readings else _NO_DOCUMENTS)
    first, *others = _drawings(view)
    section = Template(_page_file("map.html")).substitute(first=first[1].svg, drawn=first[0])
    templates = "".join(
        f'<template class="level" data-drawn="{size}">{drawing.svg}</template>' for size, drawing in others
    )
    return section + templates


def _drawings(view: View) -> list[tuple[int, Drawing]]:
    """Pictures by their numbers of links: the largest one with legible names, then the larger ones."""
    links = view.cmap.links
    sizes = sorted({*(size for size in LEVELS if size < len(links)), min(len(links), LEVELS[-1])})
    drawings = [(size, draw(view, strongest(links, view.loops, size), interactive=True)) for size in sizes]
    legible = [
        n
        for n, (size, drawing) in enumerate(drawings)
        if size <= _LEGIBLE[0] and drawing.width <= _LEGIBLE[1] and drawing.height <= _LEGIBLE[2]
    ]
    return drawings[max(legible, default=0) :]


def _no_map(words: str) -> str:
    return (
        '<section id="map" aria-labelledby="map-title"><h2 id="map-title">The map</h2>'
        f'<p class="empty">{words}</p></section>'
    )


_NO_LINKS = (
    "In these documents nobody was found to say that one thing leads to another. "
    "What looked like it is listed under “What was left out”."
)
_NO_DOCUMENTS = (
    "This project is empty. Read some documents, and what they say leads to what will be drawn here, "
    "each arrow with its quotes."
)
