"""Verbs that attribute: 'said that', 'urged them to', 'described it as', 'is expected to'."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.statements.drafts import Draft, has_mark, is_finite, is_passive, opens_with_that
from sayso.statements.sources import agent_of, can_find, can_speak, speaker_of, subject_of
from sayso.statements.vocabulary import Frame, vocabulary
from sayso.text.analysis import Analysis, Token

_INFINITIVE_NEAR = 3  # 'agreed not to go': the infinitive begins within so many words of its verb
_QUESTION_WORDS = frozenset({"what", "why", "how", "who", "where", "when", "which", "whom", "whose"})
_OPENS_A_REASON = frozenset({"to", "because", "if", "unless", "until", "so", "as", "since"})
_CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis")

Content = tuple[list[int], int | None]  # tokens of the content, head of the addressee
Finder = Callable[[Analysis, int, Frame], Content | None]


def find_verbs(analysis: Analysis, i: int) -> Iterator[Draft]:
    """The attribution of which token i is the verb: at most one, by the first construction that fits.

    A verb of speech without a content in its grammar is handed on too, for a quotation to fill.
    """
    frames = vocabulary().verbs.get(analysis.tokens[i].lemma)
    if not frames or analysis.tokens[i].relation in {"amod", "compound", "aux", "cop", "case"}:
        return
    passive = is_passive(analysis, i)
    if _is_bare_participle(analysis, i, passive):
        return
    bare = None
    for frame in sorted(frames, key=lambda f: _ORDER[f.construction]):
        particle = _particle(analysis, i, frame)
        if frame.seconds and frame.construction in {"clause", "noun"} and not particle:
            continue
        speech = frame.construction in {"clause", "quote"}
        found = _FINDERS[frame.construction](analysis, i, frame) or (([], None) if speech else None)
        if found is None:
            continue
        content, to = found
        source = _speaker(analysis, i)
        if not _fits(analysis, i, frame, source, passive):
            continue
        cue = sorted({i, *particle, *_preposition(analysis, i, frame)})
        draft = Draft(frame.rule, tuple(cue), tuple(sorted(set(content))), source, to, speech)
        if content:
            yield draft
            return
        bare = bare or draft
    if bare is not None:
        yield bare


def _says(token: Token) -> bool:
    return any(frame.rule == "saying" for frame in vocabulary().verbs.get(token.lemma, ()))


def _is_bare_participle(analysis: Analysis, i: int, passive: bool) -> bool:
    """Whether the verb is a past participle that says nothing of its own time ('the quantity demanded')."""
    token = analysis.tokens[i]
    if token.tag != "VBN" or passive or analysis.child(i, "nsubj", "aux") is not None:
        return False
    if token.relation in {"acl", "advcl", "obl", "nmod"}:
        return subject_of(analysis, i) is None and not (
            token.relation == "advcl" and has_mark(analysis, i, "as")
        )
    return token.relation in {"xcomp", "obj", "appos"}


def _speaker(analysis: Analysis, i: int) -> int | None:
    if analysis.tokens[i].lemma == "quote" and is_passive(
        analysis, i
    ):  # 'she was quoted by the paper as saying'
        return subject_of(analysis, i) or analysis.child(i, "nsubj:pass")
    return speaker_of(analysis, i)


def _fits(analysis: Analysis, i: int, frame: Frame, source: int | None, passive: bool) -> bool:
    """Whether the source can be one for this construction; a missing one only in a passive."""
    tokens = analysis.tokens
    if source is None:
        return (passive and frame.passive) or frame.construction == "quote"
    word = tokens[source].lower
    if word == "you":
        return frame.construction == "quote"
    if word in {"which", "that"}:
        if tokens[i].deprel != "acl:relcl":
            return False
        return frame.construction != "wish"
    if frame.finding:
        return can_find(analysis, source)
    if frame.rule in {"saying", "quoting"} or (
        word == "it" and frame.construction in {"clause", "infinitive"}
    ):
        return word not in {"this", "these", "there"}
    if word == "it" and frame.rule == "stating":
        return _says(tokens[i])
    if tokens[source].upos == "NOUN" and (
        frame.construction == "order"
        or (frame.rule == "stating" and tokens[source].tag == "NNS" and _says(tokens[i]))
    ):
        return True
    return can_speak(analysis, source) or (frame.construction == "clause" and word != "it" and not passive)


def _particle(analysis: Analysis, i: int, frame: Frame) -> list[int]:
    return [
        c
        for c in analysis.children[i]
        if analysis.tokens[c].lower in frame.seconds
        and analysis.tokens[c].deprel in {"compound:prt", "advmod"}
    ]


def _preposition(analysis: Analysis, i: int, frame: Frame) -> list[int]:
    following = i + 1
    if (
        frame.construction in {"about", "order"}
        and following < len(analysis.tokens)
        and analysis.tokens[following].lower in frame.seconds
    ):
        return [following]
    return []


def _addressee(analysis: Analysis, i: int) -> int | None:
    """Who is told: 'told them that', 'was told that', 'said to them that'."""
    tokens = analysis.tokens
    for c in analysis.children[i]:
        token = tokens[c]
        if token.deprel in {"iobj", "nsubj:pass"} or (token.deprel == "obj" and c > i):
            return c if can_speak(analysis, c) and token.lower != "it" else None
        if token.deprel == "obl" and c > i and has_mark(analysis, c, "to") and can_speak(analysis, c):
            return c
    return None


def _clause(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    """A clause that hangs on the verb, or that the verb stands in as an aside ('…, he said, …')."""
    tokens = analysis.tokens
    passive = is_passive(analysis, i)
    to = _addressee(analysis, i)
    c = _complement(analysis, i)
    if c is not None:
        if frame.rule != "asking" and _is_question(analysis, c):
            return None
        parts = _without_asides(analysis, c)
        return [
            *parts,
            *(_fronted(analysis, i, c) if c > i else _trailing(analysis, i)),
            *_joined(analysis, i),
            *(_following(analysis, i, c) if c > i and frame.rule in {"saying", "finding"} else []),
        ], to
    if passive:
        return None
    token = tokens[i]
    if _between_commas(analysis, i):
        left_out = [i, subject_of(analysis, i) or i]
        around = set(analysis.subtree(token.head)) - {i} - set(analysis.subtree(left_out[1]))
        kept = around - {j for j in analysis.children[i] if tokens[j].relation in {"aux", "punct", "advmod"}}
        return sorted(kept), to
    aside = token.relation == "parataxis" or (
        token.relation == "advcl"
        and has_mark(analysis, i, "as")
        and analysis.child(i, "obj", "xcomp") is None
    )
    if aside and token.head != i and subject_of(analysis, i) is not None and analysis.child(i, "obj") is None:
        main = analysis.subtree(token.head, without=[i])
        return [*main, *_fronted(analysis, i, token.head), *_trailing(analysis, i)], to
    if words := _clause_taken_for_object(analysis, i):
        return words, None
    if (c := _late_clause(analysis, i)) is not None:
        return _without_asides(analysis, c), to
    return None


def _complement(analysis: Analysis, i: int) -> int | None:
    """The clause that says what is said: behind the verb if there is one, else before it."""
    tokens = analysis.tokens
    before = None
    for c in analysis.children_by(i, "ccomp", "parataxis"):
        if tokens[c].relation == "parataxis" and (c > i and not is_finite(analysis, c)):
            continue
        if (
            tokens[c].tag == "VBG"
            and c > i
            and not is_finite(analysis, c)
            and analysis.child(c, "nsubj") is None
        ):
            continue
        if c > i:
            return c
        split = any(tokens[j].text == ";" for j in range(c, i))
        if before is None and not split and not _between_commas(analysis, c):
            before = c
    return before


def _is_question(analysis: Analysis, c: int) -> bool:
    """Whether a clause opens with 'what', 'why', 'how' …: then it says what was asked or known, not what."""
    first = min(analysis.subtree(c))
    return analysis.tokens[first].lower in _QUESTION_WORDS


def _fronted(analysis: Analysis, i: int, c: int) -> list[int]:
    """What stands before 'he said,' and belongs to the clause after it ('If it rains, he said, …')."""
    tokens = analysis.tokens
    subject = analysis.child(i, "nsubj")
    apart = (
        i + 1 < len(tokens) and tokens[i + 1].text == "," and c > i + 1 and not opens_with_that(analysis, c)
    )
    if subject is None or subject > i or not apart:
        return []
    found: list[int] = []
    for d in analysis.children_by(i, "advcl", "obl", "nsubj", "advmod"):
        if d < subject:
            found.extend(analysis.subtree(d))
    return found


def _trailing(analysis: Analysis, i: int) -> list[int]:
    """What stands after ', he said,' and belongs to the clause before it ('…, he said, because of frost')."""
    tokens = analysis.tokens
    found: list[int] = []
    for c in analysis.children_by(i, "xcomp", "advcl", "obl"):
        words = analysis.subtree(c)
        if c > i and tokens[words[0] - 1].text == "," and tokens[words[0]].lower in _OPENS_A_REASON:
            found.extend(words)
    return found


def _joined(analysis: Analysis, i: int) -> list[int]:
    """Further that-clauses that the parser joined to the verb itself ('… and that wages would fall')."""
    return [
        j
        for c in analysis.children_by(i, "conj")
        if opens_with_that(analysis, c)
        for j in analysis.subtree(c)
    ]


def _following(analysis: Analysis, i: int, c: int) -> list[int]:
    """Clauses behind the complement that the parser hung on the verb, but that go on with what is said."""
    tokens = analysis.tokens
    found: list[int] = []
    for d in analysis.children_by(i, "conj", "advcl"):
        subject = analysis.child(d, "nsubj", "nsubj:pass")
        if d < c or subject is None or _is_cue(analysis, d) or opens_with_that(analysis, d):
            continue
        found.extend(analysis.subtree(d))
    return found


def _is_cue(analysis: Analysis, d: int) -> bool:
    return analysis.tokens[d].upos == "VERB" and analysis.tokens[d].lemma in vocabulary().verbs


def _without_asides(analysis: Analysis, c: int) -> list[int]:
    """The clause without what its author adds to it: '…, while the mayor said …', '…, and the mayor said …'."""
    tokens = analysis.tokens
    left_out = []
    within = analysis.subtree(c)
    for d in within:
        if d <= c or tokens[d].upos != "VERB" or tokens[d].relation not in {"advcl", "conj"}:
            continue
        frames = vocabulary().verbs.get(tokens[d].lemma, ())
        says = _says(tokens[d])
        first = min(analysis.subtree(d))
        if tokens[d].tag == "VBG":
            with_subject = has_mark(analysis, d, "with")
            aside = says and tokens[d].relation == "advcl" and (with_subject or tokens[first - 1].text == ",")
        else:
            subject = analysis.child(d, "nsubj")
            other = subject is not None and tokens[subject].upos != "PRON"
            contrast = bool(frames) and has_mark(analysis, d, "while", "whereas", "although", "though")
            joined = says and tokens[d].relation == "conj" and not opens_with_that(analysis, d)
            aside = other and (contrast or joined)
        if aside:
            left_out.append(d)
    return analysis.subtree(c, without=left_out) if left_out else within


def _late_clause(analysis: Analysis, i: int) -> int | None:
    """A that-clause that the parser took for an adverbial or hung on the addressee."""
    for c in analysis.children_by(i, "advcl", "obj", "obl", "conj", "dep"):
        if (
            c > i
            and has_mark(analysis, c, "that", "whether")
            and analysis.child(c, "nsubj", "nsubj:pass") is not None
        ):
            return c
    to = analysis.child(i, "obj", "iobj", "obl")
    if to is not None and to > i:
        for c in analysis.children_by(to, "acl", "ccomp"):
            if opens_with_that(analysis, c) and analysis.child(c, "nsubj", "nsubj:pass") is not None:
                return c
    return None


def _between_commas(analysis: Analysis, i: int) -> bool:
    """Whether ', they reason,' stands inside a clause that the parser hung it on as a complement."""
    tokens = analysis.tokens
    subject = analysis.child(i, "nsubj")
    if tokens[i].relation != "ccomp" or subject is None or subject > i or tokens[i].head < i:
        return False
    first = min(analysis.subtree(subject))
    return first > 0 and tokens[first - 1].text == "," and tokens[i + 1].text == ","


def _clause_taken_for_object(analysis: Analysis, i: int) -> list[int]:
    """A clause without 'that' whose subject the parser took for the object ('said a loss there would hurt')."""
    tokens = analysis.tokens
    c = next((c for c in analysis.children_by(i, "obj") if c > i), None)
    if c is None:
        return []
    for d in analysis.children_by(c, "acl"):
        if tokens[d].deprel == "acl" and tokens[d].tag not in {"VBN", "VBG"} and is_finite(analysis, d):
            return analysis.subtree(c)
    for d in analysis.children_by(i, "xcomp"):  # 'said loose panels led to a fire'
        if (
            d > c
            and tokens[d].tag in {"VBN", "VBD"}
            and tokens[i].lemma in {"say", "claim", "report", "argue", "state"}
        ):
            return [*analysis.subtree(c), *analysis.subtree(d)]
    return []


def _to_infinitive(analysis: Analysis, i: int, *, after: int | None = None) -> int | None:
    """The infinitive on verb i; one taken for an adverbial only close behind the verb or its object."""
    tokens = analysis.tokens
    near = (i if after is None else after) + _INFINITIVE_NEAR
    for c in analysis.children_by(i, *_CLAUSES):
        if c < i or not has_mark(analysis, c, "to"):
            continue
        if tokens[c].relation in {"xcomp", "ccomp"} or min(analysis.subtree(c)) <= near:
            return c
    return None


def _infinitive(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    if is_passive(analysis, i) or analysis.child(i, "obj") is not None:
        return None
    c = _to_infinitive(analysis, i)
    if c is None:
        c = next(
            (
                c
                for c in analysis.children_by(i, "xcomp", "ccomp")
                if c == i + 1 and analysis.tokens[c].tag == "VBG"
            ),
            None,
        )
    return None if c is None else (analysis.subtree(c), None)


def _told(analysis: Analysis, i: int, frame: Frame) -> int | None:
    if is_passive(analysis, i):
        return analysis.child(i, "nsubj:pass")
    if frame.seconds:
        return next(
            (c for c in analysis.children_by(i, "obl") if c > i and has_mark(analysis, c, *frame.seconds)),
            None,
        )
    return next((c for c in analysis.children_by(i, "obj", "iobj") if c > i), None)


def _order(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    told = _told(analysis, i, frame)
    if told is None:
        return None
    c = _to_infinitive(analysis, i, after=max(analysis.subtree(told)))
    return None if c is None else (analysis.subtree(c), told)


def _wish(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    passive = is_passive(analysis, i)
    whom = (
        analysis.child(i, "nsubj:pass")
        if passive
        else next((c for c in analysis.children_by(i, "obj") if c > i), None)
    )
    c = _to_infinitive(analysis, i, after=whom if whom is not None and whom > i else None)
    if c is None:
        return None
    if whom is None:
        shared = subject_of(analysis, i) if passive else None
        return None if shared is None else (sorted({*analysis.subtree(shared), *analysis.subtree(c)}), None)
    if analysis.tokens[whom].lower in {"it", "there"} and passive:
        return analysis.subtree(c), None
    return [*analysis.subtree(whom, without=[c]), *analysis.subtree(c)], None


def _noun(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    tokens = analysis.tokens
    if is_passive(analysis, i):
        what = analysis.child(i, "nsubj:pass")
        if what is None and tokens[i].relation == "conj":
            what = analysis.child(tokens[i].head, "nsubj:pass", "nsubj")
        if what is None or (agent_of(analysis, i) is None and not frame.passive):
            return None
    else:
        what = next((c for c in analysis.children_by(i, "obj") if c > i), None)
    if what is None or tokens[what].upos == "PRON" or tokens[what].name == "PERSON":
        return None
    if tokens[i].relation == "acl" or (tokens[i].tag == "VB" and tokens[i].relation in {"xcomp", "advcl"}):
        return None  # 'an appeal to reject the plan': whose rejection it is stays open
    content = analysis.subtree(what)
    passive_alone = what < i and agent_of(analysis, i) is None  # 'no losses were reported along the coast'
    for c in analysis.children_by(i, "obl", "advcl", "advmod"):
        if (
            c > i
            and tokens[c].deprel != "obl:agent"
            and (passive_alone or (c > what > i and _tells_more(analysis, c)))
        ):
            content.extend(analysis.subtree(c))
    return content, None


def _tells_more(analysis: Analysis, c: int) -> bool:
    """Whether a phrase behind the object says more of it, rather than when or how it was said."""
    timed = any(analysis.tokens[j].name in {"DATE", "TIME"} for j in analysis.subtree(c))
    return not timed and has_mark(
        analysis, c, "for", "among", "from", "across", "in", "due", "because", "as", "over", "between"
    )


def _as(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    what = analysis.child(i, "nsubj:pass") if is_passive(analysis, i) else analysis.child(i, "obj")
    if frame.seconds:
        what = next(
            (c for c in analysis.children_by(i, "obl") if has_mark(analysis, c, *frame.seconds)), None
        )
    if what is None:
        return None
    c = next(
        (
            c
            for c in analysis.children[i]
            if c > i and c != what and (has_mark(analysis, c, "as") or analysis.tokens[c].lower == "as")
        ),
        None,
    )
    if c is None:
        c = next(
            (
                c
                for c in analysis.children_by(what, "nmod", "acl", "advcl", "amod")
                if c > what and has_mark(analysis, c, "as")
            ),
            None,
        )
    if c is None:
        return None
    return sorted({*analysis.subtree(what), *analysis.subtree(c)}), None


def _naming(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    tokens = analysis.tokens
    passive = is_passive(analysis, i)
    what = (
        analysis.child(i, "nsubj:pass")
        if passive
        else next((c for c in analysis.children_by(i, "obj") if c > i), None)
    )
    named = next(
        (
            c
            for c in analysis.children_by(i, "xcomp", "obj", "advmod")
            if c > i
            and c != what
            and not has_mark(analysis, c, "to", "as")
            and tokens[c].upos in {"NOUN", "ADJ", "PROPN", "VERB", "NUM"}
            and tokens[c].tag not in {"VB", "VBG"}
        ),
        None,
    )
    if named is None:
        return None
    if what is None and passive:
        what = subject_of(analysis, i)
    if what is None:  # 'called her party corrupt': both under one head
        words = analysis.subtree(named)
        return (words, None) if not passive and words[0] == i + 1 and named > i + 1 else None
    return sorted({*analysis.subtree(what), *analysis.subtree(named)}), None


def _about(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    for c in analysis.children[i]:
        token = analysis.tokens[c]
        if (
            c > i
            and token.relation in {"obl", "advcl", "nmod", "ccomp", "acl"}
            and has_mark(analysis, c, *frame.seconds)
        ):
            case = next(d for d in analysis.children[c] if analysis.tokens[d].lower in frame.seconds)
            return analysis.subtree(c, without=[case]), None
    return None


def _quote(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    return [], _addressee(analysis, i)


def _onto(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    passive = is_passive(analysis, i)
    what = analysis.child(i, "nsubj:pass", "nsubj") if passive else analysis.child(i, "obj")
    if what is None:
        return None
    where = [*analysis.children_by(i, "obl", "advcl"), *analysis.children_by(what, "nmod", "acl")]
    c = next((c for c in where if c > max(i, what) and has_mark(analysis, c, *frame.seconds)), None)
    return None if c is None else (sorted({*analysis.subtree(what), *analysis.subtree(c)}), None)


_FINDERS: dict[str, Finder] = {
    "clause": _clause,
    "order": _order,
    "infinitive": _infinitive,
    "wish": _wish,
    "as": _as,
    "naming": _naming,
    "onto": _onto,
    "about": _about,
    "noun": _noun,
    "quote": _quote,
}
_ORDER = {construction: n for n, construction in enumerate(_FINDERS)}
