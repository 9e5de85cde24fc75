"""What is said to lead to what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.claims import constructions
from sayso.claims.change import compose, signed, undenied
from sayso.claims.confidence import confidence, features_of
from sayso.claims.frames import Draft, draft_claims
from sayso.claims.holders import holders_of, innermost
from sayso.claims.modality import denied, modality_of
from sayso.claims.grammar import is_clause
from sayso.claims.parts import Part, extent
from sayso.claims.qualifiers import delay_of, place_of, strength_of, time_of
from sayso.claims.scope import scope_of
from sayso.claims.signals import find_signals
from sayso.claims.vocabulary import Imposed
from sayso.records.claim import Change, Claim, Modality, Side
from sayso.records.span import Skipped, Span
from sayso.records.statement import Attribution
from sayso.text.analysis import Analysis
from sayso.text.sides import read_side

# Claims below are not worth a person's look; measured on reading/train, where F1 is best (benchmarks/calibrate.py).
FLOOR = 0.45


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of a text, in text order, and the sentences that look causal but gave none."""

    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft with its words, modality and the probability that it is a claim."""

    draft: Draft
    cause: range
    effect: range
    modality: Modality
    features: tuple[str, ...]


def find_claims(analysis: Analysis, attribution: Attribution) -> Found:
    """The causal claims of a text, with their holders; the variables of their sides are not named yet."""
    weighed = [(confidence(c.features), c) for c in candidates(analysis)]
    kept = best_of_each([(p, c) for p, c in weighed if p >= FLOOR])
    claims = [_claim(analysis, attribution, p, c) for p, c in kept]
    claims.sort(key=lambda c: (min(c.cause.span.start, c.effect.span.start), c.cause.span, c.effect.span))
    numbered = tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(claims, 1))
    return Found(numbered, _skipped(analysis, numbered, weighed))


def candidates(analysis: Analysis) -> Iterator[Candidate]:
    """All that might be a claim, however unlikely."""
    for draft in _drafts(analysis):
        cause = extent(analysis, draft.cause, {*draft.signal, *_row_of(analysis, draft.effect)})
        effect = extent(analysis, draft.effect, {*draft.signal, *_row_of(analysis, draft.cause)})
        if not cause or not effect or (cause.start < effect.stop and effect.start < cause.stop):
            continue
        modality = modality_of(analysis, draft)
        yield Candidate(draft, cause, effect, modality, features_of(analysis, draft, modality, cause, effect))


def _row_of(analysis: Analysis, part: Part) -> set[int]:
    """The head of a side and, where it is joined to another by 'and', the first of the row."""
    token = analysis.tokens[part.head]
    first = {token.head} if token.relation == "conj" and not is_clause(analysis, part.head) else set()
    return {part.head, *first, *({part.also} if part.also is not None else ())}


def _drafts(analysis: Analysis) -> Iterator[Draft]:
    for signal in find_signals(analysis):
        yield from draft_claims(analysis, signal)
    for token in analysis.tokens:
        for construction in constructions.ALL:
            yield from construction(analysis, token)


def best_of_each(weighed: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """One claim for one pair of sides: the likeliest reading of those whose sides are much the same."""
    kept: list[tuple[float, Candidate]] = []
    for p, c in sorted(weighed, key=lambda pc: (-pc[0], pc[1].cause.start, pc[1].effect.start, pc[1].draft.rule)):
        if not any(_alike(c, other) for _, other in kept):
            kept.append((p, c))
    return kept


def _alike(a: Candidate, b: Candidate) -> bool:
    if a.draft.reading != b.draft.reading and a.draft.signal == b.draft.signal and a.draft.rule == b.draft.rule:
        return True
    if _overlap(a.cause, b.cause) >= 0.5 and (_within(a, b) or _within(b, a)):
        return True
    return (_overlap(a.cause, b.cause) >= 0.5 and _overlap(a.effect, b.effect) >= 0.5) or (
        _overlap(a.cause, b.effect) >= 0.5 and _overlap(a.effect, b.cause) >= 0.5
    )


def _within(a: Candidate, b: Candidate) -> bool:
    """Whether the signal and effect of one claim lie in the effect of the other: 'help | prevent | fires'."""
    inner = (*a.draft.signal, a.effect.start, a.effect.stop - 1)
    return all(i in b.effect for i in inner)


def _overlap(a: range, b: range) -> float:
    shared = min(a.stop, b.stop) - max(a.start, b.start)
    return shared / (len(a) + len(b) - shared) if shared > 0 else 0.0


def _claim(analysis: Analysis, attribution: Attribution, p: float, found: Candidate) -> Claim:
    draft = found.draft
    cause, effect = analysis.span(found.cause), analysis.span(found.effect)
    cause_change, effect_change, polarity = signed(
        compose(draft.cause_change, _said(analysis, cause, found.modality)),
        compose(_imposed(analysis, draft), _said(analysis, effect, found.modality)),
    )
    statement = innermost(attribution, cause, effect)
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
        holders=holders_of(attribution, statement, cause),
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
        Skipped(analysis.span(analysis.sentences[number]), "looks-causal", word) for number, word in sorted(found.items())
    )
