"""Bounded searches against slow ones that cannot be wrong."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.strategies import maps

from sayso.causalmap.loops import find_loops
from sayso.causalmap.paths import find_paths
from sayso.network.budget import Budget
from sayso.network.components import strong_components
from sayso.network.cycles import walk_cycles

names = "abcde"
networks = st.dictionaries(
    st.sampled_from(names), st.sets(st.sampled_from(names), max_size=4).map(sorted), max_size=5
)


def reaches(successors, start):
    """Everything that can be reached from here, itself only over a cycle."""
    seen, queue = set(), [start]
    while queue:
        for there in successors.get(queue.pop(), ()):
            if there not in seen:
                seen.add(there)
                queue.append(there)
    return seen


@given(networks)
def test_strong_parts_hold_who_reach_each_other_and_causes_come_first(successors):
    parts = strong_components(successors)
    place = {v: i for i, part in enumerate(parts) for v in part}
    assert len(place) == sum(map(len, parts))
    for v in place:
        for w in place:
            together = v == w or (w in reaches(successors, v) and v in reaches(successors, w))
            assert (place[v] == place[w]) == together
            assert place[v] <= place[w] or w not in reaches(successors, v)


def cycles_by_trying(successors):
    found = set()
    for length in range(2, len(names) + 1):
        for order in permutations(names, length):
            round_it = zip(order, (*order[1:], order[0]), strict=True)
            if order[0] == min(order) and all(b in successors.get(a, ()) for a, b in round_it):
                found.add(order)
    return found


@given(networks, st.integers(2, 6))
def test_cycles_are_those_found_by_trying_every_order(successors, max_length):
    found = list(walk_cycles(successors, Budget(10_000), max_length=max_length))
    assert len(found) == len(set(found))
    assert set(found) == {c for c in cycles_by_trying(successors) if len(c) <= max_length}


@given(networks, st.integers(0, 40))
def test_a_search_with_too_few_steps_says_so(successors, steps):
    budget = Budget(steps)
    found = set(walk_cycles(successors, budget))
    assert budget.spent or found == cycles_by_trying(successors)
    assert found <= cycles_by_trying(successors)


def paths_by_walking(links, here, goal, done=()):
    if here == goal:
        return [done]
    seen = {link.cause for link in done} | {here}
    return [
        path
        for link in links
        if link.cause == here and link.effect not in seen
        for path in paths_by_walking(links, link.effect, goal, (*done, link))
    ]


@settings(max_examples=200)
@given(maps, st.integers(1, 5))
def test_paths_are_the_best_of_all_found_by_walking(cmap, limit):
    for cause in cmap.variables:
        for effect in cmap.variables:
            if cause == effect:
                continue
            every = sorted(
                (-min(link.support for link in path), len(path), tuple(link.id for link in path))
                for path in paths_by_walking(cmap.links, cause, effect)
            )
            paths = find_paths(cmap, cause, effect, limit=limit)
            got = [(-p.support, len(p.links), tuple(link.id for link in p.links)) for p in paths.found]
            assert got == every[:limit]
            assert paths.complete == (len(every) <= limit)


@given(maps)
def test_every_loop_is_made_of_links_that_are_there_and_its_kind_is_their_product(cmap):
    links = {link.id: link for link in cmap.links}
    for loop in find_loops(cmap).found:
        value = 1
        for place, ids in enumerate(loop.links):
            ends = loop.variables[place], loop.variables[(place + 1) % len(loop.variables)]
            assert {(links[i].cause, links[i].effect) for i in ids} == {ends}
            signs = {links[i].polarity for i in ids}
            value *= {frozenset("+"): 1, frozenset("-"): -1}.get(frozenset(signs), 0)
        assert loop.kind == {1: "reinforcing", -1: "balancing", 0: "unknown"}[value]
        for person in loop.held_by:
            assert all(any(person in links[i].holders for i in ids) for ids in loop.links)
