"""Texts that a person types: notes, whose claims that person holds, and texts of others."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date

from sayso.api.intake import Given, given_bytes
from sayso.errors import UnreadableError
from sayso.read import read_bytes
from sayso.records.document import Document
from sayso.store.project import ProjectFile

_TITLE_WORDS = 8
_NOTE = re.compile(r"note-[0-9a-f]{12}\.jsonl")


def note(text: str, by: str, on: date) -> Given:
    """A note as a file to read; the same words by the same person are the same note.

    Args:
        by: who holds what it claims; on: the day it is of.

    Raises:
        UnreadableError: it is empty, too long or not English.
    """
    about = {"speaker": by, "author": by, "date": on.isoformat(), "title": f"Note: {_beginning(text)}"}
    return _row("note", text, about, f"{by}\0{text}")


def typed(
    text: str, *, title: str = "", speaker: str = "", author: str = "", publisher: str = "", date: str = ""
) -> Given:
    """A text that is typed or pasted as a file to read, with what one knows about it.

    Args:
        speaker: who holds all that it claims; '' for the author.
        date: ISO 8601; '' when it is not known.

    Raises:
        UnreadableError: it is empty, too long or not English.
    """
    about = {
        "speaker": speaker,
        "author": author,
        "publisher": publisher,
        "date": date,
        "title": title or _beginning(text),
    }
    return _row("text", text, {name: value for name, value in about.items() if value}, f"{about}\0{text}")


def notes_in(project: ProjectFile) -> dict[str, Document]:
    """The notes of a project, by how it knows them."""
    found = {}
    for file in project.files():
        if _NOTE.fullmatch(file.path):
            for id in file.documents:
                reading = project.load_reading(id)
                if reading is not None and reading.document.speaker and reading.document.date:
                    found[file.path] = reading.document
    return found


def _row(kind: str, text: str, about: dict[str, str], same: str) -> Given:
    """A table of one row, called by a hash of what makes it the same as another."""
    content = json.dumps({"id": kind, "text": text, **about}).encode()
    for problem in read_bytes(content, origin=f"{kind}.jsonl").problems:
        raise UnreadableError(f"the {kind}", problem.code, problem.reason)
    digest = hashlib.sha256(same.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return given_bytes(content, name=f"{kind}-{digest}", suffix=".jsonl")


def _beginning(text: str) -> str:
    words = text.split(maxsplit=_TITLE_WORDS)
    more = "…" if len(words) > _TITLE_WORDS else ""
    return f"{' '.join(words[:_TITLE_WORDS])}{more}"
