"""What the words of one side of a claim say: what happens, and to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.records.claim import Change
from sayso.records.span import Span
from sayso.records.variable import VariableKind
from sayso.text.analysis import Analysis
from sayso.text.keys import key_of
from sayso.text.naming import Namer
from sayso.text.parser import Parser
from sayso.text.pieces import Naming, Piece, Referent

_FUNCTION = frozenset({"PUNCT", "ADP", "SCONJ", "CCONJ", "PART"})
_NOTHING = "…"
_MARGIN = " \t\n\r.,;:!?…\"'“”‘’()[]-–—"


@dataclass(frozen=True, slots=True)
class SideReading:
    """What the words of one side say by themselves.

    Attributes:
        change: what happens ('a fall in exports': decrease; 'they stop helping': decrease).
        name: a noun phrase without direction ('exports', 'help').
        kind: whether that is a quantity or an event.
        key: sorted content lemmas of the name, joined by spaces; '' where it has none ('it').
    """

    change: Change
    name: str
    kind: VariableKind
    key: str


def read_side(analysis: Analysis, span: Span) -> SideReading:
    """Read the words of a side: direction apart from what it is said of."""
    naming = name_side(analysis, span)
    return SideReading(naming.change, name_of(naming), kind_of(naming), key_of(naming.pieces))


def read_phrase(parser: Parser, phrase: str) -> SideReading:
    """Read a phrase that a person typed ('the city falls', 'less rainfall') like the side of a claim.

    An empty phrase has an empty name.
    """
    if not phrase.strip():
        return SideReading("occurs", "", "event", "")
    analysis = parser.analyse(phrase)
    return read_side(analysis, Span(0, len(phrase)))


def name_side(analysis: Analysis, span: Span, referents: Mapping[int, Referent] | None = None) -> Naming:
    """The naming of a side, with what its pronouns and names stand for; it always has a piece with words."""
    inside = analysis.tokens_in(span)
    head, strays = _shape(analysis, span)
    if head is not None:
        naming = Namer(analysis, inside, referents, strays).name(head)
        if any(piece.words.strip(_MARGIN) for piece in naming.pieces):
            return naming
    words = " ".join(analysis.text[span.start : span.end].split())
    return Naming("occurs", False, (Piece(words or _NOTHING, (), "what"),), head)


def head_of(analysis: Analysis, span: Span) -> int | None:
    """The token that the words of a span hang on, with most words below it where there are several."""
    return _shape(analysis, span)[0]


def _shape(analysis: Analysis, span: Span) -> tuple[int | None, dict[int, tuple[int, ...]]]:
    """The head of a span, and which of its phrases hang outside but follow a word of it.

    In 'cause an increase | in exports' the parser may hang the second phrase on the verb; inside the span
    it belongs to the noun before.
    """
    inside = analysis.tokens_in(span)
    tops: list[int] = []
    for i in inside:
        head = analysis.tokens[i].head
        if analysis.tokens[i].upos not in _FUNCTION and (
            head == i or head not in inside or analysis.tokens[head].upos in _FUNCTION
        ):
            tops.append(i)
    heads: list[int] = []
    strays: dict[int, tuple[int, ...]] = {}
    for i in tops:
        if heads and analysis.child(i, "case") in inside and analysis.tokens[i].relation in {"obl", "nmod"}:
            strays[heads[-1]] = (*strays.get(heads[-1], ()), i)
        else:
            heads.append(i)
    if len(heads) < 2:
        return (heads[0] if heads else None), strays
    best: tuple[bool, int, int] | None = None
    for i in heads:
        content = analysis.tokens[i].upos in {"NOUN", "PROPN", "VERB", "ADJ", "PRON", "NUM", "AUX"}
        size = sum(1 for j in analysis.subtree(i) if j in inside)
        rank = (content, size + len(strays.get(i, ())), -i)
        if best is None or rank > best:
            best = rank
    return (-best[2] if best is not None else None), strays


def name_of(naming: Naming) -> str:
    """The name as one phrase, never empty."""
    words = " ".join(" ".join(piece.words for piece in naming.pieces).split())
    return words.strip(_MARGIN) or words or _NOTHING


def kind_of(naming: Naming) -> VariableKind:
    """'quantity' for what can be more or less, else 'event'."""
    return "quantity" if naming.gradable else "event"
