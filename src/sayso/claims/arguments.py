"""Who stands in which role of a verb, noun or adjective that says a cause."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.grammar import (
    after_comma,
    agents,
    clause_above,
    conjuncts,
    infinitive,
    is_nominal,
    is_passive,
    objects,
    own_subject,
    phrase_after,
    referent,
    subjects,
)
from sayso.claims.parts import Part
from sayso.claims.signals import Signal
from sayso.claims.vocabulary import word_list
from sayso.text.analysis import Analysis

Roles = dict[str, tuple[Part, ...]]
"""Role to what stands there. 'subject above' and its like are a second way to take the role of that name:
the whole clause, or only its subject; which one is meant is left to confidence."""


def parts(heads: Sequence[int]) -> tuple[Part, ...]:
    return tuple(Part(i) for i in heads)


def verb_roles(analysis: Analysis, signal: Signal) -> Roles:
    verb = signal.anchor
    passive = is_passive(analysis, verb)
    found: Roles = {
        "subject": parts(agents(analysis, verb) if passive else subjects(analysis, verb)),
        "object": _with_tail(analysis, signal, objects(analysis, verb)),
        "complement": _complements(analysis, verb, passive),
    }
    above = _clause_before(analysis, verb)
    if above is not None:
        found["object above" if passive else "subject above"] = (Part(above),)
    narrow = _subject_before(analysis, verb)
    if narrow:
        found["subject above"] = parts(narrow)
    if signal.oblique is not None:
        oblique = signal.oblique
        found["oblique"] = parts(conjuncts(analysis, oblique))
        if "_" not in signal.entry.words and signal.tokens[-1] in analysis.children[oblique]:
            found["object"] = found[
                "oblique"
            ]  # of 'weigh on' what is after 'on', of 'give rise to' after 'to'
        found["object+oblique"] = tuple(Part(part.head, oblique) for part in found["object"])
        if passive and "_" not in signal.entry.words and not found["subject"]:
            found["subject"] = found["object"]
    return found


# Prepositions whose phrase after an object mostly belongs to it, wherever the parser hangs it: on
# reading/train a reader takes it in for two of three. 'by', 'after', 'because' open something else.
_TAILS = frozenset("in into to at between among with around across towards onto within".split())


def _with_tail(analysis: Analysis, signal: Signal, heads: list[int]) -> tuple[Part, ...]:
    """Objects, the last with the phrase that follows it at once ('five children | in a bus')."""
    if not heads or heads[-1] < signal.anchor:
        return parts(heads)
    after = max(analysis.subtree(heads[-1])) + 1
    for c in analysis.children_by(signal.anchor, "obl"):
        if (
            c != signal.oblique
            and min(analysis.subtree(c)) == after
            and analysis.tokens[after].lower in _TAILS
            and analysis.tokens[c].name != "DATE"
        ):
            return (*parts(heads[:-1]), Part(heads[-1], c))
    return parts(heads)


def _clause_before(analysis: Analysis, verb: int) -> int | None:
    """The clause that ', which led to …', ', raising …', ', hurt by …' may be said of as a whole."""
    token = analysis.tokens[verb]
    if token.deprel not in {"acl", "acl:relcl"} or not after_comma(analysis, verb):
        return None
    own = own_subject(analysis, verb)
    if token.deprel == "acl:relcl" and (own is None or analysis.tokens[own].lower != "which"):
        return None
    return clause_above(analysis, token.head, verb)


def _subject_before(analysis: Analysis, verb: int) -> tuple[int, ...]:
    """The subject of the clause that a participle follows: 'the fair opened, drawing crowds'."""
    token = analysis.tokens[verb]
    if token.deprel != "advcl" or token.tag != "VBG" or verb < token.head or not after_comma(analysis, verb):
        return ()
    return subjects(analysis, token.head)


def _complements(analysis: Analysis, verb: int, passive: bool) -> tuple[Part, ...]:
    """'X to do Y', 'X Y' after 'make', 'that X does Y'."""
    clause = analysis.child(verb, "xcomp" if passive else "ccomp", "xcomp")
    if clause is None:
        clause = next((c for c in analysis.children_by(verb, "advcl") if infinitive(analysis, c)), None)
    if clause is None or clause < verb:
        return ()
    if passive:
        return tuple(Part(i, clause) for i in subjects(analysis, verb))
    given = analysis.child(verb, "obj", "iobj")
    if given is None or given > clause or own_subject(analysis, clause) is not None:
        return parts(conjuncts(analysis, clause))
    if analysis.tokens[given].lower == "it" and analysis.tokens[clause].upos == "ADJ":
        meant = next(
            (c for c in (*analysis.children[clause], *analysis.children[verb]) if infinitive(analysis, c)),
            None,
        )
        if meant is not None and meant > clause:
            return (Part(meant, quality=clause),)
    return (Part(given, clause),)


def noun_roles(analysis: Analysis, signal: Signal) -> Roles:
    noun = signal.anchor
    of = phrase_after(analysis, [noun], "of", noun)
    owner = of if of is not None and of != signal.oblique else analysis.child(noun, "nmod:poss")
    if owner is None:
        owner = phrase_after(analysis, [noun], "from", noun)
    if owner is None:
        owner = analysis.child(noun, "compound")
    found: Roles = {"bearer": parts(_bearers(analysis, noun))}
    if owner is not None:
        found["owner"] = parts(conjuncts(analysis, owner))
    if of is not None:
        found["of"] = parts(conjuncts(analysis, of))
    if signal.oblique is not None:
        found["oblique"] = parts(conjuncts(analysis, signal.oblique))
    clause = analysis.child(noun, "acl:relcl", "acl", "ccomp")
    if clause is not None and own_subject(analysis, clause) is not None:
        found["clause"] = (Part(clause),)
    return found


def _bearers(analysis: Analysis, noun: int) -> tuple[int, ...] | list[int]:
    """What is, or has, what the noun names: 'X is the cause', 'X has an effect', 'the cause is X'."""
    tokens = analysis.tokens
    own = own_subject(analysis, noun)
    if own is not None:
        return conjuncts(analysis, referent(analysis, own))
    token = tokens[noun]
    head = tokens[token.head]
    match token.relation:
        case "obj" | "xcomp" | "obl" | "attr" if head.lemma in word_list("light_verbs"):
            if is_passive(analysis, head.i):
                return agents(analysis, head.i)
            return subjects(analysis, head.i)
        case "appos":
            return [head.i]
        case "nsubj" if analysis.child(head.i, "expl") is not None:
            return ()
        case "nsubj" if analysis.child(head.i, "cop") is not None or head.lemma in {"be", "include"}:
            return conjuncts(analysis, head.i) if head.lemma != "include" else objects(analysis, head.i)
        case "conj" if head.i != noun:
            return _bearers(analysis, head.i) if is_nominal(head) else ()
    return ()


def adjective_roles(analysis: Analysis, signal: Signal) -> Roles:
    word = signal.anchor
    found: Roles = {"subject": parts(_described(analysis, word))}
    if signal.oblique is not None:
        found["oblique"] = parts(conjuncts(analysis, signal.oblique))
    return found


def _described(analysis: Analysis, word: int) -> tuple[int, ...] | list[int]:
    token = analysis.tokens[word]
    if own_subject(analysis, word) is None and token.relation in {"amod", "acl"}:
        return [token.head]
    if token.relation == "xcomp":
        given = analysis.child(token.head, "obj")
        if given is not None and given < word:
            return conjuncts(analysis, given)
    return subjects(analysis, word)
