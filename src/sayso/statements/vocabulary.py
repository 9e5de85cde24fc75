"""The vocabulary of cues, as the finders use it: which constructions a word can stand in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.lexicon import load


@dataclass(frozen=True, slots=True)
class Frame:
    """One construction that a cue stands in.

    Attributes:
        rule: name of its group in the lexicon.
        construction: how its content hangs on it; the lexicon says which there are.
        finding: studies and figures can be its source, not only those who can speak.
        passive: its passive hands on a content also where nobody is named as source.
        seconds: second words of the cue, one of which must be there: the particle ('point out') or the
            preposition ('call for'); empty where it is one word.
    """

    rule: str
    construction: str
    finding: bool = False
    passive: bool = True
    seconds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the lexicon by what they do.

    Attributes:
        verbs, nouns, adjectives: frames by lemma.
        adverbs: 'reportedly'; views: the nouns of 'in the view of'.
        named_words: nouns that call a quotation by its kind ('slogan'); pieces_of_speech: nouns that
            can stand before a colon and a quotation ('letter').
        light: verbs that carry a noun's content to their subject ('voice', 'make').
        leading: verbs of those who are quoted in the next sentence ('criticise').
    """

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, tuple[Frame, ...]]
    adverbs: frozenset[str]
    views: frozenset[str]
    named_words: frozenset[str]
    pieces_of_speech: frozenset[str]
    light: frozenset[str]
    leading: frozenset[str]


def words_of(entry: dict[str, Any]) -> list[str]:
    """The words of a lexicon entry, in its order."""
    return [" ".join(word.split()) for word in entry["words"].split(",")]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the shipped lexicon."""
    data = load("cues")
    frames: dict[str, dict[str, list[Frame]]] = defaultdict(lambda: defaultdict(list))
    listed: dict[str, frozenset[str]] = {}
    for group in data["group"]:
        part, rule, construction = group["part"], group["name"], group["construction"]
        if part in {"adverb", "phrase", "quoted"}:
            listed[rule] = frozenset(words_of(group))
            continue
        with_second: dict[tuple[str, bool], set[str]] = defaultdict(set)
        for word in words_of(group):
            lemma, _, second = word.partition(" ")
            with_second[lemma, bool(second)].update(filter(None, [second]))
        for (lemma, _), seconds in with_second.items():
            frame = Frame(
                rule,
                construction,
                group.get("subject") == "finding",
                group.get("passive", construction != "noun"),
                frozenset(seconds),
            )
            frames[part][lemma].append(frame)
    tables = {part: {word: tuple(some) for word, some in table.items()} for part, table in frames.items()}
    return Vocabulary(
        tables["verb"],
        tables["noun"],
        tables["adjective"],
        listed["hearsay"],
        listed["in-the-view-of"],
        listed["named-words"],
        listed["colon"],
        frozenset(words_of(data["light"][0])),
        frozenset(words_of(data["leading"][0])),
    )
