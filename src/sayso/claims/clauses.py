"""Which clause stands over or before another."""

from __future__ import annotations

from sayso.claims.grammar import conjuncts, is_clause, own_subject, referent
from sayso.claims.vocabulary import word_list
from sayso.text.analysis import Analysis


def main_clause(analysis: Analysis, outer: int, inner: int) -> int:
    """The clause that takes the subordinate one: not 'he said' but what he said; not a bare 'is'."""
    tokens = analysis.tokens
    token = tokens[outer]
    if token.lemma in word_list("reporting"):
        if token.relation == "parataxis" and token.head != outer:
            return main_clause(analysis, token.head, inner)
        content = analysis.child(outer, "ccomp")
        if content is not None and content != inner and not _asked_or_denied(analysis, outer, content):
            return main_clause(analysis, content, inner)
    if token.lemma == "be":
        own = own_subject(analysis, outer)
        more = (
            c
            for c in analysis.children[outer]
            if c not in {own, inner} and tokens[c].relation in _COMPLEMENTS
        )
        if own is not None and next(more, None) is None:
            return referent(analysis, own)
    if token.relation == "aux" and token.head != outer:
        return token.head
    if token.deprel == "acl:relcl" and _cleft(analysis, token.head):
        return token.head
    if token.relation == "xcomp" and (
        tokens[token.head].lemma in word_list("carriers") or tokens[token.head].upos == "ADJ"
    ):
        return token.head
    return outer


_COMPLEMENTS = frozenset({"expl", "obl", "nmod", "advcl", "ccomp", "xcomp", "csubj"})


def _cleft(analysis: Analysis, noun: int) -> bool:
    """'it is the council that will fail'."""
    own = own_subject(analysis, noun)
    return own is not None and analysis.tokens[own].lower == "it" and analysis.child(noun, "cop") is not None


def _asked_or_denied(analysis: Analysis, said: int, content: int) -> bool:
    """'do not know what happens': the content is not what is said to be so."""
    tokens = analysis.tokens
    return any(tokens[c].lower in {"not", "n't"} for c in analysis.children[said]) or any(
        tokens[c].tag in {"WP", "WRB"} and c < content for c in analysis.children[content]
    )


def previous_clause(analysis: Analysis, here: int, place: int) -> int | None:
    """The predicate of the clause before this one: joined to it in the sentence, else the sentence before."""
    tokens = analysis.tokens
    token = tokens[here]
    if token.relation in {"conj", "parataxis", "ccomp"} and token.head < place and token.head != here:
        row = [i for i in conjuncts(analysis, token.head) if i < here and is_clause(analysis, i)]
        return row[-1] if row else token.head
    earlier = [
        c
        for c in analysis.children_by(here, "ccomp", "parataxis", "advcl")
        if c < place and is_clause(analysis, c)
    ]
    if earlier:
        return earlier[-1]
    number = analysis.sentence_of(place)
    if place - analysis.sentences[number][0] > 4:
        return None
    for sentence in reversed(analysis.sentences[max(0, number - 2) : number]):
        root = next((i for i in sentence if tokens[i].head == i), None)
        if root is not None and is_clause(analysis, root):
            row = [i for i in conjuncts(analysis, root) if is_clause(analysis, i)]
            return main_clause(analysis, row[-1], -1)
    return None
