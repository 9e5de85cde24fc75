"""Files into a project: each is read when it is new or changed, and written whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from sayso.errors import UnreadableError
from sayso.pipeline import ReaderKind
from sayso.read import find_files, read_bytes
from sayso.read.files import bytes_of
from sayso.read.result import ReadResult
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped, Span
from sayso.store.project import FileStatus, ProjectFile, StoredFile
from sayso.text.parser import count_words
from sayso.text.trained import shipped_version

Read = Callable[[Document], Reading]
Tick = Callable[[int], None]
"""Told the number of words of a document when it has been read."""

# Documents of a table of statements that are written together: some seconds of reading.
_PART = 20


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file.

    Attributes:
        name: the file as it was given.
        status: 'read'; 'unchanged' when it had been read before; 'failed'.
        documents: how many documents it holds; words: of those that were read now.
        problems: why it, or rows or pages of it, could not be read.
    """

    name: str
    status: Literal["read", "unchanged", "failed"]
    documents: int = 0
    words: int = 0
    problems: tuple[UnreadableError, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A file to read: what to call it, how the project knows it, where it is or else its bytes."""

    name: str
    key: str
    path: Path | None = None
    content: bytes | None = None


@dataclass(slots=True)
class _Readings:
    """Readings made for one file, with the words they took and the documents that reading failed on."""

    reader: Callable[[], Read]
    kind: ReaderKind
    tick: Tick
    made: dict[str, Reading] = field(default_factory=dict)
    problems: list[UnreadableError] = field(default_factory=list)
    words: int = 0

    def add(self, documents: Iterable[Document]) -> None:
        read = self.reader()
        for document in documents:
            words = count_words(document.text)
            self.made[document.id] = self._reading(document, read)
            self.words += words
            self.tick(words)

    def _reading(self, document: Document, read: Read) -> Reading:
        """The reading of a document; one without claims, and a problem, where a fault of sayso stops it.

        A fault met in one document of thousands, perhaps at night, must not stop the others.
        """
        try:
            return read(document)
        except Exception as fault:
            said = f"{type(fault).__name__}: {fault}"
            self.problems.append(
                UnreadableError(
                    document.origin,
                    "internal",
                    f"a fault in sayso stopped the reading of it ({said}); please report this, with the text",
                )
            )
            return Reading(document, skipped=(Skipped(Span(0, len(document.text)), "internal", said),))


def find_given(paths: Iterable[Path], project: Path) -> tuple[tuple[Given, ...], tuple[Path, ...]]:
    """The files at these paths and in these folders, each once, and those of a kind that is not read."""
    files, others = find_files(paths)
    return tuple(Given(str(path), file_key(path, project), path) for path in files), others


def given_bytes(content: bytes, *, name: str = "", suffix: str = "") -> Given:
    """Bytes that came without a file; unnamed ones are known by their content.

    Args:
        suffix: says their format ('.html') where the name does not.
    """
    key = name or f"stdin-{hashlib.sha256(content).hexdigest()[:12]}"
    return Given(name or "standard input", key if key.endswith(suffix) else key + suffix, content=content)


def file_key(path: Path, project: Path) -> str:
    """How a project knows a file, wherever it is opened: from its own folder, or else absolute.

    So a folder that holds the project with its documents can be moved or given away.
    """
    folder = Path(os.path.realpath(project.parent))
    whole = Path(os.path.realpath(path.parent)) / path.name
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else str(whole)


def take_in(
    project: ProjectFile,
    files: Sequence[Given],
    reader: Callable[[], Read],
    *,
    kind: ReaderKind,
    again: bool = False,
    tick: Tick | None = None,
) -> Iterator[FileResult]:
    """Read files into a project, in their order; a result for each as soon as it is written.

    A file that was read before and has the same bytes is left alone. When this is stopped at any
    moment, all files before are in the project, and of a table of statements its first rows.

    Args:
        reader: gives what makes the reading of a document; asked when there is one to read.
        kind: which reader that is.
        again: read also what has not changed, and what failed before.
        tick: called for each document that was read.

    Raises:
        ProjectError: the project cannot be written to.
    """
    for file in files:
        yield _take_in(project, file, _Readings(reader, kind, tick or _ignore), again=again)


def _take_in(project: ProjectFile, file: Given, readings: _Readings, *, again: bool) -> FileResult:
    try:
        content = _content(file)
    except UnreadableError as problem:
        # Nothing is known of what it holds, so what was read of it before stays.
        if problem.code != "missing" and project.file(file.key) is None:
            project.put(_failed(file, b"", "", problem), (), (), {}, reader=reader_version(readings.kind))
        return FileResult(file.name, "failed", problems=(problem,))
    fingerprint = hashlib.sha256(content).hexdigest()
    before = project.file(file.key)
    if before is not None and before.fingerprint == fingerprint and before.status != "partial" and not again:
        return _as_before(file, before)
    try:
        result = read_bytes(content, origin=file.key)
        _put(project, file, content, fingerprint, result, readings, again=again)
    except UnreadableError as problem:
        failed = _failed(file, content, fingerprint, problem)
        _put_all(project, failed, (), (), readings, again=False)
        return FileResult(file.name, "failed", problems=(problem,))
    problems = (*result.problems, *readings.problems)
    return FileResult(file.name, "read", len(result.documents), readings.words, problems)


def _content(file: Given) -> bytes:
    if file.content is not None:
        return file.content
    assert file.path is not None
    try:
        return bytes_of(file.path)
    except UnreadableError as problem:
        raise UnreadableError(file.key, problem.code, problem.reason) from problem


def _as_before(file: Given, before: StoredFile) -> FileResult:
    if before.status == "failed":
        problem = UnreadableError(before.path, before.code, before.reason)
        return FileResult(file.name, "failed", problems=(problem,))
    return FileResult(file.name, "unchanged", len(before.documents), problems=before.problems)


def _failed(file: Given, content: bytes, fingerprint: str, problem: UnreadableError) -> StoredFile:
    return StoredFile(file.key, len(content), fingerprint, "failed", problem.code, problem.reason)


def _put(
    project: ProjectFile,
    file: Given,
    content: bytes,
    fingerprint: str,
    result: ReadResult,
    readings: _Readings,
    *,
    again: bool,
) -> None:
    """Write the documents of a file, a part in each transaction; the file counts as read with the last."""
    ids = list(dict.fromkeys(document.id for document in result.documents))
    for first in range(0, max(len(ids), 1), _PART):
        last = first + _PART >= len(ids)
        status: FileStatus = "read" if last else "partial"
        stored = StoredFile(file.key, len(content), fingerprint, status, problems=result.problems)
        _put_all(project, stored, result.documents, ids[first : first + _PART], readings, again=again)


def _put_all(
    project: ProjectFile,
    file: StoredFile,
    documents: Sequence[Document],
    part: Sequence[str],
    readings: _Readings,
    *,
    again: bool,
) -> None:
    """Write, and read first whatever the project says it has no reading of."""
    stored = file
    while missing := project.put(
        stored, documents, part, readings.made, reader=reader_version(readings.kind), again=again
    ):
        readings.add(missing)
        stored = replace(file, problems=(*file.problems, *readings.problems))
    readings.made.clear()


@cache
def reader_version(kind: ReaderKind) -> str:
    """What makes the readings: this version of sayso, and which reader of it."""
    trained = f", trained reader {shipped_version()}" if kind == "trained" else ", rules alone"
    return f"sayso {version('sayso')}{trained}"


def _ignore(words: int) -> None:
    pass
