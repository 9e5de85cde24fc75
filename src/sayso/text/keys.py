"""What a thing is called irrespective of wording: sorted content lemmas, synonyms brought to one word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso import lexicon
from sayso.text.nominal import content_form
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
        # Qualities count by their adjectives.
        for adjective in (content_form(word, "NOUN") for word in words):
            found.setdefault(adjective, entry)
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


@cache
def _members() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word, group in _groups().items():
        found.setdefault(group.first, []).append(word)
    return {first: tuple(sorted(words)) for first, words in found.items()}


def words_for(lemma: str) -> tuple[str, ...]:
    """The lemmas that a lemma of a key stands for.

    >>> words_for("ceasefire"), words_for("turnip")
    (('armistice', 'cease-fire', 'ceasefire', 'truce'), ('turnip',))
    """
    return _members().get(lemma, (lemma,))


@cache
def loose_words() -> frozenset[str]:
    """Adjectives that tell one of several things of a noun apart, but not what it is ('next', 'full')."""
    return frozenset(lexicon.load("names")["loose"]["words"])


@cache
def other_words() -> frozenset[str]:
    """Adjectives that make another thing of a noun ('illegal', 'fake')."""
    return frozenset(lexicon.load("names")["another"]["words"])


@cache
def _phrases() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words that are together a synonym of other words, the longest first."""
    return tuple(
        sorted(
            (
                (frozenset(map(canonical, together.split())), frozenset(canonical(entry["as"]).split()))
                for entry in lexicon.load("synonyms")["phrase"]
                for together in entry["words"]
            ),
            key=lambda pair: (-len(pair[0]), sorted(pair[0])),
        )
    )


@cache
def _light() -> frozenset[str]:
    return frozenset(lexicon.load("synonyms")["light"]["words"])


def key_of(pieces: Iterable[Piece]) -> str:
    """The key of a name: its content lemmas, normalised by synonyms, each once, sorted, joined by spaces.

    Who takes a place does not count: its conquest by anybody is its fall. Nor do words of measure
    ('number', 'level') beside others.
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
    for together, meant in _phrases():
        if together <= lemmas:
            lemmas = (lemmas - together) | meant
    return " ".join(sorted(lemmas - _light() or lemmas))


def with_head(head: str | None, key: str) -> str:
    """A key that tells which of its lemmas is the thing itself, before a colon.

    >>> with_head("price", "bread price"), with_head("rain", "rain"), with_head(None, "bread price")
    ('price: bread', 'rain', 'bread price')
    """
    rest = [lemma for lemma in key.split() if lemma != head]
    if head is None or head not in key.split() or not rest:
        return key
    return f"{head}: {' '.join(rest)}"


def head_in(key: str) -> str | None:
    """The lemma that a key tells is the thing itself; None where it does not tell.

    >>> head_in("price: bread"), head_in("rain"), head_in("bread price")
    ('price', 'rain', None)
    """
    head, colon, _ = key.partition(":")
    return head if head and (colon or " " not in head) else None


def phrase_lemmas(key: str) -> frozenset[str]:
    """The lemmas of a key, for measuring how near two keys are.

    >>> sorted(phrase_lemmas("bread price")), sorted(phrase_lemmas("price: bread"))
    (['bread', 'price'], ['bread', 'price'])
    """
    return frozenset(key.replace(":", "").split())
