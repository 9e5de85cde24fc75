"""Maps and claim tables in the formats of other tools: one module a format, loaded when it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from sayso.errors import QueryError
from sayso.registry import Registry

if TYPE_CHECKING:
    from sayso.export.view import View

Exporter = Callable[["View"], Iterable[bytes]]

EXPORTERS: Registry[Exporter] = Registry("exporter")
"""Every exporter by name; its function takes a view of a project and gives one file, in pieces."""

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
    return Exported(b"".join(pieces(view, name)), left_out(view, name))


def pieces(view: View, name: str) -> Iterable[bytes]:
    """The file that `export` gives, in pieces that are made as they are asked for.

    Raises:
        QueryError: there is no such exporter; its choices are the names there are.
    """
    entry = EXPORTERS.by_name(name)
    if entry is None:
        names = tuple(entry.name for entry in EXPORTERS.entries())
        raise QueryError(name, f"there is no exporter {name!r}, only {', '.join(names)}", names)
    return entry.function(view)


def left_out(view: View, name: str) -> tuple[str, ...]:
    """What the project holds and the file of an exporter cannot, one sentence each; () when nothing."""
    return tuple(import_module(f"{__name__}.{_MODULES[name]}").left_out(view))


@EXPORTERS.register("json", ".json", summary="The whole project: every reading, and the map they make.")
def _json(view: View) -> Iterable[bytes]:
    from sayso.export.project_json import export

    return export(view)


@EXPORTERS.register(
    "csv", ".csv", summary="The claim table: one row a claim, with quote, holder and offsets."
)
def _csv(view: View) -> Iterable[bytes]:
    from sayso.export.claim_table import export

    return export(view)


@EXPORTERS.register(
    "graphml", ".graphml", summary="The map as a graph, for Gephi, yEd, Cytoscape and others."
)
def _graphml(view: View) -> Iterable[bytes]:
    from sayso.export.graphml import export

    return [export(view)]


@EXPORTERS.register("dot", ".dot", ".gv", summary="The map as a graph, for Graphviz.")
def _dot(view: View) -> Iterable[bytes]:
    from sayso.export.dot import export

    return [export(view)]


@EXPORTERS.register("svg", ".svg", summary="The map as a picture: the causal loop diagram.")
def _svg(view: View) -> Iterable[bytes]:
    from sayso.export.svg import export

    return [export(view)]


@EXPORTERS.register("html", ".html", ".htm", summary="The report: one page with map, quotes and documents.")
def _html(view: View) -> Iterable[bytes]:
    from sayso.export.report import export

    return [export(view)]
