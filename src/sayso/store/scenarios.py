"""Saved scenarios as rows of a project file."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from sayso.records.response import Method
from sayso.records.scenario import Press, Scenario
from sayso.records.study import SavedScenario
from sayso.store import schema


def load(connection: Connection) -> tuple[SavedScenario, ...]:
    """All of them, by name.

    Raises:
        RecordError, ValueError, TypeError, KeyError: a row is no scenario.
    """
    rows = connection.execute(select(schema.scenarios).order_by(schema.scenarios.c.name)).all()
    return tuple(map(_saved, rows))


def keep(connection: Connection, saved: SavedScenario) -> None:
    """Write one, in the place of another of that name."""
    forget(connection, saved.name)
    body = {
        "scenario": asdict(saved.scenario),
        "version": saved.version,
        "draws": saved.draws,
        "seed": saved.seed,
        "grouped": saved.grouped,
        "run": None if saved.run is None else asdict(saved.run),
    }
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    row = {"name": saved.name, "when": when, "body": json.dumps(body, sort_keys=True)}
    connection.execute(insert(schema.scenarios).values(row))


def forget(connection: Connection, name: str) -> bool:
    """Remove one; whether there was one of that name."""
    return bool(connection.execute(delete(schema.scenarios).where(schema.scenarios.c.name == name)).rowcount)


def _saved(row: Any) -> SavedScenario:
    body = json.loads(row.body)
    told = body["scenario"]
    scenario = Scenario(
        presses=tuple(Press(**press) for press in told["presses"]),
        held=tuple(map(str, told["held"])),
        according_to=tuple(map(str, told["according_to"])),
        modalities=tuple(told["modalities"]),
        as_said=bool(told["as_said"]),
        general_only=bool(told["general_only"]),
        starts=tuple((str(variable), int(step)) for variable, step in told["starts"]),
    )
    run = None if body["run"] is None else Method(**body["run"])
    return SavedScenario(
        name=row.name,
        scenario=scenario,
        version=str(body["version"]),
        draws=int(body["draws"]),
        seed=int(body["seed"]),
        run=run,
        grouped=bool(body["grouped"]),
        when=row.when,
    )
