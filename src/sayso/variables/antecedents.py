"""What a side that is only a pronoun stands for: a phrase or clause said before."""

from __future__ import annotations

from sayso.records.span import Span
from sayso.text.analysis import Analysis

_SUBJECTS = ("nsubj", "nsubj:pass")
_POINTING = frozenset({"this", "that", "it", "they", "them", "these", "those", "which", "who", "whom", "itself"})
_PERSON = frozenset({"PERSON"})
# How many sentences back a pronoun may reach.
_REACH = 2


def bare_pronoun(analysis: Analysis, span: Span) -> int | None:
    """The pronoun that a span consists of; None for spans with any other word of content."""
    words = [i for i in analysis.tokens_in(span) if analysis.tokens[i].upos not in {"PUNCT", "ADP", "SCONJ"}]
    if len(words) == 1 and analysis.tokens[words[0]].lower in _POINTING:
        return words[0]
    if not words:
        inside = [i for i in analysis.tokens_in(span) if analysis.tokens[i].lower in _POINTING]
        return inside[0] if len(inside) == 1 else None
    return None


def antecedent_of(analysis: Analysis, i: int) -> tuple[int, list[int]] | None:
    """The head of what the pronoun at token i stands for, with its tokens; None where nothing fits.

    Relative pronouns stand for the noun or clause they hang on, 'this' and 'that' for the clause before,
    'it' for the singular and 'they' for the plural subject before.
    """
    word = analysis.tokens[i].lower
    relative = _relative(analysis, i) if word in {"which", "who", "whom", "that"} else None
    if relative is not None:
        return relative
    if word in {"this", "that", "which"}:
        return _clause_before(analysis, i)
    return _subject_before(analysis, i, plural=word in {"they", "them", "these", "those"})


def _relative(analysis: Analysis, i: int) -> tuple[int, list[int]] | None:
    clause = next(
        (above for above in analysis.ancestors(i) if analysis.tokens[above].relation in {"acl", "advcl"}), None
    )
    if clause is None or analysis.tokens[clause].deprel != "acl:relcl":
        return None
    head = analysis.tokens[clause].head
    if head > i:
        return None
    return head, analysis.subtree(head, without=[clause])


def _clause_before(analysis: Analysis, i: int) -> tuple[int, list[int]] | None:
    sentence = analysis.sentences[analysis.sentence_of(i)]
    for above in analysis.ancestors(i):
        token = analysis.tokens[above]
        if token.relation in {"conj", "parataxis", "advcl"} and token.head < i:
            below = [j for j in analysis.subtree(token.head, without=[above]) if j < i]
            return token.head, below
    before = [j for j in sentence if j < i and analysis.tokens[j].upos in {"VERB", "NOUN", "PROPN"}]
    n = analysis.sentence_of(i) - 1
    if before or n < 0 or analysis.paragraph_of(sentence.start) - analysis.paragraph_of(
        analysis.sentences[n].start
    ) > 1:
        return None
    root = next((j for j in analysis.sentences[n] if analysis.tokens[j].head == j), None)
    return (root, analysis.subtree(root)) if root is not None else None


def _subject_before(analysis: Analysis, i: int, *, plural: bool) -> tuple[int, list[int]] | None:
    number = analysis.sentence_of(i)
    for n in range(number, max(-1, number - 1 - _REACH), -1):
        subjects = [
            j
            for j in analysis.sentences[n]
            if j < i and analysis.tokens[j].deprel in _SUBJECTS and not _within(analysis, j, i)
        ]
        for j in subjects if n < number else reversed(subjects):
            token = analysis.tokens[j]
            if token.upos not in {"NOUN", "PROPN"} or token.name in _PERSON:
                continue
            many = token.tag in {"NNS", "NNPS"} or analysis.child(j, "conj") is not None
            if many == plural:
                return j, analysis.subtree(j)
    return None


def _within(analysis: Analysis, j: int, i: int) -> bool:
    """Whether token i hangs somewhere below token j, so that j cannot be what it stands for."""
    return any(above == j for above in analysis.ancestors(i))
