"""What an exporter is given: a project at one moment, ready to be written down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from sayso.causalmap.indexed import IndexedMap
from sayso.causalmap.loops import LoopsOf, loops_reach
from sayso.records.causalmap import CausalMap, ClaimKey, Link, Loop, Member, Saying
from sayso.records.claim import Polarity
from sayso.records.condition import Condition
from sayso.records.document import Document
from sayso.records.filter import Filter
from sayso.records.reading import Reading, Size, Spoken
from sayso.records.response import Leans, Turns, Unfolding
from sayso.records.scenario import Outcome
from sayso.records.span import Span
from sayso.statements.masking import Mask
from sayso.store.kept.map import KeptMap, KeptReadings
from sayso.store.kept.outlines import size_of
from sayso.store.loading import portions

_AT_ONCE = 50  # documents that are held at one time
Problem = tuple[str, str, str]
"""Origin, code and reason of a document that could not be read."""

Status = Literal[
    "carrying", "backing", "denial", "denied only", "questioned", "weak", "self link", "rejected"
]
"""How a claim counts on the map; the words that exports use for it."""


@dataclass(frozen=True)
class View:
    """A project at one moment.

    Attributes:
        readings: one for each document, in any order.
        cmap: the map to show: of everybody, or a perspective.
        loops: the feedback loops of that map.
        problems: documents that could not be read, in any order.
        outcome: the answer to a what-if on that map; None when none was asked. The same for the leans of
            its variables, how it would unfold, and what would turn it.
        title: what a person called the project; '' when nobody did.
        perspectives: filters that people gave a name, by name.
        states: what became of what each decision that holds is about (see sayso.decisions.readings.State).
        mask: puts pseudonyms in the place of the names that they stand for, also of people who are not on
            this map.
    """

    readings: Sequence[Reading] = ()
    cmap: CausalMap = field(default_factory=CausalMap)
    loops: Sequence[Loop] = ()
    problems: tuple[Problem, ...] = ()
    outcome: Outcome | None = None
    title: str = ""
    states: Mapping[str, str] = field(default_factory=dict)
    perspectives: Mapping[str, Filter] = field(default_factory=dict)
    mask: Mask = field(default_factory=lambda: Mask(()))
    leans: Leans | None = None
    unfolding: Unfolding | None = None
    turns: tuple[Turns, ...] = ()

    @property
    def has_loops(self) -> bool:
        """Whether there are loops of any length."""
        return self.loops.some if isinstance(self.loops, LoopsOf) else bool(self.loops)

    @property
    def loops_cut(self) -> bool:
        """Whether more loops may exist than are listed."""
        return isinstance(self.loops, LoopsOf) and not self.loops.search.complete

    @property
    def loops_reach(self) -> str:
        """Which loops are sure to be listed, in a sentence; '' when all are."""
        return loops_reach(self.loops.search) if isinstance(self.loops, LoopsOf) else ""

    @cached_property
    def by_document(self) -> Mapping[str, Reading]:
        """The readings by their documents' ids, in order of these ids."""
        if isinstance(self.readings, KeptReadings):
            return self.readings.by_document
        return {r.document.id: r for r in sorted(self.readings, key=lambda r: r.document.id)}

    def have(self, documents: Iterable[str]) -> None:
        """Load the readings of these documents together, where they are loaded when they are asked for."""
        if isinstance(self.readings, KeptReadings):
            self.readings.by_document.have(documents)

    def some(self, documents: Iterable[str]) -> Iterator[Reading]:
        """The readings of these documents, in order of ids, of which no more than a few need be held."""
        if isinstance(self.readings, KeptReadings):
            return self.readings.by_document.some(documents)
        return (self.by_document[id] for id in sorted(documents))

    def texts(self) -> Iterator[tuple[str, str]]:
        """The texts of documents, with their ids, in any order."""
        if isinstance(self.readings, KeptReadings):
            return self.readings.texts()
        return ((reading.document.id, reading.document.text) for reading in self.readings)

    @cached_property
    def told(self) -> Mapping[str, Document]:
        """What each document tells about itself, by id, in order of ids; the text may be left out."""
        if isinstance(self.readings, KeptReadings):
            return self.readings.told()
        return {id: reading.document for id, reading in self.by_document.items()}

    @contextmanager
    def holding(self, documents: Iterable[str]) -> Iterator[None]:
        """Has the readings of these documents together for a while, where they are loaded when asked for."""
        if isinstance(self.readings, KeptReadings):
            with self.readings.by_document.holding(documents):
                yield
        else:
            yield

    @property
    def skipped(self) -> bool:
        """Whether anything was skipped in a document."""
        if isinstance(self.readings, KeptReadings):
            return self.readings.skipped
        return any(reading.skipped for reading in self.readings)

    def spoken(self, people: Collection[str] | None = None) -> Sequence[Spoken]:
        """The statements by document and place, without their words, each with the person whose it is.

        Args:
            people: only theirs; None for all.
        """
        if isinstance(self.readings, KeptReadings):
            return self.readings.spoken(people)
        everybody = self.cmap.people.values()
        owners = {member: person.id for person in everybody for member in person.members}
        found = (
            Spoken(id, each.id, owners.get(Member(id, each.entity), ""))
            for id, reading in self.by_document.items()
            for each in reading.statements
        )
        return [each for each in found if people is None or each.person in people]

    def sizes(self, documents: Collection[str]) -> Mapping[str, Size]:
        """How much stands in each of these documents."""
        if isinstance(self.readings, KeptReadings):
            return self.readings.sizes(documents)
        return {id: size_of(self.by_document[id]) for id in documents}

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """The links by id, strongest first."""
        return {link.id: link for link in self.cmap.links}

    def links_of(self, ids: Collection[str]) -> Mapping[str, Link]:
        """These links by id, and perhaps others; where links are loaded when they are asked for, no more."""
        return self.cmap.links_of(ids) if isinstance(self.cmap, KeptMap) else self.links

    @cached_property
    def signs(self) -> Mapping[str, Polarity]:
        """The polarity of each link, by its id."""
        return {arrow.id: arrow.polarity for arrow in self.cmap.arrows()}

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every claim on the map with how it counts there, in document and text order."""
        return place(self.cmap)

    @cached_property
    def _placed_by_key(self) -> Mapping[ClaimKey, Placed]:
        return {each.saying.key: each for each in self.placed}

    def placed_in_turn(self) -> Iterator[Placed]:
        """What `placed` has, in its order, with readings and names at hand; no more than a part is held."""
        if not isinstance(self.cmap, KeptMap):
            yield from self.placed
            return
        for some in portions(sorted(self.by_document), _AT_ONCE):
            votes = list(self.cmap.votes((Condition("document", frozenset(some)),)))
            there = self.placed_about({(vote.cause, vote.effect) for vote in votes})
            own = [there[vote.key] for vote in sorted(votes, key=lambda vote: vote.order)]
            self.know(placed.saying for placed in own)
            with self.holding(some):
                yield from own

    def know(self, sayings: Iterable[Saying]) -> None:
        """Have the names of what these claims are about, and of who says them, together."""
        sayings = list(sayings)
        self.cmap.variables_of({side for saying in sayings for side in (saying.cause, saying.effect)})
        self.cmap.people_of({holder for saying in sayings for holder in saying.holders})

    def placed_about(self, pairs: Collection[tuple[str, str]]) -> Mapping[ClaimKey, Placed]:
        """The claims about these pairs of variables, as `placed` has them, by key; and perhaps others."""
        if isinstance(self.cmap, (KeptMap, IndexedMap)):
            return {each.saying.key: each for each in place(self.cmap.of_pairs(pairs))}
        return self._placed_by_key


@dataclass(frozen=True, slots=True)
class Placed:
    """One claim, how it counts on the map, and the links it stands with (none, one or two)."""

    saying: Saying
    status: Status
    links: tuple[Link, ...] = ()


def placed_in(view: View, document: str) -> list[Placed]:
    """The claims of a document as they count on the map, in text order, by hand added ones among them."""
    own = view.cmap.sayings((Condition("document", frozenset((document,))),))
    near = place(view.cmap.of_pairs({(saying.cause, saying.effect) for saying in own}))
    found = [placed for placed in near if placed.saying.document == document]
    return sorted(found, key=lambda placed: extent(placed.saying))


def extent(saying: Saying) -> Span:
    """The stretch of text from the first to the last word of a claim's sides and signal."""
    claim = saying.claim
    spans = (claim.cause.span, claim.effect.span, *claim.signal)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def place(cmap: CausalMap) -> tuple[Placed, ...]:
    """Every claim on a map with how it counts there, in document and text order."""
    status: dict[ClaimKey, Status] = {}
    links: defaultdict[ClaimKey, list[Link]] = defaultdict(list)
    for link in cmap.links:
        parts: tuple[tuple[Status, tuple[Saying, ...]], ...] = (
            ("carrying", link.carrying),
            ("backing", link.backing),
            ("denial", link.denials),
        )
        for name, sayings in parts:
            for saying in sayings:
                status[saying.key] = name
                links[saying.key].append(link)
    rest: tuple[tuple[Status, tuple[Saying, ...]], ...] = (
        ("denied only", cmap.denied_only),
        ("questioned", cmap.questioned),
        ("weak", cmap.weak),
        ("self link", cmap.self_links),
        ("rejected", cmap.rejected),
    )
    for name, sayings in rest:
        status |= {saying.key: name for saying in sayings}
    return tuple(
        Placed(saying, status[saying.key], tuple(links.get(saying.key, ()))) for saying in cmap.sayings()
    )
