"""The words that say that something leads to something, as the data files give them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sayso.errors import RecordError
from sayso.lexicon import load
from sayso.records.claim import Change, Modality

Kind = Literal["verb", "noun", "adjective", "linker", "adverb"]
Imposed = Literal["occurs", "increase", "decrease", "absent", "?"]

FILES = ("causes_verbs", "causes_nouns", "causes_adjectives", "causes_links")

# Where in the grammar a side may stand, for each kind of signal. Several joined by '|': the first found.
ROLES: dict[Kind, frozenset[str]] = {
    "verb": frozenset(
        {"subject", "object", "oblique", "complement", "infinitive", "object+oblique", "previous"}
    ),
    "noun": frozenset({"bearer", "of", "owner", "oblique", "clause", "infinitive", "previous"}),
    "adjective": frozenset({"subject", "oblique"}),
    "linker": frozenset({"governor", "governed"}),
    "adverb": frozenset({"previous", "here"}),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and the claims in it as 'cause | effect | polarity | modality'."""

    sentence: str
    expect: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Signals that share one frame.

    Attributes:
        name: what a claim is said to be found by.
        kind: the part of speech that decides how the frame is looked up.
        cause, effect: where the sides stand (see ROLES).
        cause_change, effect_change: what the signal does to a side ('cut': effect decrease;
            '?': it says that something changes, not which way).
        to_money, to_nobody: what it does to an effect that is a sum of money ('cost'), or nobody and not
            counted ('kill the vines'); None where that is the same.
        negated: what it does to the effect under a 'not', where that is no denial ('does not allow': absent).
        modality: what the signal makes of the claim by itself ('if': conditional); None otherwise.
        both_ways: the signal says the link in both directions.
        weak: the words often mean something else, or only hint at a cause.
        carrier: before another signal with its own object it only carries it: 'help | prevent | fires'.
        examples: sentences with the claims in them.
    """

    name: str
    kind: Kind
    cause: tuple[str, ...]
    effect: tuple[str, ...]
    cause_change: Change
    effect_change: Imposed
    to_money: Change | None
    to_nobody: Change | None
    negated: Change | None
    modality: Modality | None
    both_ways: bool
    weak: bool
    carrier: bool
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One signal: its words, first the one that is looked up; '_' stands for an object between them."""

    words: tuple[str, ...]
    group: Group

    @property
    def text(self) -> str:
        return " ".join(self.words)


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the lists of hedges.toml."""
    return frozenset(load("hedges")[name])


@cache
def groups() -> tuple[Group, ...]:
    """All groups, in the order of the files."""
    return tuple(_group(raw) for name in FILES for raw in load(name)["groups"])


@cache
def builds() -> dict[str, tuple[Example, ...]]:
    """The examples of each construction."""
    return {
        raw["name"]: tuple(Example(sentence, tuple(expected)) for sentence, *expected in raw["examples"])
        for raw in load("causes_builds")["builds"]
    }


@cache
def patterns() -> dict[str, tuple[Entry, ...]]:
    """Verbs, nouns and adjectives with their patterns, by the lemma they begin with, longest first."""
    return _index({"verb", "noun", "adjective"})


@cache
def links() -> dict[str, tuple[Entry, ...]]:
    """Connectives, by the word that they begin with as written, longest first."""
    return _index({"linker", "adverb"})


def _index(kinds: set[Kind]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for name in FILES:
        for raw in load(name)["groups"]:
            if raw["kind"] in kinds:
                group = _group(raw)
                for words in raw["words"]:
                    entry = Entry(tuple(words.split()), group)
                    found[entry.words[0]].append(entry)
    return {first: tuple(sorted(same, key=lambda e: -len(e.words))) for first, same in found.items()}


def _group(raw: dict[str, Any]) -> Group:
    kind: Kind = raw["kind"]
    cause, effect = tuple(raw["cause"].split("|")), tuple(raw["effect"].split("|"))
    unknown = {*cause, *effect} - ROLES[kind]
    if unknown:
        raise RecordError(f"signals '{raw['name']}': a {kind} has no {', '.join(sorted(unknown))}")
    return Group(
        name=raw["name"],
        kind=kind,
        cause=cause,
        effect=effect,
        cause_change=raw.get("cause_change", "occurs"),
        effect_change=raw.get("effect_change", "occurs"),
        to_money=raw.get("to_money"),
        to_nobody=raw.get("to_nobody"),
        negated=raw.get("negated"),
        modality=raw.get("modality"),
        both_ways=raw.get("both_ways", False),
        weak=raw.get("weak", False),
        carrier=raw.get("carrier", False),
        examples=tuple(
            Example(sentence, tuple(expected))
            for sentence, *expected in ([raw["example"], *raw["expect"]], *raw.get("more", []))
        ),
    )
