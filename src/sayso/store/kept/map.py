"""The kept map, of which no more is loaded than is looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

from sqlalchemy import Connection, and_, func, or_, select

from sayso.causalmap.links import assemble
from sayso.decisions.places import plain
from sayso.records.causalmap import Arrow, CausalMap, Link, MapVariable, Naming, Person, Saying
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.statements.masking import Mask
from sayso.store.kept import tables
from sayso.store.kept.claims import THRESHOLD, claims_about, saying_from
from sayso.store.kept.things import DECIDED, PEOPLE, VARIABLES, Sort, load, person_from, variable_from
from sayso.store.loading import portions, rows

Look = Callable[[], AbstractContextManager[Connection]]
"""Opens a transaction in which the kept map is the one that was asked for."""

Thing = TypeVar("Thing", MapVariable, Person)
_AT_ONCE = 100  # readings that are held at a time
_TOGETHER = 500  # readings that are loaded in one look, so that whoever writes meanwhile waits for no more


class KeptThings(Mapping[str, Thing], Generic[Thing]):
    """The variables, or people, of the kept map by id."""

    def __init__(self, look: Look, sort: Sort, make: Callable[[Any, Any], Thing]) -> None:
        self._look, self._sort = look, sort
        self._make: Callable[[Any, Any], Thing] = make
        self._known: dict[str, Thing] = {}
        self._whole = False

    def __getitem__(self, id: str) -> Thing:
        if id not in self._known and not self._whole:
            self.some((id,))
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        if not self._whole:
            with self._look() as connection:
                found = load(connection, self._sort)
            self._known = {row.id: self._make(row, members) for row, members in found}
            self._whole = True
        return iter(self._known)

    def __len__(self) -> int:
        table = self._sort.things
        with self._look() as connection:
            shown = select(func.count()).select_from(table).where(table.c.shown == 1)
            return int(connection.execute(shown).scalar_one())

    def some(self, ids: Collection[str]) -> list[Thing]:
        """Those of these that are there, in the order of their ids."""
        missing = set(ids) - self._known.keys()
        if missing and not self._whole:
            with self._look() as connection:
                found = load(connection, self._sort, missing)
            self._known |= {row.id: self._make(row, members) for row, members in found}
        return [self._known[id] for id in sorted(set(ids)) if id in self._known]

    def names(self, having: Collection[str] = ()) -> list[Naming]:
        """What they are called, in the order of their ids; see `CausalMap.names_of_variables`."""
        table = self._sort.things.c
        query = select(table.id, table.name, table.aliases).where(table.shown == 1).order_by(table.id)
        if having:
            all_there = and_(*(func.instr(table.plain, part) > 0 for part in sorted(having)))
            query = query.where(or_(all_there, table.aliases != "[]"))
        with self._look() as connection:
            return [
                Naming(id, name or "", () if aliases == "[]" else tuple(json.loads(aliases)))
                for id, name, aliases in connection.execute(query).all()
            ]

    def named(self, name: str) -> list[str]:
        """The ids of those of this very name."""
        table = self._sort.things.c
        query = select(table.id).where(table.shown == 1, table.plain == plain(name), table.name == name)
        with self._look() as connection:
            return list(connection.execute(query.order_by(table.id)).scalars())


class KeptMap(CausalMap):
    """The map of everybody as the project file keeps it."""

    threshold = THRESHOLD

    def __new__(cls, *look: Look, **parts: Any) -> Any:
        """A kept map; or, where `dataclasses.replace` asks for one of other parts, a map of these alone."""
        return CausalMap(**parts) if parts else super().__new__(cls)

    def __init__(self, look: Look) -> None:
        self._look: Look
        self._variables: KeptThings[MapVariable]
        self._people: KeptThings[Person]
        object.__setattr__(self, "_look", look)
        object.__setattr__(self, "_variables", KeptThings(look, VARIABLES, variable_from))
        object.__setattr__(self, "_people", KeptThings(look, PEOPLE, person_from))
        object.__setattr__(self, "variables", self._variables)
        object.__setattr__(self, "people", self._people)

    @cached_property
    def _whole(self) -> CausalMap:
        return self._assembled(self.sayings())

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links, with their claims."""
        return self._whole.links

    @cached_property
    def denied_only(self) -> tuple[Saying, ...]:
        """Denied claims whose link nobody says."""
        return self._whole.denied_only

    @cached_property
    def questioned(self) -> tuple[Saying, ...]:
        """Questioned claims."""
        return self._whole.questioned

    @cached_property
    def weak(self) -> tuple[Saying, ...]:
        """Claims below the threshold."""
        return self._whole.weak

    @cached_property
    def self_links(self) -> tuple[Saying, ...]:
        """Claims whose sides are one variable."""
        return self._whole.self_links

    @cached_property
    def rejected(self) -> tuple[Saying, ...]:
        """Claims that a person rejected."""
        return self._whole.rejected

    def sayings(
        self, *, holders: Collection[str] | None = None, documents: Collection[str] | None = None
    ) -> tuple[Saying, ...]:
        """Every claim on the map once, or those asked for, in document and text order."""
        if holders is None and documents is None and "_whole" in self.__dict__:
            return self._whole.sayings()
        table = tables.claims
        query = select(table)
        if documents is not None:
            query = query.where(table.c.document.in_(sorted(documents)))
        with self._look() as connection:
            found = rows(connection, query, table.c.holder, holders)
        return tuple(sorted(map(saying_from, found), key=lambda saying: saying.order))

    def links_about(self, variables: Collection[str]) -> tuple[Link, ...]:
        """The links from or to one of these variables, in the order of all links."""
        table, found = tables.claims, {}
        with self._look() as connection:
            for column in (table.c.cause, table.c.effect):
                for row in rows(connection, select(table), column, variables):
                    saying = saying_from(row)
                    found[saying.order] = saying
        return self._assembled(found.values()).links

    def links_of(self, ids: Collection[str]) -> dict[str, Link]:
        """These links by id."""
        link = tables.links.c
        with self._look() as connection:
            pairs = set(map(tuple, rows(connection, select(link.cause, link.effect), link.id, ids)))
        return {each.id: each for each in self.of_pairs(pairs).links if each.id in ids}

    def of_pairs(self, pairs: Collection[tuple[str, str]]) -> CausalMap:
        """A map of all claims about these pairs of variables."""
        with self._look() as connection:
            found = claims_about(connection, pairs)
        return self._assembled(map(saying_from, found))

    @property
    def link_count(self) -> int:
        """How many links there are."""
        with self._look() as connection:
            return int(connection.execute(select(func.count()).select_from(tables.links)).scalar_one())

    def arrows(
        self,
        *,
        causes: Collection[str] | None = None,
        effects: Collection[str] | None = None,
        least: int = 0,
    ) -> Sequence[Arrow]:
        """The links without their claims, or those asked for."""
        link = tables.links.c
        query = select(link.id, link.cause, link.polarity, link.effect, link.support)
        if least:
            query = query.where(link.support >= least)
        with self._look() as connection:
            if causes is not None:
                found = rows(connection, query, link.cause, causes)
            else:
                found = rows(connection, query, link.effect, effects)
        made = list(map(Arrow._make, found))
        if causes is None or effects is None:
            return made
        return [arrow for arrow in made if arrow.effect in effects]

    def variables_of(self, ids: Collection[str]) -> list[MapVariable]:
        """These variables, in the order of their ids."""
        return self._variables.some(ids)

    def people_of(self, ids: Collection[str]) -> list[Person]:
        """These people, in the order of their ids."""
        return self._people.some(ids)

    def names_of_variables(self, having: Collection[str] = ()) -> list[Naming]:
        """What the variables are called, in the order of their ids."""
        return self._variables.names(having)

    def variables_named(self, name: str) -> list[str]:
        """The ids of the variables of this very name."""
        return self._variables.named(name)

    def names_of_people(self) -> list[Naming]:
        """What everybody is called, in the order of their ids."""
        return self._people.names()

    @property
    def grouped(self) -> bool:
        """Whether people put variables under general ones."""
        table = tables.variables.c
        query = select(table.id).where(table.decided == DECIDED, table.general.is_not(None)).limit(1)
        with self._look() as connection:
            return connection.execute(query).first() is not None

    @cached_property
    def mask(self) -> Mask:
        """What finds the names that pseudonyms stand for."""
        table = tables.people.c
        with self._look() as connection:
            query = select(table.id).where(table.decided == DECIDED, table.hidden != "[]").limit(1)
            found = connection.execute(query).first()
        return Mask(self.people.values() if found is not None else ())

    def _assembled(self, sayings: Iterable[Saying]) -> CausalMap:
        """The map of some claims, without its variables and people."""
        found = tuple(sayings)
        people = self._people.some({saying.holder for saying in found})
        return assemble(found, variables=(), people=people, threshold=THRESHOLD)


class KeptReadings(Sequence[Reading]):
    """The readings as people corrected them, by document id."""

    def __init__(
        self,
        ids: Sequence[str],
        load: Callable[[Collection[str]], dict[str, Reading]],
        told: Callable[[], dict[str, Document]],
        texts: Callable[[], Iterator[tuple[str, str]]],
    ) -> None:
        """Keep what loads them.

        Args:
            ids: of the documents, sorted.
            load: gives the readings of some of them.
            told: gives what each document tells about itself, without its text where that is not needed to
                name it, in order of ids.
            texts: gives the texts with the ids of their documents, in any order.
        """
        self._ids, self.told, self.texts = ids, told, texts
        self.by_document = ReadingsById(ids, load)

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.by_document.values())

    @overload
    def __getitem__(self, place: int) -> Reading: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Reading]: ...
    def __getitem__(self, place: int | slice) -> Reading | Sequence[Reading]:
        return tuple(self)[place]


class ReadingsById(Mapping[str, Reading]):
    """Readings by document id, each loaded when it is asked for."""

    def __init__(self, ids: Sequence[str], load: Callable[[Collection[str]], dict[str, Reading]]) -> None:
        self._ids = dict.fromkeys(ids)
        self._load = load
        self._known: dict[str, Reading] = {}

    def __getitem__(self, id: str) -> Reading:
        if id not in self._known:
            if id not in self._ids:
                raise KeyError(id)
            self._known |= self._load((id,))
        return self._known[id]

    def have(self, ids: Iterable[str]) -> None:
        """Load these together."""
        if missing := [id for id in dict.fromkeys(ids) if id in self._ids and id not in self._known]:
            self._known |= self._load(missing)

    def some(self, ids: Iterable[str]) -> Iterator[Reading]:
        """These readings, of which no more than a few are held at a time."""
        for part in portions(sorted(ids), _AT_ONCE):
            known = {id: self._known[id] for id in part if id in self._known}
            yield from (known | self._load([id for id in part if id not in known])).values()

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def values(self) -> ValuesView[Reading]:
        """All readings, loaded together."""
        self._load_all()
        return super().values()

    def items(self) -> ItemsView[str, Reading]:
        """All readings with their ids, loaded together."""
        self._load_all()
        return super().items()

    def _load_all(self) -> None:
        for part in portions(list(self._ids), _TOGETHER):
            self.have(part)
