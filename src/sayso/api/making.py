"""The reading of a document, and what it took."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.errors import UnreadableError
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped, Span
from sayso.text.parser import count_words

Read = Callable[..., Reading]
"""Gives the reading of a document; of a long one it is also given `told` (see `sayso.pipeline`)."""

Tell = Callable[[int], object]
"""Told the words of a document that were read since it was told last."""

_LONG = 20_000  # characters from which a document takes seconds


@dataclass(frozen=True, slots=True)
class Made:
    """A reading, with the words it took, why it failed, if it did, and of how many words it told before."""

    reading: Reading
    words: int
    problem: UnreadableError | None = None
    told: int = 0


def maker(reader: Callable[[], Read], tell: Tell | None = None) -> Callable[[Document], Made]:
    """What makes readings with a reader, which is loaded now.

    Args:
        tell: told, while a long document is read, of its words.
    """
    read = reader()
    return lambda document: make(document, read, tell)


def make(document: Document, read: Read, tell: Tell | None = None) -> Made:
    """The reading of a document; one without claims, and a problem, where a fault of sayso stops it.

    A fault met in one document of thousands, perhaps at night, must not stop the others.
    """
    words, told = count_words(document.text), 0

    def share(done: float) -> None:
        nonlocal told
        assert tell is not None
        if (now := int(words * min(done, 1))) > told:
            tell(now - told)
            told = now

    try:
        long = tell is not None and len(document.text) >= _LONG
        reading = read(document, told=share) if long else read(document)
        return Made(reading, words, told=told)
    except Exception as fault:
        said = f"{type(fault).__name__}: {fault}"
        reading = Reading(document, skipped=(Skipped(Span(0, len(document.text)), "internal", said),))
        problem = UnreadableError(
            document.origin,
            "internal",
            f"a fault in sayso stopped the reading of it ({said}); please report this, with the text",
        )
        return Made(reading, words, problem, told)
