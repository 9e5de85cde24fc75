"""Files into a project: each is read when it is new or changed, and written whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from sayso.api.making import Made, Read, make, maker
from sayso.errors import UnreadableError
from sayso.lanes import Ready, in_order
from sayso.pipeline import ReaderKind
from sayso.read import find_files, read_bytes
from sayso.read.files import bytes_of
from sayso.read.result import ReadResult
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.store.project import FileStatus, ProjectFile, StoredFile
from sayso.text.trained import shipped_version

Tick = Callable[[int], None]
"""Told the number of words that were read since it was told last."""

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


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file with what is in it.

    Attributes:
        size: number of its bytes.
        result: its documents; None of a file that has not changed, or cannot be read.
        problem: why it cannot be read.
        ahead: ids of its documents that are being read, in their order.
    """

    size: int
    fingerprint: str
    result: ReadResult | None = None
    problem: UnreadableError | None = None
    ahead: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Readings:
    """The readings of one file: those that come along in the row, and others that the project asks for."""

    row: Iterator[_Opened | Made]
    reader: Callable[[], Read]
    kind: ReaderKind
    tick: Tick
    made: dict[str, Reading] = field(default_factory=dict)
    problems: list[UnreadableError] = field(default_factory=list)
    words: int = 0

    def come(self, count: int) -> None:
        """Wait for this many readings of the row."""
        for _ in range(count):
            made = next(self.row)
            assert isinstance(made, Made)
            self._add(made)

    def make(self, documents: Iterable[Document]) -> None:
        """Read these documents now."""
        for document in documents:
            self._add(make(document, self.reader()))

    def _add(self, made: Made) -> None:
        self.made[made.reading.document.id] = made.reading
        self.problems += [made.problem] if made.problem is not None else []
        self.words += made.words
        self.tick(made.words - made.told)


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
        tick: called for each document that was read, and now and then while a long one is.

    Raises:
        ProjectError: the project cannot be written to.
    """
    before = {stored.path: stored for stored in project.files()}
    things = _things(files, before, again=again)
    with closing(in_order(partial(maker, reader), things, size=_size, tick=tick)) as row:
        for file in files:
            readings = _Readings(row, reader, kind, tick or _ignore)
            yield _take_in(project, file, before.get(file.key), readings, again=again)


def _things(
    files: Iterable[Given], before: Mapping[str, StoredFile], *, again: bool
) -> Iterator[Ready[_Opened] | Document]:
    """Each file, and behind it those of its documents that nobody has read yet: what is done side by side."""
    held = {id for stored in before.values() for id in stored.documents}
    for file in files:
        opened = _open(file, before.get(file.key), again=again)
        documents = {} if opened.result is None else {each.id: each for each in opened.result.documents}
        new = [each for id, each in documents.items() if again or id not in held]
        held |= documents.keys()
        size = sum(map(_size, documents.values()))
        yield Ready(replace(opened, ahead=frozenset(each.id for each in new)), size)
        yield from new


def _size(document: Document) -> int:
    return len(document.text)


def _open(file: Given, before: StoredFile | None, *, again: bool) -> _Opened:
    try:
        content = _content(file)
    except UnreadableError as problem:
        return _Opened(0, "", problem=problem)
    fingerprint = hashlib.sha256(content).hexdigest()
    if not again and before is not None and before.fingerprint == fingerprint and before.status != "partial":
        return _Opened(len(content), fingerprint)
    try:
        return _Opened(len(content), fingerprint, read_bytes(content, origin=file.key))
    except UnreadableError as problem:
        return _Opened(len(content), fingerprint, problem=problem)


def _take_in(
    project: ProjectFile, file: Given, before: StoredFile | None, readings: _Readings, *, again: bool
) -> FileResult:
    opened = next(readings.row)
    assert isinstance(opened, _Opened)
    if opened.problem is not None:
        # Where nothing is known of what it holds, what was read of it before stays.
        if opened.fingerprint or (opened.problem.code != "missing" and before is None):
            stored = replace(
                _stored(file, opened, "failed"), code=opened.problem.code, reason=opened.problem.reason
            )
            _put_all(project, stored, (), (), readings, again=False)
        return FileResult(file.name, "failed", problems=(opened.problem,))
    if opened.result is None:
        assert before is not None
        return _as_before(file, before)
    _put(project, file, opened, opened.result, readings, again=again)
    problems = (*opened.result.problems, *readings.problems)
    return FileResult(file.name, "read", len(opened.result.documents), readings.words, problems)


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


def _stored(file: Given, opened: _Opened, status: FileStatus) -> StoredFile:
    return StoredFile(file.key, opened.size, opened.fingerprint, status)


def _put(
    project: ProjectFile,
    file: Given,
    opened: _Opened,
    result: ReadResult,
    readings: _Readings,
    *,
    again: bool,
) -> None:
    """Write the documents of a file, a part in each transaction; the file counts as read with the last."""
    ids = list(dict.fromkeys(document.id for document in result.documents))
    for first in range(0, max(len(ids), 1), _PART):
        part = ids[first : first + _PART]
        status: FileStatus = "read" if first + _PART >= len(ids) else "partial"
        readings.come(len(opened.ahead.intersection(part)))
        stored = replace(_stored(file, opened, status), problems=result.problems)
        _put_all(project, stored, result.documents, part, readings, again=again)


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
    while missing := project.put(
        replace(file, problems=(*file.problems, *readings.problems)),
        documents,
        part,
        readings.made,
        reader=reader_version(readings.kind),
        again=again,
    ):
        readings.make(missing)
    readings.made.clear()


@cache
def reader_version(kind: ReaderKind) -> str:
    """What makes the readings: this version of sayso, and which reader of it."""
    trained = f", trained reader {shipped_version()}" if kind == "trained" else ", rules alone"
    return f"sayso {version('sayso')}{trained}"


def _ignore(words: int) -> None:
    pass
