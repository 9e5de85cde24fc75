"""The reading of a document, and what it took."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.errors import UnreadableError
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped, Span
from sayso.text.parser import count_words

Read = Callable[[Document], Reading]


@dataclass(frozen=True, slots=True)
class Made:
    """A reading, with the words it took and why it failed, if it did."""

    reading: Reading
    words: int
    problem: UnreadableError | None = None


def maker(reader: Callable[[], Read]) -> Callable[[Document], Made]:
    """What makes readings with a reader, which is loaded now."""
    read = reader()
    return lambda document: make(document, read)


def make(document: Document, read: Read) -> Made:
    """The reading of a document; one without claims, and a problem, where a fault of sayso stops it.

    A fault met in one document of thousands, perhaps at night, must not stop the others.
    """
    words = count_words(document.text)
    try:
        return Made(read(document), words)
    except Exception as fault:
        said = f"{type(fault).__name__}: {fault}"
        reading = Reading(document, skipped=(Skipped(Span(0, len(document.text)), "internal", said),))
        problem = UnreadableError(
            document.origin,
            "internal",
            f"a fault in sayso stopped the reading of it ({said}); please report this, with the text",
        )
        return Made(reading, words, problem)
