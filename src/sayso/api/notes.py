"""Notes that a person types: documents of one text, whose claims that person holds."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from sayso.api.intake import Given, given_bytes
from sayso.errors import UnreadableError
from sayso.read import read_bytes

_TITLE_WORDS = 8


def note(text: str, by: str, on: date) -> Given:
    """A note as a file to read; the same words by the same person are the same note.

    Args:
        by: who holds what it claims; on: the day it is of.

    Raises:
        UnreadableError: it is empty, too long or not English.
    """
    row = {
        "id": "note",
        "text": text,
        "speaker": by,
        "author": by,
        "date": on.isoformat(),
        "title": _title(text),
    }
    same = hashlib.sha256(f"{by}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    content = json.dumps(row).encode()
    for problem in read_bytes(content, origin="note.jsonl").problems:
        raise UnreadableError("the note", problem.code, problem.reason)
    return given_bytes(content, name=f"note-{same}", suffix=".jsonl")


def _title(text: str) -> str:
    words = text.split(maxsplit=_TITLE_WORDS)
    more = "…" if len(words) > _TITLE_WORDS else ""
    return f"Note: {' '.join(words[:_TITLE_WORDS])}{more}"
