"""People of the kept map brought together step by step, by the names that documents give them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any, get_args

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sayso.causalmap.bylines import name_voices
from sayso.decisions.places import VOICE
from sayso.records.causalmap import Member, Person
from sayso.records.statement import Entity
from sayso.statements.people import Sort, bearers_of, person_of
from sayso.store.kept import tables
from sayso.store.kept.things import PEOPLE, READ, as_row, bearer_from, row_of, write_joined, written
from sayso.store.loading import portions, rows

_AT_ONCE = 200  # people that are held at one time
_ENTITY = tables.entities.c
_PERSON = tables.people.c


def meet_again(connection: Connection, left: Sequence[Any], came: Collection[str]) -> dict[str, str]:
    """Bring together the people of documents that came, and those whose names what came or left can reach.

    Args:
        left: the entities, as they were written, of documents that are gone or taken anew.
        came: the documents that are new or taken anew.

    Returns:
        By id the names before of the people that may be others now.
    """
    renamed = _find_bearers(connection, left, came)
    handles = _find_handles(connection, came, renamed) | {row.handle for row in left if row.handle}
    query = select(_ENTITY.base).where(_ENTITY.base != "").distinct()
    before = {base for (base,) in rows(connection, query, _ENTITY.handle, handles)}
    before |= {row.base for row in left if row.handle}
    known = select(_PERSON.id, _PERSON.name).where(_PERSON.decided == READ)
    names = {id: name or "" for id, name in rows(connection, known, _PERSON.id, before)}
    there = _write_people(connection, handles)
    write_joined(connection, PEOPLE, (), before - there)
    _find_voices(connection)
    return names


def _find_bearers(connection: Connection, left: Iterable[Any], came: Collection[str]) -> set[tuple[str, str]]:
    """Write whose names all names are; those that are somebody else's than before."""
    table = tables.bearers
    called = select(_ENTITY.sort, _ENTITY.words).where(_ENTITY.words != "").distinct()
    new = set(map(tuple, rows(connection, called, _ENTITY.document, came)))
    old = {(row.sort, row.words) for row in left if row.words} - new
    old -= set(map(tuple, rows(connection, called, _ENTITY.words, {words for _, words in old})))
    changed: set[tuple[str, str]] = set()
    sorts: tuple[Sort, ...] = get_args(Sort)
    for sort in sorts:
        known = dict(
            connection.execute(select(table.c.words, table.c.bearer).where(table.c.sort == sort)).all()
        )
        names = (known.keys() | {words for each, words in new if each == sort}) - {
            words for each, words in old if each == sort
        }
        if names == known.keys():
            continue
        found = bearers_of(sort, set(map(bearer_from, names)))
        now = {written(name): written(bearer) for name, bearer in found.items()}
        other = {words for words in known.keys() | now.keys() if known.get(words) != now.get(words)}
        for some in portions(sorted(other & known.keys()), 500):
            connection.execute(delete(table).where(table.c.sort == sort, table.c.words.in_(some)))
        if made := [{"sort": sort, "words": w, "bearer": now[w]} for w in sorted(other & now.keys())]:
            connection.execute(insert(table), made)
        changed |= {(sort, words) for words in other}
    return changed


def _find_handles(
    connection: Connection, came: Collection[str], renamed: Iterable[tuple[str, str]]
) -> set[str]:
    """Write whose the entities are that came or that have names of others; their handles, old and new."""
    bearers = {(row.sort, row.words): row.bearer for row in connection.execute(select(tables.bearers))}
    handles: set[str] = set()

    def place(found: Iterable[Any]) -> None:
        changed = []
        for row in found:
            known = bearers.get((row.sort, row.words))
            handle = f"{row.document} {row.local}" if known is None else f"{row.sort}: {known}"
            handles.update((handle, row.handle or handle))
            changed.append({"of": row.document, "as": row.local, "now": handle})
        if changed:
            where = (_ENTITY.document == bindparam("of"), _ENTITY.local == bindparam("as"))
            connection.execute(update(tables.entities).where(*where).values(handle=bindparam("now")), changed)

    query = select(tables.entities).where(_ENTITY.local != VOICE)
    for some in portions(sorted(came), _AT_ONCE):
        place(rows(connection, query, _ENTITY.document, some))
    for some in portions(sorted({words for _, words in renamed}), _AT_ONCE):
        place(row for row in rows(connection, query, _ENTITY.words, some) if row.document not in came)
    return handles


def _write_people(connection: Connection, handles: Collection[str]) -> set[str]:
    """Write the people of these handles; their ids."""
    query = select(tables.entities).order_by(_ENTITY.handle, _ENTITY.document, _ENTITY.local)
    there: set[str] = set()
    for some in portions(sorted(handles), _AT_ONCE):
        found = rows(connection, query, _ENTITY.handle, some)
        people = {
            handle: person_of([(Member(row.document, row.local), _entity(row)) for row in group])
            for handle, group in groupby(found, key=lambda row: row.handle)
        }
        there |= {person.id for person in people.values()}
        _write(connection, people.values())
        _place(connection, [row for row in found if row.base != people[row.handle].id], people)
    return there


def _write(connection: Connection, people: Iterable[Person]) -> None:
    """Write those of these people who are others than is written."""
    wanted = {person.id: person for person in people}
    query = select(tables.people).where(_PERSON.decided == READ)
    known = {row.id: as_row(row) for row in rows(connection, query, _PERSON.id, wanted)}
    other = [person for id, person in wanted.items() if known.get(id) != row_of(person, READ)]
    write_joined(connection, PEOPLE, other, ())


def _place(connection: Connection, found: Iterable[Any], people: dict[str, Person]) -> None:
    """Write who entities are."""
    changed = [{"of": row.document, "as": row.local, "now": people[row.handle].id} for row in found]
    if changed:
        where = (_ENTITY.document == bindparam("of"), _ENTITY.local == bindparam("as"))
        connection.execute(update(tables.entities).where(*where).values(base=bindparam("now")), changed)


def _find_voices(connection: Connection) -> None:
    """Write who speaks in each document's own voice, and the bylines that are nobody else."""
    text = tables.documents.c
    own = connection.execute(
        select(text.document, text.voice_type, text.voice).where(text.voice_type.is_not(None))
    )
    named = select(_PERSON.id, _PERSON.name, _PERSON.kind).where(
        _PERSON.decided == READ, _PERSON.role != "byline", _PERSON.name.is_not(None)
    )
    people = [Person(*row) for row in connection.execute(named)]
    bylines, voices = name_voices({document: (kind, name) for document, kind, name in own}, people)
    _write(connection, bylines)
    known = select(_PERSON.id).where(_PERSON.decided == READ, _PERSON.role == "byline")
    there = {byline.id for byline in bylines}
    write_joined(connection, PEOPLE, (), set(connection.execute(known).scalars()) - there)
    speaking = connection.execute(select(_ENTITY.document, _ENTITY.base).where(_ENTITY.local == VOICE))
    changed = [
        {"of": document, "now": voices[document]} for document, base in speaking if base != voices[document]
    ]
    if changed:
        where = (_ENTITY.document == bindparam("of"), _ENTITY.local == VOICE)
        connection.execute(update(tables.entities).where(*where).values(base=bindparam("now")), changed)


def _entity(row: Any) -> Entity:
    aliases = tuple(json.loads(row.aliases)) if row.aliases != "[]" else ()
    return Entity(row.local, row.name, row.kind, (), aliases)
