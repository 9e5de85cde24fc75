"""Cues: every word of a text that attributes a content to somebody, by grammar and vocabulary."""

from __future__ import annotations

from dataclasses import replace

from sayso.statements.drafts import Draft, has_mark
from sayso.statements.nominals import find_adjectives, find_nouns
from sayso.statements.phrases import find_phrases
from sayso.statements.verbs import find_verbs
from sayso.statements.vocabulary import vocabulary
from sayso.text.analysis import Analysis


def find_drafts(analysis: Analysis) -> list[Draft]:
    """The attributions that the grammar of a text shows, in the order of their cues.

    Where a verb's object is itself a cue ('expressed the hope that'), the object attributes.
    """
    words = vocabulary()
    drafts: list[Draft] = []
    for token in analysis.tokens:
        i = token.i
        if token.lemma in words.nouns and token.upos == "NOUN":
            drafts.extend(find_nouns(analysis, i))
        if token.upos in {"VERB", "AUX"}:
            if token.lemma in words.verbs:
                drafts.extend(find_verbs(analysis, i))
            if (
                token.tag == "VBN"
                and token.lower in words.adjectives
                and (not drafts or i not in drafts[-1].cue)
            ):
                drafts.extend(find_adjectives(analysis, i))
        elif token.upos == "ADJ" and token.lower in words.adjectives:
            drafts.extend(find_adjectives(analysis, i))
        if not drafts or i not in drafts[-1].cue or not drafts[-1].content:
            drafts.extend(find_phrases(analysis, i))
    nominal = {draft.cue[0] for draft in drafts if analysis.tokens[draft.cue[0]].upos == "NOUN"}
    verbal = {draft.cue[0] for draft in drafts} - nominal
    kept = [draft for draft in drafts if not _carries(analysis, draft, nominal, verbal)]
    return [replace(draft, content=draft.content or _block(analysis, draft)) for draft in kept]


def _block(analysis: Analysis, draft: Draft) -> tuple[int, ...]:
    """The paragraph without marks that a colon at the end of one leads over to: 'Ada Kern wrote:'."""
    if not draft.speech or draft.source is None or not draft.cue:
        return ()
    here = analysis.paragraph_of(draft.cue[0])
    if here + 1 >= len(analysis.paragraphs):
        return ()
    around, after = (analysis.tokens_in(analysis.paragraphs[n]) for n in (here, here + 1))
    last = analysis.sentences[analysis.sentence_of(draft.cue[0])][-1]
    if not around or not after or last != around.stop - 1 or analysis.tokens[last].text != ":":
        return ()
    follows = analysis.tokens[draft.cue[-1] + 1]
    told = draft.to is not None or follows.upos in {"PUNCT", "ADP", "ADV"}
    return tuple(after) if told and analysis.tokens[after.start].upos != "PUNCT" else ()


def _carries(analysis: Analysis, draft: Draft, nominal: set[int], verbal: set[int]) -> bool:
    """Whether a verb only carries a noun, or 'to' with a verb, that attributes the same content."""
    if not draft.content and any(
        c in verbal and has_mark(analysis, c, "to")
        for c in analysis.children_by(draft.cue[0], "xcomp", "advcl")
    ):
        return True  # 'she went on to say'
    if draft.rule not in {"stating", "hearing-of", "finding-of", "about"}:
        return False
    return not nominal.isdisjoint(analysis.children_by(draft.cue[0], "obj", "obl", "nsubj:pass"))
