"""Entities in the making: what is known so far of somebody while a text is read from its start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.records.span import Span
from sayso.records.statement import EntityType
from sayso.statements.names import alike, gender_of, same_body, same_person, surname

_FADES = 0.55  # how much of its weight an entity keeps from one sentence to the next
_REMEMBERED = 40  # entities that a pronoun or description can still mean, latest first


@dataclass(slots=True, eq=False)
class Known:
    """Somebody or something that the text has named.

    Attributes:
        names: proper names, each as words, first seen first; wordings: the text's own words for them.
        said_of: lemmas of titles, appositions and descriptions ('president', 'ukrainian').
        gender: 'f', 'm' or ''; plural: several, or a group; doubtful: its kind may be wrong.
        mentions: where it is named; weight and sentence: how present it is, and since when.
    """

    type: EntityType = "other"
    names: list[tuple[str, ...]] = field(default_factory=list)
    wordings: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    said_of: set[str] = field(default_factory=set)
    gender: str = ""
    plural: bool = False
    doubtful: bool = False
    mentions: list[Span] = field(default_factory=list)
    weight: float = 0.0
    sentence: int = 0
    order: int = 0

    @property
    def named(self) -> bool:
        """Whether a proper name is known."""
        return bool(self.names)

    def presence(self, sentence: int) -> float:
        """How present it is in the reader's mind in a sentence."""
        return self.weight * _FADES ** max(0, sentence - self.sentence)

    def touch(self, sentence: int, weight: float) -> None:
        """It is mentioned in a sentence."""
        self.weight = self.presence(sentence) + weight
        self.sentence = max(sentence, self.sentence)


class Register:
    """All entities of a text so far, found by name."""

    def __init__(self) -> None:
        self.known: list[Known] = []
        self.recent: list[Known] = []
        self._by_words: dict[tuple[str, ...], Known] = {}
        self._by_word: dict[str, list[Known]] = defaultdict(list)
        self._by_letter: dict[str, list[Known]] = defaultdict(list)

    def add(self, kind: EntityType) -> Known:
        """A new entity."""
        entity = Known(kind, order=len(self.known))
        self.known.append(entity)
        return entity

    def mention(self, entity: Known, span: Span | None, sentence: int, weight: float) -> None:
        """Note a mention; the entity is now the latest."""
        if span is not None and span not in entity.mentions[-3:]:
            entity.mentions.append(span)
        entity.touch(sentence, weight)
        if entity in self.recent:
            self.recent.remove(entity)
        self.recent.append(entity)
        if len(self.recent) > _REMEMBERED:
            self.recent.pop(0)

    def name(self, entity: Known, words: tuple[str, ...], wording: str) -> None:
        """Note one more name of an entity."""
        if wording and wording not in entity.wordings:
            entity.wordings.append(wording)
        if words in entity.names:
            return
        entity.names.append(words)
        self._by_words.setdefault(words, entity)
        for word in words:
            if entity not in self._by_word[word][-8:]:
                self._by_word[word].append(entity)
        if words and entity not in self._by_letter[surname(words)[0]][-8:]:
            self._by_letter[surname(words)[0]].append(entity)
        if not entity.gender and entity.type == "person":
            entity.gender = gender_of(words)

    def find(self, words: tuple[str, ...], kind: EntityType | None, gender: str = "") -> Known | None:
        """The entity that this name means here; None when it is a new one.

        A surname alone means whoever bears it and was mentioned last. Other spellings are looked for
        only when nobody bears the name as it is written.
        """
        if not words:
            return None
        exact = self._by_words.get(words)
        if exact is not None and (len(words) > 1 or exact.type != "person") and _agree(exact, kind, gender):
            return exact
        if kind != "person":
            body = next(
                (
                    k
                    for k in self._sharing(words)
                    if k.type != "person" and any(same_body(words, n) for n in k.names)
                ),
                None,
            )
            if body is not None or (kind is not None and len(words) > 1):
                return body
        people = [
            k
            for k in self._sharing(words)
            if (k.type == "person" or k.doubtful)
            and _agree(k, "person", gender)
            and any(_bears(words, n) for n in k.names)
        ]
        if not people:
            people = [
                k
                for k in self._by_letter.get(surname(words)[0], ())[-60:]
                if (k.type == "person" or k.doubtful)
                and _agree(k, "person", gender)
                and any(same_person(words, n) for n in k.names)
            ]
        return max(people, key=lambda k: (k.sentence, k.weight, -k.order), default=exact)

    def _sharing(self, words: tuple[str, ...]) -> Iterator[Known]:
        """Entities that share the last word of a name, else its first, latest first; then recent bodies, for acronyms."""
        seen: set[int] = set()
        for word in dict.fromkeys((words[-1], words[0])):
            for known in reversed(self._by_word.get(word, ())[-60:]):
                if id(known) not in seen:
                    seen.add(id(known))
                    yield known
        for known in reversed(self.recent):
            if id(known) not in seen and known.type == "organisation":
                yield known


def _agree(known: Known, kind: EntityType | None, gender: str) -> bool:
    if gender and known.gender and gender != known.gender:
        return False
    return (
        kind is None
        or known.type == "other"
        or known.doubtful
        or (known.type == "person") == (kind == "person")
    )


def _bears(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if len(words) == 1:  # a surname alone, or a given name alone
        return words[0] == surname(name) or words[0] == name[0] or (len(name) > 2 and words[0] in name)
    if len(name) == 1:
        return name[0] == surname(words) or name[0] == words[0]
    return (same_person(words, name) and surname(words) == surname(name)) or (
        alike(surname(words), surname(name)) and same_person(words, name, strict=True)
    )
