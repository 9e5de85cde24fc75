"""Causal claims said by the build of a sentence rather than by one word of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Literal

from sayso.claims.clauses import main_clause, previous_clause
from sayso.claims.frames import Draft
from sayso.claims.grammar import (
    after_comma,
    clause_above,
    clause_of,
    conjuncts,
    infinitive,
    is_clause,
    is_nominal,
    own_subject,
    phrase_after,
    subjects,
)
from sayso.claims.parts import Part
from sayso.claims.vocabulary import word_list
from sayso.records.claim import Change
from sayso.text.analysis import Analysis, Token

Construction = Callable[[Analysis, Token], Iterator[Draft]]


def purpose(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'They left early to catch the boat': the means is the cause, the goal the effect."""
    if token.relation not in {"advcl", "acl", "xcomp"} or not infinitive(analysis, token.i):
        return
    marker = next(c for c in analysis.children[token.i] if analysis.tokens[c].lower == "to" and c < token.i)
    if own_subject(analysis, token.i) is not None:
        return
    if marker > 0 and analysis.tokens[marker - 1].lower in {"order", "so", "as", "enough", "too"}:
        return
    head = token.head
    rule = {"advcl": "purpose", "acl": "purpose-of-noun", "xcomp": "purpose-complement"}[token.relation]
    goes = analysis.child(head, "obj") is not None or analysis.tokens[head].lemma in _MOVES
    if token.relation == "xcomp" and not goes:
        return
    if analysis.tokens[head].deprel == "acl" and analysis.tokens[head].tag == "VBN":
        head = clause_above(analysis, analysis.tokens[head].head, token.i) or head
    for goal in conjuncts(analysis, token.i):
        if goal == token.i or analysis.tokens[goal].tag in {"VB", "VBP"}:
            yield Draft(rule, "to", Part(head), Part(goal), (marker,), head, modality="intended")


# 'They gathered to sing': the infinitive of these is a purpose though the parser calls it a complement.
_MOVES = frozenset({"go", "come", "return", "travel", "gather", "meet", "work", "fight", "act"})


_MEASURES: dict[str, tuple[str, frozenset[str]]] = {
    "so": ("so-that-much", frozenset({"that"})),
    "such": ("so-that-much", frozenset({"that"})),
    "too": ("too-to", frozenset({"to"})),
    "enough": ("enough-to", frozenset({"to", "that"})),
}

_DEGREES = frozenset(
    {"ADJ", "ADV", "VERB"}
)  # what can be so much of something: 'so cold', 'so often', 'so worn'


def result_clause(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'so cold that the pipes froze', 'too weak to stand', 'rich enough to wait'."""
    if token.lower not in _MEASURES or token.head == token.i:
        return
    if token.lower == "so" and (token.head < token.i or analysis.tokens[token.head].upos not in _DEGREES):
        return
    rule, openers = _MEASURES[token.lower]
    measured = token.head
    if token.lower == "enough" and measured > token.i:  # hung on the result: 'loud | enough that he woke'
        measured = analysis.tokens[measured].head
    here = clause_of(analysis, measured)
    for result in _results(analysis, measured):
        marks = (
            c
            for c in analysis.children_by(result, "mark", "obj")
            if analysis.tokens[c].lower in openers and c < result
        )
        mark = next(marks, None)
        if mark is None or mark < token.i or result == here:
            continue
        yield Draft(
            rule,
            token.lower,
            Part(here),
            Part(result),
            (token.i, mark),
            here,
            effect_change="absent" if rule == "too-to" else "occurs",
        )


def _results(analysis: Analysis, measured: int) -> list[int]:
    heads = [measured, analysis.tokens[measured].head, *analysis.children[measured]]
    return sorted({c for head in heads for c in analysis.children_by(head, "ccomp", "advcl", "xcomp", "acl")})


def comparative_pair(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'the more it rains, the less they sell'."""
    tokens = analysis.tokens
    if token.lower != "the" or token.i + 1 >= len(tokens) or not _comparative(tokens[token.i + 1]):
        return
    sentence = analysis.sentences[analysis.sentence_of(token.i)]
    starts = [
        i for i in sentence if i + 1 in sentence and tokens[i].lower == "the" and _comparative(tokens[i + 1])
    ]
    if len(starts) < 2 or starts[0] != token.i:
        return
    second = starts[1]
    if tokens[second - 1].text != "," and "," not in {t.text for t in tokens[token.i : second]}:
        return
    cause = analysis.top(range(token.i, second))
    effect = analysis.top(range(second, sentence[-1] + 1))
    if cause is None or effect is None or cause == effect:
        return
    yield Draft(
        "comparative-pair",
        "the more",
        Part(cause),
        Part(effect),
        (token.i, token.i + 1, second, second + 1),
        effect,
        cause_change=_degree(tokens[token.i + 1]),
        effect_change=_degree(tokens[second + 1]),
        modality="conditional",
    )


def _degree(token: Token) -> Literal["increase", "decrease"]:
    return "decrease" if token.lower in word_list("lessening") else "increase"


def _comparative(token: Token) -> bool:
    return token.tag in {"JJR", "RBR"} or token.lower in {"more", "less", "fewer"}


def inverted_condition(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'Should the dam break, …', 'Had they waited, …', 'Were it to rain, …'."""
    if token.lower not in {"should", "had", "were"} or token.relation not in {"aux", "cop", "aux:pass"}:
        return
    clause = token.head
    own = own_subject(analysis, clause)
    if own is None or not token.i < own < clause:
        return
    outer = analysis.tokens[clause].head
    if analysis.tokens[clause].relation not in {"advcl", "ccomp", "conj", "parataxis"} or outer == clause:
        return
    if (
        token.text[:1].isupper()
        and analysis.tokens[analysis.sentences[analysis.sentence_of(token.i)][-1]].text == "?"
    ):
        return
    yield Draft(
        "inverted-condition",
        token.lower,
        Part(clause),
        Part(main_clause(analysis, outer, clause)),
        (token.i,),
        outer,
        modality="conditional",
    )


def imperative_condition(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'Shut the mill and you will lose the town', 'Pay them, or they will leave'."""
    tokens = analysis.tokens
    bare = token.tag in {"VB", "VBP"} and token.upos == "VERB" and token.relation != "conj"
    if not bare or own_subject(analysis, token.i) is not None or infinitive(analysis, token.i):
        return
    if analysis.child(token.i, "aux", "mark", "expl") is not None:
        return
    for clause in analysis.children_by(token.i, "conj"):
        joiner, modal = analysis.child(clause, "cc"), analysis.child(clause, "aux")
        if joiner is None or modal is None or tokens[modal].tag != "MD":
            continue
        if own_subject(analysis, clause) is None or tokens[joiner].lower not in {"and", "or"}:
            continue
        yield Draft(
            f"imperative-{tokens[joiner].lower}",
            tokens[joiner].lower,
            Part(token.i),
            Part(clause),
            (joiner,),
            clause,
            cause_change="absent" if tokens[joiner].lower == "or" else "occurs",
            modality="conditional",
        )


def only_if(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'Only if the roof is repaired can the hall reopen', where the parser puts the condition on top."""
    tokens = analysis.tokens
    first = analysis.sentences[analysis.sentence_of(token.i)][0]
    if token.lower != "only" or token.i != first or token.i + 1 >= len(tokens):
        return
    mark = tokens[token.i + 1]
    if mark.lower not in {"if", "when"} or mark.head == mark.i:
        return
    clause = mark.head
    for main in analysis.children_by(clause, "xcomp", "ccomp", "conj"):
        helper = analysis.child(main, "aux", "cop", "aux:pass")
        if helper is not None and clause < helper < main:
            yield Draft(
                "only-if",
                "only " + mark.lower,
                Part(clause),
                Part(main),
                (token.i, mark.i),
                main,
                modality="conditional",
                both_ways=True,
            )


_QUANTITIES: dict[str, Change] = {
    "no": "absent",
    "without": "absent",
    "less": "decrease",
    "fewer": "decrease",
    "more": "increase",
}


def paired_nouns(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'No rain, no harvest'; 'less debt, less fishing'."""
    tokens = analysis.tokens
    before = token.head
    if token.relation not in {"appos", "conj", "parataxis"} or before > token.i:
        return
    if not (is_nominal(tokens[before]) and is_nominal(token)):
        return
    one, other = (_quantity(analysis, noun) for noun in (before, token.i))
    if one is None or other is None or "," not in {t.text for t in tokens[before:other]}:
        return
    yield Draft(
        "no-x-no-y",
        tokens[one].lower,
        Part(before),
        Part(token.i),
        (one, other),
        token.i,
        cause_change=_QUANTITIES[tokens[one].lower],
        effect_change=_QUANTITIES[tokens[other].lower],
    )


def _quantity(analysis: Analysis, noun: int) -> int | None:
    return next(
        (c for c in analysis.children[noun] if c < noun and analysis.tokens[c].lower in _QUANTITIES), None
    )


_SUFFIXES = {
    "driven": "+",
    "induced": "+",
    "related": "+",
    "caused": "+",
    "fuelled": "+",
    "fueled": "+",
    "led": "+",
    "triggered": "+",
    "inspired": "+",
    "borne": "+",
    "linked": "+",
    "dependent": "?",
}


def compound(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'storm-related damage', 'debt-fuelled growth'."""
    tokens = analysis.tokens
    if token.lower not in _SUFFIXES or token.i < 2 or tokens[token.i - 1].text not in {"-", "–"}:
        return
    source, described = token.i - 2, token.head
    if described <= token.i or not is_nominal(tokens[described]):
        near = tokens[token.i + 1 : token.i + 4]
        named = takewhile(lambda t: t.upos in {"ADJ", "NOUN", "PROPN"}, near)
        described = next((t.i for t in named if is_nominal(t)), token.i)
    if described == token.i:
        return
    yield Draft(
        "compound",
        "-" + token.lower,
        Part(source),
        Part(described),
        (token.i,),
        token.i,
        effect_change="?" if _SUFFIXES[token.lower] == "?" else "occurs",
    )


def result_participle(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """', leaving the town without power': a participle after a comma, closing the clause."""
    if token.tag != "VBG" or token.deprel != "advcl" or token.i < token.head:
        return
    if not after_comma(analysis, token.i) or analysis.child(token.i, "mark", "nsubj") is not None:
        return
    if token.lemma in word_list("reporting"):
        return
    yield Draft("participle", token.lemma, Part(token.head), Part(token.i), (), token.i)


def opening_participle(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'Using a net, they caught the fish': a participle before the clause."""
    if token.tag not in {"VBG", "VBN"} or token.deprel != "advcl" or token.i > token.head:
        return
    if analysis.child(token.i, "mark", "nsubj", "case") is not None:
        return
    yield Draft("opening-participle", token.tag, Part(token.i), Part(token.head), (), token.head)


def copular(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'To close the mill is to ruin the town.'"""
    cop = analysis.child(token.i, "cop")
    if cop is None or not infinitive(analysis, token.i):
        return
    opening = (c for c in analysis.children_by(token.i, "csubj", "advcl") if c < cop)
    clause = next((c for c in opening if infinitive(analysis, c)), None)
    if clause is not None:
        yield Draft(
            "to-do-is-to-do", "is", Part(clause), Part(token.i), (cop,), token.i, modality="conditional"
        )


def for_to(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'For a harvest to succeed, rain is needed': what has to be brings about what it is needed for."""
    if token.lower != "for" or token.relation not in {"case", "mark"} or token.head <= token.i:
        return
    named = token.head
    below = [named, *analysis.children_by(named, "acl")]
    goal = next((c for c in below if infinitive(analysis, c)), None)
    needed = analysis.tokens[named].head
    if goal is None or needed in {named, goal}:
        return
    cause = _needed(analysis, needed)
    if cause is not None and cause != named:
        also = None if goal == named else goal
        yield Draft(
            "for-to", "for", Part(cause), Part(named, also), (token.i,), needed, modality="conditional"
        )


def _needed(analysis: Analysis, i: int) -> int | None:
    """What is needed by the word of token i; the clause where it is told to be by a 'must'."""
    token = analysis.tokens[i]
    if token.lemma in {"need", "require"}:
        passive = token.tag == "VBN" and analysis.child(i, "obj") is None
        return own_subject(analysis, i) if passive else analysis.child(i, "obj")
    if token.lemma in {"necessary", "essential", "crucial", "vital"}:
        return own_subject(analysis, i)
    return i if any(analysis.tokens[c].lower == "must" for c in analysis.children_by(i, "aux")) else None


def how_or_why(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'The roof leaked; that is why the school closed': 'that' stands for the clause before."""
    if token.lower != "why":
        return
    copula = analysis.child(token.i, "cop")
    clause = analysis.child(token.i, "advcl", "acl", "ccomp") if copula is not None else token.head
    if copula is None:
        copula = analysis.tokens[token.head].head
    if clause is None or analysis.tokens[copula].lemma != "be" or clause in {copula, token.i}:
        return
    predicate = token.i if analysis.tokens[copula].head == token.i else copula
    for cause in subjects(analysis, predicate):
        above = analysis.tokens[predicate].head
        if analysis.tokens[cause].lower == "which" and above != predicate:
            cause = above if is_clause(analysis, above) else clause_above(analysis, above, predicate) or cause
        yield Draft("that-is-why", "why", Part(cause), Part(clause), (copula, token.i), clause)


def so_clause(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'The well was dry, so they left'."""
    if token.lower != "so" or token.relation not in {"mark", "cc", "advmod"} or token.head <= token.i:
        return
    here = token.head
    if not is_clause(analysis, here) or own_subject(analysis, here) is None:
        return
    outer = analysis.tokens[here].head
    if analysis.tokens[here].relation == "advcl" and outer < token.i and outer != here:
        before: int | None = main_clause(analysis, outer, here)
    else:
        before = previous_clause(analysis, here, token.i)
    if before is not None and before != here:
        for effect in conjuncts(analysis, here):
            yield Draft("so", "so", Part(before), Part(effect), (token.i,), here)


def noun_for_goal(analysis: Analysis, token: Token) -> Iterator[Draft]:
    """'a plan for cleaner streets', 'efforts at reform': kept weak, for calibration to judge."""
    if token.upos != "NOUN":
        return
    goal = phrase_after(analysis, [token.i], "for", token.i)
    if goal is not None and analysis.tokens[goal].tag == "VBG":
        marker = next(c for c in analysis.children[goal] if analysis.tokens[c].lower == "for")
        yield Draft(
            "noun-for-doing", "for", Part(token.i), Part(goal), (marker,), token.i, modality="intended"
        )


ALL: tuple[Construction, ...] = (
    purpose,
    result_clause,
    comparative_pair,
    inverted_condition,
    imperative_condition,
    only_if,
    paired_nouns,
    compound,
    result_participle,
    opening_participle,
    copular,
    for_to,
    how_or_why,
    so_clause,
    noun_for_goal,
)
