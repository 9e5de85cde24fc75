"""The map in the DOT language of Graphviz."""

from __future__ import annotations

from sayso.export.escaping import dot
from sayso.export.graphml import quote_lines
from sayso.export.view import View
from sayso.export.wording import count
from sayso.records.causalmap import Link
from sayso.records.claim import Polarity

_SIGN: dict[Polarity, str] = {"+": "+", "-": "−", "?": "?"}


def export(view: View) -> bytes:
    """The map as a DOT digraph, UTF-8: a node a variable, an edge a link with its sign as label.

    The width of an edge grows with its support; '?' links are dashed, contested ones bold-dotted with
    both signs as edges of their own; the quotes are the edges' tooltips.
    """
    lines = [f"// {sentence}" for sentence in left_out(view)] + [
        "digraph sayso {",
        f'  graph [label={dot(view.title)}, rankdir=LR, charset="UTF-8"];',
        '  node [shape=plaintext, fontname="Helvetica"];',
        '  edge [fontname="Helvetica"];',
    ]
    for variable in sorted(view.cmap.variables.values(), key=lambda each: each.id):
        lines.append(f"  {dot(variable.id)} [label={dot(variable.name)}];")
    lines += [_edge(view, link) for link in view.cmap.links]
    return "\n".join([*lines, "}", ""]).encode()


def left_out(view: View) -> tuple[str, ...]:
    """What a DOT graph cannot say."""
    missing = ["Documents, places of quotes and claims that make no link are left out."]
    if view.has_loops:
        missing.append("Loops are left out; they follow from the links.")
    if view.outcome:
        missing.append("The what-if is left out.")
    return tuple(missing)


def _edge(view: View, link: Link) -> str:
    style = "dashed" if link.polarity == "?" else "dotted" if link.contested else "solid"
    against = f"; denied by {count(len(link.denials), 'claim')}" if link.denials else ""
    quotes = " ".join(quote_lines(view, (*link.carrying, *link.backing)))
    tip = f"{count(link.support, 'source')}{against}: {quotes}"
    head = "tee" if link.polarity == "-" else "normal"
    width = min(1 + (link.support - 1) * 0.6, 5)
    attributes = (
        f"label={dot(_SIGN[link.polarity])}, style={style}, penwidth={width:g}, arrowhead={head}, "
        f"tooltip={dot(tip)}"
    )
    return f"  {dot(link.cause)} -> {dot(link.effect)} [{attributes}];"
