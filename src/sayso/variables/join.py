"""The variables of many documents brought together where their keys are the same."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sayso import lexicon
from sayso.records.causalmap import MapVariable, Member
from sayso.records.reading import Reading
from sayso.records.variable import Variable, VariableKind
from sayso.text.direction import directions, things
from sayso.text.keys import canonical, head_in, loose_words, other_words, phrase_lemmas, with_head
from sayso.text.nominal import is_event_noun
from sayso.variables.fuller import Fuller, points_back
from sayso.variables.matter import Matters, parts
from sayso.variables.names import spare_words
from sayso.variables.pairs import Sense, sense_of

if TYPE_CHECKING:
    from sayso.variables.matter import Floats


def join_variables(
    readings: Iterable[Reading], *, matters: Mapping[str, Floats] | None = None
) -> tuple[MapVariable, ...]:
    """The variables of the map, by id: those of single readings that have one key are one.

    A short mention ('a closure', 'the harvest') is the one fuller thing of its noun that two documents name
    ('closure of the bay') and its own document speaks of too. Words of a name that the documents leave out
    ('the bay' of their one 'Alder Bay') count for nothing.

    Within a reading each variable stays by itself unless another has its key; keys that could mean
    anything ('problem', 'people') join nothing. The result does not depend on the order of the readings.

    The name is the commonest of its members' names, of those that say more than a noun where there are such.

    The id is made from the smallest member (document id and its id there), so it stays when documents
    with larger ids join, and when members other than the smallest leave.

    Args:
        matters: what each document is about, as `sayso.variables.matter.matter_of` gives it; with it,
            variables of the same words join where their documents are on one matter, though the words
            could mean anything elsewhere ('closure', 'the ban').
    """
    by_document = {reading.document.id: reading for reading in readings}
    found = [
        (Member(document, variable.id), variable, reading.document.text)
        for document, reading in sorted(by_document.items())
        for variable in reading.variables
    ]
    spare = spare_words(reading.document.text for _, reading in sorted(by_document.items()))
    found = [
        (member, replace(variable, key=_cut(variable.key, spare)), text) for member, variable, text in found
    ]
    fuller = Fuller((member.document, variable.key) for member, variable, _ in found)
    groups: dict[tuple[str, ...], list[tuple[Member, Variable]]] = defaultdict(list)
    for member, variable, text in found:
        groups[_handle(member, variable, text, fuller)].append((member, variable))
    together = list(groups.values())
    if matters is not None:
        together = _of_one_matter(together, Matters(matters))
    return tuple(sorted(map(_joined, together), key=lambda variable: variable.id))


Group = list[tuple[Member, Variable]]


def _of_one_matter(groups: Sequence[Group], matters: Matters) -> list[Group]:
    """The groups, with those joined that documents on one matter name by the same words or more shortly."""
    senses = [_sense(group) for group in groups]
    documents = [sorted({member.document for member, _ in group}) for group in groups]
    pairs = [*_same_words(senses, documents, matters), *_shorter(senses, documents, matters)]
    joined: dict[int, Group] = defaultdict(list)
    for group, part in zip(groups, parts(len(groups), pairs), strict=True):
        joined[part].extend(group)
    return list(joined.values())


def _sense(group: Group) -> Sense:
    """What the commonest name and key of a group tell."""
    counts = Counter(variable.key for _, variable in group)
    key = min(counts, key=lambda key: (-counts[key], len(key), key))
    names = Counter(variable.name for _, variable in group)
    return sense_of(min(names, key=lambda name: (-names[name], len(name), name)), key)


def _same_words(
    senses: Sequence[Sense], documents: Sequence[Sequence[str]], matters: Matters
) -> Iterator[tuple[int, int]]:
    """Groups of the same words that could mean anything elsewhere, but not within a matter."""
    alike: dict[frozenset[str], list[tuple[int, str]]] = defaultdict(list)
    for n, sense in enumerate(senses):
        if not sense.lemmas - loose_words() <= _generic() | directions("noun").keys():
            alike[sense.lemmas].extend((n, document) for document in documents[n])
    for same in alike.values():
        if len({n for n, _ in same}) > 1:
            for a, b in matters.linked([document for _, document in same]):
                yield same[a][0], same[b][0]


def _shorter(
    senses: Sequence[Sense], documents: Sequence[Sequence[str]], matters: Matters
) -> Iterator[tuple[int, int]]:
    """Groups named by the noun of an event or quantity alone, each with the one mostly meant by it.

    That is the fuller thing of this noun that at least two documents on its matter name, and twice as many
    as any other; where the group's own documents name another, there is none.
    """
    short: dict[str, list[int]] = defaultdict(list)
    full: dict[str, list[int]] = defaultdict(list)
    for n, sense in enumerate(senses):
        if sense.head is None or not sense.known:
            continue
        rest = sense.lemmas - {sense.head}
        recurs = is_event_noun(sense.head) or sense.head in _quantities()
        if not rest and recurs and sense.head not in directions("noun"):
            short[sense.head].append(n)
        elif rest - loose_words() and not rest & other_words():
            full[sense.head].append(n)
    for head, bare in sorted(short.items()):
        for n in bare:
            counts = {m: matters.on_one(documents[n], documents[m]) for m in full[head]}
            ranked = sorted(counts, key=lambda m: (-counts[m], m))
            if not ranked or counts[ranked[0]] < 2:
                continue
            others = ranked[1:]
            own = set(documents[n])
            if others and 2 * counts[others[0]] > counts[ranked[0]]:
                continue
            if not any(own & set(documents[m]) for m in others):
                yield n, ranked[0]


def _cut(key: str, spare: Mapping[str, frozenset[str]]) -> str:
    """A key without the words of names that need not be said."""
    lemmas = phrase_lemmas(key)
    left_out = {word for last in lemmas & spare.keys() for word in spare[last]} - {head_in(key)}
    return with_head(head_in(key), " ".join(sorted(lemmas - left_out))) if lemmas & left_out else key


def _handle(member: Member, variable: Variable, text: str, fuller: Fuller) -> tuple[str, ...]:
    """What a variable shares with all that are one thing with it, and with nothing else."""
    key = variable.key
    full = fuller.meant_by(key, text)
    if full is not None and (not is_telling(key) or points_back(variable, text)):
        key = full
    if is_telling(key):
        return ("key", *sorted(phrase_lemmas(key)))
    return ("one", member.document, member.local)


def is_telling(key: str) -> bool:
    """Whether a key names something that can be recognised in another document.

    A word that names something done or happening does not ('closure', 'the next closure'): there are many.

    >>> [is_telling(key) for key in ("price: bread", "closure: harbour", "closure", "problem")]
    [True, True, False, False]
    """
    lemmas = phrase_lemmas(key) - _generic() - loose_words()
    if len(lemmas) != 1:
        return bool(lemmas)
    (lemma,) = lemmas
    if phrase_lemmas(key) - loose_words() == lemmas and lemma in _alone():
        return False
    return lemma not in directions("noun") and (lemma in _quantities() or not is_event_noun(lemma))


@cache
def _generic() -> frozenset[str]:
    words = lexicon.load("names")["generic"]["words"]
    return frozenset(words) | frozenset(canonical(word, of_place=True) for word in words)


@cache
def _alone() -> frozenset[str]:
    words = lexicon.load("names")["alone"]["words"]
    return frozenset(words) | frozenset(canonical(word, of_place=True) for word in words)


@cache
def _quantities() -> frozenset[str]:
    return frozenset(map(canonical, things("quantity")))


def _joined(pairs: list[tuple[Member, Variable]]) -> MapVariable:
    pairs = sorted(pairs, key=lambda pair: pair[0])
    members = tuple(member for member, _ in pairs)
    names = {variable.name for _, variable in pairs}
    fuller = [variable for _, variable in pairs if len(phrase_lemmas(variable.key) - loose_words()) > 1]
    counts = Counter(variable.name for variable in fuller or [variable for _, variable in pairs])
    name = min(counts, key=lambda name: (-counts[name], len(name), name))
    kinds = {variable.kind for _, variable in pairs}
    kind: VariableKind = "quantity" if "quantity" in kinds else "event"
    smallest = f"{members[0].document}\0{members[0].local}".encode()
    return MapVariable(
        id=hashlib.sha256(smallest).hexdigest()[:12],
        name=name,
        kind=kind,
        members=members,
        aliases=tuple(sorted(names - {name})),
    )
