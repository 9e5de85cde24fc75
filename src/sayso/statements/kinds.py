"""Kinds: whether the words that name somebody are a name or a description, of one or of many, and of what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sayso.lexicon import load
from sayso.records.statement import EntityType
from sayso.statements.names import folded, is_given, organisation_words, titles, words_of_name
from sayso.statements.sources import can_speak, is_acronym, nouns
from sayso.text.analysis import Analysis

FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())
SECOND_PERSON = frozenset("you your yours yourself yourselves".split())
GENDERS = dict.fromkeys("he him his himself".split(), "m") | dict.fromkeys(
    "she her hers herself".split(), "f"
)
PLURALS = frozenset("they them their theirs themselves these those both".split())
THINGS = frozenset("it its itself this that which".split())
DEFINITES = frozenset("the this that these those his her their its".split())
ANYBODY = frozenset(
    "anybody anyone somebody someone nobody everyone everybody one person people none".split()
)
NAME_TYPES: dict[str, EntityType] = {"PERSON": "person", "ORG": "organisation", "GPE": "organisation"}
_FORENAMES = 3  # words of a name, at most, where a body's label is doubted


@cache
def demonyms() -> dict[str, str]:
    """Adjectives of countries by name of the country, where they are not alike ('france': 'french')."""
    return dict(load("people")["demonyms"])


def kind_of_noun(analysis: Analysis, head: int) -> EntityType:
    """What a description with this head stands for."""
    token = analysis.tokens[head]
    if is_age(analysis, head):
        return "person"
    if is_plural(analysis, head) or token.lower in nouns("group"):
        return "document" if token.lemma in nouns("document") else "group"
    kinds: tuple[EntityType, ...] = ("person", "document", "organisation")
    for kind in kinds:
        if token.lemma in nouns(kind):
            return kind
    return "person" if token.upos == "NOUN" and can_speak(analysis, head) else "other"


def kind_of_name(analysis: Analysis, run: range) -> EntityType:
    """What a name stands for of which the parser does not tell it."""
    tokens = analysis.tokens
    text = analysis.span(run).words(analysis.text)
    words = words_of_name(text)
    short_form = len(words) == 1 and text.isupper() and 1 < len(text) < 7
    if short_form or has_organisation_word(words):
        return "organisation"
    if tokens[run[-1]].tag == "NNPS" or tokens[run[-1]].name == "NORP":
        return "group"
    return "organisation" if run[0] > 0 and tokens[run[0] - 1].lower == "the" else "person"


def has_organisation_word(words: Sequence[str]) -> bool:
    """Whether a name's words tell a body ('ministry', 'university')."""
    return any(word in organisation_words() for word in words)


def like_a_person(words: Sequence[str]) -> bool:
    """Whether a name that the parser took for a body's may be a person's."""
    return len(words) <= _FORENAMES and not has_organisation_word(words) and all(len(w) > 1 for w in words)


def is_age(analysis: Analysis, head: int) -> bool:
    """Whether an age stands for somebody ('the 45-year-old')."""
    token = analysis.tokens[head]
    if "-year-old" in token.lower:
        return True
    years = any(analysis.tokens[c].lemma == "year" for c in analysis.children[head])
    return token.lower in {"old", "olds"} and years


def is_plural(analysis: Analysis, head: int) -> bool:
    """Whether a noun stands for several."""
    token = analysis.tokens[head]
    many = token.lower in nouns("group") - {"police", "media"}
    return token.tag in {"NNS", "NNPS"} or many or analysis.child(head, "conj") is not None


def is_list(analysis: Analysis, head: int, phrase: Sequence[int]) -> bool:
    """Whether several are named together ('Ada Kern and the mayor')."""
    if analysis.child(head, "conj") is not None:
        return True
    joined = any(analysis.tokens[i].upos == "CCONJ" and i < head for i in phrase)
    return joined and analysis.tokens[phrase[0]].upos in {"PROPN", "DET"}


def is_counted(analysis: Analysis, head: int, phrase: Sequence[int]) -> bool:
    """Whether a quantity stands before the head ('several Districts', 'one MP')."""
    before = (analysis.tokens[i] for i in phrase if i < head)
    return any(t.lower != "the" and (t.upos in {"NUM", "DET"} or t.lower in nouns("group")) for t in before)


def is_forename(analysis: Analysis, i: int) -> bool:
    """Whether a capital before a surname is part of the name: no title, no name of its own."""
    token = analysis.tokens[i]
    word = folded(token.text)
    if token.upos != "PROPN" or token.name or not token.text[:1].isupper() or token.text.isupper():
        return False
    if word in titles() or word in organisation_words():
        return False
    return is_given(word) or token.relation in {"compound", "flat"}


def unlisted_name(analysis: Analysis, head: int, phrase: Sequence[int], *, small: bool) -> range | None:
    """A name that the parser has not marked: capitals round the head; in small text, words that are no noun.

    Args:
        small: the text is written without capitals.
    """
    tokens = analysis.tokens
    token = tokens[head]
    if is_acronym(token):
        return range(head, head + 1)
    if (
        token.upos == "PROPN"
        and not is_counted(analysis, head, phrase)
        and (token.text[:1].isupper() or small)
    ):
        first = last = head
        while first - 1 in phrase and tokens[first - 1].upos == "PROPN":
            first -= 1
        while last + 1 in phrase and tokens[last + 1].upos == "PROPN":
            last += 1
        only_titles = all(folded(tokens[i].text) in titles() for i in range(first, last + 1))
        return None if only_titles else range(first, last + 1)
    capital = token.text[:1].isupper() and phrase[0] == head and token.tag == "NN"
    unknown = token.tag in {"NN", "JJ", "VB", "VBP", "NNS"} and kind_of_noun(analysis, head) == "other"
    bare = all(i == head or tokens[i].relation in {"compound", "flat", "amod"} for i in phrase)
    if (small or capital) and unknown and bare and len(phrase) < 4:
        return range(phrase[0], phrase[-1] + 1)
    return None


def said_of_name(analysis: Analysis, run: range, head: int) -> set[str]:
    """Lemmas of the titles, appositions and predicates of the name in these tokens."""
    tokens = analysis.tokens
    found: set[str] = set()
    for i in {head, run[0], run[-1]}:
        for c in analysis.children[i]:
            relation = tokens[c].relation
            if c < run[0] and relation in {"compound", "amod", "appos", "nmod", "flat"}:
                found.update(tokens[d].lemma for d in (c, *analysis.children[c]))
            elif c > run[-1] and relation == "appos":
                found.update(tokens[d].lemma for d in analysis.subtree(c)[:12])
    for i in range(run[0] - 1, max(-1, run[0] - 4), -1):
        if tokens[i].upos not in {"NOUN", "PROPN", "ADJ"}:
            break
        found.add(tokens[i].lemma)
    token = tokens[head]
    if token.relation == "appos" and token.head < head:
        found.update(tokens[d].lemma for d in analysis.subtree(token.head, without=[head])[:12])
    if token.relation == "nsubj" and tokens[token.head].upos == "NOUN" and analysis.child(token.head, "cop"):
        found.add(tokens[token.head].lemma)
    found.update(word for i in run if (word := folded(tokens[i].text)) in titles())
    found.update(demonyms()[word] for word in found & demonyms().keys())
    return found


def is_small(analysis: Analysis) -> bool:
    """Whether a text is written without capitals."""
    first = [analysis.tokens[s.start].text for s in analysis.sentences[:40] if s]
    letters = [word for word in first if word[:1].isalpha()]
    return bool(letters) and not any(word[0].isupper() for word in letters)


def wording_of_phrase(analysis: Analysis, phrase: Sequence[int]) -> str:
    """A description in the text's own words, small where only its place made it begin with a capital."""
    first = analysis.tokens[phrase[0]]
    words = " ".join(analysis.words(phrase).split())
    return words if first.upos == "PROPN" or not first.text.istitle() else words[0].lower() + words[1:]


def bare(wording: str) -> str:
    """A description in small letters, without the articles that do not tell it apart."""
    words = wording.lower().split()
    while len(words) > 1 and words[0] in DEFINITES | {"a", "an"}:
        words.pop(0)
    return " ".join(words)
