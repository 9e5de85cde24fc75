"""What was touched when the kept map was brought up to date, as the database itself notes it.

So whoever has a map in memory need not load all of it again (see `sayso.api.building.brought`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select

from sayso.store.kept import tables

_MOST = 20_000  # things that are noted; where more were touched, all is loaded again


@dataclass(frozen=True, slots=True)
class Touched:
    """What may be other on a map than before, by id; some of it may be there no more, or be new.

    Attributes:
        pairs: causes and effects about which there are other claims or links.
    """

    documents: frozenset[str]
    variables: frozenset[str]
    people: frozenset[str]
    pairs: frozenset[tuple[str, str]]


# By table the sort of what it is about, how that is named, and which changes matter.
_NOTED = (
    ("map_documents", "document", "document", ("INSERT", "DELETE")),
    ("map_variables", "variable", "id", ("INSERT", "DELETE", "UPDATE")),
    ("map_mentions", "variable", "final", ("INSERT", "DELETE", "UPDATE OF final")),
    ("map_people", "person", "id", ("INSERT", "DELETE", "UPDATE")),
    ("map_entities", "person", "final", ("INSERT", "DELETE", "UPDATE OF final")),
    ("map_claims", "pair", "cause || ' ' || {row}.effect", ("INSERT", "DELETE", "UPDATE")),
    ("map_links", "pair", "cause || ' ' || {row}.effect", ("INSERT", "DELETE")),
)


@contextmanager
def noting(connection: Connection) -> Iterator[None]:
    """Has what is touched inside noted, with the revision that the map is of before.

    The triggers that do it are the connection's own; no project file holds one.
    """
    made = dict(_triggers())
    for name, rest in made.items():
        connection.exec_driver_sql(f"CREATE TEMP TRIGGER {name} {rest}")
    yield
    for name in made:  # an exception takes them back with all else
        connection.exec_driver_sql(f"DROP TRIGGER temp.{name}")


def _triggers() -> Iterator[tuple[str, str]]:
    for table, sort, named, changes in _NOTED:
        for change in changes:
            event = change.partition(" ")[0]
            noted = "; ".join(_noting(sort, named.format(row=row), row) for row in _rows(event))
            yield f"{table}_{event.lower()}", f"AFTER {change} ON main.{table} BEGIN {noted}; END"


def _noting(sort: str, named: str, row: str) -> str:
    return f"INSERT OR IGNORE INTO map_touched SELECT revision, '{sort}', {row}.{named} FROM map_state"


def _rows(event: str) -> Iterator[str]:
    if event != "INSERT":
        yield "OLD"
    if event != "DELETE":
        yield "NEW"


def known_since(connection: Connection, revision: int) -> int:
    """The revision since which all that was touched is noted, where the map is of this one now.

    Notes that have become too many are thrown away.
    """
    since = connection.execute(select(tables.state.c.since)).scalar_one_or_none()
    number = connection.execute(select(func.count()).select_from(tables.touched)).scalar_one()
    if since is not None and number <= _MOST:
        return int(since)
    connection.execute(delete(tables.touched))
    return revision


def touched_since(connection: Connection, revision: int) -> Touched | None:
    """What was touched since the map was of a revision; None where that is no longer known."""
    since = connection.execute(select(tables.state.c.since)).scalar_one_or_none()
    if since is None or revision < since:
        return None
    note = tables.touched.c
    found: dict[str, set[str]] = defaultdict(set)
    for sort, thing in connection.execute(select(note.sort, note.thing).where(note.after >= revision)):
        found[sort].add(thing)
    pairs = (thing.partition(" ")[::2] for thing in found["pair"])
    return Touched(
        documents=frozenset(found["document"]),
        variables=frozenset(found["variable"]),
        people=frozenset(found["person"]),
        pairs=frozenset((cause, effect) for cause, effect in pairs if cause),
    )
