"""The claim table as CSV: one row a claim, whoever holds it and however it counts.

The first columns are those of the edge table that other tools share; the rest say what it cannot.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from sayso.export.escaping import cell
from sayso.export.quoting import quote_span
from sayso.export.view import Placed, View, extent
from sayso.export.wording import person_name
from sayso.records.claim import Qualifier
from sayso.records.span import Span

# fmt: off
SHARED = (
    "claim_id", "source_id", "statement_id", "doc_title", "doc_date", "speaker", "speaker_role", "quote",
    "char_start", "char_end", "page", "cause", "effect", "cause_span", "effect_span", "polarity", "hedge",
    "negated", "conditional", "time", "place", "stated_or_inferred", "extractor", "reviewer", "status",
    "comment",
)
OURS = (
    "holders", "cause_words", "effect_words", "cause_change", "effect_change", "signal", "signal_spans",
    "modality", "scope", "both_ways", "confidence", "strength", "delay", "cause_id", "effect_id",
    "link_ids", "doc_origin", "doc_author", "doc_publisher", "doc_address", "doc_copies",
)
# fmt: on
COLUMNS = (*SHARED, *OURS)


def export(view: View) -> Iterator[bytes]:
    """The claim table: a header and one row a claim, UTF-8 without a mark in front, lines end in CR LF.

    Cells that a spreadsheet would take for a formula begin with an apostrophe (see `escaping.cell`).
    """
    yield _line(COLUMNS)
    for placed in view.placed_in_turn():
        row = _row(view, placed)
        yield _line([cell(row[column]) for column in COLUMNS])


def _line(cells: Sequence[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()


def left_out(view: View) -> tuple[str, ...]:
    """What a table of claims cannot say."""
    missing = ["Statements without a claim are left out; the JSON export has them."]
    if view.has_loops:
        missing.append("Loops are left out; they follow from the links.")
    if view.outcome:
        missing.append("The what-if is left out.")
    if view.problems or view.skipped:
        missing.append("What was skipped is left out.")
    return tuple(missing)


def _row(view: View, placed: Placed) -> dict[str, str]:
    saying = placed.saying
    claim, document = saying.claim, view.by_document[saying.document].document
    text = document.text
    quote = quote_span(text, extent(saying))
    speaker = view.cmap.people[saying.holder]
    cause, effect = view.cmap.variables[saying.cause], view.cmap.variables[saying.effect]
    return {
        "claim_id": f"{saying.document}:{claim.id}",
        "source_id": saying.document,
        "statement_id": f"{saying.document}:{claim.statement}" if claim.statement else "",
        "doc_title": document.title or "",
        "doc_date": document.date or "",
        "speaker": speaker.name or "",
        "speaker_role": speaker.role if speaker.name else "unnamed source",
        "quote": quote.words(text),
        "char_start": str(quote.start),
        "char_end": str(quote.end),
        "page": "",
        "cause": cause.name,
        "effect": effect.name,
        "cause_span": _interval(claim.cause.span),
        "effect_span": _interval(claim.effect.span),
        "polarity": claim.polarity,
        "hedge": claim.modality if claim.modality in ("possible", "intended", "questioned") else "",
        "negated": _yes(claim.modality == "denied"),
        "conditional": _yes(claim.modality == "conditional"),
        "time": _qualifier(claim.time, text),
        "place": _qualifier(claim.place, text),
        "stated_or_inferred": "stated",
        "extractor": claim.found_by,
        "reviewer": "",
        "status": placed.status,
        "comment": "",
        "holders": " > ".join(person_name(view.cmap.people[holder]) for holder in saying.holders),
        "cause_words": claim.cause.span.words(text),
        "effect_words": claim.effect.span.words(text),
        "cause_change": claim.cause.change,
        "effect_change": claim.effect.change,
        "signal": " … ".join(span.words(text) for span in claim.signal),
        "signal_spans": " ".join(_interval(span) for span in claim.signal),
        "modality": claim.modality,
        "scope": claim.scope,
        "both_ways": _yes(claim.both_ways),
        "confidence": repr(claim.confidence),
        "strength": _qualifier(claim.strength, text),
        "delay": _qualifier(claim.delay, text),
        "cause_id": saying.cause,
        "effect_id": saying.effect,
        "link_ids": " ".join(link.id for link in placed.links),
        "doc_origin": document.origin,
        "doc_author": document.author or "",
        "doc_publisher": document.publisher or "",
        "doc_address": document.address or "",
        "doc_copies": saying.copies,
    }


def _interval(span: Span) -> str:
    # Two numbers with a dash or a colon between them would become a date or a time in a spreadsheet.
    return f"[{span.start}, {span.end})"


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def _qualifier(qualifier: Qualifier | None, text: str) -> str:
    return "" if qualifier is None else qualifier.span.words(text)
