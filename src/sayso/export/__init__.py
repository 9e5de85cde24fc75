"""Maps and claim tables in the formats of other tools: one module a format, loaded when it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from sayso.errors import QueryError
from sayso.registry import Registry

if TYPE_CHECKING:
    from sayso.export.view import View

Exporter = Callable[["View"], bytes]

EXPORTERS: Registry[Exporter] = Registry("exporter")
"""Every exporter by name; its function takes a view of a project and gives the bytes of one file."""

_MODULES = {
    "json": "project_json",
    "csv": "claim_table",
    "graphml": "graphml",
    "dot": "dot",
    "svg": "svg",
    "html": "report",
}


@dataclass(frozen=True, slots=True)
class Exported:
    """One exported file.

    Attributes:
        content: the bytes of the file.
        left_out: what the project holds and this file cannot, one sentence each; () when nothing.
    """

    content: bytes
    left_out: tuple[str, ...] = ()


def export(view: View, name: str) -> Exported:
    """A project in one format, with what that format could not hold.

    Args:
        name: of an exporter ('json', 'csv', 'graphml', 'dot', 'svg', 'html').

    Raises:
        QueryError: there is no such exporter; its choices are the names there are.
    """
    entry = EXPORTERS.by_name(name)
    if entry is None:
        names = tuple(entry.name for entry in EXPORTERS.entries())
        raise QueryError(name, f"there is no exporter {name!r}, only {', '.join(names)}", names)
    left_out = import_module(f"{__name__}.{_MODULES[name]}").left_out
    return Exported(entry.function(view), tuple(left_out(view)))


@EXPORTERS.register("json", ".json", summary="The whole project: every reading, and the map they make.")
def _json(view: View) -> bytes:
    from sayso.export.project_json import export

    return export(view)


@EXPORTERS.register(
    "csv", ".csv", summary="The claim table: one row a claim, with quote, holder and offsets."
)
def _csv(view: View) -> bytes:
    from sayso.export.claim_table import export

    return export(view)


@EXPORTERS.register(
    "graphml", ".graphml", summary="The map as a graph, for Gephi, yEd, Cytoscape and others."
)
def _graphml(view: View) -> bytes:
    from sayso.export.graphml import export

    return export(view)


@EXPORTERS.register("dot", ".dot", ".gv", summary="The map as a graph, for Graphviz.")
def _dot(view: View) -> bytes:
    from sayso.export.dot import export

    return export(view)


@EXPORTERS.register("svg", ".svg", summary="The map as a picture: the causal loop diagram.")
def _svg(view: View) -> bytes:
    from sayso.export.svg import export

    return export(view)


@EXPORTERS.register("html", ".html", ".htm", summary="The report: one page with map, quotes and documents.")
def _html(view: View) -> bytes:
    from sayso.export.report import export

    return export(view)
