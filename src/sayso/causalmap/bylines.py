"""Who an author's own voice counts as: the byline, else the publisher, else the document."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from sayso.records.causalmap import Person
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.statement import EntityType

_BY = re.compile(r"\s*by:?\s+(?=\S)", re.IGNORECASE)
_MARKS = re.compile(r"[^\w\s]|_")
_ALIKE: Mapping[EntityType, frozenset[EntityType]] = {
    "person": frozenset({"person", "other"}),
    "organisation": frozenset({"organisation", "group", "other"}),
    "document": frozenset(),
}
"""As whom a byline of each type may already be among the people."""


def find_bylines(
    readings: Iterable[Reading], people: Iterable[Person]
) -> tuple[tuple[Person, ...], dict[str, str]]:
    """The people that authors' own voices count as, and for each document the id of its own.

    Only documents that claim something in their own voice get one. An author or publisher who is
    already among the people, under exactly one person's name and as the same sort of being, is that
    person, also when the byline tells an office behind the name ('Jane Doe, treasurer'); two people of
    one name are never guessed between, the byline then stands apart.

    Returns:
        The new people, by id, and the id of the own voice by document id.
    """
    found = {reading.document.id: voice for reading in readings if (voice := own_voice(reading)) is not None}
    return name_voices(found, people)


Voice = tuple[EntityType, str]


def own_voice(reading: Reading) -> Voice | None:
    """What a document calls whoever speaks in it, and what sort of being that is; None if nobody claims."""
    return None if all(claim.holders for claim in reading.claims) else _voice(reading.document)


def name_voices(
    found: Mapping[str, Voice], people: Iterable[Person]
) -> tuple[tuple[Person, ...], dict[str, str]]:
    """The people that these own voices, by document id, count as; see `find_bylines`."""
    known = _by_name(people)
    names: dict[tuple[EntityType, str], Counter[str]] = defaultdict(Counter)
    voices: dict[str, str] = {}
    for document, (kind, name) in found.items():
        same = name_key(name) if kind != "document" else document
        namesakes = known.get(same, []) or known.get(_without_office(name), [])
        alike = [person.id for person in namesakes if person.type in _ALIKE[kind]]
        if len(alike) == 1:
            voices[document] = alike[0]
        else:
            names[kind, same][name] += 1
            voices[document] = _byline_id(kind, same)
    new = (
        Person(_byline_id(kind, same), _commonest(said), kind, role="byline")
        for (kind, same), said in names.items()
    )
    return tuple(sorted(new, key=lambda person: person.id)), voices


def name_key(name: str) -> str:
    """What two spellings of one name share: letters without case, marks and doubled spaces.

    >>> name_key("By JANE  Q. Doe") == name_key("Jane Q Doe")
    True
    """
    plain = unicodedata.normalize("NFKC", _BY.sub("", name, count=1))
    return " ".join(_MARKS.sub(" ", plain).casefold().split())


def _without_office(name: str) -> str:
    """The key of the name before a comma and an office; that of a list of names is left alone.

    >>> _without_office("Jane Doe, Director of Roads"), _without_office("Jane Doe, John Roe")
    ('jane doe', '')
    """
    first, _, office = name.partition(",")
    words = office.split()
    is_office = len(words) == 1 or any(word.islower() for word in words)
    return name_key(first) if is_office else ""


def _voice(document: Document) -> Voice:
    if document.author and name_key(document.author):
        return "person", _BY.sub("", document.author, count=1).strip()
    if document.publisher and name_key(document.publisher):
        return "organisation", document.publisher.strip()
    return "document", document.title or PurePath(document.origin).name or f"document {document.id}"


def _by_name(people: Iterable[Person]) -> dict[str, list[Person]]:
    known: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.name:
            known[name_key(person.name)].append(person)
    return known


def _byline_id(kind: EntityType, same: str) -> str:
    return hashlib.sha256(f"byline\0{kind}\0{same}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _commonest(said: Counter[str]) -> str:
    return min(said, key=lambda name: (-said[name], len(name), name))
