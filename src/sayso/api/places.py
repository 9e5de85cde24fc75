"""Where in its document a claim or statement stands, with the words around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.export.quoting import paragraphs_of, quote_span
from sayso.export.view import View, extent
from sayso.export.wording import document_name, person_name
from sayso.records.causalmap import Saying
from sayso.records.filter import days
from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document: its number of paragraph and of line there, both from 1."""

    paragraph: int
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words that a claim stands on.

    Attributes:
        words: the sentence or sentences, as they stand in the text.
        speaker: whose say-so it is, innermost holder; own_voice: that is the document's author.
        through: who reports it, outermost first.
        document: what to call the document; origin: where it was read from.
        paragraph, line: where it begins there, from 1.
        span: the words' [start, end) in code points of the document's text.
        modality: of the claim.
        claim: id of the claim as 'DOCUMENT:CLAIM'.
    """

    words: str
    speaker: str
    own_voice: bool
    through: tuple[str, ...]
    document: str
    origin: str
    date: str | None
    paragraph: int
    line: int
    span: Span
    modality: str
    claim: str


def quote(view: View, saying: Saying) -> Quote:
    """The words of a claim on the map, who said them, in which document and where."""
    document = view.by_document[saying.document].document
    span = quote_span(document.text, extent(saying))
    place = place_of(document.text, span)
    people = [person_name(view.cmap.people[holder]) for holder in saying.holders]
    return Quote(
        words=span.words(document.text),
        speaker=people[-1],
        own_voice=not saying.claim.holders,
        through=tuple(people[:-1]),
        document=document_name(document),
        origin=document.origin,
        date=document.date,
        paragraph=place.paragraph,
        line=place.line,
        span=span,
        modality=saying.claim.modality,
        claim=f"{saying.document}:{saying.claim.id}",
    )


def dates_of(view: View, sayings: Iterable[Saying]) -> tuple[str | None, str | None]:
    """The first and the last date that the documents of claims tell; None where none tells any."""
    told = {view.told[id].date for id in {saying.document for saying in sayings}}
    dates = [date for date in told if date]
    if not dates:
        return None, None
    return min(dates, key=lambda date: days(date)[0]), max(dates, key=lambda date: days(date)[1])


def place_of(text: str, span: Span) -> Place:
    """The paragraph and the line in which a stretch of text begins."""
    paragraph = bisect_right(paragraphs_of(text), span.start, key=_start)
    return Place(max(paragraph, 1), text.count("\n", 0, span.start) + 1)


def _start(paragraph: Span) -> int:
    return paragraph.start
