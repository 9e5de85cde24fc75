"""The perspectives that people named: filters as text, by name."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from sayso.store import schema


def load(connection: Connection) -> dict[str, str]:
    """The text of each filter by the name of its perspective, sorted by name."""
    table = schema.perspectives
    return {row.name: row.filter for row in connection.execute(select(table).order_by(table.c.name))}


def keep(connection: Connection, name: str, filter: str) -> None:
    """Write a perspective, in place of one of the same name."""
    forget(connection, name)
    connection.execute(insert(schema.perspectives).values(name=name, filter=filter))


def forget(connection: Connection, name: str) -> bool:
    """Delete a perspective; whether there was one of this name."""
    table = schema.perspectives
    return connection.execute(delete(table).where(table.c.name == name)).rowcount > 0
