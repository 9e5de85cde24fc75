"""Readings become the map that model.md describes."""

import pytest
from tests.property.strategies import claim_of, joined_by_name, reading_of

from sayso.causalmap.merge import build_map
from sayso.errors import MapError
from sayso.records.causalmap import Member, Person


def build(*readings, **options):
    variables, people = joined_by_name(readings)
    return build_map(readings, variables=variables, people=people, **options)


def test_claims_of_one_pair_and_sign_make_one_link_with_all_of_them():
    first = reading_of("one", [claim_of("c1", "+", holders=("e1",))], entities=["Ann"])
    second = reading_of("two", [claim_of("c1", "+", holders=("e1",))], entities=["Bo"])
    (link,) = build(first, second).links
    assert (link.cause, link.polarity, link.effect) == ("id-v1", "+", "id-v2")
    assert {saying.document for saying in link.carrying} == {first.document.id, second.document.id}
    assert (link.support, link.reports) == (2, 2)


def test_one_holder_in_two_documents_is_one_support_and_two_reports():
    texts = ("one", "two")
    (link,) = build(
        *(reading_of(t, [claim_of("c1", "+", holders=("e1",))], entities=["Ann"]) for t in texts)
    ).links
    assert (link.support, link.reports, link.holders) == (1, 2, ("id-Ann",))


def test_the_innermost_holder_counts_and_the_outer_ones_stay_with_the_claim():
    reading = reading_of("one", [claim_of("c1", "+", holders=("e1", "e2"))], entities=["The agency", "Ann"])
    (link,) = build(reading).links
    assert link.carrying[0].holders == ("id-The agency", "id-Ann")
    assert link.holders == ("id-Ann",)


def test_the_own_voice_is_the_author_else_the_publisher_else_the_document():
    cmap = build(
        reading_of("one", [claim_of("c1", "+")], author="By Cy Cole", publisher="The Daily"),
        reading_of("two", [claim_of("c1", "+")], publisher="The Daily"),
        reading_of("three", [claim_of("c1", "+")], title="A note"),
    )
    bylines = {person.name: person for person in cmap.people.values() if person.role == "byline"}
    assert {name: person.type for name, person in bylines.items()} == {
        "Cy Cole": "person",
        "The Daily": "organisation",
        "A note": "document",
    }
    assert set(cmap.links[0].holders) == {person.id for person in bylines.values()}


@pytest.mark.parametrize("author", ["by ANN ASH", "Ann Ash, Clerk", "Ann Ash, head of the port"])
def test_an_author_who_is_quoted_elsewhere_is_one_person(author):
    own = reading_of("one", [claim_of("c1", "+")], author=author)
    quoted = reading_of("two", [claim_of("c1", "+", holders=("e1",))], entities=["Ann Ash"])
    cmap = build(own, quoted)
    assert cmap.links[0].holders == ("id-Ann Ash",)
    assert cmap.links[0].support == 1
    assert all(person.role == "source" for person in cmap.people.values())


def test_two_authors_are_not_the_first_of_them():
    own = reading_of("one", [claim_of("c1", "+")], author="Ann Ash, Bo Birch")
    quoted = reading_of("two", [claim_of("c1", "+", holders=("e1",))], entities=["Ann Ash"])
    assert build(own, quoted).links[0].support == 2


def test_an_author_whose_name_two_people_share_is_neither_of_them():
    own = reading_of("one", [claim_of("c1", "+")], author="Ann Ash")
    variables, _ = joined_by_name([own])
    people = [Person("p1", "Ann Ash", "person"), Person("p2", "Ann Ash", "person")]
    cmap = build_map([own], variables=variables, people=people)
    assert cmap.links[0].holders[0] not in ("p1", "p2")


def test_no_byline_is_made_for_a_document_that_claims_nothing_itself():
    quoted = reading_of("two", [claim_of("c1", "+", holders=("e1",))], entities=["Ann"], author="Cy Cole")
    assert [person.name for person in build(quoted).people.values()] == ["Ann"]


def test_near_copies_are_one_report():
    readings = [reading_of(t, [claim_of("c1", "+")], publisher=t) for t in ("one", "two")]
    group = min(reading.document.id for reading in readings)
    copies = {reading.document.id: group for reading in readings}
    (link,) = build(*readings, copies=copies).links
    assert (link.support, link.reports) == (1, 1)


def test_the_same_reading_twice_changes_nothing():
    reading = reading_of("one", [claim_of("c1", "+")])
    assert build(reading, reading) == build(reading)


def test_two_different_readings_of_one_document_are_refused():
    with pytest.raises(MapError, match="two different readings"):
        build(reading_of("one", [claim_of("c1", "+")]), reading_of("one", [claim_of("c1", "-")]))


def test_a_claim_whose_variable_is_not_on_the_map_is_refused():
    reading = reading_of("one", [claim_of("c1", "+", cause="v9")])
    variables, people = joined_by_name([reading_of("one", [claim_of("c1", "+")])])
    with pytest.raises(MapError, match="'v9'"):
        build_map([reading], variables=variables, people=people)


def test_a_variable_that_belongs_to_two_of_the_map_is_refused():
    reading = reading_of("one", [claim_of("c1", "+")])
    variables, people = joined_by_name([reading])
    doubled = [*variables, type(variables[0])("other", "v1", "event", (Member(reading.document.id, "v1"),))]
    with pytest.raises(MapError, match="belongs to variable"):
        build_map([reading], variables=doubled, people=people)
