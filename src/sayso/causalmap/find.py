"""Finding the variable of a map that a person means."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache

from sayso.errors import QueryError
from sayso.records.causalmap import CausalMap, MapVariable
from sayso.text.direction import directions
from sayso.text.meaning import Embed

CLEAR = 0.6
"""Score from which a variable can be meant without asking: more than half of both names' weight is shared."""

MARGIN = 0.15
"""How far ahead of the next it must be; within it, a person has to choose."""

MEANT = 0.6
"""Cosine of the vectors of two names from which one can stand for the other without asking."""

_ALIKE = 0.5  # cosine from which a variable is worth showing as a choice where nothing is nearer
_AHEAD = 0.1  # how far ahead of the next in cosine it must be
_COMPARED = 5000  # variables compared by meaning, those with most members first
_NEAR = 0.5  # score from which a variable is worth showing as a choice
_FAR = 0.35  # score from which it is where nothing is nearer, and vectors are not to be had
_CHOICES = 8
_LONG = 80  # characters of what was typed that a message repeats
_HEAD = 1.5  # weight of a head noun beside its modifiers
_MEASURE = 0.5  # weight of a noun that only measures what comes after it, or points at a place
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LINKING = frozenset("of in on for to by with at from between among against over about into under".split())
_EMPTY = frozenset("a an the and or its their his her our my your this that these those some any".split())
_MEASURES = frozenset("number numbers amount level levels rate rates degree extent share volume".split())
_POINTING = frozenset("city town village country nation place area region".split())
_DOUBLED = re.compile(r"([bdfgkmnprtv])\1$")

Bag = Mapping[str, float]
"""The stems of a name: 1 each, more for that of its head."""


def find_variable(
    cmap: CausalMap, asked: str, words: Sequence[str] = (), *, embed: Embed | None = None
) -> str:
    """The id of the variable that is clearly meant.

    That is the one with this id; else the only one of this name, but for inflection and word order; else
    the only one that is also called so; else the best by `rank_variables` when its score is at least
    CLEAR and it is at least MARGIN ahead. Where several have all the words that were read, those go
    before that have most of the other words that were typed: 'the bay is closed', read as 'closure',
    means the closure of the bay. Verbs of more and less do not count: 'fares rise' does not mean 'a rise
    of fares' where there are 'fares'. Where the words alone settle nothing, the one whose name is nearest
    in meaning is taken, when its cosine is at least MEANT and clearly ahead of all others. What is asked
    about is never taken for what is asked: 'departure of nurses' may stand for 'nurses', and is asked.

    Args:
        asked: the words as a person typed them, or an id.
        words: the name that was read from them, word by word; left out: the words as typed.
        embed: vectors of phrases; asked only where the words settle nothing.

    Raises:
        QueryError: nothing comes near, or several do; `choices` are their names, best first, with the id
            where two have one name.
    """
    if asked in cmap.variables:
        return asked
    typed = _WORD.findall(asked)
    words = words or typed
    stems = set(_bag(words))
    ranking = rank_variables(cmap, words)
    if fitting := _fitting_typed(cmap, ranking, stems, set(_bag(typed)) - stems - _directions()):
        if len(fitting) == 1:
            return fitting[0][1]
        ranking = fitting
    by_name = [v for _, v in ranking if set(_bag(_WORD.findall(cmap.variables[v].name))) == stems]
    by_alias = [v for score, v in ranking if score == 1]
    for exact in (by_name, by_alias):
        if len(exact) == 1:
            return exact[0]
    clear = ranking and ranking[0][0] >= CLEAR and _ahead(ranking) >= MARGIN and not by_name
    if clear and _stands_for(cmap.variables[ranking[0][1]], words, typed):
        return ranking[0][1]
    near = _at_least(_NEAR, ranking)
    if not by_name and embed is not None:
        alike = rank_by_meaning(cmap, " ".join(words), embed)
        clear = alike and alike[0][0] >= MEANT and _ahead(alike) >= _AHEAD
        if clear and _stands_for(cmap.variables[alike[0][1]], words, typed):
            return alike[0][1]
        near = list(dict.fromkeys([*near, *_at_least(MEANT, alike)])) or _at_least(_ALIKE, alike)
    near = (near or (_at_least(_FAR, ranking) if embed is None else []))[:_CHOICES]
    if not near:
        short = asked if len(asked) <= _LONG else f"{asked[:_LONG]}…"
        raise QueryError(
            asked,
            f"nothing on the map is called anything like {short!r}; 'sayso show variables' lists what is",
        )
    choices = _told_apart(cmap, near)
    raise QueryError(asked, f"{asked!r} may stand for: {'; '.join(choices)}", choices)


@cache
def _directions() -> frozenset[str]:
    """The stems of verbs of more and less; no name has to have them."""
    return frozenset(
        stem(verb)
        for verb, found in directions("verb").items()
        if any(each.sense in ("increase", "decrease") for each in found)
    )


def _stands_for(variable: MapVariable, words: Sequence[str], typed: Sequence[str]) -> bool:
    """Whether a variable that comes near can be meant: no part of what is asked, and nothing elsewhere."""
    return not _is_part(variable, words) and not _names_another(variable, typed)


def _is_part(variable: MapVariable, words: Sequence[str]) -> bool:
    """Whether a variable is what the head of these words is about, as 'nurses' of 'departure of nurses'."""
    asked = _bag(words)
    others = {stem for stem, weight in asked.items() if weight != _HEAD}
    names = [set(_bag(_WORD.findall(name))) for name in (variable.name, *variable.aliases)]
    return any(name <= others for name in names if name) and not any(name - others for name in names)


def _names_another(variable: MapVariable, typed: Sequence[str]) -> bool:
    """Whether a name was typed that the variable has not, and the variable has another: 'fall of Orvo'."""
    called = {word for name in (variable.name, *variable.aliases) for word in _WORD.findall(name)}
    asked, own = ({word for word in words if word[:1].isupper()} for words in (typed[1:], called))
    return bool(asked and own) and asked.isdisjoint(own)


def _ahead(ranking: Sequence[tuple[float, str]]) -> float:
    """How far the best is ahead of the next."""
    return ranking[0][0] - (ranking[1][0] if len(ranking) > 1 else 0)


def _at_least(score: float, ranking: Sequence[tuple[float, str]]) -> list[str]:
    return [v for scored, v in ranking if scored >= score]


def _fitting_typed(
    cmap: CausalMap, ranking: Sequence[tuple[float, str]], stems: Set[str], others: Set[str]
) -> list[tuple[float, str]]:
    """Of the variables with all these stems in their name, those with most of the others, if with any."""
    names = ((score, v, set(_bag(_WORD.findall(cmap.variables[v].name)))) for score, v in ranking)
    fitting = [(len(name & others), score, v) for score, v, name in names if name >= stems]
    most = max((count for count, _, _ in fitting), default=0)
    return [(score, v) for count, score, v in fitting if count == most and most > 0]


def rank_variables(cmap: CausalMap, words: Sequence[str]) -> list[tuple[float, str]]:
    """Variables whose name or alias shares a content word with these words: (score, id), best first.

    The score (0 to 1) is the harmonic mean of the shares of both names that they have in common, each
    word weighted by how rare it is among the map's variables and more when it is the head; 1 for the
    same words. A variable has the score of its best name; of equal ones a name goes before an alias.

    Args:
        words: of a noun phrase, in order, in any inflection; function words may be among them.
    """
    called = {each.id: each for each in cmap.names_of_variables()}
    names = {id: [_bag(_WORD.findall(name)) for name in (v.name, *v.aliases)] for id, v in called.items()}
    spread = Counter(stem for bags in names.values() for stem in set().union(*bags))
    asked = _bag(words)

    def weight(bag: Bag, stems: Sequence[str]) -> float:
        return sum(bag[stem] * math.log(1 + (len(names) + 1) / (spread[stem] + 1)) for stem in sorted(stems))

    def score(bag: Bag) -> float:
        shared = [stem for stem in bag if stem in asked]
        if not shared:
            return 0.0
        if len(shared) == len(bag) == len(asked):
            return 1.0
        mine = weight(bag, shared) / weight(bag, list(bag))
        theirs = weight(asked, shared) / weight(asked, list(asked))
        return 2 * mine * theirs / (mine + theirs)

    ranking = []
    for variable, bags in names.items():
        scores = [score(bag) for bag in bags]
        best = max(scores)
        if best > 0:
            ranking.append((-best, scores.index(best) > 0, called[variable].name, variable))
    return [(-best, variable) for best, _, _, variable in sorted(ranking)]


def rank_by_meaning(cmap: CausalMap, phrase: str, embed: Embed) -> list[tuple[float, str]]:
    """Variables by how near one of their names is to a phrase in meaning: (cosine, id), best first."""
    found = sorted(cmap.variables.values(), key=lambda v: (-len(v.members), v.id))[:_COMPARED]
    names = [(name, v.id) for v in found for name in (v.name, *v.aliases)]
    if not names or not phrase.strip():
        return []
    vectors = embed([phrase, *(name for name, _ in names)])
    best: dict[str, float] = {}
    for cosine, (_, id) in zip((vectors[1:] @ vectors[0]).tolist(), names, strict=True):
        best[id] = max(best.get(id, -1.0), round(cosine, 4))
    return sorted(((score, id) for id, score in best.items()), key=lambda entry: (-entry[0], entry[1]))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its inflection: crude, and the same for both sides of a comparison.

    >>> [stem(word) for word in ("Cities", "helping", "stopped", "prices", "crisis", "mayor's")]
    ['city', 'help', 'stop', 'pric', 'crisis', 'mayor']
    """
    word = re.sub(r"['’]s?$", "", word.casefold())
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif re.search(r"(?:s|x|z|ch|sh)es$", word) and len(word) > 4 and not word.endswith("ises"):
        word = word[:-2]
    elif word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, shortest in (("ing", 6), ("ed", 5)):
        if word.endswith(ending) and len(word) >= shortest:
            word = _DOUBLED.sub(r"\1", word.removesuffix(ending))
            break
    return word.removesuffix("e") if len(word) > 3 else word


def _bag(words: Sequence[str]) -> dict[str, float]:
    words = [word.casefold() for word in words]
    bag = {
        stem(word): _MEASURE if word in _MEASURES | _POINTING else 1.0
        for word in words
        if word not in _LINKING and word not in _EMPTY
    }
    for phrase in _phrases(words):
        heads = [word for word in phrase if word not in _MEASURES and word not in _EMPTY]
        if heads:
            bag[stem(heads[-1])] = _HEAD
            break
    return bag


def _phrases(words: Sequence[str]) -> Iterator[list[str]]:
    """The words before the first linking word, those up to the next, and so on."""
    phrase: list[str] = []
    for word in words:
        if word in _LINKING:
            yield phrase
            phrase = []
        else:
            phrase.append(word)
    yield phrase


def _told_apart(cmap: CausalMap, variables: Sequence[str]) -> list[str]:
    found: list[MapVariable] = [cmap.variables[variable] for variable in variables]
    names = Counter(variable.name for variable in found)
    return [v.name if names[v.name] == 1 else f"{v.name} ({v.id})" for v in found]
