"""A person's words find the variable that is meant, or ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.causalmap.find import find_variable, rank_variables, stem
from sayso.errors import QueryError
from sayso.records.causalmap import CausalMap, MapVariable
from sayso.text.meaning import embed_phrases


def names(*given):
    """A map of variables v0, v1, … with these names; 'name / alias' has an alias."""
    split = [tuple(part.strip() for part in name.split("/")) for name in given]
    return CausalMap({f"v{i}": MapVariable(f"v{i}", n[0], "event", (), n[1:]) for i, n in enumerate(split)})


TOWN = names(
    "fall of the harbour",
    "price of grain / bread price",
    "price of fuel",
    "number of ferries",
    "trust in the council",
    "storm",
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("storm", "v5"),
        ("the storms", "v5"),
        ("Grain prices", "v1"),
        ("bread price", "v1"),
        ("fall of harbours", "v0"),
        ("ferry numbers", "v3"),
        ("ferries", "v3"),
        ("v4", "v4"),
        ("council trust", "v4"),
    ],
)
def test_the_one_that_is_clearly_meant_is_found(asked, found):
    assert find_variable(TOWN, asked) == found


@pytest.mark.parametrize(
    ("asked", "choices"),
    [
        ("price", ("price of fuel", "price of grain")),
        ("the price of bread and fuel", ("price of grain", "price of fuel")),
        ("council elections", ("trust in the council",)),
    ],
)
def test_what_fits_several_or_only_loosely_is_asked(asked, choices):
    with pytest.raises(QueryError) as caught:
        find_variable(TOWN, asked)
    assert sorted(caught.value.choices) == sorted(choices)
    assert caught.value.asked == asked


def test_what_befalls_a_thing_is_not_taken_for_the_thing():
    cmap = names("nurses", "storm")
    with pytest.raises(QueryError) as caught:
        find_variable(cmap, "nurses leave", ["departure", "of", "nurses"], embed=embed_phrases)
    assert caught.value.choices == ("nurses",)
    assert find_variable(cmap, "the nurses", embed=embed_phrases) == "v0"
    assert (
        find_variable(names("nurses / departure of staff"), "nurses leave", ["departure", "of", "nurses"])
        == "v0"
    )


@pytest.mark.parametrize("asked", ["moonlight", "", "of the", "…"])
def test_what_nothing_is_called_like_has_no_choices(asked):
    with pytest.raises(QueryError, match="nothing on the map") as caught:
        find_variable(TOWN, asked)
    assert caught.value.choices == ()


def test_two_variables_of_one_name_are_told_apart_by_their_ids():
    with pytest.raises(QueryError) as caught:
        find_variable(names("storm", "storm"), "storm")
    assert caught.value.choices == ("storm (v0)", "storm (v1)")


def test_a_name_goes_before_an_alias_of_another():
    assert find_variable(names("gale / storm", "storm"), "storm") == "v1"


def test_words_that_were_read_from_the_phrase_are_used_in_its_place():
    assert find_variable(TOWN, "the port is lost", ["harbour", "fall"]) == "v0"


def test_the_head_counts_more_than_what_modifies_it():
    cmap = names("help of the army", "army of the north", "rain", "snow", "frost")
    assert [v for _, v in rank_variables(cmap, ["army"])] == ["v1", "v0"]


def test_a_rare_word_counts_more_than_a_common_one():
    cmap = names("price of grain", "price of fuel", "price of bread", "price of milk", "store of milk")
    assert rank_variables(cmap, ["price", "of", "store"])[0][1] == "v4"


def test_words_that_were_typed_tell_apart_what_the_words_read_do_not():
    cmap = names("closure", "closure of the bay", "closure of the school", "price of fuel", "closure")
    assert find_variable(cmap, "the bay is closed", ["closure"]) == "v1"
    with pytest.raises(QueryError):
        find_variable(cmap, "the fuel is closed", ["closure"])


def test_what_is_said_to_rise_is_found_by_its_name_not_by_the_rise():
    cmap = names("tram fares / fares", "city fares to rise", "riders")
    assert find_variable(cmap, "fares rise", ["fares"]) == "v0"


def test_where_the_words_settle_nothing_the_nearest_in_meaning_is_found():
    cmap = names("unlawful hunting", "price of fuel", "storm")
    with pytest.raises(QueryError):
        find_variable(cmap, "cost of petrol")
    assert find_variable(cmap, "cost of petrol", embed=embed_phrases) == "v1"


def test_what_is_near_nothing_in_meaning_is_asked_still():
    with pytest.raises(QueryError):
        find_variable(TOWN, "moonlight", embed=embed_phrases)


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("unrest", set()),
        ("school", {"closure of the school", "loss of the school"}),
        ("young people leaving", {"young families out of town"}),
        ("weather", {"warm winters", "mild winters"}),
    ],
)
def test_only_what_is_near_is_offered(asked, offered):
    cmap = names(
        "greed",
        "election",
        "jobs",
        "closure of the school",
        "loss of the school",
        "departure",
        "young families out of town",
        "leaving the nets in the water",
        "people to the harbour",
        "warm winters",
        "mild winters",
    )
    with pytest.raises(QueryError) as caught:
        find_variable(cmap, asked, embed=embed_phrases)
    assert set(caught.value.choices) == offered


@given(
    st.text("abcdeinghsxzytpr", min_size=1, max_size=8), st.sampled_from(["", "s", "es", "ies", "ed", "ing"])
)
def test_a_stem_but_for_its_last_letter_begins_its_word(word, ending):
    assert (word + ending).startswith(stem(word + ending)[:-1])


def test_what_befalls_another_place_is_asked():
    places = names("fall of Orvo", "price of bread", "strike of the millers", "trust in the council")
    assert find_variable(places, "fall of the city", embed=embed_phrases) == "v0"
    with pytest.raises(QueryError):
        find_variable(places, "the fall of Tarn", embed=embed_phrases)
