"""Opening what is, is not, or is no longer a project file: each a clear answer."""

import sqlite3

import pytest

from sayso.errors import ProjectError
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped, Span
from sayso.store import migrations
from sayso.store.migrations import MIGRATIONS, Migration
from sayso.store.project import ProjectFile, StoredFile


@pytest.fixture
def path(tmp_path):
    """A project with one document."""
    path = tmp_path / "x.sayso"
    document = Document("Rain fell.", "a.txt")
    reading = Reading(document, skipped=(Skipped(Span(0, 4), "aside"),))
    with ProjectFile.open(path, create=True) as project:
        project.put(
            StoredFile("a.txt", 1, "f"), [document], [document.id], {document.id: reading}, reader="1"
        )
    return path


def change(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def refusal(path, **options):
    with pytest.raises(ProjectError) as caught, ProjectFile.open(path, **options) as project:
        project.load_readings()
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_a_project_that_is_not_there_says_how_to_make_it(tmp_path):
    assert "sayso read" in refusal(tmp_path / "none.sayso")
    assert not (tmp_path / "none.sayso").exists()


def test_a_folder_is_refused(tmp_path):
    assert "folder" in refusal(tmp_path, create=True)


def test_a_missing_folder_is_named(tmp_path):
    assert "no folder" in refusal(tmp_path / "none" / "x.sayso", create=True)


@pytest.mark.parametrize("create", [False, True])
def test_a_file_of_other_bytes_is_refused_and_left_as_it_is(tmp_path, create):
    path = tmp_path / "x.sayso"
    path.write_bytes(b"These are words, and no tables at all. " * 100)
    before = path.read_bytes()
    assert "not a sayso project" in refusal(path, create=create)
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [False, True])
def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path, create):
    path = tmp_path / "x.sayso"
    change(path, "CREATE TABLE bookmarks (address TEXT)")
    before = path.read_bytes()
    assert "another program" in refusal(path, create=create)
    assert path.read_bytes() == before


def test_a_newer_project_is_refused_with_what_to_do(path):
    change(path, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    message = refusal(path)
    assert "newer sayso" in message and "install" in message


def test_a_file_with_a_trigger_is_refused(path):
    change(path, "CREATE TRIGGER t AFTER INSERT ON files BEGIN DELETE FROM documents; END")
    assert "'t'" in refusal(path)


def test_an_empty_file_becomes_a_project_only_when_read_into(tmp_path):
    path = tmp_path / "x.sayso"
    path.touch()
    assert "empty" in refusal(path)
    with ProjectFile.open(path, create=True) as project:
        assert project.counts().documents == 0


@pytest.mark.parametrize(
    "damage",
    [
        'UPDATE skipped SET "end" = 400',
        "UPDATE skipped SET start = -1",
        "UPDATE skipped SET start = 'here'",
        "UPDATE documents SET text = 'Other words.'",
        "UPDATE documents SET text = x'ff'",
        "UPDATE documents SET text = CAST(x'ff' AS TEXT)",
        "UPDATE documents SET text = 5",
        "DROP TABLE claims",
        "INSERT INTO entities VALUES ((SELECT id FROM documents), 0, 'e1', 'Ann', 'person', '{', '[]')",
        "INSERT INTO entities VALUES ((SELECT id FROM documents), 0, 'e1', 'Ann', 'person', '[]', '[5]')",
        "INSERT INTO entities SELECT id, 0, 'e1', 'Ann', 'person', '[[0,1,2]]', '[]' FROM documents",
        "INSERT INTO entities SELECT id, 0, 'e1', 'Ann', 'planet', '[]', '[]' FROM documents",
        "INSERT INTO entities SELECT id, 0, x'6531', 'Ann', 'person', '[]', '[]' FROM documents",
        "INSERT INTO entities SELECT id, 0, 'e1', 'Ann', 'person', '[]', "
        "replace(hex(zeroblob(50000)), '0', '[') FROM documents",
        "INSERT INTO statements (document, position, id, kind, entity, content, found_by) "
        "VALUES ((SELECT id FROM documents), 0, 's1', 'direct', 'e9', '[[0,1]]', '')",
    ],
)
def test_damaged_rows_are_a_project_error(path, damage):
    change(path, damage)
    assert refusal(path)


def test_a_cut_file_is_a_project_error(path):
    path.write_bytes(path.read_bytes()[:6000])
    assert refusal(path)


def test_any_flipped_page_is_an_answer_or_an_error(path):
    whole = path.read_bytes()
    for place in range(100, len(whole), 997):
        path.write_bytes(
            whole[:place] + bytes(b ^ 0xFF for b in whole[place : place + 8]) + whole[place + 8 :]
        )
        try:
            with ProjectFile.open(path) as project:
                project.load_readings()
                project.files()
        except ProjectError:
            pass


def test_every_step_is_applied_once_and_recorded(path, monkeypatch):
    seen = []
    steps = (*MIGRATIONS, Migration("a later one", seen.append), Migration("the last", seen.append))
    with ProjectFile.open(path) as project:
        for _ in range(2):
            migrations.migrate(project._engine, path, create=False, steps=steps)
        names = project._engine.connect().exec_driver_sql("SELECT name FROM migrations ORDER BY number")
        assert names.scalars().all() == [step.name for step in steps]
    assert len(seen) == 2


def test_a_step_that_fails_leaves_the_file_as_it_was(path):
    def fail(connection):
        connection.exec_driver_sql("DELETE FROM documents")
        raise RuntimeError

    with ProjectFile.open(path) as project:
        with pytest.raises(RuntimeError):
            migrations.migrate(
                project._engine, path, create=False, steps=(*MIGRATIONS, Migration("one that fails", fail))
            )
        assert project.counts().documents == 1


def test_a_read_only_project_can_be_looked_at(path):
    path.chmod(0o444)
    with ProjectFile.open(path) as project:
        assert len(project.load_readings()) == 1


def test_looking_leaves_no_second_file_and_changes_no_byte(path):
    before = path.read_bytes()
    with ProjectFile.open(path) as project:
        project.load_readings()
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]
