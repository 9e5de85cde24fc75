"""The loops of dense maps against a search that tries every order, with and without room to finish."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.strategies import map_of, said, signs

from sayso.causalmap import loops as loops_module
from sayso.causalmap.loops import find_loops, loops_reach

PEOPLE = ("Ann", "Bo", "Cy")


@st.composite
def dense_maps(draw):
    """A map of four to six variables in which most pairs have a link, said by one to three people."""
    names = "abcdef"[: draw(st.integers(4, 6))]
    claims = []
    for cause in names:
        for effect in names:
            if cause != effect and draw(st.integers(0, 9)):
                for person in draw(st.sets(st.sampled_from(PEOPLE), min_size=1)):
                    claims.append(said(cause, draw(signs), effect, by=person))
    return map_of(*claims)


def loops_by_trying(cmap, longest):
    """For each loop, by its variables: kind, holders and support, from the links of its pairs."""
    pairs = {}
    for link in cmap.links:
        pairs.setdefault((link.cause, link.effect), []).append(link)
    found = {}
    for length in range(2, longest + 1):
        for order in permutations(sorted(cmap.variables), length):
            round_it = list(zip(order, (*order[1:], order[0]), strict=True))
            if order[0] != min(order) or not all(pair in pairs for pair in round_it):
                continue
            steps = [pairs[pair] for pair in round_it]
            if any(len(links) > 1 for links in steps):
                kind = "unknown"
            else:
                minus = sum(links[0].polarity == "-" for links in steps)
                kind = "balancing" if minus % 2 else "reinforcing"
            held = [p for p in PEOPLE if all(any(p in link.holders for link in links) for links in steps)]
            support = min(max(link.support for link in links) for links in steps)
            found[order] = kind, tuple(held), support
    return found


def records(loops):
    return {loop.variables: (loop.kind, loop.held_by, loop.support) for loop in loops.found}


@settings(max_examples=40, deadline=None)
@given(dense_maps(), st.integers(2, 6))
def test_every_loop_of_a_dense_map_is_found_with_its_kind_and_holders_strongest_first(cmap, longest):
    loops = find_loops(cmap, max_length=longest)
    assert loops.complete and loops_reach(loops) == ""
    assert records(loops) == loops_by_trying(cmap, longest)
    order = [(-loop.support, len(loop.variables), loop.variables) for loop in loops.found]
    assert order == sorted(order)


@settings(max_examples=40, deadline=None)
@given(dense_maps(), st.integers(1, 200), st.integers(1, 60), st.integers(1, 40))
def test_a_search_that_gives_up_says_what_is_sure(cmap, steps, most, limit):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loops_module, "_STEPS", steps)
        patch.setattr(loops_module, "_MOST", most)
        loops = find_loops(cmap, max_length=6, limit=10_000)
        first = find_loops(cmap, max_length=6, limit=limit)
    every, found = loops_by_trying(cmap, 6), records(loops)
    assert found.items() <= every.items()
    assert not loops.complete or found == every
    assert all(v in found for v in every if len(v) <= loops.max_length)
    if loops.support is not None:
        assert all(v in found for v, (_, _, support) in every.items() if support >= loops.support)
    assert first.found == loops.found[:limit]
    assert first.seen == loops.seen == len(loops.found)
    told = loops_reach(first)
    assert ("more than" in told) == (not loops.complete)
    assert bool(told) == (not first.complete)


def test_a_large_dense_map_is_searched_within_bounds_and_strong_loops_come_though_they_are_long():
    names = [f"v{i:02}" for i in range(30)]
    claims = [said(a, "+", b) for a in names for b in names if a != b]
    ring = names[:8]
    claims += [said(a, "-", b, by="Bo") for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
    claims += [said(a, "-", b, by="Cy") for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
    loops = find_loops(map_of(*claims))
    assert not loops.complete and loops.max_length < 8
    assert loops.found[0].variables == tuple(ring)
    assert loops.support == 2
    assert loops_reach(loops).startswith("There are more than")
