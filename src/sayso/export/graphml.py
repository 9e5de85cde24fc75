"""The map as GraphML: a node a variable, an edge a link, with its counts and quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.export.escaping import xml
from sayso.export.quoting import quote_span
from sayso.export.view import View, extent
from sayso.export.wording import document_name, names_of, person_name
from sayso.records.causalmap import Link, MapVariable, Saying

Value = str | int | bool

_NODE = {"label": "string", "kind": "string", "aliases": "string", "mentions": "int"}
_EDGE = {
    "label": "string",
    "polarity": "string",
    "weight": "int",
    "support": "int",
    "reports": "int",
    "contested": "boolean",
    "both_ways": "boolean",
    "once": "boolean",
    "claims": "int",
    "denials": "int",
    "holders": "string",
    "quotes": "string",
    "quotes_against": "string",
}
_GRAPH = {"title": "string", "left_out": "string"}


def export(view: View) -> bytes:
    """The map as GraphML, UTF-8, every attribute declared.

    Links of both signs between two variables are two edges. `weight` is the support, always
    positive; the sign is in `polarity`.
    """
    keys = [
        f'  <key id="{scope[0]}_{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>'
        for scope, names in (("graph", _GRAPH), ("node", _NODE), ("edge", _EDGE))
        for name, kind in names.items()
    ]
    about = {"title": view.title, "left_out": " ".join(left_out(view))}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *keys,
        '  <graph id="map" edgedefault="directed">',
        *_data("g", about, "    "),
    ]
    for variable in sorted(view.cmap.variables.values(), key=lambda each: each.id):
        lines += [
            f'    <node id="{xml(variable.id)}">',
            *_data("n", _node(variable), "      "),
            "    </node>",
        ]
    for link in view.cmap.links:
        lines += [
            f'    <edge id="{xml(link.id)}" source="{xml(link.cause)}" target="{xml(link.effect)}">',
            *_data("e", _edge(view, link), "      "),
            "    </edge>",
        ]
    lines += ["  </graph>", "</graphml>", ""]
    return "\n".join(lines).encode()


def left_out(view: View) -> tuple[str, ...]:
    """What a graph of links cannot say."""
    missing = ["Places of quotes in their documents are left out; the JSON and CSV exports have them."]
    if view.has_loops:
        missing.append("Loops are left out; they follow from the links.")
    if view.cmap.denied_only or view.cmap.questioned or view.cmap.weak or view.cmap.self_links:
        missing.append("Claims that make no link (denied only, questioned, weak, to itself) are left out.")
    if view.outcome:
        missing.append("The what-if is left out.")
    return tuple(missing)


def _node(variable: MapVariable) -> dict[str, Value]:
    return {
        "label": variable.name,
        "kind": variable.kind,
        "aliases": "; ".join(variable.aliases),
        "mentions": len(variable.members),
    }


def _edge(view: View, link: Link) -> dict[str, Value]:
    return {
        "label": link.polarity,
        "polarity": link.polarity,
        "weight": link.support,
        "support": link.support,
        "reports": link.reports,
        "contested": link.contested,
        "both_ways": link.both_ways,
        "once": link.once,
        "claims": len(link.carrying),
        "denials": len(link.denials),
        "holders": names_of(view, {saying.holder for saying in link.carrying}),
        "quotes": "\n".join(quote_lines(view, (*link.carrying, *link.backing))),
        "quotes_against": "\n".join(quote_lines(view, link.denials)),
    }


def quote_lines(view: View, sayings: Iterable[Saying]) -> list[str]:
    """Claims in a line each: “its sentence” – its holder (its document); what two claims share once."""
    return list(dict.fromkeys(_quote_line(view, saying) for saying in sayings))


def _quote_line(view: View, saying: Saying) -> str:
    document = view.by_document[saying.document].document
    words = quote_span(document.text, extent(saying)).words(document.text)
    holder = person_name(view.cmap.people[saying.holder])
    return f"“{' '.join(words.split())}” – {holder} ({document_name(document)})"


def _data(scope: str, values: Mapping[str, Value], indent: str) -> Iterable[str]:
    for name, value in values.items():
        words = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'{indent}<data key="{scope}_{name}">{xml(words)}</data>'
