"""Claims that were read twice from the same words, brought back to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from sayso.records.claim import Claim, Side
from sayso.records.span import Span
from sayso.records.variable import Variable


def said_once(
    claims: Iterable[Claim], variables: Iterable[Variable]
) -> tuple[tuple[Claim, ...], tuple[Variable, ...]]:
    """Of claims that say the same of the same variables in overlapping words, the likeliest; ids run on.

    Rule and reader may set different bounds round one side: 'some problems', 'some problems, with prices
    rising'. Where both stand for one variable, there is one claim. Mentions that no claim is left for go.
    """
    kept: dict[object, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: -c.confidence):
        alike = kept[_said(claim)]
        if not any(_overlap(claim.cause, c.cause) and _overlap(claim.effect, c.effect) for c in alike):
            alike.append(claim)
    every = sorted((claim for alike in kept.values() for claim in alike), key=_place)
    sides = {side.span for claim in every for side in (claim.cause, claim.effect)}
    return (
        tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(every, 1)),
        tuple(replace(v, mentions=tuple(m for m in v.mentions if m in sides)) for v in variables),
    )


def _said(claim: Claim) -> object:
    both = claim.cause.variable, claim.effect.variable
    return *both, claim.polarity, claim.modality, claim.statement, claim.holders


def _overlap(a: Side, b: Side) -> bool:
    return a.span.start < b.span.end and b.span.start < a.span.end


def _place(claim: Claim) -> tuple[int, Span, Span]:
    """The order in which claims are found and numbered."""
    return min(claim.cause.span.start, claim.effect.span.start), claim.cause.span, claim.effect.span
