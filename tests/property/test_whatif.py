"""What the signs alone settle, against a slow referee and against the numbers themselves."""

from itertools import product

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.property.strategies import map_of, maps, said, sayings, signs

from sayso.records.scenario import Press, Scenario
from sayso.scenarios.effects import settle

VALUE = {"+": 1, "-": -1, "?": 0}
VERDICT = {(1,): "rises", (-1,): "falls"}


@st.composite
def scenarios(draw, cmap):
    names = sorted(cmap.variables)
    pressed = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
    rest = [name for name in names if name not in pressed]
    held = draw(st.lists(st.sampled_from(rest), max_size=1)) if rest else []
    return Scenario(
        tuple(Press(name, draw(st.sampled_from(("more", "less")))) for name in pressed), tuple(held)
    )


def directions(scenario):
    return {press.variable: 1 if press.direction == "more" else -1 for press in scenario.presses}


def pairs_of(cmap, scenario):
    """The signs of every pair that is not held, as a set."""
    pairs = {}
    for link in cmap.links:
        if not {link.cause, link.effect} & set(scenario.held):
            pairs.setdefault((link.cause, link.effect), set()).add(VALUE[link.polarity])
    return pairs


def reach(pairs, starts):
    seen, queue = set(starts), list(starts)
    while queue:
        here = queue.pop()
        for cause, effect in pairs:
            if cause == here and effect not in seen:
                seen.add(effect)
                queue.append(effect)
    return seen


def products(pairs, here, goal, seen=frozenset(), value=1):
    """The sign of every simple path from here to the goal (a cycle, where they are one)."""
    found = []
    for (cause, effect), sign in pairs.items():
        if cause == here:
            if effect == goal:
                found.append(value * sign)
            elif effect not in seen | {here}:
                found += products(pairs, effect, goal, seen | {here}, value * sign)
    return found


def verdict_by_walking(pairs, presses, goal):
    """One sign a pair: all paths from all presses, all loops among what lies on the way."""
    above = reach({(e, c) for c, e in pairs}, [goal])
    way = reach(pairs, presses) & above
    inside = {pair: sign for pair, sign in pairs.items() if set(pair) <= way}
    paths = {
        start * sign
        for variable, start in presses.items()
        if variable in way
        for sign in ([1] if variable == goal else products(inside, variable, goal))
    }
    loops = [sign for variable in way for sign in products(inside, variable, variable)]
    if not paths:
        return "not reached"
    return "open" if any(sign >= 0 for sign in loops) else VERDICT.get(tuple(sorted(paths)), "open")


@settings(max_examples=200)
@given(st.data())
def test_verdicts_are_those_found_by_walking_all_paths_and_loops(data):
    cmap = data.draw(maps)
    assume(cmap.variables)
    scenario = data.draw(scenarios(cmap))
    pairs = pairs_of(cmap, scenario)
    contested = [pair for pair, found in pairs.items() if len(found) > 1]
    assume(len(contested) <= 3)
    effects = {effect.variable: effect for effect in settle(cmap, scenario).effects}
    for goal in cmap.variables.keys() - set(scenario.held):
        verdicts = set()
        for taken in product((1, -1), repeat=len(contested)):
            one = {pair: next(iter(found)) for pair, found in pairs.items()}
            one |= dict(zip(contested, taken, strict=True))
            verdicts.add(verdict_by_walking(one, directions(scenario), goal))
        expected = verdicts.pop() if len(verdicts) == 1 else "contested"
        assert (effects[goal].verdict if goal in effects else "not reached") == expected


def response(matrix, press, random):
    """The settled response to a press with strengths at random; None when the draw does not settle."""
    strengths = matrix * random.uniform(0.001, 1, matrix.shape) ** random.choice([0.3, 1, 4])
    if max(np.linalg.eigvals(strengths).real) >= 1:
        return None
    return np.linalg.solve(np.eye(len(matrix)) - strengths, press)


signed_maps = st.lists(sayings(variables="abcdef", polarity=signs), min_size=1, max_size=12).map(
    lambda claims: map_of(*claims)
)


@settings(max_examples=200)
@given(st.data())
def test_where_the_signs_settle_it_every_settled_draw_of_strengths_agrees(data):
    cmap = data.draw(signed_maps)
    scenario = data.draw(scenarios(cmap))
    outcome = settle(cmap, scenario)
    random = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    contested = [pair for pair, found in pairs_of(cmap, scenario).items() if len(found) > 1]
    links = {link.id: link for link in cmap.links}
    names = sorted(reach(pairs_of(cmap, scenario), directions(scenario)))
    press = np.array([directions(scenario).get(name, 0) for name in names], dtype=float)
    for _ in range(20):
        matrix = np.zeros((len(names), len(names)))
        one = {pair: min(found) for pair, found in pairs_of(cmap, scenario).items()}
        one |= {pair: int(random.choice([1, -1])) for pair in contested}
        for (cause, effect), sign in one.items():
            if cause in names and effect in names:
                matrix[names.index(effect), names.index(cause)] = sign
        answer = response(matrix, press, random)
        if answer is None:
            continue
        for effect in outcome.effects:
            verdict = effect.verdict
            for side in effect.by_side:
                if all(one[links[i].cause, links[i].effect] == VALUE[links[i].polarity] for i in side.links):
                    verdict = side.verdict
            value = answer[names.index(effect.variable)]
            assert verdict != "rises" or value > 0
            assert verdict != "falls" or value < 0


@given(st.data())
def test_paths_start_at_a_press_go_along_links_and_do_what_they_say(data):
    cmap = data.draw(maps)
    assume(cmap.variables)
    scenario = data.draw(scenarios(cmap))
    links = {link.id: link for link in cmap.links}
    for effect in settle(cmap, scenario).effects:
        for path in effect.paths:
            value = directions(scenario)[path.steps[0].cause]
            here = path.steps[0].cause
            for step in path.steps:
                link = links[step.link]
                assert (link.cause, link.effect, link.polarity) == (here, step.effect, step.sign)
                value, here = value * VALUE[step.sign], step.effect
            assert here == effect.variable
            assert path.effect == {1: "rises", -1: "falls", 0: "open"}[value]
            assert len({step.cause for step in path.steps}) == len(path.steps)
            assert path.support == min(links[step.link].support for step in path.steps)


@given(st.data())
def test_an_unrelated_link_changes_no_answer(data):
    claims = data.draw(st.lists(sayings(), min_size=1, max_size=10))
    scenario = data.draw(scenarios(map_of(*claims)))
    apart = said("y", "+", "z", by="Ann", document="d1")
    before = settle(map_of(*claims), scenario)
    assert settle(map_of(*claims, apart), scenario).effects == before.effects
