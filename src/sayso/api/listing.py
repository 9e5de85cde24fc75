"""The tables of a project: documents, statements, claims, variables, links, loops, people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any

from sayso.api.building import with_loops
from sayso.api.choosing import Chosen
from sayso.api.columns import COLUMNS, HEADINGS, QUOTED
from sayso.api.places import dates_of, place_of, quote
from sayso.api.table import Table
from sayso.causalmap.groups import general_links
from sayso.errors import QueryError
from sayso.export.view import Placed, View
from sayso.export.wording import (
    document_name,
    loop_sentence,
    name_order,
    person_name,
    speaker_name,
    variable_name,
)
from sayso.network.centrality import Between, find_between
from sayso.network.pairs import successors_of
from sayso.records.causalmap import CausalMap, Counted, Link, Loop, MapVariable, Person, Saying, Vote
from sayso.records.condition import Condition
from sayso.records.filter import Filter
from sayso.records.reading import Reading, Size, Spoken
from sayso.records.statement import Statement

PIECED = "pieced together"
"""Stands for the holders of a loop that nobody says as a whole."""


_AT_ONCE = 200  # rows that are made at one time, with the documents they stand on


@dataclass(frozen=True, slots=True)
class Row:
    """A row before it is made: what it is about, what makes its record, the claims it stands on."""

    of: Any
    make: Callable[[], dict[str, Any]]
    sayings: tuple[Saying, ...] = ()

    @property
    def record(self) -> dict[str, Any]:
        """The record, made now."""
        return self.make()


@dataclass(frozen=True, slots=True)
class Listing:
    """What a table lists, of which no more is loaded than is looked at.

    Attributes:
        keys: what each row is known by, in the order of the table.
        rows: makes the rows of some keys, in their order.
        documents: those that the record of a row is made from.
        numbers: of columns that are known without a record, their values by key.
        fits: whether a row is one at all, where only its words can tell.
        note: see `Table.note`.
    """

    keys: Sequence[Any]
    rows: Callable[[Sequence[Any]], Iterable[Row]]
    documents: Callable[[Row], Iterable[str]] = lambda row: ()
    numbers: Mapping[str, Callable[[Any], float | None]] = field(default_factory=dict)
    fits: Callable[[Row], bool] | None = None
    note: str = ""


def list_rows(view: View, name: str, asked: Filter = Filter()) -> tuple[Row, ...]:  # noqa: B008
    """The rows of a table, in its order, for whoever looks at some of them only; see `list_table`."""
    listing = _listing(view, name, asked)
    rows = listing.rows(listing.keys)
    return tuple(rows if listing.fits is None else filter(listing.fits, rows))


def list_table(
    view: View,
    name: str,
    asked: Filter = Filter(),  # noqa: B008
    *,
    quotes: bool = False,
    sort: str = "",
    limit: int | None = None,
) -> Table:
    """One of the tables of a project, limited to what is asked.

    Args:
        name: documents, statements, claims, variables, links, loops or people.
        quotes: add to each claim, link and loop the words it stands on, in a column 'quotes'.
        sort: a column of numbers, to have the greatest first.
        limit: how many rows are given, at most.

    Raises:
        QueryError: there is no such table or column, or the filter names something that is not there.
    """
    listing = _listing(view, name, asked)
    quotes = quotes and name in QUOTED
    keys = listing.keys
    if listing.fits is not None:
        keys = [
            key
            for some in _portions(keys)
            for key, row in zip(some, listing.rows(some), strict=True)
            if listing.fits(row)
        ]
    sort_records = bool(sort)
    if sort in listing.numbers:
        keys = list(keys)
        if any(listing.numbers[sort](key) is not None for key in keys):
            keys.sort(key=partial(_greatest, listing.numbers[sort]))
            sort_records = False
    total = len(keys)
    wanted = list(keys if limit is None or sort_records else keys[:limit])
    records: list[dict[str, Any]] = []
    for some in _portions(wanted):
        rows = list(listing.rows(some))
        with view.holding(_documents_of(listing, rows, quotes=quotes)):
            records += [_with_quotes(view, row) if quotes else row.record for row in rows]
    columns = (*COLUMNS[name], "quotes") if quotes else COLUMNS[name]
    table = Table(name, columns, tuple(records), tuple(HEADINGS[name].items()), listing.note, total)
    return table.by(sort).first(total if limit is None else limit) if sort_records else table


def _listing(view: View, name: str, asked: Filter) -> Listing:
    if name not in _TABLES:
        raise QueryError(name, f"there is no table {name!r}, only {', '.join(_TABLES)}", tuple(_TABLES))
    return _TABLES[name](view, Chosen(view, asked))


def _portions(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (keys[first : first + _AT_ONCE] for first in range(0, len(keys), _AT_ONCE))


def _documents_of(listing: Listing, rows: Iterable[Row], *, quotes: bool) -> set[str]:
    found = {id for row in rows for id in listing.documents(row)}
    return found | {saying.document for row in rows for saying in row.sayings} if quotes else found


def _with_quotes(view: View, row: Row) -> dict[str, Any]:
    return row.record | {"quotes": [asdict(quote(view, saying)) for saying in row.sayings]}


def _greatest(number: Callable[[Any], float | None], key: Any) -> tuple[bool, float]:
    """Sorts the greatest first, and what has no number last."""
    found = number(key)
    return found is None, -(found or 0)


def _documents(view: View, chosen: Chosen) -> Listing:
    """By name; if something is asked of claims, those with such claims."""
    found = [id for id in _by_name(view, view.told) if chosen.document(id)]
    if chosen.asks_for_claims:
        with_claim = {vote.document for vote in chosen.votes}
        found = [id for id in found if id in with_claim]
    if chosen.asks_for_people:
        speaks = chosen.documents_of_people()
        found = [id for id in found if speaks(id)]
    if chosen.asks_for_words:
        told = view.told
        with_words = {id for id, text in view.texts() if chosen.text(text, told[id].title, told[id].origin)}
        found = [id for id in found if id in with_words]

    def rows(some: Sequence[str]) -> Iterator[Row]:
        sizes = view.sizes(some)
        return (Row(view.told[id], partial(_document, view, id, sizes[id])) for id in some)

    return Listing(found, rows)


def _document(view: View, id: str, size: Size) -> dict[str, Any]:
    document = view.told[id]
    return {
        "id": id,
        "name": document_name(document),
        "by": ", ".join(filter(None, (document.author, document.publisher))) or None,
        "author": document.author,
        "publisher": document.publisher,
        "date": document.date,
        "speaker": speaker_name(view, document),
        "address": document.address,
        "origin": document.origin,
        "words": size.words,
        "statements": size.statements,
        "claims": size.claims,
        "skipped": size.skipped,
    }


def _statements(view: View, chosen: Chosen) -> Listing:
    """By document's name, then in text order; if something is asked of claims, those with such claims."""
    found = [
        each
        for each in view.spoken(chosen.speakers)
        if chosen.document(each.document)
        and chosen.people((each.person,))
        and chosen.may_have_words(each.document)
    ]
    if chosen.asks_for_claims:
        wanted: defaultdict[str, set[str]] = defaultdict(set)
        for vote in chosen.votes:
            wanted[vote.document].add(vote.id)
        with_claim = {
            (reading.document.id, claim.statement)
            for reading in view.some(wanted)
            for claim in reading.claims
            if claim.id in wanted[reading.document.id]
        }
        found = [each for each in found if (each.document, each.id) in with_claim]
    place = {id: n for n, id in enumerate(_by_name(view, {each.document for each in found}))}
    found.sort(key=lambda each: place[each.document])

    def rows(some: Sequence[Spoken]) -> Iterator[Row]:
        with view.holding({each.document for each in some}):
            for each in some:
                reading = view.by_document[each.document]
                said = next(own for own in reading.statements if own.id == each.id)
                yield Row(said, partial(_statement, view, reading, said, each.person))

    fits = (lambda row: chosen.text(row.record["words"])) if chosen.asks_for_words else None
    return Listing(found, rows, fits=fits)


def _statement(view: View, reading: Reading, statement: Statement, person: str) -> dict[str, Any]:
    document = reading.document
    place = place_of(document.text, statement.content[0])
    if person in view.cmap.people:
        name = person_name(view.cmap.people[person])
    else:
        name = next((e.name or "" for e in reading.entities if e.id == statement.entity), "")
    return {
        "id": f"{document.id}:{statement.id}",
        "person": name,
        "kind": statement.kind,
        "cue": statement.cue and statement.cue.words(document.text),
        "words": " … ".join(piece.words(document.text) for piece in statement.content),
        "to": statement.to and statement.to.words(document.text),
        "document": document.id,
        "name": document_name(document),
        "date": document.date,
        "paragraph": place.paragraph,
        "line": place.line,
        "spans": [[piece.start, piece.end] for piece in statement.content],
    }


def _claims(view: View, chosen: Chosen) -> Listing:
    """By document's name, then in text order."""
    votes = chosen.votes
    if chosen.asks_for_words:
        votes = [vote for vote in votes if vote.key in chosen.said]
    place = {id: n for n, id in enumerate(_by_name(view, {vote.document for vote in votes}))}
    keys = sorted(votes, key=lambda vote: (place[vote.document], len(vote.id), vote.id))

    def rows(some: Sequence[Vote]) -> Iterator[Row]:
        # How a claim counts is told by all that is said of its pair.
        there = view.placed_about({(vote.cause, vote.effect) for vote in some})
        found = [there[vote.key] for vote in some]
        view.know(placed.saying for placed in found)
        return (Row(placed, partial(claim_record, view, placed), (placed.saying,)) for placed in found)

    return Listing(
        keys,
        rows,
        documents=lambda row: (row.of.saying.document,),
        numbers={"confidence": lambda vote: vote.confidence},
    )


def claim_record(view: View, placed: Placed) -> dict[str, Any]:
    """The record of a claim in its table."""
    saying, said = placed.saying, quote(view, placed.saying)
    return {
        "id": said.claim,
        "person": said.speaker,
        "through": list(said.through),
        "cause": variable_name(view, saying.cause),
        "polarity": saying.claim.polarity,
        "effect": variable_name(view, saying.effect),
        "modality": saying.claim.modality,
        "scope": saying.claim.scope,
        "confidence": saying.claim.confidence,
        "status": placed.status,
        "words": said.words,
        "document": saying.document,
        "name": said.document,
        "date": said.date,
        "paragraph": said.paragraph,
        "line": said.line,
        "span": [said.span.start, said.span.end],
        "found_by": saying.claim.found_by,
    }


def _variables(view: View, chosen: Chosen) -> Listing:
    """By number of links, then claims, then name. Betweenness is not counted on very large maps."""
    links = chosen.links
    causes = Counter(link.effect for link in links)
    effects = Counter(link.cause for link in links)
    claims: Counter[str] = Counter()
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for vote in chosen.votes:
        for side in {vote.cause, vote.effect}:
            claims[side] += 1
            documents[side].add(vote.document)
    between = find_between(successors_of(sorted({(link.cause, link.effect) for link in links})))
    nothing = None if between is None else Between(0, 0.0)
    on = {} if between is None else between
    part = chosen.asks_for_links or chosen.view is not view
    names = {
        each.id: each.name
        for each in (view.cmap.variables_of(claims) if part else view.cmap.names_of_variables())
        if chosen.variable((each.id,)) and chosen.text(each.name, *each.aliases)
    }
    order = {id: (-causes[id] - effects[id], -claims[id], name.casefold(), id) for id, name in names.items()}

    def stands(id: str) -> Between | None:
        return on.get(id, nothing)

    def rows(some: Sequence[str]) -> Iterator[Row]:
        own = {each.id: each for each in view.cmap.variables_of(some)}
        general = {each.general for each in own.values() if each.general is not None}
        above = {each.id: each.name for each in view.cmap.variables_of(general & view.cmap.variables.keys())}
        for id in some:
            counted = {
                "causes": causes[id],
                "effects": effects[id],
                "between": (own_share := stands(id)) and own_share.pairs,
                "betweenness": own_share and own_share.share,
                "claims": claims[id],
                "documents": len(documents[id]),
            }
            yield Row(own[id], partial(_variable, own[id], counted, above.get(own[id].general or "")))

    return Listing(
        sorted(order, key=order.__getitem__),
        rows,
        numbers={
            "causes": causes.__getitem__,
            "effects": effects.__getitem__,
            "between": lambda id: None if (found := stands(id)) is None else found.pairs,
            "betweenness": lambda id: None if (found := stands(id)) is None else found.share,
            "claims": claims.__getitem__,
            "documents": lambda id: len(documents[id]),
        },
    )


def variable_record(view: View, id: str) -> dict[str, Any]:
    """The record of a variable, of which no more of the map is looked at than what is about it.

    Between how many others it stands is left out.
    """
    own, links = view.cmap.variables[id], view.cmap.links_about({id})
    sayings = view.cmap.sayings((Condition("side", frozenset((id,))),))
    counted = {
        "causes": sum(link.effect == id for link in links),
        "effects": sum(link.cause == id for link in links),
        "claims": len(sayings),
        "documents": len({saying.document for saying in sayings}),
    }
    general = view.cmap.variables.get(own.general or "")
    return _variable(own, counted, None if general is None else general.name)


def _variable(variable: MapVariable, counted: Mapping[str, Any], general: str | None) -> dict[str, Any]:
    return {
        "id": variable.id,
        "name": variable.name,
        "kind": variable.kind,
        "role": _role(counted["causes"], counted["effects"]),
        **counted,
        "general": general,
        "aliases": list(variable.aliases),
    }


def _role(causes: int, effects: int) -> str | None:
    """What a variable with so many links into it, and out of it, is in the system."""
    if causes and effects:
        return "between"
    return "driver" if effects else "outcome" if causes else None


def _links(view: View, chosen: Chosen) -> Listing:
    """By support, reports, then id, as counted among the chosen claims."""
    levels = levels_of(view, chosen.view.cmap)

    def rows(some: Sequence[Counted]) -> Iterator[Row]:
        known = chosen.view.links_of({each.id for each in some})
        links = [known[each.id] for each in some]
        view.know(saying for link in links for saying in link.sayings)
        for link in links:
            yield Row(link, partial(link_record, view, link, levels), link.sayings)

    links = chosen.links
    if chosen.asks_for_words:
        pairs = set(chosen.said.values())
        links = [link for link in links if (link.cause, link.effect) in pairs]

    def fits(row: Row) -> bool:
        return any(saying.key in chosen.said for saying in row.sayings)

    return Listing(
        links,
        rows,
        numbers={
            "support": lambda link: link.support,
            "reports": lambda link: link.reports,
            "claims": lambda link: link.carrying + link.backing,
            "denials": lambda link: link.denials,
        },
        fits=fits if chosen.asks_for_words else None,
    )


@dataclass(frozen=True, slots=True)
class Levels:
    """By link the more general ones of which it is a special case, and its own special cases; ids."""

    special_of: Mapping[str, Sequence[str]]
    general_of: Mapping[str, Sequence[str]]


def levels_of(view: View, cmap: CausalMap) -> Levels:
    """How the links of a map, which is that of a view or a part of it, stand under each other."""
    special = general_links(cmap.counted(), view.cmap.variables) if view.cmap.grouped else {}
    general: defaultdict[str, list[str]] = defaultdict(list)
    for case, wider in special.items():
        for each in wider:
            general[each].append(case)
    return Levels(special, general)


def link_record(view: View, link: Link, levels: Levels) -> dict[str, Any]:
    """The record of a link in its table."""
    first, last = dates_of(view, (*link.carrying, *link.backing))
    return {
        "id": link.id,
        "cause": variable_name(view, link.cause),
        "polarity": link.polarity,
        "effect": variable_name(view, link.effect),
        "support": link.support,
        "reports": link.reports,
        "claims": len(link.carrying) + len(link.backing),
        "denials": len(link.denials),
        "contested": link.contested,
        "once": link.once,
        "people": sorted({person_name(view.cmap.people[id]) for id in link.holders}),
        "first": first,
        "last": last,
        "cause_id": link.cause,
        "effect_id": link.effect,
        "special_of": list(levels.special_of.get(link.id, ())),
        "general_of": list(levels.general_of.get(link.id, ())),
    }


def _loops(view: View, chosen: Chosen) -> Listing:
    """Strongest first: support of the weakest link, then shortest."""
    if chosen.view is not view:
        view = with_loops(chosen.view)
    found = []
    view.cmap.variables_of({id for loop in view.loops for id in loop.variables})
    known = view.links_of({id for loop in view.loops for step in loop.links for id in step})
    for loop in view.loops:
        links = [known[id] for step in loop.links for id in step]
        row = Row(loop, partial(_loop, view, loop), tuple(s for link in links for s in link.carrying))
        if (
            chosen.loop(loop, links)
            and chosen.variable(loop.variables)
            and (not chosen.asks_for_words or chosen.text(row.record["words"]))
        ):
            found.append(row)
    numbers = {"support": lambda row: row.of.support}
    return Listing(found, lambda rows: rows, numbers=numbers, note=view.loops_reach)


def _loop(view: View, loop: Loop) -> dict[str, Any]:
    people = sorted(person_name(view.cmap.people[id]) for id in loop.held_by)
    return {
        "kind": loop.kind,
        "words": loop_sentence(view, loop),
        "support": loop.support,
        "held_by": people or [PIECED],
        "variables": [variable_name(view, id) for id in loop.variables],
        "links": [list(links) for links in loop.links],
    }


def _people(view: View, chosen: Chosen) -> Listing:
    """By number of claims, then statements, then name."""
    claims: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for vote in chosen.votes:
        claims[vote.holder] += 1
        documents[vote.holder].add(vote.document)
    for each in () if chosen.asks_for_claims else view.spoken(chosen.speakers):
        if chosen.document(each.document):
            statements[each.person] += 1
            documents[each.person].add(each.document)
    people = (
        person
        for person in view.cmap.people.values()
        if chosen.people((person.id,))
        and (claims[person.id] or statements[person.id])
        and chosen.text(person.name, *person.aliases)
    )
    keys = sorted(
        people,
        key=lambda each: (-claims[each.id], -statements[each.id], person_name(each).casefold(), each.id),
    )

    def record(person: Person) -> dict[str, Any]:
        return _person(person, claims[person.id], statements[person.id], len(documents[person.id]))

    return Listing(
        keys,
        lambda some: (Row(person, partial(record, person)) for person in some),
        numbers={
            "claims": lambda person: claims[person.id],
            "statements": lambda person: statements[person.id],
            "documents": lambda person: len(documents[person.id]),
        },
    )


def person_record(view: View, id: str) -> dict[str, Any]:
    """The record of somebody, of which no more of the project is looked at than what is theirs."""
    person = view.cmap.people[id]
    claims = view.cmap.sayings((Condition("holder", frozenset((id,))),))
    documents = {saying.document for saying in claims}
    view.have(member.document for member in person.members)
    statements = 0
    for member in person.members:
        said = sum(each.entity == member.local for each in view.by_document[member.document].statements)
        statements += said
        documents |= {member.document} if said else set()
    return _person(person, len(claims), statements, len(documents))


def _person(person: Person, claims: int, statements: int, documents: int) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person_name(person),
        "type": person.type,
        "role": person.role,
        "claims": claims,
        "statements": statements,
        "documents": documents,
        "aliases": list(person.aliases),
    }


def _by_name(view: View, documents: Iterable[str]) -> list[str]:
    """These documents by what they are called."""
    return sorted(documents, key=lambda id: (name_order(view.told[id]), id))


_TABLES: Mapping[str, Callable[[View, Chosen], Listing]] = {
    "documents": _documents,
    "statements": _statements,
    "claims": _claims,
    "variables": _variables,
    "links": _links,
    "loops": _loops,
    "people": _people,
}
