"""What the words of one side of a claim say: what happens, and to what."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.claim import Change
from sayso.records.span import Span
from sayso.records.variable import VariableKind
from sayso.text.analysis import Analysis


@dataclass(frozen=True, slots=True)
class SideReading:
    """What the words of one side say by themselves.

    Attributes:
        change: what happens ('a fall in exports': decrease; 'they stop helping': decrease).
        name: a noun phrase without direction ('exports', 'help').
        kind: whether that is a quantity or an event.
        key: sorted content lemmas of the name, joined by spaces.
    """

    change: Change
    name: str
    kind: VariableKind
    key: str


def read_side(analysis: Analysis, span: Span) -> SideReading:
    """Read the words of a side: direction apart from what it is said of."""
    tokens = [analysis.tokens[i] for i in analysis.tokens_in(span)]
    content = [t.lemma for t in tokens if t.upos in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}]
    return SideReading("occurs", span.words(analysis.text), "event", " ".join(sorted(set(content))))
