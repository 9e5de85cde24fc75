"""Who does what in a clause: subjects, objects, conjuncts, found through relatives, participles, control.

Functions take an analysis and token numbers, and give token numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.text.analysis import Analysis, Token

RELATIVE = frozenset({"which", "that", "who", "whom"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "xcomp", "csubj", "csubj:pass", "parataxis"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})
# The object of these governs the infinitive, as in 'X asked Y to cut Z'; others keep their subject.
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "use", "have"})


def is_nominal(token: Token) -> bool:
    """Whether a token can be the head of a noun phrase."""
    return token.upos in _NOMINAL


def is_clause(analysis: Analysis, i: int) -> bool:
    """Whether token i is the predicate of a clause or of an infinitive or participle."""
    return i in analysis.clauses


def conjuncts(analysis: Analysis, i: int) -> list[int]:
    """Token i and the tokens joined to it by 'and', 'or', 'but' and commas, in text order."""
    return [
        i,
        *(
            c
            for c in analysis.children_by(i, "conj")
            if c > i
            and not (analysis.tokens[i].upos == "NUM" and analysis.tokens[c].lower in {"more", "so", "less"})
        ),
    ]


def is_passive(analysis: Analysis, verb: int) -> bool:
    """Whether a verb stands in the passive, also in a reduced clause ('losses caused by …')."""
    token = analysis.tokens[verb]
    if token.deprel == "amod" and _misread_subject(analysis, verb) is not None:
        return False
    if any(
        analysis.tokens[c].deprel in {"aux:pass", "nsubj:pass", "obl:agent"} for c in analysis.children[verb]
    ):
        return True
    if token.tag != "VBN":
        return False
    if has_auxiliary(analysis, verb, "have"):
        return False
    if token.deprel == "conj" and analysis.child(verb, "aux", "nsubj") is None:
        return is_passive(analysis, token.head)
    return token.deprel in {"acl", "advcl", "amod", "xcomp"} and analysis.child(verb, "nsubj", "obj") is None


def has_auxiliary(analysis: Analysis, verb: int, lemma: str) -> bool:
    """Whether a verb has this auxiliary on it."""
    return any(
        analysis.tokens[c].lemma == lemma and analysis.tokens[c].relation == "aux"
        for c in analysis.children[verb]
    )


def marked_by(analysis: Analysis, i: int, word: str) -> bool:
    """Whether token i is introduced by this preposition or conjunction ('to' of an infinitive not)."""
    tokens = analysis.tokens
    for c in analysis.children[i]:
        token = tokens[c]
        if token.relation in {"case", "mark", "advmod"} and token.lower == word and c < i:
            return not (word == "to" and token.relation == "mark" and tokens[i].tag in {"VB", "VBP"})
    return False


def phrase_after(analysis: Analysis, heads: Iterable[int], word: str, after: int) -> int | None:
    """The phrase on one of these heads that this preposition introduces, right of token `after`."""
    for head in heads:
        for c in analysis.children[head]:
            if c > after and analysis.tokens[c].relation != "conj" and marked_by(analysis, c, word):
                return c
    return None


def infinitive(analysis: Analysis, i: int) -> bool:
    """Whether token i is the predicate of an infinitive with 'to'; that of 'to promoting' never is."""
    tokens = analysis.tokens
    if tokens[i].lower.endswith("ing") and tokens[i].lemma != tokens[i].lower:
        return False
    return any(
        tokens[c].lower == "to" and tokens[c].deprel == "mark" and c < i for c in analysis.children[i]
    ) and (tokens[i].tag in {"VB", "VBP"} or any(tokens[c].tag == "VB" for c in analysis.children[i]))


_DEEPEST = 6  # predicates between a verb and its subject: 'plans to try to help to cut'


def own_subject(analysis: Analysis, verb: int) -> int | None:
    """The subject that hangs on a predicate itself; None without one."""
    return analysis.child(verb, *_SUBJECTS)


def subjects(analysis: Analysis, verb: int) -> tuple[int, ...]:
    """Whoever does what a predicate says: its subject, the noun it describes, or the clause it follows.

    A relative pronoun stands for the noun before it; a participle after a comma has the whole clause for
    its subject. Empty where the grammar names none.
    """
    return tuple(_subjects(analysis, verb, 0))


def _subjects(analysis: Analysis, verb: int, depth: int) -> Iterator[int]:
    tokens = analysis.tokens
    own = _subject_before_there(analysis, verb)
    if own is None:
        own = own_subject(analysis, verb)
    if own is None:
        own = _misread_subject(analysis, verb)
    if own is None:
        own = _subject_of_gerund(analysis, verb)
    if own is None:
        own = _misread_it(analysis, verb)
    if own is not None and tokens[own].deprel == "nsubj:outer" and infinitive(analysis, verb):
        yield from _whose_aim(analysis, own)
        return
    if own is not None:
        yield from conjuncts(analysis, referent(analysis, own))
        return
    token = tokens[verb]
    if depth <= _DEEPEST and token.head != verb and token.relation == "dep" and infinitive(analysis, verb):
        yield from _controller(analysis, token.head, verb, depth)
        return
    if depth > _DEEPEST or token.head == verb:
        return
    match token.relation:
        case "conj":
            yield from _subjects(analysis, token.head, depth + 1)
        case "xcomp" | "ccomp" if token.tag not in {"VBD", "VBZ"}:
            yield from _controller(analysis, token.head, verb, depth)
        case "csubj" if infinitive(analysis, verb) and analysis.child(token.head, "nsubj") is not None:
            yield from _subjects(analysis, token.head, depth + 1)  # 'the firm is certain to …'
        case "acl" if (
            infinitive(analysis, verb) or marked_by(analysis, verb, "of") or marked_by(analysis, verb, "for")
        ):
            yield from bearers(analysis, token.head, depth + 1)
        case "acl":
            yield named_by(analysis, token.head)
        case "amod":
            yield token.head
        case "advcl":
            yield from _adverbial_subject(analysis, verb, depth)


def bearers(analysis: Analysis, noun: int, depth: int = 0) -> tuple[int, ...]:
    """Whoever is or has what a noun names, where the text says so; else the noun itself.

    'the drug' of 'the drug has the power to …' and of 'the drug is a means to …'; the whole clause before
    'in an effort to …'.
    """
    tokens = analysis.tokens
    token, head = tokens[noun], tokens[tokens[noun].head]
    named = named_by(analysis, noun)
    if named != noun:
        return tuple(conjuncts(analysis, named))
    if depth <= _DEEPEST and token.relation == "obj" and head.lemma == "have":
        return tuple(_subjects(analysis, head.i, depth)) or (noun,)
    if token.relation == "obl" and marked_by(analysis, noun, "in") and is_clause(analysis, head.i):
        return (head.i,)
    return (noun,)


def _subject_before_there(analysis: Analysis, verb: int) -> int | None:
    """'a strike' in 'warned a strike there would be …', which parsers take for 'there would be'."""
    there = analysis.child(verb, "expl")
    if there is None or there == 0 or analysis.tokens[there].lower != "there":
        return None
    before = analysis.tokens[there - 1]
    above = before.i == analysis.tokens[verb].head or analysis.tokens[before.head].relation in {
        "ccomp",
        "root",
    }
    if before.upos in {"NOUN", "PROPN"} and above and branch(analysis, verb, before.i) is None:
        return before.i
    return None


def _misread_subject(analysis: Analysis, verb: int) -> int | None:
    """The noun left of a verb that the parser took for part of a noun phrase ('free trade benefit all').

    None where nothing speaks for a verb there.
    """
    tokens = analysis.tokens
    token = tokens[verb]
    if token.upos == "NOUN" and analysis.child(verb, "obj") is not None:
        return max((c for c in analysis.children_by(verb, "compound") if c < verb), default=None)
    if token.deprel == "amod" and token.tag in {"VBN", "VBD"} and token.head > verb:
        before = verb - 1
        while before > 0 and tokens[before].upos == "ADV":
            before -= 1
        if tokens[before].upos in {"NOUN", "PROPN", "PRON"} and tokens[before].head in {verb, token.head}:
            return before
    return None


def _subject_of_gerund(analysis: Analysis, verb: int) -> int | None:
    """'Floods' of 'reports of floods closing roads', which parsers hang on 'reports'; None without one."""
    tokens = analysis.tokens
    token = tokens[verb]
    mark = analysis.child(verb, "mark")
    if token.deprel != "acl" or token.tag != "VBG" or mark is None or tokens[mark].lower != "of":
        return None
    beside = (c for c in analysis.children_by(token.head, "nmod") if mark < c < verb)
    return next((c for c in beside if is_nominal(tokens[c])), None)


def _misread_it(analysis: Analysis, verb: int) -> int | None:
    """'It' of 'it threatens to ruin us', where the parser takes it for empty though nothing else is said."""
    it = analysis.child(verb, "expl")
    if (
        it is None
        or it > verb
        or analysis.tokens[it].lower != "it"
        or analysis.child(verb, "cop") is not None
    ):
        return None
    return it if analysis.child(verb, "csubj", "ccomp") is None else None


# 'The aim of the tax is to …': the tax is to.
_AIMS = frozenset("aim goal purpose objective intention intent function mission".split())


def _whose_aim(analysis: Analysis, noun: int) -> Iterator[int]:
    """Of 'the aim of the tax' the tax, whose aim it is to do something; else the noun itself."""
    of = phrase_after(analysis, [noun], "of", noun)
    if of is not None and analysis.tokens[noun].lower in {"one", "some", "part"}:
        noun, of = of, phrase_after(analysis, [of], "of", of)
    owner = of if of is not None else analysis.child(noun, "nmod:poss")
    if owner is None or analysis.tokens[noun].lemma not in _AIMS:
        yield noun
    else:
        yield from conjuncts(analysis, owner)


def _controller(analysis: Analysis, governor: int, verb: int, depth: int) -> Iterator[int]:
    """The subject of 'to cut' in 'X plans to cut' and in 'X asked Y to cut'."""
    given = analysis.child(governor, "obj", "iobj")
    if given is not None and given < verb and analysis.tokens[governor].lemma not in _SUBJECT_CONTROL:
        yield from conjuncts(analysis, referent(analysis, given))
    elif is_passive(analysis, governor) or given is None or given >= verb:
        yield from _subjects(analysis, governor, depth + 1)


def _adverbial_subject(analysis: Analysis, verb: int, depth: int) -> Iterator[int]:
    token = analysis.tokens[verb]
    result = token.tag == "VBG" and verb > token.head and after_comma(analysis, verb)
    aimed = infinitive(analysis, verb)
    able = aimed and verb > token.head and analysis.tokens[token.head].upos == "ADJ"  # 'certain to cause'
    if not able and (aimed or (result and analysis.child(verb, "mark", "case") is None)):
        yield token.head
    else:
        yield from _subjects(analysis, token.head, depth + 1)


def after_comma(analysis: Analysis, i: int) -> bool:
    """Whether the part of the sentence under token i begins after a comma or a dash."""
    first = min(analysis.subtree(i))
    if analysis.tokens[first].text in {",", "–", "—", "-"}:
        return True
    return first > 0 and analysis.tokens[first - 1].text in {",", "–", "—", "-", ")"}


def referent(analysis: Analysis, i: int) -> int:
    """The noun that a relative pronoun stands for; token i itself for any other word."""
    token = analysis.tokens[i]
    if token.lower == "what" and analysis.tokens[token.head].relation == "csubj":
        return analysis.tokens[token.head].head
    if token.lower not in RELATIVE or token.tag not in {"WDT", "WP", "IN", "DT"}:
        return i
    for above in analysis.ancestors(i):
        if analysis.tokens[above].deprel == "acl:relcl":
            return named_by(analysis, analysis.tokens[above].head)
        if analysis.tokens[above].relation not in {"xcomp", "conj", "ccomp", "advcl"}:
            break
    if token.tag == "WDT" and i > 0 and analysis.tokens[i - 1].upos in {"NOUN", "PROPN"}:
        return i - 1
    return i


def named_by(analysis: Analysis, noun: int) -> int:
    """What a noun is said of: 'it' in 'it is a drug that …', 'Ostra' in 'Ostra, a firm that …'."""
    token = analysis.tokens[noun]
    if token.relation == "nmod" and analysis.tokens[token.head].lower == "one":
        noun, token = token.head, analysis.tokens[token.head]
    own = own_subject(analysis, noun)
    if own is not None and analysis.child(noun, "cop") is not None and analysis.child(noun, "expl") is None:
        return own
    if token.relation == "appos" or (token.lemma in _MANNER and token.relation == "obl"):
        return token.head
    return noun


# 'in a way that hurts X': what hurts is what is done so.
_MANNER = frozenset({"way", "manner", "fashion"})


def objects(analysis: Analysis, verb: int) -> list[int]:
    """What a verb is done to: its object, or in the passive its subject."""
    if _misread_subject(analysis, verb) is not None and analysis.tokens[verb].deprel == "amod":
        return [analysis.tokens[verb].head]
    if is_passive(analysis, verb):
        return list(subjects(analysis, verb))
    found = analysis.child(verb, "obj")
    if found is None:
        clause = analysis.child(verb, "ccomp")
        if clause is not None and any(
            analysis.tokens[c].tag in {"WP", "WRB", "WDT"} for c in analysis.children[clause]
        ):
            return conjuncts(analysis, clause)
        return _relative_object(analysis, verb)
    return conjuncts(analysis, referent(analysis, found))


def _relative_object(analysis: Analysis, verb: int) -> list[int]:
    """'the damage that the flood caused', 'the damage the flood caused': the noun before the clause."""
    token = analysis.tokens[verb]
    own = own_subject(analysis, verb)
    if token.deprel == "acl:relcl" and own is not None:
        named = referent(analysis, own)
        if named != token.head and is_nominal(analysis.tokens[token.head]):
            return [token.head]
    return []


def agents(analysis: Analysis, verb: int) -> list[int]:
    """By whom or what a passive verb's doing is done; empty when it does not say."""
    found = analysis.child(verb, "obl:agent")
    if found is None:
        found = phrase_after(analysis, [verb, *analysis.children_by(verb, "xcomp")], "by", verb)
    return [] if found is None else conjuncts(analysis, found)


def clause_of(analysis: Analysis, i: int) -> int:
    """The predicate of the clause that token i stands in (i itself when it is one)."""
    here = i
    while not is_clause(analysis, here) and analysis.tokens[here].head != here:
        here = analysis.tokens[here].head
    return here


# Relations by which a part of a sentence can be taken off whole; others hold one predicate together.
_SEAMS = frozenset(
    "advcl acl acl:relcl conj obl obl:agent obl:unmarked nmod ccomp parataxis appos csubj nsubj nsubj:pass "
    "obj".split()
)


def branch(analysis: Analysis, above: int, below: int) -> int | None:
    """Where to cut `below` off `above`: the smallest part of the sentence round it; None if not under it."""
    tokens = analysis.tokens
    here, seam = below, None
    while tokens[here].head != here:
        relative = tokens[here].relation == "acl" and seam is not None and tokens[seam].deprel == "conj"
        if relative or (seam is None and tokens[here].deprel in _SEAMS):
            seam = here
        if tokens[here].head == above:
            return here if seam is None else seam
        here = tokens[here].head
    return None


def clause_above(analysis: Analysis, noun: int, inner: int) -> int | None:
    """The clause that ends in a noun with a phrase on it, where the phrase may belong to the whole."""
    if is_clause(analysis, noun) or inner < noun:
        return None
    here = noun
    while not is_clause(analysis, here):
        above = analysis.tokens[here].head
        if above == here or analysis.tokens[here].relation == "nsubj":
            return None
        here = above
    return here
