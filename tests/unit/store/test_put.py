"""Writing files: what a document is that stands in several, and what a changed file leaves."""

from dataclasses import replace

import pytest

from sayso.errors import UnreadableError
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped, Span
from sayso.store.project import Counts, ProjectFile, StoredFile


@pytest.fixture
def project(tmp_path):
    with ProjectFile.open(tmp_path / "x.sayso", create=True) as opened:
        yield opened


def put(project, path, *documents, status="read", part=None, again=False, note="", **about):
    """Write a file with readings of all its documents; returns what was asked to be read."""
    ids = [document.id for document in documents] if part is None else part
    file = StoredFile(path, 1, "f" * 64, status, **about)
    readings, asked = {}, []
    while missing := project.put(file, documents, ids, readings, reader="1", again=again):
        asked += missing
        readings |= {d.id: Reading(d, skipped=(Skipped(Span(0, 1), "x", note),)) for d in missing}
    return asked


def documents(project):
    return [reading.document for reading in project.load_readings()]


def test_a_document_is_asked_for_once(project):
    document = Document("Rain fell.", "a.txt")
    assert put(project, "a.txt", document) == [document]
    assert put(project, "a.txt", document) == []


def test_again_asks_for_a_new_reading_that_takes_the_place_of_the_old_one(project):
    document = Document("Rain fell.", "a.txt")
    put(project, "a.txt", document, note="first")
    assert put(project, "a.txt", document, again=True, note="second") == [document]
    (reading,) = project.load_readings()
    assert reading.skipped[0].note == "second"


def test_the_same_words_in_two_files_are_one_document_known_by_the_first_place(project):
    put(project, "b.txt", Document("Rain fell.", "b.txt"))
    put(project, "a.txt", Document("Rain fell.", "a.txt"))
    assert documents(project) == [Document("Rain fell.", "a.txt")]
    assert list(project.origins().values()) == [("a.txt", "b.txt")]


def test_it_is_read_again_when_its_first_place_tells_something_else_about_it(project):
    put(project, "b.txt", Document("Rain fell.", "b.txt", author="Bo"))
    first = Document("Rain fell.", "a.txt", author="Ann")
    assert put(project, "a.txt", first) == [first]
    assert documents(project) == [first]


def test_a_later_place_changes_nothing(project):
    first = Document("Rain fell.", "a.txt", author="Ann")
    put(project, "a.txt", first)
    assert put(project, "b.txt", Document("Rain fell.", "b.txt", author="Bo")) == []
    assert documents(project) == [first]


def test_a_changed_file_leaves_none_of_its_old_documents(project):
    put(project, "a.txt", Document("Rain fell.", "a.txt"))
    put(project, "a.txt", Document("Snow fell.", "a.txt"))
    assert [document.text for document in documents(project)] == ["Snow fell."]


def test_a_document_stays_while_it_stands_in_another_file(project):
    put(project, "a.txt", Document("Rain fell.", "a.txt", author="Ann"))
    second = Document("Rain fell.", "b.txt", author="Bo")
    put(project, "b.txt", second)
    snow = Document("Snow fell.", "a.txt")
    assert put(project, "a.txt", snow) == sorted([snow, second], key=lambda d: d.id)
    assert {d.origin: d for d in documents(project)} == {"a.txt": snow, "b.txt": second}


def test_a_file_that_can_no_longer_be_read_leaves_its_reason_and_no_documents(project):
    put(project, "a.txt", Document("Rain fell.", "a.txt"))
    put(project, "a.txt", status="failed", code="broken", reason="cut short")
    (file,) = project.files()
    assert (file.status, file.code, file.reason, file.documents) == ("failed", "broken", "cut short", ())
    assert documents(project) == []


def test_the_same_row_twice_in_one_table_is_one_document(project):
    rows = [Document("Rain fell.", f"t.csv#{n}") for n in (1, 2)]
    put(project, "t.csv", *rows)
    assert documents(project) == rows[:1]
    (file,) = project.files()
    assert file.documents == (rows[0].id,)


def test_a_part_of_a_table_can_be_written_and_the_rest_later(project):
    rows = [Document(f"Rain fell {n} times.", f"t.csv#{n}") for n in range(3)]
    put(project, "t.csv", *rows, part=[rows[0].id], status="partial")
    assert project.file("t.csv").status == "partial"
    assert documents(project) == rows[:1]
    assert put(project, "t.csv", *rows) == sorted(rows[1:], key=lambda d: d.id)
    assert project.file("t.csv").status == "read"


def test_rows_that_move_in_their_table_are_not_read_again(project):
    rows = [Document(f"Rain fell {n} times.", f"t.csv#{n}") for n in range(3)]
    put(project, "t.csv", *rows)
    moved = [
        Document("A new one.", "t.csv#0"),
        *(replace(d, origin=f"t.csv#{n + 1}") for n, d in enumerate(rows)),
    ]
    assert put(project, "t.csv", *moved) == [moved[0]]
    assert sorted(documents(project), key=lambda d: d.origin) == moved


def test_nothing_is_written_while_a_reading_is_missing(project):
    document = Document("Rain fell.", "a.txt")
    assert project.put(StoredFile("a.txt", 1, "f"), [document], [document.id], {}, reader="1") == (document,)
    assert project.files() == ()
    assert project.counts() == Counts(0, 0, 0)


def test_problems_of_rows_are_kept_with_their_file(project):
    problem = UnreadableError("t.csv#2", "empty", "no words in it")
    put(project, "t.csv", Document("Rain fell.", "t.csv#1"), problems=(problem,))
    (kept,) = project.file("t.csv").problems
    assert (kept.origin, kept.code, kept.reason) == ("t.csv#2", "empty", "no words in it")
    put(project, "t.csv", Document("Rain fell.", "t.csv#1"))
    assert project.file("t.csv").problems == ()
