"""Names that a pseudonym stands for, found in texts and taken out of readings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.records.causalmap import Member, Person
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import EntityType
from sayso.statements.names import folded, is_name, organisation_words, words_of_name

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BETWEEN = re.compile(r"[ \xa0-]|\n")
_AFTER_INITIAL = re.compile(r"\.?[ \xa0-]?")
_LEAST = 2  # letters of a word of a name; a single letter is masked only as an initial beside one
_SMALL = frozenset("and de der den di da del du la le van von al el bin ibn dos of the for in on to".split())
_POSSESSIVE = ("'s", "’s", "'S", "’S")

_PEOPLE: frozenset[EntityType] = frozenset({"person", "other"})

Words = tuple[str, ...]
Found = tuple[Span, str]


class Mask:
    """Finds the names of people who have a pseudonym.

    Of whoever may be human any word of the names, with initials and other such words beside it, when it
    begins with a capital; of a body or group a whole name. Where the words fit several people, it is the
    one whom most of them fit; someone without a pseudonym whom more of them fit stays as he is. Of equals
    it is all who have a pseudonym. Titles, offices and descriptions ('the mayor') stay, and so does a name
    in small letters, misspelled, or split at the end of a line.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = tuple(people)
        hidden = {n for n, person in enumerate(self._people) if person.hidden}
        bearers: defaultdict[str, set[int]] = defaultdict(set)
        self._phrases: defaultdict[str, dict[Words, int]] = defaultdict(dict)
        for n, person in enumerate(self._people if hidden else ()):
            names = person.hidden or tuple(filter(None, (person.name, *person.aliases)))
            for name in filter(is_name, names):
                words = tuple(part for word in words_of_name(name) for part in word.split("-") if part)
                if not may_be_human(person):
                    if n in hidden and words:
                        self._phrases[words[0]][words] = n
                    continue
                for word in words:
                    if len(word) >= _LEAST and word not in _SMALL:
                        bearers[word].add(n)
        self._bearers = {word: near for word, near in bearers.items() if near & hidden}
        self._others = {word: near for word, near in bearers.items() if word not in self._bearers}

    @property
    def empty(self) -> bool:
        """Whether nobody has a pseudonym."""
        return not (self._bearers or self._phrases)

    def find(self, text: str, *, any_case: bool = False) -> tuple[Found, ...]:
        """Where names of the hidden stand in a text, in order and apart, with what stands for each.

        Args:
            any_case: names in small letters too, as files and addresses have them.
        """
        if self.empty:
            return ()
        tokens = [_Token(match, any_case) for match in _TOKEN.finditer(text)]
        found: list[Found] = []
        n = 0
        while n < len(tokens):
            last, pseudonym = self._at(tokens, n, text)
            if pseudonym:
                found.append((Span(tokens[n].start, tokens[last].end), pseudonym))
            n = last + 1
        return tuple(found)

    def __call__(self, text: str, *, any_case: bool = False) -> str:
        """The text with pseudonyms in the place of names."""
        parts, at = [], 0
        for span, pseudonym in self.find(text, any_case=any_case):
            parts += [text[at : span.start], pseudonym]
            at = span.end
        return "".join((*parts, text[at:]))

    def told(self, document: Document) -> Document:
        """A document that tells about itself without the names; its text and speaker stay."""
        if self.empty:
            return document
        told = {name: getattr(document, name) for name in ("title", "author", "publisher")}
        return replace(document, **{name: value and self(value) for name, value in told.items()})

    def _at(self, tokens: Sequence[_Token], n: int, text: str) -> tuple[int, str]:
        """The last token of the name that begins at one, and what stands for it; '' where nothing does."""
        phrases = self._phrases.get(tokens[n].folded, {}) if tokens[n].capital else {}
        for words in sorted(phrases, key=len, reverse=True):
            if words == tuple(token.folded for token in tokens[n : n + len(words)]):
                return n + len(words) - 1, self._people[phrases[words]].name or ""
        last, named = n, []
        for m in range(n, len(tokens)):
            token = tokens[m]
            if m > n:
                between = _AFTER_INITIAL if tokens[m - 1].initial else _BETWEEN
                if not between.fullmatch(text, tokens[m - 1].end, token.start):
                    break
            if token.capital and (token.folded in self._bearers or token.folded in self._others):
                last = m
                named.append(token.folded)
            elif not token.initial:
                break
        if not any(word in self._bearers for word in named):
            return n, ""
        counts: defaultdict[int, int] = defaultdict(int)
        for word in named:
            for person in self._bearers.get(word) or self._others[word]:
                counts[person] += 1
        best = [self._people[person] for person in sorted(counts) if counts[person] == max(counts.values())]
        return last, " or ".join(person.name or "" for person in best if person.hidden)


def may_be_human(person: Person) -> bool:
    """Whether somebody may be one human being: by type, or since no name tells of a body.

    Reading takes many a human being for a body; hiding one name too many does less harm than one too few.
    """
    names = person.hidden or tuple(filter(None, (person.name, *person.aliases)))
    words = {word for name in names for word in words_of_name(name)}
    return person.type in _PEOPLE or not words & organisation_words()


class _Token:
    """A word of a text, without its possessive ending."""

    def __init__(self, match: re.Match[str], any_case: bool) -> None:
        word = match[0]
        self.start = match.start()
        self.end = match.end() - (2 if word.endswith(_POSSESSIVE) and len(word) > 3 else 0)
        self.folded = folded(word)
        self.capital = any_case or word[0].isupper()
        dotted = match.string[match.end() : match.end() + 1] == "."
        self.initial = len(word) == 1 and word.isupper() and (dotted or word not in "AI")


def masked_readings(readings: Iterable[Reading], people: Sequence[Person]) -> tuple[Reading, ...]:
    """Readings whose entities and documents go by pseudonyms; their texts stay as they are."""
    pseudonyms = {member: person.name for person in people if person.hidden for member in person.members}
    mask = Mask(people)
    if mask.empty:
        return tuple(readings)
    return tuple(
        replace(
            reading,
            document=mask.told(reading.document),
            entities=tuple(
                replace(entity, name=pseudonyms[member], aliases=())
                if (member := Member(reading.document.id, entity.id)) in pseudonyms
                else entity
                for entity in reading.entities
            ),
        )
        for reading in readings
    )
