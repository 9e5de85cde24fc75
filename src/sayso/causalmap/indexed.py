"""A map in memory in which what is about something is found without looking through all of it."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self, TypeVar

from sayso.causalmap.links import Pair, assemble, strongest_first, text_order
from sayso.records.causalmap import Arrow, CausalMap, Counted, Link, MapVariable, Person, Saying, meets
from sayso.records.condition import Condition

About = TypeVar("About", Saying, Link)
Groups = Mapping[str, tuple[About, ...]]


@dataclass(frozen=True, slots=True)
class _Lists:
    """The claims by pair, document and holder, in text order; the links by the variables at their ends."""

    by_pair: Mapping[Pair, tuple[Saying, ...]]
    by_document: Groups[Saying]
    by_holder: Groups[Saying]
    links_at: Groups[Link]


class IndexedMap(CausalMap):
    """A map in memory, with lists of what is about each thing; it is never changed."""

    _lists: _Lists

    def __new__(cls, *given: object, **parts: Any) -> Any:
        """An indexed map; where `dataclasses.replace` asks for one of other parts, a map of these alone."""
        return CausalMap(**parts) if parts else super().__new__(cls)

    def __init__(self, cmap: CausalMap, lists: _Lists) -> None:
        parts = {name: getattr(cmap, name) for name in CausalMap.__match_args__}
        super().__init__(**parts)
        object.__setattr__(self, "_lists", lists)

    @classmethod
    def of(cls, cmap: CausalMap) -> Self:
        """This map with its lists."""
        sayings = cmap.sayings()
        lists = _Lists(
            _by_pair(sayings),
            _grouped(sayings, _document),
            _grouped(sayings, _holder),
            _grouped(cmap.links, _ends),
        )
        return cls(cmap, lists)

    def with_pairs(
        self,
        pairs: Collection[Pair],
        near: CausalMap,
        variables: Mapping[str, MapVariable],
        people: Mapping[str, Person],
    ) -> IndexedMap:
        """The map in which of these pairs is said what another map has of them, and all else is said as here.

        Args:
            near: has the claims about these pairs, and no others.
            variables, people: all of the new map.
        """
        sayings, before = near.sayings(), self._lists
        left = self._said_of(pairs)
        links = [link for pair in pairs for link in self._between(pair)]
        others = {pair: found for pair, found in before.by_pair.items() if pair not in pairs}
        lists = _Lists(
            others | _by_pair(sayings),
            _regrouped(before.by_document, left, sayings, pairs, _document, text_order),
            _regrouped(before.by_holder, left, sayings, pairs, _holder, text_order),
            _regrouped(before.links_at, links, near.links, pairs, _ends, _strongest_first),
        )

        def also(own: Sequence[Saying], other: Iterable[Saying]) -> tuple[Saying, ...]:
            return _inserted(own, other, pairs, text_order)

        cmap = CausalMap(
            variables=variables,
            people=people,
            links=_inserted(self.links, near.links, pairs, _strongest_first),
            denied_only=also(self.denied_only, near.denied_only),
            questioned=also(self.questioned, near.questioned),
            weak=also(self.weak, near.weak),
            rejected=also(self.rejected, near.rejected),
            self_links=also(self.self_links, near.self_links),
            threshold=self.threshold,
        )
        return IndexedMap(cmap, lists)

    def sayings(self, asked: Collection[Condition] = ()) -> tuple[Saying, ...]:
        """Every claim on the map once, or those asked for, in document and text order."""
        wanted = {each.field: each.values for each in asked if not each.without}
        by_document, by_holder = self._lists.by_document, self._lists.by_holder
        if "holder" in wanted:
            found = sorted(_listed(by_holder, wanted["holder"]), key=text_order)
        elif "side" in wanted:
            found = sorted(self._said_of(self._pairs_at(wanted["side"])), key=text_order)
        else:
            found = _listed(by_document, sorted(wanted.get("document", by_document)))
        return tuple(saying for saying in found if meets(saying, asked))

    def links_about(self, variables: Set[str]) -> tuple[Link, ...]:
        """The links from or to one of these variables, in the order of all links."""
        return tuple(sorted(self._links_at(variables), key=_strongest_first))

    def of_pairs(self, pairs: Collection[Pair]) -> CausalMap:
        """A map of all claims about these pairs of variables."""
        found = self._said_of(pairs)
        people = self.people_of({saying.holder for saying in found})
        return assemble(found, variables=(), people=people, threshold=self.threshold)

    def about(self, variables: Set[str]) -> CausalMap:
        """A map of all claims from or to one of these variables."""
        return self.of_pairs(self._pairs_at(variables))

    def links_of(self, ids: Collection[str]) -> dict[str, Link]:
        """These links by id."""
        return {id: self._links[id] for id in ids if id in self._links}

    def arrows(
        self,
        *,
        causes: Collection[str] | None = None,
        effects: Collection[str] | None = None,
        least: int = 0,
    ) -> Sequence[Arrow]:
        """The links without their claims, or those asked for."""
        if causes is None and effects is None:
            return super().arrows(least=least)
        ends = causes if causes is not None else effects
        assert ends is not None
        return [
            Arrow(each.id, each.cause, each.polarity, each.effect, each.support)
            for each in self._links_at(ends)
            if (causes is None or each.cause in causes)
            and (effects is None or each.effect in effects)
            and each.support >= least
        ]

    @cached_property
    def _links(self) -> Mapping[str, Link]:
        return {link.id: link for link in self.links}

    def _pairs_at(self, variables: Set[str]) -> list[Pair]:
        return [pair for pair in self._lists.by_pair if not variables.isdisjoint(pair)]

    def _said_of(self, pairs: Iterable[Pair]) -> list[Saying]:
        return [saying for pair in pairs for saying in self._lists.by_pair.get(pair, ())]

    def _links_at(self, variables: Iterable[str]) -> Iterable[Link]:
        return {link.id: link for link in _listed(self._lists.links_at, variables)}.values()

    def _between(self, pair: Pair) -> list[Link]:
        return [link for link in self._lists.links_at.get(pair[0], ()) if link.effect == pair[1]]


def _strongest_first(link: Link) -> tuple[int, int, int, float, str]:
    return strongest_first(Counted.of(link))


def _listed(groups: Groups[About], ids: Iterable[str]) -> list[About]:
    return [thing for id in ids for thing in groups.get(id, ())]


def _pair(about: Saying | Link) -> Pair:
    return about.cause, about.effect


def _document(saying: Saying) -> tuple[str, ...]:
    return (saying.document,)


def _holder(saying: Saying) -> tuple[str, ...]:
    return (saying.holder,)


def _ends(link: Link) -> tuple[str, ...]:
    return link.cause, link.effect


def _by_pair(sayings: Iterable[Saying]) -> dict[Pair, tuple[Saying, ...]]:
    found: defaultdict[Pair, list[Saying]] = defaultdict(list)
    for saying in sayings:
        found[_pair(saying)].append(saying)
    return {pair: tuple(group) for pair, group in found.items()}


def _grouped(things: Iterable[About], ids: Callable[[About], tuple[str, ...]]) -> Groups[About]:
    found: defaultdict[str, list[About]] = defaultdict(list)
    for thing in things:
        for id in ids(thing):
            found[id].append(thing)
    return {id: tuple(group) for id, group in found.items()}


def _regrouped(
    groups: Groups[About],
    left: Iterable[About],
    came: Iterable[About],
    pairs: Collection[Pair],
    ids: Callable[[About], tuple[str, ...]],
    order: Callable[[About], Any],
) -> Groups[About]:
    """The groups without what is about these pairs, and with what came in its place."""
    new, found = dict(groups), _grouped(came, ids)
    for id in found.keys() | {id for thing in left for id in ids(thing)}:
        now = _inserted(groups.get(id, ()), found.get(id, ()), pairs, order)
        if now:
            new[id] = now
        else:
            new.pop(id, None)
    return new


def _inserted(
    own: Sequence[About], came: Iterable[About], pairs: Collection[Pair], order: Callable[[About], Any]
) -> tuple[About, ...]:
    """What is not about these pairs, and what came, in order."""
    found = [each for each in own if _pair(each) not in pairs]
    for each in came:
        insort(found, each, key=order)
    return tuple(found)
