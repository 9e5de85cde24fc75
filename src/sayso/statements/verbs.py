"""Verbs that attribute: 'said that', 'urged them to', 'described it as', 'is expected to'."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.statements.clauses import said_clause, says, to_infinitive
from sayso.statements.drafts import Draft, has_mark, is_passive
from sayso.statements.sources import agent_of, can_find, can_speak, speaker_of, subject_of
from sayso.statements.vocabulary import Frame, vocabulary
from sayso.text.analysis import Analysis

_NOBODY = frozenset({"nobody", "none", "noone", "anyone", "anybody", "'s", "’s"})

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


def _is_bare_participle(analysis: Analysis, i: int, passive: bool) -> bool:
    """Whether the verb is a past participle that says nothing of its own time ('the quantity demanded')."""
    token = analysis.tokens[i]
    if token.tag != "VBN" or passive or analysis.child(i, "nsubj", "aux") is not None:
        return False
    if token.relation == "advcl":  # 'as reported by' attributes; 'asked why, he …' tells who was asked
        return not has_mark(analysis, i, "as")
    if token.relation in {"acl", "obl", "nmod"}:
        return subject_of(analysis, i) is None
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
    if word in _NOBODY or (word == "it" and tokens[i].lemma in {"threaten", "promise"}):
        return False
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
        return says(tokens[i])
    if tokens[source].upos == "NOUN" and (
        frame.construction == "order"
        or (frame.rule == "stating" and tokens[source].tag == "NNS" and says(tokens[i]))
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
    content = said_clause(
        analysis, i, questions=frame.rule == "asking", goes_on=frame.rule in {"saying", "finding"}
    )
    return (content, _addressee(analysis, i)) if content else None


def _infinitive(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    if is_passive(analysis, i) or analysis.child(i, "obj") is not None:
        return None
    c = to_infinitive(analysis, i)
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
    c = to_infinitive(analysis, i, after=max(analysis.subtree(told)))
    return None if c is None else (analysis.subtree(c), told)


def _wish(analysis: Analysis, i: int, frame: Frame) -> Content | None:
    passive = is_passive(analysis, i)
    whom = (
        analysis.child(i, "nsubj:pass")
        if passive
        else next((c for c in analysis.children_by(i, "obj") if c > i), None)
    )
    c = to_infinitive(analysis, i, after=whom if whom is not None and whom > i else None)
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
