"""The words around a claim: as much of its document as makes it readable alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from sayso.records.span import Span
from sayso.text.paragraphs import find_paragraphs

REACH = 320
"""Code points that a quote reaches beyond its claim on either side, at most."""

# A full stop after a title or an initial ends no sentence.
_ABBREVIATED = "".join(
    rf"(?<!\b{title})" for title in ("[A-Z]", "Dr", "Mr", "Ms", "St", "No", "Mrs", "Prof", "vs")
)
_END = re.compile(rf"(?:[!?…]|{_ABBREVIATED}\.)[\"'”’)\]]*(?=\s)|\n\s*\n")
_WORD_EDGE = re.compile(r"\s")


def quote_span(text: str, core: Span) -> Span:
    """The sentence or sentences in which a stretch stands, without white space at their ends.

    They stay within the paragraphs of the stretch: no headline runs into a first sentence. A sentence
    that goes on for more than `REACH` code points is cut between words.
    """
    start, end = _start(text, core.start), _end(text, core.end)
    around = paragraphs_of(text)
    first, last = (bisect_right(around, place, key=_first) - 1 for place in (core.start, core.end - 1))
    if first >= 0:
        start = max(start, min(around[first].start, core.start))
        end = min(end, max(around[last].end, core.end))
    while start < core.start and text[start].isspace():
        start += 1
    while end > core.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@lru_cache(maxsize=1024)
def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text; those of the texts that were asked for last are remembered."""
    return find_paragraphs(text)


def _first(paragraph: Span) -> int:
    return paragraph.start


def _start(text: str, core: int) -> int:
    low = max(0, core - REACH)
    ends = [match.end() for match in _END.finditer(text, low, core)]
    if ends:
        return ends[-1]
    return low and _first_edge(text, low, core)


def _end(text: str, core: int) -> int:
    high = min(len(text), core + REACH)
    # The full stop that ends the sentence may be the last code point of the claim or of the text.
    match = _END.search(text, max(0, core - 1), min(len(text), high + 1))
    if match:
        return max(core, match.end())
    return high if high == len(text) else _last_edge(text, core, high)


def _first_edge(text: str, low: int, core: int) -> int:
    match = _WORD_EDGE.search(text, low, core)
    return match.end() if match else core


def _last_edge(text: str, core: int, high: int) -> int:
    edges = [match.start() for match in _WORD_EDGE.finditer(text, core, high)]
    return edges[-1] if edges else core
