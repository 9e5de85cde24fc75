"""Turns of interviews and debates, and the speaker of a speech."""

import pytest


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Speaker 1: Ice is dear.\nSpeaker 2: Salt is cheap.\nSpeaker 1: Not here.", "Speaker 1, Speaker 2"),
        (
            "[00:01:02] Mara Odu: Ice is dear.\n[00:02:10] Pell Hart: No.\n[00:03:00] Mara Odu: Yes.",
            "Mara Odu, Pell Hart",
        ),
        ("00:01 Mara Odu: Ice is dear.\n00:31 Pell Hart: No.\n01:00 Mara Odu: Yes.", "Mara Odu, Pell Hart"),
        (
            "Mara Odu (00:01): Ice is dear.\nPell Hart (00:31): No.\nMara Odu (01:00): Yes.",
            "Mara Odu, Pell Hart",
        ),
        (
            "Mara Odu  0:01\nIce is dear.\n\nPell Hart  0:31\nNo.\n\nMara Odu  1:00\nYes.",
            "Mara Odu, Pell Hart",
        ),
        ("Mara Odu:\nIce is dear.\n\nPell Hart:\nNo.\n\nMara Odu:\nYes.", "Mara Odu, Pell Hart"),
        ("Mr. QUIST. Ice is dear.\n\nMs. HARTEN of Orvo. No.\n\nMr. QUIST. Yes.", "Quist, Harten"),
        ("THE MAYOR:  Ice is dear.\n\nQ    Why?\n\nTHE MAYOR:  It is far.", "Mayor, None"),
        (
            "Dr. Ada van der Orr, Orvo: Ice is dear.\nPell Hart, miller: No.\nDr Ada van der Orr, Orvo: Yes.",
            "Ada van der Orr, Pell Hart",
        ),
        ("Q1: Is ice dear?\nMara Odu: Yes.\nQ2: Why?\nMara Odu: It is far.", "None, Mara Odu"),
    ],
)
def test_transcripts_of_many_hands_have_their_turns(read, text, names):
    turns = read(text).turns
    assert ", ".join(str(name) for name, _ in turns[:2]) == names
    assert len(turns) >= 3
    assert turns[0][1].startswith(("Ice is dear.", "Is ice dear?"))


def test_without_labels_the_questions_part_the_answers_of_whom_the_title_names(read):
    answers = ["Ice is dear.", "The mill is shut.\n\nIt will stay so.", "In May."]
    text = "Interview with Mara Odu\n\nShe mends nets.\n\n" + "\n\n".join(
        f"{asked}\n\n{said}" for asked, said in zip(["How is trade?", "Why?", "When?"], answers, strict=True)
    )
    turns = read(text).turns
    assert [words for name, words in turns if name == "Mara Odu"] == answers
    assert [words for name, words in turns if name is None] == ["How is trade?", "Why?", "When?"]
    assert read(text.replace("Interview with", "Portrait of")).turns == []
    founder = read(text.replace("with Mara Odu", "with Orvo Net founder Mara Odu")).turns
    assert founder[1] == ("Mara Odu", answers[0])
    both = read(text.replace("with Mara Odu", "with Mara Odu and Pell Hart")).turns
    assert both == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Interview with minister Mara Odu on fees", "Mara Odu"),
        ("Ice: an interview with Mara Odu", "Mara Odu"),
        ("Interview with people in Lower Orvo", None),
    ],
)
def test_the_title_of_a_document_tells_who_is_interviewed(read, title, name):
    text = "How is trade?\n\nIce is dear.\n\nWhy?\n\nThe mill is shut.\n\nWhen?\n\nIn May."
    assert {name for name, _ in read(text, title=title).turns} == ({None, name} if name else set())


def test_an_opening_that_ends_with_the_word_for_an_interview_names_nobody(read):
    questions = "How is trade?\n\nIce is dear.\n\nWhy?\n\nThe mill is shut.\n\nWhen?\n\nIn May."
    for opening in ("A long interview", "An interview \n\nMara Odu mends nets.", "She was interviewed"):
        assert {name for name, _ in read(f"{opening}\n\n{questions}").turns} <= {None}


def test_lines_with_a_colon_that_come_once_are_no_turns(read):
    assert read("Boil: Water turns to steam.\nMain Street: The shops are shut.\nPell Hart: Late.").turns == []


def test_an_article_has_no_turns_and_no_speaker(read):
    found = read("The mayor said that the port was open.\nIt opened in May.")
    assert found.turns == [] and found.attribution.speaker is None


def test_a_title_over_two_lines_names_the_speaker_behind_the_office(read):
    found = read(
        "STATEMENT TO THE ASSEMBLY OF ORVO\nBY THE MINISTER OF PORTS, ADELA QUIST\n\nFriends, hear me."
    )
    assert found.names[found.attribution.speaker] == "Adela Quist"
