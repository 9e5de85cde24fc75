"""Feedback loops: their kind, who holds them, and that a search never hangs."""

import pytest
from tests.property.strategies import map_of, said

from sayso.causalmap.loops import find_loops


def only_loop(*sayings):
    (loop,) = find_loops(map_of(*sayings)).found
    return loop


@pytest.mark.parametrize(
    ("signs", "kind"),
    [
        ("++", "reinforcing"),
        ("--", "reinforcing"),
        ("+-", "balancing"),
        ("?+", "unknown"),
        ("+-+", "balancing"),
        ("-+-", "reinforcing"),
    ],
)
def test_a_loop_is_of_the_kind_that_its_signs_make(signs, kind):
    names = "abc"[: len(signs)]
    round_it = zip(names, signs, names[1:] + names[0], strict=True)
    assert only_loop(*(said(*each) for each in round_it)).kind == kind


def test_a_loop_over_a_contested_pair_is_unknown_and_there_once():
    loop = only_loop(said("a", "+", "b"), said("a", "-", "b", by="Bo"), said("b", "+", "a"))
    assert loop.kind == "unknown"
    assert [len(links) for links in loop.links] == [2, 1]


def test_a_denied_link_keeps_its_sign():
    denial = said("b", "+", "a", by="Bo", modality="denied")
    assert only_loop(said("a", "-", "b"), said("b", "+", "a"), denial).kind == "balancing"


def test_a_loop_is_held_by_who_says_all_of_it_else_pieced_together():
    assert only_loop(said("a", "+", "b"), said("b", "+", "a"), said("b", "+", "a", by="Bo")).held_by == (
        "Ann",
    )
    assert only_loop(said("a", "+", "b"), said("b", "+", "a", by="Bo")).held_by == ()


def test_an_open_claim_does_not_hold_the_sign_of_a_loop():
    loop = only_loop(said("a", "+", "b"), said("a", "?", "b", by="Bo"), said("b", "+", "a", by="Bo"))
    assert loop.held_by == ()


def test_a_loop_is_as_strong_as_its_weakest_link_and_the_strongest_come_first():
    cmap = map_of(
        said("a", "+", "b"),
        said("b", "+", "a"),
        *(said("x", "+", "y", by=person) for person in ("Ann", "Bo", "Cy")),
        *(said("y", "+", "x", by=person) for person in ("Ann", "Bo")),
    )
    loops = find_loops(cmap).found
    assert [(loop.variables, loop.support) for loop in loops] == [(("x", "y"), 2), (("a", "b"), 1)]


def test_a_self_link_is_no_loop():
    assert find_loops(map_of(said("a", "+", "a"))).found == ()


def dense(number):
    names = [f"v{i:02}" for i in range(number)]
    return map_of(*(said(a, "+", b) for a in names for b in names if a != b))


def test_a_dense_map_says_how_far_the_search_went():
    loops = find_loops(dense(25), limit=100_000)
    assert not loops.complete
    assert 2 <= loops.max_length < 8
    lengths = [len(loop.variables) for loop in loops.found]
    assert max(lengths) == loops.max_length
    assert lengths.count(2) == 25 * 24 // 2
    assert lengths.count(3) == 2 * (25 * 24 * 23 // 6)


def test_a_list_cut_at_the_limit_is_not_complete():
    loops = find_loops(dense(4), limit=3)
    assert (len(loops.found), loops.complete) == (3, False)
    assert find_loops(dense(4)).complete


def test_longer_loops_than_asked_for_are_left_out():
    names = "abcdef"
    ring = map_of(*(said(a, "+", b) for a, b in zip(names, names[1:] + names[0], strict=True)))
    assert find_loops(ring, max_length=5).found == ()
    assert len(find_loops(ring, max_length=6).found) == 1
