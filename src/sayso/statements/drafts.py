"""What the finders of statements hand on to one another: an attribution in token numbers."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.text.analysis import Analysis, Token

FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with what hangs on it, before its content is cut into spans and its source is resolved.

    Attributes:
        rule: the lexicon's group that found it.
        cue: token numbers of the cue; empty where a quotation has none.
        content: token numbers of the content, sorted; may be empty where it is quoted.
        source: head of the words that name the source; None where nobody is named.
        to: head of the words that name the addressee.
        speech: whether a quotation can be its content.
        named: token numbers of the words that name the source; empty where only the grammar tells them.
    """

    rule: str
    cue: tuple[int, ...]
    content: tuple[int, ...]
    source: int | None = None
    to: int | None = None
    speech: bool = False
    named: tuple[int, ...] = ()


def has_mark(analysis: Analysis, i: int, *words: str) -> bool:
    """Whether a clause or phrase opens with one of these words as its marker or preposition."""
    tokens = analysis.tokens
    return any(
        tokens[c].lower in words and tokens[c].relation in {"mark", "case", "advmod"}
        for c in analysis.children[i]
    )


def is_complementizer(analysis: Analysis, i: int) -> bool:
    """Whether token i is the 'that' that opens a clause: its clause has a subject of its own behind it."""
    token = analysis.tokens[i]
    if token.lower != "that" or token.head <= i:
        return False
    if token.tag == "IN":
        return True
    return any(c > i for c in analysis.children_by(token.head, "nsubj", "nsubj:pass", "expl"))


def opens_with_that(analysis: Analysis, i: int) -> bool:
    """Whether clause i has the complementizer 'that', not the pronoun."""
    return any(is_complementizer(analysis, c) for c in analysis.children[i])


def is_passive(analysis: Analysis, i: int) -> bool:
    """Whether verb i is passive: by its auxiliary, or by its subject where no object stands against it."""
    relations = {analysis.tokens[c].deprel for c in analysis.children[i]}
    if "aux:pass" in relations:
        return True
    return not relations.isdisjoint({"nsubj:pass", "csubj:pass"}) and relations.isdisjoint({"obj", "iobj"})


def is_finite(analysis: Analysis, i: int) -> bool:
    """Whether clause i has a verb in a tense: its own or an auxiliary's."""
    if analysis.tokens[i].tag in FINITE_TAGS:
        return True
    return any(
        analysis.tokens[c].tag in FINITE_TAGS and analysis.tokens[c].relation in {"aux", "cop"}
        for c in analysis.children[i]
    )


def is_word(token: Token) -> bool:
    """Whether a token is more than a mark."""
    return token.upos not in {"PUNCT", "SYM"} or token.text[:1].isalnum()
