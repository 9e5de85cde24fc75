"""PDF files give paragraphs in reading order."""

import pytest

from sayso.errors import UnreadableError
from sayso.read import read_bytes

SCAN = b"q 500 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n"
SENTENCE = "The harbour closed because the ice came early, and the crew went home for good."
WRAPPED = [
    "The harbour closed because the ice came early this year and",
    "the crew, whom nobody had paid since the summer, went home",
    "for good.",
]


def read(raw):
    return read_bytes(raw, origin="a.pdf")


def paragraphs(raw):
    return read(raw).documents[0].text.split("\n\n")


def code(raw):
    with pytest.raises(UnreadableError) as caught:
        read(raw)
    return caught.value.code


def test_wrapped_lines_are_one_paragraph_and_gaps_part_paragraphs(pdf, draw):
    page = draw(WRAPPED) + draw(WRAPPED, top=680)
    assert paragraphs(pdf(page)) == [" ".join(WRAPPED)] * 2


def test_words_that_a_line_end_parts_are_made_whole(pdf):
    lines = [
        "The ministry asked for a long-term agreement on all the trans-",
        "portation of timber, and the well-being of dockworkers, long-",
        "term or not, was not on the list; the Anglo-",
        "Norwegian talks failed.",
    ]
    assert paragraphs(pdf(lines)) == [
        "The ministry asked for a long-term agreement on all the transportation of timber, and the "
        "well-being of dockworkers, long-term or not, was not on the list; the Anglo-Norwegian talks failed."
    ]


def test_columns_come_one_after_the_other_below_what_spans_them(pdf, draw):
    left = [f"left {n} holds enough words for prose" for n in range(8)]
    right = [f"right {n} holds enough words for prose" for n in range(8)]
    rows = b"".join(  # drawn line by line over both columns, as some programs do
        draw([a], left=60, top=650 - 14 * n) + draw([b], left=330, top=650 - 14 * n)
        for n, (a, b) in enumerate(zip(left, right, strict=True))
    )
    head = draw(["A headline that reaches over both of the columns of the page"], left=60, top=700, size=16)
    text = " ".join(paragraphs(pdf(head + rows)))
    assert text == " ".join(["A headline that reaches over both of the columns of the page", *left, *right])


def test_a_heading_below_both_columns_comes_after_them(pdf, draw):
    left = [f"left {n} holds enough words for prose" for n in range(8)]
    right = [f"right {n} holds enough words for prose" for n in range(7)]
    below = ["Whoever pays for the ice of the north sees why the trade of the south fell by a half"]
    page = (
        draw(left, left=60, top=700)
        + draw(right, left=330, top=700)
        + draw(["What we propose"], left=60, top=560, size=15)
        + draw(below, left=60, top=540)
    )
    text = " ".join(paragraphs(pdf(page)))
    assert text == " ".join([*left, *right, "What we propose", *below])


@pytest.mark.parametrize("rise", [3, 8])
def test_a_raised_number_parts_no_sentence(pdf, draw, rise):
    line = (
        b"BT /F1 11 Tf 72 700 Td (The harbour closed.) Tj /F1 7 Tf %d Ts (1) Tj 0 Ts /F1 11 Tf "
        b"( Since then the trade has moved south, and the) Tj ET\n" % rise
    )
    page = (
        draw(["The ice came early and the crew, whom nobody had paid, went"], top=714)
        + line
        + draw(["crew has found other work, the harbour master says in his report."], top=686)
    )
    (paragraph,) = paragraphs(pdf(page))
    assert "went The harbour closed. Since then the trade has moved south, and the crew" in paragraph


def test_rows_of_a_table_stay_together(pdf, draw):
    cells = [("Year", "Tonnes", "Jobs"), ("2019", "300", "1,200"), ("2020", "280", "1,100")]
    page = b"".join(
        draw([cell], left=72 + 150 * column, top=700 - 20 * row)
        for row, line in enumerate(cells)
        for column, cell in enumerate(line)
    )
    assert paragraphs(pdf(page)) == [" | ".join(row) for row in cells]


def test_running_heads_feet_and_page_numbers_are_left_out(pdf, draw):
    pages = [
        draw([f"Coastal brief {n}"], top=810, size=9)
        + draw([SENTENCE], top=600)
        + draw([f"- {n} -"], left=290, top=40)
        for n in (1, 2, 3)
    ]
    assert paragraphs(pdf(*pages)) == [SENTENCE] * 3


def test_a_head_from_the_second_page_on_is_left_out(pdf, draw):
    first = draw(["Why the harbour closed"], top=800, size=9) + draw(WRAPPED[:2])
    second = draw(["Coastal brief"], top=800, size=9) + draw(WRAPPED[2:])
    assert paragraphs(pdf(first, second)) == ["Why the harbour closed", " ".join(WRAPPED)]


def test_a_headline_that_stands_once_in_the_margin_stays(pdf, draw):
    assert (
        paragraphs(pdf(draw(["Why the harbour closed"], top=800) + draw([SENTENCE])))[0]
        == "Why the harbour closed"
    )


def test_a_paragraph_goes_on_over_a_page(pdf):
    assert paragraphs(pdf(WRAPPED[:2], WRAPPED[2:])) == [" ".join(WRAPPED)]


def test_footnotes_come_last(pdf, draw):
    first = draw(WRAPPED[:2]) + draw(["1 See the report of the harbour office."], top=120, size=7)
    assert paragraphs(pdf(first, draw(WRAPPED[2:]))) == [
        " ".join(WRAPPED),
        "1 See the report of the harbour office.",
    ]


def test_metadata_tell_about_the_document(pdf):
    info = b"/Title(Ice and trade)/Author(Ada Brink)/CreationDate(D:20240503101500Z)"
    document = read(pdf([SENTENCE], info=info)).documents[0]
    assert (document.title, document.author, document.date) == ("Ice and trade", "Ada Brink", "2024-05-03")


def test_the_day_that_the_document_tells_goes_before_that_of_its_file(pdf, draw):
    page = draw(["Ice and trade"], top=780, size=20) + draw(["Office of Ports, 4 April 2024"], top=740)
    info = b"/CreationDate(D:20260101101500Z)"
    assert read(pdf(page + draw(WRAPPED, top=700), info=info)).documents[0].date == "2024-04-04"
    assert read(pdf(WRAPPED, info=info)).documents[0].date == "2026-01-01"


def test_without_sensible_metadata_the_first_page_tells(pdf, draw):
    page = (
        draw(["Ice and trade"], top=780, size=20) + draw(["By Ada Brink"], top=740) + draw(WRAPPED, top=700)
    )
    document = read(pdf(page, info=b"/Title(Microsoft Word - brief_v2.docx)/Author(admin)")).documents[0]
    assert (document.title, document.author) == ("Ice and trade", "Ada Brink")


def test_a_scan_is_told(pdf, draw):
    assert code(pdf(SCAN, SCAN)) == "no-text"
    assert code(pdf(SCAN + draw(["Scan 1"]), SCAN + draw(["Scan 2"]))) == "no-text"


def test_pages_that_are_scans_are_problems_beside_the_document(pdf):
    result = read(pdf([SENTENCE], SCAN, WRAPPED))
    assert result.documents[0].text == f"{SENTENCE}\n\n{' '.join(WRAPPED)}"
    assert [(problem.origin, problem.code) for problem in result.problems] == [("a.pdf#page=2", "no-text")]


def test_blank_damaged_and_locked_files_are_told(pdf):
    whole = pdf([SENTENCE])
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[(a)(a)]" % (b"a" * 32, b"b" * 32)
    assert code(pdf(b"")) == "empty"
    assert code(whole[: len(whole) // 2]) == "broken"
    assert code(b"%PDF-1.7\n" + bytes(range(1, 256)) * 20) == "broken"
    assert code(whole.replace(b"/Info 4 0 R", b"/Info 4 0 R" + lock)) == "forbidden"


def test_files_that_hold_too_much_are_refused(pdf, draw, monkeypatch):
    assert code(pdf(b" " * 70_000_000, packed=True)) == "too-large"
    monkeypatch.setattr("sayso.read.pdf.MAX_PAGES", 2)
    assert code(pdf([SENTENCE], [SENTENCE], [SENTENCE])) == "too-large"
    monkeypatch.setattr("sayso.read.pdf_lines.MAX_PAGE_TEXT", 200)
    result = read(pdf([SENTENCE], [SENTENCE] * 4))
    assert (result.documents[0].text, [problem.code for problem in result.problems]) == (
        SENTENCE,
        ["too-large"],
    )
    assert code(pdf([SENTENCE] * 4)) == "too-large"


@pytest.mark.parametrize("origin", ["-", "a.txt", "a.html", "a.bin"])
def test_a_pdf_file_is_known_by_its_content(pdf, origin):
    assert read_bytes(pdf([SENTENCE]), origin=origin).documents[0].text == SENTENCE
