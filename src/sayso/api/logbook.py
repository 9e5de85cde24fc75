"""The log of decisions as a table, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sayso.api.table import Table
from sayso.decisions.apart import turns_down
from sayso.decisions.damage import telling
from sayso.export.wording import count
from sayso.records.decision import Decision, as_content, standing

COLUMNS = (
    "id", "when", "who", "kind", "subject", "what", "scope", "why", "holds", "state", "target", "before",
    "after",
)  # fmt: skip
HEADINGS = (
    ("id", "ID"),
    ("when", "When"),
    ("who", "Who"),
    ("what", "What"),
    ("scope", "Scope"),
    ("why", "Why"),
    ("state", "State"),
)
CHANGED = frozenset({"read otherwise", "kept", "gone"})
"""States of a decision whose documents are read otherwise now than when it was made."""


def log_table(log: Iterable[Decision], states: Mapping[str, str], *, stale: bool = False) -> Table:
    """The log, the last entry first.

    Args:
        states: what became of what the decisions are about, by their ids.
        stale: only decisions that hold and under which something changed.
    """
    log = tuple(log)
    held = {entry.id for entry in standing(log)}
    by_id = {entry.id: entry for entry in log}
    records = []
    for entry in reversed(log):
        holds = entry.id in held
        state = states.get(entry.id, "") if holds else "" if entry.undoes else "undone"
        if not stale or state in CHANGED:
            content = as_content(entry)
            with telling(entry):
                what = in_words(entry, by_id)
            values = {"id": entry.id, "what": what, "holds": holds, "state": state}
            records.append({name: values[name] if name in values else content[name] for name in COLUMNS})
    return Table("log", COLUMNS, tuple(records), HEADINGS)


def in_words(entry: Decision, by_id: Mapping[str, Decision]) -> str:
    """What was decided, in a few words."""
    if entry.undoes:
        other = by_id.get(entry.target["decision"])
        what = f"decision {entry.target['decision']}" if other is None else in_words(other, {})
        return f"{entry.kind}: {what}"
    if entry.kind == "add":
        return _addition(entry)
    if entry.subject == "claim":
        read = entry.before
        told = f"{read.get('cause')} {read.get('sign')} {read.get('effect')}"
        return f"{entry.kind} claim: {told}{_changes(entry.after)} ({entry.target.get('origin')})"
    if entry.subject == "statement":
        holder = entry.before.get("holder") or "somebody"
        return f"{entry.kind} statement of {holder}{_changes(entry.after)} ({entry.target.get('origin')})"
    if entry.subject == "codebook":
        return f"codebook {entry.target['file']}: {count(len(entry.after['entries']), 'name')}"
    if turns_down(entry):
        things, others = entry.target["things"], entry.target["others"]
        pairs = len(things) * len(others) or len(things) * (len(things) - 1) // 2
        more = f", and {pairs - 1} alike" if pairs > 1 else ""
        return f"not one: {things[0]['name']} and {(others or things[::-1])[0]['name']}{more}"
    after = entry.after.get("name") or ""
    if entry.kind in ("merge", "group"):
        names = ", ".join(map(str, entry.before["names"]))
        return f"{entry.kind} {names} {'as' if entry.kind == 'merge' else 'under'} {after}"
    link = {"rename": "to", "alias": "also called", "split": "into another", "pseudonym": "as"}[entry.kind]
    return f"{entry.kind} {entry.before['name']} {link} {after}".rstrip()


def _addition(entry: Decision) -> str:
    after, origin = entry.after, entry.target.get("origin")
    if entry.subject == "statement":
        return f"add statement of {after['holder']} ({origin})"
    return f"add claim: {after['cause']['name']} {after['sign']} {after['effect']['name']} ({origin})"


def _changes(after: Mapping[str, Any]) -> str:
    parts = []
    for name, value in after.items():
        if name != "verdict":
            shown = value["name"] if isinstance(value, Mapping) else value or "the author"
            parts.append(f"{name} {shown}")
    return f", now {', '.join(parts)}" if parts else ""
