"""From readings to the map of everybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sayso.causalmap.bylines import find_bylines
from sayso.causalmap.links import assemble
from sayso.errors import MapError
from sayso.records.causalmap import CausalMap, MapVariable, Member, Person, Saying, Verdict
from sayso.records.reading import Reading


def build_map(
    readings: Iterable[Reading],
    *,
    variables: Iterable[MapVariable],
    people: Iterable[Person],
    voices: Mapping[str, str] | None = None,
    copies: Mapping[str, str] | None = None,
    verdicts: Mapping[tuple[str, str], Verdict] | None = None,
    threshold: float = 0.5,
) -> CausalMap:
    """The union of what these readings claim, the same for any order of them, twice as once.

    Args:
        readings: one for each document.
        variables: of the map; every variable that a claim names is a member of exactly one.
        people: whoever claims are attributed to, in the same way.
        voices: for each document who its own voice is, one of these people; left out: bylines are added.
        copies: for each document the group of near-copies it belongs to; left out: its own.
        verdicts: what people said of claims, by document id and claim id.
        threshold: the confidence (0 to 1) from which a claim counts.

    Raises:
        MapError: two readings of one document differ; a claim's variable or holder belongs to nothing
            on the map, or to two.
    """
    ordered = _once_each(readings)
    variables, people = tuple(variables), tuple(people)
    if voices is None:
        bylines, voices = find_bylines(ordered, people)
        people = (*people, *bylines)
    sayings = _sayings(
        ordered,
        variables=_members("variable", variables),
        people=_members("person", people),
        voices=voices,
        copies=copies or {},
        verdicts=verdicts or {},
    )
    return assemble(sayings, variables=variables, people=people, threshold=threshold)


def _once_each(readings: Iterable[Reading]) -> list[Reading]:
    by_document: dict[str, Reading] = {}
    for reading in readings:
        if by_document.setdefault(reading.document.id, reading) != reading:
            raise MapError(f"two different readings of document {reading.document.id}")
    return [by_document[document] for document in sorted(by_document)]


def _members(what: str, things: Iterable[MapVariable | Person]) -> dict[Member, str]:
    owner: dict[Member, str] = {}
    for thing in things:
        for member in thing.members:
            if owner.setdefault(member, thing.id) != thing.id:
                raise MapError(
                    f"{member.local} of document {member.document} belongs to {what} {owner[member]} "
                    f"and to {what} {thing.id}"
                )
    return owner


def _sayings(
    readings: Iterable[Reading],
    *,
    variables: Mapping[Member, str],
    people: Mapping[Member, str],
    voices: Mapping[str, str],
    copies: Mapping[str, str],
    verdicts: Mapping[tuple[str, str], Verdict],
) -> Iterator[Saying]:
    for reading in readings:
        document = reading.document.id
        group = copies.get(document, document)
        for claim in reading.claims:
            try:
                yield Saying(
                    document=document,
                    claim=claim,
                    cause=variables[Member(document, claim.cause.variable)],
                    effect=variables[Member(document, claim.effect.variable)],
                    holders=tuple(people[Member(document, holder)] for holder in claim.holders)
                    or (voices[document],),
                    copies=group,
                    verdict=verdicts.get((document, claim.id)),
                )
            except KeyError as missing:
                raise MapError(
                    f"claim {claim.id} of document {document} names {missing.args[0].local!r}, "
                    "which belongs to nothing on the map"
                ) from missing
