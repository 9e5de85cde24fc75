"""An analysis that can be walked: every sentence a tree of bearable size."""

from __future__ import annotations

from dataclasses import replace

from sayso.text.analysis import Analysis

LONGEST = 400  # tokens; what is longer is a list or a table without stops, and its grammar is guesswork


def walkable(analysis: Analysis) -> Analysis:
    """The analysis with every sentence that is too long, or no tree within itself, taken apart into words.

    Words that hang on nothing make no claim. The same analysis comes back where all is well.
    """
    tokens = list(analysis.tokens)
    changed = False
    for sentence in analysis.sentences:
        if len(sentence) > LONGEST or not _is_forest(analysis, sentence):
            changed = True
            for i in sentence:
                tokens[i] = replace(tokens[i], head=i, deprel="root")
    if not changed:
        return analysis
    return replace(analysis, tokens=tuple(tokens))


def _is_forest(analysis: Analysis, sentence: range) -> bool:
    """Whether every word leads to a root of the same sentence; each is walked once."""
    leads: set[int] = set()
    for i in sentence:
        path: list[int] = []
        here = i
        while here not in leads:
            head = analysis.tokens[here].head
            path.append(here)
            if head == here:
                break
            if head not in sentence or len(path) > len(sentence):
                return False
            here = head
        leads.update(path)
    return True
