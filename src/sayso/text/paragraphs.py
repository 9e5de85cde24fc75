"""Where paragraphs begin and end, in prose with one line a paragraph and in prose wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.records.span import Span

# Longer stretches are cut between sentences, else between words: the parser's memory grows with length.
MAX_LENGTH = 8_000
# Lines that are this long and followed by a line that goes on were wrapped by hand.
_WRAPPED_FROM = 50

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")
_NEW_ITEM = re.compile(r"\s*(?:[-*•–]\s|\d{1,3}[.)]\s|[A-Z][\w.'’ -]{0,40}:\s)")


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, in order, without white space at their ends.

    A blank line always ends one. A single line break does unless the lines were wrapped by hand: the
    line before is long and has no closing mark, or all lines of its block end near one width.
    """
    spans: list[Span] = []
    for block in _blocks(text):
        spans.extend(piece for paragraph in _joined(text, block) for piece in _cut(text, paragraph))
    return tuple(spans)


def _blocks(text: str) -> Iterator[list[Span]]:
    block: list[Span] = []
    for match in _LINE.finditer(text):
        if block and text.count("\n", block[-1].end, match.start()) > 1:
            yield block
            block = []
        block.append(Span(match.start(), match.end()))
    if block:
        yield block


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    wrapped = _is_wrapped([line.words(text) for line in lines])
    start, end = lines[0].start, lines[0].end
    for before, line in pairwise(lines):
        if wrapped and _goes_on(before.words(text), line.words(text)):
            end = line.end
        else:
            yield from _stripped(text, start, end)
            start, end = line.start, line.end
    yield from _stripped(text, start, end)


def _is_wrapped(lines: list[str]) -> bool:
    if len(lines) < 2:
        return False
    body = [len(line.rstrip()) for line in lines[:-1]]
    width = max(body)
    if not _WRAPPED_FROM <= width <= 120:
        return False
    unfinished = sum(1 for line in lines[:-1] if not re.search(r"[.!?:…][\"'”’)\]]*\s*$", line))
    return unfinished * 2 >= len(body)


def _goes_on(before: str, line: str) -> bool:
    return len(before.rstrip()) >= _WRAPPED_FROM * 0.6 and not _NEW_ITEM.match(line)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    if kept := words.strip():
        yield Span(start + lead, start + lead + len(kept))


def _cut(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while paragraph.end - start > MAX_LENGTH:
        window = text[start : start + MAX_LENGTH]
        ends = [match.end() for match in _SENTENCE_END.finditer(window)]
        cut = ends[-1] if ends else (window.rfind(" ") + 1 or MAX_LENGTH)
        yield from _stripped(text, start, start + cut)
        start += cut
    yield from _stripped(text, start, paragraph.end)
