"""How likely two variables are one thing: what tells for it, what forbids it, and the chance."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso import lexicon
from sayso.text.keys import canonical, head_in, loose_words, other_words, phrase_lemmas, words_for

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_EMPTY = frozenset(
    "a an the and or its their his her our my your this that these those some any it they be being been "
    "of in on for to by with at from between among against over about into under as than who which".split()
)
_LINKING = frozenset("of in on for to by with at from between among against over about into under".split())
_POINTING = frozenset("it they this that these those which what who he she we i you them him her us".split())
_DIGITS = 4  # of a chance


@dataclass(frozen=True, slots=True)
class Sense:
    """What a variable's wording tells of the thing.

    Attributes:
        lemmas: of its content words, synonyms as one.
        head: the lemma that is the thing itself; None where it is not known.
        names: the words of names and the numbers in it, in small letters.
        known: a key tells it, so that it may join by itself.
    """

    lemmas: frozenset[str]
    head: str | None
    names: frozenset[str]
    known: bool


def sense_of(name: str, key: str) -> Sense:
    """The sense of a variable by its name and key.

    >>> sense = sense_of("price of bread in Elm Town", "price: bread elm town")
    >>> sense.head, sorted(sense.names)
    ('price', ['elm', 'town'])
    """
    words = _WORD.findall(name)
    names = frozenset(word.lower() for word in words if word != word.lower() and word.lower() not in _EMPTY)
    if key:
        return Sense(phrase_lemmas(key), head_in(key), names, known=True)
    content = [word.lower() for word in words if word.lower() not in _EMPTY]
    if set(content) <= _POINTING:
        return Sense(frozenset(), None, names, known=False)
    first = re.split(rf"\b(?:{'|'.join(sorted(_LINKING))})\b", name.lower())[0]
    before = [word for word in _WORD.findall(first) if word not in _EMPTY]
    head = canonical(_singular(before[-1])) if before else None
    return Sense(frozenset(canonical(_singular(word)) for word in content), head, names, known=False)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )


def apart(a: Sense, b: Sense) -> str:
    """Why two things never join by themselves; '' where nothing forbids it.

    >>> apart(sense_of("imports of steel", "import: steel"), sense_of("steel exports", "export: steel"))
    'export and import are opposites'
    >>> apart(sense_of("rain", "rain"), sense_of("fear of rain", "fear: rain"))
    'one is said of the other'
    """
    left, right = sorted(a.lemmas - b.lemmas), sorted(b.lemmas - a.lemmas)
    for x in left:
        for y in right:
            if are_opposites(x, y):
                return "{} and {} are opposites".format(*sorted((x, y)))
    if a.names - b.names and b.names - a.names:
        return "they name different places, people or numbers"
    if (set(left) | set(right)) & other_words():
        return "{} makes another thing of it".format(*sorted((set(left) | set(right)) & other_words()))
    if a.head and b.head and a.head != b.head and (a.head in b.lemmas or b.head in a.lemmas):
        return "one is said of the other"
    return ""


@cache
def _opposites() -> frozenset[frozenset[str]]:
    pairs = (pair.split() for pair in lexicon.load("opposites")["pairs"])
    return frozenset(frozenset(map(canonical, pair)) for pair in pairs)


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(lexicon.load("opposites")["beginnings"])


def are_opposites(a: str, b: str) -> bool:
    """Whether two lemmas are a thing and its opposite, by the list or by a negative beginning.

    >>> are_opposites("employment", "unemployment"), are_opposites("rich", "poor")
    (True, True)
    >>> are_opposites("oil", "soil")
    False
    """
    if frozenset((canonical(a), canonical(b))) in _opposites():
        return True
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < 4 or len(longer) - len(shorter) > 7:
        return False
    return any(longer == beginning + word for beginning in _beginnings() for word in words_for(shorter))


def evidence(a: Sense, b: Sense, nearness: float) -> dict[str, float]:
    """What tells for and against two things being one, by name; the weights are `joining.toml`'s.

    Args:
        nearness: cosine of the vectors of the two names.
    """
    mine, theirs = a.lemmas - loose_words(), b.lemmas - loose_words()
    shared = len(mine & theirs)
    total = len(mine) + len(theirs)
    same_head = a.head is not None and a.head == b.head
    within = bool(mine and theirs) and (mine <= theirs or theirs <= mine)
    return {
        "constant": 1.0,
        "near": nearness,
        "very near": max(0.0, nearness - 0.6),
        "shared words": 2 * shared / total if total else 0.0,
        "same words": float(mine == theirs and bool(mine)),
        "same head": float(same_head),
        "heads differ": float(bool(a.head and b.head) and not same_head),
        "one says less": float(within and mine != theirs),
        "both say more": float(bool(mine - theirs) and bool(theirs - mine) and shared > 0),
        "same head, both say more": float(same_head and bool(mine - theirs) and bool(theirs - mine)),
        "single word": float(min(len(mine), len(theirs)) == 1),
        "names differ": float(a.names != b.names),
        "names shared": float(bool(a.names & b.names)),
        "forbidden": float(bool(apart(a, b))),
        "both known": float(a.known and b.known),
    }


@cache
def weights() -> Mapping[str, float]:
    """The weight of each kind of evidence, fitted by `training/weigh_joining.py`."""
    found: dict[str, float] = lexicon.load("joining")["weights"]
    return found


def chance(a: Sense, b: Sense, nearness: float) -> float:
    """The chance (0 to 1) that two things of one matter are one, to four digits.

    Method: logistic regression.
    """
    told = evidence(a, b, nearness)
    score = sum(weights()[name] * value for name, value in told.items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), _DIGITS)
