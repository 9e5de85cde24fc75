"""What is said to lead to what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.claims.candidates import Candidate, best_of_each, candidates
from sayso.claims.change import compose, signed, undenied
from sayso.claims.confidence import confidence
from sayso.claims.frames import Draft
from sayso.claims.holders import Sayings
from sayso.claims.modality import denied
from sayso.claims.parts import without_its_move
from sayso.claims.qualifiers import delay_of, place_of, strength_of, time_of
from sayso.claims.scope import scope_of
from sayso.claims.sound import walkable
from sayso.claims.vocabulary import Imposed
from sayso.records.claim import Change, Claim, Modality, Side
from sayso.records.span import Skipped, Span
from sayso.records.statement import Attribution
from sayso.text.analysis import Analysis
from sayso.text.sides import read_side

# What a reader would rather not draw is left out; from here up six of ten have the reader's very bounds
# (benchmarks/calibrate.py).
FLOOR = 0.5
MOVES: frozenset[Change] = frozenset({"increase", "decrease"})


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of a text, in text order, and the sentences that look causal but gave none."""

    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def find_claims(analysis: Analysis, attribution: Attribution) -> Found:
    """The causal claims of a text, with their holders; the variables of their sides are not named yet.

    Cost: about thirty microseconds a word.
    """
    analysis = walkable(analysis)
    weighed = [(confidence(c.features), c) for c in candidates(analysis)]
    kept = best_of_each([(p, c) for p, c in weighed if p >= FLOOR])
    claims = claims_of(analysis, attribution, kept)
    return Found(claims, _skipped(analysis, claims, weighed))


def claims_of(
    analysis: Analysis, attribution: Attribution, weighed: Iterable[tuple[float, Candidate]]
) -> tuple[Claim, ...]:
    """Candidates with their confidence as claims: in text order, with ids, changes and holders."""
    sayings = Sayings(attribution)
    claims = [_claim(analysis, sayings, p, c) for p, c in weighed]
    claims.sort(key=lambda c: (min(c.cause.span.start, c.effect.span.start), c.cause.span, c.effect.span))
    return tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(claims, 1))


def _claim(analysis: Analysis, sayings: Sayings, p: float, found: Candidate) -> Claim:
    draft = found.draft
    cause, effect = analysis.span(found.cause), analysis.span(found.effect)
    cause_says, effect_says = (_said(analysis, side, found.modality) for side in (cause, effect))
    cause_change, effect_change, polarity = signed(
        compose(draft.cause_change, cause_says), compose(_imposed(analysis, draft), effect_says)
    )
    cause, effect = (
        analysis.span(without_its_move(analysis, side) if says in MOVES else side)
        for side, says in ((found.cause, cause_says), (found.effect, effect_says))
    )
    statement = sayings.innermost(cause, effect)
    return Claim(
        id="",
        cause=Side(cause, cause_change),
        effect=Side(effect, effect_change),
        polarity=polarity,
        modality=found.modality,
        confidence=p,
        found_by=f"rule:{draft.rule}",
        signal=_signal(analysis, draft),
        scope=scope_of(analysis, draft.anchor, found.modality),
        holders=sayings.holders(statement, cause),
        statement=None if statement is None else statement.id,
        both_ways=draft.both_ways,
        strength=strength_of(analysis, draft),
        delay=delay_of(analysis, draft),
        time=time_of(analysis, draft),
        place=place_of(analysis, draft),
    )


def _said(analysis: Analysis, side: Span, modality: Modality) -> Change:
    """What the words of a side say happens to it, in the link that is meant."""
    return undenied(modality, side.words(analysis.text), read_side(analysis, side).change)


def _imposed(analysis: Analysis, draft: Draft) -> Imposed:
    if draft.negated is not None and denied(analysis, draft):
        return draft.negated
    return draft.effect_change


def _signal(analysis: Analysis, draft: Draft) -> tuple[Span, ...]:
    pieces: list[list[int]] = []
    for i in sorted(draft.signal):
        if pieces and i == pieces[-1][-1] + 1:
            pieces[-1].append(i)
        else:
            pieces.append([i])
    return tuple(analysis.span(piece) for piece in pieces)


def _skipped(
    analysis: Analysis, claims: tuple[Claim, ...], weighed: list[tuple[float, Candidate]]
) -> tuple[Skipped, ...]:
    """Sentences with a causal signal that gave no claim, with the signal as a note."""
    told = {
        analysis.sentence_of(i)
        for claim in claims
        for side in (claim.cause, claim.effect)
        for i in analysis.tokens_in(side.span)
    }
    found: dict[int, str] = {}
    for p, c in weighed:
        number = analysis.sentence_of(c.draft.anchor)
        if p >= FLOOR / 2 and number not in told:
            found.setdefault(number, c.draft.word)
    return tuple(
        Skipped(analysis.span(analysis.sentences[number]), "looks-causal", word)
        for number, word in sorted(found.items())
    )
