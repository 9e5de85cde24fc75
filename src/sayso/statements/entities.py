"""Entities in the making: what is known so far of somebody while a text is read from its start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from sayso.lexicon import load
from sayso.records.span import Span
from sayso.records.statement import EntityType
from sayso.statements.names import gender_of, same_body, same_person, surname
from sayso.statements.vocabulary import words_of

_FADES = 0.55  # how much of its weight an entity keeps from one sentence to the next
_REMEMBERED = 40  # entities that a pronoun or description can still mean, latest first


@dataclass(slots=True, eq=False)
class Known:
    """Somebody or something that the text has named.

    Attributes:
        names: proper names, each as words, first seen first; wordings: the text's own words for them.
        said_of: lemmas of titles, appositions and descriptions ('president', 'danish').
        gender: 'f', 'm' or ''; plural: several, or a group; doubtful: its kind may be wrong; place: a
            country, a city.
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
    place: bool = False
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


@dataclass(frozen=True, slots=True)
class Description:
    """A definite description: its head, what it can stand for, and what tells it apart.

    Attributes:
        modifiers: lemmas beside the head; telling: those that are names ('the Orvo leader').
        age: it is an age ('the 45-year-old').
    """

    lemma: str
    type: EntityType
    modifiers: frozenset[str]
    telling: frozenset[str]
    age: bool
    gender: str


class Register:
    """All entities of a text so far, found by name or by how present they are."""

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
            if (k.type == "person" or k.doubtful) and _agree(k, "person", gender) and _bears(words, k)
        ]
        if not people:
            people = [
                k
                for k in self._by_letter.get(surname(words)[0], ())[-60:]
                if (k.type == "person" or k.doubtful) and _agree(k, "person", gender) and _is_called(words, k)
            ]
        return max(people, key=lambda k: (k.sentence, k.weight, -k.order), default=exact)

    def person(self, gender: str, sentence: int, without: frozenset[str] = frozenset()) -> Known | None:
        """Whom 'he' or 'she' means: the most present person of that gender, one of known gender first.

        Nobody is meant who is called by one of the words `without`.

        Where nobody fits, a name that was taken for a body's may be a person's after all.
        """
        fitting = [
            k
            for k in self.recent
            if k.type == "person"
            and not k.plural
            and k.gender in {"", gender}
            and k.presence(sentence) > 0.02
            and not (without and any(not without.isdisjoint(name) for name in k.names))
        ]
        if fitting:
            return max(fitting, key=lambda k: (k.presence(sentence) * (1.5 if k.gender else 1.0), -k.order))
        mistaken = (k for k in self.recent if k.type == "organisation" and k.doubtful)
        known = _most_present((k for k in mistaken if k.presence(sentence) > 0.2), sentence)
        if known is not None:
            known.type = "person"
        return known

    def group(self, sentence: int) -> Known | None:
        """The most present group; None where it has faded."""
        return _most_present((k for k in self.recent if k.plural and k.presence(sentence) > 0.05), sentence)

    def body(self, sentence: int) -> Known | None:
        """The most present organisation."""
        return _most_present((k for k in self.recent if k.type == "organisation"), sentence)

    def thing(self, sentence: int) -> Known | None:
        """What 'it' means: the most present organisation or document, or a single name of unsure kind."""
        return _most_present(
            (
                k
                for k in self.recent
                if not k.plural
                and (
                    k.type in {"organisation", "document"}
                    or (k.type == "person" and k.doubtful and not k.gender)
                )
            ),
            sentence,
        )

    def described(self, description: Description, sentence: int) -> Known | None:
        """Whom a definite description means: of whom it was said, else the last of a generic kind."""
        best, best_score = None, 0.0
        for known in self.recent:
            if known.plural or not known.presence(sentence) or not _gender_fits(description, known):
                continue
            fit = _fit(description, known)
            score = known.presence(sentence) + fit if fit is not None else 0.0
            if score > best_score:
                best, best_score = known, score
        return best

    def _sharing(self, words: tuple[str, ...]) -> Iterator[Known]:
        """Entities that share the last word of a name or its first, latest first; then recent bodies."""
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


def _bears(words: tuple[str, ...], known: Known) -> bool:
    """Whether somebody can be meant by a name: a surname or given name alone, or a full name like theirs."""
    full = [name for name in known.names if len(name) > 1]
    if len(words) == 1:
        inner = any(
            words[0] in name and (len(name) > 2 or words[0] in (name[0], surname(name))) for name in full
        )
        return inner or words in known.names
    if not full:
        return any(name[0] in (surname(words), words[0]) for name in known.names)
    return all(same_person(words, name) for name in full) and any(
        surname(words) == surname(name) or same_person(words, name, strict=True) for name in full
    )


def _is_called(words: tuple[str, ...], known: Known) -> bool:
    """Whether a name can be another spelling of somebody's: none of theirs speaks against it."""
    return bool(known.names) and all(same_person(words, name) for name in known.names)


def _most_present(some: Iterable[Known], sentence: int) -> Known | None:
    return max(some, key=lambda k: (k.presence(sentence), -k.order), default=None)


def _gender_fits(description: Description, known: Known) -> bool:
    return not description.gender or not known.gender or description.gender == known.gender


def _fit(description: Description, known: Known) -> float | None:
    """How well a description fits somebody by what was said of them; None where it does not."""
    said = description.lemma in known.said_of
    bodies = description.type == known.type == "organisation"
    in_name = bodies and any(description.lemma in name for name in known.names)
    told = description.telling & known.said_of
    foreign = bool(description.telling) and not told and not in_name
    if foreign and (not said or known.said_of & _peoples()):
        return None  # 'the French leader' is not the German one
    if not (said or in_name) and not _is_generic(description, known):
        return None
    shared = len(description.modifiers & known.said_of)
    return 10.0 * (said or in_name) + 20.0 * len(told) + 2.0 * shared


def _is_generic(description: Description, known: Known) -> bool:
    """Whether a description of this kind can mean a named entity of which it was never said."""
    if not known.named or description.type != known.type:
        return False
    if description.type == "person":
        return description.age or description.lemma in _generic("person")
    bodies = description.type == "organisation" and description.lemma in _generic("organisation")
    return bodies and not known.place and not description.modifiers


@cache
def _generic(kind: str) -> frozenset[str]:
    return frozenset(words_of({"words": load("people")["generic"][kind]}))


@cache
def _peoples() -> frozenset[str]:
    return frozenset(load("people")["demonyms"].values())
