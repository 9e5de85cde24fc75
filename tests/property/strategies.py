"""Shared makers of claims, readings and maps: by hand for unit tests, by chance for property tests.

By hand, `said` makes one claim on a map and `map_of` the map of several:

    map_of(said("rain", "+", "harvest", by="Ann"), said("harvest", "-", "price", by="Bo"))

A variable's id is its name there; so is a person's. `by=None` is the author's own voice, and a name that
begins with '?' an unnamed speaker.
"""

from __future__ import annotations

import string
from collections.abc import Iterable
from itertools import count

from hypothesis import strategies as st

from sayso.causalmap.links import assemble
from sayso.records.causalmap import CausalMap, MapVariable, Member, Person, Saying
from sayso.records.claim import Change, Claim, Modality, Polarity, Scope, Side, product
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Entity
from sayso.records.variable import Variable

_numbers = count(1)

CHANGES: tuple[Change, ...] = ("increase", "decrease", "occurs", "absent")
MODALITIES: tuple[Modality, ...] = (
    "asserted",
    "conditional",
    "possible",
    "intended",
    "denied",
    "questioned",
)


def said(
    cause: str,
    polarity: Polarity,
    effect: str,
    *,
    by: str | None = "Ann",
    document: str = "d1",
    copies: str = "",
    change: Change = "increase",
    modality: Modality = "asserted",
    scope: Scope = "general",
    confidence: float = 0.9,
    both_ways: bool = False,
) -> Saying:
    """One claim on a map; `change` is that of its cause."""
    return Saying(
        document=document,
        claim=claim_of(
            f"c{next(_numbers)}",
            polarity,
            change=change,
            holders=(by,) if by else (),
            modality=modality,
            scope=scope,
            confidence=confidence,
            both_ways=both_ways,
        ),
        cause=cause,
        effect=effect,
        holders=(by or f"byline of {document}",),
        copies=copies or document,
    )


def claim_of(
    id: str,
    polarity: Polarity,
    *,
    cause: str = "v1",
    effect: str = "v2",
    change: Change = "increase",
    holders: tuple[str, ...] = (),
    modality: Modality = "asserted",
    scope: Scope = "general",
    confidence: float = 0.9,
    both_ways: bool = False,
) -> Claim:
    """A claim whose cause changes so, and whose effect changes as the polarity asks."""
    before: Change = "occurs" if polarity == "?" else change
    fitting: tuple[Change, Change] = ("increase", "decrease")
    after: Change = (
        "occurs" if polarity == "?" else next(c for c in fitting if product(before, c) == polarity)
    )
    return Claim(
        id=id,
        cause=Side(Span(0, 1), before, cause),
        effect=Side(Span(2, 3), after, effect),
        polarity=polarity,
        modality=modality,
        confidence=confidence,
        found_by="rule:test",
        scope=scope,
        holders=holders,
        both_ways=both_ways,
    )


def map_of(*sayings: Saying, threshold: float = 0.5) -> CausalMap:
    """The map of these claims, with the variables and people that they name."""
    names = sorted({side for saying in sayings for side in (saying.cause, saying.effect)})
    holders = sorted({holder for saying in sayings for holder in saying.holders})
    return assemble(
        sayings,
        variables=(MapVariable(name, name, "quantity", ()) for name in names),
        people=(Person(holder, None if holder.startswith("?") else holder, "person") for holder in holders),
        threshold=threshold,
    )


def reading_of(
    text: str, claims: Iterable[Claim], *, entities: Iterable[str | None] = (), **about
) -> Reading:
    """A reading whose variables are those that the claims name, and whose entities are e1, e2, …"""
    claims = tuple(claims)
    named = sorted({side.variable for claim in claims for side in (claim.cause, claim.effect)})
    return Reading(
        document=Document(text, **about),
        claims=claims,
        variables=tuple(Variable(name, name, (Span(0, 1),)) for name in named),
        entities=tuple(Entity(f"e{i}", name, "person") for i, name in enumerate(entities, start=1)),
    )


def joined_by_name(readings: Iterable[Reading]) -> tuple[tuple[MapVariable, ...], tuple[Person, ...]]:
    """Variables and people of a map when equal names are one thing: the simplest way of joining."""
    variables: dict[str, set[Member]] = {}
    people: dict[tuple[str, str | None], set[Member]] = {}
    for reading in readings:
        document = reading.document.id
        for variable in reading.variables:
            variables.setdefault(variable.name, set()).add(Member(document, variable.id))
        for entity in reading.entities:
            key = entity.name or f"{document} {entity.id}"
            people.setdefault((key, entity.name), set()).add(Member(document, entity.id))
    return (
        tuple(MapVariable(f"id-{n}", n, "quantity", tuple(sorted(m))) for n, m in sorted(variables.items())),
        tuple(
            Person(f"id-{key}", name, "person", tuple(sorted(members)))
            for (key, name), members in sorted(people.items(), key=lambda item: item[0][0])
        ),
    )


polarities = st.sampled_from(("+", "-", "?"))
signs = st.sampled_from(("+", "-"))


@st.composite
def sayings(
    draw: st.DrawFn, *, variables: str = string.ascii_lowercase[:5], polarity: st.SearchStrategy = polarities
) -> Saying:
    """Any claim on a map of a few variables, people and documents."""
    document = draw(st.sampled_from(("d1", "d2", "d3")))
    return said(
        draw(st.sampled_from(variables)),
        draw(polarity),
        draw(st.sampled_from(variables)),
        by=draw(st.sampled_from((None, "Ann", "Bo", "?1", "?2"))),
        document=document,
        copies=draw(st.sampled_from(("d1", document))),
        change=draw(st.sampled_from(CHANGES)),
        modality=draw(st.sampled_from(MODALITIES)),
        scope=draw(st.sampled_from(("once", "general"))),
        confidence=draw(st.sampled_from((0.2, 0.5, 0.9))),
        both_ways=draw(st.booleans()),
    )


maps = st.lists(sayings(), max_size=14).map(lambda claims: map_of(*claims))
"""Small maps of any claims: contested, denied, questioned, weak, self-linked."""


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading with a few claims of a few holders, its author told or not."""
    number = draw(st.integers(0, 6))
    names = ("rain", "harvest", "price", "hunger")
    claims = [
        claim_of(
            f"c{i}",
            draw(polarities),
            cause=draw(st.sampled_from(names)),
            effect=draw(st.sampled_from(names)),
            change=draw(st.sampled_from(CHANGES)),
            holders=draw(st.sampled_from(((), ("e1",), ("e2",), ("e1", "e3")))),
            modality=draw(st.sampled_from(MODALITIES)),
            confidence=draw(st.sampled_from((0.2, 0.5, 0.9))),
        )
        for i in range(1, draw(st.integers(0, 4)) + 1)
    ]
    return reading_of(
        f"text {number}",
        claims,
        entities=("Ann Ash", "Bo Birch", None),
        author=draw(st.sampled_from((None, "By Ann Ash", "Cy Cole"))),
        publisher=draw(st.sampled_from((None, "The Daily"))),
    )
