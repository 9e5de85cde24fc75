"""The claims of the kept map, and the links they make."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, update, values

from sayso.causalmap.links import count_links
from sayso.decisions.places import VOICE
from sayso.errors import MapError
from sayso.records.causalmap import Saying, Vote
from sayso.records.watch import Watch, unwatched
from sayso.store.kept import tables
from sayso.store.kept.things import PEOPLE, VARIABLES, Sort
from sayso.store.loading import portions, rows
from sayso.store.rows import claim_from

Pair = tuple[str, str]
THRESHOLD = 0.5
"""The confidence from which a claim counts."""

_AT_ONCE = 200  # documents, or pairs, whose claims are held at one time


def place_claims(connection: Connection, documents: Collection[str]) -> set[Pair]:
    """Write what the claims of these documents are on the map.

    Returns:
        The pairs, before and now, of those that were something else.

    Raises:
        MapError: a claim names a variable or holder that is not there.
    """
    pairs: set[Pair] = set()
    for some in portions(sorted(documents), _AT_ONCE):
        variables, people = (_finals(connection, sort, some) for sort in (VARIABLES, PEOPLE))
        group = tables.documents.c
        copies = dict(rows(connection, select(group.document, group.copies), group.document, some))
        table, changed = tables.claims.c, []
        query = select(
            table.document,
            table.id,
            table.cause,
            table.effect,
            table.people,
            table.copies,
            table.cause_variable,
            table.effect_variable,
            table.holders,
        )
        for row in rows(connection, query, table.document, some):
            try:
                cause = variables[row.document, row.cause_variable]
                effect = variables[row.document, row.effect_variable]
                holders = json.loads(row.holders) or [VOICE]
                speaking = [people[row.document, holder] for holder in holders]
            except KeyError as missing:
                raise MapError(
                    f"claim {row.id} of document {row.document} names {missing.args[0][1]!r}, "
                    "which belongs to nothing on the map"
                ) from missing
            now = (cause, effect, json.dumps(speaking, separators=(",", ":")), copies[row.document])
            if now != (row.cause, row.effect, row.people, row.copies):
                pairs |= {(row.cause, row.effect), (cause, effect)}
                changed.append(dict(zip(_PLACED, (row.document, row.id, *now, speaking[-1]), strict=True)))
        if changed:
            where = (table.document == bindparam("of"), table.id == bindparam("as"))
            new: dict[str, Any] = {
                name: bindparam(f"new_{name}") for name in ("cause", "effect", "people", "copies", "holder")
            }
            connection.execute(update(tables.claims).where(*where).values(new), changed)
    return pairs


_PLACED = ("of", "as", "new_cause", "new_effect", "new_people", "new_copies", "new_holder")


def pairs_held_by(connection: Connection, people: Collection[str]) -> set[Pair]:
    """The pairs that somebody of these makes a claim about."""
    table = tables.claims.c
    return set(map(tuple, rows(connection, select(table.cause, table.effect), table.holder, people)))


def make_links(connection: Connection, pairs: Collection[Pair], watch: Watch = unwatched) -> None:
    """Write the links of these pairs anew, from the claims that are written.

    Args:
        watch: told how many are written.
    """
    link = tables.links
    nobody = nameless(connection)
    for number, some in enumerate(portions(sorted(pairs), _AT_ONCE)):
        watch("making the map: links", number * _AT_ONCE, len(pairs))
        found = count_links(
            map(Vote._make, about(connection, some, *VOTES)), unnamed=nobody, threshold=THRESHOLD
        )
        where = (link.c.cause == bindparam("of"), link.c.effect == bindparam("as"))
        connection.execute(
            delete(link).where(*where), [{"of": cause, "as": effect} for cause, effect in some]
        )
        if found:
            connection.execute(insert(link), [counted._asdict() for counted, _ in found])


def nameless(connection: Connection) -> set[str]:
    """The people of the map without a name."""
    person = tables.people.c
    return set(
        connection.execute(select(person.id).where(person.shown == 1, person.name.is_(None))).scalars()
    )


def claims_about(connection: Connection, pairs: Collection[Pair]) -> list[Any]:
    """The rows of the claims about these pairs, pair by pair."""
    return about(connection, pairs, tables.claims)


def about(connection: Connection, pairs: Collection[Pair], *columns: Any) -> list[Any]:
    """Columns of the claims about these pairs, pair by pair."""
    claim = tables.claims
    found: list[Any] = []
    for some in portions(sorted(pairs), _AT_ONCE):
        wanted = values(claim.c.cause, claim.c.effect, name="wanted").data(some).cte("wanted")
        same = and_(claim.c.cause == wanted.c.cause, claim.c.effect == wanted.c.effect)
        query = select(*columns).select_from(claim).join(wanted, same)
        found += connection.execute(query.order_by(claim.c.cause, claim.c.effect)).all()
    return found


_CLAIM = tables.claims.c
VOTES = (
    _CLAIM.document,
    _CLAIM.id,
    _CLAIM.cause,
    _CLAIM.effect,
    _CLAIM.polarity,
    _CLAIM.modality,
    _CLAIM.confidence,
    _CLAIM.holder,
    (_CLAIM.holders == "[]").label("own_voice"),
    _CLAIM.copies,
    _CLAIM.verdict,
)
"""What a claim is counted by, in the order of a Vote."""


def saying_from(row: Any) -> Saying:
    """The claim on the map of a row."""
    people = tuple(json.loads(row.people))
    return Saying(row.document, claim_from(row), row.cause, row.effect, people, row.copies, row.verdict)


def _finals(connection: Connection, sort: Sort, documents: Collection[str]) -> dict[tuple[str, str], str]:
    member = sort.members.c
    query = select(member.document, member.local, member.final)
    return {
        (document, local): final
        for document, local, final in rows(connection, query, member.document, documents)
    }
