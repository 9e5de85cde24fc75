"""Words of names that the documents of a project leave out without loss: 'Alder' of their one 'Alder Bay'."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from sayso import lexicon

_RUN = re.compile(r"\b[A-Z][\w’'-]*(?:[ \n][A-Z][\w’'-]*)+")
_SHORT = re.compile(r"\b(?:the|this|our|that|The|This|Our|That)\s+([A-Za-z]\w+)")
# In how many documents, and in which share of those that use the short form, the full name must stand.
_NAMED = 2
_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class SaidNames:
    """The names in one text.

    Attributes:
        full: in small letters, without the article: 'ardry marine board'.
        short: words said after an article or pointer: 'bay' of 'the bay'.
    """

    full: frozenset[str]
    short: frozenset[str]


def names_said(text: str) -> SaidNames:
    """The names in a text."""
    return SaidNames(
        frozenset(" ".join(run.lower().removeprefix("the ").split()) for run in _RUN.findall(text)),
        frozenset(said.lower() for said in _SHORT.findall(text)),
    )


@dataclass(slots=True)
class NameCounts:
    """In how many texts names and short words stand.

    Attributes:
        full: each name, as its last word and the words before.
        said: each word that is said after an article; named: that ends a name; both: that does both.
    """

    full: Counter[tuple[str, str]] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)

    def add(self, text: SaidNames, times: int = 1) -> None:
        """Count a text; with times -1 no longer."""
        ending = set()
        for name in text.full:
            first, _, last = name.rpartition(" ")
            self.full[last, first] += times
            ending.add(last)
        for counts, words in (
            (self.said, text.short),
            (self.named, ending),
            (self.both, ending & text.short),
        ):
            for word in words:
                counts[word] += times


def spare_words(texts: Iterable[SaidNames]) -> dict[str, frozenset[str]]:
    """By the last word of a name, the words before it that need not be said; see `spare_before`."""
    counts = NameCounts()
    for text in texts:
        counts.add(text)
    firsts: dict[str, set[str]] = defaultdict(set)
    for last, first in counts.full:
        firsts[last].add(first)
    found = {
        last: spare_before(last, before, counts.said[last], counts.named[last], counts.both[last])
        for last, before in firsts.items()
        if last in counts.said
    }
    return {last: words for last, words in found.items() if words}


def often_named(said: int, named: int, both: int) -> bool:
    """Whether enough of the texts that say a short word have the full name, for the rest to be left out."""
    return named >= _NAMED and both >= _SHARE * said > 0


def spare_before(last: str, firsts: Iterable[str], said: int, named: int, both: int) -> frozenset[str]:
    """The words before the last one of a name that need not be said.

    That is so where every name of the texts that ends in the word is the same name ('the Marine Board' in
    'the Ardry Marine Board'), and the texts that speak of 'the bay' often have the full name too. Names of
    states are never cut.

    Args:
        firsts: what stands before the word in names.
        said, named, both: as `NameCounts` counts them for the word.
    """
    before = [tuple(first.split()) for first in firsts]
    one = often_named(said, named, both) and _is_one_name(before)
    if not one or any(_is_state((*first, last)) for first in before):
        return frozenset()
    return frozenset(word for first in before for word in first)


def _is_one_name(firsts: Iterable[tuple[str, ...]]) -> bool:
    """Whether each list of words is the end of the next longer one."""
    chain = sorted(firsts, key=len)
    return all(longer[-len(shorter) :] == shorter for shorter, longer in pairwise(chain))


def _is_state(words: tuple[str, ...]) -> bool:
    return any(" ".join(words[n:]) in _states() for n in range(len(words)))


@cache
def _states() -> frozenset[str]:
    states = lexicon.load("names")["states"]
    return frozenset(states) | frozenset(name for names in states.values() for name in names)
