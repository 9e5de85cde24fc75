"""What people decided about a project: entries of its log, which only ever grows."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from sayso.errors import RecordError

DecisionKind = Literal[
    "accept",
    "reject",
    "edit",
    "add",
    "merge",
    "split",
    "rename",
    "alias",
    "group",
    "pseudonym",
    "codebook",
    "undo",
    "redo",
]
DecisionScope = Literal["here", "document", "everywhere"]
Subject = Literal["claim", "statement", "variable", "person", "codebook", "decision"]

Content = Mapping[str, Any]
"""What JSON can hold, keys in any order."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log of decisions.

    Attributes:
        who: the name of whoever decided.
        when: ISO 8601 in UTC with microseconds; later entries of one log have later moments.
        why: the reason that was given; '' without one.
        kind: what was done; 'undo' and 'redo' are about another entry.
        subject: what it was done to.
        target: what tells the thing again after documents were read anew: the document, the words and
            their places, names; never an id that reading gives. For undo and redo: {'decision': id}.
        scope: 'here' (this very thing), 'document' (all alike in its document) or 'everywhere'.
        before, after: of the thing, as far as the decision is about it; {} when it has none.
        id: twelve hexadecimal digits made from all of it, so the same in every copy of a project.
    """

    who: str
    when: str
    kind: DecisionKind
    subject: Subject
    target: Content
    scope: DecisionScope = "here"
    why: str = ""
    before: Content = field(default_factory=dict)
    after: Content = field(default_factory=dict)
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        for word, allowed in (
            (self.kind, DecisionKind),
            (self.scope, DecisionScope),
            (self.subject, Subject),
        ):
            if word not in get_args(allowed):
                raise RecordError(f"{word!r} is none of {', '.join(get_args(allowed))}")
        if not _MOMENT.fullmatch(self.when):
            raise RecordError(f"{self.when!r} is no moment such as 2026-01-31T12:00:00.000000Z")
        if self.undoes and not isinstance(self.target.get("decision"), str):
            raise RecordError(f"an entry of kind {self.kind!r} names no decision")
        whole = canonical(as_content(self)).encode("utf-8", "surrogatepass")
        object.__setattr__(self, "id", hashlib.sha256(whole).hexdigest()[:12])

    @property
    def undoes(self) -> bool:
        """Whether it takes another entry back, or brings it back."""
        return self.kind in ("undo", "redo")


def as_content(decision: Decision) -> dict[str, Any]:
    """A decision as JSON holds it, without its id."""
    return {
        "who": decision.who,
        "when": decision.when,
        "why": decision.why,
        "kind": decision.kind,
        "subject": decision.subject,
        "scope": decision.scope,
        "target": decision.target,
        "before": decision.before,
        "after": decision.after,
    }


def canonical(content: Content) -> str:
    """JSON that is the same for equal content."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def in_order(log: Iterable[Decision]) -> tuple[Decision, ...]:
    """Each entry once, the earliest first; entries of one moment by id."""
    return tuple(
        sorted({entry.id: entry for entry in log}.values(), key=lambda entry: (entry.when, entry.id))
    )


def standing(log: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, the earliest first: those not undone, or redone since.

    >>> first = Decision("Ann", "2026-01-01T00:00:00.000000Z", "reject", "claim", {"document": "d"})
    >>> undo = Decision("Ann", "2026-01-02T00:00:00.000000Z", "undo", "decision", {"decision": first.id})
    >>> len(standing([undo, first])), len(standing([first]))
    (0, 1)
    """
    ordered = in_order(log)
    off = {entry.target["decision"]: entry.kind == "undo" for entry in ordered if entry.undoes}
    return tuple(entry for entry in ordered if not entry.undoes and not off.get(entry.id, False))


def to_undo(log: Iterable[Decision]) -> Decision | None:
    """The decision that is taken back next: the last one that holds."""
    held = standing(log)
    return held[-1] if held else None


def to_redo(log: Iterable[Decision]) -> Decision | None:
    """The decision that is brought back next: of those undone since the last new one, the last undone."""
    ordered = in_order(log)
    held = {entry.id for entry in standing(ordered)}
    undone: list[str] = []
    for entry in ordered:
        if not entry.undoes:
            undone = []
            continue
        name = entry.target["decision"]
        undone = [each for each in undone if each != name] + ([name] if entry.kind == "undo" else [])
    by_id = {entry.id: entry for entry in ordered}
    return next((by_id[name] for name in reversed(undone) if name in by_id and name not in held), None)
