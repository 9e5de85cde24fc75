"""Nouns and adjectives that attribute: 'his warning that', 'fears of', 'is confident that'."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.statements.drafts import RELATIVES, Draft, has_mark, is_finite, opens_with_that
from sayso.statements.sources import can_speak, has_of, subject_of
from sayso.statements.vocabulary import vocabulary
from sayso.text.analysis import Analysis

_MATTER = frozenset({"of", "about", "over", "for", "against", "regarding", "concerning", "on", "around"})
_FROM = frozenset({"by", "from", "among", "of", "in"})
_TURNED_DOWN = frozenset(
    {"dismiss", "reject", "ease", "allay", "address", "deny", "raise", "quell", "ignore", "fuel", "spark"}
)
_COMPLEMENTS = ("acl", "ccomp", "advcl", "xcomp", "acl:relcl", "appos")


def find_nouns(analysis: Analysis, i: int) -> Iterator[Draft]:
    """The attribution of which token i is the noun: at most one."""
    frames = vocabulary().nouns.get(analysis.tokens[i].lemma)
    if not frames or analysis.tokens[i].relation in {"compound", "amod"}:
        return
    for frame in sorted(frames, key=lambda f: f.construction != "clause"):
        content = _clause(analysis, i) if frame.construction == "clause" else _matter(analysis, i)
        if content:
            source = _source(analysis, i, content, frame.rule == "thoughts")
            yield Draft(frame.rule, (i,), tuple(content), source, speech=frame.construction == "clause")
            return


def find_adjectives(analysis: Analysis, i: int) -> Iterator[Draft]:
    """The attribution of which token i is the adjective: 'confident that', 'worried about'."""
    token = analysis.tokens[i]
    frames = vocabulary().adjectives.get(token.lower)
    if not frames or token.relation == "amod":
        return
    subject = analysis.child(i, "nsubj", "nsubj:pass") or subject_of(analysis, i)
    if subject is None or not can_speak(analysis, subject) or analysis.tokens[subject].lower == "you":
        return
    content = [
        j for c in analysis.children[i] if c > i and _is_matter(analysis, c) for j in analysis.subtree(c)
    ]
    if content:
        yield Draft(frames[0].rule, (i,), tuple(sorted(content)), subject)


def _is_matter(analysis: Analysis, c: int) -> bool:
    """Whether phrase c behind an adjective is what the feeling is about."""
    relation = analysis.tokens[c].relation
    if relation == "obl":
        return has_mark(analysis, c, "about", "of", "over", "to")
    marked = has_mark(analysis, c, "that", "to", "about", "of", "whether")
    return relation in {"ccomp", "xcomp", "advcl"} and (
        marked or (relation == "ccomp" and is_finite(analysis, c))
    )


def _clause(analysis: Analysis, i: int) -> list[int]:
    tokens = analysis.tokens
    for c in analysis.children_by(i, *_COMPLEMENTS):
        if c < i:
            continue
        that = opens_with_that(analysis, c) and analysis.child(c, "nsubj", "nsubj:pass", "expl") is not None
        that = that or _is_bare_clause(analysis, c)
        infinitive = tokens[c].relation in {"acl", "xcomp", "advcl"} and _first_mark(analysis, c) == "to"
        if that or infinitive or (tokens[c].relation == "ccomp" and is_finite(analysis, c)):
            return analysis.subtree(c)
    head = tokens[i].head
    if tokens[i].relation == "nsubj" and tokens[head].lemma == "be":
        for c in analysis.children_by(head, "ccomp", "xcomp"):
            if c > head:
                return analysis.subtree(c)
    return []


def _is_bare_clause(analysis: Analysis, c: int) -> bool:
    """Whether a clause on the noun is its content though 'that' is missing ('fears it would sink')."""
    tokens = analysis.tokens
    if tokens[c].relation != "acl" or not is_finite(analysis, c) or analysis.child(c, "mark") is not None:
        return False
    subject = analysis.child(c, "nsubj", "nsubj:pass")
    if subject is None or tokens[subject].lower in RELATIVES:
        return False
    return analysis.child(c, "obj", "cop", "aux:pass", "ccomp", "xcomp") is not None


def _first_mark(analysis: Analysis, c: int) -> str:
    return next(
        (analysis.tokens[d].lower for d in analysis.children[c] if analysis.tokens[d].relation == "mark"), ""
    )


def _matter(analysis: Analysis, i: int) -> list[int]:
    for c in analysis.children_by(i, "nmod", "acl", "obl"):
        if c > i and has_mark(analysis, c, *_MATTER) and not (has_of(analysis, c) and can_speak(analysis, c)):
            return analysis.subtree(c)
    return []


def _source(analysis: Analysis, i: int, content: list[int], thought: bool) -> int | None:
    """Whose word it is: a possessor, 'by' or 'from' somebody, or the subject of a verb that carries it."""
    tokens = analysis.tokens
    inside = set(content)
    own = analysis.child(i, "nmod:poss")
    if own is not None:
        return own
    for c in analysis.children_by(i, "nmod"):
        if c not in inside and has_mark(analysis, c, *_FROM) and can_speak(analysis, c):
            return c
    above = tokens[i].head
    for _ in range(2):  # 'made a number of promises'
        if tokens[above].upos == "NOUN" and tokens[above].relation in {"obj", "obl"}:
            above = tokens[above].head
    carried = tokens[above].lemma in vocabulary().light or (
        thought and tokens[above].lemma not in _TURNED_DOWN
    )
    if tokens[i].relation in {"obj", "obl", "nmod"} and carried and above != i:
        subject = subject_of(analysis, above)
        if subject is not None and can_speak(analysis, subject):
            return subject
    return None
