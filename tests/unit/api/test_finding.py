"""People, variables and documents by what a person types."""

import pytest

from sayso.api.finding import find_named_variables, find_people, one_person, one_variable
from sayso.errors import QueryError
from sayso.export.view import View
from sayso.records.causalmap import CausalMap, MapVariable, Person

PEOPLE = [
    Person("p1", "Zhang Wei", "person", aliases=("Mr Zhang",)),
    Person("p2", "Zhang Li", "person", aliases=("the teacher",)),
    Person("p3", "Zhangjiakou Council", "organisation"),
    Person("p4", None, "person"),
]
VARIABLES = [
    MapVariable("0123456789ab", "price of bread", "quantity", (), ("bread prices",)),
    MapVariable("0123456789ac", "closure", "event", ()),
    MapVariable("0123456789ad", "closure", "event", ()),
    MapVariable("0123456789ae", "crews forced to poach", "event", ()),
]
VIEW = View(
    cmap=CausalMap(variables={v.id: v for v in VARIABLES}, people={p.id: p for p in PEOPLE}),
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Zhang Wei", {"p1"}),
        ("zhang", {"p1", "p2"}),
        ("Mr Zhang", {"p1"}),
        ("the teacher", {"p2"}),
        ("council", {"p3"}),
        ("p4", {"p4"}),
    ],
)
def test_people_by_name_alias_part_or_id(asked, found):
    assert set(find_people(VIEW, asked)) == found


def test_one_of_several_people_must_be_named():
    with pytest.raises(QueryError) as caught:
        one_person(VIEW, "zhang")
    assert caught.value.choices == ("Zhang Wei", "Zhang Li")


def test_whoever_has_only_a_name_that_others_have_too_is_chosen_by_id():
    people = [
        Person("0123456789a1", "Zhang", "person"),
        Person("0123456789a2", "Zhang Wei", "person", aliases=("Zhang",)),
    ]
    view = View(cmap=CausalMap(people={p.id: p for p in people}))
    with pytest.raises(QueryError) as caught:
        one_person(view, "Zhang")
    assert caught.value.choices == ("Zhang (0123456789a1)", "Zhang Wei")
    found = [one_person(view, choice) for choice in caught.value.choices]
    assert found == ["0123456789a1", "0123456789a2"]


@pytest.mark.parametrize("asked", ["", "  ", "?!", "elephant"])
def test_what_names_nobody_is_an_error(asked):
    with pytest.raises(QueryError):
        find_people(VIEW, asked)
    with pytest.raises(QueryError):
        find_named_variables(VIEW, asked)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("closure", {"0123456789ac", "0123456789ad"}),
        ("poaching", {"0123456789ae"}),
        ("bread price", {"0123456789ab"}),
        ("0123456789ab", {"0123456789ab"}),
    ],
)
def test_variables_by_name_inflection_or_id(asked, found):
    assert set(find_named_variables(VIEW, asked)) == found


def test_each_choice_can_be_typed_as_it_stands():
    with pytest.raises(QueryError) as caught:
        one_variable(VIEW, "closure")
    assert len(caught.value.choices) == 2
    assert {one_variable(VIEW, choice) for choice in caught.value.choices} == {"0123456789ac", "0123456789ad"}
