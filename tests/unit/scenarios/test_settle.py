"""What-ifs on small maps whose answer one can see."""

from itertools import pairwise

import pytest
from tests.property.strategies import map_of, said

from sayso.causalmap.perspective import perspective
from sayso.errors import MapError, QueryError, RecordError
from sayso.records.scenario import Press, Scenario
from sayso.scenarios.effects import settle


def more(*variables, **options):
    return Scenario(tuple(Press(variable, "more") for variable in variables), **options)


def less(variable, **options):
    return Scenario((Press(variable, "less"),), **options)


def verdicts(cmap, scenario):
    return {effect.variable: effect.verdict for effect in settle(cmap, scenario).effects}


def effect_on(cmap, scenario, variable):
    return next(effect for effect in settle(cmap, scenario).effects if effect.variable == variable)


CHAIN = map_of(said("rain", "+", "harvest"), said("harvest", "-", "price", by="Bo"))


def test_a_chain_carries_the_press_with_its_signs():
    assert verdicts(CHAIN, more("rain")) == {"rain": "rises", "harvest": "rises", "price": "falls"}
    assert verdicts(CHAIN, less("rain")) == {"rain": "falls", "harvest": "falls", "price": "rises"}


def test_effects_come_nearest_first_and_the_rest_is_not_reached():
    outcome = settle(CHAIN, more("harvest"))
    assert [effect.variable for effect in outcome.effects] == ["harvest", "price"]
    assert outcome.unreached == ("rain",)


def test_a_variable_without_any_link_is_not_worth_telling_as_not_reached():
    cmap = map_of(said("a", "+", "b"), said("x", "+", "y", modality="denied"))
    assert settle(cmap, more("a")).unreached == ()


def test_paths_that_disagree_leave_it_open_and_both_sorts_are_shown():
    cmap = map_of(said("tax", "+", "revenue"), said("tax", "-", "sales"), said("sales", "+", "revenue"))
    effect = effect_on(cmap, more("tax"), "revenue")
    assert effect.verdict == "open"
    assert [path.effect for path in effect.paths] == ["rises", "falls"]
    assert effect.reason == "some paths raise it and some lower it"


def test_paths_that_agree_settle_it():
    cmap = map_of(said("a", "-", "b"), said("b", "-", "d"), said("a", "+", "c"), said("c", "+", "d"))
    assert effect_on(cmap, more("a"), "d").verdict == "rises"


def test_prey_rise_and_predators_rise_with_more_grass():
    """Predator and prey balance each other: the loop damps what the path says and never turns it."""
    cmap = map_of(said("grass", "+", "prey"), said("prey", "+", "predators"), said("predators", "-", "prey"))
    assert verdicts(cmap, more("grass")) == {"grass": "rises", "prey": "rises", "predators": "rises"}
    assert verdicts(cmap, more("predators")) == {"predators": "rises", "prey": "falls"}


def test_a_reinforcing_loop_on_the_way_leaves_it_open_and_is_named():
    cmap = map_of(
        said("a", "+", "fear"), said("fear", "+", "flight"), said("flight", "+", "fear"), said("z", "+", "a")
    )
    effect = effect_on(cmap, more("a"), "flight")
    assert effect.verdict == "open"
    assert [loop.kind for loop in effect.loops] == ["reinforcing"]
    assert effect.reason == "a reinforcing loop is on the way (fear → flight → fear)"
    assert effect_on(cmap, more("z"), "a").verdict == "rises"


def test_a_loop_is_the_reason_for_what_comes_after_it_as_well():
    cmap = map_of(said("a", "+", "b"), said("b", "+", "a"), said("b", "+", "c"), said("c", "+", "d"))
    assert "a reinforcing loop is on the way (a → b → a)" in effect_on(cmap, more("a"), "d").reason


def test_a_reinforcing_loop_beside_or_behind_the_way_does_not_matter():
    cmap = map_of(
        said("a", "+", "b"),
        said("b", "+", "x"),
        said("x", "+", "y"),
        said("y", "+", "x"),
        said("p", "+", "q"),
        said("q", "+", "p"),
        said("p", "+", "b"),
    )
    assert effect_on(cmap, more("a"), "b").verdict == "rises"
    assert effect_on(cmap, more("a"), "x").verdict == "open"


def test_a_long_reinforcing_loop_is_found_as_well():
    names = [f"v{i:02}" for i in range(15)]
    ring = map_of(*(said(a, "+", b) for a, b in zip(names, [*names[1:], names[0]], strict=True)))
    effect = effect_on(ring, more("v00"), "v01")
    assert effect.verdict == "open"
    assert len(effect.loops[0].variables) == 15


def test_an_open_link_leaves_what_comes_after_it_open():
    cmap = map_of(said("a", "?", "b"), said("b", "+", "c"))
    assert verdicts(cmap, more("a")) == {"a": "rises", "b": "open", "c": "open"}
    assert effect_on(cmap, more("a"), "c").reason == "a link of unknown sign is on the way"


def test_where_a_contested_sign_decides_each_side_gets_its_answer():
    cmap = map_of(
        said("aid", "+", "peace", by="Ann"), said("aid", "-", "peace", by="Bo"), said("peace", "+", "trade")
    )
    effect = effect_on(cmap, more("aid"), "trade")
    assert effect.verdict == "contested"
    assert [(side.holders, side.verdict) for side in effect.by_side] == [
        (("Ann",), "rises"),
        (("Bo",), "falls"),
    ]
    assert effect.reason == "the sign of aid → peace decides"


def test_a_contested_sign_that_changes_nothing_does_not_decide():
    cmap = map_of(
        said("a", "+", "b"),
        said("a", "-", "b", by="Bo"),
        said("b", "+", "c"),
        said("a", "+", "c"),
        said("a", "-", "c", by="Cy"),
        said("a", "+", "d"),
        said("d", "-", "d2"),
    )
    assert effect_on(cmap, more("a"), "d2").verdict == "falls"
    effect = effect_on(cmap, more("a"), "c")
    assert effect.verdict == "contested"
    assert len(effect.by_side) == 4
    assert [side.verdict for side in effect.by_side] == ["rises", "open", "open", "falls"]


def test_two_contested_signs_in_a_row_decide_together():
    cmap = map_of(
        said("a", "+", "b"),
        said("a", "-", "b", by="Bo"),
        said("b", "+", "c"),
        said("b", "-", "c", by="Bo"),
    )
    effect = effect_on(cmap, more("a"), "c")
    assert [(side.holders, side.verdict) for side in effect.by_side] == [
        (("Ann",), "rises"),
        ((), "falls"),
        ((), "falls"),
        (("Bo",), "rises"),
    ]
    assert effect.reason == "the signs of a → b and b → c decide"


def test_a_contested_sign_decides_whether_a_loop_reinforces():
    cmap = map_of(
        said("a", "+", "b"),
        said("b", "+", "c"),
        said("c", "+", "b"),
        said("c", "-", "b", by="Bo"),
    )
    effect = effect_on(cmap, more("a"), "c")
    assert [(side.holders, side.verdict) for side in effect.by_side] == [
        (("Ann",), "open"),
        (("Bo",), "rises"),
    ]


def test_more_contested_links_than_can_be_tried_are_said_to_be():
    names = "abcdefgh"
    cmap = map_of(
        *(said(x, "+", y) for x, y in pairwise(names)),
        *(said(x, "-", y, by="Bo") for x, y in pairwise(names)),
    )
    effect = effect_on(cmap, more("a"), "h")
    assert effect.verdict == "open"
    assert "too many to give the answer by side" in effect.reason


def test_a_denied_link_still_carries_and_the_denial_is_mentioned():
    cmap = map_of(said("a", "+", "b"), said("a", "+", "b", by="Bo", modality="denied"))
    effect = effect_on(cmap, more("a"), "b")
    assert effect.verdict == "rises"
    assert effect.reason == "the one path there says so; a link on the way is denied by Bo"


def test_several_presses_meet():
    cmap = map_of(said("a", "+", "c"), said("b", "-", "c"))
    assert effect_on(cmap, more("a", "b"), "c").verdict == "open"
    opposed = Scenario((Press("a", "more"), Press("b", "less")))
    assert effect_on(cmap, opposed, "c").verdict == "rises"


def test_a_press_that_reaches_another_pressed_variable_counts_there():
    cmap = map_of(said("a", "-", "b"))
    assert effect_on(cmap, more("a", "b"), "b").verdict == "open"
    assert effect_on(cmap, Scenario((Press("a", "more"), Press("b", "less"))), "b").verdict == "falls"


def test_a_held_variable_stops_the_press_and_its_loops():
    cmap = map_of(said("a", "+", "b"), said("b", "+", "c"), said("c", "+", "b"), said("c", "+", "d"))
    outcome = settle(cmap, more("a", held=("c",)))
    assert {effect.variable: effect.verdict for effect in outcome.effects} == {"a": "rises", "b": "rises"}
    assert outcome.unreached == ("d",)


def test_a_step_against_the_direction_of_its_claims_is_a_mirror_reading():
    cmap = map_of(said("fall", "+", "pressure", change="occurs"), said("pressure", "-", "hope"))
    steps = effect_on(cmap, less("fall"), "hope").paths[0].steps
    assert [step.mirror for step in steps] == [True, True]
    assert [s.mirror for s in effect_on(cmap, more("fall"), "hope").paths[0].steps] == [False, False]


def test_as_said_leaves_mirror_readings_out():
    cmap = map_of(said("fall", "+", "pressure", change="occurs"))
    assert verdicts(cmap, less("fall", as_said=True)) == {"fall": "falls"}
    assert verdicts(cmap, more("fall", as_said=True)) == {"fall": "rises", "pressure": "rises"}


def test_what_is_said_both_ways_or_of_less_is_no_mirror_reading():
    both = map_of(said("fall", "+", "pressure", change="occurs", both_ways=True))
    assert verdicts(both, less("fall", as_said=True))["pressure"] == "falls"
    of_less = map_of(said("help", "+", "hope", change="decrease"))
    assert verdicts(of_less, less("help", as_said=True))["hope"] == "falls"
    assert verdicts(of_less, more("help", as_said=True)) == {"help": "rises"}


def test_two_claims_of_different_directions_do_not_contest_as_said():
    cmap = map_of(said("a", "+", "b", change="increase"), said("a", "-", "b", by="Bo", change="decrease"))
    assert verdicts(cmap, more("a"))["b"] == "contested"
    assert verdicts(cmap, more("a", as_said=True))["b"] == "rises"
    assert verdicts(cmap, less("a", as_said=True))["b"] == "rises"


def test_as_said_only_the_direction_that_is_said_goes_on():
    cmap = map_of(
        said("a", "+", "b"),
        said("a", "-", "c"),
        said("c", "+", "b", both_ways=True),
        said("b", "+", "d", change="decrease"),
    )
    assert verdicts(cmap, more("a", as_said=True)) == {"a": "rises", "b": "open", "c": "falls", "d": "falls"}


def test_a_loop_that_only_a_mirror_reading_closes_is_left_out_as_said():
    cmap = map_of(said("a", "+", "b"), said("b", "+", "a", change="decrease"))
    assert verdicts(cmap, more("a"))["b"] == "open"
    assert verdicts(cmap, more("a", as_said=True)) == {"a": "rises", "b": "rises"}


def test_links_on_finished_events_are_marked_and_can_be_left_out():
    cmap = map_of(said("a", "+", "b", scope="once"), said("b", "+", "c"))
    assert [step.once for step in effect_on(cmap, more("a"), "c").paths[0].steps] == [True, False]
    assert verdicts(cmap, more("a", general_only=True)) == {"a": "rises"}


def test_a_path_is_held_by_who_says_all_of_it():
    assert effect_on(CHAIN, more("rain"), "harvest").paths[0].held_by == ("Ann",)
    assert effect_on(CHAIN, more("rain"), "price").paths[0].held_by == ()


def test_paths_beyond_those_shown_are_counted():
    middle = [f"m{i}" for i in range(8)]
    cmap = map_of(*(said("a", "+", m) for m in middle), *(said(m, "+", "z") for m in middle))
    effect = effect_on(cmap, more("a"), "z")
    assert (len(effect.paths), effect.more, effect.more_is_exact) == (5, 3, True)


def test_more_paths_than_can_be_counted_is_more_than():
    layers = [[f"{layer}{i}" for i in range(6)] for layer in "bcd"]
    ends = [["a"], *layers, ["z"]]
    cmap = map_of(*(said(x, "+", y) for xs, ys in pairwise(ends) for x in xs for y in ys))
    effect = effect_on(cmap, more("a"), "z")
    assert effect.verdict == "rises"
    assert (len(effect.paths), effect.more, effect.more_is_exact) == (5, 55, False)


def test_in_the_perspective_of_one_person_only_that_persons_claims_count():
    cmap = map_of(said("a", "+", "b", by="Ann"), said("a", "-", "b", by="Bo"))
    alone = perspective(cmap, lambda saying: saying.holder == "Bo")
    assert verdicts(alone, more("a")) == {"a": "rises", "b": "falls"}


def test_a_map_with_claims_that_the_scenario_leaves_out_is_an_error():
    cmap = map_of(said("a", "+", "b"))
    with pytest.raises(MapError, match="leaves out"):
        settle(cmap, more("a", modalities=("possible",)))


def test_a_variable_that_is_not_on_the_map_cannot_be_pressed_or_held():
    for scenario in (more("moon"), more("rain", held=("moon",))):
        with pytest.raises(QueryError, match="moon"):
            settle(CHAIN, scenario)


@pytest.mark.parametrize(
    ("presses", "held", "message"),
    [
        ((), (), "at least one press"),
        ((Press("a", "more"), Press("a", "less")), (), "presses one variable twice"),
        ((Press("a", "more"),), ("a",), "both presses and holds a"),
    ],
)
def test_a_scenario_that_contradicts_itself_is_refused(presses, held, message):
    with pytest.raises(RecordError, match=message):
        Scenario(presses, held)


def test_a_self_link_plays_no_part():
    assert verdicts(map_of(said("a", "+", "a"), said("a", "+", "b")), more("a")) == {
        "a": "rises",
        "b": "rises",
    }


def test_a_dense_map_is_answered_and_owns_up_to_what_it_could_not_see():
    names = [f"v{i:02}" for i in range(40)]
    cmap = map_of(*(said(a, "+" if a < b else "-", b) for a in names for b in names if a != b))
    effect = effect_on(cmap, more("v00"), "v39")
    assert effect.verdict == "open"
    assert not effect.more_is_exact
