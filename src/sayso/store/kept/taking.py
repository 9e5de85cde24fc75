"""What the kept map takes from readings: names, runs of words, variables, people, claims."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from sayso.causalmap.bylines import own_voice
from sayso.causalmap.copies import runs_of
from sayso.decisions.places import VOICE
from sayso.decisions.readings import Corrected
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.statement import Entity
from sayso.statements.people import called_by, signs
from sayso.store.kept import tables
from sayso.store.kept.nearness import leave_near, unpacked
from sayso.store.kept.things import written
from sayso.store.loading import rows
from sayso.store.rows import claim_row, spans_json
from sayso.variables.join import words_of
from sayso.variables.names import SaidNames, names_said

if TYPE_CHECKING:
    from sayso.causalmap.copies import Hashes

Pair = tuple[str, str]
_OF_DOCUMENTS = (tables.documents, tables.mentions, tables.entities, tables.claims)


@dataclass(slots=True)
class Turnover:
    """What left the map and what came while documents went and were taken.

    Attributes:
        pairs: that the claims of these documents were about.
        mentions, entities: that left, as they were written.
        variables, people: ids of documents that have others now.
        names_left, names_came: in the documents that are gone, and new.
        new: the ids of documents that are new; beside: the numbers of those near one that is gone.
    """

    pairs: set[Pair] = field(default_factory=set)
    mentions: list[Any] = field(default_factory=list)
    entities: list[Any] = field(default_factory=list)
    variables: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    names_left: list[SaidNames] = field(default_factory=list)
    names_came: list[SaidNames] = field(default_factory=list)
    new: set[str] = field(default_factory=set)
    beside: set[int] = field(default_factory=set)


def forget(connection: Connection, documents: Collection[str], turned: Turnover) -> None:
    """Take documents that are gone out of the map."""
    if not documents:
        return
    table = tables.documents.c
    query = select(table.document, table.number, table.near, table.full, table.short)
    found = rows(connection, query, table.document, documents)
    turned.pairs |= pairs_of(connection, documents)
    turned.names_left += [_said(row) for row in found]
    for row in found:
        turned.beside |= set(unpacked(row.near).tolist())
    for members, left in ((tables.mentions, turned.mentions), (tables.entities, turned.entities)):
        left += rows(connection, select(members), members.c.document, documents)
    leave_near(connection, {row.document: row.number for row in found})
    for each in (*_OF_DOCUMENTS, tables.applied):
        _delete(connection, each, documents)


def take(connection: Connection, readings: Iterable[Reading], done: Corrected, turned: Turnover) -> None:
    """Write what the map takes from these readings, in place of what it had from their documents.

    What their variables, people and claims are on the map is left to be found.
    """
    readings = tuple(readings)
    documents = [reading.document.id for reading in readings]
    turned.pairs |= pairs_of(connection, documents)
    decided = {member.document for member, _ in done.sides}
    table = tables.documents.c
    query = select(table.document, table.number, table.near, table.copies)
    known = {row.document: row for row in rows(connection, query, table.document, documents)}
    highest = connection.execute(select(func.max(table.number))).scalar_one() or 0
    texts, mentions, entities, claims = [], [], [], []
    for reading in readings:
        id = reading.document.id
        names, voice = names_said(reading.document.text), own_voice(reading)
        if id not in known:
            turned.new.add(id)
            turned.names_came.append(names)
            highest += 1
        texts.append(
            {
                "document": id,
                "number": known[id].number if id in known else highest,
                "near": known[id].near if id in known else b"",
                "full": _json(sorted(names.full)),
                "short": _json(sorted(names.short)),
                "runs": runs_of(reading.document.text).astype("<u4").tobytes(),
                "voice_type": voice and voice[0],
                "voice": voice and voice[1],
                "decided": int(id in decided),
                "copies": known[id].copies if id in known else "",
            }
        )
        mentions += [
            {
                "document": id,
                "local": each.id,
                "position": n,
                "name": each.name,
                "kind": each.kind,
                "key": each.key,
                "places": spans_json(each.mentions),
                "words": words_of(each.name, each.key),
            }
            for n, each in enumerate(reading.variables)
        ]
        entities += [
            {"position": n, **_entity(each, reading.document)} for n, each in enumerate(reading.entities)
        ]
        if voice is not None:
            entities.append(
                {
                    "document": id,
                    "local": VOICE,
                    "position": -1,
                    "name": voice[1],
                    "kind": voice[0],
                    "aliases": "[]",
                    "places": spans_json(()),
                    "signed": 0,
                    "sort": "",
                    "words": "",
                }
            )
        claims += [
            {
                "document": id,
                **claim_row(claim),
                "verdict": done.verdicts.get((id, claim.id)),
                "cause": "",
                "effect": "",
                "people": "[]",
                "holder": "",
                "copies": "",
            }
            for claim in reading.claims
        ]
    _replace(connection, tables.documents, documents, texts)
    _replace(connection, tables.claims, documents, claims)
    turned.variables |= _replace_members(connection, tables.mentions, documents, mentions, turned.mentions)
    turned.people |= _replace_members(connection, tables.entities, documents, entities, turned.entities)


def _entity(entity: Entity, document: Document) -> dict[str, Any]:
    signed = signs(entity, document)
    called = called_by(entity, signs=signed)
    return {
        "document": document.id,
        "local": entity.id,
        "name": entity.name,
        "kind": entity.type,
        "aliases": _json(entity.aliases),
        "places": spans_json(entity.mentions),
        "signed": int(signed),
        "sort": "" if called is None else called[0],
        "words": "" if called is None else written(called[1]),
    }


def pairs_of(connection: Connection, documents: Collection[str]) -> set[Pair]:
    """The pairs that the claims of these documents are about on the map."""
    table = tables.claims
    query = select(table.c.cause, table.c.effect)
    return {(cause, effect) for cause, effect in rows(connection, query, table.c.document, documents)}


def _said(row: Any) -> SaidNames:
    return SaidNames(frozenset(json.loads(row.full)), frozenset(json.loads(row.short)))


def runs_in_texts(connection: Connection) -> dict[str, Hashes]:
    """The runs of words of each document."""
    import numpy as np

    found = connection.execute(select(tables.documents.c.document, tables.documents.c.runs))
    return {document: np.frombuffer(content, "<u4") for document, content in found}


def _replace(
    connection: Connection, table: Table, documents: Collection[str], new: list[dict[str, Any]]
) -> None:
    _delete(connection, table, documents)
    if new:
        connection.execute(insert(table), new)


def _replace_members(
    connection: Connection,
    table: Table,
    documents: Collection[str],
    new: list[dict[str, Any]],
    left: list[Any],
) -> set[str]:
    """Write these rows in place of those of the documents that say something else; the ids of these.

    What a variable or entity of the same id was on the map stays known until it is found again.

    Args:
        left: the rows that go are added here.
    """
    before: dict[str, dict[str, Any]] = {id: {} for id in documents}
    now: dict[str, list[dict[str, Any]]] = {id: [] for id in documents}
    for row in rows(connection, select(table), table.c.document, documents):
        before[row.document][row.local] = row
    for each in new:
        now[each["document"]].append(each)
    changed = {id for id in documents if not _same(before[id], now[id])}
    left += [row for id in sorted(changed) for row in before[id].values()]
    for each in (each for id in changed for each in now[id]):
        old = before[each["document"]].get(each["local"])
        each["base"], each["final"] = ("", "") if old is None else (old.base, old.final)
        each["handle"] = ""
        if table is tables.mentions:
            each.update(cut="", told="", head="", choices="", full="")
    _replace(connection, table, changed, [each for id in sorted(changed) for each in now[id]])
    return changed


def _same(before: Mapping[str, Any], now: Collection[Mapping[str, Any]]) -> bool:
    """Whether these rows, by id in their document, say what is to be written."""
    return len(before) == len(now) and all(
        (old := before.get(row["local"])) is not None
        and all(getattr(old, name) == value for name, value in row.items())
        for row in now
    )


def _delete(connection: Connection, table: Table, documents: Collection[str]) -> None:
    documents = sorted(documents)
    for first in range(0, len(documents), 500):
        some = documents[first : first + 500]
        connection.execute(delete(table).where(table.c.document.in_(some)))


def _json(value: Collection[str]) -> str:
    return json.dumps(list(value), separators=(",", ":"))
