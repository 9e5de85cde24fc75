"""What a thing is called irrespective of wording: sorted content lemmas, synonyms brought to one word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso import lexicon
from sayso.text.pieces import Piece


@dataclass(frozen=True, slots=True)
class _Group:
    first: str
    of_place: bool
    agent_counts: bool


@cache
def _groups() -> dict[str, _Group]:
    found: dict[str, _Group] = {}
    for group in lexicon.load("synonyms")["group"]:
        words = group["words"]
        entry = _Group(words[0], group.get("of") == "place", group.get("agent") != "left out")
        found.update(dict.fromkeys(words, entry))
    for state, names in lexicon.load("names")["states"].items():
        found.update(dict.fromkeys(names, _Group(state, of_place=False, agent_counts=True)))
    return found


def canonical(lemma: str, *, of_place: bool = False) -> str:
    """The first word of the lemma's group of synonyms; the lemma itself where it is in none.

    `of_place` says that the word is said of a place, for groups that are synonyms only then.

    >>> canonical("remuneration"), canonical("armistice"), canonical("russian"), canonical("capture")
    ('remuneration', 'ceasefire', 'russia', 'capture')
    """
    group = _groups().get(lemma)
    return lemma if group is None or (group.of_place and not of_place) else group.first


def key_of(pieces: Iterable[Piece]) -> str:
    """The key of a name: its content lemmas, normalised by synonyms, each once, sorted, joined by spaces.

    Who takes a place does not count: its conquest by anybody is its fall.
    """
    pieces = tuple(pieces)
    of_place = any(piece.place for piece in pieces if piece.role in {"of", "at"})
    what = [lemma for piece in pieces if piece.role == "what" for lemma in piece.lemmas]
    agent_counts = not of_place or all(
        group.agent_counts for lemma in what if (group := _groups().get(lemma)) is not None
    )
    lemmas: set[str] = set()
    for piece in pieces:
        if piece.role == "by" and not agent_counts:
            continue
        for lemma in piece.lemmas:
            lemmas.update(canonical(lemma, of_place=of_place and piece.role == "what").split())
    return " ".join(sorted(lemmas))


def phrase_lemmas(key: str) -> frozenset[str]:
    """The lemmas of a key, for measuring how near two keys are.

    >>> sorted(phrase_lemmas("bread price"))
    ['bread', 'price']
    """
    return frozenset(key.split())
