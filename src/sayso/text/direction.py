"""Which way a word says something goes: the direction vocabulary and how directions add up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso import lexicon
from sayso.records.claim import UPWARD, Change
from sayso.text.analysis import Analysis, Token

Sense = Literal["increase", "decrease", "absent", "occurs", "better", "worse", "lifted"]

_OPPOSITE: dict[Change, Change] = {
    "increase": "decrease",
    "decrease": "increase",
    "occurs": "absent",
    "absent": "occurs",
}
# Endings of nouns that name something without edges, which can be more or less.
_ABSTRACT = ("tion", "ness", "ity", "ance", "ence", "ship", "ism", "ure", "cy", "th", "ing", "age")
_AMOUNT_ADVERBS = frozenset(
    "sharply steeply slightly steadily dramatically significantly substantially rapidly gradually further"
    " markedly considerably drastically modestly".split()
)
_PERSONS = frozenset("i me you he him she her we us who whom one everyone everybody someone".split())
_NAMED = frozenset({"PERSON", "GPE", "LOC", "FAC", "ORG", "NORP"})


@dataclass(frozen=True, slots=True)
class Direction:
    """What one word of the vocabulary says.

    Attributes:
        sense: a change, or 'better', 'worse' and 'lifted', which depend on the thing.
        frames: the phrases that can be the thing, in the order of preference.
        sure: False when the word is also said of single events.
        compound: which word before it may be the thing ('price rises'): 'any', one for a 'quantity', '' none.
    """

    sense: Sense
    frames: tuple[str, ...]
    sure: bool
    compound: str

    def change_of(self, thing: str) -> Change:
        """The change of a thing, given by its lemma."""
        if self.sense == "better":
            return "decrease" if thing in things("bad") else "increase"
        if self.sense == "worse":
            return "increase" if thing in things("bad") else "decrease"
        if self.sense == "lifted":
            return "absent" if thing in things("barrier") else "increase"
        return self.sense


@cache
def directions(part: str) -> dict[str, tuple[Direction, ...]]:
    """The vocabulary of one part of speech ('verb', 'noun', …): word to what it may say, in file order."""
    table: dict[str, list[Direction]] = {}
    for group in lexicon.load("directions")["group"]:
        if group["part"] == part:
            direction = Direction(
                group["change"],
                tuple(group.get("frame", ())),
                group.get("sure", True),
                group.get("compound", ""),
            )
            for word in group["words"]:
                table.setdefault(word, []).append(direction)
    return {word: tuple(found) for word, found in table.items()}


@cache
def scales() -> dict[str, tuple[str, Change]]:
    """Adjectives that name their own scale: 'cheaper' to ('price', 'decrease')."""
    return {
        word: (name, change)
        for name, scale in lexicon.load("directions")["scales"].items()
        for change, words in scale.items()
        for word in words
    }


def is_somebody(token: Token) -> bool:
    """Whether a word means a person, an organisation or a state, which do not rise and fall as amounts do."""
    if token.upos == "PRON":
        return token.lower in _PERSONS
    return token.upos == "PROPN" and token.name in {"PERSON", "ORG", "GPE", "NORP"}


@cache
def things(kind: str) -> frozenset[str]:
    """The words of one kind of things.toml."""
    return frozenset(lexicon.load("things")[kind]["words"])


def negate(change: Change) -> Change:
    """What is left of a change that does not happen: 'prices do not rise' is no rise but, if anything, less.

    >>> negate("occurs"), negate("increase"), negate("absent")
    ('absent', 'decrease', 'occurs')
    """
    return _OPPOSITE[change]


def compose(outer: Change, inner: Change) -> Change:
    """A change of something that itself has a change: 'a rise in the shortage of nurses' is fewer nurses.

    >>> compose("increase", "decrease"), compose("decrease", "decrease"), compose("absent", "occurs")
    ('decrease', 'increase', 'absent')
    """
    if outer == "occurs":
        return inner
    if inner == "occurs":
        return outer
    if outer == inner == "absent":
        return "occurs"
    return "increase" if (outer in UPWARD) == (inner in UPWARD) else "decrease"


def can_be_more(analysis: Analysis, i: int, verb: int | None = None) -> bool:
    """Whether the noun at token i names something that can be more or less, rather than a single thing.

    A list of things decides first, then the verb's measure ('fell by a third'), then the grammar: names
    are single; plurals, nouns without an article and abstract nouns can be more or less.
    """
    token = analysis.tokens[i]
    definite = analysis.child(i, "det", "nmod:poss") is not None
    if token.lemma in things("quantity") and not (definite and token.lemma in things("single")):
        return True
    if token.upos == "PRON":
        return token.lower in {"it", "they", "this", "these", "which", "that", "those"}
    if token.lemma in things("single") or token.name in _NAMED:
        return False
    if verb is not None and _has_measure(analysis, verb):
        return True
    if token.tag == "NNS" or token.lemma.endswith(_ABSTRACT):
        return True
    return not definite and token.upos == "NOUN"


def _has_measure(analysis: Analysis, verb: int) -> bool:
    for c in analysis.children[verb]:
        token = analysis.tokens[c]
        if token.lower in _AMOUNT_ADVERBS:
            return True
        if token.relation in {"obl", "obj"} and (
            token.name in {"PERCENT", "MONEY", "CARDINAL", "QUANTITY"}
            or analysis.child(c, "nummod") is not None
        ):
            return True
    return False
