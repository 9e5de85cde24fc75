"""What a thing is called irrespective of wording: sorted content lemmas, synonyms brought to one word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso import lexicon
from sayso.text.naming import Piece


@dataclass(frozen=True, slots=True)
class _Synonyms:
    canonical: dict[str, str]
    taken: frozenset[str]


@cache
def _synonyms() -> _Synonyms:
    groups = lexicon.load("synonyms")["group"]
    canonical = {word: group["words"][0] for group in groups for word in group["words"]}
    taken = frozenset(group["words"][0] for group in groups if group.get("agent") == "left out")
    return _Synonyms(canonical, taken)


def canonical(lemma: str) -> str:
    """The first word of the lemma's group of synonyms; the lemma itself where it is in none."""
    return _synonyms().canonical.get(lemma, lemma)


def key_of(pieces: Iterable[Piece]) -> str:
    """The key of a name: its content lemmas, normalised by synonyms, each once, sorted, joined by spaces.

    Who takes a place does not count: its conquest by anybody is its fall.
    """
    pieces = tuple(pieces)
    what = {canonical(lemma) for piece in pieces if piece.role == "what" for lemma in piece.lemmas}
    taken = bool(what & _synonyms().taken)
    lemmas = {
        canonical(lemma) for piece in pieces if not (taken and piece.role == "by") for lemma in piece.lemmas
    }
    return " ".join(sorted(lemma for lemma in lemmas if lemma))


def phrase_lemmas(key: str) -> frozenset[str]:
    """The lemmas of a key, for measuring how near two keys are."""
    return frozenset(key.split())
