"""A project made ready to be handed on: names masked inside texts, or quotes of claims instead of texts."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from sayso.causalmap.links import assemble
from sayso.causalmap.loops import LoopsOf
from sayso.export.quoting import quote_span
from sayso.export.view import View, extent
from sayso.export.wording import count
from sayso.records.causalmap import CausalMap, MapVariable, Member, Person, Saying
from sayso.records.claim import Claim, Qualifier
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped, Span
from sayso.records.statement import Statement
from sayso.statements.masking import Mask

GAP = "\n\n[…]\n\n"
"""Stands for what was cut out of a text."""

_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_QUALIFIERS = ("strength", "delay", "time", "place")

Edit = tuple[Span, str]


def notes(view: View, *, without_texts: bool, mask: bool) -> tuple[str, ...]:
    """What somebody who hands a view on so should know, one sentence each.

    Args:
        view: as it was before it was masked.
    """
    said = []
    hidden = sum(1 for person in view.cmap.people.values() if person.hidden)
    people = count(hidden, "person", "people")
    if not view.mask.empty and not mask:
        said.append(
            "Names that have a pseudonym still stand inside texts and quotes; --mask hides them there."
        )
    if mask and hidden:
        said.append(
            f"The names of {people} are masked. Offices, descriptions, misspellings and what else tells who "
            "somebody is stay; look through it before you hand it on."
        )
    if mask and view.mask.empty:
        said.append("Nobody has a pseudonym, so no name is masked; 'sayso pseudonym' gives them.")
    if without_texts:
        said.append("Of the texts only the quotes of claims are in it, with the sentences they stand in.")
    return tuple(said)


class _Edited:
    """A text with some stretches of it replaced, and where its spans are then.

    Args:
        edits: in order, apart from each other.
        kept: a span that begins or ends in a replaced stretch has all of what stands there; else none of it.
    """

    def __init__(self, text: str, edits: Sequence[Edit], *, kept: bool) -> None:
        parts, at = [], 0
        for span, words in edits:
            parts += [text[at : span.start], words]
            at = span.end
        self.text = "".join((*parts, text[at:]))
        self._starts = [span.start for span, _ in edits]
        self._ends = [span.end for span, _ in edits]
        self._lengths = [len(words) for _, words in edits]
        grown = (len(words) - (span.end - span.start) for span, words in edits)
        self._shifts = [0, *accumulate(grown)]
        self._kept = kept

    def span(self, span: Span) -> Span | None:
        """Where a span is now; None when nothing of it is left."""
        start, end = self._moved(span.start, last=False), self._moved(span.end - 1, last=True)
        return Span(start, end) if start < end else None

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Where spans are now, as far as something of them is left, those that meet in one name as one."""
        found: list[Span] = []
        for span in filter(None, map(self.span, spans)):
            if found and span.start < found[-1].end:
                span = Span(found.pop().start, span.end)
            found.append(span)
        return tuple(found)

    def _moved(self, at: int, *, last: bool) -> int:
        """Where a span begins whose first, or ends whose last character is here."""
        n = bisect_right(self._starts, at) - 1
        if n >= 0 and at < self._ends[n]:
            begin = self._starts[n] + self._shifts[n]
            return begin + self._lengths[n] if last == self._kept else begin
        return at + self._shifts[n + 1] + last


def masked(view: View) -> View:
    """The view with the names of people who have a pseudonym masked wherever `Mask` finds them.

    All ids are made anew, since those of the project could be used to test guesses of what was masked. An
    answer to a what-if is left out (ask it of the masked view), and so are named perspectives.
    """
    mask = view.mask
    if mask.empty:
        return view
    edited = {
        id: _Edited(r.document.text, mask.find(r.document.text), kept=True)
        for id, r in view.by_document.items()
    }
    readings = [
        _rewritten(reading, edited[id], _masked_document(reading.document, edited[id].text, mask), mask)
        for id, reading in view.by_document.items()
    ]
    given: set[str] = set()
    ids: dict[str, str] = {}
    for n, (id, reading) in enumerate(zip(view.by_document, readings, strict=True)):
        new = reading.document.id
        while new in given:  # texts that differed in a name alone
            new = hashlib.sha256(new.encode()).hexdigest()[:16]
            readings[n] = replace(reading, document=replace(reading.document, given_id=new))
        given.add(new)
        ids[id] = new
    variables = [_masked_variable(v, ids, mask) for v in view.cmap.variables.values()]
    people = [_masked_person(p, ids, mask) for p in view.cmap.people.values()]
    new_variables, new_people = _fresh_ids(variables), _fresh_ids(people)
    cmap = _reassembled(view.cmap, readings, ids, new_variables, new_people, variables, people)
    problems = tuple(
        sorted(
            (mask(origin, any_case=True), code, mask(reason, any_case=True))
            for origin, code, reason in view.problems
        )
    )
    return replace(
        view,
        readings=tuple(readings),
        cmap=cmap,
        loops=LoopsOf(cmap),
        problems=problems,
        outcome=None,
        states={},
        perspectives={},
        mask=Mask(()),
    )


def quotes_only(view: View) -> View:
    """The view with the quotes of its claims for texts, and all outside of them left out. Ids stay.

    A quote is the sentence or sentences that a claim stands in; its lines are joined.
    """
    quotes: dict[str, list[Span]] = {id: [] for id in view.by_document}
    for placed in view.placed:
        text = view.by_document[placed.saying.document].document.text
        quotes[placed.saying.document].append(quote_span(text, extent(placed.saying)))
    readings = []
    for id, reading in view.by_document.items():
        document = reading.document
        edited = _Edited(document.text, _gaps(document.text, quotes[id]), kept=False)
        # A sentence whose lines are broken would look like a headline with a paragraph once it stands alone.
        cut = replace(document, text=_LINE_END.sub(" ", edited.text), given_id=id)
        readings.append(replace(_rewritten(reading, edited, cut, Mask(())), skipped=()))
    same: dict[str, str] = {id: id for id in (*view.by_document, *view.cmap.variables, *view.cmap.people)}
    parts = view.cmap.variables.values(), view.cmap.people.values()
    return replace(
        view, readings=tuple(readings), cmap=_reassembled(view.cmap, readings, same, same, same, *parts)
    )


def _gaps(text: str, quotes: Iterable[Span]) -> list[Edit]:
    """What is cut out of a text: all but these quotes."""
    edits: list[Edit] = []
    at = 0
    for quote in sorted(quotes):
        if quote.start > at:
            edits.append((Span(at, quote.start), GAP if at else GAP.lstrip("\n")))
        at = max(at, quote.end)
    if at < len(text):
        edits.append((Span(at, len(text)), GAP.rstrip("\n") if at else GAP.strip("\n")))
    return edits


def _rewritten(reading: Reading, edited: _Edited, document: Document, mask: Mask) -> Reading:
    """A reading of an edited text: whatever has no words left in it is left out."""
    statements = {each.id: _statement(each, edited) for each in reading.statements}
    parents = {each.id: each.parent for each in reading.statements}

    def left(id: str | None) -> str | None:
        """The innermost statement that is left of one and those around it."""
        while id is not None and statements.get(id) is None:
            id = parents.get(id)
        return id

    return Reading(
        document=document,
        statements=tuple(replace(s, parent=left(s.parent)) for s in statements.values() if s is not None),
        claims=tuple(
            replace(claim, statement=left(claim.statement))
            for claim in (_claim(each, edited) for each in reading.claims)
            if claim is not None
        ),
        variables=tuple(
            replace(v, name=mask(v.name), key=v.key if mask.empty else "", mentions=edited.spans(v.mentions))
            for v in reading.variables
        ),
        entities=tuple(
            replace(
                e,
                name=e.name and mask(e.name),
                aliases=tuple(map(mask, e.aliases)),
                mentions=edited.spans(e.mentions),
            )
            for e in reading.entities
        ),
        skipped=tuple(
            Skipped(span, skipped.reason, mask(skipped.note))
            for skipped in reading.skipped
            if (span := edited.span(skipped.span)) is not None
        ),
    )


def _statement(statement: Statement, edited: _Edited) -> Statement | None:
    content = edited.spans(statement.content)
    if not content:
        return None
    changed: dict[str, Any] = {"content": content}
    for name in ("source", "cue", "to"):
        span: Span | None = getattr(statement, name)
        changed[name] = span and edited.span(span)
    return replace(statement, **changed)


def _claim(claim: Claim, edited: _Edited) -> Claim | None:
    cause, effect = edited.span(claim.cause.span), edited.span(claim.effect.span)
    if cause is None or effect is None:
        return None
    changed: dict[str, Any] = {
        "cause": replace(claim.cause, span=cause),
        "effect": replace(claim.effect, span=effect),
        "signal": edited.spans(claim.signal),
    }
    for name in _QUALIFIERS:
        said: Qualifier | None = getattr(claim, name)
        span = said and edited.span(said.span)
        changed[name] = said and span and replace(said, span=span)
    return replace(claim, **changed)


def _masked_document(document: Document, text: str, mask: Mask) -> Document:
    address = document.address
    return replace(
        document,
        text=text,
        origin=mask(document.origin, any_case=True),
        address=None if address and mask.find(address, any_case=True) else address,
        speaker=document.speaker and mask(document.speaker),
    )


def _masked_variable(variable: MapVariable, ids: Mapping[str, str], mask: Mask) -> MapVariable:
    return replace(
        variable,
        name=mask(variable.name),
        aliases=tuple(sorted(set(map(mask, variable.aliases)))),
        members=_members(variable.members, ids),
    )


def _masked_person(person: Person, ids: Mapping[str, str], mask: Mask) -> Person:
    return replace(
        person,
        name=person.name if person.hidden or not person.name else mask(person.name),
        aliases=tuple(sorted(set(map(mask, person.aliases)))),
        members=_members(person.members, ids),
        hidden=(),
    )


def _members(members: Iterable[Member], ids: Mapping[str, str]) -> tuple[Member, ...]:
    return tuple(sorted(Member(ids[member.document], member.local) for member in members))


def _fresh_ids(things: Iterable[MapVariable | Person]) -> dict[str, str]:
    """An id for each thing, by the one it has, made from nothing but what is shown of it."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for thing in sorted(things, key=lambda thing: (thing.name or "", thing.members, thing.id)):
        told = f"{type(thing).__name__}\0{thing.name}\0{thing.members[:1]}"
        new = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        while new in taken:
            new = hashlib.sha256(new.encode()).hexdigest()[:12]
        taken.add(new)
        given[thing.id] = new
    return given


def _reassembled(
    cmap: CausalMap,
    readings: Iterable[Reading],
    documents: Mapping[str, str],
    variables: Mapping[str, str],
    people: Mapping[str, str],
    new_variables: Iterable[MapVariable],
    new_people: Iterable[Person],
) -> CausalMap:
    """The map of changed readings: the same claims between the same variables, by their new ids."""
    claims = {(reading.document.id, claim.id): claim for reading in readings for claim in reading.claims}

    def moved(saying: Saying) -> Saying:
        document = documents[saying.document]
        return replace(
            saying,
            document=document,
            claim=claims[document, saying.claim.id],
            cause=variables[saying.cause],
            effect=variables[saying.effect],
            holders=tuple(people[holder] for holder in saying.holders),
            copies=documents.get(saying.copies, document),
        )

    return assemble(
        [moved(saying) for saying in cmap.sayings()],
        variables=[
            replace(v, id=variables[v.id], general=v.general and variables[v.general]) for v in new_variables
        ],
        people=[replace(person, id=people[person.id]) for person in new_people],
        threshold=cmap.threshold,
    )
