"""Runs of fuzzy cognitive maps, against a slow version and by hand."""

import math

import numpy as np
import pytest
from tests.property.strategies import map_of, said

from sayso.errors import QueryError, RecordError
from sayso.records.response import Method
from sayso.records.scenario import Press, Scenario
from sayso.scenarios.unfold import rest, run, unfold

CHAIN = map_of(said("a", "+", "b"), said("b", "-", "c"))
SLOW = {
    "tanh": math.tanh,
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
    "saturation": lambda x: min(1, max(0, x)),
    "trivalent": lambda x: int(x > 0) - int(x < 0),
    "bivalent": lambda x: float(x > 0),
}


def more(*variables, **options):
    return Scenario(tuple(Press(v, "more") for v in variables), **options)


def slowly(weights, method, pushes, start):
    x, told = list(start), [list(start)]
    for _ in range(method.steps):
        read = [2 * v - 1 for v in x] if method.rule == "rescaled" else x
        sums = [sum(w * read[c] for (c, e), w in weights.items() if e == n) for n in range(len(x))]
        if method.rule != "plain":
            sums = [s + r for s, r in zip(sums, read, strict=True)]
        x = [SLOW[method.transfer](s + p) for s, p in zip(sums, pushes, strict=True)]
        told.append(x)
    return told


COMBINATIONS = [
    (transfer, rule)
    for rule in ("memory", "plain", "rescaled")
    for transfer in SLOW
    if not (rule == "rescaled" and transfer in ("tanh", "trivalent"))
]


@pytest.mark.parametrize(("transfer", "rule"), COMBINATIONS)
def test_a_run_is_that_of_the_slow_version(transfer, rule):
    random = np.random.default_rng(3)
    names = "abcde"
    method = Method(transfer, rule, steps=12, draws=7)
    weights = {
        (c, e): random.uniform(-1, 1, 7) for c in names for e in names if c != e and random.random() < 0.6
    }
    start = random.uniform(0, 1, 5)
    found = run(names, weights, method, presses=[(1, 0, 1.0)], holds=(), start=start)
    for draw in range(7):
        numbered = {(names.index(c), names.index(e)): w[draw] for (c, e), w in weights.items()}
        expected = slowly(numbered, method, [0, 1, 0, 0, 0], start)
        np.testing.assert_allclose(found[:, draw], expected, rtol=0, atol=1e-12)


def test_a_press_travels_one_link_a_step_and_is_0_before():
    bands = unfold(CHAIN, more("a"), Method(steps=6)).bands
    assert [band[1] for band in bands["a"][:2]] == [0.0, math.tanh(1)]
    assert bands["c"][2] == (0.0, 0.0, 0.0)
    assert bands["c"][3][2] < 0
    assert len(bands["c"]) == 7


def test_bands_hold_the_median_between_them():
    for steps in unfold(CHAIN, more("a")).bands.values():
        assert all(low <= middle <= high for low, middle, high in steps)


def test_a_press_may_begin_at_a_step():
    bands = unfold(CHAIN, more("a", starts=(("a", 3),)), Method(steps=6)).bands
    assert bands["a"][3] == (0.0, 0.0, 0.0)
    assert bands["a"][4][1] == math.tanh(1)


def test_a_hold_from_the_first_step_on_passes_nothing_and_a_later_one_keeps_what_is_there():
    assert "c" not in unfold(CHAIN, more("a", held=("b",))).bands
    bands = unfold(CHAIN, more("a", held=("b",), starts=(("b", 3),)), Method(steps=6)).bands
    assert bands["b"][3][1] > 0
    assert set(bands["b"][3:]) == {bands["b"][3]}


def test_nothing_moves_from_rest_without_a_press():
    method = Method("sigmoid", "rescaled", steps=5, draws=3)
    found = run("ab", {("a", "b"): np.ones(3)}, method, presses=(), holds=())
    assert set(found.ravel()) == {rest("rescaled")}


@pytest.mark.parametrize("method", [Method(), Method("sigmoid"), Method("sigmoid", "rescaled")])
def test_as_said_a_run_uses_no_link_the_other_way(method):
    """'More a, less b' and 'more b, more c' say nothing of c when b falls; 'more d, more e' is as said."""
    cmap = map_of(said("a", "-", "b"), said("b", "+", "c"), said("a", "+", "d"), said("d", "+", "e"))
    as_said, both = unfold(cmap, more("a", as_said=True), method), unfold(cmap, more("a"), method)
    assert set(as_said.bands.get("c", [(0.0, 0.0, 0.0)])) == {(0.0, 0.0, 0.0)}
    assert both.bands["c"][-1][2] < 0
    np.testing.assert_allclose(as_said.bands["e"], both.bands["e"], rtol=0, atol=1e-12)


def test_a_loop_that_turns_back_stops_as_said_only_where_it_turns():
    """b falls below rest only when c pulls it down, and 'more b, more c' then passes nothing on."""
    cmap = map_of(said("a", "+", "b"), said("b", "+", "c"), said("c", "-", "b"))
    bands = unfold(cmap, more("a", as_said=True), Method(steps=30)).bands
    assert all(low >= 0 for low, _, _ in bands["c"])


def test_an_unrelated_link_changes_no_band():
    other = map_of(said("a", "+", "b"), said("b", "-", "c"), said("x", "+", "b"), said("x", "+", "y"))
    assert unfold(other, more("a")).bands == unfold(CHAIN, more("a")).bands


def test_what_no_run_can_do_is_refused():
    with pytest.raises(QueryError, match="last step"):
        unfold(CHAIN, more("a", starts=(("a", 30),)))
    with pytest.raises(QueryError, match="too large"):
        unfold(CHAIN, more("a"), Method(steps=1000, draws=100_000))
    with pytest.raises(RecordError, match="1 to 1000 steps"):
        Method(steps=0)
    with pytest.raises(RecordError, match="draws"):
        Method(draws=0)
    with pytest.raises(RecordError, match="rescaled"):
        Method("tanh", "rescaled")


@pytest.mark.parametrize("starts", [(("b", 1),), (("a", -1),)])
def test_a_step_is_of_a_press_or_hold_and_not_before_the_first(starts):
    with pytest.raises(RecordError, match="begins at"):
        more("a", starts=starts)
