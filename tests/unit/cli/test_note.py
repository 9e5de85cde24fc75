"""A note is a document, and whoever typed it holds what it claims."""

import json

NOTE = "Rain raises joy. Bo said joy raises prices."


def listed(run, table):
    return json.loads(run("show", table, "--json").stdout)


def test_a_note_is_a_document_whose_claims_its_writer_holds(run, project):
    shown = run("note", NOTE, "--by", "dee")
    assert shown.exit_code == 0
    assert "rain" in shown.stdout and "joy" in shown.stdout
    mine = [claim for claim in listed(run, "claims") if claim["name"].startswith("Note: Rain raises joy.")]
    assert [claim["person"] for claim in mine] == ["dee", "Bo"]
    (document,) = [d for d in listed(run, "documents") if d["name"] == mine[0]["name"]]
    assert document["speaker"] == "dee" and document["date"]


def test_the_same_note_by_the_same_person_is_one(run, project):
    first = json.loads(run("note", NOTE, "--by", "dee", "--json").stdout)
    again = json.loads(run("note", "-", "--by", "dee", "--json", input=NOTE).stdout)
    other = json.loads(run("note", NOTE, "--by", "Eve", "--json").stdout)
    assert first == again
    assert first["document"] != other["document"]
    assert len(listed(run, "documents")) == 4


def test_a_note_without_claims_is_kept_and_says_so(run, project):
    shown = run("note", "They met on Tuesday.", "--by", "dee")
    assert shown.exit_code == 0 and "Nothing in it" in shown.stderr


def test_a_note_can_be_withdrawn(run, project):
    before = run("export", "json").stdout
    id = json.loads(run("note", NOTE, "--by", "dee", "--json").stdout)["document"]
    assert run("remove", id, "--yes").exit_code == 0
    assert run("export", "json").stdout == before
    assert NOTE.encode() not in (project / "project.sayso").read_bytes()


def test_a_note_that_cannot_be_read_is_refused_and_leaves_nothing(run, project):
    shown = run("note", "-", "--by", "dee", input="  \n")
    assert shown.exit_code == 1 and "the note:" in shown.stderr
    assert len(listed(run, "documents")) == 2
    assert run("export", "json").stdout.count("note") == 0
