"""The fuller thing that a short mention of something known stands for, in all readings together."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Protocol

from sayso.records.span import Span
from sayso.text.keys import head_in, loose_words, other_words, phrase_lemmas, words_for
from sayso.text.wording import TIMES

_POINTING = r"\b(?:the|this|that|these|those|our|their|its|his|her)\s+(?:[\w-]+\s+)?"
# With more fuller things than these a short mention is not worth the search.
_MOST = 40
# What counts as near, in code points, and how much of a word is its stem, at least.
_NEAR = 80
_STEM = 4
# In how many documents a thing must be named in full.
_KNOWN = 2


Lemmas = frozenset[str]


class Keys(Protocol):
    """The keys of all readings that tell their head."""

    def sharing(self, head: str, lemmas: Lemmas) -> Iterable[Lemmas]:
        """The lemmas of each key with this head that has these lemmas, the head among them."""

    def documents(self, things: Collection[Lemmas]) -> Mapping[Lemmas, int]:
        """In how many documents keys of these very lemmas stand."""


class KeysOf:
    """Keys that are held in memory.

    Args:
        keys: pairs of a document and a key in it; keys without a head ('price: bread' has 'price') say
            nothing here.
    """

    def __init__(self, keys: Iterable[tuple[str, str]]) -> None:
        self._documents: dict[Lemmas, set[str]] = defaultdict(set)
        self._with: dict[tuple[str, str], set[Lemmas]] = defaultdict(set)
        for document, key in set(keys):
            head, lemmas = head_in(key), phrase_lemmas(key)
            if head is None:
                continue
            self._documents[lemmas].add(document)
            for lemma in lemmas:
                self._with[head, lemma].add(lemmas)

    def sharing(self, head: str, lemmas: Lemmas) -> Iterable[Lemmas]:
        """See `Keys`."""
        return set.intersection(*sorted((self._with[head, lemma] for lemma in lemmas), key=len))

    def documents(self, things: Collection[Lemmas]) -> Mapping[Lemmas, int]:
        """See `Keys`."""
        return {lemmas: len(self._documents[lemmas]) for lemmas in things}


class Fuller:
    """Finds those of the keys of all readings that say more of one thing."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._choices: dict[str, str] = {}
        self._more: dict[tuple[str, Lemmas], Mapping[Lemmas, int]] = {}

    def choices(self, key: str) -> str:
        """What tells the fuller things that a short key may stand for, best first; '' without any.

        As long as it is the same, a key stands for the same in a document that is the same.
        """
        found = self._choices.get(key)
        if found is None:
            head, lemmas = head_in(key), phrase_lemmas(key)
            fuller = self._saying_more(head, lemmas) if head is not None else {}
            counted = sorted((-count, len(full), sorted(full)) for full, count in fuller.items())
            told = repr([(-count >= _KNOWN, full) for count, _, full in counted])
            found = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12] if fuller else ""
            self._choices[key] = found
        return found

    def meant_by(self, key: str, text: str) -> str | None:
        """The lemmas of the one fuller thing that a short key of a document stands for; None without one.

        All fuller things of its head that the text speaks of too, with their further words near the head,
        must be one, each saying more than the last. Of these the commonest is taken, if at least two
        documents name it in full.
        """
        head, lemmas = head_in(key), phrase_lemmas(key)
        if head is None:
            return None
        small = text.lower()
        fuller = self._saying_more(head, lemmas)
        chain = sorted(
            (full for full in fuller if _has_together(small, head, _telling(full - lemmas))),
            key=lambda full: (len(full), sorted(full)),
        )
        if not chain or not all(shorter < longer for shorter, longer in pairwise(chain)):
            return None
        best = min(chain, key=lambda full: (-fuller[full], len(full)))
        return " ".join(sorted(best)) if fuller[best] >= _KNOWN else None

    def _saying_more(self, head: str, lemmas: Lemmas) -> Mapping[Lemmas, int]:
        """The fuller things of a head, with the number of their documents.

        There are none where none is known well enough, or where there are very many.
        """
        if (head, lemmas) not in self._more:
            self._more[head, lemmas] = self._known(head, lemmas)
        return self._more[head, lemmas]

    def _known(self, head: str, lemmas: Lemmas) -> Mapping[Lemmas, int]:
        found: list[Lemmas] = []
        for full in self._keys.sharing(head, lemmas):
            if full != lemmas and not (full - lemmas) & other_words():
                found.append(full)
                if len(found) > _MOST:
                    return {}
        counts = self._keys.documents(found)
        return counts if any(count >= _KNOWN for count in counts.values()) else {}


def _telling(lemmas: Iterable[str]) -> list[str]:
    """The lemmas that say which thing is meant, sorted."""
    return sorted(set(lemmas) - loose_words() - TIMES)


def points_back(key: str, mentions: Iterable[Span], text: str) -> bool:
    """Whether every mention of a key points at something known ('the harvest', 'the bay closes')."""
    words = re.compile(_POINTING + _beginnings(sorted(phrase_lemmas(key))), re.IGNORECASE)
    return all(words.search(mention.words(text)) for mention in mentions)


def _beginnings(lemmas: Iterable[str]) -> str:
    """A pattern for the beginnings of words that these lemmas or their synonyms may be written with."""
    words = sorted({word for lemma in lemmas for word in words_for(lemma)})
    return rf"\b(?:{'|'.join(re.escape(word[: max(_STEM, len(word) - 3)]) for word in words)})"


def _has_together(text: str, head: str, lemmas: Iterable[str]) -> bool:
    """Whether a text has these lemmas near the head or a synonym of it, by the beginnings of its words.

    Args:
        text: in small letters.
    """
    wanted_words = list(lemmas)
    if not wanted_words:
        return False
    first, *others = wanted_words
    heads = {word[: max(_STEM, len(word) - 3)] for word in words_for(head)}
    wanted = [heads, *({other} for other in others)]
    for at in _beginning(text, first):
        near = text[max(0, at - _NEAR) : at + len(first) + _NEAR]
        if all(any(any(True for _ in _beginning(near, word)) for word in words) for words in wanted):
            return True
    return False


def _beginning(text: str, start: str) -> Iterator[int]:
    """Where words of a text begin so."""
    at = text.find(start)
    while at >= 0:
        if at == 0 or not (text[at - 1].isalnum() or text[at - 1] == "_"):
            yield at
        at = text.find(start, at + 1)
