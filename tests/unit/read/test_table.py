"""Tables of statements give a document a row."""

import pytest

from sayso.errors import UnreadableError
from sayso.read import read_bytes


def read(raw, origin="a.csv"):
    return read_bytes(raw if isinstance(raw, bytes) else raw.encode(), origin=origin)


def code(raw, origin="a.csv"):
    with pytest.raises(UnreadableError) as caught:
        read(raw, origin)
    return caught.value.code


def test_each_row_is_a_document_with_its_speaker_date_and_source():
    result = read(
        "Text,Speaker,Date,Source,Link\nThe ferry stopped.,Ada Brink,3 May 2024,Quay Press,https://q.example/1\n"
    )
    (document,) = result.documents
    assert (
        document.text,
        document.speaker,
        document.date,
        document.publisher,
        document.address,
        document.origin,
    ) == (
        "The ferry stopped.",
        "Ada Brink",
        "2024-05-03",
        "Quay Press",
        "https://q.example/1",
        "a.csv#1",
    )
    assert result.problems == ()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_sense_of_the_header(mark):
    raw = mark.join(("who", "quote")) + "\n" + mark.join(("Bo", '"Yes, yes; no | maybe"')) + "\n"
    (document,) = read(raw, "a.tsv").documents
    assert (document.speaker, document.text) == ("Bo", "Yes, yes; no | maybe")


def test_quoted_line_breaks_and_marks_of_byte_order():
    raw = '\ufefftext,speaker\r\n"One.\r\nTwo “2”.",Bo\r\n\r\nThree.,Ann\r\n'
    assert [(d.text, d.speaker, d.origin) for d in read(raw).documents] == [
        ("One.\nTwo “2”.", "Bo", "a.csv#1"),
        ("Three.", "Ann", "a.csv#2"),
    ]


def test_ids_name_the_rows_each_once():
    raw = "id,text\nk1,One.\nk1,Two.\n,Three.\n"
    assert [d.origin for d in read(raw).documents] == ["a.csv#k1", "a.csv#row-2", "a.csv#3"]


def test_bad_rows_are_problems_and_the_good_go_on():
    result = read("text,speaker\nOne.,Ann\n,Bo\nTwo, and three, and four,Cy\nFour.,Dee\n")
    assert [d.text for d in result.documents] == ["One.", "Four."]
    assert [(p.origin, p.code) for p in result.problems] == [("a.csv#2", "empty"), ("a.csv#3", "broken")]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing_in_silence():
    result = read('text,speaker\nOne.,Ann\n"Two,Bo\nThree.,Cy\n')
    assert [d.text for d in result.documents] == ["One."]
    assert [(p.origin, p.code) for p in result.problems] == [("a.csv#2", "broken")]


def test_a_huge_field_is_read():
    words = "The ferry stopped because it rained. " * 20_000
    assert read(f'text,speaker\n"{words}",Ann\n').documents[0].text == words


def test_a_table_without_text_is_refused():
    assert code("name,age\nAnn,3\n") == "broken"
    assert code("text,speaker\n") == "empty"
    assert code("\n\n", "a.jsonl") == "empty"


def test_json_lines_give_documents_and_bad_lines_problems():
    lines = [
        '{"text": "One.", "speaker": "Ann", "date": 2024, "title": "T", "author": ["A", "B"], "id": "k"}',
        "",
        '{"text": "Two',
        "[1]",
        '{"text": 5}',
        '{"words": "x"}',
        '{"text": " "}',
        '{"text": "Der Hafen ist seit Montag zu, und die Leute sagen, dass sie nicht mehr wissen, '
        'wie sie ihre Waren nach Norden bringen sollen, wenn das Eis kommt."}',
        '{"text": ' + "[" * 100_000,
        '{"text": "A\\r\\nB\\ud800C\\u0000D"}',
    ]
    result = read("\n".join(lines), "a.jsonl")
    first, last = result.documents
    assert (first.text, first.speaker, first.date, first.title, first.author, first.origin) == (
        "One.",
        "Ann",
        "2024",
        "T",
        "A, B",
        "a.jsonl#k",
    )
    assert (last.text, last.origin) == ("A\nB\ufffdC\ufffdD", "a.jsonl#10")
    assert [(p.origin, p.code) for p in result.problems] == [
        ("a.jsonl#3", "broken"),
        ("a.jsonl#4", "broken"),
        ("a.jsonl#5", "broken"),
        ("a.jsonl#6", "broken"),
        ("a.jsonl#7", "empty"),
        ("a.jsonl#8", "not-english"),
        ("a.jsonl#9", "broken"),
    ]


def test_json_lines_are_known_by_their_look():
    assert read('{"id": 1, "text": "One."}\n', "-").documents[0].text == "One."
