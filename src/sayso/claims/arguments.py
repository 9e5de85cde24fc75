"""Who stands in which role of a verb, noun or adjective that says a cause."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.clauses import previous_clause
from sayso.claims.grammar import (
    after_comma,
    agents,
    clause_above,
    clause_of,
    conjuncts,
    infinitive,
    is_clause,
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
        "complement": _complements(analysis, signal, passive),
        "infinitive": _infinitive_after(analysis, verb),
    }
    if "previous" in signal.entry.group.cause:
        found["previous"] = _before(analysis, verb)
    above = _clause_before(analysis, verb)
    if above is not None:
        found["object above" if passive else "subject above"] = (Part(above),)
    narrow = _subject_before(analysis, verb)
    if narrow:
        found["subject above"] = parts(narrow)
    wider = _antecedent_above(analysis, verb)
    if wider is not None and above is None:
        found["object above" if passive else "subject above"] = (Part(wider),)
    if signal.oblique is not None:
        oblique = signal.oblique
        found["oblique"] = parts(conjuncts(analysis, oblique))
        after = "_" not in signal.entry.words and signal.tokens[-1] in analysis.children[oblique]
        if after and not (passive and own_subject(analysis, verb) is not None):
            # of 'weigh on' what is after 'on', of 'give rise to' after 'to'
            found["object"] = found["oblique"]
        found["object+oblique"] = tuple(Part(part.head, oblique) for part in found["object"])
        if passive and "_" not in signal.entry.words and not found["subject"]:
            found["subject"] = found["object"]
    return found


# Prepositions whose phrase after an object mostly belongs to it, wherever the parser hangs it: on
# reading/train a reader takes it in for two of three. 'by', 'after', 'because' open something else.
_TAILS = frozenset("of in into to at between among with around across towards onto within".split())


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


# 'The strike closed the port, a move that angered growers': the noun sums up the clause.
_SUMMING = frozenset(
    "act action change decision development event fact factor measure move practice shift situation "
    "something step trend".split()
)


def _clause_before(analysis: Analysis, verb: int) -> int | None:
    """The clause that ', which led to …', ', raising …', ', hurt by …' may be said of as a whole."""
    tokens = analysis.tokens
    token = tokens[verb]
    if token.deprel == "advcl" and token.tag == "VBN" and verb > token.head and after_comma(analysis, verb):
        return token.head
    if token.deprel == "acl:relcl" and tokens[token.head].lemma in _SUMMING:
        return _summed_up(analysis, token.head)
    own = own_subject(analysis, verb)
    which = own is not None and tokens[own].lower == "which"
    if which and token.relation in {"advcl", "parataxis", "ccomp"} and token.head < verb:
        return token.head if is_clause(analysis, token.head) else None
    if token.deprel not in {"acl", "acl:relcl"} or not after_comma(analysis, verb):
        return None
    return clause_above(analysis, token.head, verb) if which or token.deprel == "acl" else None


def _summed_up(analysis: Analysis, noun: int) -> int | None:
    """The clause that a noun after a comma sums up."""
    token = analysis.tokens[noun]
    if token.relation not in {"appos", "parataxis"} or not after_comma(analysis, noun):
        return None
    return token.head if is_clause(analysis, token.head) else clause_above(analysis, token.head, noun)


def _subject_before(analysis: Analysis, verb: int) -> tuple[int, ...]:
    """The subject of the clause that a participle follows: 'the fair opened, drawing crowds'."""
    token = analysis.tokens[verb]
    if token.deprel != "advcl" or token.tag != "VBG" or verb < token.head or not after_comma(analysis, verb):
        return ()
    return subjects(analysis, token.head)


def _antecedent_above(analysis: Analysis, verb: int) -> int | None:
    """'A law' of 'a law on dogs that will please walkers': what a relative clause may belong to instead."""
    token = analysis.tokens[verb]
    noun = analysis.tokens[token.head]
    if token.relation != "acl" or noun.relation != "nmod" or infinitive(analysis, verb):
        return None
    above = analysis.tokens[noun.head]
    return above.i if above.upos in {"NOUN", "PROPN"} and above.i < noun.i < verb else None


def _infinitive_after(analysis: Analysis, verb: int) -> tuple[Part, ...]:
    """'Stop a war' of 'it takes courage to stop a war'."""
    given = analysis.child(verb, "obj")
    if given is None:
        return ()
    below = [
        *analysis.children_by(verb, "advcl", "xcomp", "ccomp", "csubj"),
        *analysis.children_by(given, "acl"),
    ]
    return parts([c for c in below if c > given and infinitive(analysis, c)])


def _before(analysis: Analysis, i: int) -> tuple[Part, ...]:
    """The clause or sentence before the one that token i stands in."""
    clause = previous_clause(analysis, clause_of(analysis, i), i)
    return () if clause is None else (Part(clause),)


def _complements(analysis: Analysis, signal: Signal, passive: bool) -> tuple[Part, ...]:
    """'X to do Y', 'X Y' after 'make', 'that X does Y'."""
    verb = signal.anchor
    clause = analysis.child(verb, "xcomp" if passive else "ccomp", "xcomp")
    if clause is None:
        clause = next((c for c in analysis.children_by(verb, "advcl") if infinitive(analysis, c)), None)
    if clause is None or clause < verb or clause in signal.tokens:
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
    elif clause is not None and infinitive(analysis, clause):
        found["infinitive"] = (Part(clause),)
    elif (
        analysis.tokens[noun].relation == "nsubj" and analysis.child(noun, "nmod", "acl", "compound") is None
    ):
        found["previous"] = _before(analysis, noun)
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
        case "nsubj" if head.lemma == "include":
            return objects(analysis, head.i)
        case "nsubj" if (
            is_nominal(head)
            or token.deprel == "nsubj:outer"
            or head.lemma == "be"
            or analysis.child(head.i, "cop") is not None
        ):
            return conjuncts(analysis, head.i)
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
