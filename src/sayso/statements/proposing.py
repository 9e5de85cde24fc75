"""People, and organisations, who may be one though their names do not say so: pairs worth a look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from sayso.records.causalmap import Person
from sayso.statements.names import (
    acronym_of,
    folded,
    gender_of,
    is_name,
    same_body,
    same_person,
    sounds,
    surname,
    words_of_name,
)

_MOST = 60  # people of one surname, or who share a word of their names, at most, to be compared
_BODIES = frozenset({"organisation", "group", "other"})

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MaybeOne:
    """Two people, or organisations, of the map who may be one.

    Attributes:
        first, second: their ids, in the order of the alphabet.
        reason: what tells for it, in words.
    """

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody with the words of the name, further names of two words or more, and gender, '' if not told."""

    person: Person
    words: Name
    others: frozenset[Name]
    gender: str

    @property
    def body(self) -> bool:
        return self.person.type in _BODIES


def propose_people(people: Iterable[Person]) -> tuple[MaybeOne, ...]:
    """Pairs of people, or of organisations, that may be one, the likeliest first, whatever the order given.

    First names of which one says less than the other ('H. Kern' and 'Hana Kern', 'the Board' of 'the Marine
    Board'), then further names that both go by, then a surname that somebody has who has no other, then
    organisations that are only described, and alike ('the council'). Of pairs with one reason those go first
    who stand in most documents. People under a pseudonym are left out.

    How likely a pair is has not been estimated: the order is a judgement.
    """
    known = [_known(person) for person in sorted(people, key=lambda each: each.id) if not person.hidden]
    found: dict[tuple[str, str], tuple[int, int, MaybeOne]] = {}
    for a, b in _near([each for each in known if each is not None]):
        pair = a.person.id, b.person.id
        if pair not in found and (told := _reason(a, b)) is not None:
            rank, reason = told
            weight = len({m.document for each in (a, b) for m in each.person.members})
            found[pair] = rank, -weight, MaybeOne(*pair, reason)
    ordered = sorted(found.items(), key=lambda item: (*item[1][:2], item[0]))
    return tuple(each for _, (_, _, each) in ordered)


def _known(person: Person) -> _Known | None:
    words = words_of_name(person.name or "")
    if not words or (not is_name(person.name or "") and person.type != "organisation"):
        return None
    others = frozenset(words_of_name(alias) for alias in person.aliases if is_name(alias))
    called = (person.name or "", *person.aliases)
    titles = ([folded(word) for word in name.split()[:-1]] for name in called)
    gender = next(filter(None, (gender_of((), before) for before in titles)), "") or gender_of(words)
    return _Known(person, words, frozenset(name for name in others if len(name) > 1), gender)


def _near(known: Iterable[_Known]) -> Iterator[tuple[_Known, _Known]]:
    """Pairs, in the order of their ids, that share something of their names; some of them more than once."""
    blocks: defaultdict[tuple[str, object], list[_Known]] = defaultdict(list)
    for each in known:
        for block in _blocks(each):
            blocks[block].append(each)
    for together in blocks.values():
        if len(together) <= _MOST:
            yield from combinations(together, 2)


def _blocks(each: _Known) -> set[tuple[str, object]]:
    words = each.words
    found: set[tuple[str, object]] = {("name", name) for name in (words, *each.others)}
    if each.body:
        found |= {("word", words[0]), ("word", words[-1])}
        if len(words) > 1:
            found.add(("word", acronym_of(words)))
    else:
        found |= {("surname", surname(words)), ("heard", sounds(surname(words)))}
    return found


def _reason(a: _Known, b: _Known) -> tuple[int, str] | None:
    """Why two may be one, and how far down the list that stands; None where nothing tells for it."""
    if a.body != b.body or (a.gender and b.gender and a.gender != b.gender):
        return None
    named = is_name(a.person.name or ""), is_name(b.person.name or "")
    if not all(named):
        alike = a.words == b.words and not any(named)
        return (3, "described alike; no name tells whether they are one") if alike else None
    if a.body:
        if same_body(a.words, b.words):
            return 0, "one name is a part of the other, or stands for it"
    elif same_person(a.words, b.words, strict=True):
        short = any(len(word) == 1 for word in (*a.words, *b.words))
        return 0, "one name has an initial for the other" if short else "the names may be spellings of one"
    if shared := ({a.words, *a.others} & {b.words, *b.others}):
        return 1, f"both are called {' '.join(min(shared)).title()!r}"
    if not a.body and 1 in (len(a.words), len(b.words)) and same_person(a.words, b.words):
        return 2, "one surname, and one of them has no other name"
    return None
