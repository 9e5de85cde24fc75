"""The people, bodies and groups of many documents brought together by their names."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import takewhile
from typing import Literal, get_args

from sayso.records.causalmap import Member, Person
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.statement import Entity, EntityType
from sayso.statements.names import (
    acronym_of,
    alike,
    folded,
    gender_of,
    is_name,
    same_person,
    sounds,
    surname,
    words_of_name,
)

Name = tuple[str, ...]
Bearer = tuple[Name, str]
"""A name with what tells of its bearer's gender: 'f', 'm' or ''."""

_BODIES: frozenset[EntityType] = frozenset({"organisation", "group", "document", "other"})


def join_people(readings: Iterable[Reading]) -> tuple[Person, ...]:
    """The people of the map, by id: entities of single readings whose names are one person's or body's.

    Two full names of a person meet when surname and given name agree, initials, short forms and
    spellings included; a surname alone meets the one person it fits, and of two the one whom a title
    tells ('Mr Kern' is not Ada Kern). A body meets its acronym and a name that ends like its own. A name
    that fits two who cannot be one stays apart, and so does whoever is only described ('officials', 'the
    mayor') or left unnamed. The result does not depend on the order of the readings.

    The id is made from the smallest member, so it stays when documents with larger ids join.
    """
    readings = tuple(readings)
    return join_entities(
        {
            Member(reading.document.id, entity.id): entity
            for reading in readings
            for entity in reversed(reading.entities)
        },
        {
            Member(reading.document.id, entity.id)
            for reading in readings
            for entity in reading.entities
            if signs(entity, reading.document)
        },
    )


def signs(entity: Entity, document: Document) -> bool:
    """Whether somebody is the author of a document by name."""
    return bool(entity.name) and entity.name == document.author


Sort = Literal["person", "body"]


def join_entities(entities: Mapping[Member, Entity], signed: Set[Member]) -> tuple[Person, ...]:
    """The people that entities of single readings are, as `join_people` brings them together.

    Args:
        signed: those who are authors of their documents.
    """
    called = {member: called_by(entity, signs=member in signed) for member, entity in entities.items()}
    bearers: dict[Sort, dict[Bearer, Bearer]] = {
        sort: bearers_of(sort, {name for each, name in filter(None, called.values()) if each == sort})
        for sort in get_args(Sort)
    }
    groups: dict[object, list[Member]] = defaultdict(list)
    for member in sorted(entities):
        found = called[member]
        groups[member if found is None else (found[0], bearers[found[0]][found[1]])].append(member)
    people = (person_of([(member, entities[member]) for member in group]) for group in groups.values())
    return tuple(sorted(people, key=lambda person: person.id))


def called_by(entity: Entity, *, signs: bool) -> tuple[Sort, Bearer] | None:
    """The name by which somebody may be met elsewhere; None for who has none.

    Args:
        signs: whether this is the document's author, who has a name however it is written.
    """
    if not entity.name or not (signs or is_name(entity.name)):
        return None
    words = words_of_name(entity.name)
    if not words:
        return None
    if entity.type in _BODIES:
        return "body", (words, "")
    return "person", (words, _gender(entity, words))


def bearers_of(sort: Sort, names: Set[Bearer]) -> dict[Bearer, Bearer]:
    """For each of all names of persons, or of bodies, the one that stands for all names of its bearer."""
    if sort == "person":
        return _joined(names, _block_of_person, _fuller_person, _one_person)
    return _joined(names, _block_of_body, _fuller_body, _one_body)


def _gender(entity: Entity, words: Name) -> str:
    """'f', 'm' or '' by the titles that an entity goes by, else by its given name."""
    titled = (
        gender_of((), list(takewhile(lambda word: word not in words, map(folded, alias.split()))))
        for alias in (entity.name or "", *entity.aliases)
    )
    return next(filter(None, titled), "") or gender_of(words)


def _joined(
    names: Set[Bearer],
    block_of: Callable[[Bearer], Iterable[str]],
    fuller: Callable[[Bearer, Bearer], bool],
    one: Callable[[Bearer, Bearer], bool],
) -> dict[Bearer, Bearer]:
    """For each name the one that stands for all names of its bearer.

    A name joins the fuller names it fits only when those all fit each other.
    """
    blocks: dict[str, list[Bearer]] = defaultdict(list)
    for name in sorted(names):
        for block in block_of(name):
            blocks[block].append(name)
    above = {name: name for name in names}

    def root(name: Bearer) -> Bearer:
        while above[name] != name:
            name = above[name]
        return name

    for name in sorted(names):
        near = {other for block in block_of(name) for other in blocks[block] if other != name}
        fits = sorted(other for other in near if fuller(other, name) and one(name, other))
        if all(one(a, b) for a in fits for b in fits if a < b):
            for other in fits:
                a, b = sorted((root(name), root(other)))
                above[b] = a
    return {name: root(name) for name in names}


def _block_of_person(bearer: Bearer) -> frozenset[str]:
    return _spellings(surname(bearer[0]))


@lru_cache(maxsize=65536)
def _spellings(word: str) -> frozenset[str]:
    """What a word shares with each of its spellings: its sounds, and what is left without a letter or two.

    Method: symmetric deletion (Garbe 2012): two words that differ by k letters share one of the words
    that each gives with up to k letters left out.
    """
    found = {word, f"={sounds(word)}"}
    layer = {word}
    for _ in range(0 if len(word) < 6 else 1 if len(word) < 8 else 2):
        layer = {w[:i] + w[i + 1 :] for w in layer for i in range(1, len(w))}
        found |= layer
    return frozenset(found)


def _fuller_person(other: Bearer, bearer: Bearer) -> bool:
    """Whether another says as much: a surname alone is placed by full names, or by itself with a title."""
    (theirs, told), (name, _) = other, bearer
    if theirs == name:
        return bool(told)
    return len(theirs) > 1 and (len(name) == 1 or _spelled(theirs) >= _spelled(name))


def _one_person(a: Bearer, b: Bearer) -> bool:
    return (a[1] == b[1] or "" in (a[1], b[1])) and same_person(a[0], b[0])


def _spelled(name: Name) -> int:
    return sum(1 for word in name if len(word) > 1)


def _block_of_body(bearer: Bearer) -> frozenset[str]:
    name = bearer[0]
    return _spellings(name[-1]) | {acronym_of(name) if len(name) > 1 else name[0]}


def _fuller_body(other: Bearer, bearer: Bearer) -> bool:
    return len(other[0]) >= len(bearer[0])


def _one_body(one: Bearer, other: Bearer) -> bool:
    """Equal but for spelling, an acronym, or a name of two words or more that ends the other."""
    (a, _), (b, _) = one, other
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) == len(longer):
        return len(a) > 1 and all(map(alike, a, b))
    if len(shorter) == 1:
        return len(shorter[0]) > 2 and shorter[0] == acronym_of(longer)
    return longer[-len(shorter) :] == shorter


def person_of(group: Sequence[tuple[Member, Entity]]) -> Person:
    """The person that entities of single readings are, in the order of their places."""
    names = Counter(entity.name for _, entity in group if entity.name)
    types = Counter(entity.type for _, entity in group)
    name = (
        min(names, key=lambda n: (-len(words_of_name(n)), n.isupper(), -names[n], len(n), n))
        if names
        else None
    )
    aliases = {*names, *(alias for _, entity in group for alias in entity.aliases)} - {name}
    members = tuple(member for member, _ in group)
    smallest = f"{members[0].document}\0{members[0].local}".encode()
    return Person(
        id=hashlib.sha256(smallest).hexdigest()[:12],
        name=name,
        type=min(types, key=lambda type: (-types[type], type)),
        members=members,
        aliases=tuple(sorted(aliases)),
    )
