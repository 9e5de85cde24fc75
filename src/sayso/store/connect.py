"""The connection to a project file, and what its failures mean to a person."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from sayso.errors import ProjectError

# How long a process waits while another one writes; one document's transaction takes milliseconds.
BUSY_SECONDS = 60


def connect(path: Path, *, create: bool = False) -> Engine:
    """One connection to the file at this path, which is read-only where the file system says so.

    Nothing in the file can make it run code: extensions stay off, and functions in its schema too.
    Between transactions the file is whole by itself (a rollback journal, no second file).

    Args:
        create: make an empty file when there is none.

    Raises:
        ProjectError: there is no such file, it is no ordinary file, or it cannot be opened.
    """
    _check_path(path, create=create)
    writable = os.access(path, os.W_OK) if path.exists() else True
    mode = "ro" if not writable else "rwc" if create else "rw"

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = create_engine("sqlite://", creator=opened, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _check_path(path: Path, *, create: bool) -> None:
    try:
        folder, exists, ordinary = path.is_dir(), path.exists(), path.is_file()
    except OSError as error:
        raise ProjectError(f"{path}: cannot be looked at ({error.strerror}); name another file") from error
    if folder:
        raise ProjectError(f"{path}: a folder, not a project file; name a file such as {path / 'city.sayso'}")
    if exists and not ordinary:
        raise ProjectError(f"{path}: not an ordinary file, so not a project file")
    if not exists and not create:
        raise ProjectError(
            f"{path}: there is no such project; make it with: sayso read FILES --project {path}"
        )
    if not path.parent.is_dir():
        raise ProjectError(f"{path}: there is no folder {path.parent} to make it in; make the folder first")


def _begin(connection: Connection) -> None:
    """Take the write lock at once in a writing transaction, so that two of them cannot block each other."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """A transaction that sees one state of the file."""
    with explained(path), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """A transaction that changes the file wholly at its end, or not at all when an exception leaves it."""
    with explained(path), engine.connect() as connection:
        connection.execution_options(writing=True)
        with connection.begin():
            yield connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what the database complains of into a ProjectError that says what is wrong and what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
        raise ProjectError(f"{path}: {_explanation(error)}") from error


def _explanation(error: Exception) -> str:
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    for part, meaning in _MEANINGS:
        if part in said:
            return meaning
    return f"the project file is damaged or not one of sayso's ({said})"


_MEANINGS = (
    ("not a database", "not a sayso project; name another file with --project, or set SAYSO_PROJECT"),
    (
        "malformed",
        "the project file is damaged; take a copy of it that is whole, or read the documents again",
    ),
    (
        "locked",
        f"another program has been writing to it for over {BUSY_SECONDS} s; try again when it is done",
    ),
    ("readonly", "the project file or its folder may not be written to; change its permissions or copy it"),
    ("disk is full", "the disk is full; what was read so far is safe, free some space and run it again"),
    ("unable to open", "the project file cannot be opened; look at the permissions of it and its folder"),
    ("disk I/O", "the disk gives an error when the project file is read or written"),
)
