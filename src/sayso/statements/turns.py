"""Turns: stretches of an interview, debate or speech that are marked with their speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import load
from sayso.records.document import Document
from sayso.records.span import Span
from sayso.statements.names import in_small_letters, without_titles, words_of_name
from sayso.statements.vocabulary import words_of
from sayso.text.analysis import Analysis

# 'Ada Kern:', '**Q:**', '[DR. KERN] (smiling):' before what is said.
_LABEL = re.compile(
    r"(?:\*\*|__)?\[?(?P<name>[^\W\d_][\w.'’&-]*(?:[ \t]+[\w.'’&-]+){0,6})\]?"
    r"(?:[ \t]*[(\[,][^)\]\n:]{0,60}[)\]]?)?(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]+(?=\S)"
)
# A line of capitals over what is said, as in a play.
_CAPITALS = re.compile(
    r"(?P<name>(?:[A-Z][A-Z.'’-]+|[A-Z]\.)(?:[ \t]+(?:[A-Z][A-Z.'’-]+|[A-Z]\.)){0,4})"
    r"[ \t]*(?:\([^)\n]*\))?[ \t]*$"
)
_NAME = r"(?P<name>(?:(?:[A-Z][\w.'’-]*|de|van|von|al|bin)[ ]?){1,7})"
_SMALL_IN_LABELS = frozenset({"of", "the", "de", "van", "von", "al", "bin", "for", "and"})
_TITLE_LENGTH = 200  # code points, at most, of a first line that can be a title
_TITLE_LINES = 2
_OPENING = 2_000  # code points of the opening in which the interviewed person is named
_FEW_QUESTIONS = 3  # paragraphs that end in '?' before a text without labels is an interview


@dataclass(frozen=True, slots=True)
class MarkedTurn:
    """A marked turn: the words after its label, and the label's name; None where it names nobody."""

    name: str | None
    label: Span
    span: Span


def find_turns(analysis: Analysis, document: Document) -> tuple[MarkedTurn, ...]:
    """The marked turns of a text, in text order. Fewer than two labels make no conversation.

    A turn ends where the next begins. 'Q' and 'A' stand for those whom title or opening name; whoever asks
    has no name.
    """
    labels = _labels(analysis)
    if not labels:
        return ()
    interviewed = _interviewed(analysis.text[: labels[0][1].start], document)
    full = _full_names(name for name, _, _ in labels)
    found = []
    ends = [label.start for _, label, _ in labels[1:]] + [analysis.paragraphs[-1].end]
    for (name, label, start), end in zip(labels, ends, strict=True):
        while end > start and analysis.text[end - 1].isspace():
            end -= 1
        if end <= start:
            continue
        who = None if name.lower() in _words("asks") else full[name]
        if name.lower() in _words("answers"):
            who = interviewed
        found.append(MarkedTurn(who, label, Span(start, end)))
    return tuple(found)


def speaker_named(analysis: Analysis, document: Document) -> str | None:
    """The one speaker of a whole text, as the document or its title names him or her; None without one."""
    if document.speaker:
        return document.speaker
    heading = []
    for paragraph in analysis.paragraphs[:_TITLE_LINES]:
        if paragraph.end - paragraph.start > _TITLE_LENGTH:
            break
        heading.append(paragraph.words(analysis.text))
    for text in filter(None, [document.title, "\n".join(heading)]):
        if match := _speech_by().search(text):
            if name := _first_name(match["rest"]):
                return name
        elif match := _speech_of().search(text):
            return _clean(match["name"] or match["owner"])
    return None


def interviewee(analysis: Analysis, document: Document) -> str | None:
    """Who answers in an interview whose turns bear no labels; None in another text."""
    end = analysis.paragraphs[min(3, len(analysis.paragraphs) - 1)].end
    questions = sum(1 for p in analysis.paragraphs if analysis.text[p.end - 1] == "?")
    return _interviewed(analysis.text[:end], document) if questions >= _FEW_QUESTIONS else None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(words_of({"words": load("turns")[kind]}))


def _any_of(kind: str) -> str:
    return "|".join(map(re.escape, sorted(_words(kind), key=lambda words: (-len(words), words))))


@cache
def _speech_by() -> re.Pattern[str]:
    return re.compile(rf"(?is:\b(?:{_any_of('speeches')})\b.{{0,80}}?\b(?:by|from)\s+(?P<rest>[^\n]+))")


@cache
def _speech_of() -> re.Pattern[str]:
    speech = _any_of("speeches")
    of = rf"(?i:\b(?:{speech}) of) {_NAME}"
    return re.compile(
        rf"{of}|(?P<owner>(?:[A-Z][\w.'-]+ ){{1,5}}[A-Z][\w.-]+)['’]s? (?i:(?:\w+ ){{0,3}}(?:{speech}))\b"
    )


def _first_name(words: str) -> str | None:
    """The first name in 'Ada Kern at the Harbour Day' or 'the Minister of Ports, Ada Kern'."""
    for part in re.split(r"[,;–—]| at | to | on ", words):
        name = re.match(_NAME, part.strip())
        if name and len(kept := words_of_name(name["name"])) > 1 and name["name"].split()[0].lower() != "the":
            return without_titles(_clean(name["name"]), kept)
    return None


@cache
def _interview_with() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{_any_of('interviews')}))\s+{_NAME}")


def _interviewed(opening: str, document: Document) -> str | None:
    for text in filter(None, [document.title, opening[:_OPENING]]):
        if match := _interview_with().search(text):
            return _clean(match["name"])
    return None


def _labels(analysis: Analysis) -> list[tuple[str, Span, int]]:
    """(name, place of the label, start of what is said) for each paragraph that opens with a speaker's label.

    A label that comes once is one only in capitals; of fewer than two none is.
    """
    text = analysis.text
    candidates = []
    for number, paragraph in enumerate(analysis.paragraphs):
        match = _LABEL.match(text, paragraph.start, paragraph.end)
        start = match.end() if match else 0
        if match is None and number + 1 < len(analysis.paragraphs):
            match = _CAPITALS.match(text, paragraph.start, paragraph.end)
            start = analysis.paragraphs[number + 1].start
        if match and _is_speaker(match["name"]):
            candidates.append((match["name"], Span(match.start(), match.end("name")), start))
    counts = Counter(_key(name) for name, _, _ in candidates)
    certain = _words("asks") | _words("answers")
    kept = [c for c in candidates if counts[_key(c[0])] > 1 or _key(c[0]) in certain or c[0].isupper()]
    return kept if len(kept) > 1 else []


def _key(name: str) -> str:
    """What the labels of one speaker share: the surname."""
    return name.lower().split()[-1].strip(".")


def _is_speaker(name: str) -> bool:
    """Whether a label can name a speaker: 'Q', or a few words each with a capital and none a heading."""
    words = name.split()
    if name.lower() in _words("asks") | _words("answers"):
        return True
    if len(words) > 5 or any(word.lower().strip(".") in _words("headings") for word in words):
        return False
    return words[0][0].isupper() and all(word[0].isupper() or word in _SMALL_IN_LABELS for word in words)


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """For each label the one fuller label that it is short for ('KERN' for 'ADA KERN'), else itself."""
    every = sorted(set(names))
    return {name: _clean(_fullest(name, every)) for name in every}


def _fullest(name: str, every: Sequence[str]) -> str:
    words = words_of_name(name)
    fuller = [n for n in every if len(words_of_name(n)) > len(words) and words_of_name(n)[-1:] == words[-1:]]
    return fuller[0] if words and len(fuller) == 1 else name


def _clean(name: str) -> str:
    """A name as people write it: capitals throughout become capitals at the start."""
    name = " ".join(name.split()).strip(" ,;:'’")
    return in_small_letters(name)
