"""What the words of one side of a claim say: what happens, and to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.records.claim import Change
from sayso.records.span import Span
from sayso.records.variable import VariableKind
from sayso.text.analysis import Analysis, keeping
from sayso.text.events import without_article
from sayso.text.keys import key_of
from sayso.text.naming import Namer
from sayso.text.nouns import NOBODY
from sayso.text.parser import Parser
from sayso.text.pieces import Naming, Piece, Referent

_FUNCTION = frozenset({"PUNCT", "ADP", "SCONJ", "CCONJ", "PART"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "PRON", "NUM", "AUX"})
_NOTHING = "…"
_EMPTY = frozenset(
    "being doing having going coming getting making taking putting saying seeming becoming".split()
)
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


@keeping
def change_in(analysis: Analysis, span: Span) -> Change:
    """What the words of a side say happens, as `read_side` has it."""
    return name_side(analysis, span).change


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
    shape = _shape(analysis, span)
    if shape.head is not None:
        naming = Namer(analysis, inside, referents, shape.strays).name(shape.head, shape.subject)
        if _says_nothing(analysis, naming, inside):
            piece = replace(naming.pieces[0], words=_plain(analysis, span))
            return replace(naming, change="occurs", pieces=(piece,))
        if any(piece.words.strip(_MARGIN) for piece in naming.pieces):
            return naming
    return Naming("occurs", False, (Piece(_plain(analysis, span) or _NOTHING, (), "what"),), shape.head)


def _plain(analysis: Analysis, span: Span) -> str:
    """The words of a span as they stand there, small where a sentence begins."""
    words = " ".join(analysis.text[span.start : span.end].split())
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _says_nothing(analysis: Analysis, naming: Naming, inside: range) -> bool:
    """Whether a clause about a pronoun is named by an empty verb or a quality alone: 'doing' of 'it does'."""
    if len(naming.pieces) != 1 or naming.head is None:
        return False
    name = naming.pieces[0].words
    if name in NOBODY.values():
        return len(inside) > 1  # 'there will be none'
    if not any(analysis.tokens[i].upos == "PRON" for i in inside):
        return False
    bare = name in _EMPTY or (name.endswith("ness") and name.isalpha())
    return bare and analysis.tokens[naming.head].upos in {"VERB", "AUX", "ADJ"}


def head_of(analysis: Analysis, span: Span) -> int | None:
    """The token that the words of a span hang on, with most words below it where there are several."""
    return _shape(analysis, span).head


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the words of a span hang together.

    Attributes:
        head: the token that the others hang on; None where there is no word of content.
        subject: the subject of the head where the parser hung both on a verb outside.
        strays: phrases that the parser hung outside, by the word of the span that they follow.
    """

    head: int | None
    subject: int | None
    strays: dict[int, tuple[int, ...]]


@keeping
def _shape(analysis: Analysis, span: Span) -> _Shape:
    """The shape of a span: it need not be a phrase of the parse.

    In 'bring an increase | in exports' the parser may hang the second phrase on the verb; inside the span
    it belongs to the noun before. In 'force | them to leave' both words hang on the verb; inside the span
    the second is a clause, the first its subject.
    """
    inside = analysis.tokens_in(span)
    heads: list[int] = []
    strays: dict[int, tuple[int, ...]] = {}
    for i in _tops(analysis, inside):
        token = analysis.tokens[i]
        is_phrase = analysis.child(i, "case") in inside and token.relation in {"obl", "nmod"}
        loose = is_phrase or token.lower in {"there", "here"}
        if heads and (loose or _tells_of(analysis, i, heads[-1], inside)):
            strays[heads[-1]] = (*strays.get(heads[-1], ()), i)
        elif len(heads) == 1 and _is_clause_of(analysis, i, heads[0]):
            return _Shape(i, heads[0], strays)
        else:
            heads.append(i)
    if len(heads) < 2:
        return _Shape(heads[0] if heads else None, None, strays)

    def weight(i: int) -> tuple[bool, int, int]:
        size = sum(1 for j in analysis.subtree(i) if j in inside)
        return analysis.tokens[i].upos in _CONTENT, size + len(strays.get(i, ())), -i

    return _Shape(max(heads, key=weight), None, strays)


def _tops(analysis: Analysis, inside: range) -> Iterator[int]:
    """The words of a span that hang on none of its other words, function words aside."""
    for i in inside:
        head = analysis.tokens[i].head
        outer = head == i or head not in inside or analysis.tokens[head].upos in _FUNCTION
        if outer and analysis.tokens[i].upos not in _FUNCTION:
            yield i


def _tells_of(analysis: Analysis, i: int, noun: int, inside: range) -> bool:
    """Whether token i heads a clause with 'that', 'who' or 'which' that follows the phrase of a noun."""
    if analysis.tokens[noun].upos not in {"NOUN", "PROPN"} or analysis.tokens[i].relation not in {
        "acl",
        "ccomp",
        "advcl",
    }:
        return False
    first = min(j for j in analysis.subtree(i) if j in inside)
    return first > noun and analysis.tokens[first].lower in {"that", "who", "which", "whose"}


def _is_clause_of(analysis: Analysis, i: int, noun: int) -> bool:
    """Whether token i heads a clause whose subject is the noun, both hung on one verb ('them to leave')."""
    clause, subject = analysis.tokens[i], analysis.tokens[noun]
    return (
        clause.head == subject.head
        and clause.relation in {"xcomp", "ccomp", "advcl", "acl"}
        and clause.upos in {"VERB", "ADJ", "AUX"}
        and subject.relation in {"obj", "nsubj", "iobj", "expl"}
    )


def name_of(naming: Naming) -> str:
    """The name as one phrase, never empty."""
    words = " ".join(" ".join(piece.words for piece in naming.pieces).split())
    return without_article(words.strip(_MARGIN)) or words or _NOTHING


def kind_of(naming: Naming) -> VariableKind:
    """'quantity' for what can be more or less, else 'event'."""
    return "quantity" if naming.gradable else "event"
