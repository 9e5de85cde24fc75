"""The variables and people of the kept map: as reading joins them, and as people decided."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from sayso.decisions.places import plain
from sayso.records.causalmap import MapVariable, Member, Person
from sayso.statements.people import Bearer
from sayso.store.kept import tables
from sayso.store.loading import rows

Thing = MapVariable | Person

READ, DECIDED = 0, 1
"""Of rows of things: made by reading, made by decisions."""


@dataclass(frozen=True, slots=True)
class Sort:
    """Variables, or people: the table of them and that of their members."""

    things: Table
    members: Table


VARIABLES = Sort(tables.variables, tables.mentions)
PEOPLE = Sort(tables.people, tables.entities)


@dataclass(frozen=True, slots=True)
class Rejoined:
    """What stands otherwise among the variables, or people, of documents that were there before.

    Attributes:
        joined: what was several and is one now: the names before, sorted, and the name now.
        parted: what was one and is several now: the name before, and the names now, sorted.
    """

    joined: tuple[tuple[tuple[str, ...], str], ...] = ()
    parted: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A variable or entity of a document that is of another thing of the map now."""

    document: str
    local: str
    before: str
    now: str


def write_joined(connection: Connection, sort: Sort, things: Iterable[Thing], gone: Collection[str]) -> None:
    """Write things that reading joins otherwise than before, and delete those that it joins no more.

    Args:
        gone: ids of these.
    """
    new = [row_of(thing, READ) for thing in things]
    _delete(connection, sort.things, READ, {*gone, *(row["id"] for row in new)})
    if new:
        connection.execute(insert(sort.things), new)


def move(connection: Connection, sort: Sort, column: str, owner: Mapping[tuple[str, str], str]) -> None:
    """Write which things the variables, or entities, of documents are, where they are others than before.

    Args:
        column: 'base' or 'final'.
        owner: for each document and id there the id of the thing; those that it lacks stay.
    """
    member = sort.members.c
    known = connection.execute(select(member.document, member.local, member[column]))
    _update(
        connection,
        sort.members,
        column,
        [
            {"of": document, "as": local, "now": now}
            for document, local, before in known
            if (now := owner.get((document, local), before)) != before
        ],
    )


def write_decided(
    connection: Connection, sort: Sort, hidden: Collection[str], things: Iterable[Thing]
) -> None:
    """Write what people's decisions make, in place of what they made before.

    Args:
        hidden: ids of things that reading joined and that those of the decisions stand for.
    """
    table = sort.things
    connection.execute(delete(table).where(table.c.decided == DECIDED))
    connection.execute(update(table).where(table.c.shown == 0).values(shown=1))
    for first in range(0, len(hidden), 500):
        some = sorted(hidden)[first : first + 500]
        connection.execute(update(table).where(table.c.decided == READ, table.c.id.in_(some)).values(shown=0))
    if made := [row_of(thing, DECIDED) for thing in things]:
        connection.execute(insert(table), made)


def settle(connection: Connection, sort: Sort, owners: Mapping[Member, str]) -> list[Moved]:
    """Give every variable, or entity, of a document what it is on the map; those that are another one now.

    Args:
        owners: what decisions make of some; the others are what reading joins them to.
    """
    member = sort.members.c
    decided = {(each.document, each.local): id for each, id in owners.items()}
    query = select(member.document, member.local, member.final, member.base)
    touched = sorted({document for document, _ in decided})
    other = connection.execute(query.where(member.final != member.base)).all()
    there = {
        (row.document, row.local): row for row in (*other, *rows(connection, query, member.document, touched))
    }
    moved = [
        Moved(row.document, row.local, row.final, now)
        for place, row in sorted(there.items())
        if (now := decided.get(place, row.base)) != row.final
    ]
    _update(
        connection,
        sort.members,
        "final",
        [{"of": each.document, "as": each.local, "now": each.now} for each in moved],
    )
    return moved


def names_of(connection: Connection, sort: Sort, ids: Collection[str]) -> dict[str, str]:
    """The names of things of the map by id; '' for who has none."""
    table = sort.things.c
    found = rows(connection, select(table.id, table.name).where(table.shown == 1), table.id, ids)
    return {id: name or "" for id, name in found}


def rejoined(
    connection: Connection, sort: Sort, moved: Iterable[Moved], new: Collection[str], names: Mapping[str, str]
) -> Rejoined:
    """What joined and what parted.

    Args:
        moved: what is of another thing now.
        new: documents that were not there before, or are read anew.
        names: of those of the things before that may be others now.
    """
    moved = tuple(moved)
    known = rows(
        connection, select(sort.things.c.id, sort.things.c.name), sort.things.c.id, {m.before for m in moved}
    )
    names = {id: name or "" for id, name in known} | {**names}
    became: dict[str, set[str]] = defaultdict(set)
    came: dict[str, set[str]] = defaultdict(set)
    for each in moved:
        if each.before and each.document not in new:
            became[each.before].add(each.now)
            came[each.now].add(each.before)
    member = sort.members.c
    stayed = {(each.document, each.local) for each in moved}
    query = select(member.document, member.local, member.final)
    for row in rows(connection, query, member.final, became.keys() | came.keys()):
        if row.document not in new and (row.document, row.local) not in stayed:
            became[row.final].add(row.final)
            came[row.final].add(row.final)
    now = names_of(connection, sort, {id for ids in became.values() for id in ids})
    joined = (
        (tuple(sorted(names.get(id, "") for id in ids)), now.get(to, ""))
        for to, ids in came.items()
        if len(ids) > 1
    )
    parted = (
        (names.get(id, ""), tuple(sorted(now.get(to, "") for to in ids)))
        for id, ids in became.items()
        if len(ids) > 1
    )
    return Rejoined(tuple(sorted(joined)), tuple(sorted(parted)))


def load(
    connection: Connection, sort: Sort, ids: Collection[str] | None = None, *, read: bool = False
) -> list[Any]:
    """Rows of things of the map, by id, as (row, members).

    Args:
        read: those that reading joined, whatever was decided.
    """
    table, member = sort.things.c, sort.members.c
    query = select(sort.things).where(table.decided == READ if read else table.shown == 1)
    owner = member.base if read else member.final
    members: dict[str, list[Member]] = defaultdict(list)
    belonging = select(owner, member.document, member.local).order_by(member.document, member.local)
    for id, document, local in rows(connection, belonging, owner, ids):
        members[id].append(Member(document, local))
    found = rows(connection, query, table.id, ids)
    return [(row, tuple(members[row.id])) for row in sorted(found, key=lambda row: str(row.id))]


def variable_from(row: Any, members: Iterable[Member]) -> MapVariable:
    """The variable of a row."""
    aliases = tuple(json.loads(row.aliases)) if row.aliases != "[]" else ()
    return MapVariable(row.id, row.name, row.kind, tuple(members), aliases, row.general)


def person_from(row: Any, members: Iterable[Member]) -> Person:
    """The person of a row; the own voices of documents are no members."""
    aliases = tuple(json.loads(row.aliases)) if row.aliases != "[]" else ()
    own = tuple(member for member in members if member.local)
    hidden = tuple(json.loads(row.hidden)) if row.hidden != "[]" else ()
    return Person(row.id, row.name, row.kind, own, aliases, row.role, hidden)


def row_of(thing: Thing, decided: int) -> dict[str, Any]:
    """A thing as a row: made by reading, or decided; the ids of its members are written elsewhere."""
    row: dict[str, Any] = {
        "id": thing.id,
        "decided": decided,
        "shown": 1,
        "name": thing.name,
        "plain": plain(thing.name),
        "aliases": json.dumps(thing.aliases, separators=(",", ":")),
    }
    if isinstance(thing, Person):
        hidden = json.dumps(thing.hidden, separators=(",", ":"))
        return row | {"kind": thing.type, "role": thing.role, "hidden": hidden}
    return row | {"kind": thing.kind, "general": thing.general}


def written(bearer: Bearer) -> str:
    """A name, with what tells of its bearer, as the file keeps it."""
    return f"{' '.join(bearer[0])}|{bearer[1]}"


def bearer_from(written: str) -> Bearer:
    """The name that is written so.

    >>> bearer_from(written((("ada", "kern"), "f")))
    (('ada', 'kern'), 'f')
    """
    words, _, gender = written.rpartition("|")
    return tuple(words.split()), gender


def as_row(row: Any) -> dict[str, Any]:
    """A row that was read, as `row_of` gives it."""
    return {**row._mapping, "shown": 1}


def _delete(connection: Connection, table: Table, decided: int, ids: Collection[str]) -> None:
    ids = sorted(ids)
    for first in range(0, len(ids), 500):
        some = ids[first : first + 500]
        connection.execute(delete(table).where(table.c.decided == decided, table.c.id.in_(some)))


def _update(connection: Connection, table: Table, column: str, changed: list[dict[str, str]]) -> None:
    if changed:
        where = (table.c.document == bindparam("of"), table.c.local == bindparam("as"))
        connection.execute(update(table).where(*where).values({column: bindparam("now")}), changed)
