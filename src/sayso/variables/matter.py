"""Which documents are on one matter, so that a bare 'closure' in two of them is one closure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.text.meaning import Embed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ALIKE = 0.41
"""Cosine of beginnings from which two documents are on one matter: 1 pair in 100 of reading/train."""

_BEGINNING = 1000  # characters of a document that are looked at
_MOST = 2000  # documents with the same words, at most; in more of them the words tell nothing


class Matters:
    """The beginnings of documents, compared by meaning."""

    def __init__(self, texts: Mapping[str, str], embed: Embed) -> None:
        """Args: texts: by the id of the document."""
        self._row = {document: n for n, document in enumerate(sorted(texts))}
        self._vectors = embed([_beginning(texts[document]) for document in sorted(texts)])

    def linked(self, documents: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Pairs of places in the sequence (the smaller first) whose documents are two, and on one matter."""
        import numpy as np

        if not 1 < len(documents) <= _MOST:
            return
        vectors = self._vectors[[self._row[document] for document in documents]]
        for a, b in np.argwhere(np.triu(np.round(vectors @ vectors.T, 4) >= ALIKE, 1)):
            if documents[a] != documents[b]:
                yield int(a), int(b)


def _beginning(text: str) -> str:
    return " ".join(text[: 2 * _BEGINNING].split())[:_BEGINNING]


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
