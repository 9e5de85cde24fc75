"""Pairs worth a look: likely ones are proposed, opposites never, whatever the order."""

import sys
from itertools import permutations

import numpy as np

from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.variable import Variable
from sayso.text.meaning import embed_phrases
from sayso.variables import join_variables, propose
from sayso.variables.propose import near_pairs


def reading(text, *named):
    """A reading of a document with variables of the given (name, key)."""
    variables = tuple(
        Variable(f"v{n}", name, (Span(0, 1),), key=key) for n, (name, key) in enumerate(named, 1)
    )
    return Reading(Document(text), variables=variables)


READINGS = [
    reading("the mill", ("closure of the mill", "closure: mill"), ("steel imports", "import: steel")),
    reading("a mill", ("shutting down the mill", "shutdown: down mill"), ("steel exports", "export: steel")),
    reading("weather", ("rain", "rain"), ("it", "")),
]


def proposed(readings):
    variables = join_variables(readings)
    names = {variable.id: variable.name for variable in variables}
    found = propose(variables, readings, embed_phrases)
    return [({names[p.first], names[p.second]}, p.score, p.reason) for p in found]


def test_what_is_near_in_meaning_is_proposed_with_chance_and_reason():
    (names, score, reason), *_ = proposed(READINGS)
    assert names == {"closure of the mill", "shutting down the mill"}
    assert 0 < score < 1
    assert "mill" in reason


def test_opposites_and_pronouns_are_not_proposed():
    pairs = [names for names, *_ in proposed(READINGS)]
    assert {"steel imports", "steel exports"} not in pairs
    assert not any("it" in names for names in pairs)


def test_the_order_of_reading_does_not_matter():
    assert len({str(proposed(order)) for order in permutations(READINGS)}) == 1


def test_nothing_has_no_proposals():
    assert propose((), (), embed_phrases) == ()


def test_near_pairs_are_those_that_comparing_all_with_all_finds():
    random = np.random.default_rng(7)
    vectors = random.normal(size=(15, 4)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    every = {(i, j) for i in range(15) for j in range(i + 1, 15) if vectors[i] @ vectors[j] >= 0.35}
    assert {(i, j) for i, j, _ in near_pairs(vectors, [None] * 15)} == every


def test_of_very_many_variables_those_that_most_is_said_about_are_compared(monkeypatch):
    often = (Span(0, 1), Span(2, 3))
    told = [
        ("closure of the mill", "closure: mill", often),
        ("shutting down the mill", "shutdown: down mill", often),
        ("end of the mill", "end: mill", ()),
    ]
    readings = [
        Reading(Document(f"text {n}"), variables=(Variable("v1", name, (Span(0, 1), *more), key=key),))
        for n, (name, key, more) in enumerate(told)
    ]
    variables = join_variables(readings)
    assert len(variables) == 3 and len(propose(variables, readings, embed_phrases)) > 1
    monkeypatch.setattr(sys.modules["sayso.variables.propose"], "COMPARED", 2)
    (found,) = propose(variables, readings, embed_phrases)
    assert {v.name for v in variables if v.id in (found.first, found.second)} == {
        "closure of the mill",
        "shutting down the mill",
    }
