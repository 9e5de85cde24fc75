"""Sentences that are made to train on: every one a tree, whose words are those of its text."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

PATH = Path(__file__).parents[3] / "training" / "simple.py"
spec = importlib.util.spec_from_file_location("simple", PATH)
assert spec is not None and spec.loader is not None
simple = importlib.util.module_from_spec(spec)
sys.modules["simple"] = simple
spec.loader.exec_module(simple)

WORDS = simple.Vocabulary(
    nouns=[("mill", "mills"), ("city", "cities"), ("oat", "oats")],
    adjectives=["dear", "muddy", "fair"],
    adverbs=["slowly"],
    transitive=["close", "hurt", "carry"],
    intransitive=["rise", "worsen"],
    people=[("Ada", "Kern"), ("Orvo",)],
)


@given(st.integers(0, 2**32 - 1))
def test_every_made_sentence_is_a_tree_over_its_text(seed: int) -> None:
    rng = random.Random(seed)
    grammar = simple.Grammar(WORDS, rng)
    record = simple.record_of("r", grammar.sentence(), rng)
    rows, tokens, text = record["syntax"], record["tokens"], record["text"]
    assert len(rows) == len(tokens) == len(record["names"])
    assert record["sentences"] == [[0, len(rows), 0]]
    assert [row[1] for n, row in enumerate(rows) if row[0] == n] == ["root"]
    for n in range(len(rows)):
        seen = set()
        while rows[n][0] != n:
            assert n not in seen
            seen.add(n)
            n = rows[n][0]
    assert "".join(text[a:b] for a, b in tokens) == text.replace(" ", "")


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("close", ("closes", "closed", "closed")),
        ("carry", ("carries", "carried", "carried")),
        ("stop", ("stops", "stopped", "stopped")),
        ("push", ("pushes", "pushed", "pushed")),
        ("take", ("takes", "took", "taken")),
    ],
)
def test_verbs_are_inflected(verb: str, forms: tuple[str, str, str]) -> None:
    assert (simple.third(verb), simple.past(verb, False), simple.past(verb, True)) == forms
