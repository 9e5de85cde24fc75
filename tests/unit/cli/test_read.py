"""sayso read: what it prints and the exit code it ends with."""

import json

import pytest

import sayso
from sayso.cli import exits


def test_it_makes_a_project_in_this_folder(run, folder):
    result = run("read", "a.txt", "b.txt")
    assert result.exit_code == 0
    assert "2 files read" in result.stdout
    assert "project.sayso holds 2 documents, 4 statements and 5 claims." in result.stdout
    assert (folder / "project.sayso").exists()


def test_again_nothing_has_changed(run, folder):
    run("read", "a.txt")
    result = run("read", "a.txt")
    assert result.exit_code == 0
    assert "0 files read, 1 unchanged" in result.stdout


def test_some_unread_is_exit_code_3_with_file_and_reason(run, folder):
    result = run("read", "a.txt", "empty.txt")
    assert result.exit_code == 3
    assert "empty.txt: there is nothing in it" in result.stderr
    again = run("read", "a.txt", "empty.txt")
    assert again.exit_code == 3
    assert "empty.txt: there is nothing in it" in again.stderr


def test_nothing_read_is_exit_code_1(run, folder):
    assert run("read", "empty.txt").exit_code == 1
    missing = run("read", "none.txt")
    assert missing.exit_code == 1
    assert "none.txt" in missing.stderr


def test_no_path_is_a_usage_error(run):
    assert run("read").exit_code == 2


def test_standard_input_is_named_and_replaced_by_its_name(run, folder):
    assert run("read", "-", "--name", "letter", input="Rain raises harvests.").exit_code == 0
    assert run("read", "-", "--name", "letter", input="Snow lowers harvests.").exit_code == 0
    with sayso.open("project.sayso") as project:
        (record,) = project.documents()
        assert record["origin"] == "letter"
        assert len(project.links(where="variable:snow")) == 1


def test_two_texts_from_standard_input_without_a_name_are_two_documents(run, folder):
    run("read", "-", input="Rain raises harvests.")
    run("read", "-", input="Snow lowers harvests.")
    with sayso.open("project.sayso") as project:
        assert len(project.documents()) == 2


def test_where_nothing_is_no_project_is_made(run, folder):
    missing = run("read", "none.txt", "reprots")
    assert missing.exit_code == 1
    assert missing.stderr.splitlines() == [
        "none.txt: there is no such file or folder",
        "reprots: there is no such file or folder",
    ]
    assert not (folder / "project.sayso").exists()


def test_json_tells_what_became_of_each_file(run, folder):
    told = json.loads(run("read", "a.txt", "empty.txt", "--json").stdout)
    assert told["left"] == 0
    assert (told["documents"], told["statements"], told["claims"]) == (1, 2, 3)
    assert [(f["file"], f["status"]) for f in told["files"]] == [("a.txt", "read"), ("empty.txt", "failed")]
    assert told["files"][1]["problems"][0]["code"] == "empty"


def test_the_row_that_could_not_be_read_is_named_and_not_its_whole_table(run, folder):
    (folder / "said.csv").write_text("text,speaker\nRain raises harvests.,Ada Kern\n,Tom Sand\n")
    result = run("read", "said.csv")
    assert "said.csv#2: there is no text in it" in result.stderr
    assert "1 file read" in result.stdout


def test_the_project_is_the_one_that_is_named(run, folder, monkeypatch):
    monkeypatch.setenv("SAYSO_PROJECT", "from-environment.sayso")
    run("read", "a.txt")
    run("read", "a.txt", "--project", "named.sayso")
    assert {path.name for path in folder.glob("*.sayso")} == {"from-environment.sayso", "named.sayso"}


def test_the_only_project_of_the_folder_is_used(run, folder):
    run("read", "a.txt", "--project", "city.sayso")
    assert "city.sayso holds" in run("read", "b.txt").stdout


def test_of_several_projects_one_must_be_named(run, folder):
    run("read", "a.txt", "--project", "one.sayso")
    run("read", "a.txt", "--project", "two.sayso")
    result = run("read", "b.txt")
    assert result.exit_code == 1
    assert "one.sayso, two.sayso" in result.stderr and "--project" in result.stderr


@pytest.mark.parametrize(
    "command", [("show", "links"), ("why", "a", "b"), ("whatif", "a"), ("report",), ("export", "json")]
)
def test_without_a_project_every_command_says_how_to_make_one(run, folder, command):
    result = run(*command)
    assert result.exit_code == 1
    assert "project.sayso: there is no such project" in result.stderr and "sayso read" in result.stderr
    assert not list(folder.glob("*.sayso"))


def test_a_file_that_is_no_project_is_refused(run, folder):
    result = run("read", "a.txt", "--project", "b.txt")
    assert result.exit_code == 1
    assert "b.txt: not a sayso project" in result.stderr


def test_an_empty_path_is_refused_and_not_taken_for_this_folder(run, folder):
    result = run("read", "")
    assert result.exit_code == exits.USAGE
    assert "One of the paths is empty" in result.stderr
    assert not (folder / "project.sayso").exists()


def test_a_format_that_is_not_read_is_refused_with_those_that_are(run, folder):
    result = run("read", "-", "--format", "xlsx", input="Rain raises harvests.")
    assert result.exit_code == exits.USAGE
    assert "'xlsx' is not read; what is:" in result.stderr and "docx" in result.stderr
    assert run("read", "-", "--format", ".MD", input="Rain raises harvests.").exit_code == exits.DONE


def test_what_a_folder_has_besides_is_named_by_kind_or_by_place(run, folder):
    (folder / "in").mkdir()
    (folder / "in" / "c.txt").write_text("Rain raises harvests.")
    (folder / "in" / "c.jpg").write_bytes(b"x")
    (folder / "in" / "d.jpg").write_bytes(b"x")
    (folder / "in" / "round").symlink_to(folder)
    (folder / "in" / "lost.txt").symlink_to(folder / "nothing.txt")
    told = run("read", "in").stdout
    assert "Passed over 2 files of kinds that are not read: .jpg." in told
    assert "links, pipes or closed folders: in/lost.txt, in/round." in told
