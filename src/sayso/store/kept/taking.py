"""What the kept map takes from readings: names, runs of words, variables, people, claims."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, delete, insert, select

from sayso.causalmap.bylines import own_voice
from sayso.causalmap.copies import runs_of
from sayso.decisions.places import VOICE
from sayso.decisions.readings import Corrected
from sayso.records.reading import Reading
from sayso.statements.people import signs
from sayso.store.kept import tables
from sayso.store.loading import rows
from sayso.store.rows import claim_row, spans_json
from sayso.variables.join import words_of
from sayso.variables.names import SaidNames, names_said

if TYPE_CHECKING:
    from sayso.causalmap.copies import Hashes

Pair = tuple[str, str]
_OF_DOCUMENTS = (tables.documents, tables.mentions, tables.entities, tables.claims)


def forget(connection: Connection, documents: Collection[str]) -> set[Pair]:
    """Take documents that are gone out of the map; the pairs that their claims were about."""
    pairs = pairs_of(connection, documents)
    for table in (*_OF_DOCUMENTS, tables.applied):
        _delete(connection, table, documents)
    return pairs


def take(
    connection: Connection, readings: Iterable[Reading], done: Corrected
) -> tuple[bool, bool, set[Pair]]:
    """Write what the map takes from these readings, in place of what it had from their documents.

    What their variables, people and claims are on the map is left to be found.

    Returns:
        Whether their variables are other ones, whether their people are, and the pairs that their claims
        were about.
    """
    readings = tuple(readings)
    documents = [reading.document.id for reading in readings]
    pairs = pairs_of(connection, documents)
    decided = {member.document for member, _ in done.sides}
    texts, mentions, entities, claims = [], [], [], []
    for reading in readings:
        id = reading.document.id
        names, voice = names_said(reading.document.text), own_voice(reading)
        texts.append(
            {
                "document": id,
                "full": _json(sorted(names.full)),
                "short": _json(sorted(names.short)),
                "runs": runs_of(reading.document.text).astype("<u4").tobytes(),
                "voice_type": voice and voice[0],
                "voice": voice and voice[1],
                "decided": int(id in decided),
                "copies": "",
            }
        )
        mentions += [
            {
                "document": id,
                "local": each.id,
                "name": each.name,
                "kind": each.kind,
                "key": each.key,
                "places": spans_json(each.mentions),
                "words": words_of(each.name, each.key),
            }
            for each in reading.variables
        ]
        entities += [
            {
                "document": id,
                "local": each.id,
                "name": each.name,
                "kind": each.type,
                "aliases": _json(each.aliases),
                "signed": int(signs(each, reading.document)),
            }
            for each in reading.entities
        ]
        if voice is not None:
            entities.append(
                {
                    "document": id,
                    "local": VOICE,
                    "name": voice[1],
                    "kind": voice[0],
                    "aliases": "[]",
                    "signed": 0,
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
    known = select(tables.documents.c.document, tables.documents.c.copies)
    groups = dict(rows(connection, known, tables.documents.c.document, documents))
    for text in texts:
        text["copies"] = groups.get(text["document"], "")
    _replace(connection, tables.documents, documents, texts)
    _replace(connection, tables.claims, documents, claims)
    other_variables = _replace_members(connection, tables.mentions, documents, mentions)
    other_people = _replace_members(connection, tables.entities, documents, entities)
    return other_variables, other_people, pairs


def pairs_of(connection: Connection, documents: Collection[str]) -> set[Pair]:
    """The pairs that the claims of these documents are about on the map."""
    table = tables.claims
    query = select(table.c.cause, table.c.effect)
    return {(cause, effect) for cause, effect in rows(connection, query, table.c.document, documents)}


def names_in_texts(connection: Connection) -> list[SaidNames]:
    """The names in each document."""
    found = connection.execute(select(tables.documents.c.full, tables.documents.c.short))
    return [SaidNames(frozenset(json.loads(full)), frozenset(json.loads(short))) for full, short in found]


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
    connection: Connection, table: Table, documents: Collection[str], new: list[dict[str, Any]]
) -> bool:
    """Write these rows in place of those of the documents, unless they say the same; whether they do not.

    What a variable or entity of the same id was on the map stays known until it is found again.
    """
    before = {
        (row.document, row.local): row for row in rows(connection, select(table), table.c.document, documents)
    }
    told = list(new[0]) if new else []
    if len(before) == len(new) and all(
        (old := before.get((row["document"], row["local"]))) is not None
        and all(getattr(old, name) == row[name] for name in told)
        for row in new
    ):
        return False
    for row in new:
        old = before.get((row["document"], row["local"]))
        row["base"], row["final"] = ("", "") if old is None else (old.base, old.final)
        if table is tables.mentions:
            row.update(choices="", full="", cut="")
    _replace(connection, table, documents, new)
    return True


def _delete(connection: Connection, table: Table, documents: Collection[str]) -> None:
    documents = sorted(documents)
    for first in range(0, len(documents), 500):
        some = documents[first : first + 500]
        connection.execute(delete(table).where(table.c.document.in_(some)))


def _json(value: Collection[str]) -> str:
    return json.dumps(list(value), separators=(",", ":"))
