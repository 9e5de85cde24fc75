"""Shares of draws against a slow, obvious version: one draw at a time, eigenvalues, one solve."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.property.strategies import maps
from tests.property.test_whatif import scenarios

from sayso.records.response import PRIORS
from sayso.scenarios.draws import numbers
from sayso.scenarios.effects import settle
from sayso.scenarios.lean import lean
from sayso.scenarios.response import respond
from sayso.scenarios.settling import settles
from sayso.scenarios.system import draw_pairs, system_of

NUMBER = 40


def slowly(system, drawn, variable, draw):
    """The response of one variable in one draw, over what lies on the way to it; None if unsettled."""
    way, queue = {variable}, [variable]
    while queue:
        here = queue.pop()
        for cause, effect in system.pairs:
            if effect == here and cause not in way:
                way.add(cause)
                queue.append(cause)
    names = sorted(way)
    a = np.zeros((len(names), len(names)))
    for cause, effect in system.pairs:
        if {cause, effect} <= way:
            a[names.index(effect), names.index(cause)] = drawn[cause, effect].gain[draw]
    if max(np.linalg.eigvals(a).real) >= 1:
        return None
    press = np.array([float(system.presses.get(name, 0)) for name in names])
    return np.linalg.solve(np.eye(len(names)) - a, press)[names.index(variable)]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_responses_are_those_of_the_slow_version(data):
    cmap = data.draw(maps)
    assume(cmap.variables)
    system = system_of(cmap, data.draw(scenarios(cmap)))
    prior = data.draw(st.sampled_from(PRIORS))
    drawn = draw_pairs(system, prior, 7, 0, NUMBER)
    response = respond(system, drawn, NUMBER, frozenset())
    for variable, settled in response.settled.items():
        for draw in range(NUMBER):
            expected = slowly(system, drawn, variable, draw)
            assert settled[draw] == (expected is not None)
            if expected is not None:
                np.testing.assert_allclose(response.value[variable][draw], expected, rtol=1e-6, atol=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 8), st.floats(0.1, 3))
def test_settling_is_what_the_eigenvalues_say(seed, size, scale):
    stack = np.random.default_rng(seed).normal(scale=scale / size**0.5, size=(50, size, size))
    assert (settles(stack) == (np.linalg.eigvals(stack).real.max(axis=1) < 1)).all()


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.4, 0.9, 1.1]))
def test_settling_of_large_sparse_matrices_is_what_the_eigenvalues_say(seed, radius):
    random = np.random.default_rng(seed)
    stack = random.normal(scale=radius / 2, size=(6, 120, 120)) * (random.random((6, 120, 120)) < 4 / 120)
    assert (settles(stack) == (np.linalg.eigvals(stack).real.max(axis=1) < 1)).all()


def test_a_large_ring_settles_by_its_gain_alone():
    """A ring of 120 links of gain g has the eigenvalues g e^(2πi n/120), or half-way between for '-'."""
    ring = np.roll(np.eye(120), 1, axis=0)
    turned = ring.copy()
    turned[0, -1] = -1.0
    assert settles(np.stack([0.98 * ring, 1.02 * ring, 0.98 * turned, 1.02 * turned])).tolist() == [
        True,
        False,
        True,
        False,
    ]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_what_the_signs_settle_no_draw_contradicts(data):
    cmap = data.draw(maps)
    assume(cmap.variables)
    outcome = settle(cmap, data.draw(scenarios(cmap)))
    for effect, found in zip(outcome.effects, lean(cmap, outcome, draws=300).found, strict=True):
        assert effect.variable == found.variable
        for shares in found.shares.values():
            assert 0 <= shares.rises + shares.falls <= shares.settled <= shares.tried
            assert effect.verdict != "rises" or shares.rises == shares.settled
            assert effect.verdict != "falls" or shares.falls == shares.settled


@given(st.integers(0, 1000), st.integers(0, 500), st.integers(1, 500))
def test_draws_are_the_same_wherever_a_run_begins(seed, start, length):
    whole = numbers("key", seed, 0, start + length)
    assert (numbers("key", seed, start, start + length) == whole[start:]).all()
    assert ((whole > 0) & (whole <= 1)).all()
