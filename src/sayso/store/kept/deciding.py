"""Decisions about variables and people, applied to those of the kept map that they can be about."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, literal, select

from sayso.decisions.codebook import codebook_of, words_in
from sayso.decisions.joining import decided_people, decided_variables
from sayso.decisions.places import VOICE, Places, plain
from sayso.records.causalmap import Member
from sayso.records.decision import Content, Decision
from sayso.records.reading import Reading
from sayso.records.statement import Entity
from sayso.records.variable import Variable
from sayso.store import schema
from sayso.store.kept import tables
from sayso.store.kept.corrected import corrected
from sayso.store.kept.things import (
    PEOPLE,
    READ,
    VARIABLES,
    Sort,
    Thing,
    load,
    person_from,
    variable_from,
    write_decided,
)
from sayso.store.loading import rows
from sayso.store.rows import named_by, spans_from


@dataclass(slots=True)
class _Named:
    """What decisions speak of: passages, and the names and ids of things."""

    refs: list[Content] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def add(self, value: Any) -> None:
        """Look through what a decision, or a side that a person named, holds."""
        if isinstance(value, Mapping):
            if "anchors" in value:
                self.refs.append(value)
            for key, inner in value.items():
                if isinstance(inner, str) and key == "id":
                    self.ids.add(inner)
                elif isinstance(inner, str) and key == "name":
                    self.names.add(plain(inner))
                elif key != "anchors":
                    self.add(inner)
        elif isinstance(value, list):
            for inner in value:
                self.add(inner)

    def anchors(self) -> Iterator[Content]:
        """The passages."""
        return (anchor for ref in self.refs for anchor in ref["anchors"])


def decide_variables(
    connection: Connection, held: Sequence[Decision]
) -> tuple[dict[Member, str], dict[str, bool]]:
    """Write the variables that people's decisions make.

    Returns:
        What each of their members is, and for each decision about variables whether what it is about is
        still there.
    """
    decisions = [entry for entry in held if entry.subject in ("variable", "codebook")]
    table = tables.documents.c
    decided = set(connection.execute(select(table.document).where(table.decided == 1)).scalars())
    sides = corrected(connection, decided, held)[0].sides if decided else []
    named = _named(decisions, (ref for _, ref in sides))
    places = Places(_outlines(connection, *_documents(connection, named)))
    members = {member for ref in named.refs for member in places.members(ref, people=False)}
    members |= {member for member, _ in sides}
    named.ids |= _in_codebooks(connection, VARIABLES, decisions)
    subset = [variable_from(*each) for each in _subset(connection, VARIABLES, named, members)]
    readings = [*places.readings.values(), *_others(connection, places, subset)]
    found, there = decided_variables(subset, readings, decisions, sides)
    write_decided(connection, VARIABLES, [each.id for each in subset], found)
    return {member: each.id for each in found for member in each.members}, there


def decide_people(
    connection: Connection, held: Sequence[Decision]
) -> tuple[dict[Member, str], dict[str, bool]]:
    """Write the people that decisions make; see `decide_variables`."""
    decisions = [entry for entry in held if entry.subject in ("person", "codebook")]
    named = _named(decisions, ())
    places = Places(_outlines(connection, *_documents(connection, named)))
    members = {member for ref in named.refs for member in places.members(ref, people=True)}
    named.ids |= _in_codebooks(connection, PEOPLE, decisions)
    found = _subset(connection, PEOPLE, named, members)
    subset = [person_from(*each) for each in found]
    voices = {member.document: row.id for row, all in found for member in all if member.local == VOICE}
    readings = [*places.readings.values(), *_others(connection, places, subset)]
    people, voices, there = decided_people(subset, voices, readings, decisions)
    write_decided(connection, PEOPLE, [each.id for each in subset], people)
    own = {Member(document, VOICE): id for document, id in voices.items()}
    return own | {member: each.id for each in people for member in each.members}, there


def _in_codebooks(connection: Connection, sort: Sort, decisions: Iterable[Decision]) -> set[str]:
    """The things that reading joined which go by a name of a codebook."""
    entries = [entry for entry in decisions if entry.subject == "codebook"]
    if not entries:
        return set()
    coded = [each for entry in entries for each in codebook_of(entry)]
    words = {words_in(name) for each in coded for name in (each.name, *each.alternatives)}
    table = sort.things.c
    query = select(table.id, table.name, table.aliases).where(table.decided == READ)
    return {
        id
        for id, name, aliases in connection.execute(query)
        if any(words_in(each) in words for each in (name or "", *json.loads(aliases)))
    }


def _named(decisions: Iterable[Decision], refs: Iterable[Content]) -> _Named:
    named = _Named()
    for entry in decisions:
        named.add(entry.target)
        named.add(entry.after)
    for ref in refs:
        named.refs.append({"anchors": ref.get("anchors", ())})
        named.add({key: value for key, value in ref.items() if key != "anchors"})
    return named


def _documents(connection: Connection, named: _Named) -> tuple[set[str], set[str]]:
    """The documents of the passages, and those that came in the place of such as are gone."""
    documents = schema.documents.c
    anchors = list(named.anchors())
    told = {each["document"] for each in anchors}
    there = {id for (id,) in rows(connection, select(documents.id), documents.id, told)}
    moved = {each["origin"] for each in anchors if each["document"] not in there}
    return there, {id for (id,) in rows(connection, select(documents.id), documents.origin, moved)}


def _outlines(
    connection: Connection, documents: Collection[str], whole: Collection[str] = ()
) -> list[Reading]:
    """As much of readings, as people corrected them, as decisions about variables and people look at.

    Args:
        whole: further documents, which have their texts as well.
    """
    table = schema.documents
    columns = [literal("").label("text") if each.name == "text" else each for each in table.c]
    found = [
        *rows(connection, select(*columns), table.c.id, set(documents) - set(whole)),
        *rows(connection, select(table), table.c.id, whole),
    ]
    variables: dict[str, list[Variable]] = {row.id: [] for row in found}
    entities: dict[str, list[Entity]] = {row.id: [] for row in found}
    for row in _in_order(connection, VARIABLES, variables):
        places = spans_from(row.places)
        variables[row.document].append(Variable(row.local, row.name, places, row.kind, row.key))
    for row in _in_order(connection, PEOPLE, entities):
        if row.local != VOICE:
            entities[row.document].append(Entity(row.local, row.name, row.kind, spans_from(row.places)))
    return [
        Reading(named_by(row, row.id), variables=tuple(variables[row.id]), entities=tuple(entities[row.id]))
        for row in found
    ]


def _in_order(connection: Connection, sort: Sort, documents: Collection[str]) -> Sequence[Any]:
    member = sort.members
    return rows(connection, select(member).order_by(member.c.position), member.c.document, documents)


def _others(connection: Connection, places: Places, things: Iterable[Thing]) -> list[Reading]:
    """The readings of the other documents of these things."""
    documents = {member.document for thing in things for member in thing.members}
    return _outlines(connection, documents - places.readings.keys())


def _subset(
    connection: Connection, sort: Sort, named: _Named, members: Collection[Member]
) -> list[tuple[Any, tuple[Member, ...]]]:
    """The things that reading joined which the decisions can be about, with their members."""
    table, member = sort.things.c, sort.members.c
    wanted = set(members)
    query = select(member.document, member.local, member.base)
    found = rows(connection, query, member.document, {each.document for each in wanted})
    ids = {row.base for row in found if Member(row.document, row.local) in wanted} | named.ids
    ids |= {id for (id,) in rows(connection, select(table.id), table.plain, named.names - {""})}
    return load(connection, sort, ids, read=True)
