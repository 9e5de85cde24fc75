"""Quotations: the stretches of a text that stand in quotation marks, also where the marks are wrong.

What a mark does is told by its neighbours, not by its shape: scraped and hurried texts close where they
should open, open twice, or never close. A stray mark spoils at most its own paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.records.span import Span

_DOUBLE = re.compile(r"``|''|[\"“”„‟«»″]")
_SINGLE = re.compile(r"['‘’‚‛]")
_OPENING_SHAPES = frozenset({"``", "“", "„", "«", "‘", "‚"})
_CLOSING_SHAPES = frozenset({"”", "»", "’"})
_BEFORE_OPENING = frozenset("([{<—–-/…:;,\"'“”„«‘’")
_AFTER_OPENING = frozenset("([{<—–-/…\"'“”„‟«‘’‚$£€#@&*.¿¡+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[A-Z0-9\"“'‘(\[]|\s*$)")
# Longer stretches between single marks are two apostrophes, not a quotation.
_LONGEST_SINGLE = 1_500


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of text in quotation marks.

    Attributes:
        span: with its marks, as far as they are there.
        inner: without its marks.
        depth: 0 at the top, 1 inside another quotation, …
        parent: number of the quotation it stands in, in the list it comes from; -1 at the top.
        goes_on: it goes on with a quotation that the paragraph before left open.
    """

    span: Span
    inner: Span
    depth: int = 0
    parent: int = -1
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    shape: str
    opens: bool
    closes: bool


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """All quotations of a text in the order of their opening marks; those inside others right after them.

    Cost: linear in the text.
    """
    pairs: list[tuple[Span, Span, bool]] = []
    left_open = False
    for paragraph, following in pairwise([*paragraphs, None]):
        assert paragraph is not None
        doubles = list(_marks(_DOUBLE, text, paragraph))
        reopens = following is not None and _goes_on(text, following)
        found, still_open = _pair_doubles(text, paragraph, doubles, reopens, left_open)
        pairs.extend((span, inner, left_open and span.start == paragraph.start) for span, inner in found)
        left_open = still_open
        singles = [m for m in _marks(_SINGLE, text, paragraph) if not _is_double(text, m)]
        if singles:
            outer = [span for span, _ in found]
            pairs.extend((span, inner, False) for span, inner in _pair_singles(text, singles, outer))
    return _nested(pairs)


def _goes_on(text: str, paragraph: Span) -> bool:
    """Whether a paragraph goes on with a quotation: it opens with a mark, or its first mark closes."""
    first = next(_marks(_DOUBLE, text, paragraph), None)
    return first is not None and (first.start == paragraph.start or (first.closes and not first.opens))


def _is_double(text: str, mark: _Mark) -> bool:
    return text[mark.start - 1 : mark.start] == mark.shape == "'" or (
        mark.shape == "'" and text[mark.end : mark.end + 1] == "'"
    )


def _marks(pattern: re.Pattern[str], text: str, paragraph: Span) -> Iterator[_Mark]:
    for match in pattern.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        can_open = (after.isalnum() or after in _AFTER_OPENING) and (
            before.isspace() or before in _BEFORE_OPENING
        )
        can_close = not before.isspace() and not (after.isalnum() and before in _BEFORE_OPENING)
        yield _Mark(start, end, match[0], can_open, can_close)


def _pair_doubles(
    text: str, paragraph: Span, marks: Sequence[_Mark], reopens: bool, open_before: bool
) -> tuple[list[tuple[Span, Span]], bool]:
    """Pairs of double marks in one paragraph, and whether its last quotation stays open."""
    found: list[tuple[Span, Span]] = []
    pending: _Mark | None = None

    def close(start: int, inner_start: int, inner_end: int, end: int) -> None:
        if any(map(str.isalnum, text[inner_start:inner_end])):
            found.append((Span(start, end), Span(inner_start, inner_end)))

    if open_before and marks and marks[0].start != paragraph.start and marks[0].closes:
        close(paragraph.start, paragraph.start, marks[0].start, marks[0].end)
        marks = marks[1:]
    skipped = 0
    for n, mark in enumerate(marks):
        if skipped:
            skipped -= 1
            continue
        if pending is not None and _opens_inner(marks, n):
            close(mark.start, mark.end, marks[n + 1].start, marks[n + 1].end)
            skipped = 1
        elif pending is None:
            if mark.opens and not (mark.closes and mark.shape in _CLOSING_SHAPES):
                pending = mark
            elif mark.closes:
                since = found[-1][0].end if found else paragraph.start
                if (start := _unmarked_start(text, since, mark)) is not None:
                    close(start, start, mark.start, mark.end)
            else:
                pending = mark
        elif mark.closes and not (mark.opens and mark.shape in _OPENING_SHAPES):
            close(pending.start, pending.end, mark.start, mark.end)
            pending = None
        elif mark.opens:  # the one before was never closed
            ends = [m.end() for m in _SENTENCE_END.finditer(text, pending.end, mark.start)]
            if ends:
                close(pending.start, pending.end, ends[-1], ends[-1])
            pending = mark
        else:
            close(pending.start, pending.end, mark.start, mark.end)
            pending = None
    if pending is None:
        return found, False
    if reopens or (not found and pending.start == paragraph.start):
        close(pending.start, pending.end, paragraph.end, paragraph.end)
        return found, reopens
    first_end = _SENTENCE_END.search(text, pending.end, paragraph.end)
    end = first_end.end() if first_end else paragraph.end
    close(pending.start, pending.end, end, end)
    return found, False


def _opens_inner(marks: Sequence[_Mark], n: int) -> bool:
    """Whether mark n opens a quotation inside the open one: two marks that only close follow it."""
    after = marks[n + 1 : n + 3]
    return (
        marks[n].opens
        and not marks[n].closes
        and len(after) == 2
        and all(m.closes and not m.opens for m in after)
    )


def _unmarked_start(text: str, since: int, mark: _Mark) -> int | None:
    """Where a quotation begins that has a closing mark only; None when the mark is no closing mark."""
    if text[mark.start - 1] not in ".,!?…":
        return None
    start = since
    for match in _SENTENCE_END.finditer(text, since, mark.start - 1):
        start = match.end()
    lead = len(text[start : mark.start]) - len(text[start : mark.start].lstrip(" ,;:—–-\n\t"))
    return start + lead if start + lead < mark.start else None


def _pair_singles(text: str, marks: Sequence[_Mark], outer: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Pairs of single marks that are not apostrophes and do not cross a pair of double marks."""
    pending: _Mark | None = None
    candidate: _Mark | None = None  # closes, or is the apostrophe of a plural ("the dogs' bowls")
    for mark in [*marks, None]:
        opens = mark is not None and _opens_single(text, mark)
        too_far = pending is not None and mark is not None and mark.start - pending.start > _LONGEST_SINGLE
        if mark is None or too_far or (opens and (candidate is not None or pending is None)):
            if pending is not None and candidate is not None:
                yield from _single_pair(text, pending, candidate, outer)
            pending, candidate = (mark if opens else None), None
        elif opens and mark.shape in _OPENING_SHAPES:
            pending, candidate = mark, None
        elif pending is not None and _closes_single(text, mark):
            plural = text[mark.start - 1] in "sS" and text[mark.end : mark.end + 2].strip().isalpha()
            if candidate is None or not plural:
                candidate = mark
            if not plural:
                yield from _single_pair(text, pending, candidate, outer)
                pending = candidate = None


def _single_pair(text: str, first: _Mark, last: _Mark, outer: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    if not any(map(str.isalnum, text[first.end : last.start])):
        return
    span = Span(first.start, last.end)
    if not any(o.overlaps(span) and not o.covers(span) and not span.covers(o) for o in outer):
        yield span, Span(first.end, last.start)


def _opens_single(text: str, mark: _Mark) -> bool:
    following = text[mark.end : mark.end + 1]
    before = text[mark.start - 1 : mark.start] if mark.start else " "
    return mark.opens and bool(following) and not before.isalnum() and not following.isdigit()


def _closes_single(text: str, mark: _Mark) -> bool:
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    return bool(before) and not before.isspace() and not after.isalnum()


def _nested(pairs: list[tuple[Span, Span, bool]]) -> tuple[Quotation, ...]:
    pairs.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    found: list[Quotation] = []
    around: list[int] = []
    for span, inner, goes_on in pairs:
        while around and found[around[-1]].span.end <= span.start:
            around.pop()
        if around and not found[around[-1]].span.covers(span):
            continue  # crosses another
        found.append(Quotation(span, inner, len(around), around[-1] if around else -1, goes_on))
        around.append(len(found) - 1)
    return tuple(found)
