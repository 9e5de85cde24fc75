"""Brings the kept map up to date with the documents and decisions of a project file.

It is the map that `sayso.api.building.build` makes from nothing. What new documents and decisions change is
found step by step: readings as people corrected them, which of their variables and people are one, what
people decided about those, the claims that this touches, and the links of these claims.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from operator import attrgetter
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, bindparam, delete, insert, select, update

from sayso.causalmap.copies import grouped, near_copies
from sayso.decisions.places import plain
from sayso.records.decision import Decision, standing
from sayso.records.watch import Watch, unwatched
from sayso.store import decisions, schema
from sayso.store.kept import tables
from sayso.store.kept.claims import make_links, nameless, pairs_held_by, place_claims
from sayso.store.kept.corrected import about_readings, adding, corrected, places_of, says
from sayso.store.kept.deciding import decide_people, decide_variables
from sayso.store.kept.joining import join_again
from sayso.store.kept.meeting import meet_again
from sayso.store.kept.nearness import place_near
from sayso.store.kept.spare import count_names
from sayso.store.kept.taking import Turnover, forget, runs_in_texts, take
from sayso.store.kept.things import DECIDED, PEOPLE, VARIABLES, Rejoined, Sort, rejoined, settle
from sayso.store.kept.touched import known_since, noting
from sayso.store.loading import load_readings, portions, rows
from sayso.text.meaning import meaning_version

if TYPE_CHECKING:
    from sayso.variables.matter import Floats

FindMatters = Callable[[Connection], Mapping[str, "Floats"]]
"""What each document of the project is about, by its id."""

_AT_ONCE = 100  # documents whose readings are held at one time
_MAKERS = (
    "causalmap",
    "decisions",
    "lexicon",
    "records",
    "statements",
    "store",
    "store/kept",
    "text",
    "variables",
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What joined or parted when the map was brought up to date."""

    variables: Rejoined = field(default_factory=Rejoined)
    people: Rejoined = field(default_factory=Rejoined)


@cache
def made_by() -> str:
    """What the kept map is made by beside the project: the code, vocabulary and encoder of this sayso."""
    seen = hashlib.sha256(meaning_version().encode())
    for folder in _MAKERS:
        inside = resources.files("sayso").joinpath(folder).iterdir()
        for file in sorted(inside, key=attrgetter("name")):
            if file.name.endswith((".py", ".toml")):
                seen.update(f"\0{folder}/{file.name}\0".encode() + file.read_bytes())
    return seen.hexdigest()


def kept_revision(connection: Connection) -> int | None:
    """The revision of the project that the kept map is of; None where this sayso has made none."""
    there = (
        "SELECT name FROM sqlite_master WHERE name = 'map_state' "
        "UNION ALL SELECT name FROM sqlite_temp_master WHERE name = 'map_state'"
    )
    if connection.exec_driver_sql(there).first() is None:
        return None
    query = select(tables.state.c.code, tables.state.c.revision)
    found = connection.execute(query).one_or_none()
    return found.revision if found is not None and found.code == made_by() else None


def bring_up_to_date(
    connection: Connection,
    revision: int,
    find_matters: FindMatters,
    *,
    temporary: bool = False,
    watch: Watch = unwatched,
) -> Changes:
    """Make the kept map that of this revision.

    Args:
        revision: of the project as it is now.
        temporary: keep it beside the file, for as long as that is open, and make all of it anew.
        watch: told how far it has come.

    Returns:
        What joined or parted, where there was a map before.

    Raises:
        RecordError, MapError, ValueError, TypeError, KeyError, AttributeError: a row of the file is not what
            sayso writes.
    """
    before = None if temporary else kept_revision(connection)
    if before is None:
        tables.create(connection, temporary=temporary)
    held = standing(decisions.load(connection))
    with nullcontext() if before is None else noting(connection):
        changes = _bring(connection, before or 0, held, find_matters, watch)
    since = known_since(connection, revision)
    connection.execute(delete(tables.state))
    connection.execute(insert(tables.state).values(code=made_by(), revision=revision, since=since))
    return changes


def _bring(
    connection: Connection,
    before: int,
    held: Sequence[Decision],
    find_matters: FindMatters,
    watch: Watch,
) -> Changes:
    kept = _column(connection, tables.documents.c.document)
    there = _column(connection, schema.documents.c.id)
    gone, new = kept - there, (there - kept) | (written_since(connection, before) & there)
    pending, affected = _pending(connection, new, gone, held)
    pending &= there
    lost = _values_of(connection, tables.documents.c.copies, gone)
    turned = Turnover()
    forget(connection, gone, turned)
    states = {entry.id: "gone" for entry in about_readings(held) if entry.id in affected}
    for number, some in enumerate(portions(sorted(pending), _AT_ONCE)):
        watch("making the map: documents", number * _AT_ONCE, len(pending))
        done, acting = corrected(connection, some, held)
        take(connection, [done.readings[id] for id in some], done, turned)
        states |= {id: done.states[id] for id in acting.at}
        _note_acts(connection, some, acting.on)
    unnamed = nameless(connection)
    watch("making the map: near-copies", 0, 0)
    placed = pending | (_group_copies(connection, lost) if new or gone else set())
    names: dict[Sort, dict[str, str]] = {
        sort: _decided_names(connection, sort) for sort in (VARIABLES, PEOPLE)
    }
    if turned.new:
        place_near(connection, find_matters(connection), turned.new)
    watch("making the map: variables", 0, 0)
    lasts = count_names(connection, turned.names_came, turned.names_left)
    if turned.mentions or turned.variables or lasts:
        names[VARIABLES] = (
            join_again(connection, turned.mentions, turned.variables, lasts, turned.beside) | names[VARIABLES]
        )
    watch("making the map: people", 0, 0)
    if turned.entities or turned.people:
        names[PEOPLE] = meet_again(connection, turned.entities, turned.people) | names[PEOPLE]
    changes = []
    for sort, decide in ((VARIABLES, decide_variables), (PEOPLE, decide_people)):
        owners, found_again = decide(connection, held)
        moved = settle(connection, sort, owners)
        changes.append(rejoined(connection, sort, moved, new, names[sort]) if new or gone else Rejoined())
        placed |= {each.document for each in moved}
        states |= {id: "as decided" if yes else "gone" for id, yes in found_again.items()}
    pairs = turned.pairs | pairs_held_by(connection, unnamed ^ nameless(connection))
    make_links(connection, pairs | place_claims(connection, placed), watch)
    _note_states(connection, held, states)
    return Changes(*changes)


def _pending(
    connection: Connection, new: set[str], gone: set[str], held: Sequence[Decision]
) -> tuple[set[str], set[str]]:
    """Documents to take anew, and the decisions on claims and statements whose place may be another one."""
    before = _column(connection, tables.decisions.c.decision)
    changed = before ^ {entry.id for entry in held}
    on: dict[str, set[str]] = defaultdict(set)
    for decision, document in connection.execute(
        select(tables.applied.c.decision, tables.applied.c.document)
    ):
        on[decision].add(document)
    documents, moved = schema.documents.c, new | gone
    found = rows(connection, select(documents.origin), documents.id, new if held else ())
    origins = {origin for (origin,) in found}
    affected = [
        entry
        for entry in about_readings(held)
        if entry.id in changed
        or entry.target["document"] in moved
        or entry.target["origin"] in origins
        or on[entry.id] & moved
    ]
    pending = new | places_of(connection, affected)
    for id in {entry.id for entry in affected} | changed:
        pending |= on[id]
    for entry in affected:
        if entry.id in changed and entry.scope == "everywhere":
            alike = tuple(entry.target["gist"])
            pending |= _saying(connection, alike) | places_of(connection, adding(held, alike))
    return pending, {entry.id for entry in affected}


def _saying(connection: Connection, alike: tuple[str, ...]) -> set[str]:
    """The documents that say this."""
    variable = schema.variables.c
    having: dict[str, set[str]] = {alike[0]: set(), alike[2]: set()}
    for document, name, key in connection.execute(select(variable.document, variable.name, variable.key)):
        if (told := key or plain(name)) in having:
            having[told].add(document)
    some = having[alike[0]] & having[alike[2]]
    return {id for id, reading in load_readings(connection, some).items() if says(reading, alike)}


def written_since(connection: Connection, revision: int) -> set[str]:
    """The documents that were written after a revision."""
    change = schema.changes.c
    return set(
        connection.execute(
            select(change.thing).where(change.number > revision, change.subject == "document")
        ).scalars()
    )


def _group_copies(connection: Connection, lost: Collection[str]) -> set[str]:
    """Write the groups of near-copies; the documents that are in another one now.

    Args:
        lost: groups that documents went out of.
    """
    text = tables.documents.c
    before = dict(connection.execute(select(text.document, text.copies)).all())
    new = {id for id, group in before.items() if not group}
    left = {id for id, group in before.items() if group in lost}
    runs = runs_in_texts(connection)
    pairs = [
        *near_copies(runs, new),
        *near_copies({id: runs[id] for id in left}),
    ]
    known = [(id, group) for id, group in before.items() if id not in new and id not in left]
    now = grouped(before, [*known, *((pair.document, pair.other) for pair in pairs)])
    changed = [{"of": id, "now": group} for id, group in now.items() if before[id] != group]
    if changed:
        where = text.document == bindparam("of")
        connection.execute(update(tables.documents).where(where).values(copies=bindparam("now")), changed)
    return {each["of"] for each in changed}


def _values_of(connection: Connection, column: Column[str], documents: Collection[str]) -> set[str]:
    """What the rows of these documents have in a column."""
    return {value for (value,) in rows(connection, select(column), column.table.c.document, documents)}


def _note_acts(connection: Connection, documents: Collection[str], on: Mapping[str, set[str]]) -> None:
    applied = tables.applied
    connection.execute(delete(applied).where(applied.c.document.in_(documents)))
    if acts := [{"decision": id, "document": document} for id in on for document in sorted(on[id])]:
        connection.execute(insert(applied), acts)


def _note_states(connection: Connection, held: Sequence[Decision], states: Mapping[str, str]) -> None:
    table = tables.decisions
    now = {entry.id for entry in held}
    gone = _column(connection, table.c.decision) - (now - states.keys())
    if gone:
        connection.execute(
            delete(table).where(table.c.decision == bindparam("of")), [{"of": id} for id in gone]
        )
    if new := [{"decision": id, "state": states[id]} for id in now & states.keys()]:
        connection.execute(insert(table), new)


def _decided_names(connection: Connection, sort: Sort) -> dict[str, str]:
    """The names of what people decided about, by id."""
    table = sort.things.c
    found = connection.execute(select(table.id, table.name).where(table.decided == DECIDED))
    return {id: name or "" for id, name in found}


def _column(connection: Connection, column: Column[str]) -> set[str]:
    return set(connection.execute(select(column)).scalars())
