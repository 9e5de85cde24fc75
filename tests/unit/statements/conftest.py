"""What the tests of statements share: who said what in a short text, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from sayso.records.document import Document
from sayso.records.span import Span
from sayso.records.statement import Attribution
from sayso.statements import find_statements
from sayso.text.parser import Parser


@dataclass(frozen=True)
class Said:
    """One statement in words."""

    who: str | None
    source: str | None
    cue: str | None
    content: tuple[str, ...]
    kind: str
    to: str | None
    parent: str | None
    id: str


@dataclass(frozen=True)
class Found:
    """What was found in a text."""

    text: str
    attribution: Attribution

    def words(self, span: Span | None) -> str | None:
        return None if span is None else span.words(self.text)

    @property
    def names(self) -> dict[str, str | None]:
        return {entity.id: entity.name for entity in self.attribution.entities}

    @property
    def said(self) -> list[Said]:
        return [
            Said(
                self.names[s.entity],
                self.words(s.source),
                self.words(s.cue),
                tuple(c.words(self.text) for c in s.content),
                s.kind,
                self.words(s.to),
                s.parent,
                s.id,
            )
            for s in self.attribution.statements
        ]

    @property
    def turns(self) -> list[tuple[str | None, str]]:
        return [(self.names[t.entity], t.span.words(self.text)) for t in self.attribution.turns]

    def of(self, cue: str) -> Said:
        """The statement with this cue."""
        (found,) = [s for s in self.said if s.cue == cue]
        return found


@pytest.fixture(scope="session")
def read(parser: Parser) -> Callable[..., Found]:
    """Reads a text; `read(text, speaker=…)` takes what a document tells of itself."""

    def find(text: str, **told: str) -> Found:
        document = Document(text, **told)  # type: ignore[arg-type]
        return Found(text, find_statements(parser.analyse(text), document))

    return find
