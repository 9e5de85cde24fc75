"""Pairs of variables that a person said are not one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, product

from sayso.decisions.damage import telling
from sayso.decisions.places import Places, plain
from sayso.records.causalmap import MapVariable
from sayso.records.decision import Content, Decision
from sayso.records.reading import Reading


def turns_down(entry: Decision) -> bool:
    """Whether a decision says that variables are not one.

    Its target has 'things' and 'others', none of which is one of the things; without others, the things
    are all apart from each other. With the scope 'everywhere' the same goes for whatever has their names.
    """
    return entry.kind == "reject" and entry.subject == "variable"


def turned_down(
    variables: Iterable[MapVariable], readings: Iterable[Reading], decisions: Sequence[Decision]
) -> frozenset[tuple[str, str]]:
    """The pairs of ids, the smaller first, of variables of the map that a person said are not one.

    Args:
        decisions: those that hold.
    """
    decisions = [entry for entry in decisions if turns_down(entry)]
    if not decisions:
        return frozenset()
    places = Places(readings)
    owner, named = {}, defaultdict(set)
    for variable in variables:
        owner.update(dict.fromkeys(variable.members, variable.id))
        named[plain(variable.name)].add(variable.id)

    def meant(ref: Content, *, by_name: bool) -> set[str]:
        ids = {owner[member] for member in places.members(ref, people=False) if member in owner}
        return ids | named.get(plain(ref["name"]), set()) if by_name else ids

    found: set[tuple[str, str]] = set()
    for entry in decisions:
        wide = entry.scope == "everywhere"
        with telling(entry):
            things, others = (
                [meant(ref, by_name=wide) for ref in entry.target[side]] for side in ("things", "others")
            )
        for a, b in product(things, others) if others else combinations(things, 2):
            found.update((min(x, y), max(x, y)) for x in a for y in b if x != y)
    return frozenset(found)
