"""What a decision would make of the map, before anybody takes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from sayso.api.building import with_loops
from sayso.causalmap.links import assemble
from sayso.export.view import View
from sayso.records.causalmap import CausalMap, MapVariable, Person, Saying
from sayso.records.condition import Condition

Thing = TypeVar("Thing", MapVariable, Person)


def with_merged(view: View, ids: Sequence[str], name: str = "", *, people: bool = False) -> View:
    """The map as it would be if these variables, or people, were one, which keeps the id of the first.

    Args:
        name: what it would be called; '' for the name of the first.
    """
    return _merged(view, view.cmap.sayings(), ids, name, people=people)


def around_merge(
    view: View, ids: Sequence[str], name: str = "", *, people: bool = False
) -> tuple[CausalMap, View]:
    """Of the map now and as it would be only what is said about these, or by them."""
    cmap = view.cmap
    if people:
        pairs = {
            (saying.cause, saying.effect) for saying in cmap.sayings((Condition("holder", frozenset(ids)),))
        }
        near = cmap.of_pairs(pairs)
    else:
        near = cmap.about(set(ids))
    return near, _merged(view, near.sayings(), ids, name, people=people)


def _merged(view: View, sayings: Iterable[Saying], ids: Sequence[str], name: str, *, people: bool) -> View:
    first, *others = ids
    cmap = view.cmap

    def now(id: str) -> str:
        return first if id in others else id

    def moved(saying: Saying) -> Saying:
        if people:
            return replace(saying, holders=tuple(map(now, saying.holders)))
        return replace(saying, cause=now(saying.cause), effect=now(saying.effect))

    made = assemble(
        [moved(saying) for saying in sayings],
        variables=cmap.variables.values()
        if people
        else (
            _one(variable, first, name) for variable in cmap.variables.values() if variable.id not in others
        ),
        people=(_one(person, first, name) for person in cmap.people.values() if person.id not in others)
        if people
        else cmap.people.values(),
        threshold=cmap.threshold,
    )
    return with_loops(replace(view, cmap=made))


def _one(thing: Thing, first: str, name: str) -> Thing:
    return replace(thing, name=name) if name and thing.id == first else thing
