"""Who said what: statements, and the entities that sources stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.errors import RecordError
from sayso.records.span import Span

StatementKind = Literal["direct", "indirect", "mixed"]
EntityType = Literal["person", "organisation", "group", "document", "other"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what a name, pronoun or description stands for, within one document.

    Attributes:
        id: 'e1', 'e2', … in order of first mention; holds within one reading.
        name: the fullest name or description in the text's words; None where the text leaves the
            source unnamed (one entity for each such statement).
        type: person, organisation (also states and their capitals), group (people in the plural:
            'officials', 'farmers'), document (a report, a study) or other.
        mentions: where it is named, by name, pronoun or description, in text order; empty for an
            unnamed one.
        aliases: other names for it in this text ('Zhang', 'the 45-year-old'), without pronouns.
    """

    id: str
    name: str | None
    type: EntityType = "other"
    mentions: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words, thought, plan or feeling with a content, as the document attributes it.

    Attributes:
        id: 's1', 's2', … in text order; holds within one reading.
        kind: direct (all in quotation marks), indirect (none) or mixed.
        entity: id of the entity that the source stands for (an unnamed one where nobody is named).
        content: one or more pieces, in text order; never empty.
        source: the words at the place that name the source; None when there are none.
        cue: the words that attribute ('said', 'according to'); None when there are none.
        to: the words that name who it was said to; to_entity: that entity's id.
        parent: id of the innermost statement in whose content this one stands; None at the top.
        found_by: name of the rule that found it; 'by hand: NAME' where a person added it.
    """

    id: str
    kind: StatementKind
    entity: str
    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    to: Span | None = None
    to_entity: str | None = None
    parent: str | None = None
    found_by: str = ""

    def __post_init__(self) -> None:
        if not self.content:
            raise RecordError(f"statement {self.id} has no content")
        if any(a.end > b.start for a, b in zip(self.content, self.content[1:], strict=False)):
            raise RecordError(f"statement {self.id}: content pieces overlap or are out of order")


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of an interview, debate or speech that is marked with its speaker.

    A turn is not a statement; its speaker holds what it claims.
    """

    entity: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what in one document.

    Attributes:
        statements: in text order of their first content.
        entities: whoever statements, turns and the document's own speaker stand for.
        turns: marked stretches of speech, in text order, never overlapping.
        speaker: id of the entity that the document names as speaker of it all; None without one.
    """

    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    turns: tuple[Turn, ...] = ()
    speaker: str | None = None
