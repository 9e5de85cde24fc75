"""The log of decisions as rows of a project file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from sayso.errors import RecordError
from sayso.records.decision import Content, Decision, canonical, in_order
from sayso.store import schema

_MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"


def load(connection: Connection) -> tuple[Decision, ...]:
    """The whole log, the earliest entry first.

    Raises:
        RecordError, ValueError, TypeError: a row is no decision.
    """
    rows = connection.execute(select(schema.decisions)).all()
    return in_order(map(_decision, rows))


def add(connection: Connection, entries: Iterable[Decision]) -> None:
    """Write entries that are not there yet."""
    known = set(connection.execute(select(schema.decisions.c.id)).scalars())
    rows = [_row(entry) for entry in in_order(entries) if entry.id not in known]
    if rows:
        connection.execute(insert(schema.decisions), rows)


def next_moment(connection: Connection) -> str:
    """Now, or just after the last entry where the clock has been set back."""
    now = datetime.now(UTC)
    last = connection.execute(select(func.max(schema.decisions.c.when))).scalar_one()
    if last is not None:
        after = datetime.strptime(last, _MOMENT).replace(tzinfo=UTC) + timedelta(microseconds=1)
        now = max(now, after)
    return now.strftime(_MOMENT)


def forget(connection: Connection, document: str) -> None:
    """Take every word of a document out of the log.

    Entries about nothing else go, with what undid them; those about variables and people of other
    documents too are written anew without its places, and so get other ids.
    """
    old = load(connection)
    new: dict[str, Decision] = {}
    for entry in old:
        target = entry.target
        if entry.undoes:
            kept = new.get(target["decision"])
            if kept is not None:
                new[entry.id] = replace(entry, target={"decision": kept.id})
        elif target.get("document") != document and (left := _without(target, document)) is not None:
            new[entry.id] = replace(entry, target=left, after=_named(entry.after, document))
    gone = [entry.id for entry in old if entry.id not in new or new[entry.id] != entry]
    for id in gone:
        connection.execute(delete(schema.decisions).where(schema.decisions.c.id == id))
    add(connection, new.values())


def _named(after: Content, document: str) -> Content:
    """What a decision makes, without the places in a document of what a person named."""
    return {
        name: {**value, "anchors": [each for each in value["anchors"] if each.get("document") != document]}
        if isinstance(value, dict) and "anchors" in value
        else value
        for name, value in after.items()
    }


def _without(target: Content, document: str) -> Content | None:
    """A target without the places in a document; None when one of its things stood there only."""
    left: dict[str, Any] = {}
    for name, value in target.items():
        if isinstance(value, dict):
            value = _less(value, document)
        elif name in ("things", "others"):
            value = [_less(ref, document) for ref in value]
            if None in value:
                return None
        if value is None:
            return None
        left[name] = value
    return left


def _less(ref: Content, document: str) -> dict[str, Any] | None:
    """A reference without the places in a document; None when that were all of them."""
    before = ref.get("anchors", [])
    anchors = [anchor for anchor in before if anchor.get("document") != document]
    if before and not anchors:
        return None
    documents = {"documents": [d for d in ref["documents"] if d != document]} if "documents" in ref else {}
    return {**ref, **documents, **({"anchors": anchors} if "anchors" in ref else {})}


def _row(entry: Decision) -> dict[str, Any]:
    return {
        "id": entry.id,
        "when": entry.when,
        "who": entry.who,
        "why": entry.why,
        "kind": entry.kind,
        "subject": entry.subject,
        "scope": entry.scope,
        "target": canonical(entry.target),
        "before": canonical(entry.before),
        "after": canonical(entry.after),
    }


def _decision(row: Any) -> Decision:
    target, before, after = (json.loads(content) for content in (row.target, row.before, row.after))
    if not all(isinstance(content, dict) for content in (target, before, after)):
        raise RecordError(f"decision {row.id} holds something else than names with values")
    entry = Decision(row.who, row.when, row.kind, row.subject, target, row.scope, row.why, before, after)
    if entry.id != row.id:
        raise RecordError(f"decision {row.id} is not the one that was written")
    return entry
