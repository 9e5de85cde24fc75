"""Words of names that the documents of a project leave out without loss: 'Alder' of their one 'Alder Bay'."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
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


def spare_words(texts: Iterable[SaidNames]) -> dict[str, frozenset[str]]:
    """By the last word of a name, the words before it that need not be said.

    That is so where every name of the texts that ends in the word is the same name ('the Marine Board' in
    'the Ardry Marine Board'), and the texts that speak of 'the bay' often have the full name too. Names of
    states are never cut.
    """
    texts = list(texts)
    standing: dict[str, set[int]] = defaultdict(set)
    for n, said in enumerate(texts):
        for name in said.full:
            standing[name].add(n)
    names: dict[str, dict[tuple[str, ...], set[int]]] = defaultdict(dict)
    for name, where in standing.items():
        *first, last = name.split()
        names[last][tuple(first)] = where
    short: dict[str, set[int]] = defaultdict(set)
    for n, said in enumerate(texts):
        for word in said.short & names.keys():
            short[word].add(n)
    found: dict[str, frozenset[str]] = {}
    for last, firsts in names.items():
        if last not in short:
            continue
        named = set().union(*firsts.values())
        known = len(named) >= _NAMED and len(named & short[last]) >= _SHARE * len(short[last])
        if known and _is_one_name(firsts) and not any(_is_state((*first, last)) for first in firsts):
            found[last] = frozenset(word for first in firsts for word in first)
    return found


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
