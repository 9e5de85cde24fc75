"""How open answers lean, on small maps that one can solve by hand."""

import pytest
from tests.property.strategies import map_of, said

from sayso.errors import QueryError
from sayso.records.scenario import Press, Scenario
from sayso.scenarios.effects import settle
from sayso.scenarios.lean import lean


def leans(cmap, *pressed, draws=10_000, **options):
    scenario = Scenario(tuple(Press(v, "more") for v in pressed), **options)
    return lean(cmap, settle(cmap, scenario), draws=draws)


def on(found, variable):
    return next(each for each in found.found if each.variable == variable)


def share(each, prior="uniform"):
    shares = each.shares[prior]
    return shares.rises / shares.settled


def path(start, end, links, first="+"):
    names = [start, *(f"{start}{end}{links}{n}" for n in range(1, links)), end]
    signs = [first, *"+" * (links - 1)]
    return [said(a, sign, b) for a, b, sign in zip(names, names[1:], signs, strict=False)]


def test_a_chain_settles_in_every_draw_and_never_leans_the_other_way():
    found = leans(map_of(*path("a", "d", 3)), "a")
    assert found.settled == {"uniform": 1.0, "log-uniform": 1.0}
    assert share(on(found, "d")) == 1.0
    low, middle, high = on(found, "d").shares["uniform"].size
    assert 0 < low < middle < high < 1


@pytest.mark.parametrize("links", [2, 3, 4])
def test_a_direct_link_against_one_path_of_k_links_leans_as_the_arithmetic_says(links):
    """P(u > u1 … uk) = 1 - E[u1 … uk] = 1 - 2^-k."""
    found = leans(map_of(said("a", "+", "z"), *path("a", "z", links, first="-")), "a")
    assert share(on(found, "z")) == pytest.approx(1 - 2**-links, abs=0.02)
    assert on(found, "z").side == "rises"


@pytest.mark.parametrize("links", [2, 3])
def test_two_equal_paths_that_disagree_lean_neither_way(links):
    other = [said("a", "-", "m"), *path("m", "z", links - 1)]
    found = leans(map_of(*path("a", "z", links), *other), "a")
    for prior in ("uniform", "log-uniform"):
        assert share(on(found, "z"), prior) == pytest.approx(0.5, abs=0.02)


def test_a_predator_and_its_prey_always_settle():
    cmap = map_of(said("prey", "+", "predator"), said("predator", "-", "prey"), said("rain", "+", "prey"))
    found = leans(cmap, "rain")
    assert found.settled["uniform"] == 1.0
    assert share(on(found, "predator")) == share(on(found, "prey")) == 1.0


def test_two_competitors_settle_and_the_pressed_one_wins():
    """a ⊣ b ⊣ a reinforces, but its gain is a product of two strengths of at most 1."""
    found = leans(map_of(said("a", "-", "b"), said("b", "-", "a")), "a")
    assert found.settled["uniform"] == 1.0
    assert (share(on(found, "a")), share(on(found, "b"))) == (1.0, 0.0)


def test_where_two_loops_compete_their_gains_decide_how_far_and_not_which_way():
    """b = u / (1 - r + s), with r and s the products of two strengths each, and r below 1."""
    cmap = map_of(
        said("a", "+", "b"),
        *(said("b", "+", "c"), said("c", "+", "b")),
        *(said("b", "+", "d"), said("d", "-", "b")),
    )
    found = leans(cmap, "a")
    assert found.settled["uniform"] == 1.0
    for variable in "bcd":
        assert share(on(found, variable)) == 1.0


def test_without_a_loop_every_draw_settles_however_many_links_there_are():
    names = "abcdefgh"
    claims = [
        said(cause, "+-"[(n + m) % 2], effect)
        for n, cause in enumerate(names)
        for m, effect in enumerate(names[n + 1 :])
    ]
    found = leans(map_of(*claims), "a", draws=1000)
    assert found.settled == {"uniform": 1.0, "log-uniform": 1.0}


def core(*names):
    return [said(a, "+", b) for a in names for b in names if a != b]


def test_a_reinforcing_core_runs_away_with_its_loops_and_first_steps():
    cmap = map_of(*core(*"abcdefgh"), said("p", "+", "a"), said("h", "-", "q"))
    found = leans(cmap, "p")
    assert on(found, "p").side == "rises"
    for variable in ("a", "q"):
        each = on(found, variable)
        assert each.side == "runs away"
        assert {loop.kind for loop in each.loops} == {"reinforcing"}
        assert each.shares["uniform"].size is None
    assert [(e.step, e.rises, e.falls) for e in on(found, "a").early[:3]] == [
        (1, 0.0, 0.0),
        (2, 1.0, 0.0),
        (3, 1.0, 0.0),
    ]


def test_what_lies_behind_a_core_does_not_trouble_what_lies_before_it():
    before = leans(map_of(*path("a", "z", 2)), "a")
    after = leans(map_of(*path("a", "z", 2), said("z", "+", "m"), *core(*"mnopqrst")), "a")
    assert on(after, "z") == on(before, "z")


def test_an_unrelated_link_changes_no_number():
    claims = [said("a", "+", "z"), said("a", "-", "m"), said("m", "+", "z")]
    apart = [said("x", "+", "y"), said("y", "+", "x"), said("z", "+", "behind"), said("other", "+", "m")]
    before, after = leans(map_of(*claims), "a"), leans(map_of(*claims, *apart), "a")
    assert on(after, "z") == on(before, "z")


def test_a_contested_link_is_drawn_by_support_and_answered_for_each_side():
    cmap = map_of(
        said("a", "+", "b", by="Ann"),
        said("a", "+", "b", by="Cy"),
        said("a", "+", "b", by="Di"),
        said("a", "-", "b", by="Bo"),
    )
    each = on(leans(cmap, "a"), "b")
    assert share(each) == pytest.approx(0.75, abs=0.02)
    assert [(side.rises / side.settled, side.falls / side.settled) for side in each.by_side] == [
        (1.0, 0.0),
        (0.0, 1.0),
    ]


def test_an_answer_that_changes_side_between_the_priors_is_not_settled():
    """Three paths of two links outweigh one link, but not where most strengths are small."""
    detours = [claim for n in range(3) for claim in (said("a", "-", f"m{n}"), said(f"m{n}", "+", "z"))]
    each = on(leans(map_of(said("a", "+", "z"), *detours), "a"), "z")
    assert share(each) < 0.48
    assert share(each, "log-uniform") > 0.52
    assert each.side == "not settled by what was said"


def test_a_held_variable_passes_nothing_on():
    cmap = map_of(said("a", "+", "z"), said("a", "-", "m"), said("m", "+", "z"))
    assert share(on(leans(cmap, "a", held=("m",)), "z")) == 1.0


def test_as_said_uses_no_link_the_other_way():
    """'More a, less b' and 'more b, more z' say nothing of z when b falls."""
    cmap = map_of(said("a", "-", "b"), said("b", "+", "z"), said("a", "+", "z"))
    assert share(on(leans(cmap, "a"), "z")) < 1.0
    assert share(on(leans(cmap, "a", as_said=True), "z")) == 1.0


def test_as_said_round_a_loop_finds_the_links_that_fit():
    """b rises with a; 'more b, less c' holds; 'more c, more b' would need c to rise."""
    cmap = map_of(said("a", "+", "b"), said("b", "-", "c"), said("c", "+", "b"))
    damped, free = leans(cmap, "a"), leans(cmap, "a", as_said=True)
    assert free.settled["uniform"] == 1.0
    assert on(free, "b").shares["uniform"].size[2] > on(damped, "b").shares["uniform"].size[2]


def test_an_open_link_leans_neither_way():
    assert on(leans(map_of(said("a", "?", "b")), "a"), "b").side == "even"


@pytest.mark.parametrize("draws", [0, 199, 10**9])
def test_a_number_of_draws_out_of_range_is_refused(draws):
    with pytest.raises(QueryError, match="number of draws"):
        leans(map_of(said("a", "+", "b")), "a", draws=draws)
