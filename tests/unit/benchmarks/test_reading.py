"""The scorer gives full marks to the gold itself, none to nothing, and half marks where half is right."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.records.claim import Claim, Side
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Entity, Statement

ROOT = Path(__file__).parents[3]
specification = importlib.util.spec_from_file_location("benchmark", ROOT / "benchmarks" / "reading.py")
assert specification and specification.loader
benchmark = importlib.util.module_from_spec(specification)
sys.modules["benchmark"] = benchmark
specification.loader.exec_module(benchmark)

GOLD = [json.loads(line) for line in (ROOT / "tests/golden/demo/gold.jsonl").read_text("utf-8").splitlines()]


def reading_of(gold: dict[str, Any]) -> Reading:
    """A reading that holds exactly what the gold holds."""
    names: dict[str | None, str] = {}

    def entity(name: str | None) -> str:
        return names.setdefault(name, f"e{len(names) + 1}")

    statements = tuple(
        Statement(s["id"], s["kind"], entity(s["who"]), tuple(Span(*piece) for piece in s["content"]))
        for s in gold["statements"]
    )
    variables: dict[str, str] = {}

    def side(given: dict[str, Any]) -> Side:
        variable = variables.setdefault(given["variable"], f"v{len(variables) + 1}")
        return Side(Span(*given["span"]), given["change"], variable)

    claims = tuple(
        Claim(
            id=c["id"],
            cause=side(c["cause"]),
            effect=side(c["effect"]),
            polarity=c["polarity"],
            modality=c["modality"],
            confidence=1.0,
            found_by="gold",
            holders=(entity(c["holder"]),) if c["holder"] else (),
        )
        for c in gold["claims"]
    )
    entities = tuple(Entity(id, name) for name, id in names.items())
    return Reading(Document(gold["text"]), statements, claims, (), entities)


def figures(readings: list[Reading]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for gold, reading in zip(GOLD, readings, strict=True):
        total.update(benchmark.score(gold, reading, []).counts)
    return dict(benchmark.figures(total))


def test_the_gold_itself_gets_full_marks() -> None:
    table = figures([reading_of(gold) for gold in GOLD])
    for name in ("statements F1", "claims F1", "speaker", "polarity", "modality", "holder", "merging F1"):
        assert table[name] == pytest.approx(1.0), name


def test_nothing_found_gets_none() -> None:
    table = figures([Reading(Document(gold["text"])) for gold in GOLD])
    assert table["statements F1"] == table["claims F1"] == table["claims recall (core)"] == 0


def test_inventions_cost_precision_and_misses_recall() -> None:
    readings = [reading_of(gold) for gold in GOLD]
    halved = [replace(r, claims=r.claims[::2]) for r in readings]
    assert figures(halved)["claims precision"] == 1
    assert 0.3 < figures(halved)["claims recall (core)"] < 0.7
    swapped = [
        replace(r, claims=tuple(replace(c, cause=c.effect, effect=c.cause) for c in r.claims))
        for r in readings
    ]
    assert figures(swapped)["claims precision"] < 0.1
