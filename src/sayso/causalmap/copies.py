"""Which documents are near-copies of each other: one story, syndicated, cut, edited, retitled."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

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

_LEAST_PROSE = 0.3  # share of a text outside quotation marks below which the quotes are looked at as well
_NEIGHBOURS = (*range(1, 9), 16, 32, 64, 128, 256, 512, 1024, 2048)
_LEAST_HINTS = 5
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

    Cost: proportional to the number of words, plus one comparison for each pair that shares runs; a
    few seconds for 5,000 articles.
    """
    return _groups(texts, copies_evidence(texts))


def copies_evidence(texts: Mapping[str, str]) -> tuple[CopyPair, ...]:
    """Pairs of near-copies, enough of them to connect every group, sorted by ids."""
    import numpy as np

    ids = sorted(texts)
    seen: dict[str, int] = {}
    runs = [_runs(texts[document], seen) for document in ids]
    group = list(range(len(ids)))
    pairs = []
    for a, b in _candidates(runs):
        if _root(group, a) == _root(group, b):
            continue
        shorter, longer = sorted((len(runs[a]), len(runs[b])))
        if shorter < LEAST_RATIO * longer:
            continue
        shared = len(np.intersect1d(runs[a], runs[b], assume_unique=True))
        if shared >= max(LEAST_RUNS, LEAST_SHARE * shorter):
            pairs.append(CopyPair(ids[a], ids[b], shared / shorter, shared))
            group[_root(group, b)] = _root(group, a)
    return tuple(sorted(pairs, key=lambda pair: (pair.document, pair.other)))


def _groups(texts: Mapping[str, str], pairs: Sequence[CopyPair]) -> dict[str, str]:
    ids = sorted(texts)
    place = {document: i for i, document in enumerate(ids)}
    group = list(range(len(ids)))
    for pair in pairs:
        a, b = _root(group, place[pair.document]), _root(group, place[pair.other])
        group[max(a, b)] = min(a, b)
    return {document: ids[_root(group, i)] for i, document in enumerate(ids)}


def _root(group: list[int], i: int) -> int:
    while group[i] != i:
        group[i] = group[group[i]]
        i = group[i]
    return i


def _runs(text: str, seen: dict[str, int]) -> Hashes:
    """The distinct runs of a text's own words, as sorted 64-bit hashes."""
    import numpy as np

    words = _own_words(text)
    if len(words) < RUN:
        return np.empty(0, dtype=np.uint64)
    for word in words:
        if word not in seen:
            seen[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
    coded = np.array([seen[word] for word in words], dtype=np.uint64)
    # A polynomial in an odd number, modulo 2**64: two different runs hardly ever meet in one hash.
    base = np.uint64(0x9E3779B97F4A7C15)
    run = np.zeros(len(coded) - RUN + 1, dtype=np.uint64)
    for i in range(RUN):
        run = run * base + coded[i : len(coded) - RUN + 1 + i]
    return np.unique(run)


def _own_words(text: str) -> list[str]:
    """The words outside quotation marks; all words when those are few."""
    every = _WORD.findall(text.casefold())
    paragraphs = _BLANK_LINE.split(text) if _BLANK_LINE.search(text) else text.split("\n")
    prose = "\n".join(_QUOTED.sub(" … ", paragraph) for paragraph in paragraphs)
    own = _WORD.findall(prose.casefold())
    return own if len(own) >= _LEAST_PROSE * len(every) else every


def _candidates(runs: Sequence[Hashes]) -> list[tuple[int, int]]:
    """Pairs that share some runs, those that share most first.

    The documents of a run are not all paired with each other, which would be quadratic for a footer
    that thousands share; each is paired with its neighbours in the order of ids, near and then at
    doubling distances. Copies share hundreds of runs, each in its own company of documents, so a copy
    meets others of its group there, and the groups are closed afterwards.
    """
    import numpy as np

    if not runs:
        return []
    hashes = np.concatenate(list(runs))
    documents = np.repeat(np.arange(len(runs), dtype=np.int64), [len(each) for each in runs])
    order = np.lexsort((documents, hashes))
    hashes, documents = hashes[order], documents[order]
    hints: defaultdict[int, int] = defaultdict(int)
    for distance in _NEIGHBOURS:
        same = hashes[distance:] == hashes[:-distance]
        if not same.any():
            break
        codes = documents[:-distance][same] * len(runs) + documents[distance:][same]
        for code, count in zip(
            *(each.tolist() for each in np.unique(codes, return_counts=True)), strict=True
        ):
            hints[code] += count
    pairs = sorted((-count, code) for code, count in hints.items() if count >= _LEAST_HINTS)
    return [divmod(code, len(runs)) for _, code in pairs]
