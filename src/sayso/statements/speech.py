"""Whose words a quotation is: the cue before or after it, or the speaker who goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.statements.drafts import Draft, is_finite, is_word
from sayso.statements.quotes import Quotation
from sayso.statements.sources import can_speak, noun_phrase, subject_of
from sayso.statements.vocabulary import vocabulary
from sayso.text.analysis import Analysis

_STOPS = frozenset({".", "?", "!", "…", "..."})
_ZONE = 45  # words between a quotation and its cue, at most
_FAR = 6  # paragraphs over which a speaker still goes on
_BEFORE_CUE = frozenset({"ADV", "CCONJ", "PUNCT", "SCONJ"})
# Whoever speaks or thinks in these ways is heard; a quotation without a cue can go on from there.
_HEARD = frozenset(
    "saying quoting finding asking according stating thinking words thoughts feelings order".split()
)


@dataclass(slots=True)
class Utterance:
    """A draft with the quotations that are its content.

    Attributes:
        after: number of the utterance whose speaker goes on here; None where the draft has its own.
    """

    draft: Draft
    quotations: list[int] = field(default_factory=list)
    embedded: bool = False
    after: int | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a quotation stands: its tokens [first, end), and the bounds of its surroundings."""

    number: int
    first: int
    end: int
    low: int
    high: int


class _Attacher:
    """Gives each quotation to an utterance; one instance a text."""

    def __init__(self, analysis: Analysis, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> None:
        self.analysis = analysis
        self.quotations = quotations
        self.tokens = analysis.tokens
        self.utterances = [Utterance(draft) for draft in drafts]
        self.inside = innermost(analysis, quotations)
        self.by_cue = {c: n for n, u in enumerate(self.utterances) for c in u.draft.cue}
        self.holding = _drafts_by_content(drafts)
        self.owner: dict[int, int] = {}  # quotation -> utterance

    def attach(self) -> list[Utterance]:
        """All utterances, each with the quotations that are its content."""
        for number in range(len(self.quotations)):
            place = self.place(number)
            if place is not None:
                self.give(place)
        return self.utterances

    def place(self, number: int) -> _Place | None:
        """Where a quotation stands; None where no word of it has a grammar."""
        words = self.analysis.tokens_in(self.quotations[number].span)
        if not words:
            return None
        first, end = words.start, words.stop
        paragraph = self.analysis.paragraphs[self.analysis.paragraph_of(first)]
        around = self.analysis.tokens_in(paragraph)
        if first == around.start > 0 and self.tokens[first - 1].text == ":":
            before = self.analysis.paragraphs[self.analysis.paragraph_of(first - 1)]
            around = range(self.analysis.tokens_in(before).start, around.stop)
        parent = self.quotations[number].parent
        if parent >= 0:
            outer = self.analysis.tokens_in(self.quotations[parent].span)
            around = range(max(around.start, outer.start), min(around.stop, outer.stop))
        return _Place(number, first, end, max(around.start, first - _ZONE), min(around.stop, end + _ZONE))

    def give(self, place: _Place) -> None:
        """Find whose words a quotation is, by the order that docs/method/statements.md gives."""
        quotation = self.quotations[place.number]
        speechlike = self.is_speech(place)
        if (holder := self.embedding(place, speechlike)) is not None:
            self.utterances[holder].embedded = True
            self.own(place.number, holder, keep=True)
            return
        if (n := self.named_words(place)) is not None:
            self.own(place.number, n)
            return
        punctuated, found = self.cue_before(place, speechlike)
        if found is None or not punctuated:
            later = self.cue_after(place) if speechlike or self.ends_with_comma(place) else None
            found = later if later is not None else found
        if found is not None:
            self.own(place.number, found)
        elif quotation.goes_on and (before := self.last_owner(place)) is not None:
            self.own(place.number, before)
        elif speechlike and self.stands_alone(place):
            self.run_on(place)

    def own(self, number: int, utterance: int, *, keep: bool = False) -> None:
        self.owner[number] = utterance
        if not keep:
            self.utterances[utterance].quotations.append(number)

    def is_speech(self, place: _Place) -> bool:
        """Whether it is somebody's sentence rather than a title or a word held at arm's length."""
        words = [i for i in range(place.first, place.end) if is_word(self.tokens[i])]
        inner = self.quotations[place.number].inner
        last = self.analysis.text[inner.end - 1]
        if last in ".?!…" or (last == "," and len(words) > 2):
            return True
        return len(words) > 2 and any(
            self.tokens[i].upos in {"VERB", "AUX"} and is_finite(self.analysis, i) for i in words
        )

    def stops(self, i: int) -> bool:
        """Whether a mark ends a sentence: the one of 'R-Pa., said' does not."""
        follows = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
        return self.tokens[i].text in _STOPS and follows != ","

    def ends_with_comma(self, place: _Place) -> bool:
        return self.analysis.text[self.quotations[place.number].inner.end - 1] == ","

    def embedding(self, place: _Place, speechlike: bool) -> int | None:
        """The utterance in whose unquoted words the quotation stands, as part of its content.

        One right behind its cue is what was said, unless it is only the first words of a longer content.
        """
        before, after = place.first - 1, place.end
        led_to = self.cue_close_before(place)
        if led_to and speechlike:
            return None
        for n in self.holding.get(place.first, ()) or self.holding.get(place.first + 1, ()):
            draft = self.utterances[n].draft
            if self.level(draft) != self.quotations[place.number].parent:
                continue
            content = draft.content
            leading = before >= 0 and _in(content, before) and is_word(self.tokens[before])
            trailing = (
                after < len(self.tokens)
                and _in(content, after)
                and is_word(self.tokens[after])
                and after not in draft.cue
                and after != draft.source
            )
            if trailing:
                return n
            if led_to:
                continue
            cue = draft.cue[-1] if draft.cue else -1
            between = (
                sum(
                    1
                    for i in content[bisect_left(content, cue) : bisect_left(content, place.first)]
                    if is_word(self.tokens[i]) and self.tokens[i].relation != "mark"
                )
                if cue < place.first
                else 0
            )
            if (leading and self.tokens[before].relation != "mark") or between >= 3:
                return n
        return None

    def cue_close_before(self, place: _Place) -> bool:
        """Whether a cue of speech stands right before the quotation, or before its comma or colon."""
        before = place.first - 1
        for i in range(before, max(place.low, before - 3) - 1, -1):
            n = self.by_cue.get(i)
            speech = n is not None and self.utterances[n].draft.speech
            if speech and self.inside[i] == self.quotations[place.number].parent:
                return i == before or self.tokens[before].text in {",", ":"}
        return False

    def level(self, draft: Draft) -> int:
        return self.inside[draft.cue[0]] if draft.cue else -1

    def cue_before(self, place: _Place, speechlike: bool) -> tuple[bool, int | None]:
        """The nearest cue before the quotation in its sentence, and whether a mark leads over to it."""
        parent = self.quotations[place.number].parent
        lead = self.tokens[place.first - 1].text if place.first > place.low else ""
        punctuated = lead in {",", ":", "—", "–", ";"}
        colon = lead == ":"
        for i in range(place.first - 1, place.low - 1, -1):
            if self.inside[i] != parent or self.stops(i):
                break
            n = self.by_cue.get(i)
            if n is None or not self.utterances[n].draft.speech:
                continue
            gap = place.first - i
            held = _in(self.utterances[n].draft.content, place.first)
            if (punctuated and speechlike) or colon or held or gap <= (4 if speechlike else 2):
                return punctuated, n
            return False, (n if gap <= 12 and speechlike else None)
        if colon and speechlike and (n := self.before_colon(place)) is not None:
            return True, n
        if lead == "," and speechlike and (n := self.unlisted_before(place)) is not None:
            return True, n
        return False, None

    def named_words(self, place: _Place) -> int | None:
        """'The slogan "…"', 'her words, "…"': the noun before a quotation says what kind of words it is."""
        i = place.first - 1
        if i > place.low and self.tokens[i].text in {",", ":"}:
            i -= 1
        words = sum(is_word(self.tokens[j]) for j in range(place.first, place.end))
        token = self.tokens[i] if i >= place.low else None
        if token is None or token.upos != "NOUN" or token.lemma not in vocabulary().named_words or words < 2:
            return None
        source = self.analysis.child(i, "nmod:poss")
        if (
            source is None
            and self.analysis.tokens[token.head].upos == "VERB"
            and token.relation in {"obj", "obl"}
        ):
            source = subject_of(self.analysis, token.head)
        if source is not None and not can_speak(self.analysis, source):
            source = None
        return self.added(Draft("named-words", (i,), (), source, speech=True))

    def unlisted_before(self, place: _Place) -> int | None:
        """Any verb of the clause before a comma and a quotation ('The old man turned, "…"')."""
        for i in range(place.first - 2, max(place.low - 1, place.first - 16), -1):
            if self.stops(i):
                return None
            subject = self.analysis.child(i, "nsubj") if self.tokens[i].relation == "root" else None
            if (
                subject is not None
                and subject < i
                and self.tokens[i].tag in {"VBD", "VBZ"}
                and can_speak(self.analysis, subject)
            ):
                return self.added(Draft("quoting", (i,), (), subject, speech=True))
        return None

    def before_colon(self, place: _Place) -> int | None:
        """'In a statement: …', 'Ada Kern: …': a noun of speech or a speaker alone before a colon."""
        cue = source = None
        for i in range(place.first - 2, max(place.low - 1, place.first - 25), -1):
            token = self.tokens[i]
            if self.stops(i):
                break
            if token.lemma in vocabulary().pieces_of_speech | vocabulary().named_words and cue is None:
                cue = i
                source = self.analysis.child(i, "nmod:poss") or source
            elif token.upos == "PROPN" and (source is None or token.relation in {"root", "nsubj"}):
                source = token.head if token.relation == "flat" else i
        if source is None and cue is None:
            return None
        draft = Draft("colon", (cue,) if cue is not None else (), (), source, speech=True)
        return self.added(draft)

    def added(self, draft: Draft) -> int:
        self.utterances.append(Utterance(draft))
        number = len(self.utterances) - 1
        for c in draft.cue:
            self.by_cue.setdefault(c, number)
        return number

    def cue_after(self, place: _Place) -> int | None:
        """The cue of the clause right behind the quotation: 'he said', 'said the mayor', 'according to …'."""
        parent = self.quotations[place.number].parent
        inner_end = self.quotations[place.number].inner.end
        if place.end >= place.high or self.inside[place.end] != parent:
            return None
        finished = self.analysis.text[inner_end - 1] == "."
        following = self.tokens[place.end]
        if finished and (following.text[:1].isupper() or following.text in _STOPS):
            return None
        zone = range(place.end, place.high)
        for i in zone:
            token = self.tokens[i]
            if self.inside[i] != parent or self.stops(i):
                return None
            n = self.by_cue.get(i)
            if n is not None and self.utterances[n].draft.speech and self.opens_zone(place.end, n):
                return n
            if token.upos == "VERB" and n is None and (made := self.unlisted(place.end, i)) is not None:
                return made
        return None

    def opens_zone(self, start: int, n: int) -> bool:
        draft = self.utterances[n].draft
        first = draft.cue[0]
        if draft.source is not None and start <= draft.source:
            first = min(first, noun_phrase(self.analysis, draft.source)[0])
        return all(self.tokens[i].upos in _BEFORE_CUE for i in range(start, first)) and first - start < 6

    def unlisted(self, start: int, i: int) -> int | None:
        """Any verb whose subject is a person, right behind a quotation ('…,' the old man grunted)."""
        subject = self.analysis.child(i, "nsubj")
        if (
            subject is None
            or subject < start
            or abs(subject - i) > 6
            or self.tokens[i].tag not in {"VBD", "VBZ", "VBP"}
        ):
            return None
        if not can_speak(self.analysis, subject) or self.analysis.child(i, "obj", "ccomp") is not None:
            return None
        first = min(i, noun_phrase(self.analysis, subject)[0])
        if any(self.tokens[j].upos != "PUNCT" for j in range(start, first)):
            return None
        return self.added(Draft("quoting", (i,), (), subject, speech=True))

    def stands_alone(self, place: _Place) -> bool:
        """Whether the quotation begins where a sentence could begin."""
        if place.first == place.low:
            return True
        before = self.tokens[place.first - 1]
        return before.text in _STOPS or (
            before.upos == "PUNCT" and before.text not in {",", ":", "(", "[", "-"}
        )

    def run_on(self, place: _Place) -> None:
        """A quotation without a cue: with the quotation before it, or a statement of its speaker."""
        n = self.last_owner(place)
        if (leading := self.leading_over(place)) is not None:
            self.own(place.number, self.added(Draft("run-on", (), (), leading, speech=True)))
            return
        latest = self.latest_cue(place)
        if n is not None and (latest is None or latest == n) and self.same_paragraph(place, n):
            self.own(place.number, n)
            return
        follows = latest if latest is not None else n
        if follows is None:
            return
        while (earlier := self.utterances[follows].after) is not None:
            follows = earlier
        self.utterances.append(Utterance(Draft("run-on", (), (), speech=True), after=follows))
        self.own(place.number, len(self.utterances) - 1)

    def leading_over(self, place: _Place) -> int | None:
        """Who did something in the sentence before that leads over to words: 'she criticised the plan'."""
        if place.first == place.low:
            return None
        before = self.analysis.sentences[self.analysis.sentence_of(place.first - 1)]
        cues = [self.utterances[self.by_cue[i]].draft for i in before if i in self.by_cue]
        if any(self.inside[i] >= 0 for i in before) or any(cue.content for cue in cues):
            return None
        verb = next((i for i in before if self.tokens[i].relation == "root"), before[0])
        subject = self.analysis.child(verb, "nsubj")
        if subject is None or self.tokens[verb].lemma not in vocabulary().leading:
            return None
        return subject if can_speak(self.analysis, subject) and self.tokens[subject].upos == "PROPN" else None

    def last_owner(self, place: _Place) -> int | None:
        """The utterance of the nearest quotation before, at the same level and not far away."""
        parent = self.quotations[place.number].parent
        here = self.analysis.paragraph_of(place.first)
        for number in range(place.number - 1, max(-1, place.number - 12), -1):
            if self.quotations[number].parent == parent and number in self.owner:
                words = self.analysis.tokens_in(self.quotations[number].span)
                near = bool(words) and here - self.analysis.paragraph_of(words.start) <= _FAR
                return self.owner[number] if near else None
        return None

    def latest_cue(self, place: _Place) -> int | None:
        """The last utterance before the quotation in this paragraph, else in the paragraph before."""
        parent = self.quotations[place.number].parent
        here = self.analysis.paragraph_of(place.first)
        for i in range(place.first - 1, max(-1, place.first - 160), -1):
            if here - self.analysis.paragraph_of(i) > 1:
                return None
            n = self.by_cue.get(i)
            if n is not None and self.inside[i] == parent and self.utterances[n].draft.source is not None:
                utterance = self.utterances[n]
                says = utterance.draft.rule in _HEARD
                if says and (utterance.draft.content or utterance.quotations):
                    return self.outermost(n)
        return None

    def outermost(self, n: int) -> int:
        """Of 'she noted that figures show …' the utterance of her: who speaks, not what she speaks of."""
        around = [
            m
            for m in self.holding.get(self.utterances[n].draft.cue[0], ())
            if m != n and self.utterances[m].draft.rule in _HEARD
        ]
        named = [m for m in around if self.utterances[m].draft.source is not None]
        return min(named, key=lambda m: self.utterances[m].draft.content[0], default=n)

    def same_paragraph(self, place: _Place, n: int) -> bool:
        utterance = self.utterances[n]
        anchor = utterance.draft.cue[0] if utterance.draft.cue else self.first_token(utterance)
        return anchor is not None and self.analysis.paragraph_of(anchor) == self.analysis.paragraph_of(
            place.first
        )

    def first_token(self, utterance: Utterance) -> int | None:
        if not utterance.quotations:
            return None
        words = self.analysis.tokens_in(self.quotations[utterance.quotations[-1]].span)
        return words.start if words else None


def attach_quotations(
    analysis: Analysis, drafts: Sequence[Draft], quotations: Sequence[Quotation]
) -> list[Utterance]:
    """Every draft as an utterance with its quotations, and utterances for quotations that have no cue."""
    return _Attacher(analysis, drafts, quotations).attach()


def innermost(analysis: Analysis, quotations: Sequence[Quotation]) -> list[int]:
    """For each token the number of the innermost quotation it stands in, -1 outside."""
    inside = [-1] * len(analysis.tokens)
    for number, quotation in enumerate(quotations):
        for i in analysis.tokens_in(quotation.span):
            inside[i] = number
    return inside


def _drafts_by_content(drafts: Sequence[Draft]) -> dict[int, list[int]]:
    """Which drafts have a quotation mark or the word after one in their content."""
    holding: dict[int, list[int]] = {}
    for n, draft in enumerate(drafts):
        for i in draft.content:
            holding.setdefault(i, []).append(n)
    return holding


def _in(numbers: Sequence[int], i: int) -> bool:
    at = bisect_left(numbers, i)
    return at < len(numbers) and numbers[at] == i
