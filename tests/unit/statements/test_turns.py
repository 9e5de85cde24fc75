"""Turns of interviews and debates, and the speaker of a speech."""


def test_labels_with_names_mark_turns_and_short_names_meet_the_full_one(read):
    found = read(
        "HOST: Welcome.\nDR. LENA ORR: Thank you.\nHOST: Why are ticks a plague?\nORR: Frost is rare."
    )
    assert [name for name, _ in found.turns] == [None, "Lena Orr", None, "Lena Orr"]
    assert found.turns[3][1] == "Frost is rare."


def test_questions_and_answers_belong_to_whom_the_opening_names(read):
    opening = "Last week our paper interviewed Mara Odu, who mends nets."
    found = read(f"{opening}\n\nQ: Is ice dear?\nA: It is.\n\nQ: Why?\nA: The mill is shut.")
    assert [name for name, _ in found.turns] == [None, "Mara Odu", None, "Mara Odu"]


def test_a_turn_is_no_statement(read):
    found = read("PELL HART: The mill is shut.\nMARA ODU: It will open in May.\nPELL HART: Good.")
    assert found.said == []


def test_i_in_a_turn_is_its_speaker(read):
    found = read("PELL HART: What now?\nMARA ODU: I told the council that ice was dear.\nPELL HART: And?")
    assert found.of("told").who == "Mara Odu"


def test_headings_with_a_colon_are_no_speakers(read):
    assert read("Note: The mill is shut.\nSummary: Ice is dear.\nNote: Bring salt.").turns == []


def test_the_title_of_a_speech_names_its_speaker(read):
    found = read("Remarks by Governor Adela Quist at the Harbour Day\nFriends, the port is open.")
    assert found.names[found.attribution.speaker] == "Adela Quist"


def test_the_speaker_that_the_document_names_is_kept(read):
    found = read("The port is open. I told you that it would be.", speaker="Adela Quist")
    assert found.names[found.attribution.speaker] == "Adela Quist"
    assert found.of("told").who == "Adela Quist"


def test_an_article_has_no_turns_and_no_speaker(read):
    found = read("The mayor said that the port was open.\nIt opened in May.")
    assert found.turns == [] and found.attribution.speaker is None


def test_a_title_over_two_lines_names_the_speaker_behind_the_office(read):
    found = read(
        "STATEMENT TO THE ASSEMBLY OF ORVO\nBY THE MINISTER OF PORTS, ADELA QUIST\n\nFriends, hear me."
    )
    assert found.names[found.attribution.speaker] == "Adela Quist"
