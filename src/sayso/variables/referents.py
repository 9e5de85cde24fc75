"""What names and pronouns stand for, as far as keys and names of variables need it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sayso import lexicon
from sayso.records.span import Span
from sayso.records.statement import Attribution, Entity
from sayso.text.analysis import Analysis
from sayso.text.naming import Referent

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SELF = frozenset({"i", "me", "my", "myself", "mine"})
_SMALL_PLACES = frozenset("city town village capital port stronghold fortress settlement".split())
_LARGE_PLACES = frozenset("country nation republic".split())
_WINDOW = 60


def find_referents(analysis: Analysis, attribution: Attribution) -> dict[int, Referent]:
    """What expressions of the text stand for, by their first token.

    People go by their fullest name, pronouns by the entity that the attribution gives them, 'the city'
    and 'there' by the place named last before.
    """
    found = dict(_full_names(analysis))
    found.update(_places(analysis))
    found.update(_speakers(analysis, attribution))
    found.update(_entities(analysis, attribution))
    return found


def _names(analysis: Analysis) -> Iterator[tuple[str, range]]:
    """The names of the text with their kind, in text order."""
    tokens = analysis.tokens
    start = 0
    while start < len(tokens):
        kind = tokens[start].name
        end = start + 1
        while kind and end < len(tokens) and tokens[end].name == kind and not tokens[end].name_starts:
            end += 1
        if kind:
            yield kind, range(start, end)
        start = end


def _name_words(analysis: Analysis, name: range) -> tuple[str, ...]:
    titles = _titles()
    words = [
        analysis.tokens[i].lower
        for i in name
        if analysis.tokens[i].upos in {"PROPN", "NOUN", "ADJ"} and analysis.tokens[i].lower not in titles
    ]
    return tuple(words) or tuple(analysis.tokens[i].lower for i in name)


def _titles() -> frozenset[str]:
    return frozenset(lexicon.load("names")["titles"]["words"])


def _full_names(analysis: Analysis) -> Iterator[tuple[int, Referent]]:
    """People by their fullest name, where only one person of the text has that surname."""
    people = [(name, _name_words(analysis, name)) for kind, name in _names(analysis) if kind == "PERSON"]
    by_surname: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for _, words in people:
        by_surname[words[-1]].add(words)
    for name, words in people:
        longer = {full for full in by_surname[words[-1]] if len(full) > 1}
        full = next(iter(longer)) if len(words) == 1 and len(longer) == 1 else words
        yield name.start, Referent(None, full, name)


def _places(analysis: Analysis) -> Iterator[tuple[int, Referent]]:
    """'The city', 'the country' and 'there' by the place that was named last before."""
    large = _states()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    names = list(_names(analysis))
    for kind, name in names:
        kinds[" ".join(_name_words(analysis, name))][kind] += 1
    last: dict[bool, tuple[int, range] | None] = {True: None, False: None}
    starts = {
        name.start: name
        for kind, name in names
        if kinds[" ".join(_name_words(analysis, name))].most_common(1)[0][0] in _PLACES
    }
    for token in analysis.tokens:
        if (name := starts.get(token.i)) is not None and token.relation != "amod":
            is_large = " ".join(_name_words(analysis, name)) in large
            last[is_large] = (token.i, name)
            continue
        if token.lower == "there" and token.relation == "advmod":
            near = [place for place in last.values() if place is not None]
            place = max(near, default=None)
        elif token.lemma in _SMALL_PLACES and _is_definite(analysis, token.i):
            place = last[False]
        elif token.lemma in _LARGE_PLACES and _is_definite(analysis, token.i):
            place = last[True]
        else:
            continue
        if place is None or token.i - place[0] > _WINDOW:
            continue
        words = " ".join(analysis.words(place[1]).split())
        yield token.i, Referent(words, _name_words(analysis, place[1]), range(token.i, token.i + 1), True)


def _states() -> frozenset[str]:
    states = lexicon.load("names")["states"]
    return frozenset(states) | frozenset(name for names in states.values() for name in names)


def _is_definite(analysis: Analysis, i: int) -> bool:
    """'The city', 'that eastern city', not 'a city', 'the city of X', 'two cities'."""
    if analysis.tokens[i].tag == "NNS" or analysis.child(i, "nmod", "compound", "acl", "flat") is not None:
        return False
    det = analysis.child(i, "det")
    return det is not None and analysis.tokens[det].lower in {"the", "this", "that"}


def _entities(analysis: Analysis, attribution: Attribution) -> Iterator[tuple[int, Referent]]:
    for entity in attribution.entities:
        for mention in entity.mentions:
            tokens = analysis.tokens_in(mention)
            if tokens and (referent := _referent(analysis, entity, tokens)) is not None:
                yield tokens.start, referent


def _referent(analysis: Analysis, entity: Entity, tokens: range) -> Referent | None:
    if entity.name is None:
        return None
    first = analysis.tokens[tokens.start]
    pronoun = len(tokens) == 1 and first.upos in {"PRON", "DET"}
    if not pronoun and entity.type != "person":
        return None
    titles = _titles()
    words = tuple(w for w in entity.name.lower().split() if w not in titles) or (entity.name.lower(),)
    return Referent(entity.name if pronoun else None, words, tokens)


def _speakers(analysis: Analysis, attribution: Attribution) -> Iterator[tuple[int, Referent]]:
    """'I' in somebody's quoted words or marked turn stands for them."""
    names = {entity.id: entity for entity in attribution.entities}
    spoken: list[tuple[Span, str]] = [(turn.span, turn.entity) for turn in attribution.turns]
    for statement in attribution.statements:
        if statement.kind != "indirect":
            spoken.extend((piece, statement.entity) for piece in statement.content)
    for span, speaker in spoken:
        entity = names.get(speaker)
        if entity is None:
            continue
        for i in analysis.tokens_in(span):
            if analysis.tokens[i].lower in _SELF:
                referent = _referent(analysis, entity, range(i, i + 1))
                if referent is not None:
                    yield i, referent
