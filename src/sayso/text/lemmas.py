"""The dictionary form of words: by rule, with a table of those that keep to none.

Method: what is cut off an ending must leave a word that is known (Porter's and Princeton WordNet's idea).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache

from sayso import lexicon

_KEPT = 200_000  # words whose lemmas are remembered

_VOWELS = "aeiou"
_PLURAL, _THIRD = frozenset({"NNS"}), frozenset({"VBZ"})
_PAST, _GERUND = frozenset({"VBD", "VBN"}), frozenset({"VBG"})
_OF_VERBS = _THIRD | _PAST | _GERUND
_MORE, _MOST = frozenset({"JJR", "RBR"}), frozenset({"JJS", "RBS"})
# Ends of stems that mostly lost an 'e' before -ed and -ing, and those among them that did not.
_BEFORE_E = tuple(
    "c v u z dg rg ng rs ns eas iev eg ag os us ok ed id ud od at iz is ur ir in ut yz ys rib".split()
)
_NOT_BEFORE_E = tuple("ain oin eat oat ood oad ook".split())
_DOUBLED = frozenset("bdgklmnprtvz")


class Lemmas:
    """Dictionary forms of English words."""

    def __init__(self, known: Collection[str]) -> None:
        """Args: known: words of English, in any form."""
        self._known = known
        self._found: dict[tuple[str, str], str] = {}

    def of(self, lower: str, tag: str) -> str:
        """The lemma of a word in small letters with a Penn tag.

        >>> lemmas = Lemmas({"hope", "hop", "carry", "bus", "big"})
        >>> [lemmas.of(w, t) for w, t in [("hoping", "VBG"), ("hopping", "VBG"), ("carried", "VBD")]]
        ['hope', 'hop', 'carry']
        >>> [lemmas.of(w, t) for w, t in [("buses", "NNS"), ("sought", "VBD"), ("bigger", "JJR")]]
        ['bus', 'seek', 'big']
        >>> [lemmas.of(w, t) for w, t in [("eroded", "VBN"), ("dispelled", "VBD"), ("halves", "VBZ")]]
        ['erode', 'dispel', 'halve']
        """
        key = lower, tag
        if (found := self._found.get(key)) is None:
            table = _irregular()
            found = table.get(key) or table.get((lower, "")) or self._by_rule(lower, tag)
            if tag == "VB" and lower.endswith(("n", "ne")):  # 'gone' is no base
                found = table.get((lower, "VBN"), found)
            if tag[:2] == "VB" and found == lower:
                found = self._of_verb(lower)
            if len(self._found) < _KEPT:
                self._found[key] = found
        return found

    def _by_rule(self, lower: str, tag: str) -> str:
        rule = next((rule for tags, rule in _RULES if tag in tags), None)
        if rule is None or len(lower) < 4 or lower[0].isdigit():
            return lower
        candidates = list(dict.fromkeys(rule(lower)))
        verbs = _verbs() if tag in _OF_VERBS else frozenset()
        for words in (verbs, self._known):
            if (found := next((c for c in candidates if c in words), None)) is not None:
                return found
        return candidates[0] if candidates else lower

    def _of_verb(self, lower: str) -> str:
        """The base of a form that no base has, whatever its tag: 'boosted', 'raises', 'hurting'."""
        rule = next((rule for ending, rule in _ENDINGS if lower.endswith(ending)), None)
        if rule is None or lower.endswith(_OF_BASES):
            return lower
        return next((base for base in rule(lower) if base in self._known or base in _verbs()), lower)


@cache
def _irregular() -> dict[tuple[str, str], str]:
    """Lemma by form and tag; by form and '' whatever the tag."""
    table = lexicon.load("inflections")
    found: dict[tuple[str, str], str] = {}
    for line in table["verbs"].splitlines():
        base, *forms = line.split()
        for form, tag in zip(forms, ("VBD", "VBN"), strict=True):
            found |= {(f, tag): base for f in form.split("/")}
    for line in table["nouns"].splitlines():
        one, many = line.split()
        found[many, "NNS"] = one
    found |= {(word, tag): word for word in table["same"].split() for tag in ("NN", "NNS", "NNPS")}
    for line in table["others"].splitlines():
        form, lemma, *tags = line.split()
        found |= {(form, tag): lemma for tag in tags or [""]}
    return found


@cache
def _verbs() -> frozenset[str]:
    """The verbs that the vocabularies name."""
    nouns_of, causes = lexicon.load("nominals"), lexicon.load("causes_verbs")
    groups = [group for group in lexicon.load("directions")["group"] if group["part"] == "verb"]
    phrases = [word for group in (*groups, *causes["groups"]) for word in group["words"]]
    single = [*nouns_of["verbs"], *nouns_of["plain"]["verbs"], *nouns_of["gerunds"]["verbs"]]
    return frozenset((*single, *(phrase.split()[0] for phrase in phrases)))


def _of_plural(word: str) -> Iterator[str]:
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return
    if word.endswith("ies"):
        yield from (word[:-1], word[:-3] + "y") if len(word) < 5 else (word[:-3] + "y", word[:-1])
    elif word.endswith("ves"):
        yield word[:-1]
        yield word[:-3] + "f"
        yield word[:-3] + "fe"
    elif word.endswith("oes"):
        yield word[:-1]
        yield word[:-2]
    elif word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        yield word[:-2]
        yield word[:-1]
    else:
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]


def _of_past(word: str) -> Iterator[str]:
    if word.endswith("ied"):
        yield from (word[:-1], word[:-3] + "y") if len(word) < 5 else (word[:-3] + "y", word[:-1])
    elif word.endswith("ed"):
        yield from _stems(word[:-2])


def _of_gerund(word: str) -> Iterator[str]:
    if word.endswith("ying") and len(word) == 5:
        yield word[:-4] + "ie"
    elif word.endswith("ing"):
        yield from _stems(word[:-3])


def _of_more(word: str) -> Iterator[str]:
    if word.endswith("ier"):
        yield word[:-3] + "y"
    elif word.endswith("er"):
        yield from _stems(word[:-2])


def _of_most(word: str) -> Iterator[str]:
    if word.endswith("iest"):
        yield word[:-4] + "y"
    elif word.endswith("est"):
        yield from _stems(word[:-3])


def _stems(stem: str) -> Iterator[str]:
    """What a stem may have been before -ed or -ing came on, likeliest first."""
    if not any(c in _VOWELS + "y" for c in stem):
        return
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED
    if doubled and len(stem) > 3 and (stem[-1] != "l" or _long_in_l(stem)):
        yield stem[:-1]
        yield stem
    elif _short(stem):
        yield stem + "e"
    elif _wants_e(stem):
        yield stem + "e"
        yield stem
    else:
        yield stem
        if doubled:
            yield stem[:-1]
        yield stem + "e"


def _wants_e(stem: str) -> bool:
    if len(stem) > 2 and stem[-1] == "l" and stem[-2] in "bcdfgkptz":
        return True
    return stem.endswith(_BEFORE_E) and (not stem.endswith(_NOT_BEFORE_E) or stem.endswith("creat"))


def _long_in_l(stem: str) -> bool:
    """A verb of several syllables whose 'l' was doubled ('compelled', 'patrolling')."""
    return stem.endswith(("ell", "oll")) and len(re.findall(f"[{_VOWELS}]+", stem)) > 1


def _short(stem: str) -> bool:
    """One vowel between consonants ('mak', 'hop', 'lik'), which 'e' follows where nothing was doubled."""
    return (
        len(stem) >= 2
        and stem[-1] not in _VOWELS + "wxy"
        and stem[-2] in _VOWELS
        and sum(c in _VOWELS for c in stem) == 1
    )


_RULES: tuple[tuple[frozenset[str], Callable[[str], Iterator[str]]], ...] = (
    (_PLURAL, _of_plural),
    (_THIRD, _of_plural),
    (_PAST, _of_past),
    (_GERUND, _of_gerund),
    (_MORE, _of_more),
    (_MOST, _of_most),
)
_ENDINGS: tuple[tuple[str, Callable[[str], Iterator[str]]], ...] = (
    ("ed", _of_past),
    ("ing", _of_gerund),
    ("s", _of_plural),
)
_OF_BASES = ("eed", "as", "us")  # 'need', 'canvas', 'focus'
