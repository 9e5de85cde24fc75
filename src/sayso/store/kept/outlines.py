"""What stands in documents, and who says it there, without the documents themselves.

Documents in which people's decisions may have changed something are left to whoever asks.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from sayso.records.reading import Reading, Size, Spoken
from sayso.store import schema
from sayso.store.kept import tables
from sayso.store.loading import one_of, rows
from sayso.text.parser import count_words

_COUNTED = (schema.statements, schema.claims, schema.skipped)


def corrected_documents(connection: Connection) -> set[str]:
    """The documents in which decisions may have changed something."""
    return set(connection.execute(_corrected()).scalars())


def owners_in(connection: Connection, documents: Collection[str]) -> dict[tuple[str, str], str]:
    """For each entity of these documents, by document and its id there, the person that it is."""
    member = tables.entities.c
    query = select(member.document, member.local, member.final)
    found = rows(connection, query, member.document, documents)
    return {(document, local): final for document, local, final in found}


def spoken(connection: Connection, people: Collection[str] | None) -> list[Spoken]:
    """The statements, in the order of their places, each with the person whose it is.

    Args:
        people: only theirs; None for all.
    """
    statement, member = schema.statements.c, tables.entities
    same = and_(member.c.document == statement.document, member.c.local == statement.entity)
    query = (
        select(statement.document, statement.id, func.coalesce(member.c.final, ""))
        .select_from(schema.statements)
        .outerjoin(member, same)
        .where(statement.document.not_in(_corrected()))
        .order_by(statement.document, statement.position)
    )
    if people is not None:
        query = query.where(one_of(member.c.final, people))
    return list(map(Spoken._make, connection.execute(query).all()))


def sizes(connection: Connection, wanted: Collection[str]) -> dict[str, Size]:
    """How much was found in each of these documents."""
    document = schema.documents.c
    texts = rows(connection, select(document.id, document.text), document.id, wanted)
    counted = []
    for table in _COUNTED:
        query = select(table.c.document, func.count()).where(one_of(table.c.document, wanted))
        found = connection.execute(query.group_by(table.c.document)).all()
        counted.append({row[0]: row[1] for row in found})
    return {id: Size(count_words(text), *(number.get(id, 0) for number in counted)) for id, text in texts}


def skipped(connection: Connection) -> bool:
    """Whether anything was skipped in a document."""
    return connection.execute(select(schema.skipped.c.document).limit(1)).first() is not None


def size_of(reading: Reading) -> Size:
    """How much was found in a document."""
    words = count_words(reading.document.text)
    return Size(words, len(reading.statements), len(reading.claims), len(reading.skipped))


def _corrected() -> Select[Any]:
    return select(tables.applied.c.document).distinct()
