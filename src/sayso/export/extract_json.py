"""The public JSON of one reading: format sayso-extract/1."""

from __future__ import annotations

from typing import Any

from sayso.records.claim import Claim, Qualifier, Side
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Statement

FORMAT = "sayso-extract/1"

Json = dict[str, Any]


def reading_json(reading: Reading, id: str | int | None) -> Json:
    """A reading as the JSON object of docs/formats/extract-json.md.

    Args:
        reading: spans point into `reading.document.text`.
        id: the caller's name for the text.
    """
    text = reading.document.text
    return {
        "format": FORMAT,
        "id": id,
        "statements": [_statement(statement, text) for statement in reading.statements],
        "claims": [_claim(claim, text) for claim in reading.claims],
        "variables": [
            {"id": v.id, "name": v.name, "mentions": [[m.start, m.end] for m in v.mentions]}
            for v in reading.variables
        ],
        "entities": [
            {"id": e.id, "name": e.name, "type": e.type, "mentions": [[m.start, m.end] for m in e.mentions]}
            for e in reading.entities
        ],
    }


def error_json(id: str | int | None, line: int, code: str, message: str) -> Json:
    """What stands in place of the result of a line that could not be read."""
    return {"format": FORMAT, "id": id, "line": line, "error": {"code": code, "message": message}}


def _words(span: Span, text: str) -> Json:
    return {"text": span.words(text), "span": [span.start, span.end]}


def _statement(statement: Statement, text: str) -> Json:
    def named(span: Span | None, entity: str | None) -> Json | None:
        return None if span is None else {**_words(span, text), "entity": entity}

    return {
        "id": statement.id,
        "kind": statement.kind,
        "source": named(statement.source, statement.entity),
        "cue": None if statement.cue is None else _words(statement.cue, text),
        "content": [_words(piece, text) for piece in statement.content],
        "to": named(statement.to, statement.to_entity),
    }


def _side(side: Side, text: str) -> Json:
    return {**_words(side.span, text), "variable": side.variable, "change": side.change}


def _claim(claim: Claim, text: str) -> Json:
    said = {
        "id": claim.id,
        "statement": claim.statement,
        "holders": list(claim.holders),
        "cause": _side(claim.cause, text),
        "effect": _side(claim.effect, text),
        "signal": [_words(piece, text) for piece in claim.signal],
        "polarity": claim.polarity,
        "modality": claim.modality,
        "scope": claim.scope,
        "confidence": claim.confidence,
        "found_by": claim.found_by,
    }
    for name in ("strength", "delay", "time", "place"):
        qualifier: Qualifier | None = getattr(claim, name)
        if qualifier is not None:
            said[name] = _words(qualifier.span, text) | (
                {"value": qualifier.value} if qualifier.value else {}
            )
    return said
