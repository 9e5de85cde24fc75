"""Words of names that need not be said, from counts of names that the kept map has of all documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, Table, delete, insert, select
from sqlalchemy.dialects import sqlite

from sayso.store.kept import tables
from sayso.store.loading import rows
from sayso.variables.names import NameCounts, SaidNames, often_named, spare_before


def count_names(connection: Connection, came: Iterable[SaidNames], left: Iterable[SaidNames]) -> set[str]:
    """Count the names of documents that came and left; last words of which others need not be said now.

    Those before which other words could be left out until now are among them.
    """
    counts = NameCounts()
    for text in came:
        counts.add(text)
    for text in left:
        counts.add(text, -1)
    full = [
        {"last": last, "first": first, "documents": number}
        for (last, first), number in counts.full.items()
        if number
    ]
    short = [
        {"last": last, "said": counts.said[last], "named": counts.named[last], "both": counts.both[last]}
        for last in sorted(counts.said.keys() | counts.named.keys())
        if counts.said[last] or counts.named[last] or counts.both[last]
    ]
    _add(connection, tables.full_names, full)
    _add(connection, tables.short_names, short)
    lasts = {last for last, _ in counts.full} | counts.said.keys() | counts.named.keys()
    before, now = _spare(connection, lasts), _found(connection, lasts)
    other = {last for last in before.keys() | now.keys() if before.get(last) != now.get(last)}
    table = tables.spare_words
    if other:
        connection.execute(delete(table).where(table.c.last.in_(sorted(other))))
    if new := [{"last": last, "words": now[last]} for last in sorted(other & now.keys())]:
        connection.execute(insert(table), new)
    return other


def _add(connection: Connection, table: Table, counts: list[dict[str, object]]) -> None:
    """Add to the counts in a table; rows that have come to nothing go."""
    if not counts:
        return
    numbers = [column.name for column in table.c if not column.primary_key]
    insertion = sqlite.insert(table)
    connection.execute(
        insertion.on_conflict_do_update(
            index_elements=list(table.primary_key),
            set_={name: table.c[name] + insertion.excluded[name] for name in numbers},
        ),
        counts,
    )
    if any(value < 0 for row in counts for value in row.values() if isinstance(value, int)):
        connection.execute(delete(table).where(*(table.c[name] == 0 for name in numbers)))


def _spare(connection: Connection, lasts: Iterable[str]) -> dict[str, str]:
    table = tables.spare_words.c
    return dict(map(tuple, rows(connection, select(table.last, table.words), table.last, set(lasts))))


def _found(connection: Connection, lasts: Iterable[str]) -> dict[str, str]:
    """The words that need not be said before these, by what is counted now."""
    table, full = tables.short_names.c, tables.full_names.c
    found = rows(connection, select(tables.short_names), table.last, set(lasts))
    often = {row.last: row for row in found if often_named(row.said, row.named, row.both)}
    firsts: dict[str, set[str]] = defaultdict(set)
    for last, first in rows(connection, select(full.last, full.first), full.last, often.keys()):
        firsts[last].add(first)
    spare = {
        last: spare_before(last, firsts[last], row.said, row.named, row.both) for last, row in often.items()
    }
    return {last: " ".join(sorted(words)) for last, words in spare.items() if words}
