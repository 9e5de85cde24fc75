"""What is near a variable."""

from hypothesis import given
from hypothesis import strategies as st
from tests.property.strategies import map_of, maps, said

from sayso.causalmap.neighbours import neighbourhood


def test_links_are_followed_in_either_direction_so_many_steps():
    cmap = map_of(said("a", "+", "b"), said("b", "+", "c"), said("d", "-", "b"), said("c", "+", "e"))

    def near(steps):
        return {(link.cause, link.effect) for link in neighbourhood(cmap.links, "a", steps)}

    assert near(1) == {("a", "b")}
    assert near(2) == {("a", "b"), ("b", "c"), ("d", "b")}
    assert near(3) == {("a", "b"), ("b", "c"), ("d", "b"), ("c", "e")}


@given(maps, st.integers(1, 4))
def test_a_neighbourhood_grows_with_its_steps_and_keeps_the_order(cmap, steps):
    for variable in cmap.variables:
        near = neighbourhood(cmap.links, variable, steps)
        assert [link for link in cmap.links if link in near] == list(near)
        assert set(near) <= set(neighbourhood(cmap.links, variable, steps + 1))
