"""The log of decisions in the project file, and projects made before there was one."""

import sqlite3
from pathlib import Path

import pytest

from sayso.errors import ProjectError, RecordError
from sayso.records.decision import Decision, standing, to_redo, to_undo
from sayso.store import schema
from sayso.store.migrations import MIGRATIONS
from sayso.store.project import ProjectFile

GOLDEN = Path(__file__).parents[2] / "golden"
FORMATS = {number: GOLDEN / f"project-format-{number}.sql" for number in (1, 2, 3, 4)}


@pytest.fixture(params=FORMATS)
def old(tmp_path, request):
    """An empty project of an old format, made from the recorded statements and not from the code of today."""
    path = tmp_path / "old.sayso"
    connection = sqlite3.connect(path)
    connection.executescript(FORMATS[request.param].read_text())
    for number, step in enumerate(MIGRATIONS[: request.param], start=1):
        connection.execute("INSERT INTO migrations VALUES (?, ?)", (number, step.name))
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {request.param}")
    connection.commit()
    connection.close()
    return path


def reject(when, claim="c"):
    return Decision("Ann", when, "reject", "claim", {"claim": claim}, why="wrong")


def statements(path):
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {" ".join(sql.split()) for (sql,) in found}


@pytest.mark.parametrize("number", FORMATS)
def test_an_old_format_is_what_it_was(tmp_path, number):
    with ProjectFile.open(tmp_path / "new.sayso", create=True):
        pass
    old = {line.removesuffix(";") for line in FORMATS[number].read_text().splitlines()}
    assert old <= statements(tmp_path / "new.sayso")


def test_a_project_of_an_old_format_is_opened_and_brought_up_to_date(tmp_path, old):
    with ProjectFile.open(old) as project:
        project.decide([reject])
        assert [entry.kind for entry in project.decisions()] == ["reject"]
    with ProjectFile.open(tmp_path / "new.sayso", create=True):
        pass
    assert statements(old) == statements(tmp_path / "new.sayso")
    connection = sqlite3.connect(old)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    connection.close()


def test_entries_come_back_equal_and_in_order_after_a_restart(old):
    with ProjectFile.open(old) as project:
        made = [project.decide([lambda when, n=n: reject(when, f"c{n}")])[0] for n in range(5)]
    with ProjectFile.open(old) as project:
        assert project.decisions() == tuple(made)
        assert sorted(entry.when for entry in made) == [entry.when for entry in made]
        assert len({entry.when for entry in made}) == 5


def test_a_clock_set_back_does_not_change_the_order(old):
    late = reject("2999-01-01T00:00:00.000000Z")
    with ProjectFile.open(old) as project:
        project.decide([lambda when: late])
        (next_one,) = project.decide([lambda when: reject(when, "d")])
        assert project.decisions() == (late, next_one)


def test_an_entry_that_was_tampered_with_is_told(old):
    with ProjectFile.open(old) as project:
        project.decide([reject])
    connection = sqlite3.connect(old)
    connection.execute("UPDATE decisions SET why = 'right'")
    connection.commit()
    connection.close()
    with ProjectFile.open(old) as project, pytest.raises(ProjectError, match="damaged"):
        project.decisions()


def test_undo_goes_back_one_by_one_and_redo_forward_again():
    moments = (f"2026-01-01T00:00:{n:02}.000000Z" for n in range(60))
    log = [reject(next(moments), name) for name in "abc"]

    def take(kind, entry):
        log.append(Decision("Ann", next(moments), kind, "decision", {"decision": entry.id}))

    for left in (2, 1, 0):
        take("undo", to_undo(log))
        assert len(standing(log)) == left
    assert to_undo(log) is None
    for name in "abc":
        assert to_redo(log).target["claim"] == name
        take("redo", to_redo(log))
    assert [entry.target["claim"] for entry in standing(log)] == ["a", "b", "c"]
    assert to_redo(log) is None
    take("undo", to_undo(log))
    log.append(reject(next(moments), "d"))
    assert to_redo(log) is None, "a new decision ends what could be brought back"
    assert [entry.target["claim"] for entry in standing(reversed(log))] == ["a", "b", "d"]


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "burn"}, {"scope": "there"}, {"subject": "link"}, {"when": "yesterday"}, {"kind": "undo"}],
)
def test_an_impossible_entry_cannot_be_made(wrong):
    values = {
        "who": "Ann",
        "when": "2026-01-01T00:00:00.000000Z",
        "kind": "reject",
        "subject": "claim",
        "target": {},
    }
    with pytest.raises(RecordError):
        Decision(**(values | wrong))
