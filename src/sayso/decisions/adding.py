"""Claims and statements that people put where reading found none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sayso.decisions.places import Place, hull, shared
from sayso.decisions.saying import chain, held, innermost, is_within, said_by
from sayso.records.causalmap import Member
from sayso.records.claim import Claim, Side
from sayso.records.decision import Content, Decision
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Statement
from sayso.records.variable import Variable

BY_HAND = "by hand: "
"""What stands before the name of whoever added a claim or statement, as what found it."""

_SAME = 0.5  # of the words of each side, from which two claims are one
_SAME_SAID = 0.9  # of the words of what is said, from which two statements are one; one may stand in another


def same_claim(claims: Iterable[Claim], cause: Span, effect: Span) -> Claim | None:
    """The claim whose sides have most of their words with these two in common; None without one."""
    alike = [
        (min(shared(claim.cause.span, cause), shared(claim.effect.span, effect)), claim) for claim in claims
    ]
    return next((c for like, c in sorted(alike, key=_likeness, reverse=True) if like > _SAME), None)


def same_statement(statements: Iterable[Statement], content: Sequence[Span]) -> Statement | None:
    """The statement whose content is nearly this one; None without one."""
    wanted = hull(content)
    alike = [(shared(hull(each.content), wanted), each) for each in statements]
    return next((s for like, s in sorted(alike, key=_likeness, reverse=True) if like > _SAME_SAID), None)


def _likeness(of: tuple[float, Any]) -> float:
    return of[0]


def with_claim(
    reading: Reading, place: Place, entry: Decision
) -> tuple[Reading, Claim, list[tuple[Member, Content]]]:
    """A reading with a claim that a person added; it takes the place of the same one, if that is read too.

    Returns:
        With the reading the claim, and the sides for which the person named a variable.
    """
    target, after = entry.target, entry.after
    spans = {name: place.span(target[name]) for name in ("cause", "effect")}
    same = same_claim(reading.claims, spans["cause"], spans["effect"])
    id = f"{entry.id}:added" if same is None else same.id
    entities, holders, statement = _holders(reading, spans, entry)
    variables, sides, named = list(reading.variables), [], []
    for name, span in spans.items():
        told = after[name]
        variable = _known(variables, span, told) or Variable(
            f"{entry.id}:{name}", told["name"], (), told.get("kind", "quantity"), told.get("key", "")
        )
        mentions = tuple(sorted({*variable.mentions, span}))
        variables = [each for each in variables if each.id != variable.id]
        variables.append(replace(variable, mentions=mentions))
        sides.append(Side(span, after[f"{name}_change"], variable.id))
        if "anchors" in told:
            named.append((Member(reading.document.id, variable.id), told))
    claim = Claim(
        id=id,
        cause=sides[0],
        effect=sides[1],
        polarity=after["sign"],
        modality=after["modality"],
        confidence=1.0,
        found_by=BY_HAND + entry.who,
        signal=tuple(place.span(ends) for ends in target["signal"]),
        scope=after["time"],
        holders=holders,
        statement=statement,
    )
    claims = (*(each for each in reading.claims if each.id != id), claim)
    gone = set() if same is None else {same.cause.variable, same.effect.variable}
    gone -= {side.variable for each in claims for side in (each.cause, each.effect)}
    kept = tuple(variable for variable in variables if variable.id not in gone)
    return replace(reading, claims=claims, variables=kept, entities=entities), claim, named


def _known(variables: Iterable[Variable], span: Span, told: Content) -> Variable | None:
    """The variable of a reading that the words of a side name, unless a person named another."""
    if "anchors" in told:
        return None
    key = told.get("key")
    return next((v for v in variables if span in v.mentions or (key and v.key == key)), None)


def _holders(reading: Reading, spans: dict[str, Span], entry: Decision) -> tuple[Any, tuple[str, ...], Any]:
    """The entities of a reading, whose say-so a claim at this place is, and the statement that it stands in.

    Whose it is was said by the person, or the text says it: the speaker of the turn, then of the statements.
    """
    around = innermost(reading.statements, spans.values())
    statement = None if around is None else around.id
    if "holder" in entry.after:
        return *held(reading, entry.after["holder"], entry.id), statement
    entities, turn = held(reading, entry.after.get("turn", ""), entry.id)
    speakers = (*turn, *chain(reading, around))
    return entities, tuple(s for n, s in enumerate(speakers) if n == 0 or s != speakers[n - 1]), statement


def with_statement(
    reading: Reading, place: Place, entry: Decision, told: Collection[str]
) -> tuple[Reading, Statement]:
    """A reading with a statement that a person added; its speaker holds what is claimed in it.

    Args:
        told: ids of claims of which people said whose they are, which stay theirs.
    """
    target = entry.target
    content = tuple(place.span(ends) for ends in target["content"])
    entities, (holder,) = held(reading, entry.after["holder"], entry.id)
    reading = replace(reading, entities=entities)
    same = same_statement(reading.statements, content)
    if same is not None:
        return said_by(reading, same, holder), same
    parent = innermost(reading.statements, content)
    made = Statement(
        id=f"{entry.id}:added",
        kind=entry.after["kind"],
        entity=holder,
        content=content,
        source=_at(place, target["source"]),
        cue=_at(place, target["cue"]),
        parent=None if parent is None else parent.id,
        found_by=BY_HAND + entry.who,
    )
    inner = [
        each.id
        for each in reading.statements
        if each.parent == made.parent and all(_stands_in(made, piece) for piece in each.content)
    ]
    statements = (
        *(replace(each, parent=made.id) if each.id in inner else each for each in reading.statements),
        made,
    )
    nested = replace(reading, statements=statements)
    claims = tuple(
        claim if claim.id in told else _held_by(claim, made, inner, nested) for claim in reading.claims
    )
    return replace(nested, claims=claims), made


def _held_by(claim: Claim, made: Statement, inner: Iterable[str], reading: Reading) -> Claim:
    """A claim that stands in a statement that was added: its speaker holds it, outside of inner ones."""
    if claim.statement == made.parent and all(
        _stands_in(made, side.span) for side in (claim.cause, claim.effect)
    ):
        below: tuple[str, ...] = ()
        claim = replace(claim, statement=made.id)
    elif outermost := next((each for each in inner if is_within(reading, claim.statement, each)), None):
        around = next(each for each in reading.statements if each.id == claim.statement)
        own = chain(reading, around)
        below = own[len(chain(reading, next(s for s in reading.statements if s.id == outermost))) - 1 :]
    else:
        return claim
    outer = claim.holders[: max(0, len(claim.holders) - len(below))]
    chained = (*outer, made.entity, *claim.holders[len(outer) :])
    return replace(claim, holders=tuple(h for n, h in enumerate(chained) if n == 0 or h != chained[n - 1]))


def _stands_in(statement: Statement, span: Span) -> bool:
    return any(piece.covers(span) for piece in statement.content)


def _at(place: Place, ends: Sequence[int] | None) -> Span | None:
    return None if ends is None else place.span(ends)
