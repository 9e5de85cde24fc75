"""Decisions about claims and statements, applied to readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sayso.decisions.damage import telling
from sayso.decisions.places import Place, Places, gist
from sayso.records.causalmap import Member, Verdict
from sayso.records.claim import Change, Claim, Polarity, Side, product
from sayso.records.decision import Content, Decision
from sayso.records.reading import Reading
from sayso.records.statement import Entity, Statement
from sayso.records.variable import Variable

State = Literal["as decided", "read otherwise", "kept", "gone"]
"""What became of what a decision is about: there as it was; there, and read otherwise than it was when
decided; read no more, and kept because a person stands for it; gone, its words included."""

_OPPOSITE: Mapping[Change, Change] = {
    "increase": "decrease",
    "decrease": "increase",
    "occurs": "absent",
    "absent": "occurs",
}


@dataclass(slots=True)
class Corrected:
    """Readings as people corrected them.

    Attributes:
        readings: by document id.
        verdicts: on claims, by document id and claim id.
        sides: variables that a person gave to a side, with the reference they typed.
        states: of every decision about claims and statements, by its id.
    """

    readings: dict[str, Reading]
    verdicts: dict[tuple[str, str], Verdict] = field(default_factory=dict)
    sides: list[tuple[Member, Content]] = field(default_factory=list)
    states: dict[str, State] = field(default_factory=dict)


def correct(readings: Iterable[Reading], decisions: Sequence[Decision]) -> Corrected:
    """The readings with these decisions applied, in their order; nothing given is changed.

    A claim that a person accepted or edited and that is not read any more is kept, as long as its words
    stand in the document.

    Args:
        decisions: those that hold, the earliest first; those about variables and people are passed over.

    Raises:
        RecordError: a decision is not as sayso writes one.
    """
    places = Places(readings)
    done = Corrected(dict(places.readings))
    for entry in decisions:
        with telling(entry):
            if entry.subject == "claim":
                done.states[entry.id] = _claim_decision(done, places, entry)
            elif entry.subject == "statement":
                done.states[entry.id] = _statement_decision(done, places, entry)
    return done


def snapshot(reading: Reading, claim: Claim) -> dict[str, Any]:
    """A claim as a log shows it, and as it is made again: names instead of ids of one reading."""
    names = {variable.id: variable.name for variable in reading.variables}
    people = {entity.id: entity.name for entity in reading.entities}
    return {
        "cause": names.get(claim.cause.variable, ""),
        "cause_change": claim.cause.change,
        "effect": names.get(claim.effect.variable, ""),
        "effect_change": claim.effect.change,
        "sign": claim.polarity,
        "modality": claim.modality,
        "time": claim.scope,
        "holders": [people.get(holder) for holder in claim.holders],
        "both_ways": claim.both_ways,
        "signal": [[span.start, span.end] for span in claim.signal],
    }


def statement_snapshot(reading: Reading, statement: Statement) -> dict[str, Any]:
    """A statement as a log shows it."""
    people = {entity.id: entity.name for entity in reading.entities}
    return {"holder": people.get(statement.entity), "kind": statement.kind}


def _claim_decision(done: Corrected, places: Places, entry: Decision) -> State:
    place = places.place(entry.target)
    state: State = "gone"
    if place is not None:
        id = place.reading.document.id
        found = places.claim(entry.target, place, done.readings[id].claims)
        if found is None and entry.kind != "reject":
            found = _made_again(done, place, entry)
        if found is not None:
            state = _state(place.reading, found.id, entry.target["read"])
            _decide(done, id, found.id, entry)
    if entry.scope != "here":
        wanted = tuple(entry.target["gist"])
        document = None if place is None else place.reading.document.id
        for id, reading in places.readings.items():
            if entry.scope == "everywhere" or id == document:
                for claim in reading.claims:
                    if gist(reading, claim) == wanted:
                        _decide(done, id, claim.id, entry)
    return state


def _state(reading: Reading, id: str, before: Content) -> State:
    """How a claim is read now, beside how it was read when it was decided."""
    now = next((snapshot(reading, claim) for claim in reading.claims if claim.id == id), None)
    if now is None:
        return "kept"
    return "as decided" if _telling(now) == _telling(before) else "read otherwise"


def _telling(content: Content) -> Content:
    return {name: value for name, value in content.items() if name != "signal"}


def _decide(done: Corrected, document: str, claim: str, entry: Decision) -> None:
    done.verdicts[document, claim] = "rejected" if entry.kind == "reject" else "accepted"
    if entry.kind == "edit":
        _edit(done, document, claim, entry)


def _edit(done: Corrected, document: str, id: str, entry: Decision) -> None:
    reading = done.readings[document]
    claim = next(each for each in reading.claims if each.id == id)
    after = entry.after
    variables = list(reading.variables)
    sides = {"cause": claim.cause, "effect": claim.effect}
    for name, side in sides.items():
        if name in after:
            made = Variable(f"{entry.id}:{id}:{name}", after[name]["name"], (side.span,), "quantity")
            variables.append(made)
            sides[name] = replace(side, variable=made.id)
            done.sides.append((Member(document, made.id), after[name]))
    cause, effect = sides["cause"], sides["effect"]
    sign: Polarity = after.get("sign", claim.polarity)
    cause, effect = _signed(cause, effect, sign)
    entities, holders = reading.entities, claim.holders
    if "holder" in after:
        entities, holders = _held(reading, after["holder"], entry.id)
    changed = replace(
        claim,
        cause=cause,
        effect=effect,
        polarity=sign,
        modality=after.get("modality", claim.modality),
        holders=holders,
    )
    claims = tuple(changed if each.id == id else each for each in reading.claims)
    used = {side.variable for each in claims for side in (each.cause, each.effect)}
    replaced = {claim.cause.variable, claim.effect.variable} - used
    variables = [variable for variable in variables if variable.id not in replaced]
    done.readings[document] = replace(
        reading, claims=claims, variables=tuple(_once(variables)), entities=entities
    )


def _signed(cause: Side, effect: Side, sign: Polarity) -> tuple[Side, Side]:
    """The sides with changes that fit a sign; that of the cause stays where it can."""
    if sign == "?":
        return replace(cause, change="occurs"), replace(effect, change="occurs")
    if product(cause.change, effect.change) != sign:
        effect = replace(effect, change=_OPPOSITE[effect.change])
    return cause, effect


def _held(reading: Reading, name: str, decision: str) -> tuple[tuple[Entity, ...], tuple[str, ...]]:
    """The entities of a reading with this holder among them, and the holders; '' is the own voice."""
    if not name:
        return reading.entities, ()
    for entity in reading.entities:
        if entity.name == name:
            return reading.entities, (entity.id,)
    made = Entity(f"{decision}:holder", name, "person")
    return (*reading.entities, made), (made.id,)


def _made_again(done: Corrected, place: Place, entry: Decision) -> Claim:
    """Puts the claim of a decision back among those of its document, as it was read then."""
    document, before = place.reading.document.id, entry.target["read"]
    reading = done.readings[document]
    id = f"{entry.id}:claim"
    sides, variables, entities = [], list(reading.variables), list(reading.entities)
    for name in ("cause", "effect"):
        span = place.span(entry.target[name])
        known = next((v for v in place.reading.variables if v.name == before[name]), None)
        if known is None:
            known = Variable(f"{id}:{name}", before[name], (span,), "quantity")
            variables.append(known)
            done.sides.append((Member(document, known.id), {"name": before[name]}))
        sides.append(Side(span, before[f"{name}_change"], known.id))
    holders = []
    for number, name in enumerate(before["holders"]):
        entity = next((each for each in entities if name is not None and each.name == name), None)
        if entity is None:
            entity = Entity(f"{id}:{number}", name, "person")
            entities.append(entity)
        holders.append(entity.id)
    claim = Claim(
        id=id,
        cause=sides[0],
        effect=sides[1],
        polarity=before["sign"],
        modality=before["modality"],
        confidence=1.0,
        found_by="person",
        signal=tuple(place.span(ends) for ends in before["signal"]),
        scope=before["time"],
        holders=tuple(holders),
        both_ways=before["both_ways"],
    )
    claims = (*(each for each in reading.claims if each.id != id), claim)
    done.readings[document] = replace(
        reading, claims=claims, variables=tuple(_once(variables)), entities=tuple(entities)
    )
    return claim


def _statement_decision(done: Corrected, places: Places, entry: Decision) -> State:
    place = places.place(entry.target)
    found = None if place is None else places.statement(entry.target, place)
    if place is None or found is None:
        return "gone"
    document = place.reading.document.id
    reading = done.readings[document]
    same = statement_snapshot(place.reading, found) == entry.target["read"]
    if entry.kind == "reject":
        done.readings[document] = _without(reading, found)
    elif entry.kind == "edit":
        entities, holders = _held(reading, entry.after["holder"], entry.id)
        done.readings[document] = _said_by(replace(reading, entities=entities), found, holders[0])
    return "as decided" if same else "read otherwise"


def _without(reading: Reading, statement: Statement) -> Reading:
    """A reading without a statement; what it claimed is held by whoever reported it."""

    def up(parent: str | None) -> str | None:
        return statement.parent if parent == statement.id else parent

    statements = tuple(
        replace(each, parent=up(each.parent)) for each in reading.statements if each.id != statement.id
    )
    claims = tuple(
        replace(claim, statement=up(claim.statement), holders=_less(claim.holders, statement.entity))
        if _within(reading, claim.statement, statement.id)
        else claim
        for claim in reading.claims
    )
    return replace(reading, statements=statements, claims=claims)


def _said_by(reading: Reading, statement: Statement, entity: str) -> Reading:
    """A reading in which somebody else makes a statement, and holds what is claimed in it."""
    statements = tuple(
        replace(each, entity=entity) if each.id == statement.id else each for each in reading.statements
    )
    claims = tuple(
        replace(
            claim, holders=tuple(entity if holder == statement.entity else holder for holder in claim.holders)
        )
        if _within(reading, claim.statement, statement.id)
        else claim
        for claim in reading.claims
    )
    return replace(reading, statements=statements, claims=claims)


def _within(reading: Reading, inner: str | None, outer: str) -> bool:
    """Whether a statement is another one or stands in it."""
    parents = {each.id: each.parent for each in reading.statements}
    seen: set[str] = set()
    while inner is not None and inner not in seen:
        if inner == outer:
            return True
        seen.add(inner)
        inner = parents.get(inner)
    return False


def _less(holders: Sequence[str], entity: str) -> tuple[str, ...]:
    """The holders without the innermost that is this entity."""
    for at in range(len(holders) - 1, -1, -1):
        if holders[at] == entity:
            return (*holders[:at], *holders[at + 1 :])
    return tuple(holders)


def _once(variables: Iterable[Variable]) -> Iterable[Variable]:
    """Each id once, the last of its variables."""
    return {variable.id: variable for variable in variables}.values()
