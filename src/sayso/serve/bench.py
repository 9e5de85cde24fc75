"""What a server works on: the project, its jobs, and whom to tell."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from sayso.pipeline import DEFAULT, ReaderKind, shared_parser
from sayso.serve import models
from sayso.serve.jobs import Desk
from sayso.serve.news import Event, News
from sayso.serve.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken at once: bytes of a whole upload, number of its files."""

    upload_bytes: int = 512 * 2**20
    upload_files: int = 1000
    body_bytes: int = 8 * 2**20


class Bench:
    """The project that is served, with its jobs and its news. Close it at the end."""

    def __init__(
        self,
        path: Path,
        *,
        by: str = "",
        create: bool = True,
        reader: ReaderKind = DEFAULT,
        limits: Limits = Limits(),
    ) -> None:
        """Open the project at this path.

        Raises:
            ProjectError: it cannot be opened.
        """
        self.limits = limits
        self.news = News()
        self.workspace = Workspace(path, by=by, create=create)
        self.desk = Desk(path, self._tell_job, reader=reader)
        self.workspace.tell(lambda standing: self.news.tell(*_standing(standing)))
        # The first phrase that somebody types should not wait for it.
        threading.Thread(target=shared_parser, name="sayso parser", daemon=True).start()

    def close(self) -> None:
        """Stop the jobs and close the project."""
        self.desk.close()
        self.workspace.close()

    def standing(self) -> list[Event]:
        """How things stand, as events: the project, and every job."""
        jobs = [_job(job) for job in self.desk.jobs()]
        return [_standing(self.workspace.standing()), *jobs]

    def _tell_job(self, job: models.Job) -> None:
        self.news.tell(*_job(job))
        self.workspace.changed()


def _standing(standing: models.Standing) -> Event:
    return "project", standing.model_dump_json()


def _job(job: models.Job) -> Event:
    return "job", job.model_dump_json()
