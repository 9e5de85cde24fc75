"""From the readings of a project to the map that they make together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from sayso import pipeline
from sayso.causalmap.copies import group_copies
from sayso.causalmap.loops import find_loops
from sayso.causalmap.merge import build_map
from sayso.causalmap.perspective import perspective
from sayso.errors import UnreadableError
from sayso.export.view import View
from sayso.records.causalmap import CausalMap
from sayso.records.claim import Modality
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.statements import join_people
from sayso.text.meaning import embed_phrases
from sayso.text.parser import Parser, load_parser
from sayso.variables import join_variables


def build(readings: Sequence[Reading]) -> CausalMap:
    """The map of everybody: the same for any order of the readings."""
    return build_map(
        readings,
        variables=join_variables(readings, embed=embed_phrases),
        people=join_people(readings),
        copies=group_copies({reading.document.id: reading.document.text for reading in readings}),
    )


def view_of(
    readings: Sequence[Reading], problems: Iterable[UnreadableError] = (), *, title: str = ""
) -> View:
    """A project at one moment, with its loops."""
    cmap = build(readings)
    loops = find_loops(cmap)
    return View(
        readings=tuple(readings),
        cmap=cmap,
        loops=loops.found,
        problems=tuple(sorted((p.origin, p.code, p.reason) for p in problems)),
        loops_cut=not loops.complete,
    )


def narrowed(
    view: View,
    *,
    people: Iterable[str] = (),
    documents: Iterable[str] = (),
    modalities: Iterable[Modality] = (),
) -> View:
    """The view of some people, documents or modalities: a perspective, with support counted anew in it."""
    people, documents, modalities = tuple(people), tuple(documents), tuple(modalities)
    if not (people or documents or modalities):
        return view
    cmap = perspective(view.cmap, people=people, documents=documents, modalities=modalities)
    loops = find_loops(cmap)
    return View(
        readings=view.readings,
        cmap=cmap,
        loops=loops.found,
        problems=view.problems,
        title=view.title,
        loops_cut=not loops.complete,
    )


@cache
def shared_parser() -> Parser:
    """The parser, loaded when it is first needed and kept."""
    return load_parser()


@cache
def shared_reader(kind: pipeline.ReaderKind) -> Callable[[Document], Reading]:
    """What reads documents, loaded when it is first needed and kept."""
    return pipeline.load(kind, shared_parser())
