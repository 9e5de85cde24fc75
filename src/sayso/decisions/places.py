"""What a decision is about, told by documents, places and words, and found again after reading anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from sayso.records.causalmap import Member
from sayso.records.claim import Claim, Polarity
from sayso.records.decision import Content
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Entity, Statement
from sayso.records.variable import Variable

VOICE = ""
"""Stands in a Member for the own voice of its document."""

Thing = TypeVar("Thing")
Gist = tuple[str, Polarity, str]


@dataclass(frozen=True, slots=True)
class Place:
    """The document that a target speaks of, and how far its words have moved there."""

    reading: Reading
    shift: int

    def span(self, ends: Sequence[int]) -> Span:
        """Where a stretch of the target is now.

        Raises:
            SpanError: it runs past the end of the text.
        """
        span = self.moved(ends)
        span.words(self.reading.document.text)
        return span

    def moved(self, ends: Sequence[int]) -> Span:
        """The same, for comparing with what is known to stand in the text, which need not be at hand."""
        return Span(ends[0] + self.shift, ends[1] + self.shift)


class Places:
    """Finds documents, claims, statements, variables and people of these readings again."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = {
            reading.document.id: reading for reading in sorted(readings, key=lambda each: each.document.id)
        }
        self._by_origin: defaultdict[str, list[Reading]] = defaultdict(list)
        for reading in self.readings.values():
            self._by_origin[reading.document.origin].append(reading)

    def place(self, target: Content) -> Place | None:
        """The document of a target, or the one that has come in its place and still has its words.

        Of several places with the same words the one nearest to where they stood.
        """
        if reading := self.readings.get(target["document"]):
            return Place(reading, 0)
        start, words = target["passage"][0], target["words"]
        moved = [
            (abs(at - start), reading.document.id, at - start)
            for reading in self._by_origin.get(target["origin"], ())
            for at in _places_of(words, reading.document.text)
        ]
        if not moved:
            return None
        _, document, shift = min(moved)
        return Place(self.readings[document], shift)

    def claim(self, target: Content, place: Place, claims: Iterable[Claim]) -> Claim | None:
        """Of these claims the one whose two sides stand where those of the target stood, or nearest."""
        cause, effect = place.span(target["cause"]), place.span(target["effect"])

        def likeness(claim: Claim) -> float:
            return min(shared(claim.cause.span, cause), shared(claim.effect.span, effect))

        return _best(claims, likeness)

    def statement(self, target: Content, place: Place, statements: Iterable[Statement]) -> Statement | None:
        """Of these statements the one whose content stands where that of the target stood."""
        wanted = place.span(target["passage"])
        return _best(statements, lambda each: shared(hull(each.content), wanted))

    def members(self, ref: Content, *, people: bool) -> frozenset[Member]:
        """The variables, or entities and own voices, of single readings that a reference names."""
        found: set[Member] = set()
        for target in ref.get("anchors", ()):
            if (place := self.place(target)) is None:
                continue
            if target.get("voice"):
                found.add(Member(place.reading.document.id, VOICE))
                continue
            wanted = place.moved(target["passage"])
            if people:
                near = _id_of(_best(place.reading.entities, partial(_mentioned, wanted)))
            else:
                near = _id_of(_best(place.reading.variables, partial(_mentioned, wanted)))
            if near is not None:
                found.add(Member(place.reading.document.id, near))
        return frozenset(found)


def target_of_claim(reading: Reading, claim: Claim) -> dict[str, Any]:
    """What finds this claim again."""
    spans = (claim.cause.span, claim.effect.span, *claim.signal)
    return {
        **passage_of(reading, hull(spans)),
        "cause": ends_of(claim.cause.span),
        "effect": ends_of(claim.effect.span),
        "gist": list(gist(reading, claim)),
    }


def target_of_statement(reading: Reading, statement: Statement) -> dict[str, Any]:
    """What finds this statement again."""
    return passage_of(reading, hull(statement.content))


def reference(
    readings: Iterable[Reading], id: str, name: str | None, members: Iterable[Member], *, people: bool
) -> dict[str, Any]:
    """What finds a variable or person of the map again: one place of each of its members."""
    wanted: defaultdict[str, list[Member]] = defaultdict(list)
    for member in sorted(members):
        wanted[member.document].append(member)
    found: dict[Member, dict[str, Any]] = {}
    for reading in readings:
        for member in wanted[reading.document.id]:
            if (anchor := _anchor(reading, member, people=people)) is not None:
                found[member] = anchor
    return {"id": id, "name": name, "anchors": [found[member] for member in sorted(found)]}


def _anchor(reading: Reading, member: Member, *, people: bool) -> dict[str, Any] | None:
    if member.local == VOICE:
        length = min(len(reading.document.text), _VOICE_WORDS)
        return {**passage_of(reading, Span(0, length)), "voice": True}
    things = reading.entities if people else reading.variables
    thing = next(each for each in things if each.id == member.local)
    return passage_of(reading, thing.mentions[0]) if thing.mentions else None


def gist(reading: Reading, claim: Claim) -> Gist:
    """What a claim says, in words that are the same in every document that says alike."""
    told = {v.id: v.key or plain(v.name) for v in reading.variables}
    return told.get(claim.cause.variable, ""), claim.polarity, told.get(claim.effect.variable, "")


def plain(name: str | None) -> str:
    """A name as it is compared: without case and doubled spaces."""
    return " ".join((name or "").casefold().split())


def hull(spans: Iterable[Span]) -> Span:
    """From the first to the last of some stretches."""
    spans = tuple(spans)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def passage_of(reading: Reading, span: Span) -> dict[str, Any]:
    """What finds a stretch of a document again."""
    document = reading.document
    return {
        "document": document.id,
        "origin": document.origin,
        "passage": ends_of(span),
        "words": span.words(document.text),
    }


def ends_of(span: Span) -> list[int]:
    """A stretch as JSON holds it."""
    return [span.start, span.end]


def _places_of(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def shared(a: Span, b: Span) -> float:
    """How much two stretches have in common, of all that either has: 0 to 1."""
    both = min(a.end, b.end) - max(a.start, b.start)
    return max(both, 0) / (max(a.end, b.end) - min(a.start, b.start))


def _mentioned(wanted: Span, thing: Entity | Variable) -> float:
    return max((shared(mention, wanted) for mention in thing.mentions), default=0.0)


def _id_of(thing: Entity | Variable | None) -> str | None:
    return None if thing is None else thing.id


def _best(things: Iterable[Thing], likeness: Callable[[Thing], float]) -> Thing | None:
    """The likest of these, the first of equal ones; None when none is like it at all."""
    best: Thing | None = None
    most = 0.0
    for thing in things:
        if (like := likeness(thing)) > most:
            best, most = thing, like
    return best


_VOICE_WORDS = 200  # characters of a document's beginning that find its own voice again
