"""Long work: files are read by another process, one job after another, and all are told how far it is."""

from __future__ import annotations

import multiprocessing
import secrets
import shutil
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from sayso.errors import QueryError, SaysoError
from sayso.pipeline import ReaderKind
from sayso.serve import models

State = models.JobState
FileState = Literal["waiting", "reading", "read", "unchanged", "failed"]
_KEPT = 50  # finished jobs that are remembered
_PROBLEMS = 50  # of one file that are told


@dataclass(slots=True)
class FileOf:
    """One file of a job, and what became of it."""

    name: str
    path: Path
    state: FileState = "waiting"
    documents: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """A job that reads files."""

    id: str
    folder: Path
    files: list[FileOf]
    started: str
    state: State = "waiting"
    words: int = 0
    error: str | None = None

    def shown(self) -> models.Job:
        """As the server sends it."""
        return models.Job(
            id=self.id,
            kind="read",
            state=self.state,
            started=self.started,
            done=sum(file.state not in ("waiting", "reading") for file in self.files),
            total=len(self.files),
            words=self.words,
            files=[
                models.JobFile(
                    name=file.name, status=file.state, documents=file.documents, problems=list(file.problems)
                )
                for file in self.files
            ],
            error=self.error,
        )


class Desk:
    """The jobs of one project. They go on when nobody looks, and end with the server."""

    def __init__(
        self, project: Path, told: Callable[[models.Job], None], *, reader: ReaderKind = "trained"
    ) -> None:
        self._project, self._reader, self._told = project, reader, told
        self._jobs: dict[str, Reading] = {}
        self._waiting: deque[Reading] = deque()
        self._news = threading.Condition()
        self._worker: Worker | None = None
        self._closed = False
        self._folder = Path(tempfile.mkdtemp(prefix="sayso-serve-"))
        self._thread = threading.Thread(target=self._run, name="sayso jobs", daemon=True)
        self._thread.start()

    def room(self) -> Path:
        """A new folder for the files of one job."""
        return Path(tempfile.mkdtemp(dir=self._folder))

    def read(self, folder: Path, files: Sequence[tuple[str, Path]]) -> models.Job:
        """Read these files, each with what it is called, when the jobs before are done.

        Args:
            folder: that they lie in; it is deleted when they are read.
        """
        job = Reading(
            secrets.token_hex(6),
            folder,
            [FileOf(name, path) for name, path in files],
            datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        )
        with self._news:
            self._forget()
            self._jobs[job.id] = job
            self._waiting.append(job)
            self._news.notify_all()
            return job.shown()

    def jobs(self) -> list[models.Job]:
        """All jobs that are remembered, the earliest first."""
        with self._news:
            return [job.shown() for job in self._jobs.values()]

    def cancel(self, id: str) -> models.Job:
        """Stop a job, or forget it when it is over; what was read stays.

        Raises:
            QueryError: there is no such job.
        """
        with self._news:
            job = self._jobs.get(id)
            if job is None:
                raise QueryError(id, f"there is no job {id!r}")
            if job.state == "running" and self._worker is not None:
                job.state = "cancelled"
                self._worker.stop()
            elif job.state == "waiting":
                job.state = "cancelled"
                self._waiting.remove(job)
                shutil.rmtree(job.folder, ignore_errors=True)
            else:
                del self._jobs[id]
            shown = job.shown()
        self._told(shown)
        return shown

    def close(self) -> None:
        """Stop whatever is running."""
        with self._news:
            self._closed = True
            if self._worker is not None:
                self._worker.stop()
            self._news.notify_all()
        self._thread.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _forget(self) -> None:
        over = [job.id for job in self._jobs.values() if job.state not in ("waiting", "running")]
        for id in over[: max(0, len(over) - _KEPT)]:
            del self._jobs[id]

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._closed or self._waiting)
                if self._closed:
                    return
                job = self._waiting.popleft()
                job.state = "running"
                if self._worker is None or not self._worker.alive():
                    self._worker = Worker(self._project)
                worker = self._worker
            self._told(job.shown())
            self._read(job, worker)
            shutil.rmtree(job.folder, ignore_errors=True)
            self._told(job.shown())

    def _read(self, job: Reading, worker: Worker) -> None:
        """Have the worker read, and note what it says, until it is done or gone."""
        state: State = "failed"
        error: str | None = "a fault stopped the reading; what was read before is in the project"
        try:
            for word, value in worker.read([(file.name, str(file.path)) for file in job.files], self._reader):
                if word == "end":
                    state, error = ("failed", value) if value else ("done", None)
                    break
                with self._news:
                    self._note(job, word, value)
                self._told(job.shown())
        except EOFError:
            pass
        with self._news:
            if job.state == "running":
                job.state, job.error = state, error

    def _note(self, job: Reading, word: str, value: Any) -> None:
        if word == "begin":
            job.files[value].state = "reading"
        elif word == "words":
            job.words += value
        elif word == "result":
            number, status, documents, problems = value
            file = job.files[number]
            file.state, file.documents, file.problems = status, documents, problems[:_PROBLEMS]


class Worker:
    """Another process that reads files into a project; it keeps its models loaded from job to job."""

    def __init__(self, project: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(str(project), theirs), daemon=True)
        self._process.start()
        theirs.close()

    def alive(self) -> bool:
        """Whether it can be given work."""
        return self._process.is_alive()

    def stop(self) -> None:
        """End it at once; the project file is whole whenever that happens."""
        self._process.terminate()
        self._process.join()

    def read(self, files: Sequence[tuple[str, str]], reader: ReaderKind) -> Iterator[tuple[str, Any]]:
        """Give it files to read, and what it says: begin, words, result, end.

        Raises:
            EOFError: it is gone.
        """
        try:
            self._connection.send((list(files), reader))
            while True:
                yield self._connection.recv()
        except (OSError, BrokenPipeError) as error:
            raise EOFError from error


def _work(project: str, connection: Connection) -> None:
    """What the other process does, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    while True:
        try:
            files, reader = connection.recv()
        except EOFError:
            return
        try:
            _take_in(project, files, reader, connection)
        except SaysoError as error:
            connection.send(("end", str(error)))
        else:
            connection.send(("end", None))


def _take_in(path: str, files: Sequence[tuple[str, str]], reader: ReaderKind, connection: Connection) -> None:
    from sayso.api.project import Project

    with Project(path, create=False) as project:
        given = project.given((name, Path(place)) for name, place in files)
        results = project.take_in(given, tick=lambda words: connection.send(("words", words)), reader=reader)
        for number in range(len(given)):
            connection.send(("begin", number))
            result = next(results)
            problems = [problem.reason for problem in result.problems]
            connection.send(("result", (number, result.status, result.documents, problems)))


def safe_name(name: str) -> str:
    """A name that came from outside as one that can stand in a project: no way out of its folder.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\\\reports\\\\a.txt"), safe_name("")
    ('etc/passwd', 'reports/a.txt', 'upload')
    """
    parts = [
        "".join(letter for letter in part if letter.isprintable()).strip()[:120]
        for part in PurePosixPath(name.replace("\\", "/")).parts
    ]
    kept = [part for part in parts if part not in ("", "/", ".", "..") and not part.endswith(":")]
    return "/".join(kept[-8:]) or "upload"
