"""How strong, how late, when and where a claim says its link to be."""

from __future__ import annotations

from sayso.claims.frames import Draft
from sayso.claims.vocabulary import word_list
from sayso.records.claim import Qualifier
from sayso.text.analysis import Analysis


def strength_of(analysis: Analysis, draft: Draft) -> Qualifier | None:
    """'the main cause', 'slightly raised', 'partly because': the word, weak or strong."""
    for token in _beside(analysis, draft):
        for value in ("strong", "weak"):
            if analysis.tokens[token].lower in word_list(value):
                return Qualifier(analysis.span([token]), value)
    return None


def delay_of(analysis: Analysis, draft: Draft) -> Qualifier | None:
    """'eventually led to', 'two years later': the words that say how late the effect comes."""
    for i in _beside(analysis, draft):
        if analysis.tokens[i].lower in word_list("delays"):
            return Qualifier(analysis.span(analysis.subtree(i)))
    return None


def time_of(analysis: Analysis, draft: Draft) -> Qualifier | None:
    """'in 2011', 'last year', on the predicate of the claim."""
    return _named(analysis, draft, frozenset({"DATE", "TIME"}))


def place_of(analysis: Analysis, draft: Draft) -> Qualifier | None:
    """'in Ostland', 'at the port of Brede', on the predicate of the claim."""
    return _named(analysis, draft, frozenset({"GPE", "LOC", "FAC"}))


def _beside(analysis: Analysis, draft: Draft) -> list[int]:
    near = {draft.anchor, *draft.signal}
    return sorted(
        c
        for i in near
        for c in (i, *analysis.children[i])
        if analysis.tokens[c].relation in {"advmod", "amod", "obl", "nmod", "mark", "det"}
        or c in draft.signal
    )


_PLACED = frozenset("in at near across throughout during on since until".split())


def _named(analysis: Analysis, draft: Draft, kinds: frozenset[str]) -> Qualifier | None:
    for c in analysis.children_by(draft.anchor, "obl", "obl:unmarked"):
        inside = analysis.subtree(c)
        placed = analysis.tokens[inside[0]].lower in _PLACED or analysis.tokens[c].deprel == "obl:unmarked"
        sides = {draft.cause.head, draft.effect.head, draft.cause.also, draft.effect.also}
        if analysis.tokens[c].name in kinds and placed and not sides & set(inside):
            return Qualifier(analysis.span(inside))
    return None
