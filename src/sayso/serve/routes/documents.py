"""Documents: what is there, what was found in one, putting more in, withdrawing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, File, HTTPException, Query, UploadFile, status

from sayso.api.intake import Given
from sayso.api.listing import Row
from sayso.api.notes import note, typed
from sayso.api.searching import find_words
from sayso.errors import QueryError
from sayso.records.reading import Reading
from sayso.serve import models, showing
from sayso.serve.bench import Bench
from sayso.serve.jobs import safe_name
from sayso.serve.routes.common import Limit, Line, Name, Now, Offset, TheBench, chosen, paged, row_of
from sayso.serve.workspace import Seen
from sayso.text.parser import count_words

router = APIRouter(tags=["documents"])

Sort = Literal["name", "date", "words", "statements", "claims"]
_COUNTS: Mapping[Sort, Callable[[Reading], int]] = {
    "words": lambda reading: count_words(reading.document.text),
    "statements": lambda reading: len(reading.statements),
    "claims": lambda reading: len(reading.claims),
}


@router.get("/documents")
def list_documents(
    bench: TheBench,
    q: Annotated[
        str, Query(max_length=200, description="Words in the text, the title or the file's name.")
    ] = "",
    filter: Line = "",
    person: Name = "",
    variable: Name = "",
    notes: Annotated[bool | None, Query(description="Only notes, or none of them.")] = None,
    sort: Sort = "name",
    down: Annotated[bool, Query(description="The largest or latest first.")] = False,
    offset: Offset = 0,
    limit: Limit = 50,
) -> models.Page[models.DocumentRow]:
    """The documents of the project."""
    asked = chosen(filter, words=q, person=person, variable=variable)

    def look(now: Seen) -> models.Page[models.DocumentRow]:
        at = now if asked.terms else now.at_hand("documents")
        rows = [
            row
            for row in at.rows("documents", asked)
            if notes is None or row.of.origin.startswith("note-") == notes
        ]
        rows = _sorted(at, rows, sort, down=down)
        at.view.have(row.of.id for row in rows[offset : offset + limit])
        return paged(rows, row_of(models.DocumentRow), offset, limit, at.revision)

    # The list as it is first seen is there before the project is in memory.
    return look(bench.workspace.seen()) if asked.terms or sort in _COUNTS else bench.workspace.glance(look)


def _sorted(now: Seen, rows: list[Row], sort: Sort, *, down: bool) -> list[Row]:
    if sort == "name":
        return rows[::-1] if down else rows
    count = _COUNTS.get(sort)
    found = [(row.of.date if count is None else count(now.view.by_document[row.of.id]), row) for row in rows]
    known = [(value, row) for value, row in found if value is not None]
    known.sort(key=itemgetter(0), reverse=down)
    # What is not known stands last, whichever way.
    return [row for _, row in known] + [row for value, row in found if value is None]


@router.get("/documents/{document}")
def show_document(document: str, now: Now) -> models.DocumentShown:
    """A document as it is written, with all that was found in it."""
    reading = now.view.by_document.get(document)
    if reading is None:
        raise QueryError(document, f"there is no document {document!r}; perhaps it was withdrawn")
    return showing.document(now, reading)


@router.post("/documents", status_code=status.HTTP_202_ACCEPTED)
def upload(bench: TheBench, files: Annotated[list[UploadFile], File()]) -> models.Job:
    """Read files: a job, which tells how far it is. Their names may have folders in them."""
    if len(files) > bench.limits.upload_files:
        raise HTTPException(413, f"at most {bench.limits.upload_files:,} files are taken at once")
    folder = bench.desk.room()
    given = []
    for number, file in enumerate(files):
        place = folder / str(number)
        with place.open("wb") as target:
            shutil.copyfileobj(file.file, target)
        given.append((safe_name(file.filename or ""), place))
    return bench.desk.read(folder, given)


@router.post("/texts", status_code=status.HTTP_202_ACCEPTED)
def give_text(bench: TheBench, asked: models.TextAsked) -> models.Job:
    """Read a text that is typed or pasted."""
    about = asked.model_dump(exclude={"text"})
    return _read(bench, typed(asked.text, **about))


@router.post("/notes", status_code=status.HTTP_202_ACCEPTED)
def write_note(bench: TheBench, asked: models.NoteAsked) -> models.Job:
    """Put down what somebody thinks or heard: a document, whose claims that person holds."""
    return _read(bench, note(asked.text, asked.by or bench.workspace.by, date.today()))


@router.delete("/documents/{document}")
def withdraw(document: str, bench: TheBench) -> models.Removed:
    """Withdraw a document with all that stood on it; no word of it is left in the project."""
    with bench.workspace.project() as project:
        removed = project.remove(document)
        revision = project.revision()
    bench.workspace.changed()
    return models.Removed(documents=list(removed), revision=revision)


@router.get("/search")
def search(
    now: Now,
    q: Annotated[str, Query(min_length=1, max_length=200)],
    offset: Offset = 0,
    limit: Limit = 50,
) -> models.Page[models.Hit]:
    """Where words stand in all texts."""
    return paged(find_words(now.view, q), partial(showing.hit, now.view), offset, limit, now.revision)


def _read(bench: Bench, given: Given) -> models.Job:
    """Have a text read that came without a file."""
    assert given.content is not None
    folder = bench.desk.room()
    place: Path = folder / "0"
    place.write_bytes(given.content)
    return bench.desk.read(folder, [(given.key, place)])
