"""Readings from the rows of a project file, all or some."""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Select, func, select

from sayso.errors import RecordError
from sayso.records.reading import Reading
from sayso.store import schema
from sayso.store.rows import PARTS, document_from, reading_from

Thing = TypeVar("Thing")
Value = TypeVar("Value", str, int)
Look = Callable[[], AbstractContextManager[Connection]]
"""Opens a transaction in which the kept map is the one that was asked for."""

_AT_ONCE = 500  # values of one query


def load_readings(connection: Connection, wanted: Collection[str] | None = None) -> dict[str, Reading]:
    """The readings of some documents, as far as they are there, or of all; in order of ids.

    Raises:
        RecordError: a row is not what sayso writes; the message names the document.
    """
    with _no_collection():
        documents = rows(connection, select(schema.documents), schema.documents.c.id, wanted)
        found: dict[str, dict[Any, list[Any]]] = {row.id: {} for row in documents}
        for table in PARTS:
            query = select(table).order_by(table.c.document, table.c.position)
            by_document = defaultdict(list)
            for row in rows(connection, query, table.c.document, wanted):
                by_document[row.document].append(row)
            for document in by_document.keys() & found.keys():
                found[document][table] = by_document[document]
        return {
            row.id: _reading(row, found[row.id]) for row in sorted(documents, key=lambda each: str(each.id))
        }


def rows(
    connection: Connection, query: Select[Any], column: Column[Value], wanted: Collection[Value] | None
) -> Sequence[Any]:
    """The rows of a query that have one of these values in a column; all rows for None."""
    if wanted is None:
        return connection.execute(query).all()
    values = sorted(wanted)
    found: list[Any] = []
    for first in range(0, len(values), _AT_ONCE):
        found += connection.execute(query.where(column.in_(values[first : first + _AT_ONCE]))).all()
    return found


def one_of(column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """That a column has one of these values, however many they are."""
    if len(values) <= _AT_ONCE:
        return column.in_(sorted(values))
    wanted = func.json_each(json.dumps(sorted(values))).table_valued("value").c.value
    return column.in_(select(wanted))


def portions(things: list[Thing], size: int) -> Iterator[list[Thing]]:
    """The things, so many at a time."""
    for first in range(0, len(things), size):
        yield things[first : first + size]


def _reading(row: Any, found: dict[Any, list[Any]]) -> Reading:
    try:
        return reading_from(document_from(row), found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RecordError(f"document {str(row.id)[:40]} is damaged ({error})") from error


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keeps Python from looking for garbage among records that are all kept: a third of the time saved."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
