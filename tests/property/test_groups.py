"""The map at the general level, and betweenness, against slow versions."""

from dataclasses import replace
from itertools import permutations

import networkx
from hypothesis import given
from hypothesis import strategies as st
from tests.property.strategies import maps

from sayso.causalmap.groups import at_general_level, general_links, levels
from sayso.network.centrality import find_between

names = "abcdef"
networks = st.dictionaries(st.sampled_from(names), st.sets(st.sampled_from(names)).map(sorted), max_size=6)


@st.composite
def grouped_maps(draw):
    """A map in which some variables are under others, also round in a ring, which a file may hold."""
    cmap = draw(maps)
    above = {v: draw(st.none() | st.sampled_from(sorted(cmap.variables))) for v in cmap.variables}
    return replace(cmap, variables={v: replace(cmap.variables[v], general=above[v]) for v in above})


@given(grouped_maps())
def test_the_general_level_loses_and_invents_no_claim(cmap):
    general = at_general_level(cmap)
    before = {(s.document, s.claim.id) for s in cmap.sayings()}
    assert {(s.document, s.claim.id) for s in general.sayings()} == before
    assert general.variables.keys() <= cmap.variables.keys()
    for saying in general.sayings():
        assert {saying.cause, saying.effect} <= general.variables.keys()


@given(maps)
def test_without_groups_both_levels_are_one(cmap):
    assert at_general_level(cmap).links == cmap.links
    assert all(wider == () for wider in general_links(cmap.counted(), cmap.variables).values())


@given(grouped_maps())
def test_a_link_is_a_case_of_those_whose_ends_are_its_own_or_above_them(cmap):
    above, links = levels(cmap.variables), {link.id: link for link in cmap.links}
    for case, wider in general_links(cmap.counted(), cmap.variables).items():
        one = links[case]
        assert set(wider) == {
            other.id
            for other in cmap.links
            if other.id != case
            and other.polarity == one.polarity
            and other.cause in (one.cause, *above[one.cause])
            and other.effect in (one.effect, *above[one.effect])
        }


@given(networks)
def test_betweenness_is_the_number_of_pairs_whose_shortest_ways_go_over_a_variable(successors):
    graph = networkx.DiGraph([(a, b) for a, effects in successors.items() for b in effects if a != b])
    found = find_between(successors)
    scores = networkx.betweenness_centrality(graph, normalized=False)
    for variable, between in found.items():
        assert abs(between.share - scores.get(variable, 0)) < 1e-3
        over = 0
        for start, end in permutations(set(graph) - {variable}, 2):
            if networkx.has_path(graph, start, end):
                ways = networkx.all_shortest_paths(graph, start, end)
                over += any(variable in way for way in ways)
        assert between.pairs == over


def test_a_network_that_is_too_large_is_not_counted():
    large = {f"v{n}": [f"v{m}" for m in range(n + 1, n + 30)] for n in range(400)}
    assert find_between(large) is None
