"""Plain text: the words stay exactly as they came in."""

from __future__ import annotations

from itertools import islice

from sayso.read.accept import accept
from sayso.read.decode import decode
from sayso.read.front import front_of_lines
from sayso.read.readers import READERS
from sayso.read.result import ReadResult

_HEAD = 4_000  # characters in which the head of a text stands


@READERS.register("plain", ".txt", ".text", summary="Plain text, whose words stay exactly as they are.")
def read_plain(raw: bytes, origin: str) -> ReadResult:
    """One document: the decoded text, with what its first lines tell about it.

    Raises:
        UnreadableError: 'binary', 'empty', 'too-large' or 'not-english'.
    """
    text = decode(raw, origin)
    front = front_of_lines(islice(text[:_HEAD].splitlines(), 40))
    return ReadResult((accept(text, origin, front),))
