"""Whether a claim is asserted, conditional, possible, intended, denied or questioned."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sayso.claims.frames import Draft
from sayso.claims.grammar import infinitive, is_clause
from sayso.lexicon import load
from sayso.records.claim import Modality
from sayso.text.analysis import Analysis


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load("hedges")[kind])


def modality_of(analysis: Analysis, draft: Draft) -> Modality:
    """How sure the text is of the claim: by its signal, then by negation, question, mood and hedges round it."""
    if draft.modality == "denied":
        return "denied"
    chain = tuple(_predicates(analysis, draft.anchor))
    joins = draft.modality is None
    if joins and _denied(analysis, draft, chain):
        return "denied"
    if _questioned(analysis, draft.anchor):
        return "questioned"
    if draft.modality is not None:
        return draft.modality
    if draft.rule in _JOINING:
        return _of_mood(analysis, (draft.effect.head,), draft)
    return _of_mood(analysis, chain, draft)


_JOINING = frozenset(
    "because because-of in-response-to since as after with over from for in by therefore so that-is-why".split()
)


def _of_mood(analysis: Analysis, chain: tuple[int, ...], draft: Draft) -> Modality:
    words = [analysis.tokens[c] for i in chain for c in analysis.children[i] if c < i or i == chain[0]]
    modals = {token.lemma if token.lemma != "'d" else "would" for token in words if token.relation == "aux"}
    modals |= {token.lower for token in words if token.relation == "aux"}
    if modals & _words("possible_modals") - {"can"}:
        return "possible"
    if any(t.lower in _words("possible_adverbs") and t.relation in {"advmod", "amod"} for t in words):
        return "possible"
    governors = {analysis.tokens[i].lemma for i in chain[1:]}
    if governors & (_words("possible_verbs") | _words("possible_adjectives")):
        return "possible"
    if draft.rule not in _JOINING and chain and _aimed(analysis, chain):
        return "intended"
    if modals & _words("conditional_modals"):
        return "conditional"
    if "can" in modals:
        return "possible" if draft.rule not in _JOINING else "asserted"
    if _under_condition(analysis, chain):
        return "conditional"
    return "asserted"


def _predicates(analysis: Analysis, anchor: int) -> Iterator[int]:
    """The signal's own predicate and those that govern it: 'threatens' of 'threatens to hurt'."""
    tokens = analysis.tokens
    here = anchor
    yield here
    while tokens[here].head != here:
        token = tokens[here]
        if is_clause(analysis, here) and token.relation not in {"xcomp", "conj"} and here != anchor:
            return
        if is_clause(analysis, here) and token.relation in {"acl", "acl:relcl", "advcl", "ccomp", "parataxis", "csubj"}:
            return
        here = token.head
        yield here


def _denied(analysis: Analysis, draft: Draft, chain: tuple[int, ...]) -> bool:
    tokens = analysis.tokens
    if draft.rule in _JOINING:
        first = draft.signal[0] if draft.signal else draft.anchor
        return first > 0 and tokens[first - 1].lower in {"not", "n't"}
    for i in chain:
        for c in analysis.children[i]:
            token = tokens[c]
            if token.lower in _words("negations") and token.relation in {"advmod", "det", "aux", "cc:preconj", "amod", "cc"}:
                if c < draft.signal[-1] if draft.signal else True:
                    return True
        if i != chain[0] and tokens[i].lemma in _words("denying_verbs"):
            return True
    for i in (draft.cause.head,):
        if any(tokens[c].lower in {"no", "neither", "nothing"} and tokens[c].relation == "det" for c in analysis.children[i]):
            return False
    return False


def _questioned(analysis: Analysis, anchor: int) -> bool:
    sentence = analysis.sentences[analysis.sentence_of(anchor)]
    tokens = analysis.tokens
    if any(tokens[i].text == "?" for i in sentence[-2:]):
        return True
    here = anchor
    for _ in range(8):
        if any(tokens[c].lower == "whether" and tokens[c].relation == "mark" for c in analysis.children[here]):
            return True
        if tokens[here].head == here or tokens[here].relation not in {"conj", "xcomp", "obj", "ccomp"}:
            return False
        here = tokens[here].head
    return False


def _aimed(analysis: Analysis, chain: tuple[int, ...]) -> bool:
    """Whether it is only aimed at: 'plans to cut', '…, to cut costs', 'a plan to cut'."""
    tokens = analysis.tokens
    if {tokens[i].lemma for i in chain[1:]} & _words("intended_verbs"):
        return True
    return any(tokens[i].relation in {"advcl", "acl"} and infinitive(analysis, i) for i in chain)


def _under_condition(analysis: Analysis, chain: tuple[int, ...]) -> bool:
    """Whether an 'if' or 'when' clause hangs on the predicate."""
    tokens = analysis.tokens
    return any(
        tokens[m].lower in {"if", "unless", "when", "whenever"} and tokens[m].relation in {"mark", "advmod"}
        for i in chain
        for c in analysis.children_by(i, "advcl")
        for m in analysis.children[c]
    )
