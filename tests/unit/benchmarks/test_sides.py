"""The scorer of sides counts what it says."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.records.claim import Claim, Side

FOLDER = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture(scope="module")
def scorer() -> Any:
    sys.path.insert(0, str(FOLDER))
    try:
        specification = importlib.util.spec_from_file_location("sides_benchmark", FOLDER / "sides.py")
        assert specification and specification.loader
        module = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(FOLDER))


TEXT = "Rents rose because flats are scarce. Higher rents hurt bakers."


def gold(*claims: tuple[str, str, str, str]) -> dict[str, Any]:
    """A gold text; a claim is (cause, its variable, effect, its variable)."""

    def side(words: str, variable: str) -> dict[str, Any]:
        start = TEXT.index(words)
        return {"span": [start, start + len(words)], "change": "increase", "variable": variable}

    return {
        "text": TEXT,
        "claims": [
            {
                "cause": side(a, b),
                "effect": side(c, d),
                "signal": [[11, 18]],
                "polarity": "+",
                "modality": "asserted",
            }
            for a, b, c, d in claims
        ],
    }


def test_pairs_in_different_words_are_counted_once(scorer: Any) -> None:
    text = gold(("flats", "flats", "Rents rose", "rents"), ("Higher rents", "rents", "bakers", "bakers"))
    claims = scorer.claims_of(text)

    def with_variables(claim: Claim, cause: str, effect: str) -> Claim:
        return replace(
            claim,
            cause=Side(claim.cause.span, "occurs", cause),
            effect=Side(claim.effect.span, "occurs", effect),
        )

    right = (with_variables(claims[0], "v1", "v2"), with_variables(claims[1], "v2", "v3"))
    wrong = (with_variables(claims[0], "v1", "v2"), with_variables(claims[1], "v1", "v3"))
    counts: Counter[str] = Counter()
    assert list(scorer.score_merging(text, right, counts)) == []
    assert counts == Counter({"pairs/gold": 1, "pairs/ours": 1, "pairs/right": 1})
    counts = Counter()
    assert list(scorer.score_merging(text, wrong, counts)) == ["flats | Higher rents | flats | rents"]
    assert (counts["pairs/gold"], counts["pairs/ours"], counts["pairs/right"]) == (1, 1, 0)


def test_names_share_words_but_for_articles_and_plurals(scorer: Any) -> None:
    assert scorer.shared("the price of rents", "rent price") == 1
    assert scorer.shared("rents", "bakers") == 0
    assert scorer.shared("baker's rent", "rent") == pytest.approx(2 / 3)


def test_directions_are_scored_beside_always_up(scorer: Any, parser: Any) -> None:
    text = gold(("Higher rents", "rents", "Rents rose", "rents"))
    counts: Counter[str] = Counter()
    scorer.score_sides(parser.analyse(TEXT), text, counts, dice := [])
    assert (
        counts["cause/change"],
        counts["cause/direction"],
        counts["cause/occurs"],
        counts["cause/up"],
    ) == (1, 1, 0, 1)
    assert (counts["effect"], counts["effect/direction"]) == (1, 1)
    assert dice == [1, 1]
