"""Whether a claim tells of a finished event or of what holds, is habitual or is to come."""

from __future__ import annotations

from sayso.claims.grammar import clause_of
from sayso.records.claim import Modality, Scope
from sayso.text.analysis import Analysis


def scope_of(analysis: Analysis, anchor: int, modality: Modality) -> Scope:
    """'once' for an asserted or denied claim told in the past ('closed', 'has closed'), else 'general'."""
    if modality not in {"asserted", "denied"}:
        return "general"
    tokens = analysis.tokens
    here = clause_of(analysis, anchor)
    for _ in range(6):
        finite = [here, *(c for c in analysis.children_by(here, "aux", "cop", "aux:pass"))]
        tags = {tokens[i].tag for i in finite}
        if "MD" in tags or tags & {"VBZ", "VBP"}:
            perfect = (
                any(tokens[i].lemma == "have" and i != here for i in finite) and tokens[here].tag == "VBN"
            )
            return "once" if perfect and "MD" not in tags else "general"
        if "VBD" in tags:
            return "once"
        if tokens[here].head == here:
            return "general"
        here = clause_of(analysis, tokens[here].head)
    return "general"
