"""Stretches of whole sentences that a trained reader takes in at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

WINDOW = 256  # word pieces of one window, context included
CONTEXT = 32  # word pieces of the sentences before, read again for what they lead up to
REACH = 128  # words to each side that a frame is looked for in, in a sentence without end
OPENING = 4  # words at the start of a sentence whose frames may reach into the sentence before


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences read together.

    Attributes:
        context: the first sentence taken in.
        first: the first one that is decided on here.
        stop: the one after the last.
    """

    context: int
    first: int
    stop: int


def windows(sizes: Sequence[int]) -> list[Window]:
    """Cut sentences, given their sizes in word pieces, into windows; each sentence is decided on in one."""
    found: list[Window] = []
    first = 0
    while first < len(sizes):
        context, before = first, 0
        while context and before + sizes[context - 1] <= CONTEXT:
            context -= 1
            before += sizes[context]
        stop, total = first + 1, before + sizes[first]
        while stop < len(sizes) and total + sizes[stop] <= WINDOW:
            total += sizes[stop]
            stop += 1
        found.append(Window(context, first, stop))
        first = stop
    return found


def around(sentences: Sequence[int], anchor: int) -> tuple[int, int]:
    """The words that a frame is looked for in, as first and stop: the anchor's sentence.

    For a word that opens its sentence ('Therefore', 'This led to') the sentence before as well.

    Args:
        sentences: the sentence of each word, in text order.
        anchor: number of the anchor's first word.
    """
    first, stop = bisect_left(sentences, sentences[anchor]), bisect_right(sentences, sentences[anchor])
    if anchor - first < OPENING and first:
        first = bisect_left(sentences, sentences[first - 1])
    return max(first, anchor - REACH), min(stop, anchor + REACH)
