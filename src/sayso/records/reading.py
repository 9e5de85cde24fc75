"""All that was found in one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sayso.records.claim import Claim
from sayso.records.document import Document
from sayso.records.span import Skipped
from sayso.records.statement import Entity, Statement
from sayso.records.variable import Variable


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one document, and what was left out with the reason."""

    document: Document
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    variables: tuple[Variable, ...] = ()
    entities: tuple[Entity, ...] = ()
    skipped: tuple[Skipped, ...] = ()


class Spoken(NamedTuple):
    """A statement without its words: its document, its id there, the person of the map whose it is, or ''."""

    document: str
    id: str
    person: str


class Size(NamedTuple):
    """How many words a document has, and what was found in it."""

    words: int
    statements: int
    claims: int
    skipped: int
