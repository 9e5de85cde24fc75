"""Pairs of variables, or people, that a person said are not one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, product

from sayso.decisions.damage import telling
from sayso.decisions.places import Places, plain
from sayso.records.causalmap import MapVariable, Person
from sayso.records.decision import Content, Decision
from sayso.records.reading import Reading


def turns_down(entry: Decision) -> bool:
    """Whether a decision says that variables, or people, are not one.

    Its target has 'things' and 'others', none of which is one of the things; without others, the things
    are all apart from each other. With the scope 'everywhere' the same goes for whatever has their names.
    """
    return entry.kind == "reject" and entry.subject in ("variable", "person")


def turned_down(
    things: Iterable[MapVariable | Person],
    readings: Iterable[Reading],
    decisions: Sequence[Decision],
    *,
    people: bool = False,
) -> frozenset[tuple[str, str]]:
    """The pairs of ids, the smaller first, of variables, or people, that a person said are not one.

    Args:
        decisions: those that hold.
        people: the things are people, not variables.
    """
    subject = "person" if people else "variable"
    decisions = [entry for entry in decisions if turns_down(entry) and entry.subject == subject]
    if not decisions:
        return frozenset()
    places = Places(readings)
    owner, named, known = {}, defaultdict(set), set()
    for thing in things:
        known.add(thing.id)
        owner.update(dict.fromkeys(thing.members, thing.id))
        named[plain(thing.name)].add(thing.id)

    def meant(ref: Content, *, by_name: bool) -> set[str]:
        ids = {owner[member] for member in places.members(ref, people=people) if member in owner}
        if people and ref["id"] in known:  # who writes only, and is named in no text, has no members
            ids.add(ref["id"])
        return ids | named.get(plain(ref["name"]), set()) if by_name else ids

    found: set[tuple[str, str]] = set()
    for entry in decisions:
        wide = entry.scope == "everywhere"
        with telling(entry):
            ones, others = (
                [meant(ref, by_name=wide) for ref in entry.target[side]] for side in ("things", "others")
            )
        for a, b in product(ones, others) if others else combinations(ones, 2):
            found.update((min(x, y), max(x, y)) for x in a for y in b if x != y)
    return frozenset(found)
