"""What the exit codes mean: the one place where errors become codes."""

from __future__ import annotations

from sayso.errors import QueryError, SaysoError

DONE = 0
NOTHING = 1
USAGE = 2
SOME_UNREAD = 3
SEVERAL_FIT = 4
INTERRUPTED = 130
PIPE_CLOSED = 141

MEANINGS = {
    DONE: "done",
    NOTHING: "nothing was done: no such project, nothing of that name, nothing could be read",
    USAGE: "the command line is wrong",
    SOME_UNREAD: "done, but some documents, rows or lines could not be read",
    SEVERAL_FIT: "what was typed fits several things, or none quite; what it may be is listed",
    INTERRUPTED: "interrupted; what was read so far is kept",
    PIPE_CLOSED: "whoever read the output stopped reading",
}


def exit_code(error: SaysoError) -> int:
    """The exit code that tells of an error."""
    return SEVERAL_FIT if isinstance(error, QueryError) and error.choices else NOTHING
