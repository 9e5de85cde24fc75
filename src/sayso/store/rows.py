"""Readings as rows of tables, there and back without a difference."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, get_args

from sqlalchemy import Table

from sayso.errors import RecordError
from sayso.records.claim import Change, Claim, Modality, Qualifier, Scope, Side
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped, Span
from sayso.records.statement import Entity, EntityType, Statement, StatementKind
from sayso.records.variable import Variable, VariableKind
from sayso.store import schema

# Closed sets of words; a file from elsewhere may hold others.
_ALLOWED: Mapping[str, frozenset[object]] = {
    "kind of statement": frozenset(get_args(StatementKind)),
    "kind of variable": frozenset(get_args(VariableKind)),
    "kind of entity": frozenset(get_args(EntityType)),
    "change": frozenset(get_args(Change)),
    "modality": frozenset(get_args(Modality)),
    "scope": frozenset(get_args(Scope)),
}

Row = dict[str, Any]
Found = Mapping[Table, Sequence[Any]]
"""Of each table the rows of one document, in order of their position."""

QUALIFIERS = ("strength", "delay", "time", "place")
METADATA = ("title", "author", "publisher", "date", "address")

# The tables that hold what was found in a document, each row with the document and its position there.
PARTS = (schema.statements, schema.claims, schema.variables, schema.entities, schema.skipped)


def document_row(document: Document, reader: str) -> Row:
    """The row of a document that this version of the reader has read."""
    return {
        "id": document.id,
        "text": document.text,
        "speaker": document.speaker,
        "reader": reader,
        **origin_of(document),
    }


def origin_of(document: Document) -> Row:
    """Where a document was read from, and what it tells about itself there."""
    return {"origin": document.origin, **{name: getattr(document, name) for name in METADATA}}


def document_from(row: Any) -> Document:
    """The document of a row.

    Raises:
        RecordError: its id is not the one that its text makes.
    """
    document = named_by(row)
    if document.id != row.id:
        raise RecordError(f"the text of document {row.id} is not the one that was read")
    return document


def named_by(row: Any, given_id: str = "") -> Document:
    """The document of a row, by an id that is not made from its text where that has been left out."""
    return Document(
        text=row.text,
        origin=row.origin,
        title=row.title,
        author=row.author,
        publisher=row.publisher,
        date=row.date,
        address=row.address,
        speaker=row.speaker,
        given_id=given_id,
    )


def rows_of(reading: Reading) -> dict[Table, list[Row]]:
    """What was found in a document, as rows for each table of PARTS."""
    document = reading.document.id
    found: dict[Table, list[Row]] = {
        schema.statements: [_statement_row(statement) for statement in reading.statements],
        schema.claims: [claim_row(claim) for claim in reading.claims],
        schema.variables: [_variable_row(variable) for variable in reading.variables],
        schema.entities: [_entity_row(entity) for entity in reading.entities],
        schema.skipped: [_skipped_row(skipped) for skipped in reading.skipped],
    }
    for rows in found.values():
        for position, row in enumerate(rows):
            row.update(document=document, position=position)
    return found


def reading_from(document: Document, found: Found) -> Reading:
    """The reading of a document from its rows.

    Raises:
        RecordError, SpanError, ValueError, TypeError, KeyError: the rows are no reading of this document.
    """
    reading = Reading(
        document=document,
        statements=tuple(_statement(row) for row in found.get(schema.statements, ())),
        claims=tuple(claim_from(row) for row in found.get(schema.claims, ())),
        variables=tuple(
            Variable(row.id, row.name, spans_from(row.mentions), row.kind, row.key)
            for row in found.get(schema.variables, ())
        ),
        entities=tuple(
            Entity(row.id, row.name, row.type, spans_from(row.mentions), _words(row.aliases))
            for row in found.get(schema.entities, ())
        ),
        skipped=tuple(
            Skipped(Span(row.start, row.end), row.reason, row.note) for row in found.get(schema.skipped, ())
        ),
    )
    _check(reading)
    return reading


def _check(reading: Reading) -> None:
    """Everything that a reading names is in it, every word is one that can stand there, every span fits."""
    entities = {entity.id for entity in reading.entities}
    variables = {variable.id for variable in reading.variables} | {""}
    statements = {statement.id for statement in reading.statements}
    for kind, words in _words_used(reading):
        if not words <= _ALLOWED[kind]:
            raise RecordError(f"{min(map(str, words - _ALLOWED[kind]))!r} is no {kind}")
    for id in chain(statements, (claim.id for claim in reading.claims), variables, entities):
        if not isinstance(id, str):
            raise RecordError(f"{id!r} is no id")
    for statement in reading.statements:
        _known("entity", (statement.entity,), entities)
        _known("statement", filter(None, (statement.parent,)), statements)
    for claim in reading.claims:
        _known("entity", claim.holders, entities)
        _known("variable", (claim.cause.variable, claim.effect.variable), variables)
        _known("statement", filter(None, (claim.statement,)), statements)
    last = max((span.end for span in _allspans_from(reading)), default=0)
    if last > len(reading.document.text):
        raise RecordError(f"a span ends at {last}, behind the end of the text")


def _words_used(reading: Reading) -> Iterable[tuple[str, set[object]]]:
    claims = reading.claims
    yield "kind of statement", {statement.kind for statement in reading.statements}
    yield "kind of variable", {variable.kind for variable in reading.variables}
    yield "kind of entity", {entity.type for entity in reading.entities}
    yield "change", {side.change for claim in claims for side in (claim.cause, claim.effect)}
    yield "modality", {claim.modality for claim in claims}
    yield "scope", {claim.scope for claim in claims}


def _known(what: str, ids: Iterable[str], known: set[str]) -> None:
    for id in ids:
        if id not in known:
            raise RecordError(f"there is no {what} {id!r}")


def _allspans_from(reading: Reading) -> Iterable[Span]:
    for statement in reading.statements:
        yield from statement.content
        yield from filter(None, (statement.source, statement.cue, statement.to))
    for claim in reading.claims:
        yield claim.cause.span
        yield claim.effect.span
        yield from claim.signal
        yield from (q.span for q in (claim.strength, claim.delay, claim.time, claim.place) if q is not None)
    for variable in reading.variables:
        yield from variable.mentions
    for entity in reading.entities:
        yield from entity.mentions
    yield from (skipped.span for skipped in reading.skipped)


def _statement_row(statement: Statement) -> Row:
    return {
        "id": statement.id,
        "kind": statement.kind,
        "entity": statement.entity,
        "content": spans_json(statement.content),
        **_ends("source", statement.source),
        **_ends("cue", statement.cue),
        **_ends("to", statement.to),
        "to_entity": statement.to_entity,
        "parent": statement.parent,
        "found_by": statement.found_by,
    }


def _statement(row: Any) -> Statement:
    return Statement(
        id=row.id,
        kind=row.kind,
        entity=row.entity,
        content=spans_from(row.content),
        source=_span(row.source_start, row.source_end),
        cue=_span(row.cue_start, row.cue_end),
        to=_span(row.to_start, row.to_end),
        to_entity=row.to_entity,
        parent=row.parent,
        found_by=row.found_by,
    )


def claim_row(claim: Claim) -> Row:
    qualifiers = {name: getattr(claim, name) for name in QUALIFIERS}
    return {
        "id": claim.id,
        **_ends("cause", claim.cause.span),
        "cause_change": claim.cause.change,
        "cause_variable": claim.cause.variable,
        **_ends("effect", claim.effect.span),
        "effect_change": claim.effect.change,
        "effect_variable": claim.effect.variable,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "scope": claim.scope,
        "confidence": claim.confidence,
        "both_ways": int(claim.both_ways),
        "signal": spans_json(claim.signal),
        "holders": _json(claim.holders),
        "statement": claim.statement,
        "qualifiers": _json({k: [q.span.start, q.span.end, q.value] for k, q in qualifiers.items() if q}),
        "found_by": claim.found_by,
    }


def claim_from(row: Any) -> Claim:
    return Claim(
        id=row.id,
        cause=Side(Span(row.cause_start, row.cause_end), row.cause_change, row.cause_variable),
        effect=Side(Span(row.effect_start, row.effect_end), row.effect_change, row.effect_variable),
        polarity=row.polarity,
        modality=row.modality,
        confidence=row.confidence,
        found_by=row.found_by,
        signal=spans_from(row.signal),
        scope=row.scope,
        holders=_words(row.holders),
        statement=row.statement,
        both_ways=bool(row.both_ways),
        **_qualifiers(row.qualifiers),
    )


def _variable_row(variable: Variable) -> Row:
    return {
        "id": variable.id,
        "name": variable.name,
        "kind": variable.kind,
        "key": variable.key,
        "mentions": spans_json(variable.mentions),
    }


def _entity_row(entity: Entity) -> Row:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "mentions": spans_json(entity.mentions),
        "aliases": _json(entity.aliases),
    }


def _skipped_row(skipped: Skipped) -> Row:
    return {
        "start": skipped.span.start,
        "end": skipped.span.end,
        "reason": skipped.reason,
        "note": skipped.note,
    }


def _ends(name: str, span: Span | None) -> Row:
    return {
        f"{name}_start": None if span is None else span.start,
        f"{name}_end": None if span is None else span.end,
    }


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def spans_json(spans: Iterable[Span]) -> str:
    return _json([[span.start, span.end] for span in spans])


def _parsed(content: str, kind: type) -> Any:
    value = json.loads(content)
    if not isinstance(value, kind):
        raise RecordError(f"{content[:40]!r} is not a {kind.__name__}")
    return value


def spans_from(content: str) -> tuple[Span, ...]:
    if content == "[]":
        return ()
    # Half the time of reading the JSON of hundreds of thousands of short lists.
    ends = map(int, content.replace("[", "").replace("]", "").split(","))
    return tuple(Span(start, end) for start, end in zip(ends, ends, strict=True))


def _words(content: str) -> tuple[str, ...]:
    if content == "[]":
        return ()
    words = tuple(_parsed(content, list))
    if not all(isinstance(word, str) for word in words):
        raise RecordError(f"{content[:40]!r} is not a list of words")
    return words


def _qualifiers(content: str) -> dict[str, Any]:
    if content == "{}":
        return {}
    return {
        name: Qualifier(Span(start, end), value)
        for name, (start, end, value) in _parsed(content, dict).items()
        if name in QUALIFIERS
    }
