"""How likely a careful reader is to draw a claim."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import product
from math import exp
from typing import Any

from sayso.claims.frames import Draft
from sayso.claims.grammar import is_clause, own_subject
from sayso.claims.parts import Part
from sayso.claims.scope import scope_of
from sayso.lexicon import load
from sayso.records.claim import Modality
from sayso.text.analysis import Analysis, keeping
from sayso.text.sides import change_in

_PEOPLE = frozenset("i you he she we they who me him her us them everyone someone people".split())


@cache
def _weights() -> dict[str, float]:
    table: dict[str, Any] = load("confidence")
    return {
        f"{kind}={value}": w
        for kind, values in table.get("weights", {}).items()
        for value, w in values.items()
    }


def confidence(features: tuple[str, ...]) -> float:
    """The probability (0 to 1) that a careful reader would draw a claim with these features."""
    return _probability(_weight(features))


def at_most(build: tuple[str, ...], rule: str) -> float:
    """The confidence that no changes of the sides can raise, given the features of the build."""
    return _probability(_weight(build) + _most_of_changes(rule) + 1e-9)  # sums differ a little by their order


def _weight(features: tuple[str, ...]) -> float:
    weights = _weights()
    return weights.get("bias=all", 0.0) + sum([weights.get(feature, 0.0) for feature in features])


def _probability(total: float) -> float:
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 3)


@cache
def _most_of_changes(rule: str) -> float:
    weights = _weights()
    moves = [" ".join(pair) for pair in product(("moves", "is"), repeat=2)]
    return max(sum(weights.get(feature, 0.0) for feature in _of_changes(rule, each)) for each in moves)


def _of_changes(rule: str, changes: str) -> tuple[str, ...]:
    return f"changes={changes}", f"changes_of_rule={rule} {changes}"


def changes_of(analysis: Analysis, rule: str, cause: range, effect: range) -> tuple[str, ...]:
    """What confidence rests on besides the build: which of the sides are told to move."""
    moves = (change_in(analysis, analysis.span(side)) in {"increase", "decrease"} for side in (cause, effect))
    return _of_changes(rule, " ".join("moves" if moved else "is" for moved in moves))


def build_of(
    analysis: Analysis, draft: Draft, modality: Modality, cause: range, effect: range
) -> tuple[str, ...]:
    """What confidence rests on: the rule, the word, and the build of the sides; never what they are about."""
    tokens = analysis.tokens
    word = tokens[draft.signal[0]] if draft.signal else tokens[draft.anchor]
    kinds = _kind(analysis, draft.cause), _kind(analysis, draft.effect)
    forms = _form(analysis, draft.cause), _form(analysis, draft.effect)
    lengths = _length(cause), _length(effect)
    scope = scope_of(analysis, draft.anchor, "asserted")
    opening, of_sentence = _opening(analysis, draft), _covers(analysis, draft, cause, effect, clause=False)
    return (
        f"rule={draft.rule}",
        f"word={draft.rule} {draft.word}",
        f"weak={draft.weak}",
        f"cause={kinds[0]}",
        f"cause_of_weak={draft.weak} {kinds[0]}",
        f"scope_of_weak={draft.weak} {scope}",
        f"form_of_weak={draft.weak} {forms[0]}",
        f"effect={kinds[1]}",
        f"cause_of_rule={draft.rule} {kinds[0]}",
        f"effect_of_rule={draft.rule} {kinds[1]}",
        f"modality={modality}",
        f"modality_of_rule={draft.rule} {modality}",
        f"order={'cause first' if cause.start < effect.start else 'effect first'}",
        f"relation={word.deprel}",
        f"relation_of_rule={draft.rule} {word.deprel}",
        f"cause_length={lengths[0]}",
        f"effect_length={lengths[1]}",
        f"gap={_gap(analysis, draft, cause, effect)}",
        f"cause_joined={tokens[draft.cause.head].deprel == 'conj'}",
        f"effect_joined={tokens[draft.effect.head].deprel == 'conj'}",
        f"tag={word.tag}",
        f"opening={opening}",
        f"opening_of_rule={draft.rule} {opening}",
        f"cause_form={forms[0]}",
        f"cause_form_of_rule={draft.rule} {forms[0]}",
        f"effect_form={forms[1]}",
        f"effect_form_of_rule={draft.rule} {forms[1]}",
        f"scope={scope}",
        f"scope_of_rule={draft.rule} {scope}",
        f"subject_shared={_subject_shared(analysis, draft)}",
        f"depth={_depth(analysis, draft.anchor)}",
        f"reading={draft.reading}",
        f"second={draft.reading} {_second(analysis, draft)}",
        f"reading_of_rule={draft.rule} {draft.reading}",
        f"tag_of_rule={draft.rule} {word.tag}",
        f"covers_sentence={of_sentence}",
        f"covers_sentence_of_weak={draft.weak} {of_sentence}",
        f"covers_clause={_covers(analysis, draft, cause, effect, clause=True)}",
        f"after_cause={_behind(analysis, draft, cause)}",
        f"after_effect={_behind(analysis, draft, effect)}",
        f"cause_length_of_weak={draft.weak} {lengths[0]}",
        f"effect_length_of_weak={draft.weak} {lengths[1]}",
    )


def _covers(analysis: Analysis, draft: Draft, cause: range, effect: range, *, clause: bool) -> str:
    """How much of its clause or sentence a claim takes up, in fifths: what says nothing else says this."""
    said = {*cause, *effect, *draft.signal}
    if clause:
        joined = analysis.children_by(draft.anchor, "conj", "cc", "parataxis")
        words = said.union(analysis.subtree(draft.anchor, without=joined))
    else:
        words = set(analysis.sentences[analysis.sentence_of(draft.anchor)])
    words -= _being(analysis, _MARKS)
    inside = len(words & said) + len((words - said) & _being(analysis, _LITTLE))
    return str(5 * inside // max(1, len(words)))


@keeping
def _being(analysis: Analysis, kinds: frozenset[str]) -> frozenset[int]:
    """The words that are one of these parts of speech."""
    return frozenset(token.i for token in analysis.tokens if token.upos in kinds)


_MARKS = frozenset({"PUNCT"})
_LITTLE = frozenset({"AUX", "PART", "CCONJ", "SCONJ"})


def _behind(analysis: Analysis, draft: Draft, side: range) -> str:
    """What stands behind a side: the signal, a small word or a part of speech; "own" when it hangs on it."""
    if side.stop >= len(analysis.tokens):
        return "end"
    if side.stop in draft.signal:
        return "signal"
    token = analysis.tokens[side.stop]
    word = token.lower if token.upos in {"ADP", "PUNCT", "SCONJ", "CCONJ"} else token.upos
    return f"own {word}" if any(i in side for i in analysis.ancestors(token.i)) else word


def _opening(analysis: Analysis, draft: Draft) -> str:
    """What stands before the signal: the start of the sentence, a comma, or nothing."""
    first = draft.signal[0] if draft.signal else draft.anchor
    if first == analysis.sentences[analysis.sentence_of(first)][0]:
        return "start"
    return "comma" if analysis.tokens[first - 1].upos == "PUNCT" else "none"


def _form(analysis: Analysis, part: Part) -> str:
    """The tense of a clause, the determiner of a noun phrase."""
    tokens = analysis.tokens
    if is_clause(analysis, part.head):
        finite = [c for c in analysis.children_by(part.head, "aux", "cop", "aux:pass") if c < part.head]
        return tokens[finite[0] if finite else part.head].tag
    determiner = analysis.child(part.head, "det", "nmod:poss", "nummod")
    if determiner is None:
        return "bare"
    return tokens[determiner].lower if tokens[determiner].relation == "det" else tokens[determiner].relation


def _subject_shared(analysis: Analysis, draft: Draft) -> str:
    """Whether two clauses are about one subject, by pronoun."""
    own = own_subject(analysis, draft.cause.head), own_subject(analysis, draft.effect.head)
    if None in own:
        return "open"
    return str(all(analysis.tokens[i].upos == "PRON" for i in own if i is not None))


def _second(analysis: Analysis, draft: Draft) -> str:
    """Of two joined nouns, whether the second has words of its own, and whether a phrase follows both."""
    part = draft.cause if draft.cause.joined else draft.effect
    if not part.joined:
        return ""
    second = next(analysis.children_by(part.head, "conj"))
    own = analysis.child(second, "det", "nmod:poss", "amod", "nummod", "nmod", "compound") is not None
    tail = any(c > second for c in analysis.children_by(part.head, "nmod", "acl"))
    return f"{own} {tail}"


def _depth(analysis: Analysis, i: int) -> str:
    return str(min(4, sum(1 for _ in analysis.ancestors(i))))


def _gap(analysis: Analysis, draft: Draft, cause: range, effect: range) -> str:
    """How many words stand between the sides; before the second verb of one subject they do not count."""
    verb = analysis.tokens[draft.anchor]
    if verb.relation == "conj" and own_subject(analysis, verb.i) is None and cause.stop <= verb.head < verb.i:
        return f"second verb {_length(range(verb.i + 1, max(verb.i + 1, effect.start)))}"
    return _length(_between(cause, effect))


def _between(cause: range, effect: range) -> range:
    first, second = sorted((cause, effect), key=lambda r: r.start)
    return range(first.stop, max(first.stop, second.start))


def _length(words: range) -> str:
    return _LENGTHS[bisect_left(_UP_TO, len(words))]


_UP_TO = (0, 1, 2, 4, 8, 16)
_LENGTHS = ("0", "1", "2", "3-4", "5-8", "9-16", "17+")


def _kind(analysis: Analysis, part: Part) -> str:
    """The build of a side: a pronoun, a name, a noun, a clause …"""
    token = analysis.tokens[part.head]
    if part.also is not None:
        return "noun and clause"
    if token.lower in _PEOPLE:
        return "person"
    if token.upos == "PRON" or token.lower in {"this", "that", "these", "those", "it"}:
        return "pronoun"
    if is_clause(analysis, part.head):
        if token.tag == "VBG":
            return "gerund"
        return "clause" if own_subject(analysis, part.head) is not None else "verb phrase"
    if token.upos == "PROPN":
        return "name"
    if token.upos in {"NOUN", "NUM"}:
        return "plural" if token.tag == "NNS" else "noun"
    return token.upos.lower()
