"""People: the entities of many documents that are one person or one body."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.records.causalmap import Member, Person
from sayso.records.reading import Reading
from sayso.records.statement import Entity
from sayso.statements.names import acronym_of, alike, is_name, same_person, surname, words_of_name
from sayso.statements.sources import nouns

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """An entity with the proper names it bears, as words; none where only a description is known."""

    member: Member
    entity: Entity
    names: frozenset[Words]


def join_people(readings: Iterable[Reading]) -> tuple[Person, ...]:
    """Whoever statements, turns and speakers of these readings stand for, by id.

    Names meet across documents when they are one person's by their words: equal, another spelling of the
    surname with the same given name, an initial for it, or a surname alone that only one of them bears.
    Two given names keep one surname apart. Bodies meet by equal names and by acronyms. Whoever is only
    described ('the mayor', 'officials') or not named at all stays alone. The result does not depend on
    the order of the readings; one given twice counts once.

    Cost: quadratic in the number of different names that share a surname, else linear.
    """
    by_document = {reading.document.id: reading for reading in readings}
    everybody = [
        _named(Member(document, entity.id), entity)
        for document in sorted(by_document)
        for entity in by_document[document].entities
    ]
    groups = _Groups(len(everybody))
    _join_persons(everybody, groups)
    _join_bodies(everybody, groups)
    together: dict[int, list[_Named]] = defaultdict(list)
    for n, named in enumerate(everybody):
        together[groups.of(n)].append(named)
    return tuple(sorted(map(_person, together.values()), key=lambda person: person.id))


class _Groups:
    """Disjoint sets of numbers."""

    def __init__(self, size: int) -> None:
        self.above = list(range(size))

    def of(self, n: int) -> int:
        while self.above[n] != n:
            self.above[n] = self.above[self.above[n]]
            n = self.above[n]
        return n

    def join(self, numbers: Sequence[int]) -> None:
        first = min(map(self.of, numbers))
        for n in numbers:
            self.above[self.of(n)] = first


def _named(member: Member, entity: Entity) -> _Named:
    every = [entity.name, *entity.aliases] if entity.name is not None else []
    return _Named(member, entity, frozenset(words_of_name(n) for n in every if n and _is_proper(n, entity)))


def _is_proper(name: str, entity: Entity) -> bool:
    if is_name(name):
        return True
    words = name.split()
    small = name == name.lower() and entity.type == "person" and 2 <= len(words) <= 3
    return (
        small
        and not any(w in nouns("person") or w in nouns("group") for w in words)
        and words[0].isalpha()
        and words[0]
        not in {
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "our",
            "my",
            "its",
            "this",
            "that",
            "some",
            "many",
            "one",
            "another",
            "former",
        }
    )


def _join_persons(everybody: Sequence[_Named], groups: _Groups) -> None:
    bearers: dict[Words, list[int]] = defaultdict(list)
    for n, named in enumerate(everybody):
        if named.entity.type in {"person", "other"}:
            for words in named.names:
                bearers[words].append(n)
    full = sorted(words for words in bearers if len(words) > 1)
    for words in full:
        groups.join(bearers[words])
    by_surname: dict[str, list[Words]] = defaultdict(list)
    for words in full:
        by_surname[surname(words)[:1]].append(words)
    for same_letter in by_surname.values():
        for words in same_letter:
            near = [w for w in same_letter if w != words and same_person(words, w, strict=True)]
            if near and all(same_person(a, b, strict=True) for a in near for b in near):
                groups.join([bearers[w][0] for w in (words, *near)])
    for words in sorted(words for words in bearers if len(words) == 1):
        owners = {groups.of(bearers[w][0]) for w in full if surname(w) == words[0]}
        owners = owners or {groups.of(bearers[w][0]) for w in full if _spelt_alike(surname(w), words[0])}
        alone = [n for n in bearers[words] if all(len(w) == 1 for w in everybody[n].names)]
        if len(owners) == 1:
            groups.join([*owners, *alone])
        elif not owners and alone:
            groups.join(alone)


def _spelt_alike(a: str, b: str) -> bool:
    return len(b) > 5 and alike(a, b)


def _join_bodies(everybody: Sequence[_Named], groups: _Groups) -> None:
    bearers: dict[Words, list[int]] = defaultdict(list)
    for n, named in enumerate(everybody):
        if named.entity.type in {"organisation", "group", "document"}:
            for words in named.names:
                bearers[words].append(n)
    short: dict[str, set[int]] = defaultdict(set)
    for words, numbers in sorted(bearers.items()):
        groups.join(numbers)
        if len(words) > 1:
            short[acronym_of(words)].add(numbers[0])
    for words, numbers in sorted(bearers.items()):
        if len(words) == 1 and len(words[0]) > 1:
            owners = {groups.of(n) for n in short.get(words[0], ())}
            if len(owners) == 1:
                groups.join([*owners, numbers[0]])


def _person(together: list[_Named]) -> Person:
    members = tuple(sorted(named.member for named in together))
    entities = [named.entity for named in together]
    names = Counter(entity.name for entity in entities if entity.name is not None)
    name = min(names, key=lambda n: (not is_name(n), -len(words_of_name(n)), -names[n], n), default=None)
    others = {n for entity in entities for n in (entity.name, *entity.aliases) if n is not None} - {name}
    types = Counter(entity.type for entity in entities)
    return Person(
        hashlib.sha256(f"{members[0].document}\0{members[0].local}".encode()).hexdigest()[:12],
        name,
        min(types, key=lambda kind: (kind == "other", -types[kind], kind)),
        members,
        tuple(sorted(others)),
    )
