"""Which documents are near-copies of each other: one story, syndicated, cut, edited, retitled."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]

RUN = 5
"""Words in a run. One changed word breaks five runs, so an edit in every tenth word leaves half of them."""

LEAST_SHARE = 0.4
"""Share of the shorter text's runs that the longer one has, from which the two are near-copies.

Of 301 articles and reports by different hands, many on the same events, no two share over 0.13, and those
by a common footer (PolNeAR dev and the annotated reading texts, November 2026).
"""

LEAST_RUNS = 25
"""Runs that must be shared at least; shorter texts are never called copies, since people do say the
same short thing independently."""

LEAST_RATIO = 0.2
"""Length of the shorter by the longer. A press review holds many stories whole, and is none of them."""

# Runs that stand in more documents than this, so many of them at most, are counted by a product of matrices.
_OFTEN = 64
_COMMON = 1024
_BLOCK = 256
_LEAST_PROSE = 0.3  # share of a text outside quotation marks below which the quotes are looked at as well
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_QUOTED = re.compile(
    r"“[^”]*(?:”|$)"  # a curly quote that is not closed runs to the end of its paragraph
    r'|"[^"]*(?:"|$)'
    r"|(?<!\w)[‘'](?=[^\W\d_])(?:[^‘’']|(?<=\w)[’'](?=\w))*(?<!\s)[’'](?!\w)"
)


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two documents that are near-copies, and what they share.

    Attributes:
        document, other: ids, the smaller first.
        share: of the shorter one's runs of five words, those that the longer one has (0 to 1).
        runs: how many these are.
    """

    document: str
    other: str
    share: float
    runs: int


def group_copies(texts: Mapping[str, str]) -> dict[str, str]:
    """The group of near-copies of every document, named by the smallest id in it.

    Two documents are near-copies when the longer has at least two fifths of the shorter one's runs of
    five words, and at least some 30 words of it. Words in quotation marks are not compared: independent
    reporters quote the same people, but do not write the same sentences. (Texts that are quotation for
    the most part are compared whole.) Groups are closed: a copy of a copy is a copy. The order of the
    documents makes no difference.

    Args:
        texts: by document id.

    Cost: proportional to the number of words, and of pairs of documents for each run that they share; a
    few seconds for 5,000 articles.
    """
    return grouped(texts, [(pair.document, pair.other) for pair in copies_evidence(texts)])


def copies_evidence(texts: Mapping[str, str]) -> tuple[CopyPair, ...]:
    """Pairs of near-copies, enough of them to connect every group, sorted by ids."""
    return near_copies({document: runs_of(text) for document, text in texts.items()})


def near_copies(runs: Mapping[str, Hashes], among: Collection[str] | None = None) -> tuple[CopyPair, ...]:
    """Pairs of near-copies, enough of them to connect every group, sorted by ids.

    Args:
        runs: by document id, as `runs_of` gives them for its text.
        among: only pairs with one of these; None for all.
    """
    import numpy as np

    ids = sorted(runs)
    sizes = np.array([len(runs[document]) for document in ids], np.int64)
    some = range(len(ids)) if among is None else [n for n, document in enumerate(ids) if document in among]
    if not some:
        return ()
    shared = _Shared([runs[document] for document in ids], None if among is None else some)
    group = list(range(len(ids)))
    pairs = []
    for n, counts in shared.counts(some):
        shorter, longer = np.minimum(sizes, sizes[n]), np.maximum(sizes, sizes[n])
        alike = (counts >= np.maximum(LEAST_RUNS, LEAST_SHARE * shorter)) & (shorter >= LEAST_RATIO * longer)
        for m in np.flatnonzero(alike).tolist():
            if _root(group, m) != _root(group, n):
                a, b = sorted((m, n))
                pairs.append(CopyPair(ids[a], ids[b], float(counts[m] / shorter[m]), int(counts[m])))
                group[_root(group, b)] = _root(group, a)
    return tuple(sorted(pairs, key=lambda pair: (pair.document, pair.other)))


class _Shared:
    """Which documents have a run in common."""

    def __init__(self, runs: Sequence[Hashes], some: Sequence[int] | None) -> None:
        """Args: some: the numbers of the documents that will be asked for; None for any."""
        import numpy as np

        self._count = len(runs)
        hashes = np.concatenate(list(runs))
        documents = np.repeat(np.arange(len(runs), dtype=np.int32), [len(each) for each in runs])
        if some is not None:
            wanted = np.concatenate([runs[n] for n in some])
            beginning = np.zeros(1 << 16, bool)  # looked up first, since that is quick
            beginning[wanted >> 16] = True
            near = np.flatnonzero(beginning[hashes >> 16])
            near = near[np.isin(hashes[near], wanted)]
            hashes, documents = hashes[near], documents[near]
        order = np.argsort(hashes, kind="stable")
        hashes, documents = hashes[order], documents[order]
        run = np.concatenate([[0], np.cumsum(hashes[1:] != hashes[:-1])]) if len(hashes) else hashes
        often = np.bincount(run)[run] > 1 if len(run) else run
        _, run = np.unique(run[often], return_inverse=True) if len(run) else (run, run)
        self._documents = documents[often] if len(documents) else documents
        self._sizes = np.bincount(run) if len(run) else run
        self._starts = np.cumsum(self._sizes) - self._sizes
        by_document = np.argsort(self._documents, kind="stable")
        self._runs = run[by_document]
        self._bounds = np.searchsorted(self._documents[by_document], np.arange(len(runs) + 1))
        commonest = np.argsort(-self._sizes, kind="stable")[:_COMMON]
        self._common = commonest[self._sizes[commonest] > _OFTEN]

    def counts(self, some: Sequence[int]) -> Iterator[tuple[int, NDArray[np.int64]]]:
        """For each of these documents how many runs each shares with it; it itself counts as sharing none.

        Runs that stand in very many documents are counted for a block of documents at a time.
        """
        import numpy as np

        having = np.zeros((self._count, len(self._common)), np.float32)
        for column, run in enumerate(self._common):
            having[self._documents[self._starts[run] :][: self._sizes[run]], column] = 1
        rare = np.ones(len(self._sizes), bool)
        rare[self._common] = False
        for first in range(0, len(some), _BLOCK):
            block = list(some[first : first + _BLOCK])
            common = having[block] @ having.T
            for n, shared in zip(block, common, strict=True):
                counts = self._rare(n, rare) + shared.astype(np.int64)
                counts[n] = 0
                yield n, counts

    def _rare(self, document: int, rare: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many of the other runs each document shares with this one."""
        import numpy as np

        mine = self._runs[self._bounds[document] : self._bounds[document + 1]]
        mine = mine[rare[mine]]
        sizes = self._sizes[mine]
        if not len(sizes):
            return np.zeros(self._count, np.int64)
        first = np.repeat(self._starts[mine] - (np.cumsum(sizes) - sizes), sizes)
        with_it = self._documents[first + np.arange(len(first))]
        return np.bincount(with_it, minlength=self._count)


def grouped(documents: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The group of every document that pairs connect it to, named by the smallest id in it."""
    ids = sorted(documents)
    place = {document: i for i, document in enumerate(ids)}
    group = list(range(len(ids)))
    for one, other in pairs:
        a, b = _root(group, place[one]), _root(group, place[other])
        group[max(a, b)] = min(a, b)
    return {document: ids[_root(group, i)] for i, document in enumerate(ids)}


def _root(group: list[int], i: int) -> int:
    while group[i] != i:
        group[i] = group[group[i]]
        i = group[i]
    return i


def runs_of(text: str) -> Hashes:
    """The distinct runs of a text's own words, as sorted 32-bit hashes."""
    import numpy as np

    words = _own_words(text)
    if len(words) < RUN:
        return np.empty(0, dtype=np.uint32)
    coded = np.array([_code(word) for word in words], dtype=np.uint64)
    # A polynomial in an odd number, modulo 2**64, of which the upper half is kept: that two different runs
    # meet in one hash is rare, and copies share dozens.
    base = np.uint64(0x9E3779B97F4A7C15)
    run = np.zeros(len(coded) - RUN + 1, dtype=np.uint64)
    for i in range(RUN):
        run = run * base + coded[i : len(coded) - RUN + 1 + i]
    return np.unique((run >> np.uint64(32)).astype(np.uint32))


@lru_cache(maxsize=1 << 16)
def _code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _own_words(text: str) -> list[str]:
    """The words outside quotation marks; all words when those are few."""
    every = _WORD.findall(text.casefold())
    paragraphs = _BLANK_LINE.split(text) if _BLANK_LINE.search(text) else text.split("\n")
    prose = "\n".join(_QUOTED.sub(" … ", paragraph) for paragraph in paragraphs)
    own = _WORD.findall(prose.casefold())
    return own if len(own) >= _LEAST_PROSE * len(every) else every
