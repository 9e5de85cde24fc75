"""The text that is read, with what it tells about itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read, with what it tells about itself.

    Attributes:
        text: the whole text; every span of a reading points into it.
        origin: where it was read from: a path as it was given, 'PATH#ROW' for a row of a table,
            '-' for standard input, '' when it came as a string.
        title, author, publisher, address: as the document tells them; None when it does not.
        date: ISO 8601 (a year, a month or a day); None when the document does not tell.
        speaker: who is outermost holder of all that the text claims; None for the author's voice.
        given_id: the id of a changed copy, to be handed on, whose text does not tell it; '' otherwise.
    """

    text: str
    origin: str = ""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    address: str | None = None
    speaker: str | None = None
    given_id: str = ""

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits made from the text and its speaker, never from its place or name.

        A changed copy has the one that it was given.
        """
        if self.given_id:
            return self.given_id
        content = f"{self.speaker or ''}\0{self.text}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(content).hexdigest()[:16]
