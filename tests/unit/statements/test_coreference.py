"""Whom a source means: names, titles, pronouns, descriptions."""

import pytest


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("President Volka Renn said the bridge was safe.", "Renn said that it would open."),
        ("Volka Renn said the bridge was safe.", "V. Renn added that it would open."),
        ("Volka Renn, a mason, said the bridge was safe.", "The mason added that it would open."),
        ("Mayor Volka Renn said the bridge was safe.", "The mayor added that it would open."),
        ("Mr. Volka Renn said the bridge was safe.", "He added that it would open."),
        ("Volka Renn said the bridge was safe.", "The 45-year-old said that it would open."),
        (
            "Dalmanian President Volka Renn said the bridge was safe.",
            "The Dalmanian leader said that it would open.",
        ),
        ("Volka Kowalenski said the bridge was safe.", "Kowalensky said that it would open."),
        ("Volka Renn said the bridge was safe.", "“It opens today,” he said."),
    ],
)
def test_another_name_for_the_same_person_is_the_same_entity(read, first, second):
    found = read(f"{first}\n{second}")
    assert len({s.entity for s in found.attribution.statements}) == 1
    assert "Volka" in found.said[0].who


def test_the_fullest_name_names_the_entity_and_the_others_are_aliases(read):
    found = read("Renn said the bridge was safe. Volka Renn, the mayor, said it would open.")
    (entity,) = found.attribution.entities
    assert entity.name == "Volka Renn"
    assert "Renn" in entity.aliases


def test_two_people_of_one_surname_stay_two(read):
    found = read("Adam Renn said the bridge was safe. Clara Renn said that it was not.")
    assert [s.who for s in found.said] == ["Adam Renn", "Clara Renn"]


def test_a_woman_is_not_what_he_means(read):
    found = read(
        "Peter Holm said the bridge was safe. Mary Dorn said it was not. He said that she was wrong."
    )
    assert found.said[2].who == "Peter Holm"


def test_an_organisation_is_not_what_she_means(read):
    found = read("Mary Dorn said no. The Harbour Office said it would close. She said that she was sad.")
    assert found.said[-1].who == "Mary Dorn"


def test_an_acronym_stands_for_its_body(read):
    found = read("The Orvo Fishing Board (OFB) warned that stocks were low. The OFB said it would act.")
    assert {s.who for s in found.said} == {"Orvo Fishing Board"}


def test_it_means_the_body_that_spoke(read):
    found = read("The company said it would cut jobs. It added that wages would fall.")
    assert [s.who for s in found.said] == ["the company", "the company"]


def test_who_means_what_stands_before_it(read):
    found = read("Mary Dorn, who warned that the dam might burst, left the town.")
    assert (found.said[0].who, found.said[0].source) == ("Mary Dorn", "who")


def test_i_in_a_quotation_is_its_speaker(read):
    found = read("“I fear that the dam will burst,” said Mary Dorn.")
    assert found.of("fear").who == "Mary Dorn"
    assert found.of("fear").parent == found.of("said").id


def test_the_name_beside_a_description_names_the_source(read):
    found = read("The head of the mill, Mary Dorn, said bread was dear. Dorn said it would stay so.")
    assert {s.who for s in found.said} == {"Mary Dorn"}


def test_several_speakers_of_one_sentence_are_one_source(read):
    (said,) = read("Orvo, Kell, and Tarn reported that sales had fallen.").said
    assert said.who == "Orvo, Kell, and Tarn"


def test_a_made_up_name_in_small_letters_is_a_name(read):
    found = read("drusilla vont said the bridge was safe. vont added that it would open.")
    assert {s.who for s in found.said} == {"drusilla vont"}


def test_unnamed_sources_are_one_entity_each(read):
    found = read("The bridge is expected to open. The road is expected to close.")
    assert len({s.entity for s in found.attribution.statements}) == 2
    assert {s.who for s in found.said} == {None}


def test_mentions_are_the_words_that_name_it(read):
    found = read("Volka Renn said the bridge was safe. He said that it would open.")
    (entity,) = found.attribution.entities
    assert [m.words(found.text) for m in entity.mentions][:2] == ["Volka Renn", "He"]


def test_kinds_of_entities_are_told_apart(read):
    found = read(
        "The report says that cod is rare. Farmers fear that it will vanish. "
        "The ministry denies that it is rare. Mary Dorn said that it was gone."
    )
    assert [e.type for e in found.attribution.entities] == ["document", "group", "organisation", "person"]


def test_a_surname_alone_does_not_make_two_people_one(read):
    found = read(
        "Adam Renn said the bridge was safe. Renn added that it was new. Clara Renn said that it was not."
    )
    assert [s.who for s in found.said] == ["Adam Renn", "Adam Renn", "Clara Renn"]


def test_kin_that_come_in_are_whom_a_pronoun_means(read):
    found = read("Peter Holm has two children. His daughter lives by the sea. She says that it is rising.")
    assert found.said[-1].who == "his daughter"


def test_a_description_of_another_country_is_not_the_leader_at_hand(read):
    found = read("German Chancellor Berta Holm said no. The French leader said that he agreed.")
    assert found.said[-1].who == "the French leader"


def test_whoever_is_named_in_what_is_said_is_not_its_speaker(read):
    found = read(
        "Peter Holm runs the mill. Karl Dorn is mayor. Karl Dorn won again. He said that Dorn had cheated."
    )
    assert found.said[-1].who == "Peter Holm"


@pytest.mark.parametrize(
    "saying",
    [
        "Peter Holm told reporters: “He said that he was sorry.”",
        "“He said that he was sorry,” Peter Holm told reporters.",
    ],
)
def test_he_in_somebodys_own_words_is_another(read, saying):
    found = read(f"Adam Renn sold the mill. {saying}")
    inner = next(s for s in found.said if s.content == ("he was sorry",))
    assert inner.who == "Adam Renn"


def test_a_body_that_spoke_goes_on_as_they(read):
    found = read(
        "Harbour staff left. The Harbour Office said the port was safe. They also said it would open."
    )
    assert found.said[-1].who == "Harbour Office"


def test_what_is_thrown_in_is_no_part_of_a_source(read):
    found = read("Volka Renn left. The 45-year-old, who recently married, said the bridge was safe.")
    assert found.said[-1].who == "Volka Renn"
