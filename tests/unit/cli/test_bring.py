"""Two people decide in copies of a project, and bring their logs together."""

import json

MINE, THEIRS = ("--project", "project.sayso"), ("--project", "copy.sayso")


def test_decisions_of_both_hold_and_what_clashes_is_shown_and_kept(run, project):
    run("rename", "unrest", "strife", *MINE)
    run("backup", "copy.sayso", *MINE)
    (claim,) = json.loads(run("show", "claims", "--where", '"rain raises"', "--json", *MINE).stdout)
    run("reject", claim["id"], "--by", "Ann", *MINE)
    run("rename", "prices", "costs", "--by", "Ann", *MINE)
    run("accept", claim["id"], "--by", "Bob", *THEIRS)
    run("rename", "prices", "price level", "--by", "Bob", *THEIRS)
    run("merge", "rain", "harvests", "--by", "Bob", *THEIRS)
    shown = run("bring", "copy.sayso", *MINE)
    assert "3 decisions added" in shown.stdout
    assert shown.stdout.count("These clash") == 2
    assert "rename prices to costs" in shown.stdout and "rename prices to price level" in shown.stdout
    told = json.loads(run("bring", "project.sayso", "--json", *THEIRS).stdout)
    assert len(told["added"]) == 2
    assert "0 decisions added" in run("bring", "copy.sayso", *MINE).stdout
    maps = [run("export", "json", *which).stdout for which in (MINE, THEIRS)]
    assert maps[0] == maps[1] != ""
    names = {v["name"] for v in json.loads(run("show", "variables", "--json", *MINE).stdout)}
    assert {"price level", "strife"} <= names


def test_notes_that_were_typed_into_the_copy_come_along(run, project):
    run("backup", "copy.sayso", *MINE)
    run("note", "Rain raises joy.", "--by", "bob", *THEIRS)
    (claim,) = json.loads(run("show", "claims", "--where", '"rain raises joy"', "--json", *THEIRS).stdout)
    run("reject", claim["id"], "--by", "bob", *THEIRS)
    assert "1 decision added, 1 note too" in run("bring", "copy.sayso", *MINE).stdout
    assert [entry["state"] for entry in json.loads(run("log", "--json", *MINE).stdout)] == ["as decided"]
    maps = [run("export", "json", *which).stdout for which in (MINE, THEIRS)]
    assert maps[0] == maps[1] != ""
    assert "0 decisions added\n" in run("bring", "copy.sayso", *MINE).stdout


def test_what_is_no_project_is_refused(run, project):
    assert run("bring", "a.txt", *MINE).exit_code == 1
