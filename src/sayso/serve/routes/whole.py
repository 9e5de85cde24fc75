"""The project as a whole: what it is, handing it on, jobs, and what is new."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from sayso.api.building import narrowed
from sayso.api.perspectives import find_perspective
from sayso.errors import QueryError
from sayso.export import EXPORTERS, export
from sayso.export.handing import masked, quotes_only
from sayso.export.view import View
from sayso.read import READERS
from sayso.records.decision import to_redo, to_undo
from sayso.serve import models
from sayso.serve.bench import Bench
from sayso.serve.routes.common import Now, TheBench
from sayso.serve.workspace import Seen

router = APIRouter(tags=["project"])

_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "svg": "image/svg+xml",
    "html": "text/html",
}
# What is handed on is opened from the disk; should a browser open it here, nothing in it runs.
_CLOSED = {"content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"}


@router.get("/project")
def show_project(bench: TheBench) -> models.ProjectShown:
    """The project: how much is in it, and what can be undone."""
    return bench.workspace.glance(partial(_project, bench))


Whose = Annotated[list[str], Query(description="Names or filters: only the claims that one means.")]
Texts = Annotated[bool, Query(description="Of the texts only the quotes of claims.")]
Masked = Annotated[bool, Query(description="Hide names that have a pseudonym inside texts too.")]


@router.get("/export/{name}", response_class=Response)
def hand_on(
    name: str,
    bench: TheBench,
    now: Now,
    according_to: Whose = [],  # noqa: B006
    without_texts: Texts = False,
    mask: Masked = False,
) -> Response:
    """The project in one of its formats, as a file."""
    entry = EXPORTERS.by_name(name)
    if entry is None:
        names = [entry.name for entry in EXPORTERS.entries()]
        raise QueryError(name, f"there is no format {name!r}, only {', '.join(names)}")
    view = _to_hand_on(now.view, according_to, without_texts, mask)
    return _file(bench, export(view, name).content, entry.suffixes[0], _TYPES.get(name))


@router.get("/report", response_class=Response)
def report(
    bench: TheBench,
    now: Now,
    according_to: Whose = [],  # noqa: B006
    without_texts: Texts = False,
    mask: Masked = False,
) -> Response:
    """The report: one page that works offline."""
    return hand_on("html", bench, now, according_to, without_texts, mask)


@router.get("/jobs")
def list_jobs(bench: TheBench) -> models.Jobs:
    """The jobs since the server was started, the earliest first."""
    return models.Jobs(jobs=bench.desk.jobs())


@router.delete("/jobs/{job}")
def stop_job(job: str, bench: TheBench) -> models.Job:
    """Stop a job, what was read stays; or forget one that is over."""
    return bench.desk.cancel(job)


@router.get("/events", response_class=StreamingResponse)
async def listen(bench: TheBench) -> StreamingResponse:
    """Server-sent events: 'project' with its revision when it is another, 'job' with a job that went on.

    The first events tell how things stand, so that whoever comes back has missed nothing.
    """
    from starlette.concurrency import run_in_threadpool

    first = await run_in_threadpool(bench.standing)
    return StreamingResponse(bench.news.listen(first), media_type="text/event-stream")


def _project(bench: Bench, now: Seen) -> models.ProjectShown:
    cmap = now.view.cmap
    log = bench.workspace.decisions()
    undo, redo = to_undo(log), to_redo(log)
    entries = {entry.id: entry for entry in bench.workspace.entries(d.id for d in (undo, redo) if d)}
    with bench.workspace.project() as project:
        revision, counts = project.revision(), project.counts()
    return models.ProjectShown(
        name=bench.workspace.path.stem,
        path=bench.workspace.path.name,
        by=bench.workspace.by,
        revision=now.revision,
        file_revision=revision,
        complete=now.complete and now.revision == revision,
        documents=counts.documents,
        statements=counts.statements,
        claims=counts.claims,
        variables=len(cmap.variables),
        people=len(cmap.people),
        links=cmap.link_count,
        threshold=cmap.threshold,
        to_undo=entries.get(undo.id) if undo else None,
        to_redo=entries.get(redo.id) if redo else None,
        formats=[
            models.Format(name=entry.name, suffix=entry.suffixes[0], summary=entry.summary)
            for entry in EXPORTERS.entries()
        ],
        suffixes=sorted(suffix for entry in READERS.entries() for suffix in entry.suffixes),
        upload_bytes=bench.limits.upload_bytes,
        upload_files=bench.limits.upload_files,
        version=version("sayso"),
    )


def _to_hand_on(view: View, whose: Sequence[str], without_texts: bool, mask: bool) -> View:
    view = masked(view) if mask else view
    view = narrowed(view, [find_perspective(view, each) for each in whose])
    return quotes_only(view) if without_texts else view


def _file(bench: Bench, content: bytes, suffix: str, kind: str | None) -> Response:
    name = "".join(
        c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in bench.workspace.path.stem
    )
    headers = {"content-disposition": f'attachment; filename="{name}{suffix}"', **_CLOSED}
    return Response(content, media_type=kind or "application/octet-stream", headers=headers)
