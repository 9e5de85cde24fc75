"""Names: the words of one, which of two is fuller, and whether both can be one person's or body's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from sayso.lexicon import load
from sayso.statements.vocabulary import words_of

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")
_SUFFIXES = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "inc", "ltd", "llc", "plc", "corp", "co", "gmbh"}
)
_PARTICLES = frozenset(
    {
        "de",
        "da",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "ibn",
        "la",
        "le",
        "du",
        "dos",
        "das",
    }
)
_SMALL = frozenset({"the", "of", "for", "and", "on", "in", "a", "an", "to", "at", "'s", "&"})
# Sounds that transliterations write in several ways.
_SOUNDS = (
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("tz", "ts"),
    ("w", "v"),
    ("ce", "se"),
    ("ci", "si"),
    ("c", "k"),
    ("h", ""),
)


@cache
def _titles() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words_of({"words": words})) for kind, words in load("people")["titles"].items()}


@cache
def titles() -> frozenset[str]:
    """Words before a name that are no part of it ('mr', 'president')."""
    return frozenset().union(*_titles().values())


@cache
def _given() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words_of({"words": words})) for kind, words in load("people")["given"].items()}


@cache
def organisation_words() -> frozenset[str]:
    """Words that tell the name of a body ('ministry', 'university')."""
    return frozenset(words_of(load("people")["organisation_words"]))


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """A word in small letters, without accents, possessive ending or stops.

    >>> folded("Kern's"), folded("Doğan"), folded("J.")
    ('kern', 'dogan', 'j')
    """
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("ı", "i")
    return plain.removesuffix("'s").strip(".'")


def words_of_name(text: str) -> tuple[str, ...]:
    """The words of a name, folded, without articles, titles before it, possessive and 'Jr'.

    >>> words_of_name("President Ada M. Kern's"), words_of_name("the Bank of Orvo")
    (('ada', 'm', 'kern'), ('bank', 'of', 'orvo'))
    >>> words_of_name("Shadow Home Secretary Ada Kern"), words_of_name("Speaker 12")
    (('ada', 'kern'), ('speaker', '12'))
    """
    words = [w for w in map(folded, _WORD.findall(text)) if w]
    while words and words[0] in {"the", "a", "an"}:
        words.pop(0)
    if len(words) > 1 and not organisation_words() & set(words):
        titled = [n for n, w in enumerate(words[:-1]) if w in titles() and _begins_name(words[n + 1])]
        if titled and (titled[-1] == 0 or len(words) - titled[-1] > 2 or titled == list(range(len(titled)))):
            words = words[titled[-1] + 1 :]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(words)


def _begins_name(word: str) -> bool:
    return word not in _SMALL and not word.isdigit()


def without_titles(name: str, words: Sequence[str]) -> str:
    """A name in the text's own words from the first of its folded words on, without a possessive ending.

    >>> without_titles("President Ada Kern's", ("ada", "kern"))
    'Ada Kern'
    """
    parts = name.split()
    while len(parts) > 1 and words and folded(parts[0]).strip(".,") != words[0]:
        parts.pop(0)
    return " ".join(parts).removesuffix("'s").removesuffix("’s").rstrip(",;: ")


def gender_of(words: Sequence[str], before: Sequence[str] = ()) -> str:
    """'f', 'm' or '' from the titles before a name and its given name."""
    for kind in ("female", "male"):
        if any(w in _titles()[kind] for w in before):
            return kind[0]
    if len(words) > 1:
        female, male = words[0] in _given()["female"], words[0] in _given()["male"]
        if female != male:
            return "f" if female else "m"
    return ""


def gender_of_noun(lemma: str) -> str:
    """'f', 'm' or '' from a noun: kin, or a title that tells ('daughter', 'spokesman').

    >>> gender_of_noun("daughter"), gender_of_noun("spokesman"), gender_of_noun("baker")
    ('f', 'm', '')
    """
    for kind in ("female", "male"):
        if lemma in _kin()[kind] or lemma in _titles()[kind]:
            return kind[0]
    return ""


@cache
def _kin() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words_of({"words": words})) for kind, words in load("people")["kin"].items()}


def is_given(word: str) -> bool:
    """Whether a folded word is a frequent given name."""
    return word in _given()["female"] or word in _given()["male"]


@lru_cache(maxsize=4096)
def sounds(word: str) -> str:
    """A folded word as it is heard: one letter for each sound, no vowels after the first."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    word = re.sub(r"(?<=.)[aeiouy]+", "", word)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=8192)
def alike(a: str, b: str) -> bool:
    """Whether two folded words can be spellings of one name: a slip, or another transliteration.

    >>> alike("kovalenko", "kowalenko"), alike("tarnholm", "tanrholm"), alike("smith", "smyth")
    (True, True, True)
    >>> alike("kerr", "kern"), alike("respondent101", "respondent102")
    (False, False)
    """
    if a == b:
        return True
    if _digits(a) != _digits(b):  # a number is no slip of another
        return False
    shorter, longer = sorted((len(a), len(b)))
    if shorter < 4 or a[0] != b[0] or longer - shorter > 2:
        return False
    if shorter >= 5 and sounds(a) == sounds(b) and len(sounds(a)) > 2:
        return True
    return _distance(a, b) <= (1 if shorter < 8 else 2) and shorter >= 6


def _digits(word: str) -> str:
    return "".join(c for c in word if c.isdigit())


def _distance(a: str, b: str) -> int:
    """How many letters must be changed, added, dropped or swapped with their neighbour; 3 for more than 2."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row = row, [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > 2:
            return 3
        before = last
    return row[-1]


def surname(words: Sequence[str]) -> str:
    """The word of a person's name that is used alone: the last."""
    return words[-1] if words else ""


def same_person(a: Sequence[str], b: Sequence[str], *, strict: bool = False) -> bool:
    """Whether two names can be one person's: surnames alike, and no given name against it.

    A short surname may be misspelt only behind the same given name. With `strict`, both must have a given
    name or an initial, and share one.

    >>> same_person(("ida", "holl"), ("ida", "hool")), same_person(("holl",), ("hool",))
    (True, False)
    """
    if not a or not b:
        return False
    if tuple(a) == tuple(b):
        return True
    one, other = surname(a), surname(b)
    if not alike(one, other) and not (
        _same_given(a, b) and min(len(one), len(other)) > 3 and _slip(one, other)
    ):
        return False
    given_a = [w for w in a[:-1] if w not in _PARTICLES]
    given_b = [w for w in b[:-1] if w not in _PARTICLES]
    if not given_a or not given_b:
        return not strict
    first_a, first_b = given_a[0], given_b[0]
    if _initial(first_a, first_b) or alike(first_a, first_b) or _short_form(first_a, first_b):
        middle_a, middle_b = given_a[1:], given_b[1:]
        return (
            not middle_a
            or not middle_b
            or _initial(middle_a[0], middle_b[0])
            or alike(middle_a[0], middle_b[0])
        )
    return False


def _same_given(a: Sequence[str], b: Sequence[str]) -> bool:
    return len(a) > 1 < len(b) and tuple(a[:-1]) == tuple(b[:-1]) and len(a[0]) > 2


def _slip(a: str, b: str) -> bool:
    return a[0] == b[0] and sounds(a) == sounds(b)


def _initial(a: str, b: str) -> bool:
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def _short_form(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= 3 and longer.startswith(shorter)


def acronym_of(words: Sequence[str]) -> str:
    """The first letters of a body's name without its small words ('world health organization': 'who')."""
    return "".join(w[0] for w in words if w not in _SMALL)


def same_body(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names can be one organisation's: equal, an acronym, or a part that ends or begins alike."""
    if not a or not b:
        return False
    if tuple(a) == tuple(b):
        return True
    shorter, longer = sorted((tuple(a), tuple(b)), key=len)
    if len(shorter) == 1 and len(longer) > 1:
        return len(shorter[0]) > 1 and shorter[0] in {acronym_of(longer), "".join(w[0] for w in longer)}
    if len(shorter) > 1 and len(shorter) < len(longer):
        return longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter
    return len(shorter) == len(longer) > 1 and all(map(alike, shorter, longer))


def in_small_letters(name: str) -> str:
    """A person's name that is written in capitals as it would be written in running text.

    >>> in_small_letters("ADA KERN"), in_small_letters("Ada KERN"), in_small_letters("JFK")
    ('Ada Kern', 'Ada KERN', 'JFK')
    """
    return name.title() if name.isupper() and len(name) > 4 else name


def is_name(text: str) -> bool:
    """Whether words are a proper name rather than a description: capitals, and no article or pronoun first.

    >>> is_name("Ada Kern"), is_name("the mayor"), is_name("officials in Boston"), is_name("the World Bank")
    (True, False, False, True)
    """
    words = text.split()
    while words and words[0].casefold() == "the":
        words.pop(0)
    if not words or words[0].casefold() in {
        "a",
        "an",
        "his",
        "her",
        "their",
        "our",
        "my",
        "its",
        "some",
        "most",
        "many",
        "several",
        "few",
        "one",
    }:
        return False
    telling = [w for w in words if w.casefold() not in _SMALL | _PARTICLES]
    return bool(telling) and all(w[0].isupper() or w[0].isdigit() or not w[0].isalpha() for w in telling)
