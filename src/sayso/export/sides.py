"""The report's speakers side by side: those pairs who have most to say to each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sayso.causalmap.compare import compare
from sayso.causalmap.perspective import perspective
from sayso.export.positions import find_positions
from sayso.export.view import View
from sayso.export.wording import person_name
from sayso.records.comparison import Comparison

Pair = tuple[str, str]

MOST = 3
"""Pairs that the report compares."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two people of the map by name, and their maps compared."""

    names: tuple[str, str]
    comparison: Comparison


def main_sides(view: View) -> tuple[Beside, ...]:
    """At most `MOST` pairs of speakers with a name who contradict each other or agree.

    Those who contradict each other on most links come first, then those who agree on most, then those who
    hold most.
    """
    disputes, agrees, holds = Counter[Pair](), Counter[Pair](), Counter[str]()
    for position in find_positions(view.cmap):
        one = position.person
        holds[one] = len(position.holds)
        for dispute in position.disputes:
            disputes.update((one, other) for other in dispute.against)
        agrees.update({(one, other): shared for other, shared in position.agrees})
    named = {person.id for person in view.cmap.people.values() if person.name is not None}
    pairs = {
        pair
        for pair in (*disputes, *agrees)
        if named.issuperset(pair) and (holds[pair[1]], pair[1]) < (holds[pair[0]], pair[0])
    }
    best = sorted(pairs, key=lambda p: (-disputes[p], -agrees[p], -holds[p[0]] - holds[p[1]], p))
    return tuple(_beside(view, *pair) for pair in best[:MOST])


def _beside(view: View, one: str, other: str) -> Beside:
    maps = [perspective(view.cmap, lambda saying, who=who: saying.holder == who) for who in (one, other)]  # type: ignore[misc]
    people = view.cmap.people
    return Beside((person_name(people[one]), person_name(people[other])), compare(view.cmap, *maps))
