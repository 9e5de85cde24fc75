"""From token numbers to the pieces of a content: spans with their quotation marks, without loose ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from sayso.records.span import Span
from sayso.records.statement import StatementKind
from sayso.statements.drafts import is_complementizer, is_word
from sayso.statements.quotes import Quotation
from sayso.text.analysis import Analysis

_JOINERS = frozenset({"and", "but", "or"})
_LOOSE = " \t\n\r\xa0,;:—–-"


def pieces_of(
    analysis: Analysis, tokens: Iterable[int], quotations: Sequence[Quotation], starts: Sequence[int]
) -> tuple[Span, ...]:
    """The stretches that these tokens make up, in text order, never overlapping.

    A stretch ends where a word between is missing, and at 'and that'. Quotation marks round its words
    belong to it; complementizers, commas and the closing stop do not. `starts` are those of the
    quotations.
    """
    found: list[Span] = []
    for run in _runs(analysis, sorted(set(tokens))):
        span = _trimmed(analysis, run)
        if span is None:
            continue
        span = _with_marks(analysis.text, span, quotations, starts)
        if found and span.start < found[-1].end:
            span = Span(found.pop().start, max(span.end, span.start + 1))
        found.append(span)
    return tuple(found)


def _runs(analysis: Analysis, tokens: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for i in tokens:
        broken = run and any(is_word(analysis.tokens[j]) for j in range(run[-1] + 1, i))
        if run and (broken or _begins_anew(analysis, i)):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _begins_anew(analysis: Analysis, i: int) -> bool:
    """Whether 'that' at token i opens a second content clause ('… and that …')."""
    tokens = analysis.tokens
    return (
        is_complementizer(analysis, i)
        and tokens[i - 1].lower in _JOINERS | {","}
        and tokens[tokens[i].head].relation == "conj"
    )


def _trimmed(analysis: Analysis, run: list[int]) -> Span | None:
    tokens = analysis.tokens
    first, last = 0, len(run) - 1
    while (
        first <= last
        and not is_word(tokens[run[first]])
        and tokens[run[first]].text not in {"$", "#", "(", "["}
    ):
        first += 1
    while first < last and tokens[run[first]].upos == "CCONJ" and tokens[run[first]].lower in _JOINERS:
        first += 1
    if first <= last and is_complementizer(analysis, run[first]):
        first += 1
    while (
        first <= last
        and not is_word(tokens[run[first]])
        and tokens[run[first]].text not in {"$", "#", "(", "["}
    ):
        first += 1
    while last >= first and (
        (not is_word(tokens[run[last]]) and tokens[run[last]].text not in {"%", "$"})
        or (tokens[run[last]].upos == "CCONJ" and last > first)
    ):
        last -= 1
    if last < first or not any(is_word(tokens[i]) for i in run[first : last + 1]):
        return None
    end = tokens[run[last]].end
    words = analysis.text[tokens[run[first]].start : end]
    for opening, closing in ("()", "[]"):  # a bracket that opened inside closes inside
        if words.count(opening) > words.count(closing) and analysis.text[end : end + 1] == closing:
            end += 1
    return Span(tokens[run[first]].start, end)


def _with_marks(text: str, span: Span, quotations: Sequence[Quotation], starts: Sequence[int]) -> Span:
    """The span widened to the marks of quotations whose words it holds from the first or to the last."""
    start, end = span.start, span.end
    near = max(0, bisect_left(starts, start - 3) - 1)
    for quotation in quotations[near:]:
        if quotation.span.start >= end:
            break
        if quotation.span.start < start <= quotation.inner.start + 1 and quotation.span.end > start:
            start = quotation.span.start
        # A quotation that opens in a content belongs to it whole, also past the end of a sentence.
        if start <= quotation.span.start < end < quotation.span.end:
            end = quotation.span.end
    return Span(start, end)


def stripped(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space and loose marks at its ends; None when nothing is left."""
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    return Span(start, end) if end > start and any(map(str.isalnum, text[start:end])) else None


def kind_of(
    text: str, content: Sequence[Span], quotations: Sequence[Quotation], starts: Sequence[int]
) -> StatementKind:
    """Whether a content stands in quotation marks: all, none or part of its words."""
    quoted = outside = 0
    for piece in content:
        at = piece.start
        for quotation in quotations[bisect_left(starts, piece.start) :]:
            if quotation.span.start >= piece.end:
                break
            end = min(piece.end, quotation.span.end)
            if quotation.span.start >= at:  # else it is inside the one before
                outside += _letters(text, at, quotation.span.start)
                quoted += _letters(text, quotation.span.start, end)
                at = end
        outside += _letters(text, at, piece.end)
    if not quoted:
        return "indirect"
    return "mixed" if outside else "direct"


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))
