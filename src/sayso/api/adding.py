"""Claims and statements that a person adds: words of a document, and what is said with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, get_args

from sayso.api.correcting import Draft, holder_named, side_named
from sayso.api.places import place_of
from sayso.api.searching import places_of
from sayso.decisions.adding import same_claim, same_statement, with_claim
from sayso.decisions.places import Place, ends_of, hull, passage_of, plain
from sayso.errors import QueryError
from sayso.export.quoting import quote_span
from sayso.export.view import View
from sayso.export.wording import UNNAMED, document_name
from sayso.records.claim import Change, Claim, Modality, Polarity, Scope, Side, product
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Attribution, StatementKind
from sayso.records.variable import Variable
from sayso.statements.contents import kind_of
from sayso.statements.quotes import find_quotations
from sayso.statements.turns import find_turns, speaker_named
from sayso.text.analysis import Analysis
from sayso.text.asides import find_asides
from sayso.text.direction import negate
from sayso.text.paragraphs import find_paragraphs
from sayso.text.parser import Parser
from sayso.text.sides import change_in
from sayso.variables import name_variables

Where = str | Span
"""Words of a document, or their place in it."""

_CHOICES = 8  # places that are named where words stand in several
_LOOKED_AT = 2_000  # of them that are looked at


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim that a person finds in a document.

    Attributes:
        cause, effect: their words there, or the places of these.
        sign: '+', '-' or '?'; left out: what the changes say.
        cause_change, effect_change: what happens to each; left out: what its words say, as far as that fits
            the sign.
        signal: the words that say the link.
        cause_name, effect_name: variables; left out: what the words name. One that is not on the map is made.
        modality: how it is said; time: 'once' for a finished event, else 'general'.
        holder: whose say-so it is; '' is the author's own voice; left out: as the text says it.
    """

    cause: Where
    effect: Where
    sign: Polarity | None = None
    cause_change: Change | None = None
    effect_change: Change | None = None
    signal: tuple[Where, ...] = ()
    cause_name: str = ""
    effect_name: str = ""
    modality: Modality = "asserted"
    time: Scope = "general"
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class NewStatement:
    """A statement that a person finds in a document.

    Attributes:
        content: what is said, or the places of its pieces.
        holder: the name of who says it.
        source, cue: the words that name the speaker, and those that attribute ('said').
        kind: left out: by the quotation marks.
    """

    content: tuple[Where, ...]
    holder: str
    source: Where | None = None
    cue: Where | None = None
    kind: StatementKind | None = None


New = NewClaim | NewStatement


def added(view: View, document: str, new: New, parser: Callable[[], Parser]) -> Draft:
    """The decision to add a claim or statement to a document.

    Args:
        document: its id.
        parser: gives the parser, which is needed for sides that nobody named.

    Raises:
        QueryError: the words do not stand there, or in several places; or there is such a claim or statement.
    """
    reading = view.by_document.get(document)
    if reading is None:
        raise QueryError(document, f"there is no document {document!r}; 'sayso show documents' lists them")
    if isinstance(new, NewClaim):
        return _claim(view, reading, new, parser)
    return _statement(view, reading, new)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """An added claim as it would stand there: variables, what happens to them, the sign, whose say-so it is.

    `holders` are names, outermost first; () is the author's own voice.
    """

    cause: str
    cause_change: Change
    effect: str
    effect_change: Change
    sign: Polarity
    holders: tuple[str, ...]


def foreseen(view: View, document: str, new: NewClaim, parser: Callable[[], Parser]) -> Foreseen:
    """What `added` would make of a claim; nothing is written.

    Raises:
        QueryError: it could not be added.
    """
    draft = added(view, document, new, parser)
    entry = draft.signed("", "", "2000-01-01T00:00:00.000000Z")
    reading, claim, _ = with_claim(view.by_document[document], Place(view.by_document[document], 0), entry)
    people = {entity.id: entity.name or UNNAMED for entity in reading.entities}
    after = draft.after or {}
    return Foreseen(
        cause=after["cause"]["name"],
        cause_change=claim.cause.change,
        effect=after["effect"]["name"],
        effect_change=claim.effect.change,
        sign=claim.polarity,
        holders=tuple(people[id] for id in claim.holders),
    )


def _claim(view: View, reading: Reading, new: NewClaim, parser: Callable[[], Parser]) -> Draft:
    text = reading.document.text
    _allowed("modality", new.modality, get_args(Modality))
    _allowed("time", new.time, get_args(Scope))
    cause, effect, *signal = _together(reading.document, (new.cause, new.effect, *new.signal))
    if cause.overlaps(effect):
        raise QueryError(cause.words(text), "cause and effect have words in common; each needs its own")
    same = same_claim(reading.claims, cause, effect)
    if same is not None and not _is_rejected(view, reading, same):
        raise QueryError(
            cause.words(text),
            f"these words are a claim already, {reading.document.id}:{same.id}; edit it, or reject it first",
        )
    said = _named(text, cause, effect, parser())
    changes = _changes(new, [change for change, _ in said])
    sides = [
        side_named(view, cause.words(text), name) if name.strip() else _told(variable)
        for name, (_, variable) in zip((new.cause_name, new.effect_name), said, strict=True)
    ]
    keys = [told.get("key") or plain(told["name"]) for told in sides]
    target = passage_of(reading, hull((cause, effect, *signal)))
    target |= {
        "cause": ends_of(cause),
        "effect": ends_of(effect),
        "signal": [ends_of(span) for span in sorted(signal)],
        "gist": [keys[0], changes[2], keys[1]],
    }
    after: dict[str, Any] = {
        "cause": sides[0],
        "cause_change": changes[0],
        "effect": sides[1],
        "effect_change": changes[1],
        "sign": changes[2],
        "modality": new.modality,
        "time": new.time,
    }
    if new.holder is not None:
        after["holder"] = holder_named(view, new.holder)
    elif turn := _turn(reading.document, cause):
        after["turn"] = turn
    return Draft("add", "claim", target, after=after)


def _statement(view: View, reading: Reading, new: NewStatement) -> Draft:
    text = reading.document.text
    if not new.content:
        raise QueryError("", "a statement needs the words that are said")
    if not new.holder.strip():
        raise QueryError("", "a statement needs the name of who says it")
    parts = [*new.content, *(part for part in (new.source, new.cue) if part is not None)]
    spans = _together(reading.document, parts)
    content, others = sorted(spans[: len(new.content)]), spans[len(new.content) :]
    if any(a.overlaps(b) for a, b in pairwise(content)):
        raise QueryError(content[0].words(text), "the pieces of what is said have words in common")
    same = same_statement(reading.statements, content)
    if same is not None:
        raise QueryError(
            content[0].words(text),
            f"these words are a statement already, {reading.document.id}:{same.id}; edit its holder",
        )
    source = others.pop(0) if new.source is not None else None
    cue = others.pop(0) if new.cue is not None else None
    quotations = find_quotations(text, find_paragraphs(text))
    _allowed("kind", new.kind, get_args(StatementKind))
    kind = new.kind or kind_of(text, content, quotations, [each.span.start for each in quotations])
    target = passage_of(reading, hull(spans)) | {
        "content": [ends_of(span) for span in content],
        "source": None if source is None else ends_of(source),
        "cue": None if cue is None else ends_of(cue),
    }
    return Draft("add", "statement", target, after={"holder": holder_named(view, new.holder), "kind": kind})


def _changes(new: NewClaim, said: Sequence[Change]) -> tuple[Change, Change, Polarity]:
    """The changes and the sign: as given, else as the words say them; one that was not given gives way."""
    given = new.cause_change, new.effect_change
    for change in given:
        _allowed("change", change, get_args(Change))
    _allowed("sign", new.sign, get_args(Polarity))
    cause, effect = (own or by_words for own, by_words in zip(given, said, strict=True))
    if new.sign == "?" and not {*given} - {None, "occurs"}:
        return "occurs", "occurs", "?"
    if new.sign is None and None in given:
        raise QueryError("", "a claim needs a sign, one of + - ?, or what happens to both of its sides")
    sign = new.sign or product(cause, effect)
    if product(cause, effect) != sign and new.effect_change is None:
        effect = negate(effect)
    elif product(cause, effect) != sign and new.cause_change is None:
        cause = negate(cause)
    if product(cause, effect) != sign:
        raise QueryError(sign, f"{cause} and {effect} do not make the sign {sign}; leave one of them out")
    return cause, effect, sign


def _named(text: str, cause: Span, effect: Span, parser: Parser) -> list[tuple[Change, Variable]]:
    """What the words of two sides say happens, and to what, as reading would have it."""
    around = hull((cause, effect))
    near = [each for each in find_paragraphs(text) if each.overlaps(around)] or [around]
    base, end = min(near[0].start, around.start), max(near[-1].end, around.end)
    analysis = parser.analyse(text[base:end])
    spans = [Span(side.start - base, side.end - base) for side in (cause, effect)]
    said = [change_in(analysis, span) for span in spans]
    draft = Claim("c1", Side(spans[0], "occurs"), Side(spans[1], "occurs"), "?", "asserted", 1.0, "")
    _, variables = name_variables(analysis, (draft,), Attribution())
    return [
        (change, next(v for v in variables if span in v.mentions))
        for change, span in zip(said, spans, strict=True)
    ]


def _is_rejected(view: View, reading: Reading, claim: Claim) -> bool:
    own = reading.document.id, claim.id
    return any((said.document, said.claim.id) == own for said in view.cmap.rejected)


def _told(variable: Variable) -> dict[str, Any]:
    return {"name": variable.name, "kind": variable.kind, "key": variable.key}


def _turn(document: Document, place: Span) -> str:
    """Whose turn of a conversation words stand in, or whose speech the document is; '' for neither."""
    asides = find_asides(document.text)
    paragraphs = tuple(
        each for each in find_paragraphs(document.text) if not any(aside.covers(each) for aside in asides)
    )
    outline = Analysis(document.text, (), (), paragraphs, asides)
    for turn in find_turns(outline, document):
        if turn.span.covers(place):
            return turn.name or ""
    return speaker_named(outline, document) or ""


def _together(document: Document, wanted: Sequence[Where]) -> list[Span]:
    """The places of words that belong together.

    Of words that stand in several places those are meant that are nearest to the words that stand in one.

    Raises:
        QueryError: words do not stand there, or it cannot be told where; the choices are their places.
    """
    known = [_places(document, each) for each in wanted]
    sure = [places[0] for places in known if len(places) == 1]
    found = []
    for words, places in zip(wanted, known, strict=True):
        if len(places) > 1:
            free = [each for each in places if not any(each.overlaps(other) for other in sure)]
            gaps = {each: sum(_gap(each, other) for other in sure) for each in free}
            places = [each for each in free if gaps[each] == min(gaps.values())]
        if len(places) != 1:
            raise QueryError(
                str(words),
                f"{words!r} stands in several places; give the one that is meant as START-END",
                [_told_at(document, each) for each in _places(document, words)[:_CHOICES]],
            )
        found.append(places[0])
    return found


def _places(document: Document, wanted: Where) -> list[Span]:
    """Where words stand; or the place that was given, without outer blanks.

    Whole words go before parts of words, and words in these very letters before others.
    """
    text = document.text
    if isinstance(wanted, str):
        found = [each for each, _ in zip(places_of(text, wanted), range(_LOOKED_AT), strict=False)]
        if not found:
            raise QueryError(
                wanted, f"{document_name(document)} has no words {wanted!r}; copy them as they stand there"
            )
        fit = [(_is_whole(text, each), each.words(text).split() == wanted.split()) for each in found]
        return [each for each, good in zip(found, fit, strict=True) if good == max(fit)]
    words = text[wanted.start : wanted.end]
    if wanted.end > len(text) or not words.strip():
        place = f"{wanted.start}-{wanted.end}"
        raise QueryError(place, f"{document_name(document)} has no words at {place}")
    start = wanted.start + len(words) - len(words.lstrip())
    return [Span(start, start + len(words.strip()))]


def _is_whole(text: str, span: Span) -> bool:
    """Whether no word goes on beyond a stretch."""
    ends = (text[max(0, span.start - 1) : span.start + 1], text[span.end - 1 : span.end + 1])
    return not any(len(end) > 1 and end.isalnum() for end in ends)


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end)


def _told_at(document: Document, span: Span) -> str:
    around = quote_span(document.text, span).words(document.text)
    return f"{span.start}-{span.end} in line {place_of(document.text, span).line}: {' '.join(around.split())}"


def _allowed(what: str, given: str | None, known: Sequence[str]) -> None:
    if given is not None and given not in known:
        raise QueryError(given, f"there is no {what} {given!r}; it is one of {', '.join(known)}", known)
