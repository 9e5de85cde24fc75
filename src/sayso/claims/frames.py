"""From a signal to the two sides that it joins, by the frame of its group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.claims.change import imposed
from sayso.claims.grammar import (
    LIGHT,
    after_comma,
    agents,
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
from sayso.claims.signals import Signal, governed
from sayso.claims.vocabulary import Imposed, patterns
from sayso.records.claim import Change, Modality
from sayso.text.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Draft:
    """Two sides and what joins them, before their words and changes are read.

    Attributes:
        rule: name of the group or construction; word: the signal as the vocabulary has it.
        anchor: the predicate whose negation, mood and hedges are the claim's.
        signal: tokens of the signal.
        negated: what the signal does to the effect under a 'not', where that is no denial ('does not allow').
        reading: which of several ways to take one signal this is; only the likeliest of them is kept.
    """

    rule: str
    word: str
    cause: Part
    effect: Part
    signal: tuple[int, ...]
    anchor: int
    cause_change: Change = "occurs"
    effect_change: Imposed = "occurs"
    negated: Change | None = None
    modality: Modality | None = None
    both_ways: bool = False
    weak: bool = False
    reading: str = ""


def draft_claims(analysis: Analysis, signal: Signal) -> Iterator[Draft]:
    """Every pair of cause and effect that one signal joins."""
    group = signal.entry.group
    if group.carrier and _carries_a_signal(analysis, signal):
        return
    roles = _ROLES[group.kind](analysis, signal)
    causes = next((parts for role in group.cause if (parts := roles.get(role))), ())
    effects = next((parts for role in group.effect if (parts := roles.get(role))), ())
    yield from _joined(analysis, signal, causes, effects, "")
    if together := _together(analysis, causes):
        yield from _joined(analysis, signal, together, effects, "causes together")
    if together := _together(analysis, effects):
        yield from _joined(analysis, signal, causes, together, "effects together")
    for wider in (role for role in roles if role.endswith(" above")):
        if "governor" in group.effect:
            yield from _joined(analysis, signal, causes, roles[wider], wider)
        elif "object above" == wider and "object" in group.effect:
            yield from _joined(analysis, signal, causes, roles[wider], wider)
        elif wider != "object above":
            yield from _joined(analysis, signal, roles[wider], effects, wider)


def _joined(
    analysis: Analysis, signal: Signal, causes: tuple[Part, ...], effects: tuple[Part, ...], reading: str
) -> Iterator[Draft]:
    group = signal.entry.group
    anchor = _anchor(analysis, signal, effects)
    for cause in causes:
        for effect in effects:
            if cause.head != effect.head:
                yield Draft(
                    rule=group.name,
                    word=signal.entry.text,
                    cause=cause,
                    effect=effect,
                    signal=signal.tokens,
                    anchor=anchor,
                    cause_change=group.cause_change,
                    effect_change=imposed(analysis, signal, effect),
                    negated=group.negated,
                    modality=group.modality,
                    both_ways=group.both_ways,
                    weak=group.weak,
                    reading=reading,
                )


def _carries_a_signal(analysis: Analysis, signal: Signal) -> bool:
    clause = analysis.child(signal.anchor, "xcomp", "ccomp") if signal.oblique is None else signal.oblique
    return (
        clause is not None
        and analysis.child(clause, "obj") is not None
        and any(
            entry.group.kind == "verb" and not entry.group.weak and "object" in entry.group.effect
            for entry in patterns().get(analysis.tokens[clause].lemma, ())
        )
    )


def _together(analysis: Analysis, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Two nouns joined by a bare 'and' as one side; a reader takes 'rules and norms' so half of the time."""
    if len(parts) != 2 or any(is_clause(analysis, part.head) for part in parts):
        return ()
    second = analysis.tokens[parts[1].head]
    if second.relation != "conj" or after_comma(analysis, second.i) or parts[0].also is not None:
        return ()
    return (Part(parts[0].head, joined=True),)


def _anchor(analysis: Analysis, signal: Signal, effects: tuple[Part, ...]) -> int:
    if signal.entry.group.kind in {"linker", "adverb"}:
        return effects[0].head if effects else signal.anchor
    return signal.anchor


def _parts(heads: list[int] | tuple[int, ...]) -> tuple[Part, ...]:
    return tuple(Part(i) for i in heads)


Roles = dict[str, tuple[Part, ...]]


def _verb_roles(analysis: Analysis, signal: Signal) -> Roles:
    verb = signal.anchor
    passive = is_passive(analysis, verb)
    found: Roles = {
        "subject": _parts(agents(analysis, verb) if passive else subjects(analysis, verb)),
        "object": _with_tail(analysis, verb, objects(analysis, verb)),
        "complement": _complements(analysis, verb, passive),
    }
    above = _clause_before(analysis, verb)
    if above is not None:
        found["object above" if passive else "subject above"] = (Part(above),)
    narrow = _subject_before(analysis, verb)
    if narrow:
        found["subject above"] = _parts(narrow)
    if signal.oblique is not None:
        oblique = signal.oblique
        found["oblique"] = _parts(conjuncts(analysis, oblique))
        found["object+oblique"] = tuple(Part(part.head, oblique) for part in found["object"])
        if passive and "_" not in signal.entry.words and not found["subject"]:
            found["subject"] = found["object"]
    return found


# Prepositions whose phrase after an object mostly belongs to it, wherever the parser hangs it: on
# reading/train a reader takes it in for two of three. 'by', 'after', 'because' open something else.
_TAILS = frozenset("in into to at between among with around across towards onto within".split())


def _with_tail(analysis: Analysis, verb: int, heads: list[int]) -> tuple[Part, ...]:
    """Objects, the last with the phrase that follows it at once ('five children | in a bus')."""
    if not heads or heads[-1] < verb:
        return _parts(heads)
    after = max(analysis.subtree(heads[-1])) + 1
    for c in analysis.children_by(verb, "obl"):
        if min(analysis.subtree(c)) == after and analysis.tokens[after].lower in _TAILS and not analysis.tokens[c].name == "DATE":
            return (*_parts(heads[:-1]), Part(heads[-1], c))
    return _parts(heads)


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
    """The subject of the clause that a participle follows: 'the fair' in 'the fair opened, drawing crowds'."""
    token = analysis.tokens[verb]
    if token.deprel != "advcl" or token.tag != "VBG" or verb < token.head or not after_comma(analysis, verb):
        return ()
    return subjects(analysis, token.head)


def _complements(analysis: Analysis, verb: int, passive: bool) -> tuple[Part, ...]:
    """'X to do Y', 'X Y' after 'make', 'that X does Y'."""
    clause = analysis.child(verb, "xcomp" if passive else "ccomp", "xcomp")
    if clause is None:
        return ()
    if passive:
        return tuple(Part(i, clause) for i in subjects(analysis, verb))
    given = analysis.child(verb, "obj", "iobj")
    if given is None or given > clause or own_subject(analysis, clause) is not None:
        return _parts(conjuncts(analysis, clause))
    if analysis.tokens[given].lower == "it" and analysis.tokens[clause].upos == "ADJ":
        meant = next((c for c in (*analysis.children[clause], *analysis.children[verb]) if infinitive(analysis, c)), None)
        if meant is not None and meant > clause:
            return (Part(meant, quality=clause),)
    return (Part(given, clause, quality=clause if analysis.tokens[clause].upos == "ADJ" else None),)


def _noun_roles(analysis: Analysis, signal: Signal) -> Roles:
    noun = signal.anchor
    of = phrase_after(analysis, [noun], "of", noun)
    owner = of if of is not None else analysis.child(noun, "nmod:poss")
    if owner is None:
        owner = phrase_after(analysis, [noun], "from", noun)
    if owner is None:
        owner = analysis.child(noun, "compound")
    found: Roles = {"bearer": _parts(_bearers(analysis, noun))}
    if owner is not None:
        found["owner"] = _parts(conjuncts(analysis, owner))
    if of is not None:
        found["of"] = _parts(conjuncts(analysis, of))
    if signal.oblique is not None:
        found["oblique"] = _parts(conjuncts(analysis, signal.oblique))
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
        case "obj" | "xcomp" | "obl" | "attr" if head.lemma in LIGHT:
            if is_passive(analysis, head.i):
                return agents(analysis, head.i)
            return subjects(analysis, head.i)
        case "appos":
            return [head.i]
        case "nsubj" if analysis.child(head.i, "expl") is not None:
            return ()
        case "nsubj" if analysis.child(head.i, "cop") is not None or head.lemma in {"be", "include"}:
            return conjuncts(analysis, head.i) if head.lemma != "include" else objects(analysis, head.i)
        case "conj":
            return _bearers(analysis, head.i) if is_nominal(head) else ()
    return ()


def _adjective_roles(analysis: Analysis, signal: Signal) -> Roles:
    word = signal.anchor
    found: Roles = {"subject": _parts(_described(analysis, word))}
    if signal.oblique is not None:
        found["oblique"] = _parts(conjuncts(analysis, signal.oblique))
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


def _linker_roles(analysis: Analysis, signal: Signal) -> Roles:
    """A conjunction or preposition: what it introduces, and what that hangs on."""
    tokens = analysis.tokens
    inner = governed(analysis, signal.tokens)
    if inner is None:
        return {}
    inside = {*signal.tokens, inner}
    top = next((i for i in sorted(inside) if tokens[i].head not in inside), None)
    if top is None:
        top = next((i for i in sorted(inside) if tokens[i].head == i), inner)
    if own_subject(analysis, top) is not None and top != inner:
        outer: int | None = own_subject(analysis, top)
    elif tokens[top].head in inside:
        return {}
    else:
        outer = main_clause(analysis, tokens[top].head, inner)
    if outer is None or outer == inner:
        return {}
    found: Roles = {"governed": _parts(conjuncts(analysis, inner)), "governor": _parts(_shared(analysis, outer, inner))}
    above = clause_above(analysis, outer, inner)
    if above is not None:
        found["clause above"] = _parts(_shared(analysis, main_clause(analysis, above, inner), inner))
    return found


def clause_above(analysis: Analysis, noun: int, inner: int) -> int | None:
    """The clause that ends in a noun on which the parser hung a phrase, where the phrase may belong to all of it."""
    if is_clause(analysis, noun) or inner < noun:
        return None
    here = noun
    while not is_clause(analysis, here):
        above = analysis.tokens[here].head
        if above == here or analysis.tokens[here].relation == "nsubj":
            return None
        here = above
    return here


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
    if token.lemma in REPORTING:
        if token.relation == "parataxis" and token.head != outer:
            return main_clause(analysis, token.head, inner)
        content = analysis.child(outer, "ccomp")
        if content is not None and content != inner and not _asked_or_denied(analysis, outer, content):
            return main_clause(analysis, content, inner)
    if token.lemma == "be":
        own = own_subject(analysis, outer)
        more = (c for c in analysis.children[outer] if c not in {own, inner} and tokens[c].relation in _COMPLEMENTS)
        if own is not None and next(more, None) is None:
            return referent(analysis, own)
    if token.relation == "aux" and token.head != outer:
        return token.head
    if token.deprel == "acl:relcl" and _cleft(analysis, token.head):
        return token.head
    if token.relation == "xcomp" and (tokens[token.head].lemma in _CARRIERS or tokens[token.head].upos == "ADJ"):
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


# 'is to remain', 'needs to know', 'continues to fall': one predicate in two words.
_CARRIERS = frozenset("be need have go seem appear continue begin start try want plan".split())


REPORTING = frozenset(
    "say tell add report note warn argue announce state explain claim think believe know hope fear expect "
    "suggest insist observe predict estimate write reckon conclude".split()
)


def _adverb_roles(analysis: Analysis, signal: Signal) -> Roles:
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
    return {"here": _parts(conjuncts(analysis, here)), "previous": (Part(before),)}


def previous_clause(analysis: Analysis, here: int, place: int) -> int | None:
    """The predicate of the clause before this one: joined to it in the sentence, else the sentence before."""
    tokens = analysis.tokens
    token = tokens[here]
    if token.relation in {"conj", "parataxis", "ccomp"} and token.head < place and token.head != here:
        row = [i for i in conjuncts(analysis, token.head) if i < here and is_clause(analysis, i)]
        return row[-1] if row else token.head
    earlier = [
        c for c in analysis.children_by(here, "ccomp", "parataxis", "advcl") if c < place and is_clause(analysis, c)
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


_ROLES = {
    "verb": _verb_roles,
    "noun": _noun_roles,
    "adjective": _adjective_roles,
    "linker": _linker_roles,
    "adverb": _adverb_roles,
}
