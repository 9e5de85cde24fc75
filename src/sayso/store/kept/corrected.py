"""Readings as people corrected them, of some documents: the decisions that act there, and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from sayso.decisions.places import Places, gist
from sayso.decisions.readings import Corrected, correct
from sayso.records.decision import Content, Decision
from sayso.records.reading import Reading
from sayso.store import schema
from sayso.store.loading import load_readings, rows


def about_readings(held: Iterable[Decision]) -> list[Decision]:
    """The decisions on claims and statements."""
    return [entry for entry in held if entry.subject in ("claim", "statement")]


@dataclass(frozen=True, slots=True)
class Acting:
    """Where decisions on claims and statements act.

    Attributes:
        at: for each that has its place in the documents asked for, which of them that is.
        on: for each the documents of those asked for that it may change.
    """

    at: dict[str, str] = field(default_factory=dict)
    on: dict[str, set[str]] = field(default_factory=dict)


def corrected(
    connection: Connection, wanted: Collection[str], held: Sequence[Decision]
) -> tuple[Corrected, Acting]:
    """What `correct` gives for these documents, and which decisions act there.

    The readings of other documents that decisions have to be told apart by are there too, corrected in part.

    Args:
        held: the decisions that hold, the earliest first.
    """
    documents = schema.documents.c
    wanted = set(wanted)
    found = rows(connection, select(documents.id, documents.origin), documents.id, wanted)
    origins = {origin for _, origin in found}
    entries = [
        entry
        for entry in about_readings(held)
        if entry.scope == "everywhere"
        or entry.target["document"] in wanted
        or entry.target["origin"] in origins
    ]
    readings = load_readings(connection, wanted | places_of(connection, entries))
    places = Places(readings.values())
    acting = Acting()
    for entry in entries:
        on: set[str] = set()
        place = places.place(entry.target)
        if place is not None and (at := place.reading.document.id) in wanted:
            acting.at[entry.id] = at
            on.add(at)
        if entry.scope == "everywhere":
            alike = tuple(entry.target["gist"])
            on |= {id for id in wanted & readings.keys() if says(readings[id], alike)}
            on |= {acting.at[each.id] for each in adding(entries, alike) if each.id in acting.at}
        if on:
            acting.on[entry.id] = on
    return correct(readings.values(), entries), acting


def says(reading: Reading, alike: tuple[str, ...]) -> bool:
    """Whether a claim of a reading says this."""
    return any(gist(reading, claim) == alike for claim in reading.claims)


def adding(held: Iterable[Decision], alike: tuple[str, ...]) -> list[Decision]:
    """The decisions that add a claim which says this."""
    return [
        entry
        for entry in held
        if entry.kind == "add" and entry.subject == "claim" and tuple(entry.target["gist"]) == alike
    ]


def documents_of(connection: Connection, entries: Iterable[Decision]) -> set[str]:
    """The documents that decisions of any kind speak of, or that came in their place."""
    documents = schema.documents
    told = [place for entry in entries for place in _places((entry.target, entry.after))]
    ids, origins = {place["document"] for place in told}, {place.get("origin", "") for place in told}
    there = {id for (id,) in rows(connection, select(documents.c.id), documents.c.id, ids)}
    by_origin = rows(connection, select(documents.c.id), documents.c.origin, origins)
    return there | {id for (id,) in by_origin}


def _places(content: Any) -> Iterator[Content]:
    """Whatever in the content of a decision names a document."""
    if isinstance(content, Mapping):
        if isinstance(content.get("document"), str):
            yield content
        content = content.values()
    if isinstance(content, Iterable) and not isinstance(content, str):
        for inner in content:
            yield from _places(inner)


def places_of(connection: Connection, entries: Iterable[Decision]) -> set[str]:
    """The documents that decisions on claims and statements speak of, or that came in their place."""
    entries = tuple(entries)
    documents = schema.documents
    targets = {entry.target["document"] for entry in entries}
    there = {id for (id,) in rows(connection, select(documents.c.id), documents.c.id, targets)}
    moved = {entry.target["origin"] for entry in entries if entry.target["document"] not in there}
    by_origin = rows(connection, select(documents.c.id), documents.c.origin, moved)
    return there | {id for (id,) in by_origin}
