"""Vectors of phrases and documents as rows of a project file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, insert, select

from sayso.store import schema
from sayso.text.meaning import WIDTH

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_AT_ONCE = 500  # values of one query
_STEPS = 32767  # into which a number from 0 to 1 is divided


def packed(vector: Floats) -> bytes:
    """The numbers of a vector of length 1 in two bytes each."""
    import numpy as np

    return np.round(vector * _STEPS).astype("<i2").tobytes()


def unpacked(content: bytes) -> Floats:
    """The vector that was packed, but for the last of its digits."""
    import numpy as np

    return (np.frombuffer(content, "<i2") / np.float32(_STEPS)).astype(np.float32)


def is_packed(content: object) -> bool:
    """Whether this is a packed vector."""
    return isinstance(content, bytes) and len(content) == 2 * WIDTH


def phrases_known(connection: Connection, model: str, phrases: Iterable[str]) -> dict[str, bytes]:
    """The packed vectors that are there, by phrase."""
    table = schema.vectors
    found: dict[str, bytes] = {}
    wanted = list(phrases)
    for first in range(0, len(wanted), _AT_ONCE):
        some = wanted[first : first + _AT_ONCE]
        query = select(table.c.phrase, table.c.vector).where(table.c.model == model, table.c.phrase.in_(some))
        found.update((phrase, vector) for phrase, vector in connection.execute(query) if is_packed(vector))
    return found


def keep_phrases(connection: Connection, model: str, vectors: Mapping[str, bytes]) -> None:
    """Write vectors of phrases; those of other models go."""
    table = schema.vectors
    connection.execute(delete(table).where(table.c.model != model))
    rows = [{"phrase": phrase, "model": model, "vector": vector} for phrase, vector in vectors.items()]
    if rows:
        connection.execute(insert(table).prefix_with("OR REPLACE"), rows)


def matters_known(connection: Connection, model: str) -> dict[str, bytes]:
    """The packed vectors of what documents are about, by document."""
    table = schema.matters
    query = select(table.c.document, table.c.vector).where(table.c.model == model)
    return {document: vector for document, vector in connection.execute(query) if is_packed(vector)}


def without_matter(connection: Connection, model: str, most: int | None) -> dict[str, str]:
    """The texts of documents of which it is not known what they are about, so many at most."""
    table, document = schema.matters, schema.documents.c
    known = select(table.c.document).where(table.c.model == model)
    query = select(document.id, document.text).where(document.id.not_in(known)).limit(most)
    return dict(connection.execute(query).all())


def count_without_matter(connection: Connection, model: str) -> int:
    """Of how many documents it is not known what they are about."""
    table, document = schema.matters, schema.documents.c
    known = select(table.c.document).where(table.c.model == model)
    query = select(func.count()).where(document.id.not_in(known))
    return int(connection.execute(query).scalar_one())


def keep_matters(connection: Connection, model: str, vectors: Mapping[str, bytes]) -> None:
    """Write what documents are about, of those that are still there."""
    table = schema.matters
    there = set(connection.execute(select(schema.documents.c.id)).scalars())
    rows = [
        {"document": document, "model": model, "vector": vector}
        for document, vector in vectors.items()
        if document in there
    ]
    if rows:
        connection.execute(insert(table).prefix_with("OR REPLACE"), rows)


def forget_phrases(connection: Connection) -> None:
    """Delete the vectors of phrases that no document calls anything."""
    names = select(schema.variables.c.name)
    connection.execute(delete(schema.vectors).where(schema.vectors.c.phrase.not_in(names)))
