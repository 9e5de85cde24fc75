"""The tables of a project: documents, statements, claims, variables, links, loops, people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

from sayso.api.building import with_loops
from sayso.api.choosing import Chosen
from sayso.api.columns import COLUMNS, HEADINGS, QUOTED
from sayso.api.places import place_of, quote
from sayso.api.table import Table
from sayso.causalmap.groups import general_links
from sayso.causalmap.links import text_order
from sayso.errors import QueryError
from sayso.export.view import Placed, View, place
from sayso.export.wording import (
    document_name,
    loop_sentence,
    name_order,
    person_name,
    speaker_name,
    variable_name,
)
from sayso.network.centrality import Between, find_between
from sayso.network.pairs import by_pair, successors_of
from sayso.records.causalmap import Link, Loop, Member, Saying
from sayso.records.filter import Filter
from sayso.records.reading import Reading
from sayso.records.statement import Statement
from sayso.text.parser import count_words

PIECED = "pieced together"
"""Stands for the holders of a loop that nobody says as a whole."""


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


def list_rows(view: View, name: str, asked: Filter = Filter()) -> tuple[Row, ...]:  # noqa: B008
    """The rows of a table, in its order, for whoever looks at some of them only; see `list_table`."""
    _known(name)
    chosen = Chosen(view, asked)
    return tuple(_TABLES[name](_with_its_loops(view, name, chosen), chosen))


def list_table(view: View, name: str, asked: Filter = Filter(), *, quotes: bool = False) -> Table:  # noqa: B008
    """One of the tables of a project, limited to what is asked.

    Args:
        name: documents, statements, claims, variables, links, loops or people.
        quotes: add to each claim, link and loop the words it stands on, in a column 'quotes'.

    Raises:
        QueryError: there is no such table, or the filter names something that is not there.
    """
    _known(name)
    chosen = Chosen(view, asked)
    view = _with_its_loops(view, name, chosen)
    rows = tuple(_TABLES[name](view, chosen))
    columns = COLUMNS[name]
    if name == "documents":
        view.have(row.of.id for row in rows)
    records = tuple(row.record for row in rows)
    if quotes and name in QUOTED:
        columns = (*columns, "quotes")
        records = tuple(
            row.record | {"quotes": [asdict(quote(view, saying)) for saying in row.sayings]} for row in rows
        )
    note = view.loops_reach if name == "loops" else ""
    return Table(name, columns, records, tuple(HEADINGS[name].items()), note)


def _known(name: str) -> None:
    if name not in _TABLES:
        raise QueryError(name, f"there is no table {name!r}, only {', '.join(_TABLES)}", tuple(_TABLES))


def _with_its_loops(view: View, name: str, chosen: Chosen) -> View:
    return with_loops(chosen.view) if name == "loops" and chosen.view is not view else view


def _documents(view: View, chosen: Chosen) -> Iterable[Row]:
    """By name; if something is asked of claims, those with such claims."""
    told = view.told
    found = [id for id in sorted(told, key=lambda id: (name_order(told[id]), id)) if chosen.document(id)]
    if chosen.asks_for_claims:
        with_claim = {placed.saying.document for placed in _meant(chosen)}
        found = [id for id in found if id in with_claim]
    if chosen.asks_for_people:
        people = _people_in(view)
        found = [id for id in found if chosen.people(people[id])]
    if chosen.asks_for_words:
        view.have(found)
        documents = (view.by_document[id].document for id in found)
        found = [own.id for own in documents if chosen.text(own.text, own.title, own.origin)]
    return (Row(told[id], partial(_document, view, id)) for id in found)


def _people_in(view: View) -> Mapping[str, set[str]]:
    """Whoever says or claims something in each document."""
    owners, found = _owners(view), defaultdict[str, set[str]](set)
    for saying in view.cmap.sayings():
        found[saying.document].update(saying.holders)
    for id, reading in view.by_document.items():
        found[id].update(owners.get(Member(id, said.entity), "") for said in reading.statements)
    return found


def _document(view: View, id: str) -> dict[str, Any]:
    reading = view.by_document[id]
    document = reading.document
    return {
        "id": document.id,
        "name": document_name(document),
        "by": ", ".join(filter(None, (document.author, document.publisher))) or None,
        "author": document.author,
        "publisher": document.publisher,
        "date": document.date,
        "speaker": speaker_name(view, document),
        "address": document.address,
        "origin": document.origin,
        "words": count_words(document.text),
        "statements": len(reading.statements),
        "claims": len(reading.claims),
        "skipped": len(reading.skipped),
    }


def _statements(view: View, chosen: Chosen) -> Iterable[Row]:
    """By document's name, then in text order; if something is asked of claims, those with such claims."""
    owners = _owners(view)
    with_claim = set()
    if chosen.asks_for_claims:
        with_claim = {(p.saying.document, p.saying.claim.statement) for p in _meant(chosen)}
    for reading in _by_name(view):
        id = reading.document.id
        for statement in reading.statements:
            person = owners.get(Member(id, statement.entity), "")
            if (
                chosen.document(id)
                and chosen.people((person,))
                and (not chosen.asks_for_claims or (id, statement.id) in with_claim)
            ):
                row = Row(statement, partial(_statement, view, reading, statement, person))
                if not chosen.asks_for_words or chosen.text(row.record["words"]):
                    yield row


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


def _claims(view: View, chosen: Chosen) -> Iterable[Row]:
    """By document's name, then in text order."""
    meant = list(_meant(chosen))
    everybody = place(view.cmap.of_pairs({(each.saying.cause, each.saying.effect) for each in meant}))
    status = {text_order(placed.saying): placed.status for placed in everybody}
    by_document: defaultdict[str, list[Placed]] = defaultdict(list)
    for placed in meant:
        by_document[placed.saying.document].append(replace(placed, status=status[text_order(placed.saying)]))
    view.have(by_document)
    for id in sorted(by_document, key=lambda id: (name_order(view.told[id]), id)):
        for placed in by_document[id]:
            row = Row(placed, partial(_claim, view, placed), (placed.saying,))
            if not chosen.asks_for_words or chosen.text(row.record["words"]):
                yield row


def _claim(view: View, placed: Placed) -> dict[str, Any]:
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


def _variables(view: View, chosen: Chosen) -> Iterable[Row]:
    """By number of links, then claims, then name. Betweenness is not counted on very large maps."""
    links = [link for link in chosen.view.cmap.links if chosen.link(link)]
    causes = Counter(link.effect for link in links)
    effects = Counter(link.cause for link in links)
    claims: Counter[str] = Counter()
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for placed in _meant(chosen):
        for side in {placed.saying.cause, placed.saying.effect}:
            claims[side] += 1
            documents[side].add(placed.saying.document)
    known = view.cmap.variables
    between = find_between(successors_of(by_pair(links)))
    nothing = None if between is None else Between(0, 0.0)
    on = {} if between is None else between
    rows = [
        _made(
            variable,
            {
                "id": variable.id,
                "name": variable.name,
                "kind": variable.kind,
                "role": _role(causes[variable.id], effects[variable.id]),
                "causes": causes[variable.id],
                "effects": effects[variable.id],
                "between": (stands := on.get(variable.id, nothing)) and stands.pairs,
                "betweenness": stands and stands.share,
                "claims": claims[variable.id],
                "documents": len(documents[variable.id]),
                "general": known[variable.general].name
                if variable.general is not None and variable.general in known
                else None,
                "aliases": list(variable.aliases),
            },
        )
        for variable in chosen.view.cmap.variables.values()
        if (claims[variable.id] or not chosen.asks_for_links)
        and chosen.variable((variable.id,))
        and chosen.text(variable.name, *variable.aliases)
    ]
    return sorted(rows, key=lambda row: _most(row, "claims", links=("causes", "effects")))


def _role(causes: int, effects: int) -> str | None:
    """What a variable with so many links into it, and out of it, is in the system."""
    if causes and effects:
        return "between"
    return "driver" if effects else "outcome" if causes else None


def _links(view: View, chosen: Chosen) -> Iterable[Row]:
    """By support, reports, then id, as counted among the chosen claims."""
    special: Mapping[str, tuple[str, ...]] = {}
    if view.cmap.grouped:
        special = general_links(replace(chosen.view.cmap, variables=view.cmap.variables))
    general: defaultdict[str, list[str]] = defaultdict(list)
    for case, wider in special.items():
        for each in wider:
            general[each].append(case)
    for link in chosen.near_links:
        sayings = (*link.carrying, *link.backing, *link.denials)
        if chosen.link(link) and (
            not chosen.asks_for_words or any(chosen.text(quote(view, saying).words) for saying in sayings)
        ):
            yield Row(link, partial(_link, view, link, special.get(link.id, ()), general[link.id]), sayings)


def _link(view: View, link: Link, special: Iterable[str], general: Iterable[str]) -> dict[str, Any]:
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
        "cause_id": link.cause,
        "effect_id": link.effect,
        "special_of": list(special),
        "general_of": list(general),
    }


def _loops(view: View, chosen: Chosen) -> Iterable[Row]:
    """Strongest first: support of the weakest link, then shortest."""
    for loop in view.loops:
        links = [view.links[id] for step in loop.links for id in step]
        row = Row(loop, partial(_loop, view, loop), tuple(s for link in links for s in link.carrying))
        if (
            chosen.loop(loop, links)
            and chosen.variable(loop.variables)
            and (not chosen.asks_for_words or chosen.text(row.record["words"]))
        ):
            yield row


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


def _people(view: View, chosen: Chosen) -> Iterable[Row]:
    """By number of claims, then statements, then name."""
    owners = _owners(view)
    claims: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for placed in _meant(chosen):
        claims[placed.saying.holder] += 1
        documents[placed.saying.holder].add(placed.saying.document)
    for reading in view.readings:
        if chosen.document(reading.document.id) and not chosen.asks_for_claims:
            for statement in reading.statements:
                person = owners.get(Member(reading.document.id, statement.entity), "")
                statements[person] += 1
                documents[person].add(reading.document.id)
    rows = [
        _made(
            person,
            {
                "id": person.id,
                "name": person_name(person),
                "type": person.type,
                "role": person.role,
                "claims": claims[person.id],
                "statements": statements[person.id],
                "documents": len(documents[person.id]),
                "aliases": list(person.aliases),
            },
        )
        for person in view.cmap.people.values()
        if chosen.people((person.id,))
        and (claims[person.id] or statements[person.id])
        and chosen.text(person.name, *person.aliases)
    ]
    return sorted(rows, key=lambda row: _most(row, "claims", "statements"))


def _made(of: Any, record: dict[str, Any]) -> Row:
    """A row whose record had to be made to put it in order."""
    return Row(of, lambda: record)


def _meant(chosen: Chosen) -> Iterator[Placed]:
    """The claims that meet everything that is asked, but for the words."""
    return filter(chosen.placed, chosen.view.placed)


def _most(row: Row, *counts: str, links: tuple[str, ...] = ()) -> tuple[Any, ...]:
    """Sorts by the sum of some counts, then by other counts, most first; then by name."""
    record = row.record
    return (
        -sum(record[count] for count in links),
        *(-record[count] for count in counts),
        record["name"].casefold(),
        record["id"],
    )


def _by_name(view: View) -> Iterator[Reading]:
    """The readings by what their documents are called."""
    return iter(sorted(view.readings, key=lambda r: (name_order(r.document), r.document.id)))


def _owners(view: View) -> Mapping[Member, str]:
    """Which person of the map an entity of a reading is."""
    return {member: person.id for person in view.cmap.people.values() for member in person.members}


_TABLES: Mapping[str, Callable[[View, Chosen], Iterable[Row]]] = {
    "documents": _documents,
    "statements": _statements,
    "claims": _claims,
    "variables": _variables,
    "links": _links,
    "loops": _loops,
    "people": _people,
}
