"""Where sentences may end, by their marks: pieces of a paragraph that a trained reader takes in whole."""

from __future__ import annotations

from collections.abc import Sequence

_ENDS = frozenset({".", "!", "?", "…"})
_CLOSING = frozenset({'"', "'", "''", ")", "]", "}"})
MOST = 150  # word pieces of one part


def parts(words: Sequence[str], glued: Sequence[bool], sizes: Sequence[int]) -> list[range]:
    """Cut a paragraph after each mark that ends a sentence, with the closing quotes and brackets behind it.

    A part that is too long for the reader is cut at its last semicolon or comma, or anywhere.

    Args:
        words: with straight quotation marks.
        glued: whether each stands right behind the one before it.
        sizes: word pieces of each.

    >>> words = ["He", "left", ".", '"', "Why", "?", '"', "she", "asked", "."]
    >>> parts(words, [word in {"Why", "?", "."} or n == 6 for n, word in enumerate(words)], [1] * 10)
    [range(0, 3), range(3, 7), range(7, 10)]
    """
    found: list[range] = []
    first, total, cut = 0, 0, 0
    n = 0
    while n < len(words):
        total += sizes[n]
        if total > MOST and n > first:
            stop = cut if cut > first else n
            found.append(range(first, stop))
            first, total, cut = stop, sum(sizes[stop : n + 1]), stop
        if words[n][-1] in _ENDS and words[n][0] in _ENDS:
            while n + 1 < len(words) and glued[n + 1] and words[n + 1] in _CLOSING:
                n += 1
            found.append(range(first, n + 1))
            first, total, cut = n + 1, 0, n + 1
        elif words[n] in {";", ","}:
            cut = n + 1
        n += 1
    if first < len(words):
        found.append(range(first, len(words)))
    return found
