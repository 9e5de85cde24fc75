"""What a reader gives back: the documents it could read, the parts it could not."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import UnreadableError
from sayso.records.document import Document


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The documents of one file, in its order, and what could not be read of it.

    Attributes:
        documents: one for a text, one a row for a table of statements.
        problems: rows or pages that could not be read, in order; their `origin` says which
            ('PATH#ROW', 'PATH#page=3'). A file of which nothing at all can be read raises instead.
    """

    documents: tuple[Document, ...]
    problems: tuple[UnreadableError, ...] = ()
