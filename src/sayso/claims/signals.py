"""Where a text uses a word of the vocabulary in a way that fits the word's pattern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.claims.grammar import is_passive, objects, phrase_after
from sayso.claims.vocabulary import Entry, Kind, links, patterns
from sayso.text.analysis import Analysis, Token

# Words that may stand inside a signal of several words: 'led directly to', 'play an important role in'.
_FILLERS = frozenset({"ADV", "DET", "ADJ", "PART", "NUM"})
_MOST_FILLERS = 3
_UPOS: dict[Kind, frozenset[str]] = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB", "ADV"}),
}


@dataclass(frozen=True, slots=True)
class Signal:
    """One use of a signal: the entry, its tokens (the first is looked up), the phrase it governs if any."""

    entry: Entry
    tokens: tuple[int, ...]
    oblique: int | None = None

    @property
    def anchor(self) -> int:
        return self.tokens[0]


def find_signals(analysis: Analysis) -> Iterator[Signal]:
    """Every use of a word of the vocabulary, in text order; at one place only the longest patterns.

    Cost: one look-up a token, and a few steps for each hit.
    """
    known, connectives = patterns(), links()
    taken = -1
    for token in analysis.tokens:
        if token.i > taken:
            for entry in connectives.get(token.lower, ()):
                found = _row(analysis, token, entry)
                if found is not None:
                    yield found
                    taken = found.tokens[-1] if len(found.tokens) > 1 else taken
                    break
        candidates = known.get(token.lemma, ())
        if token.lower != token.lemma:
            candidates = (*known.get(token.lower, ()), *candidates)
        longest = 0
        for entry in candidates:
            if len(entry.words) < longest:
                break
            found = _pattern(analysis, token, entry)
            if found is not None:
                longest = len(entry.words)
                yield found


def _row(analysis: Analysis, first: Token, entry: Entry) -> Signal | None:
    """Words in a row, as written."""
    stop = first.i + len(entry.words)
    if analysis.lower[first.i : stop] != entry.words:
        return None
    if analysis.sentence_of(stop - 1) != analysis.sentence_of(first.i):
        return None
    return Signal(entry, tuple(range(first.i, stop)))


def _pattern(analysis: Analysis, first: Token, entry: Entry) -> Signal | None:
    """A verb, noun or adjective with the words of its pattern after it."""
    if first.upos not in _UPOS[entry.group.kind] and not _misread_verb(analysis, first, entry):
        return None
    places, oblique = [first.i], None
    gap = False
    for word in entry.words[1:]:
        if word == "_":
            gap = True
            continue
        if word.startswith("@"):
            if word[1:] not in {analysis.tokens[i].lemma for i in objects(analysis, first.i)}:
                return None
            continue
        oblique, place = None, None
        if gap or (entry.group.kind == "noun" and word == entry.words[-1]):
            oblique = _phrase_with(analysis, places, word)
            place = _word_on(analysis, first.i if oblique is None else oblique, word, places[-1])
            if gap and place == places[-1] + 1 and not is_passive(analysis, first.i):
                return None
        else:
            place = _next_word(analysis, places[-1], word)
            if place is None:
                place = _particle(analysis, first.i, word)
        if place is None:
            return None
        places.append(place)
        gap = False
    if len(places) > 1 and oblique is None:
        oblique = governed(analysis, places)
    return Signal(entry, tuple(places), oblique)


def _particle(analysis: Analysis, verb: int, word: str) -> int | None:
    """'up' in 'pushed prices up', 'away' in 'keep people away from it'."""
    below = analysis.children_by(verb, "compound:prt", "advmod", "xcomp")
    return next((c for c in below if c > verb and analysis.tokens[c].lower == word), None)


def _word_on(analysis: Analysis, head: int, word: str, last: int) -> int | None:
    """The word among those that hang on a token, right of another."""
    return next((c for c in analysis.children[head] if c > last and analysis.tokens[c].lower == word), None)


def _misread_verb(analysis: Analysis, token: Token, entry: Entry) -> bool:
    """A verb that the parser took for a noun though it has an object."""
    return entry.group.kind == "verb" and token.upos == "NOUN" and analysis.child(token.i, "obj") is not None


def _phrase_with(analysis: Analysis, places: list[int], word: str) -> int | None:
    """The phrase with this preposition on the signal, or lower down on its object, where parsers put it."""
    anchor = places[0]
    found = phrase_after(analysis, places, word, places[-1])
    if found is None:
        lower = [
            c for c in analysis.children[anchor] if analysis.tokens[c].relation in {"obj", "nmod", "obl"}
        ]
        lower += [g for c in lower for g in analysis.children_by(c, "conj")]
        deeper = [g for c in lower for g in analysis.children_by(c, "nmod")]
        found = phrase_after(analysis, [*lower, *deeper], word, anchor)
    if found is None and analysis.tokens[anchor].relation in {"obj", "nsubj"}:
        found = phrase_after(analysis, [analysis.tokens[anchor].head], word, anchor)
    return found


def _next_word(analysis: Analysis, last: int, word: str) -> int | None:
    tokens = analysis.tokens
    for i in range(last + 1, min(last + 2 + _MOST_FILLERS, len(tokens))):
        if tokens[i].lower == word or tokens[i].lemma == word:
            return i
        if tokens[i].upos not in _FILLERS and tokens[i].tag != "PRP$":
            return None
    return None


def governed(analysis: Analysis, places: tuple[int, ...] | list[int]) -> int | None:
    """The phrase or clause that a row of signal words introduces, right of them; None without one."""
    tokens, last = analysis.tokens, places[-1]
    inside = set(places)
    for i in reversed(places):
        if tokens[i].head > last:
            return tokens[i].head
    for i in reversed(places):
        for c in analysis.children[i]:
            if c > last and c not in inside and tokens[c].upos != "PUNCT" and tokens[c].relation != "conj":
                return c
    return None
