"""Turns: stretches of an interview, debate or speech that are marked with their speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records.document import Document
from sayso.records.span import Span
from sayso.statements.names import words_of_name
from sayso.text.analysis import Analysis

_LABEL = re.compile(
    r"(?:\*\*|__)?\[?(?P<name>[^\W\d_][\w.'’&-]*(?:[ \t]+[\w.'’&-]+){0,6})\]?(?:[ \t]*[(\[,][^)\]\n:]{0,60}[)\]]?)?"
    r"(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]+(?=\S)"
)
_CAPS = re.compile(
    r"(?P<name>(?:[A-Z][A-Z.'’-]+|[A-Z]\.)(?:[ \t]+(?:[A-Z][A-Z.'’-]+|[A-Z]\.)){0,4})[ \t]*(?:\([^)\n]*\))?[ \t]*$"
)
_ASKS = frozenset({"q", "question", "interviewer", "moderator", "host", "reporter", "journalist"})
_ANSWERS = frozenset({"a", "answer", "interviewee", "guest"})
_HEADINGS = frozenset(
    """note notes summary update source sources date contact background chapter image photo abstract introduction conclusion figure
    table example warning caution tip section title author by subject re from to cc address phone email keywords objective objectives
    methods results discussion correction editor's credit caption time place venue agenda item action decision present apologies
    attendees absent topic theme part step reason result""".split()
)
_SPEECH_TITLE = re.compile(
    r"(?i:(?:remarks|speech|address|statement|lecture|keynote|testimony|sermon|homily|message|talk|toast|eulogy|oration)\b"
    r"[^.\n]{0,60}?\b(?:by|of|from|delivered by|given by)) "
    r"(?P<name>(?:(?:[A-Z][\w.'’-]+|de|van|von|al|bin)[ ]?){1,7})"
)
_POSSESSED = re.compile(
    r"(?P<name>(?:[A-Z][\w.'-]+ ){1,5}[A-Z][\w.-]+)['’]s? (?i:(?:\w+ ){0,3}(?:remarks|speech|address|lecture|keynote|testimony|sermon))\b"
)
_INTERVIEW = re.compile(
    r"(?i:\binterview(?:ed|s|ing)?(?: with)?|\bspoke (?:with|to)|\bspeaks (?:with|to)|\btalks (?:with|to)|\bq ?& ?a with|\bconversation with)\s+"
    r"(?P<name>(?:[A-Z][\w.'’-]+[ ]?){1,6})"
)


@dataclass(frozen=True, slots=True)
class MarkedTurn:
    """A marked turn: the words after its label, and the label's name; None where nobody is named."""

    name: str | None
    label: Span
    span: Span


def find_turns(analysis: Analysis, document: Document) -> tuple[MarkedTurn, ...]:
    """The marked turns of a text, in text order. Fewer than two labels make no conversation.

    A turn ends where the next begins. Labels 'Q' and 'A' stand for those whom title or introduction
    name; a questioner that nobody names has no name.
    """
    labels = _labels(analysis)
    if len(labels) < 2:
        return ()
    interviewed = _interviewed(analysis.text[: labels[0][1].start], document)
    full = _full_names(name for name, _, _ in labels)
    end_of_text = analysis.paragraphs[-1].end
    found = []
    for n, (name, label, start) in enumerate(labels):
        end = labels[n + 1][1].start if n + 1 < len(labels) else end_of_text
        while end > start and analysis.text[end - 1].isspace():
            end -= 1
        if end <= start:
            continue
        key = name.lower()
        who: str | None = full.get(name, name)
        if key in _ASKS:
            who = None
        elif key in _ANSWERS:
            who = interviewed
        found.append(MarkedTurn(who, label, Span(start, end)))
    return tuple(found)


def speaker_named(analysis: Analysis, document: Document) -> str | None:
    """The one speaker of a whole text, as the document or its title names him or her; None without one."""
    if document.speaker:
        return document.speaker
    first = [p.words(analysis.text) for p in analysis.paragraphs[:1] if p.end - p.start < 200]
    for line in filter(None, [document.title, *first]):
        for pattern in (_SPEECH_TITLE, _POSSESSED):
            if match := pattern.search(line):
                return _clean(match["name"])
    return None


def interviewee(analysis: Analysis, document: Document) -> str | None:
    """Who answers in an interview whose turns bear no labels, as title or opening tell; None in another text."""
    opening = analysis.text[: analysis.paragraphs[min(3, len(analysis.paragraphs) - 1)].end][:2_000]
    questions = sum(1 for p in analysis.paragraphs if analysis.text[p.end - 1] == "?")
    return _interviewed(opening, document) if questions >= 3 else None


def _labels(analysis: Analysis) -> list[tuple[str, Span, int]]:
    """(name, place of the label, start of what is said) for each paragraph that opens with a label."""
    text = analysis.text
    candidates = []
    for number, paragraph in enumerate(analysis.paragraphs):
        match = _LABEL.match(text, paragraph.start, paragraph.end)
        if match and _is_speaker(match["name"]):
            candidates.append((match["name"], Span(match.start(), match.end("name")), match.end()))
            continue
        caps = _CAPS.match(text, paragraph.start, paragraph.end)
        following = analysis.paragraphs[number + 1] if number + 1 < len(analysis.paragraphs) else None
        if caps and following is not None and _is_speaker(caps["name"]):
            candidates.append((caps["name"], Span(caps.start(), caps.end("name")), following.start))
    counts = Counter(_key(name) for name, _, _ in candidates)
    kept = [
        c for c in candidates if counts[_key(c[0])] > 1 or _key(c[0]) in _ASKS | _ANSWERS or c[0].isupper()
    ]
    return kept if len(kept) > 1 else []


def _key(name: str) -> str:
    """What the labels of one speaker share: the surname."""
    return name.lower().split()[-1].strip(".")


def _is_speaker(name: str) -> bool:
    """Whether a label can name a speaker: 'Q', capitals throughout, or every word with a capital."""
    words = name.split()
    if name.lower() in _ASKS | _ANSWERS:
        return True
    if any(w.lower().strip(".") in _HEADINGS for w in words) or len(words) > 5:
        return False
    small = {"of", "the", "de", "van", "von", "al", "bin", "for", "and"}
    return all(w[0].isupper() or w in small for w in words) and words[0][0].isupper()


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """For each label the fullest label that it is short for ('KERN' for 'ADA KERN')."""
    every = sorted(set(names), key=lambda n: (-len(n.split()), n))
    full: dict[str, str] = {}
    for name in every:
        words = words_of_name(name)
        longer = [
            n
            for n in every
            if len(n.split()) > len(name.split()) and words and words_of_name(n)[-1:] == words[-1:]
        ]
        full[name] = longer[0] if len(longer) == 1 else name
    return {name: _clean(who) for name, who in full.items()}


def _interviewed(introduction: str, document: Document) -> str | None:
    for text in filter(None, [document.title, introduction[:2_000]]):
        if match := _INTERVIEW.search(text):
            return _clean(match["name"])
    return None


def _clean(name: str) -> str:
    """A name as people write it: capitals throughout become capitals at the start."""
    name = " ".join(name.split()).strip(" ,;:'’")
    return name.title() if name.isupper() and len(name) > 4 else name
