"""Which two clauses a connective joins."""

from __future__ import annotations

from sayso.claims.arguments import Roles, parts
from sayso.claims.grammar import (
    clause_above,
    conjuncts,
    infinitive,
    is_clause,
    own_subject,
    referent,
)
from sayso.claims.parts import Part
from sayso.claims.signals import Signal, governed
from sayso.claims.vocabulary import word_list
from sayso.text.analysis import Analysis


def linker_roles(analysis: Analysis, signal: Signal) -> Roles:
    """A conjunction or preposition: what it introduces, and what that hangs on."""
    tokens = analysis.tokens
    inner = governed(analysis, signal.tokens)
    if inner is None:
        return {}
    stressed = _stressed_clause(analysis, inner)
    if stressed is not None:
        return {"governed": (Part(inner),), "governor": parts(conjuncts(analysis, stressed))}
    inside = {*signal.tokens, inner}
    top = next((i for i in sorted(inside) if tokens[i].head not in inside), None)
    if top is None:
        top = next((i for i in sorted(inside) if tokens[i].head == i), inner)
    own = own_subject(analysis, top)
    stated = tokens[signal.anchor].relation == "case" and analysis.child(top, "cop") is not None
    if own is not None and (top != inner or stated):
        outer: int | None = own
    elif tokens[top].head in inside:
        return {}
    else:
        outer = main_clause(analysis, tokens[top].head, inner)
    if outer is None or outer == inner:
        return {}
    found: Roles = {
        "governed": parts(conjuncts(analysis, inner)),
        "governor": parts(_shared(analysis, outer, inner)),
    }
    above = clause_above(analysis, outer, inner)
    if above is not None:
        found["clause above"] = parts(_shared(analysis, main_clause(analysis, above, inner), inner))
    return found


def _shared(analysis: Analysis, outer: int, inner: int) -> list[int]:
    """The clauses that a subordinate one belongs to: all of a row that it opens or closes, else its own."""
    row = conjuncts(analysis, outer)
    if inner < outer or inner > row[-1]:
        return [i for i in row if is_clause(analysis, i) == is_clause(analysis, outer)]
    return [outer]


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


def _stressed_clause(analysis: Analysis, inner: int) -> int | None:
    """'People leave' of 'it is because of the dam that people leave'."""
    tokens = analysis.tokens
    below = analysis.children[inner]
    if not any(tokens[c].lower == "it" and c < inner for c in below) or analysis.child(inner, "cop") is None:
        return None
    return next(
        (
            c
            for c in below
            if c > inner
            and tokens[c].relation in {"acl", "advcl", "ccomp", "csubj"}
            and tokens[min(analysis.subtree(c))].lower == "that"
        ),
        None,
    )


def _asked_or_denied(analysis: Analysis, said: int, content: int) -> bool:
    """'do not know what happens': the content is not what is said to be so."""
    tokens = analysis.tokens
    return any(tokens[c].lower in {"not", "n't"} for c in analysis.children[said]) or any(
        tokens[c].tag in {"WP", "WRB"} and c < content for c in analysis.children[content]
    )


def adverb_roles(analysis: Analysis, signal: Signal) -> Roles:
    """'Therefore', 'as a result': the clause it stands in, and the clause or sentence before."""
    tokens = analysis.tokens
    inside = set(signal.tokens)
    top = next((i for i in signal.tokens if tokens[i].head not in inside), None)
    if top is None:
        return {}
    here = tokens[top].head
    while not is_clause(analysis, here) and tokens[here].head != here:
        here = tokens[here].head
    if infinitive(analysis, here) and tokens[here].relation == "xcomp":
        here = tokens[here].head
    before = previous_clause(analysis, here, signal.anchor)
    here = main_clause(analysis, here, -1)
    if before is None or before == here:
        return {}
    return {"here": parts(conjuncts(analysis, here)), "previous": (Part(before),)}


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
