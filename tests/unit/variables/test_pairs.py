"""What forbids two variables to be one, and what tells for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.variables.pairs import apart, chance, sense_of


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("steel imports", "import: steel"), ("steel exports", "export: steel")),
        (("rich households", "household: rich"), ("poor households", "household: poor")),
        (("employment", "employment"), ("unemployment", "unemployment")),
        (("trust", "trust"), ("distrust", "distrust")),
        (("price of bread in Elm", "price: bread elm"), ("price of bread in Oakham", "price: bread oakham")),
        (("logging", "logging"), ("illegal logging", "logging: illegal")),
        (("rain", "rain"), ("fear of rain", "fear: rain")),
    ],
)
def test_these_are_never_one(a, b):
    assert apart(sense_of(*a), sense_of(*b))
    assert apart(sense_of(*b), sense_of(*a)) == apart(sense_of(*a), sense_of(*b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("price of bread", "price: bread"), ("bread prices", "price: bread")),
        (("closure of the mill", "closure: mill"), ("closure", "closure")),
        (("soil", "soil"), ("oil", "oil")),
    ],
)
def test_nothing_forbids_these(a, b):
    assert not apart(sense_of(*a), sense_of(*b))


WORDS = st.lists(
    st.sampled_from("rain harvest price bread import export Elm rich poor of".split()), max_size=4
)
NAMES = st.builds(lambda words: sense_of(" ".join(words), ""), WORDS)


@given(NAMES, NAMES, st.floats(-1, 1))
def test_the_chance_is_a_probability_and_the_same_both_ways(a, b, near):
    assert 0 <= chance(a, b, near) <= 1
    assert chance(a, b, near) == chance(b, a, near)


def test_nearness_in_meaning_tells_for_it():
    a, b = sense_of("bread price", "price: bread"), sense_of("cost of loaves", "cost: loaf")
    assert chance(a, b, 0.9) > chance(a, b, 0.3)
