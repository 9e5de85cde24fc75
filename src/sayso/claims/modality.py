"""Whether a claim is asserted, conditional, possible, intended, denied or questioned."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.frames import Draft
from sayso.claims.grammar import infinitive, is_clause, is_nominal, own_subject
from sayso.claims.scope import scope_of
from sayso.claims.vocabulary import word_list
from sayso.records.claim import Modality
from sayso.text.analysis import Analysis


def modality_of(analysis: Analysis, draft: Draft) -> Modality:
    """How sure the text is of the claim: by its signal, negation, question, mood and hedges."""
    if draft.modality == "denied":
        return "denied"
    chain = tuple(_predicates(analysis, draft))
    if draft.modality is None and draft.negated is None and denied(analysis, draft):
        return "denied"
    if _questioned(analysis, draft.anchor):
        return "questioned"
    if draft.modality == "conditional" and draft.word in word_list("habitual"):
        return _of_habit(analysis, draft.effect.head)
    if draft.modality == "intended" and _told_to(analysis, draft):
        return "conditional"
    if draft.modality is not None:
        return draft.modality
    if draft.rule in word_list("joining_rules"):
        return _of_mood(analysis, (draft.effect.head,), draft)
    return _of_mood(analysis, chain, draft)


def _of_habit(analysis: Analysis, effect: int) -> Modality:
    """'When it rained, the river rose' is asserted, 'when it rains, it rises' conditional."""
    modals = _modals(analysis, effect)
    if modals & (word_list("possible_modals") - {"can"}):
        return "possible"
    if not modals and scope_of(analysis, effect, "asserted") == "once":
        return "asserted"
    return "conditional"


def _told_to(analysis: Analysis, draft: Draft) -> bool:
    """'To win, you must train': a means that one has to take, said after its goal."""
    return (
        draft.effect.head < draft.cause.head
        and bool(_modals(analysis, draft.cause.head) & {"must", "should", "need"})
    ) or (
        draft.effect.head < draft.cause.head
        and analysis.tokens[draft.cause.head].lemma in {"must", "need", "have"}
    )


def _modals(analysis: Analysis, predicate: int) -> frozenset[str]:
    return frozenset(
        form
        for c in analysis.children_by(predicate, "aux")
        for form in (analysis.tokens[c].lemma, analysis.tokens[c].lower)
    )


# 'A suspected gas leak led to the blast': it may have.
_IN_DOUBT = frozenset({"suspected", "alleged", "presumed", "supposed", "purported"})


def _of_mood(analysis: Analysis, chain: tuple[int, ...], draft: Draft) -> Modality:
    words = [analysis.tokens[c] for i in chain for c in analysis.children[i] if c < i or i == chain[0]]
    modals = {form for token in words if token.relation == "aux" for form in (token.lemma, token.lower)}
    if modals & (word_list("possible_modals") - {"can"}):
        return "possible"
    if any(t.lower in word_list("possible_adverbs") and t.relation in {"advmod", "amod"} for t in words):
        return "possible"
    if any(analysis.tokens[c].lower in _IN_DOUBT for c in analysis.children_by(draft.cause.head, "amod")):
        return "possible"
    governors = {analysis.tokens[i].lemma for i in chain[1:]}
    if governors & (word_list("possible_verbs") | word_list("possible_adjectives")):
        return "possible"
    if draft.rule not in word_list("joining_rules") and _aimed(analysis, chain):
        return "intended"
    if modals & word_list("conditional_modals"):
        return "conditional"
    if "can" in modals and draft.rule not in word_list("joining_rules"):
        return "possible"
    if _under_condition(analysis, chain):
        return "conditional"
    return "asserted"


def _predicates(analysis: Analysis, draft: Draft) -> Iterator[int]:
    """The signal's own predicate and those that govern it: 'threatens' of 'threatens to hurt'.

    Of a noun only the verb that carries it: 'have' of 'have an effect'.
    """
    tokens = analysis.tokens
    here = draft.anchor
    yield here
    if is_nominal(tokens[here]) and not (
        tokens[here].relation in {"obj", "xcomp"}
        and tokens[tokens[here].head].lemma in word_list("light_verbs")
    ):
        return
    for _ in range(12):
        token = tokens[here]
        governed = token.relation in {"xcomp", "obj", "amod"} or not is_clause(analysis, here)
        shares = token.relation == "conj" and own_subject(analysis, here) is None
        if token.head == here or not (governed or shares):
            return
        here = token.head
        yield here


def denied(analysis: Analysis, draft: Draft) -> bool:
    """Whether a 'not', a 'no' or a verb of failing stands over the signal."""
    tokens = analysis.tokens
    chain = tuple(_predicates(analysis, draft))
    if draft.rule in word_list("joining_rules"):
        first = draft.signal[0] if draft.signal else draft.anchor
        return first > 0 and tokens[first - 1].lower in {"not", "n't"}
    last = draft.signal[-1] if draft.signal else draft.anchor
    for n, i in enumerate(chain):
        if n and tokens[chain[n - 1]].relation == "conj":
            break
        for c in analysis.children[i]:
            token = tokens[c]
            negates = token.lower in word_list("negations") and not _is_not_only(analysis, c)
            if negates and token.relation in _NEGATING and c < last:
                return True
        if n and tokens[i].lemma in word_list("denying_verbs"):
            return True
    if _report_denied(analysis, chain[-1]) or any(
        _left_out(analysis, p.head) for p in (draft.cause, draft.effect)
    ):
        return True
    own = own_subject(analysis, chain[-1])
    if own is None or (_has_no(analysis, draft.cause.head) and _has_no(analysis, draft.effect.head)):
        return False  # 'no rain means no harvest'
    return tokens[own].lower in {"nothing", "nobody", "none"} or _has_no(analysis, own)


def _is_not_only(analysis: Analysis, i: int) -> bool:
    """'It not only hurts growers', 'it does not just hurt them'."""
    return i + 1 < len(analysis.tokens) and analysis.tokens[i + 1].lower in _ONLY


def _has_no(analysis: Analysis, noun: int) -> bool:
    return any(
        analysis.tokens[c].lower in {"no", "neither"} and analysis.tokens[c].relation == "det"
        for c in analysis.children[noun]
    )


def _report_denied(analysis: Analysis, clause: int) -> bool:
    """Whether somebody denies the clause: 'denied that …', 'rejects claims that …', 'no evidence that …'."""
    tokens = analysis.tokens
    told = tokens[clause]
    if told.relation not in {"ccomp", "acl", "csubj"} or told.head == clause or told.head > clause:
        return False
    above = tokens[told.head]
    if above.lemma in word_list("denying_reports") and told.relation == "ccomp":
        return True
    negated = any(tokens[c].lower in word_list("negations") for c in analysis.children[above.i] if c < clause)
    if negated and above.lemma in word_list("truths"):
        return True
    reported = above.lemma in word_list("reports") and above.deprel in {"obj", "nsubj:pass"}
    return reported and tokens[above.head].lemma in word_list("denying_reports")


def _left_out(analysis: Analysis, head: int) -> bool:
    """Whether a side is named to leave it out: 'costs, not visitors, …'."""
    token = analysis.tokens[head]
    return token.relation == "conj" and any(
        analysis.tokens[c].lower == "not" and c < head for c in analysis.children[head]
    )


_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
_NEGATING = frozenset({"advmod", "det", "aux", "cc:preconj", "amod", "cc"})


def _questioned(analysis: Analysis, anchor: int) -> bool:
    sentence = analysis.sentences[analysis.sentence_of(anchor)]
    tokens = analysis.tokens
    if any(tokens[i].text == "?" for i in sentence[-2:]):
        return True
    here = anchor
    for _ in range(8):
        if any(
            tokens[c].lower == "whether" and tokens[c].relation == "mark" for c in analysis.children[here]
        ):
            return True
        if tokens[here].head == here or tokens[here].relation not in {"conj", "xcomp", "obj", "ccomp"}:
            return False
        here = tokens[here].head
    return False


def _aimed(analysis: Analysis, chain: tuple[int, ...]) -> bool:
    """Whether it is only aimed at: 'plans to cut', '…, to cut costs', 'a plan to cut'."""
    tokens = analysis.tokens
    if {tokens[i].lemma for i in chain[1:]} & word_list("intended_verbs"):
        return True
    return any(tokens[i].relation in {"advcl", "acl"} and infinitive(analysis, i) for i in chain)


def _under_condition(analysis: Analysis, chain: tuple[int, ...]) -> bool:
    """Whether it stands in an 'if' clause, or one hangs on it."""
    tokens = analysis.tokens
    return any(
        tokens[m].lower in word_list("conditions") and tokens[m].relation in {"mark", "advmod"}
        for i in chain
        for clause in (i, *analysis.children_by(i, "advcl"))
        for m in analysis.children[clause]
    )
