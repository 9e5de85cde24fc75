"""The one place where errors become answers, all of one shape."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from sayso.errors import (
    ClashError,
    FilterError,
    ModelError,
    ProjectError,
    QueryError,
    RecordError,
    SaysoError,
    SpanError,
    UnreadableError,
)
from sayso.serve import models

if TYPE_CHECKING:
    from sayso.serve.workspace import Workspace

_STATUS: tuple[tuple[type[SaysoError], int, str, str], ...] = (
    (ClashError, 409, "clash", "look at what was decided, then decide again"),
    (UnreadableError, 422, "unreadable", "give it in another form"),
    (ProjectError, 503, "project", "look at the file of the project, then load this page again"),
    (ModelError, 503, "model", "install sayso again"),
    (RecordError, 422, "impossible", "change what was asked"),
    (SpanError, 422, "span", "load this page again, and mark the words anew"),
    (SaysoError, 422, "sayso", ""),
)
_ASKED = {404: "there is nothing at this address", 405: "this address does not take that"}

ANSWERS: dict[int | str, dict[str, Any]] = {
    status: {"model": models.Failure, "description": told}
    for status, told in (
        (401, "This browser has not been let in."),
        (403, "A page of another site may not ask."),
        (404, "There is no such thing, or the name fits nothing here."),
        (409, "Somebody decided otherwise meanwhile, or the name fits several things."),
        (413, "More than is taken at once."),
        (422, "What was asked is not understood."),
        (503, "The project cannot be read or written."),
    )
}
"""What every route may answer beside what it promises."""


def install(app: FastAPI, workspace: Workspace) -> None:
    """Have the app answer in this shape whatever goes wrong."""

    @app.exception_handler(SaysoError)
    def foreseen(request: Request, error: SaysoError) -> JSONResponse:
        return answer_to(error, workspace)

    @app.exception_handler(RequestValidationError)
    def misunderstood(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path"))
        return answer(422, models.Problem(kind="request", message=str(first["msg"]), place=place))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> JSONResponse:
        message = _ASKED.get(error.status_code, str(error.detail))
        return answer(
            error.status_code, models.Problem(kind="request", message=message, place=request.url.path)
        )

    @app.exception_handler(Exception)
    def unforeseen(request: Request, error: Exception) -> JSONResponse:
        traceback.print_exception(error, file=sys.stderr)
        problem = models.Problem(
            kind="internal",
            message="a fault in sayso stopped this",
            what_to_do="try again; if it comes back, please report what the terminal of sayso serve shows",
        )
        return answer(500, problem)


def answer_to(error: SaysoError, workspace: Workspace) -> JSONResponse:
    """The answer to an error that was foreseen."""
    if isinstance(error, FilterError):
        problem = models.Problem(
            kind="filter", message=str(error), place=error.asked, choices=list(error.choices)
        )
        return answer(422, problem)
    if isinstance(error, QueryError):
        # As on the command line: several that may be meant is another matter than nothing of that name.
        several = bool(error.choices)
        return answer(
            409 if several else 404,
            models.Problem(
                kind="several" if several else "query",
                message=str(error),
                place=error.asked,
                what_to_do="choose one of those that may be meant" if several else "",
                choices=list(error.choices),
            ),
        )
    status, kind, what = next((s, k, w) for of, s, k, w in _STATUS if isinstance(error, of))
    place = error.origin if isinstance(error, UnreadableError) else ""
    message = error.reason if isinstance(error, UnreadableError) else str(error)
    later = workspace.entries(error.decisions) if isinstance(error, ClashError) else []
    return answer(
        status, models.Problem(kind=kind, message=message, place=place, what_to_do=what, later=later)
    )


def answer(status: int, problem: models.Problem) -> JSONResponse:
    """The answer that tells a problem."""
    return JSONResponse(models.Failure(error=problem).model_dump(mode="json"), status)
