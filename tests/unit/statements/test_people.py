"""Whoever has one name across documents is one; whoever only might be stays apart."""

from __future__ import annotations

from itertools import permutations

from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.statement import Entity, EntityType
from sayso.statements.people import join_people


def documents(*names: str | None, type: EntityType = "person") -> list[Reading]:
    """One reading a name, each with that one entity."""
    return [
        Reading(Document(f"text {n}"), entities=(Entity("e1", name, type),)) for n, name in enumerate(names)
    ]


def groups(readings: list[Reading]) -> list[list[str | None]]:
    names = {r.document.id: r.entities[0].name for r in readings}
    return sorted(
        (sorted((names[m.document] for m in p.members), key=str) for p in join_people(readings)), key=str
    )


def test_a_full_name_a_surname_and_a_title_are_one_person() -> None:
    assert groups(documents("Ada Kern", "Kern", "President Ada Kern")) == [
        ["Ada Kern", "Kern", "President Ada Kern"]
    ]


def test_spellings_and_initials_meet() -> None:
    assert len(groups(documents("Wolodymyr Sirenko", "Volodymyr Sirenko", "V. Sirenko"))) <= 2
    assert groups(documents("Ingrid Vassberg", "Ingrid Vasberg")) == [["Ingrid Vasberg", "Ingrid Vassberg"]]


def test_two_people_of_one_surname_stay_apart_and_a_surname_alone_joins_neither() -> None:
    assert groups(documents("Ruth Calloway", "Tobias Calloway", "Calloway")) == [
        ["Calloway"],
        ["Ruth Calloway"],
        ["Tobias Calloway"],
    ]


def test_a_body_meets_its_acronym_and_its_short_name() -> None:
    names = ("Tolvan Institute of Marine Research", "TIMR", "Institute of Marine Research")
    assert len(groups(documents(*names, type="organisation"))) == 1
    other = documents("Health Ministry", "Finance Ministry", type="organisation")
    assert len(groups(other)) == 2


def test_the_unnamed_and_the_described_never_meet() -> None:
    assert len(groups(documents(None, None))) == 2
    assert len(groups(documents("officials", "officials", type="group"))) == 2
    assert len(groups(documents("the mayor", "the mayor"))) == 2


def test_who_signs_a_document_has_a_name_however_it_is_written() -> None:
    readings = [
        Reading(Document(f"text {n}", author=by), entities=(Entity("e1", "dee", "person"),))
        for n, by in enumerate(("dee", "dee", None))
    ]
    assert sorted(len(person.members) for person in join_people(readings)) == [1, 2]


def test_the_order_of_documents_does_not_matter() -> None:
    readings = documents("J. Smith", "Jane Smith", "John Smith", "Smith", "Jane A. Smith")
    results = {join_people(order) for order in permutations(readings)}
    assert len(results) == 1


def test_an_initial_that_fits_two_people_meets_neither() -> None:
    assert len(groups(documents("Clara Renn", "Carl Renn", "C. Renn"))) == 3


def test_every_entity_is_a_member_of_exactly_one_person() -> None:
    readings = documents("Adam Renn", "A. Renn", None, "officials")
    members = [member for person in join_people(readings) for member in person.members]
    assert sorted((m.document, m.local) for m in members) == sorted((r.document.id, "e1") for r in readings)


def test_the_fullest_name_names_the_person_and_the_others_are_aliases() -> None:
    (person,) = join_people(documents("Renn", "Adam Renn"))
    assert (person.name, person.aliases) == ("Adam Renn", ("Renn",))


def test_a_reading_given_twice_counts_once() -> None:
    readings = documents("Adam Renn", "Renn")
    assert join_people([*readings, *readings]) == join_people(readings)


def test_a_name_in_capitals_gives_way_to_the_same_name_written_as_names_are() -> None:
    (person,) = join_people(documents("ADA KERN", "ADA KERN", "Ada Kern", "Kern"))
    assert person.name == "Ada Kern"


def test_numbered_speakers_stay_apart() -> None:
    names = (
        "Respondent 3",
        "Respondent 4",
        "Respondent101",
        "Respondent102",
        "Participant P2041",
        "Participant P2042",
    )
    assert len(groups(documents(*names))) == 6


def titled(*people: tuple[str, str]) -> list[Reading]:
    """One reading each with that one entity: its name, and how it is called with its title."""
    return [
        Reading(Document(f"text {n}"), entities=(Entity("e1", name, "person", (), (alias,)),))
        for n, (name, alias) in enumerate(people)
    ]


def test_a_title_tells_which_of_two_a_surname_means() -> None:
    ruth, tobias = ("Ruth Calloway", "Mayor Ruth Calloway"), ("Tobias Calloway", "Tobias Calloway")
    together = groups(titled(ruth, tobias, ("Calloway", "Mr Calloway")))
    assert together == [["Calloway", "Tobias Calloway"], ["Ruth Calloway"]]
    assert len(groups(titled(ruth, tobias, ("Calloway", "Cllr Calloway")))) == 3


def test_surnames_with_two_titles_are_two_people_and_one_without_joins_neither() -> None:
    mr, ms, bare = ("Kern", "Mr Kern"), ("Kern", "Ms. Kern"), ("Kern", "Minister Kern")
    assert len(groups(titled(mr, mr, ms))) == 2
    assert len(groups(titled(mr, ms, bare))) == 3
    assert len(groups(titled(mr, bare))) == 1
