"""Claims as a trained reader sees them, beside those of the rules, and what is believed of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product as product_of
from math import exp, log
from typing import Any

from sayso.claims.candidates import Candidate, overlap
from sayso.claims.change import done_to
from sayso.claims.frames import Draft
from sayso.claims.grammar import is_clause, objects
from sayso.claims.modality import modality_of
from sayso.claims.parts import Part, extent
from sayso.claims.vocabulary import Group, Imposed, links
from sayso.lexicon import load
from sayso.records.claim import Change, Modality, Polarity, product
from sayso.text.analysis import Analysis
from sayso.text.frames import CHANGES, MODALITIES, Anchor, Frame, Hint, Role, Seen, SidesSaid
from sayso.text.sides import head_of

RULE = "trained"
_SAME = 0.5  # overlap of both sides from which two candidates are one claim with other bounds
# What the rules think of a claim and the reader of its signal, added: where it is less, no frame is looked
# for. Of all frames those were two fifths, of the claims that were believed 2 in 100, more wrong than right.
WORTH_A_LOOK = 0.3
LIKELY = 0.4  # confidence of a rule from which the reader is told that it is likely
_PREDICATES = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A candidate with what the trained reader makes of it.

    Attributes:
        candidate: sides, signal and draft; of the rules, or with the reader's own bounds.
        said: the reader's chances for changes, polarity and modality.
        numbers: what its confidence rests on, by name.
        exact: the confidence of a rule that is believed whatever the reader makes of it; else 0.
    """

    candidate: Candidate
    said: SidesSaid
    numbers: dict[str, float]
    exact: float = 0.0

    @property
    def confidence(self) -> float:
        """The probability (0 to 1) that a careful reader would draw it."""
        return max(weighed(self.numbers), self.exact)


def heard(analysis: Analysis, seen: Seen, weighed: Sequence[tuple[float, Candidate]]) -> list[Heard]:
    """All candidates: those of the rules and those of the trained reader, weighed by the same numbers.

    Args:
        weighed: the candidates of the rules, each with the confidence that the rules have in it.
    """
    weighed = [(p, c) for p, c in weighed if p + seen.begins(_anchor_of(c)) >= WORTH_A_LOOK]
    ruled = [c for _, c in weighed]
    chance = {id(c): p for p, c in weighed}
    rule_anchors = [_anchor_of(c) for c in ruled]
    ruled_anchors = set(rule_anchors)
    own_anchors = [a for a in seen.anchors("signal") if a in ruled_anchors or seen.begins(a) >= WORTH_A_LOOK]
    anchors = sorted({*ruled_anchors, *own_anchors}, key=lambda a: a.tokens)
    frames = dict(zip(anchors, seen.frames(anchors, [hint_of(c, p) for p, c in weighed]), strict=True))
    own: list[_Own] = []
    for anchor in own_anchors:
        frame = frames[anchor]
        for cause in frame.spans("cause"):
            for effect in frame.spans("effect"):
                whole = _trimmed(analysis, cause), _trimmed(analysis, effect)
                if all(whole):
                    listed = (_listed(analysis, side, anchor) for side in whole)
                    own += [_Own(frame, *whole, c, e) for c, e in product_of(*listed)]
    asked = [(frames[a], c.cause, c.effect) for a, c in zip(rule_anchors, ruled, strict=True)]
    said = seen.sides([*asked, *((o.frame, o.cause, o.effect) for o in own)])
    near_own, near_ruled = (
        _Near([(o.cause, o.effect) for o in own]),
        _Near([(c.cause, c.effect) for c in ruled]),
    )
    found: list[Heard] = []
    for c, (frame, cause, effect), what in zip(ruled, asked, said, strict=False):
        agree, _ = near_own.best(cause, effect)
        numbers = _numbers(frame, cause, effect, what, chance[id(c)], agree, own=False)
        exact = chance[id(c)] if c.draft.rule in weights()["exact"]["rules"] else 0.0
        found.append(Heard(c, what, numbers, exact))
    for o, what in zip(own, said[len(ruled) :], strict=True):
        agree, n = near_ruled.best(o.cause, o.effect)
        twin = ruled[n] if agree >= _SAME else None
        if twin is not None and _lacks_a_head(twin, o.cause, o.effect):
            continue
        rule = chance[id(twin)] if twin is not None else None
        numbers = _numbers(o.frame, o.all_causes, o.all_effects, what, rule, agree, own=True)
        found.append(Heard(_as_candidate(analysis, o, twin), what, numbers))
    return found


@dataclass(frozen=True, slots=True)
class _Own:
    """Two sides that the reader sees, or one of each of the lists that they are."""

    frame: Frame
    all_causes: range
    all_effects: range
    cause: range
    effect: range


def _listed(analysis: Analysis, side: range, anchor: Anchor) -> list[range]:
    """The things of a list ('rains and winds'), or the side alone: several things are several claims."""
    head = head_of(analysis, analysis.span(side))
    if head is None or is_clause(analysis, head):
        return [side]
    row = [head, *(c for c in analysis.children_by(head, "conj") if c in side)]
    if len(row) == 1 or any(is_clause(analysis, i) for i in row):
        return [side]
    things = [extent(analysis, Part(i), {*anchor.tokens, *row} - {i}) for i in row]
    things = [range(max(t.start, side.start), min(t.stop, side.stop)) for t in things]
    return things if all(things) else [side]


def _lacks_a_head(ruled: Candidate, cause: range, effect: range) -> bool:
    """Whether a side is the rules' without the word its others hang on: 'prices' of 'prices fall'."""
    sides = ((ruled.cause, ruled.draft.cause.head, cause), (ruled.effect, ruled.draft.effect.head, effect))
    return any(head in wide and head not in side for wide, head, side in sides)


def _anchor_of(candidate: Candidate) -> Anchor:
    return Anchor("signal", tuple(sorted(set(candidate.draft.signal))) or (candidate.draft.anchor,))


def hint_of(candidate: Candidate, confidence: float) -> Hint:
    """What a candidate of the rules, and their confidence in it, tell the trained reader."""
    roles: tuple[tuple[Role, int, int], ...] = (
        ("cause", candidate.cause.start, candidate.cause.stop),
        ("effect", candidate.effect.start, candidate.effect.stop),
    )
    return Hint(_anchor_of(candidate), roles, confidence >= LIKELY)


def _as_candidate(analysis: Analysis, own: _Own, twin: Candidate | None) -> Candidate:
    cause, effect = own.cause, own.effect
    heads = [head_of(analysis, analysis.span(side)) for side in (cause, effect)]
    parts = [
        Part(side.start if head is None else head) for side, head in zip((cause, effect), heads, strict=True)
    ]
    if twin is not None:
        draft = replace(
            twin.draft,
            cause=replace(twin.draft.cause, head=parts[0].head),
            effect=replace(twin.draft.effect, head=parts[1].head),
        )
        return Candidate(draft, cause, effect, twin.modality, ())
    signal = own.frame.anchor.tokens
    predicate = _predicate(analysis, signal, parts[1].head)
    joined = _joined_by(analysis, signal)
    draft = Draft(
        rule=RULE,
        word=" ".join(analysis.tokens[i].lower for i in signal),
        cause=parts[0],
        effect=parts[1],
        signal=signal,
        anchor=predicate,
        cause_change=joined.cause_change if joined else "occurs",
        effect_change=joined.effect_change if joined else _done_to(analysis, predicate, parts[1]),
        modality=joined.modality if joined else None,
        both_ways=joined is not None and joined.both_ways,
    )
    return Candidate(draft, cause, effect, modality_of(analysis, draft), ())


def _done_to(analysis: Analysis, predicate: int, effect: Part) -> Imposed:
    """What the verb of a signal does to its object, where the vocabulary says so of it alone."""
    if effect.head not in objects(analysis, predicate):
        return "occurs"
    return done_to(analysis, predicate, effect) or "occurs"


def _joined_by(analysis: Analysis, signal: tuple[int, ...]) -> Group | None:
    """The group of the conjunction that a signal begins with, where it says more than a link."""
    words = tuple(analysis.lower[i] for i in signal)
    known = (
        e for e in links().get(words[0], ()) if e.group.kind == "linker" and words[: len(e.words)] == e.words
    )
    found = next((e.group for e in known), None)
    if found is None or (found.cause_change, found.effect_change) == ("occurs", "occurs"):
        return None
    return found


def _predicate(analysis: Analysis, signal: Sequence[int], effect: int) -> int:
    """The word whose negation, mood and hedges are the claim's: the top one of the signal, or the effect."""
    tops = [i for i in signal if analysis.tokens[i].head not in signal or analysis.tokens[i].head == i]
    words = [i for i in (*tops, *signal) if analysis.tokens[i].upos in _PREDICATES]
    return words[0] if words else effect


def _trimmed(analysis: Analysis, side: range) -> range:
    """A side without marks at its ends; of a noun phrase not only the article, and with its 'there'."""
    first, stop = side.start, side.stop
    if all(analysis.tokens[i].upos == "DET" for i in side):
        phrase = analysis.subtree(analysis.tokens[side[-1]].head)
        stop = max(stop, phrase[-1] + 1) if phrase[0] <= first else stop
    while first < stop and analysis.tokens[first].upos == "PUNCT":
        first += 1
    while stop > first and analysis.tokens[stop - 1].upos == "PUNCT":
        stop -= 1
    following = analysis.tokens[stop] if stop < len(analysis.tokens) else None
    if following is not None and following.lower == "there" and following.head == stop - 1:
        stop += 1
    return range(first, stop)


class _Near:
    """Pairs of sides by place, to find the one most like another."""

    def __init__(self, pairs: Sequence[tuple[range, range]]) -> None:
        self._pairs = pairs
        self._by_cause: dict[int, list[int]] = {}
        for n, (cause, _) in enumerate(pairs):
            for i in cause:
                self._by_cause.setdefault(i, []).append(n)

    def best(self, cause: range, effect: range) -> tuple[float, int]:
        """The overlap of the worse side with the most alike pair, and its number; (0, -1) without one."""
        best = (0.0, -1)
        for n in sorted({n for i in cause for n in self._by_cause.get(i, ())}):
            other = self._pairs[n]
            worse = min(overlap(cause, other[0]), overlap(effect, other[1]))
            if worse > best[0]:
                best = worse, n
        return best


def _numbers(
    frame: Frame,
    cause: range,
    effect: range,
    said: SidesSaid,
    rule: float | None,
    agree: float,
    *,
    own: bool,
) -> dict[str, float]:
    of_cause = log(max(0.01, _chance(frame, "cause", cause)))
    of_effect = log(max(0.01, _chance(frame, "effect", effect)))
    return {
        "begins": _odds(frame.begins),
        "holds": _odds(frame.holds),
        "core": _odds(said.core),
        "cause": of_cause,
        "effect": of_effect,
        "cause_own": of_cause * own,
        "effect_own": of_effect * own,
        "cause_cut": _beyond(frame, "cause", cause),
        "effect_cut": _beyond(frame, "effect", effect),
        "cause_long": log(len(cause)),
        "effect_long": log(len(effect)),
        "cause_alone": float(len(cause) == 1),
        "sure": max(said.polarity),
        **{m: said.modality[MODALITIES.index(m)] for m in ("denied", "intended", "possible")},
        "own": float(own),
        "agree": agree,
        "agree_own": agree * own,
        "ruled": float(rule is not None),
        "rule": _odds(rule) if rule is not None else 0.0,
        "rule_own": _odds(rule) if rule is not None and own else 0.0,
    }


def _chance(frame: Frame, role: Role, side: range) -> float:
    return frame.chance(role, side.start - frame.first, side.stop - frame.first)


def _beyond(frame: Frame, role: Role, side: range) -> float:
    """The larger chance that the role goes on beyond one of the bounds."""
    first, stop = side.start - frame.first, side.stop - frame.first
    return max(frame.chance(role, first - 1, first), frame.chance(role, stop, stop + 1))


def _odds(p: float) -> float:
    p = min(0.995, max(0.005, p))
    return log(p / (1 - p))


@cache
def weights() -> dict[str, dict[str, Any]]:
    """The fitted weights: of confidence, and of what rules and reader say of the sides."""
    table: dict[str, Any] = load("trained")
    return table


def weighed(numbers: dict[str, float]) -> float:
    """The probability (0 to 1) that a careful reader would draw a claim with these numbers."""
    table = weights()["confidence"]
    total = table["bias"] + sum(table.get(name, 0.0) * value for name, value in numbers.items())
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 3)


def modality(said: SidesSaid, ruled: Modality) -> Modality:
    """The likeliest modality, by reader and grammar; a denial or a question in the grammar is exact."""
    if ruled in {"denied", "questioned"}:
        return ruled
    trust = weights()["modality"]["rule"]
    chances = dict(zip(MODALITIES, said.modality, strict=True))
    return max(MODALITIES, key=lambda m: log(max(1e-4, chances[m])) + trust * (m == ruled))


def changes(
    said: SidesSaid, ruled: tuple[Change, Change, Polarity], *, by_rule: bool
) -> tuple[Change, Change, Polarity]:
    """The likeliest changes of both sides with their polarity; '?' where the text most likely leaves it open.

    Args:
        ruled: what the words say by the rules.
        by_rule: whether a rule read the signal too, and not the sides alone.
    """
    table = weights()["changes_by_rule" if by_rule else "changes_by_sides"]
    open_, (plus, minus) = said.polarity[2], said.polarity[:2]

    def total(cause: Change, effect: Change) -> float:
        sign = product(cause, effect)
        score = log(max(1e-4, said.cause_change[CHANGES.index(cause)]))
        score += log(max(1e-4, said.effect_change[CHANGES.index(effect)]))
        score += table["polarity"] * log(max(1e-4, plus if sign == "+" else minus))
        score += table["cause"] * (cause == ruled[0]) + table["effect"] * (effect == ruled[1])
        return float(score + table["sign"] * (sign == ruled[2]))

    if open_ > table["open"]:
        return "occurs", "occurs", "?"
    cause, effect = max(((c, e) for c in CHANGES for e in CHANGES), key=lambda pair: total(*pair))
    return cause, effect, product(cause, effect)
