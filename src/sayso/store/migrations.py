"""From an empty or older project file to the schema of this version: named steps, applied once each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, text

from sayso.errors import ProjectError
from sayso.store import schema
from sayso.store.connect import reading, writing


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: its name, and what it does to the tables."""

    name: str
    apply: Callable[[Connection], None]


def _first_tables(connection: Connection) -> None:
    schema.TABLES.create_all(connection, tables=schema.FIRST)


def _decisions(connection: Connection) -> None:
    schema.decisions.create(connection)


def _third_tables(connection: Connection) -> None:
    schema.TABLES.create_all(connection, tables=schema.THIRD)


def _changes(connection: Connection) -> None:
    schema.changes.create(connection)


def _perspectives(connection: Connection) -> None:
    schema.perspectives.create(connection)


def _scenarios(connection: Connection) -> None:
    schema.scenarios.create(connection)


MIGRATIONS = (
    Migration("first tables", _first_tables),
    Migration("decisions", _decisions),
    Migration("third tables", _third_tables),
    Migration("changes", _changes),
    Migration("perspectives", _perspectives),
    Migration("scenarios", _scenarios),
)
"""In the order of project formats 1, 2, …; one that was released is never changed."""


def migrate(engine: Engine, path: Path, *, create: bool, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a project file to the newest schema; each step and its record are one transaction.

    Looking never writes: a file that is up to date is left as it is.

    Args:
        create: whether an empty file becomes a project.

    Raises:
        ProjectError: the file is not one of sayso's, or newer than this sayso.
    """
    with reading(engine, path) as connection:
        version = _version(connection, path, create=create, newest=len(steps))
    while version < len(steps):
        with writing(engine, path) as connection:
            version = _version(connection, path, create=create, newest=len(steps))
            if version < len(steps):
                _apply(connection, steps[version], version + 1)
                version += 1


def _version(connection: Connection, path: Path, *, create: bool, newest: int) -> int:
    """How many steps the file has seen, once it is known to be one of sayso's and not newer than we."""
    application = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    objects = connection.execute(text("SELECT type, name FROM sqlite_master")).all()
    if application == 0 and version == 0 and not objects:
        if not create:
            raise ProjectError(f"{path}: an empty file, not a sayso project; read documents into it first")
        return 0
    if application != schema.APPLICATION_ID:
        raise ProjectError(f"{path}: a database of another program, not a sayso project")
    if version > newest:
        raise ProjectError(
            f"{path}: made by a newer sayso (project format {version}, this one knows {newest}); "
            "install the newest sayso to open it"
        )
    if foreign := sorted(name for kind, name in objects if kind in ("trigger", "view")):
        raise ProjectError(f"{path}: holds {foreign[0]!r}, which no sayso project does; it is not opened")
    return version


def _apply(connection: Connection, step: Migration, number: int) -> None:
    step.apply(connection)
    connection.execute(insert(schema.migrations).values(number=number, name=step.name))
    connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
