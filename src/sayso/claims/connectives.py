"""Which two clauses a connective joins."""

from __future__ import annotations

from sayso.claims.arguments import Roles, parts
from sayso.claims.clauses import main_clause, previous_clause
from sayso.claims.grammar import clause_above, conjuncts, infinitive, is_clause, own_subject, referent
from sayso.claims.parts import Part
from sayso.claims.signals import Signal, governed
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
        "governed": parts(conjuncts(analysis, referent(analysis, inner))),
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
