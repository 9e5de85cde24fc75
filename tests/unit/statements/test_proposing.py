"""People who may be one are proposed with the reason; those who cannot be are not."""

from itertools import permutations

import pytest

from sayso.records.causalmap import Member, Person
from sayso.statements.proposing import propose_people


def person(id, name, *aliases, type="person", documents=1, **more):
    members = tuple(Member(f"{id}{n}", "e1") for n in range(documents))
    return Person(id, name, type, members, aliases, **more)


def proposed(*people):
    return [(each.first, each.second) for each in propose_people(people)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("a", "H Sezgin"), person("b", "Harun Sezgin")),
        (person("a", "Kern"), person("b", "Ada Kern")),
        (person("a", "Ingrid Dahl", "Ingrid Moe"), person("b", "Ingrid Moe")),
        (
            person("a", "Institute for Tides", type="organisation"),
            person("b", "Institute for Tides and Harbours", type="organisation"),
        ),
        (person("a", "OTA", type="organisation"), person("b", "Ostin Tram Authority", type="organisation")),
        (person("a", "the council", type="organisation"), person("b", "the council", type="organisation")),
    ],
)
def test_names_that_may_be_ones_are_proposed_with_a_reason(one, other):
    (found,) = propose_people([other, one])
    assert (found.first, found.second) == ("a", "b") and found.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("a", "Ada Kern"), person("b", "Jon Kern")),
        (person("a", "Mr Kern"), person("b", "Maria Kern")),
        (person("a", "H Sezgin"), person("b", "Harun Sezer")),
        (person("a", "Kern"), person("b", "Kern", type="organisation")),
        (person("a", "officials", type="group"), person("b", "officials", type="group")),
        (person("a", "the mayor"), person("b", "the mayor")),
        (person("a", None), person("b", None)),
        (person("a", "Speaker 1", hidden=("Ada Kern",)), person("b", "Speaker 1")),
    ],
)
def test_names_that_tell_two_apart_or_tell_nothing_are_not(one, other):
    assert proposed(one, other) == []


def test_the_order_is_by_the_reason_then_by_how_much_they_say_and_not_by_the_order_given():
    people = [
        person("a", "Kern"),
        person("b", "Ada Kern"),
        person("c", "Jon Kern", documents=3),
        person("d", "J Kern"),
    ]
    first = proposed(*people)
    assert first[0] == ("c", "d")
    assert first.index(("a", "c")) < first.index(("a", "b"))
    assert all(proposed(*some) == first for some in permutations(people))
