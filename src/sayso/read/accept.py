"""The last check before a text becomes a document: bounded, not empty, English."""

from __future__ import annotations

from sayso.errors import UnreadableError
from sayso.read.decode import too_large
from sayso.read.front import Front
from sayso.read.language import foreign_language
from sayso.read.limits import MAX_TEXT
from sayso.records.document import Document


def accept(text: str, origin: str, front: Front | None = None, *, speaker: str | None = None) -> Document:
    """The document of this text, with what it tells about itself.

    Raises:
        UnreadableError: 'empty', 'too-large' or 'not-english'.
    """
    if not text or text.isspace():
        raise UnreadableError(origin, "empty", "there is no text in it")
    if len(text) > MAX_TEXT:
        raise too_large(origin)
    if (language := foreign_language(text)) is not None:
        raise UnreadableError(
            origin, "not-english", f"the text seems to be {language}; sayso reads English only"
        )
    front = front or Front()
    return Document(
        text=text,
        origin=origin,
        title=front.title,
        author=front.author,
        publisher=front.publisher,
        date=front.date,
        address=front.address,
        speaker=speaker,
    )
