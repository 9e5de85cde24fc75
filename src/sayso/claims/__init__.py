"""What is said to lead to what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.claims import trained
from sayso.claims.candidates import Candidate, best_of_each, likely
from sayso.claims.change import compose, signed, unnegated
from sayso.claims.frames import Draft
from sayso.claims.holders import Sayings
from sayso.claims.modality import denied
from sayso.claims.parts import without_its_move
from sayso.claims.qualifiers import delay_of, place_of, strength_of, time_of
from sayso.claims.scope import scope_of
from sayso.claims.sound import walkable
from sayso.claims.vocabulary import Imposed
from sayso.records.claim import Change, Claim, Modality, Polarity, Side
from sayso.records.span import Skipped, Span
from sayso.records.statement import Attribution
from sayso.text.analysis import Analysis
from sayso.text.frames import Seen, SidesSaid
from sayso.text.sides import change_in

# What a reader would rather not draw is left out. From here up six of ten that the rules find alone have the
# reader's very bounds (benchmarks/calibrate.py), two of three with the trained reader (training/weigh.py).
FLOOR = 0.5
FLOOR_HEARD = 0.55
# What the rules think less likely is not looked at again: most of the candidates, hardly a claim.
UNLIKELY = 0.06
# How much likelier the trained reader's bounds must be than the grammar's, which end where phrases end.
OWN_BOUNDS = 0.05
MOVES: frozenset[Change] = frozenset({"increase", "decrease"})


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of a text, in text order, and the sentences that look causal but gave none."""

    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def find_claims(analysis: Analysis, attribution: Attribution, seen: Seen | None = None) -> Found:
    """The causal claims of a text, with their holders; the variables of their sides are not named yet.

    Args:
        seen: the text as a trained reader sees it; without it the rules decide alone.
    """
    analysis = walkable(analysis)
    ruled = list(likely(analysis, UNLIKELY))
    floor = FLOOR if seen is None else FLOOR_HEARD
    if seen is None:
        weighed = [Weighed(p, c) for p, c in ruled]
    else:
        weighed = [
            Weighed(h.confidence, h.candidate, h.said, own=bool(h.numbers["own"]))
            for h in trained.heard(analysis, seen, ruled)
        ]
    kept = best_of_each(
        [(w.confidence - OWN_BOUNDS * w.own, w.candidate) for w in weighed if w.confidence >= floor]
    )
    by_candidate = {id(w.candidate): w for w in weighed}
    claims = claims_of(analysis, attribution, [by_candidate[id(c)] for _, c in kept])
    return Found(claims, _skipped(analysis, claims, weighed))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with the probability that a reader draws it, and what a trained reader takes it to say.

    `own` says that its bounds are those of the trained reader.
    """

    confidence: float
    candidate: Candidate
    said: SidesSaid | None = None
    own: bool = False


def claims_of(analysis: Analysis, attribution: Attribution, weighed: Iterable[Weighed]) -> tuple[Claim, ...]:
    """Candidates as claims: in text order, with ids, changes and holders."""
    sayings = Sayings(attribution)
    claims = [_claim(analysis, sayings, w) for w in weighed]
    claims.sort(key=lambda c: (min(c.cause.span.start, c.effect.span.start), c.cause.span, c.effect.span))
    return tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(claims, 1))


def _claim(analysis: Analysis, sayings: Sayings, weighed: Weighed) -> Claim:
    found, draft = weighed.candidate, weighed.candidate.draft
    modality, changes = said_of(analysis, weighed)
    cause, effect = (
        analysis.span(without_its_move(analysis, side) if _moves(analysis, side) else side)
        for side in (found.cause, found.effect)
    )
    statement = sayings.innermost(cause, effect)
    return Claim(
        id="",
        cause=Side(cause, changes[0]),
        effect=Side(effect, changes[1]),
        polarity=changes[2],
        modality=modality,
        confidence=weighed.confidence,
        found_by=trained.RULE if draft.rule == trained.RULE else f"rule:{draft.rule}",
        signal=_signal(analysis, draft),
        scope=scope_of(analysis, draft.anchor, modality),
        holders=sayings.holders(statement, cause),
        statement=None if statement is None else statement.id,
        both_ways=draft.both_ways,
        strength=strength_of(analysis, draft),
        delay=delay_of(analysis, draft),
        time=time_of(analysis, draft),
        place=place_of(analysis, draft),
    )


def said_of(analysis: Analysis, weighed: Weighed) -> tuple[Modality, tuple[Change, Change, Polarity]]:
    """The modality of a claim, and what happens to its sides, with the polarity."""
    found, draft = weighed.candidate, weighed.candidate.draft
    modality = found.modality if weighed.said is None else trained.modality(weighed.said, found.modality)
    negated = modality == "denied" and draft.modality != "denied"
    cause, effect = (_said(analysis, side, negated=negated) for side in (found.cause, found.effect))
    changes = signed(compose(draft.cause_change, cause), compose(_imposed(analysis, draft), effect))
    if weighed.said is not None:
        changes = trained.changes(weighed.said, changes, by_rule=draft.rule != trained.RULE)
    return modality, changes


def _moves(analysis: Analysis, side: range) -> bool:
    return change_in(analysis, analysis.span(side)) in MOVES


def _said(analysis: Analysis, side: range, *, negated: bool) -> Change:
    """What the words of a side say happens to it, in the link that is meant."""
    span = analysis.span(side)
    change = change_in(analysis, span)
    return unnegated(span.words(analysis.text), change) if negated else change


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
    analysis: Analysis, claims: tuple[Claim, ...], weighed: Iterable[Weighed]
) -> tuple[Skipped, ...]:
    """Sentences with a causal signal that gave no claim, with the signal as a note."""
    told = {
        analysis.sentence_of(i)
        for claim in claims
        for side in (claim.cause, claim.effect)
        for i in analysis.tokens_in(side.span)
    }
    found: dict[int, str] = {}
    for w in weighed:
        number = analysis.sentence_of(w.candidate.draft.anchor)
        if w.confidence >= FLOOR / 2 and number not in told:
            found.setdefault(number, w.candidate.draft.word)
    return tuple(
        Skipped(analysis.span(analysis.sentences[number]), "looks-causal", word)
        for number, word in sorted(found.items())
    )
