"""What documents tell about themselves at their top."""

import pytest

from sayso.read.dates import iso_date
from sayso.read.front import Front, byline, front_of_fields, front_of_lines


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T10:15:00Z", "2024-05-03"),
        ("Thu, 3 May 2024 10:15:00 GMT", "2024-05-03"),
        ("May 3, 2024", "2024-05-03"),
        ("3rd of May 2024", "2024-05-03"),
        ("SEPT. 2024", "2024-09"),
        ("03.05.2024", "2024-05-03"),
        ("3/5/2024", "2024"),
        ("25/5/2024", "2024-05-25"),
        ("5/25/2024", "2024-05-25"),
        ("31 June 2024", "2024-06"),
        ("D:20240503101500+02'00'", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("2024", "2024"),
        ("spring", None),
        ("123456", None),
        ("", None),
    ],
)
def test_dates_are_told_as_far_as_they_are_sure(words, date):
    assert iso_date(words) == date


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ada Brink", "Ada Brink"),
        ("BY ADA BRINK", "Ada Brink"),
        ("by Ada Brink and Tom Sand", "Ada Brink and Tom Sand"),
        ("By Ada Brink, Tom Sand and Lu Wen", "Ada Brink, Tom Sand and Lu Wen"),
        ("By Ada Brink, Institute of Coastal Affairs", "Ada Brink"),
        ("By Ada Brink | Quay Press", "Ada Brink"),
        ("By Jan van der Meer", "Jan van der Meer"),
        ("By Tuesday", None),
        ("BY THE MINISTER OF TRADE, ADA BRINK", "Ada Brink"),
        ("By raising rates the bank slows growth", None),
        ("By the time Ada came it was over.", None),
        ("Ada Brink", None),
    ],
)
def test_bylines_are_told_from_sentences(line, author):
    assert byline(line) == author


def test_head_lines_of_a_text_are_told():
    lines = [
        "Title: The ferry",
        "By Ada Brink",
        "Date: 3 May 2024",
        "Source: Quay Press",
        "",
        "The ferry stopped.",
    ]
    assert front_of_lines(lines) == Front("The ferry", "Ada Brink", "Quay Press", "2024-05-03")


def test_a_headline_is_short_open_and_above_a_paragraph():
    prose = "The ferry stopped on Monday because nobody paid the crew, and the shops ran empty."
    assert front_of_lines(["Shops run empty as ferry stops", prose]).title == "Shops run empty as ferry stops"
    assert front_of_lines(["Shops run empty", "", "By Ada Brink", "3 May 2024", prose]) == Front(
        "Shops run empty", "Ada Brink", None, "2024-05-03"
    )


PROSE = "The ferry stopped on Monday because nobody paid the crew, and the shops ran empty."


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            [
                "From: Ada Brink <ada@quay.example>",
                "To: All staff",
                "Subject: The ferry",
                "Date: Fri, 3 May 2024 10:00:00 +0000",
                "Dear all,",
                PROSE,
            ],
            Front("The ferry", "Ada Brink", None, "2024-05-03"),
        ),
        (
            ["FOR IMMEDIATE RELEASE", "3 May 2024", "Shops run empty as ferry stops", PROSE],
            Front("Shops run empty as ferry stops", None, None, "2024-05-03"),
        ),
        (
            ["Shops run empty", "Ada Brink", "3 May 2024", PROSE],
            Front("Shops run empty", "Ada Brink", None, "2024-05-03"),
        ),
        (
            ["REPORT ON THE FERRY", "Prepared by: Ada Brink", "Version 2", PROSE],
            Front("REPORT ON THE FERRY", "Ada Brink"),
        ),
        (["Shops run empty", "Ada Brink", PROSE], Front("Shops run empty")),
    ],
    ids=["mail", "release", "name beside a date", "report", "name alone"],
)
def test_heads_of_letters_releases_and_reports_are_told(lines, told):
    assert front_of_lines(lines) == told


def test_a_headline_may_hold_a_colon():
    lines = ["Quay Radio: the morning hour", "", "HOLT: We cannot wait, and nobody should ask us to."]
    assert front_of_lines([lines[0], "Guests in the studio", lines[2]]).title == lines[0]


@pytest.mark.parametrize(
    "lines",
    [
        ["The ferry stopped.", "The shops ran empty because of it."],
        ["HOLT: We cannot wait", "DAHL: Then pay us."],
        ["Only one line without a stop"],
        ["flour", "sugar", "salt"],
        ["x" * 300, "The ferry stopped."],
    ],
)
def test_what_is_no_headline_gives_no_title(lines):
    assert front_of_lines(lines).title is None


def test_fields_are_known_by_several_names_and_bad_values_are_left_out():
    assert front_of_fields(
        {"Headline": "A", "url": "javascript:x", "published": "never", "Authors": ["B", "C"]}
    ) == (Front(title="A", author="B, C"))
    assert front_of_fields({"title": {"x": 1}, "author": None, "date": 2024}) == Front(date="2024")
