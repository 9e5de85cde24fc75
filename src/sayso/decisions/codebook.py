"""A codebook as a decision: which names are one thing, and how they are compared with those of texts."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sayso.records.codebook import Coded
from sayso.records.decision import Decision

Words = frozenset[str]

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset("a an the of s".split())
_SAME = frozenset("news gas bias chaos series species".split())


def words_in(name: str) -> Words:
    """The words by which names are one: in any order, singular or plural, without articles and 'of'.

    >>> words_in("the prices of bread") == words_in("Bread price")
    True
    >>> words_in("exports to Ardry") == words_in("exports from Ardry")
    False
    """
    return frozenset(_singular(word) for word in _WORD.findall(name.casefold())) - _EMPTY


def code_id(coded: Coded) -> str:
    """The id of what a codebook names: made from the name, the same in every project."""
    told = f"codebook\0{coded.kind == 'variable'}\0{' '.join(sorted(words_in(coded.name)))}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def as_entries(codebook: Iterable[Coded]) -> list[dict[str, Any]]:
    """A codebook as a decision holds it."""
    return [
        {"name": c.name, "alternatives": list(c.alternatives), "broader": c.broader, "kind": c.kind}
        for c in codebook
    ]


def codebook_of(entry: Decision) -> tuple[Coded, ...]:
    """The codebook of a decision."""
    return tuple(
        Coded(each["name"], tuple(each["alternatives"]), each["broader"], each["kind"])
        for each in entry.after["entries"]
    )


def by_words(codebook: Iterable[Coded]) -> Mapping[Words, Coded]:
    """What each name and other name means; words that would mean two things mean none."""
    found: defaultdict[Words, dict[str, Coded]] = defaultdict(dict)
    codebook = tuple(codebook)
    for coded in codebook:
        for name in (coded.name, *coded.alternatives):
            found[words_in(name)][code_id(coded)] = coded
    # A thing's own name means it, whatever else it is another name of.
    own = {words_in(coded.name): coded for coded in reversed(codebook)}
    rest = {words: next(iter(meant.values())) for words, meant in found.items() if len(meant) == 1}
    return {words: coded for words, coded in (rest | own).items() if words}


def _singular(word: str) -> str:
    if len(word) < 4 or word in _SAME or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]
