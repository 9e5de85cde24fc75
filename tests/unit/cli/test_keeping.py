"""Withdrawing a document, copying a project, and telling whether it is whole."""

import json
import sqlite3


def ids(run, words):
    return [
        claim["id"] for claim in json.loads(run("show", "claims", "--where", f'"{words}"', "--json").stdout)
    ]


def test_no_word_of_a_withdrawn_document_is_left(run, project):
    (project / "secret.txt").write_text("Zelda said quicksilver raises vexation. Rain raises vexation.")
    assert run("read", "secret.txt").exit_code == 0
    run("reject", *ids(run, "quicksilver"), "--scope", "everywhere")
    run("merge", "rain", "harvests")
    run("undo")
    run("rename", "rain", "rainfall")
    run("group", "trouble", "vexation")
    assert b"quicksilver" in (project / "project.sayso").read_bytes()
    assert run("remove", "secret.txt", input="n\n").exit_code == 130
    assert run("remove", "secret.txt", "--yes").exit_code == 0
    left = (project / "project.sayso").read_bytes().lower()
    assert not [word for word in (b"zelda", b"quicksilver", b"vexation") if word in left]
    assert "secret" not in run("show", "documents").stdout
    log = json.loads(run("log", "--json").stdout)
    assert [entry["kind"] for entry in log] == ["rename", "undo", "merge"]
    assert [entry["holds"] for entry in log] == [True, False, False]
    assert run("check").exit_code == 0


def test_a_backup_is_the_whole_project_and_never_takes_the_place_of_a_file(run, project):
    assert run("backup", "copy.sayso").exit_code == 0
    original = run("show", "claims", "--json", "--project", "project.sayso").stdout
    assert run("show", "claims", "--json", "--project", "copy.sayso").stdout == original
    again = run("backup", "copy.sayso", "--project", "project.sayso")
    assert again.exit_code == 1 and "already" in again.stderr


def test_check_says_what_is_wrong(run, project):
    assert "whole: 2 documents" in run("check").stdout
    run("rename", "rain", "rainfall")
    connection = sqlite3.connect(project / "project.sayso")
    connection.execute("UPDATE claims SET modality = 'shouted' WHERE id = 'c1'")
    connection.execute("UPDATE decisions SET why = 'because'")
    connection.commit()
    connection.close()
    result = run("check", "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert not told["whole"] and len(told["faults"]) == 3
    assert any("shouted" in fault for fault in told["faults"])
