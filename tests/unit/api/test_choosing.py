"""What a filter means in a project: which claims, and which map they make."""

from dataclasses import replace

import pytest
from tests.property.strategies import claim_of, joined_by_name, reading_of

from sayso.api.building import narrowed
from sayso.api.choosing import Chosen
from sayso.api.perspectives import find_perspective
from sayso.causalmap.merge import build_map
from sayso.errors import FilterError, QueryError
from sayso.export.view import View
from sayso.export.wording import perspective_words
from sayso.records.claim import Qualifier
from sayso.records.filter import parse_filter
from sayso.records.span import Span
from sayso.records.statement import Entity

TEXT = "In the north rain feeds."


def reading(text, *claims, holder="Ann", **about):
    """A reading in which e1 is a person of this name and e2 the Board, an organisation."""
    made = reading_of(text, claims, **about)
    return replace(made, entities=(Entity("e1", holder, "person"), Entity("e2", "Board", "organisation")))


@pytest.fixture
def view():
    north = replace(claim_of("c1", "+", holders=("e1",)), place=Qualifier(Span(3, 12)))
    readings = (
        reading(TEXT, north, publisher="The Daily", date="2024-03-14"),
        reading(f"{TEXT} More.", claim_of("c1", "-", holders=("e1",)), holder="Bo", date="2024-03"),
        reading(f"{TEXT} Then.", claim_of("c1", "+", holders=("e2", "e1")), holder="Cy", date="2024"),
        reading(f"{TEXT} Ever.", claim_of("c1", "+", modality="denied"), publisher="The Weekly"),
    )
    variables, people = joined_by_name(readings)
    people = tuple(replace(p, type="organisation") if p.name == "Board" else p for p in people)
    return View(readings=readings, cmap=build_map(readings, variables=variables, people=people))


def holders(view, where):
    """Whose claims a filter means."""
    cmap = narrowed(view, [parse_filter(where)]).cmap
    return {person.name for person in cmap.people.values() if person.name != "Board"}


@pytest.mark.parametrize(
    ("where", "meant"),
    [
        ("holder:Ann,Bo", {"Ann", "Bo"}),
        ("-holder:Ann,Bo", {"Cy", "The Weekly"}),
        ("holder:Board", set()),
        ("organisation:Board", {"Cy"}),
        ("publisher:Daily", {"Ann"}),
        ("publisher:Daily,Weekly", {"Ann", "The Weekly"}),
        ("-publisher:Daily", {"Bo", "Cy", "The Weekly"}),
        ("place:North", {"Ann"}),
        ("place:south", set()),
        ("modality:denied", {"The Weekly"}),
        ("sign:-", {"Bo"}),
        ("holder:Ann sign:-", set()),
        ('"north rain"', {"Ann", "Bo", "Cy", "The Weekly"}),
        ("-rain", set()),
        ("", {"Ann", "Bo", "Cy", "The Weekly"}),
    ],
)
def test_a_filter_means_the_claims_that_meet_every_term(view, where, meant):
    assert holders(view, where) == meant


@pytest.mark.parametrize(
    ("where", "meant"),
    [
        ("date:2024", {"Ann", "Bo", "Cy"}),
        ("date:2024-03", {"Ann", "Bo"}),
        ("date:..2024-03-14", {"Ann"}),
        ("date:2024-03-15..", set()),
        ("date:2025..", set()),
        ("-date:2024", {"The Weekly"}),
    ],
)
def test_a_document_is_of_a_time_when_all_that_its_date_may_be_is(view, where, meant):
    assert holders(view, where) == meant


def test_contest_and_support_are_those_among_the_claims_chosen_before(view):
    assert holders(view, "contested:yes") == {"Ann", "Bo", "Cy", "The Weekly"}
    assert holders(view, "contested:yes holder:Ann") == set()
    assert holders(view, "support:2..") == {"Ann", "Cy", "The Weekly"}
    assert holders(view, "support:2.. -holder:Cy") == set()


def test_the_map_of_several_perspectives_is_that_of_all_their_claims(view):
    both = narrowed(view, [parse_filter("holder:Ann"), parse_filter("holder:Bo")])
    assert sorted(link.polarity for link in both.cmap.links) == ["+", "-"]
    assert all(link.contested for link in both.cmap.links)
    assert both.cmap == narrowed(view, [parse_filter("holder:Ann,Bo")]).cmap


def test_modalities_choose_among_the_claims_that_carry_and_denials_stay(view):
    assert len(narrowed(view, modalities=["possible"]).cmap.denied_only) == 1
    assert narrowed(view, modalities=["asserted"]).cmap == view.cmap


@pytest.mark.parametrize("where", ["holder:Zoe", "publisher:Gazette", "variable:snow", "document:x.txt"])
def test_a_name_that_is_not_there_is_an_error(view, where):
    with pytest.raises(QueryError):
        Chosen(view, parse_filter(where))


def test_a_person_is_no_organisation(view):
    with pytest.raises(QueryError, match="no organisation"):
        Chosen(view, parse_filter("organisation:Ann"))


def test_a_perspective_is_somebody_or_a_filter(view):
    assert str(find_perspective(view, "ann")) == "holder:Ann"
    assert perspective_words(view, find_perspective(view, "ann")) == "Ann"
    assert str(find_perspective(view, "-holder:Ann  date:2024")) == "-holder:Ann date:2024"
    assert perspective_words(view, parse_filter("date:2024")) == "[date:2024]"
    with pytest.raises(QueryError):
        find_perspective(view, "Zoe")
    with pytest.raises(FilterError):
        find_perspective(view, "holdr:Ann")
