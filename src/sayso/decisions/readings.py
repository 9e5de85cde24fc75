"""Decisions about claims and statements, applied to readings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sayso.decisions.adding import with_claim, with_statement
from sayso.decisions.damage import telling
from sayso.decisions.places import Gist, Place, Places, gist
from sayso.decisions.saying import held, said_by, without_statement
from sayso.records.causalmap import Member, Verdict
from sayso.records.claim import Claim, Polarity, Side, product
from sayso.records.decision import Content, Decision
from sayso.records.reading import Reading
from sayso.records.statement import Entity, Statement
from sayso.records.variable import Variable
from sayso.text.direction import negate

State = Literal["as decided", "read otherwise", "kept", "gone"]
"""What became of what a decision is about: there as it was; there, and read otherwise than it was when
decided; read no more, and kept because a person stands for it; gone, its words included."""


@dataclass(slots=True)
class Corrected:
    """Readings as people corrected them.

    Attributes:
        readings: by document id.
        verdicts: on claims, by document id and claim id.
        sides: variables that a person gave to a side, with the reference they typed.
        states: of every decision about claims and statements, by its id.
        added: what the claims say that people added, by document id and claim id.
        told: the claims, likewise, of which a person said whose they are.
    """

    readings: dict[str, Reading]
    verdicts: dict[tuple[str, str], Verdict] = field(default_factory=dict)
    sides: list[tuple[Member, Content]] = field(default_factory=list)
    states: dict[str, State] = field(default_factory=dict)
    added: dict[tuple[str, str], Gist] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)


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
    if entry.kind == "add":
        return "gone" if place is None else _add_claim(done, place, entry)
    state: State = "gone"
    if place is not None:
        id = place.reading.document.id
        found = places.claim(entry.target, place, done.readings[id].claims)
        if found is None and entry.kind != "reject":
            found = _made_again(done, place, entry)
        if found is not None:
            added = (id, found.id) in done.added
            state = "as decided" if added else _state(place.reading, found.id, entry.target["read"])
            _decide(done, id, found.id, entry)
    if entry.scope != "here":
        wanted = tuple(entry.target["gist"])
        document = None if place is None else place.reading.document.id
        for id, reading in places.readings.items():
            if entry.scope == "everywhere" or id == document:
                for claim in reading.claims:
                    if gist(reading, claim) == wanted:
                        _decide(done, id, claim.id, entry)
        for (id, claim_id), said in list(done.added.items()):
            if said == wanted and (entry.scope == "everywhere" or id == document):
                _decide(done, id, claim_id, entry)
    return state


def _add_claim(done: Corrected, place: Place, entry: Decision) -> State:
    id = place.reading.document.id
    done.readings[id], claim, sides = with_claim(done.readings[id], place, entry)
    done.sides += sides
    done.verdicts[id, claim.id] = "accepted"
    cause, sign, effect = entry.target["gist"]
    done.added[id, claim.id] = cause, sign, effect
    if "holder" in entry.after:
        done.told.add((id, claim.id))
    return "as decided"


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
        entities, holders = held(reading, after["holder"], entry.id)
        done.told.add((document, id))
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
    done.sides[:] = [side for side in done.sides if side[0] not in {Member(document, id) for id in replaced}]
    done.readings[document] = replace(
        reading, claims=claims, variables=tuple(_once(variables)), entities=entities
    )


def _signed(cause: Side, effect: Side, sign: Polarity) -> tuple[Side, Side]:
    """The sides with changes that fit a sign; that of the cause stays where it can."""
    if sign == "?":
        return replace(cause, change="occurs"), replace(effect, change="occurs")
    if product(cause.change, effect.change) != sign:
        effect = replace(effect, change=negate(effect.change))
    return cause, effect


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
    if place is None:
        return "gone"
    document = place.reading.document.id
    reading = done.readings[document]
    if entry.kind == "add":
        told = {claim for id, claim in done.told if id == document}
        done.readings[document], _ = with_statement(reading, place, entry, told)
        return "as decided"
    read = place.reading.statements
    ids = {each.id for each in read}
    added = tuple(each for each in reading.statements if each.id not in ids)
    found = places.statement(entry.target, place, (*read, *added))
    if found is None:
        return "gone"
    same = found in added or statement_snapshot(place.reading, found) == entry.target["read"]
    if entry.kind == "reject":
        done.readings[document] = without_statement(reading, found)
    elif entry.kind == "edit":
        entities, holders = held(reading, entry.after["holder"], entry.id)
        done.readings[document] = said_by(replace(reading, entities=entities), found, holders[0])
    return "as decided" if same else "read otherwise"


def _once(variables: Iterable[Variable]) -> Iterable[Variable]:
    """Each id once, the last of its variables."""
    return {variable.id: variable for variable in variables}.values()
