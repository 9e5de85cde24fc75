"""Adverbs and phrases that attribute their clause: 'reportedly', 'according to', 'in her view'."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.statements.drafts import Draft, has_mark, is_finite
from sayso.statements.sources import agent_of, can_find
from sayso.statements.vocabulary import vocabulary
from sayso.text.analysis import Analysis

_UNITS = frozenset(
    {
        "cent",
        "year",
        "month",
        "day",
        "week",
        "hour",
        "capita",
        "minute",
        "second",
        "person",
        "head",
        "annum",
        "share",
        "pack",
    }
)
_BY = frozenset({"account", "report", "estimate", "reckoning"})
_PHRASAL = frozenset({"obl", "nmod", "advcl", "appos", "conj", "dep", "parataxis", "acl", "advmod"})


def find_phrases(analysis: Analysis, i: int) -> Iterator[Draft]:
    """The attribution of which token i is the adverb or the head word of the phrase: at most one."""
    token = analysis.tokens[i]
    if token.lower in vocabulary().adverbs:
        yield from _adverb(analysis, i)
    elif token.lower in {"according", "per"} or (
        token.lower == "by" and analysis.tokens[token.head].lemma in _BY
    ):
        yield from _according(analysis, i)
    elif token.lemma in vocabulary().views and token.upos == "NOUN":
        yield from _view(analysis, i)
    elif token.tag == "VBN" and token.relation == "advcl" and token.lemma in vocabulary().verbs:
        yield from _as_reported(analysis, i)


def _adverb(analysis: Analysis, i: int) -> Iterator[Draft]:
    head = analysis.tokens[i].head
    if head == i:
        return
    frames = vocabulary().verbs.get(analysis.tokens[head].lemma, ())
    says = any(f.rule == "saying" for f in frames) and analysis.child(head, "ccomp") is not None
    if not says:
        content = _clause_of(analysis, head, i, (i,))
        yield Draft("hearsay", (i,), content)


def _according(analysis: Analysis, i: int) -> Iterator[Draft]:
    token = analysis.tokens[i]
    source = token.head
    if token.lower != "according":
        if (
            token.lower == "by"
            and analysis.tokens[source].relation == "obl:agent"
            and analysis.child(analysis.tokens[source].head, "aux:pass")
        ):
            return
        if (
            analysis.tokens[source].lemma in _UNITS
            or not can_find(analysis, source)
            or token.relation != "case"
        ):
            return
        cue: tuple[int, ...] = (i,)
    else:
        after = [c for c in (i + 1,) if c < len(analysis.tokens) and analysis.tokens[c].lower == "to"]
        if not after:
            return
        cue = (i, *after)
        if token.relation not in {"case", "mark"}:
            source = next(iter(analysis.children_by(i, "obl", "nmod", "obj")), -1)
    if source < 0 or source == i:
        return
    phrase = source if token.relation in {"case", "mark"} else i
    yield from _hosted(analysis, "according", cue, source, phrase)


def _view(analysis: Analysis, i: int) -> Iterator[Draft]:
    if not has_mark(analysis, i, "in", "from") or analysis.tokens[i].relation not in _PHRASAL:
        return
    source = analysis.child(i, "nmod:poss")
    if source is None:
        source = next((c for c in analysis.children_by(i, "nmod") if has_mark(analysis, c, "of")), None)
    if source is None or not can_find(analysis, source):
        return
    cue = tuple(j for j in analysis.subtree(i, without=[source]) if j <= i) if source > i else (i,)
    if source > i and analysis.tokens[i + 1].lower == "of":
        cue = (*cue, i + 1)
    yield from _hosted(analysis, "in-the-view-of", cue, source, i)


def _as_reported(analysis: Analysis, i: int) -> Iterator[Draft]:
    source = agent_of(analysis, i)
    if source is not None and has_mark(analysis, i, "as"):
        yield from _hosted(analysis, "according", (i,), source, i)


def _hosted(analysis: Analysis, rule: str, cue: tuple[int, ...], source: int, phrase: int) -> Iterator[Draft]:
    """The clause that a phrase hangs on; from a noun up to its clause where a comma sets the phrase off."""
    tokens = analysis.tokens
    head = tokens[phrase].head
    words = analysis.subtree(phrase)
    if head == phrase:
        head_of_next = _following_clause(analysis, words)
        if head_of_next is None:
            return
        yield Draft(rule, cue, tuple(analysis.subtree(head_of_next)), source)
        return
    first, last = words[0], words[-1]
    sentence = analysis.sentences[analysis.sentence_of(phrase)]
    apart = first == sentence.start or tokens[first - 1].text in {",", "—", "–", ";", "("}
    apart = apart or last + 1 >= len(tokens) or tokens[last + 1].upos == "PUNCT"
    while apart and not _is_clause(analysis, head) and tokens[head].head != head:
        head = tokens[head].head
    yield Draft(rule, cue, _clause_of(analysis, head, phrase, words), source, speech=True)


def _following_clause(analysis: Analysis, words: list[int]) -> int | None:
    """The clause after a phrase that the parser left as a sentence of its own."""
    following = words[-1] + 1
    if following >= len(analysis.tokens) or analysis.paragraph_of(following) != analysis.paragraph_of(
        words[0]
    ):
        return None
    return analysis.top(analysis.sentences[analysis.sentence_of(following)])


def _is_clause(analysis: Analysis, i: int) -> bool:
    return is_finite(analysis, i) or analysis.child(i, "nsubj", "nsubj:pass") is not None


def _clause_of(
    analysis: Analysis, head: int, phrase: int, words: tuple[int, ...] | list[int]
) -> tuple[int, ...]:
    """Clause `head` without a phrase in it; with the clauses joined to it when the phrase ends them all."""
    tokens = analysis.tokens
    left_out = {words[0], phrase}
    if tokens[head].relation == "conj" and phrase > max(
        analysis.subtree(head, without=[phrase]), default=head
    ):
        head = tokens[head].head
    elif phrase < head or phrase - head < 8:
        later = [
            c
            for c in analysis.children_by(head, "conj")
            if c > phrase and _is_clause(analysis, c) and analysis.child(c, "nsubj", "nsubj:pass") is not None
        ]
        left_out.update(later)
    content = analysis.subtree(head, without=left_out)
    return tuple(j for j in content if j not in set(words))
