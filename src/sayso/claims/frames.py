"""From a signal to the two sides that it joins, by the frame of its group."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sayso.claims.arguments import Roles, adjective_roles, noun_roles, verb_roles
from sayso.claims.change import done_to, imposed
from sayso.claims.connectives import adverb_roles, linker_roles
from sayso.claims.grammar import after_comma, conjuncts, is_clause, is_nominal, is_passive, objects
from sayso.claims.parts import Part, names_an_example
from sayso.claims.signals import Signal
from sayso.claims.vocabulary import Imposed, Kind, patterns
from sayso.records.claim import Change, Modality
from sayso.text.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Draft:
    """Two sides and what joins them, before their words and changes are read.

    Attributes:
        rule: name of the group or construction; word: the signal as the vocabulary has it.
        anchor: the predicate whose negation, mood and hedges are the claim's.
        signal: tokens of the signal.
        negated: what the signal does to the effect under a 'not', where that is no denial ('does not allow').
        reading: which of several ways to take one signal this is; only the likeliest of them is kept.
    """

    rule: str
    word: str
    cause: Part
    effect: Part
    signal: tuple[int, ...]
    anchor: int
    cause_change: Change = "occurs"
    effect_change: Imposed = "occurs"
    negated: Change | None = None
    modality: Modality | None = None
    both_ways: bool = False
    weak: bool = False
    reading: str = ""


def draft_claims(analysis: Analysis, signal: Signal) -> Iterator[Draft]:
    """Every pair of cause and effect that one signal joins."""
    group = signal.entry.group
    if group.carrier and _carries_a_signal(analysis, signal):
        return
    roles = _ROLES[group.kind](analysis, signal)
    causes = next((parts for role in group.cause if (parts := roles.get(role))), ())
    effects = next((parts for role in group.effect if (parts := roles.get(role))), ())
    yield from _joined(analysis, signal, causes, effects, "")
    if together := _together(analysis, causes):
        yield from _joined(analysis, signal, together, effects, "causes together")
    if together := _together(analysis, effects):
        yield from _joined(analysis, signal, causes, together, "effects together")
    if not group.weak and (examples := _examples(analysis, causes)):
        yield from _joined(analysis, signal, examples, effects, "causes by example")
    if not group.weak and (examples := _examples(analysis, effects)):
        yield from _joined(analysis, signal, causes, examples, "effects by example")
    if group.name in _MEANS:
        yield from _of_what_changes(analysis, signal, causes, effects)
    for wider in (role for role in roles if role.endswith(" above")):
        if "governor" in group.effect or (wider == "object above" and "object" in group.effect):
            yield from _joined(analysis, signal, causes, roles[wider], wider)
        elif wider != "object above":
            yield from _joined(analysis, signal, roles[wider], effects, wider)


def _joined(
    analysis: Analysis, signal: Signal, causes: tuple[Part, ...], effects: tuple[Part, ...], reading: str
) -> Iterator[Draft]:
    group = signal.entry.group
    anchor = _anchor(analysis, signal, effects)
    for cause in causes:
        for effect in effects:
            if cause.head != effect.head:
                yield Draft(
                    rule=group.name,
                    word=signal.entry.text,
                    cause=cause,
                    effect=effect,
                    signal=signal.tokens,
                    anchor=anchor,
                    cause_change=group.cause_change,
                    effect_change=imposed(analysis, signal, effect),
                    negated=group.negated,
                    modality=group.modality,
                    both_ways=group.both_ways,
                    weak=group.weak,
                    reading=reading,
                )


# 'They cut costs by closing the mill': what a means is said of may be what is changed.
_MEANS = frozenset({"by"})


def _of_what_changes(
    analysis: Analysis, signal: Signal, causes: tuple[Part, ...], clauses: tuple[Part, ...]
) -> Iterator[Draft]:
    """With what the clause changes ('costs') for an effect, instead of the clause."""
    for clause in clauses:
        verb = clause.head
        if is_passive(analysis, verb):  # 'costs were cut by' is found at the verb
            continue
        for head in objects(analysis, verb):
            done = done_to(analysis, verb, Part(head))
            if done is not None:
                for draft in _joined(analysis, signal, causes, (Part(head),), "of what changes"):
                    yield replace(draft, anchor=verb, effect_change=done)


def _carries_a_signal(analysis: Analysis, signal: Signal) -> bool:
    clause = analysis.child(signal.anchor, "xcomp", "ccomp") if signal.oblique is None else signal.oblique
    return (
        clause is not None
        and analysis.child(clause, "obj") is not None
        and any(
            entry.group.kind == "verb" and not entry.group.weak and "object" in entry.group.effect
            for entry in patterns().get(analysis.tokens[clause].lemma, ())
        )
    )


def _together(analysis: Analysis, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Two nouns joined by a bare 'and' as one side; a reader takes 'rules and norms' so half of the time."""
    if len(parts) != 2 or any(is_clause(analysis, part.head) for part in parts):
        return ()
    second = analysis.tokens[parts[1].head]
    if second.relation != "conj" or after_comma(analysis, second.i) or parts[0].also is not None:
        return ()
    return (Part(parts[0].head, joined=True),)


def _examples(analysis: Analysis, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """What a side is told to be, one by one: 'floods and fires' of 'harms such as floods and fires'."""
    tokens = analysis.tokens
    return tuple(
        Part(i)
        for part in parts
        if is_nominal(tokens[part.head])
        for c in analysis.children_by(part.head, "nmod", "appos", "acl", "advcl")
        if c > part.head and names_an_example(analysis, c)
        for i in conjuncts(analysis, c)
        if not is_clause(analysis, i)
    )


def _anchor(analysis: Analysis, signal: Signal, effects: tuple[Part, ...]) -> int:
    if signal.entry.group.kind in {"linker", "adverb"}:
        return effects[0].head if effects else signal.anchor
    return signal.anchor


_ROLES: dict[Kind, Callable[[Analysis, Signal], Roles]] = {
    "verb": verb_roles,
    "noun": noun_roles,
    "adjective": adjective_roles,
    "linker": linker_roles,
    "adverb": adverb_roles,
}
