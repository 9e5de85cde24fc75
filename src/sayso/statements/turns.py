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

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?"
_WORDS = r"(?P<name>[^\W\d_][\w.'’&-]*(?:[ \t]+[\w.'’&-]+){0,6})"
# 'Ada Kern:', '**Q:**', '[DR. KERN] (smiling):', '[00:12] Ada Kern:' before what is said, or above it.
_LABEL = re.compile(
    rf"(?:{_TIME}[ \t]*(?:[-–—][ \t]*)?)?(?:\*\*|__)?\[?{_WORDS}\]?"
    rf"(?:[ \t]*(?:{_TIME}|[(\[,][^)\]\n:]{{0,60}}[)\]]?))?(?:\*\*|__)?[ \t]*:(?:\*\*|__)?"
    r"(?:[ \t]+(?=\S)|[ \t]*$)"
)
# A line of capitals over what is said, as in a play.
_CAPITALS = re.compile(
    r"(?P<name>(?:[A-Z][A-Z.'’-]+|[A-Z]\.)(?:[ \t]+(?:[A-Z][A-Z.'’-]+|[A-Z]\.)){0,4})"
    r"[ \t]*(?:\([^)\n]*\))?[ \t]*$"
)
# A line 'Ada Kern  00:12' over what is said, as recorders write it.
_TIMED = re.compile(rf"{_WORDS}[ \t]+{_TIME}[ \t]*$|{_TIME}[ \t]+{_WORDS.replace('name', 'behind')}[ \t]*$")
# 'Mr. KERN.', 'The PRESIDENT.', 'Q   ' before what is said, as parliaments and governments print it.
_PRINTED = re.compile(
    r"(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Senator|The)\.?(?: [A-Z][A-Z'’-]+)+)"
    r"(?: of [A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?\.[ \t]+(?=\S)|(?P<behind>Q)(?:[ ]{2,}|[ ]*\t[ \t]*)(?=\S)"
)
_NAME = r"(?P<name>(?:(?:[A-Z][\w.'’-]*|de|van|von|al|bin)[ ]?){1,7})"
# 'minister Ada Kern on …', but not 'people in Orvo'.
_INTERVIEWED = re.compile(
    r"(?:(?!(?:in|of|at|from|on|to|for|by)\b)[a-z][\w-]*[ ]){0,3}"
    rf"{_NAME}(?=[ ]*(?:[^\w ]|$|(?:about|on|of|at|in|from|who)\b))"
)
_SMALL_IN_LABELS = frozenset("of the de da di du la le van von der den ten al bin for and".split())
_TITLE_LENGTH = 200  # code points, at most, of a first line that can be a title
_TITLE_LINES = 2
_OPENING = 2_000  # code points of the opening in which the interviewed person is named
_FEW_QUESTIONS = 3  # paragraphs that end in '?' before a text without labels is an interview
_QUESTION_LENGTH = 400  # code points, at most, of a paragraph that asks


@dataclass(frozen=True, slots=True)
class MarkedTurn:
    """A marked turn: the words after its label, and the label's name; None where it names nobody."""

    name: str | None
    label: Span
    span: Span


def find_turns(analysis: Analysis, document: Document) -> tuple[MarkedTurn, ...]:
    """The marked turns of a text, in text order. Fewer than two labels make no conversation.

    A turn ends where the next begins. 'Q' and 'A' stand for those whom title or opening name; whoever asks
    has no name. Without labels the questions of an interview, each a paragraph, part its answers.
    """
    labels = _labels(analysis)
    if not labels:
        return _questions_and_answers(analysis, document)
    interviewed = _interviewed(analysis, labels[0][1].start, document)
    full = _full_names(name for name, _, _ in labels)
    found = []
    ends = [label.start for _, label, _ in labels[1:]] + [analysis.paragraphs[-1].end]
    for (name, label, start), end in zip(labels, ends, strict=True):
        while end > start and analysis.text[end - 1].isspace():
            end -= 1
        if end <= start:
            continue
        who = None if _role(name) in _words("asks") else full[name]
        if _role(name) in _words("answers"):
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


def _questions_and_answers(analysis: Analysis, document: Document) -> tuple[MarkedTurn, ...]:
    """The turns of an interview whose title or opening names who answers, and whose turns bear no labels."""
    text = analysis.text
    asked = [n for n, p in enumerate(analysis.paragraphs) if _asks(p.words(text))]
    if len(asked) < _FEW_QUESTIONS:
        return ()
    answers = _interviewed(analysis, analysis.paragraphs[asked[0]].start, document)
    if answers is None:
        return ()
    turns = []
    for n, after in zip(asked, [*asked[1:], len(analysis.paragraphs)], strict=True):
        question = analysis.paragraphs[n]
        turns.append(MarkedTurn(None, Span(question.end - 1, question.end), question))
        if n + 1 < after:
            answer = Span(analysis.paragraphs[n + 1].start, analysis.paragraphs[after - 1].end)
            turns.append(MarkedTurn(answers, Span(answer.start, answer.start + 1), answer))
    return tuple(turns)


def _asks(paragraph: str) -> bool:
    return len(paragraph) <= _QUESTION_LENGTH and paragraph.rstrip("*_ ").endswith("?")


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
    return re.compile(rf"(?i:\b(?:{_any_of('interviews')}))\s+")


def _interviewed(analysis: Analysis, end: int, document: Document) -> str | None:
    """Who is interviewed, as title or text before `end` say; None where they name nobody, or several."""
    for match in _interview_with().finditer(analysis.text[: min(end, _OPENING)]):
        if (first := next(iter(analysis.tokens_in(Span(match.start(), match.end()))), None)) is None:
            continue
        sentence = analysis.sentences[analysis.sentence_of(first)]
        end_of_sentence = analysis.tokens[sentence[-1]].end
        if match.end() >= end_of_sentence:
            continue
        people = _people_in(analysis, Span(match.end(), end_of_sentence))
        if len(people) > 1 and analysis.text[people[0].end : people[1].start].strip() == "and":
            return None
        if people:
            return _clean(people[0].words(analysis.text))
    for text in filter(None, [document.title, analysis.text[: min(end, _OPENING)]]):
        if (cue := _interview_with().search(text)) and (name := _INTERVIEWED.match(text, cue.end())):
            return _clean(name["name"]) if len(words_of_name(name["name"])) > 1 else None
    return None


def _people_in(analysis: Analysis, span: Span) -> list[Span]:
    """The names of people in a stretch, up to a verb, that have two words or more, in text order."""
    found: list[list[int]] = []
    named = False
    for i in analysis.tokens_in(span):
        token = analysis.tokens[i]
        named = named or (token.upos == "PROPN" and token.name != "PERSON")
        if token.upos in {"VERB", "AUX"} or (named and token.text == ","):
            break  # 'interviewed the owners of a bar called …', 'in an interview with the Post, …'
        if token.name != "PERSON" or (token.text[0].islower() and not (found and found[-1][-1] == i - 1)):
            continue  # the parser takes the trade before a name into it
        if token.name_starts or not found or found[-1][-1] != i - 1:
            found.append([i])
        else:
            found[-1].append(i)
    names = [analysis.span(run) for run in found]
    return [name for name in names if len(words_of_name(name.words(analysis.text))) > 1]


def _labels(analysis: Analysis) -> list[tuple[str, Span, int]]:
    """(name, place of the label, start of what is said) for each paragraph that opens with a speaker's label.

    A label that comes once is one in capitals, as printed, or with a time; where others come more often,
    also one of a name in full. Of fewer than two none is.
    """
    candidates: list[tuple[str, Span, int]] = []
    certain: set[Span] = set()
    for number, paragraph in enumerate(analysis.paragraphs):
        below = analysis.paragraphs[number + 1].start if number + 1 < len(analysis.paragraphs) else None
        match, start = _label(analysis.text, paragraph, below)
        group = "name" if match and match["name"] else "behind"
        if match and _is_speaker(match[group]):
            candidates.append((match[group], Span(match.start(), match.end(group)), start))
            if match.re in (_PRINTED, _TIMED) or match[group].isupper() or _is_role(match[group]):
                certain.add(candidates[-1][1])
    counts = Counter(_key(name) for name, _, _ in candidates)
    kept = [c for c in candidates if counts[_key(c[0])] > 1 or c[1] in certain]
    if len(kept) > 1:
        alike = {_role(name) for name, _, _ in kept}
        kept = [c for c in candidates if c in kept or _is_full_name(c[0]) or _role(c[0]) in alike]
    return kept if len(kept) > 1 else []


def _label(text: str, paragraph: Span, below: int | None) -> tuple[re.Match[str] | None, int]:
    """The label that a paragraph opens with, or is, with the start of what is said.

    Args:
        below: where the next paragraph begins.
    """
    for form in (_LABEL, _PRINTED, _TIMED, _CAPITALS):
        match = form.match(text, paragraph.start, paragraph.end)
        if match is not None and match.end() < paragraph.end:
            return match, match.end()
        if match is not None and below is not None:
            return match, below
    return None, 0


def _is_full_name(name: str) -> bool:
    return len(words_of_name(name)) > 1 and not any(c.isdigit() for c in name)


def _key(name: str) -> str:
    """What the labels of one speaker share: the surname."""
    return name.lower().split()[-1].strip(".")


def _role(name: str) -> str:
    """A label as the words for whoever asks or answers are written, without the number in 'Q12'."""
    return name.lower().rstrip("0123456789. ")


def _is_role(name: str) -> bool:
    return _role(name) in _words("asks") | _words("answers")


def _is_speaker(name: str) -> bool:
    """Whether a label can name a speaker: 'Q', or a few words each with a capital and none a heading."""
    words = name.split()
    if _is_role(name):
        return True
    if len(words) > 5 or any(word.lower().strip(".") in _words("headings") for word in words):
        return False
    begins = words[0][0].isupper()
    return begins and all(not word[0].islower() or word in _SMALL_IN_LABELS for word in words)


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
