"""Whose say-so things are, as people decide: who holds a claim, who makes a statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Entity, Statement


def held(reading: Reading, name: str, decision: str) -> tuple[tuple[Entity, ...], tuple[str, ...]]:
    """The entities of a reading with this holder among them, and the holders; '' is the own voice."""
    if not name:
        return reading.entities, ()
    for entity in reading.entities:
        if entity.name == name:
            return reading.entities, (entity.id,)
    made = Entity(f"{decision}:holder", name, "person")
    return (*reading.entities, made), (made.id,)


def innermost(statements: Iterable[Statement], spans: Iterable[Span]) -> Statement | None:
    """The shortest statement in whose content all of these stretches stand; None in nobody's."""
    spans = tuple(spans)
    around = [
        statement
        for statement in statements
        if all(any(piece.covers(span) for piece in statement.content) for span in spans)
    ]
    return min(around, key=lambda s: (sum(p.end - p.start for p in s.content), s.id), default=None)


def chain(reading: Reading, statement: Statement | None) -> tuple[str, ...]:
    """Whoever makes a statement and those it stands in, outermost first; () without one."""
    by_id = {each.id: each for each in reading.statements}
    found: list[str] = []
    seen: set[str] = set()
    while statement is not None and statement.id not in seen:
        seen.add(statement.id)
        if not found or found[-1] != statement.entity:
            found.append(statement.entity)
        statement = by_id.get(statement.parent) if statement.parent is not None else None
    return tuple(reversed(found))


def without_statement(reading: Reading, statement: Statement) -> Reading:
    """A reading without a statement; what it claimed is held by whoever reported it."""

    def up(parent: str | None) -> str | None:
        return statement.parent if parent == statement.id else parent

    statements = tuple(
        replace(each, parent=up(each.parent)) for each in reading.statements if each.id != statement.id
    )
    claims = tuple(
        replace(claim, statement=up(claim.statement), holders=_less(claim.holders, statement.entity))
        if is_within(reading, claim.statement, statement.id)
        else claim
        for claim in reading.claims
    )
    return replace(reading, statements=statements, claims=claims)


def said_by(reading: Reading, statement: Statement, entity: str) -> Reading:
    """A reading in which somebody else makes a statement, and holds what is claimed in it."""
    statements = tuple(
        replace(each, entity=entity) if each.id == statement.id else each for each in reading.statements
    )
    claims = tuple(
        replace(
            claim, holders=tuple(entity if holder == statement.entity else holder for holder in claim.holders)
        )
        if is_within(reading, claim.statement, statement.id)
        else claim
        for claim in reading.claims
    )
    return replace(reading, statements=statements, claims=claims)


def is_within(reading: Reading, inner: str | None, outer: str) -> bool:
    """Whether a statement is another one or stands in it."""
    parents = {each.id: each.parent for each in reading.statements}
    seen: set[str] = set()
    while inner is not None and inner not in seen:
        if inner == outer:
            return True
        seen.add(inner)
        inner = parents.get(inner)
    return False


def _less(holders: Sequence[str], entity: str) -> tuple[str, ...]:
    """The holders without the innermost that is this entity."""
    for at in range(len(holders) - 1, -1, -1):
        if holders[at] == entity:
            return (*holders[:at], *holders[at + 1 :])
    return tuple(holders)
