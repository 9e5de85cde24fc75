"""What a side that is only a pronoun stands for: a phrase or clause said before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from sayso.records.span import Span
from sayso.text.analysis import Analysis

_SUBJECTS = ("nsubj", "nsubj:pass")
_POINTING = frozenset(
    {"this", "that", "it", "they", "them", "these", "those", "which", "who", "whom", "itself"}
)
# Nouns that 'it' does not stand for.
_NEVER = frozenset(
    "way time year day thing fact case example one people person man woman lot kind part".split()
)
# Verbs whose content is what 'this' after them stands for.
_SAYING = frozenset(
    "say tell add note state claim confirm announce report explain warn argue believe think mean know".split()
)
# How many sentences back a pronoun may reach.
_REACH = 1
# Least salience of what a pronoun stands for; below, more than half are wrong on reading/train.
_ENOUGH = 2.0


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
    return _noun_before(analysis, i, plural=word in {"they", "them", "these", "those"})


def _relative(analysis: Analysis, i: int) -> tuple[int, list[int]] | None:
    clause = next(
        (above for above in analysis.ancestors(i) if analysis.tokens[above].relation in {"acl", "advcl"}),
        None,
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
    if (
        before
        or n < 0
        or analysis.paragraph_of(sentence.start) - analysis.paragraph_of(analysis.sentences[n].start) > 1
    ):
        return None
    root = next((j for j in analysis.sentences[n] if analysis.tokens[j].head == j), None)
    while root is not None and analysis.tokens[root].lemma in _SAYING:
        said = analysis.child(root, "ccomp")
        if said is None:
            return None
        root = said
    return (root, analysis.subtree(root)) if root is not None else None


def _noun_before(analysis: Analysis, i: int, *, plural: bool) -> tuple[int, list[int]] | None:
    """The noun before that 'it' or 'they' most likely stands for; None where none is salient.

    Method: a weighing of salience factors (subject, recency, repetition, parallel role) after Lappin and
    Leass 1994; the weights are ours, tuned on reading/train.
    """
    counts = Counter(token.lemma for token in analysis.tokens)
    ranked = [(_salience(analysis, j, i, counts), j) for j in _candidates(analysis, i, plural=plural)]
    score, best = max(ranked, default=(0.0, None))
    if best is None or score < _ENOUGH:
        return None
    return best, analysis.subtree(best)


def _candidates(analysis: Analysis, i: int, *, plural: bool) -> Iterator[int]:
    number = analysis.sentence_of(i)
    for n in range(max(0, number - _REACH), number + 1):
        for j in analysis.sentences[n]:
            token = analysis.tokens[j]
            if j >= i or token.upos not in {"NOUN", "PROPN"} or token.relation in {"compound", "flat"}:
                continue
            if (
                token.name in {"PERSON", "DATE", "TIME", "PERCENT", "MONEY", "CARDINAL"}
                or token.lemma in _NEVER
            ):
                continue
            many = token.tag in {"NNS", "NNPS"} or analysis.child(j, "conj") is not None
            if many == plural and not _within(analysis, j, i):
                yield j


def _salience(analysis: Analysis, j: int, i: int, counts: Mapping[str, int]) -> float:
    token, pronoun = analysis.tokens[j], analysis.tokens[i]
    back = analysis.sentence_of(i) - analysis.sentence_of(j)
    score = -2.0 * back
    if token.deprel in _SUBJECTS:
        score += 3 if token.head == analysis.top(analysis.sentences[analysis.sentence_of(j)]) else 2
    elif token.relation == "obj":
        score += 1
    elif token.relation in {"nmod", "conj", "appos"}:
        score -= 0.5
    if token.relation == pronoun.relation:
        score += 0.5
    if token.name in {"ORG", "GPE", "NORP"}:
        score -= 2
    return score + min(2.0, 0.5 * (counts[token.lemma] - 1))


def _within(analysis: Analysis, j: int, i: int) -> bool:
    """Whether token i hangs somewhere below token j, so that j cannot be what it stands for."""
    return any(above == j for above in analysis.ancestors(i))
