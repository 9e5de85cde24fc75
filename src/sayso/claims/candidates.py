"""All that might be a claim in a text, and the choice between readings of the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.claims import constructions
from sayso.claims.confidence import at_most, build_of, changes_of, confidence
from sayso.claims.frames import Draft, draft_claims
from sayso.claims.grammar import is_clause
from sayso.claims.modality import modality_of
from sayso.claims.parts import Part, extent
from sayso.claims.signals import find_signals
from sayso.records.claim import Modality
from sayso.text.analysis import Analysis

# Several causes or effects are several claims, unless they are so much likelier to be meant as one.
TOGETHER = 0.2
_NEAR = 500  # tokens: claims whose predicates are further apart than the longest sentence are not alike


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft with the tokens of its sides, its modality, and what its confidence rests on."""

    draft: Draft
    cause: range
    effect: range
    modality: Modality
    features: tuple[str, ...]


def candidates(analysis: Analysis) -> Iterator[Candidate]:
    """All that might be a claim, however unlikely; the sides of one never overlap."""
    return (candidate for _, candidate in likely(analysis, 0))


def likely(analysis: Analysis, least: float) -> Iterator[tuple[float, Candidate]]:
    """Of all candidates those with this confidence or more, and it with each."""
    for draft in _drafts(analysis):
        beside_cause = _row_of(analysis, draft.effect) - {draft.cause.head}
        beside_effect = _row_of(analysis, draft.cause) - {draft.effect.head}
        cause = extent(analysis, draft.cause, {*draft.signal, *beside_cause})
        effect = extent(analysis, draft.effect, {*draft.signal, *beside_effect})
        if not cause or not effect or (cause.start < effect.stop and effect.start < cause.stop):
            continue
        modality = modality_of(analysis, draft)
        build = build_of(analysis, draft, modality, cause, effect)
        if at_most(build, draft.rule) < least:
            continue  # to tell what happens to its sides takes as long as all else
        features = (*build, *changes_of(analysis, draft.rule, cause, effect))
        if (p := confidence(features)) >= least:
            yield p, Candidate(draft, cause, effect, modality, features)


def _drafts(analysis: Analysis) -> Iterator[Draft]:
    for signal in find_signals(analysis):
        yield from draft_claims(analysis, signal)
    for token in analysis.tokens:
        for construction in constructions.ALL:
            yield from construction(analysis, token)


def _row_of(analysis: Analysis, part: Part) -> set[int]:
    """The head of a side and, where it is joined to another by 'and', the first of the row."""
    token = analysis.tokens[part.head]
    first = {token.head} if token.relation == "conj" and not is_clause(analysis, part.head) else set()
    return {part.head, *first, *({part.also} if part.also is not None else ())}


def best_of_each(weighed: Iterable[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """One candidate for one claim: the likeliest of those that read the same words in different ways."""
    kept: dict[int, list[tuple[float, Candidate]]] = defaultdict(list)
    for p, c in sorted(weighed, key=_likeliest_first):
        cell = c.draft.anchor // _NEAR
        if not any(_alike(c, other) for n in (cell - 1, cell, cell + 1) for _, other in kept.get(n, ())):
            kept[cell].append((p, c))
    return [pair for cell in sorted(kept) for pair in kept[cell]]


def _likeliest_first(pair: tuple[float, Candidate]) -> tuple[float, int, int, str]:
    p, c = pair
    together = c.draft.reading.endswith("together")
    return -p + (TOGETHER if together else 0.0), c.cause.start, c.effect.start, c.draft.rule


def _alike(a: Candidate, b: Candidate) -> bool:
    if (
        a.draft.reading != b.draft.reading
        and a.draft.signal == b.draft.signal
        and a.draft.rule == b.draft.rule
    ):
        return True
    if overlap(a.cause, b.cause) >= 0.5 and (_within(a, b) or _within(b, a) or _nested(a, b)):
        return True
    return (overlap(a.cause, b.cause) >= 0.5 and overlap(a.effect, b.effect) >= 0.5) or (
        overlap(a.cause, b.effect) >= 0.5 and overlap(a.effect, b.cause) >= 0.5
    )


def _nested(a: Candidate, b: Candidate) -> bool:
    """Whether one signal has one effect in two bounds: 'drive | nurses out of town', 'drive | nurses'."""
    shorter, longer = sorted((a.effect, b.effect), key=len)
    inside = longer.start <= shorter.start and shorter.stop <= longer.stop
    return inside and not set(a.draft.signal).isdisjoint(b.draft.signal)


def _within(a: Candidate, b: Candidate) -> bool:
    """Whether the signal and effect of one lie in the effect of the other: 'help | prevent | fires'."""
    inner = (*a.draft.signal, a.effect.start, a.effect.stop - 1)
    return all(i in b.effect for i in inner)


def overlap(a: range, b: range) -> float:
    """Shared tokens over all tokens of two runs."""
    shared = min(a.stop, b.stop) - max(a.start, b.start)
    return shared / (len(a) + len(b) - shared) if shared > 0 else 0.0
