"""Paths by what they carry, and the links that would turn an answer."""

import pytest
from tests.property.strategies import map_of, said

from sayso.errors import QueryError
from sayso.records.scenario import Press, Scenario
from sayso.scenarios.effects import settle
from sayso.scenarios.sensitivity import find_turns
from sayso.scenarios.strength import weigh_paths


def more(variable, **options):
    return Scenario((Press(variable, "more"),), **options)


def paths(cmap, variable):
    outcome = weigh_paths(cmap, settle(cmap, more("a")))
    return next(effect.paths for effect in outcome.effects if effect.variable == variable)


def test_a_path_carries_the_mean_product_of_its_strengths_and_the_strongest_comes_first():
    cmap = map_of(
        said("a", "+", "m", by="Ann"),
        said("a", "+", "m", by="Bo"),
        said("m", "+", "z", by="Ann"),
        said("m", "+", "z", by="Bo"),
        said("a", "+", "z", by="Cy"),
    )
    found = paths(cmap, "z")
    assert [len(path.steps) for path in found] == [1, 2]
    assert [path.strength for path in found] == [pytest.approx(0.5, abs=0.05), pytest.approx(0.25, abs=0.05)]


def test_a_balancing_loop_takes_from_what_a_path_carries():
    """The mean of u / (1 + v w) lies between 1/4 and 1/2."""
    cmap = map_of(said("a", "+", "b"), said("b", "+", "c"), said("c", "-", "b"))
    assert 0.35 < paths(cmap, "b")[0].strength < 0.47


def test_where_nothing_settles_paths_have_no_strength():
    core = [said(x, "+", y) for x in "bcdefghij" for y in "bcdefghij" if x != y]
    assert {path.strength for path in paths(map_of(said("a", "+", "b"), *core), "b")} == {None}


def turns(cmap, variable="z"):
    (found,) = find_turns(cmap, more("a"), [variable])
    return {(t.link, t.change): (t.before, t.after) for t in found.found}


def test_in_a_chain_every_sign_turns_the_answer_and_every_loss_ends_it():
    cmap = map_of(said("a", "+", "m"), said("m", "+", "z"), said("z", "+", "behind"))
    first, second = (
        next(link.id for link in cmap.links if (link.cause, link.effect) == pair)
        for pair in (("a", "m"), ("m", "z"))
    )
    assert turns(cmap) == {
        (link, change): ("rises", after)
        for link in (first, second)
        for change, after in (("gone", "not reached"), ("other sign", "falls"))
    }


def test_a_link_beside_the_point_turns_nothing():
    cmap = map_of(said("a", "+", "z"), said("a", "+", "b"), said("b", "+", "c"))
    assert {link for link, _ in turns(cmap)} == {next(link.id for link in cmap.links if link.effect == "z")}


def test_what_is_not_reached_cannot_turn():
    with pytest.raises(QueryError, match="do not reach"):
        find_turns(map_of(said("a", "+", "b"), said("z", "+", "b")), more("a"), ["z"])


def link_id(cmap, cause, effect):
    return next(link.id for link in cmap.links if (link.cause, link.effect) == (cause, effect))


def test_a_leaning_answer_turns_with_the_strength_of_a_link():
    """P(a < b) is 1/4 where a is in the upper half, 3/4 where it is in the lower."""
    cmap = map_of(said("p", "+", "a"), said("a", "+", "z"), said("p", "+", "b"), said("b", "-", "z"))
    scenario = Scenario((Press("p", "more"),))
    (found,) = find_turns(cmap, scenario, ["z"])
    told = {(turn.link, turn.change): turn.after for turn in found.found}
    for cause, effect, strong, weak in (("a", "z", "rise", "fall"), ("b", "z", "fall", "rise")):
        link = link_id(cmap, cause, effect)
        assert told[link, "strong"] == f"leans to a {strong}"
        assert told[link, "weak"] == f"leans to a {weak}"
        assert told[link, "gone"] == {"rise": "falls", "fall": "rises"}[strong]


def test_several_answers_are_turned_in_one_go_as_each_alone():
    cmap = map_of(
        said("a", "+", "z"),
        said("a", "-", "m"),
        said("m", "+", "z"),
        said("z", "+", "y"),
        said("a", "+", "y"),
    )
    together = find_turns(cmap, more("a"), ["z", "y", "m"])
    assert together == tuple(find_turns(cmap, more("a"), [v])[0] for v in "zym")
