"""The kept map, of which no more is loaded than is looked at."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import (
    Callable,
    Collection,
    ItemsView,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    Set,
    ValuesView,
)
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

from sqlalchemy import and_, func, or_, select

from sayso.causalmap.links import assemble, count_links
from sayso.decisions.places import plain
from sayso.records.causalmap import (
    Arrow,
    CausalMap,
    ClaimKey,
    Counted,
    Link,
    MapVariable,
    Naming,
    Person,
    Saying,
    Vote,
    link_meets,
    meets,
)
from sayso.records.condition import Condition
from sayso.records.document import Document
from sayso.records.reading import Reading, Size, Spoken
from sayso.statements.masking import Mask
from sayso.store.kept import outlines, tables
from sayso.store.kept.asking import CountedLinks, of_claims
from sayso.store.kept.claims import THRESHOLD, VOTES, Pair, about, claims_about, nameless, saying_from
from sayso.store.kept.things import DECIDED, PEOPLE, VARIABLES, Sort, load, person_from, variable_from
from sayso.store.loading import Look, portions, rows

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
    """The map of everybody as the project file keeps it, or that of the claims that meet some conditions."""

    threshold = THRESHOLD

    def __new__(cls, *given: Any, **parts: Any) -> Any:
        """A kept map; or, where `dataclasses.replace` asks for one of other parts, a map of these alone."""
        return CausalMap(**parts) if parts else super().__new__(cls)

    def __init__(
        self, look: Look, asked: tuple[Condition, ...] = (), everybody: KeptMap | None = None
    ) -> None:
        """Keep what it is of.

        Args:
            asked: conditions on claims; everybody: the map of which these make a part.
        """
        self._look: Look
        self._asked: tuple[Condition, ...]
        self._variables: KeptThings[MapVariable]
        self._people: KeptThings[Person]
        object.__setattr__(self, "_look", look)
        object.__setattr__(self, "_asked", asked)
        variables = everybody._variables if everybody else KeptThings(look, VARIABLES, variable_from)
        people = everybody._people if everybody else KeptThings(look, PEOPLE, person_from)
        object.__setattr__(self, "_variables", variables)
        object.__setattr__(self, "_people", people)

    def limited(self, asked: Iterable[Condition]) -> KeptMap:
        """The map that the claims make which meet these conditions too."""
        return KeptMap(self._look, (*self._asked, *asked), self)

    @cached_property
    def variables(self) -> Mapping[str, MapVariable]:
        """The variables by id; of a part of the map those that its claims are about."""
        if not self._asked:
            return self._variables
        spoken_of = {side for vote in self._votes for side in (vote.cause, vote.effect)}
        return {each.id: each for each in self._variables.some(spoken_of)}

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """The people by id; of a part of the map those by whose word its claims are known."""
        if not self._asked:
            return self._people
        speaking = {holder for saying in self.sayings() for holder in saying.holders}
        return {each.id: each for each in self._people.some(speaking)}

    @cached_property
    def _votes(self) -> list[Vote]:
        return list(self.votes())

    @cached_property
    def _counted(self) -> list[tuple[Counted, Sequence[Vote]]]:
        return self._count(self._votes)

    def _count(self, votes: Iterable[Vote]) -> list[tuple[Counted, Sequence[Vote]]]:
        with self._look() as connection:
            unnamed = nameless(connection)
        return count_links(votes, unnamed=unnamed, threshold=THRESHOLD)

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

    def sayings(self, asked: Collection[Condition] = ()) -> tuple[Saying, ...]:
        """Every claim on the map once, or those asked for, in document and text order."""
        if not asked and "_whole" in self.__dict__:
            return self._whole.sayings()
        asked = (*self._asked, *asked)
        with self._look() as connection:
            found = connection.execute(select(tables.claims).where(*of_claims(asked))).all()
        made = (saying for saying in map(saying_from, found) if meets(saying, _of_one_claim(asked)))
        return tuple(sorted(made, key=lambda saying: saying.order))

    def votes(
        self, asked: Collection[Condition] = (), *, pairs: Collection[Pair] | None = None
    ) -> Iterable[Vote]:
        """The same claims without their words; or of these those about some pairs."""
        if pairs is not None:
            about = self._votes_about(pairs)
            return [vote for vote in about if meets(vote, asked)]
        asked = (*self._asked, *asked)
        with self._look() as connection:
            found = connection.execute(select(*VOTES).where(*of_claims(asked))).all()
        keys = _of_one_claim(asked)
        return (vote for vote in map(Vote._make, found) if all(each.met((vote.key,)) for each in keys))

    def counted(self, asked: Collection[Condition] = ()) -> Sequence[Counted]:
        """The links without their claims, or those asked for, in the order of all links."""
        if not self._asked:
            return CountedLinks(self._look, asked)
        return [link for link, _ in self._counted if link_meets((link,), asked)]

    def _votes_about(self, pairs: Collection[Pair]) -> list[Vote]:
        if self._asked:
            return [vote for vote in self._votes if (vote.cause, vote.effect) in pairs]
        with self._look() as connection:
            return list(map(Vote._make, about(connection, pairs, *VOTES)))

    def stands(self, pairs: Collection[Pair] | None = None) -> Mapping[ClaimKey, Sequence[Link | Counted]]:
        """For each claim that a link is made of, that backs it or denies it: these links."""
        found: defaultdict[ClaimKey, list[Link | Counted]] = defaultdict(list)
        counted = self._counted if pairs is None else self._count(self._votes_about(pairs))
        for link, votes in counted:
            for vote in votes:
                found[vote.key].append(link)
        return found

    def links_about(self, variables: Set[str]) -> tuple[Link, ...]:
        """The links from or to one of these variables, in the order of all links."""
        return self.about(variables).links

    def about(self, variables: Set[str]) -> CausalMap:
        """A map of all claims from or to one of these variables."""
        return self._assembled(self.sayings((Condition("side", frozenset(variables)),)))

    def links_of(self, ids: Collection[str]) -> dict[str, Link]:
        """These links by id."""
        if self._asked:
            pairs = {(link.cause, link.effect) for link, _ in self._counted if link.id in ids}
        else:
            link = tables.links.c
            with self._look() as connection:
                pairs = set(map(tuple, rows(connection, select(link.cause, link.effect), link.id, ids)))
        return {each.id: each for each in self.of_pairs(pairs).links if each.id in ids}

    def of_pairs(self, pairs: Collection[tuple[str, str]]) -> CausalMap:
        """A map of all claims about these pairs of variables."""
        with self._look() as connection:
            found = map(saying_from, claims_about(connection, pairs))
        return self._assembled(saying for saying in found if meets(saying, self._asked))

    @property
    def link_count(self) -> int:
        """How many links there are."""
        return len(self.counted())

    def arrows(
        self,
        *,
        causes: Collection[str] | None = None,
        effects: Collection[str] | None = None,
        least: int = 0,
    ) -> Sequence[Arrow]:
        """The links without their claims, or those asked for."""
        if self._asked:
            return self._whole.arrows(causes=causes, effects=effects, least=least)
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
        found = self._variables.names(having)
        return [each for each in found if each.id in self.variables] if self._asked else found

    def variables_named(self, name: str) -> list[str]:
        """The ids of the variables of this very name."""
        return [id for id in self._variables.named(name) if not self._asked or id in self.variables]

    def names_of_people(self) -> list[Naming]:
        """What everybody is called, in the order of their ids."""
        found = self._people.names()
        return [each for each in found if each.id in self.people] if self._asked else found

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


def _of_one_claim(asked: Iterable[Condition]) -> list[Condition]:
    """The conditions that the database is asked for in part only."""
    return [condition for condition in asked if condition.field == "claim"]


class KeptReadings(Sequence[Reading]):
    """The readings as people corrected them, by document id."""

    def __init__(
        self,
        ids: Sequence[str],
        load: Callable[[Collection[str]], dict[str, Reading]],
        told: Callable[[], dict[str, Document]],
        texts: Callable[[], Iterator[tuple[str, str]]],
        look: Look,
    ) -> None:
        """Keep what loads them.

        Args:
            ids: of the documents, sorted.
            look: opens a transaction.
            load: gives the readings of some of them.
            told: gives what each document tells about itself, without its text where that is not needed to
                name it, in order of ids.
            texts: gives the texts with the ids of their documents, in any order.
        """
        self._ids, self.told, self.texts, self._look = ids, told, texts, look
        self.by_document = ReadingsById(ids, load)

    @property
    def skipped(self) -> bool:
        """Whether anything was skipped in a document."""
        with self._look() as connection:
            return outlines.skipped(connection)

    def spoken(self, people: Collection[str] | None = None) -> list[Spoken]:
        """The statements by document and place, each with the person whose it is; or those of some people."""
        with self._look() as connection:
            found = outlines.spoken(connection, people)
            corrected = outlines.corrected_documents(connection)
            owners = outlines.owners_in(connection, corrected)
        for reading in self.by_document.some(corrected):
            id = reading.document.id
            said = (Spoken(id, each.id, owners.get((id, each.entity), "")) for each in reading.statements)
            found += [each for each in said if people is None or each.person in people]
        return sorted(found, key=lambda each: each.document)

    def sizes(self, documents: Collection[str]) -> dict[str, Size]:
        """How much stands in each of these documents."""
        with self._look() as connection:
            found = outlines.sizes(connection, documents)
            corrected = outlines.corrected_documents(connection) & found.keys()
        return found | {r.document.id: outlines.size_of(r) for r in self.by_document.some(corrected)}

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

    @contextmanager
    def holding(self, ids: Iterable[str]) -> Iterator[None]:
        """Has these together for a while, and forgets then those that were not there before."""
        before = dict(self._known)
        self.have(ids)
        try:
            yield
        finally:
            self._known = before

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
