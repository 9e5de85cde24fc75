"""Deciding on the command line: what was decided is said, shows everywhere, and can be taken back."""

import json
import re

import pytest


@pytest.fixture
def claim(project, run):
    """The id of a claim."""
    (found,) = json.loads(run("show", "claims", "--where", '"rain raises"', "--json").stdout)
    return found["id"]


def links(run):
    return {
        (k["cause"], k["polarity"], k["effect"]) for k in json.loads(run("show", "links", "--json").stdout)
    }


def test_a_claim_is_rejected_and_comes_back_with_undo(run, claim):
    assert ("rain", "+", "harvests") in links(run)
    assert "reject claim: rain + harvests (a.txt)" in run("reject", claim, "--why", "a joke").stdout
    assert ("rain", "+", "harvests") not in links(run)
    assert "undo: reject claim" in run("undo").stdout
    assert ("rain", "+", "harvests") in links(run)
    assert "redo: reject claim" in run("redo").stdout
    assert ("rain", "+", "harvests") not in links(run)


def test_an_edit_follows_into_why_and_whatif(run, claim):
    assert run("edit", claim, "--sign", "-", "--cause", "storms").exit_code == 0
    assert "storms → harvests" in run("why", "storms", "harvests").stdout
    assert "harvests" in run("whatif", "--more", "storms").stdout


def test_variables_and_people_are_merged_renamed_split_and_grouped(run, project):
    assert run("merge", "rain", "unrest", "--as", "weather").exit_code == 0
    assert ("prices", "+", "weather") in links(run)
    assert run("rename", "--people", "Bo", "Bob").exit_code == 0
    assert "Bob" in run("show", "people").stdout
    assert run("split", "weather", "--out", "unrest").exit_code == 0
    assert ("prices", "+", "unrest") in links(run)
    assert run("group", "costs", "prices").exit_code == 0
    log = json.loads(run("log", "--json").stdout)
    assert [entry["kind"] for entry in log] == ["group", "split", "rename", "merge"]
    assert run("split", "weather").exit_code == 2


def test_the_log_is_a_table_and_whole_as_json(run, claim):
    assert "Nothing was decided" in run("log").stderr
    run("accept", claim, "--by", "Dee", "--why", "in the minutes")
    shown = run("log").stdout
    assert re.search(r" \d{4}-\d\d-\d\d \d\d:\d\d  Dee ", shown)
    assert "Dee" in shown and "in the minutes" in shown and "accept claim" in shown
    (entry,) = json.loads(run("log", "--json").stdout)
    assert entry["target"]["words"] == "rain raises harvests"
    assert "Nothing changed underneath" in run("log", "--stale").stderr


def test_what_is_not_there_is_refused_and_nothing_is_written(run, project):
    for arguments in (("reject", "0000:c1"), ("undo",), ("redo", "aa"), ("merge", "rain", "rain")):
        result = run(*arguments)
        assert result.exit_code == 1 and result.stderr, arguments
    assert json.loads(run("log", "--json").stdout) == []


def test_likely_joins_are_proposed_until_they_are_made(run, folder):
    (folder / "c.txt").write_text("Rainfall raises yields. Storms lowers rain. Rainfalls raises debt.")
    run("read", "c.txt")
    before = json.loads(run("proposals", "--json").stdout)
    pair = next(p for p in before if {p["first"], p["second"]} == {"rain", "rainfall"})
    assert 0 < pair["score"] <= 1 and pair["reason"]
    assert [p["score"] for p in before] == sorted((p["score"] for p in before), reverse=True)
    assert len(json.loads(run("proposals", "--json", "--limit", "1").stdout)) == 1
    run("merge", "rain", "rainfall")
    after = json.loads(run("proposals", "--json").stdout)
    assert {"rain", "rainfall"} not in [{p["first"], p["second"]} for p in after]


def test_a_proposal_is_settled_by_its_id(run, project):
    (project / "c.txt").write_text("Cy said flood raises prices. Cy said flooding raises unrest.")
    run("read", "c.txt")
    listed = json.loads(run("proposals", "--json").stdout)
    assert {"flood", "flooding"} == {listed[0]["first"], listed[0]["second"]}
    id = listed[0]["id"]
    assert run("reject", id).exit_code == 0
    assert id not in [row["id"] for row in json.loads(run("proposals", "--json").stdout)]
    run("undo")
    assert json.loads(run("proposals", "--json").stdout) == listed
    assert "merge" in run("accept", id, "--why", "one thing").stdout


def test_people_who_may_be_one_are_proposed_and_settled_by_the_id_of_the_proposal(run, project):
    (project / "c.txt").write_text("A letter from the quay\n\nBy Ada Kern\n\nRain raises debt.")
    (project / "d.txt").write_text("Kern said storms lowers rain. Kern said storms raises debt.")
    run("read", "c.txt", "d.txt")
    listed = json.loads(run("proposals", "--people", "--json").stdout)
    assert [{p["first"], p["second"]} for p in listed] == [{"Ada Kern", "Kern"}]
    id = listed[0]["id"]
    assert "Ada Kern" in run("proposals", "--people").stdout
    assert run("accept", id, "--scope", "everywhere").exit_code == 1
    assert "not one: " in run("reject", id, "--why", "her brother").stdout
    assert "No two people" in run("proposals", "--people").stderr
    run("undo")
    assert json.loads(run("proposals", "--people", "--json").stdout) == listed
    assert "merge" in run("accept", id).stdout
    people = json.loads(run("show", "people", "--json").stdout)
    assert [p["claims"] for p in people if "Kern" in p["name"]] == [3]
    assert run("check").exit_code == 0
    assert run("reject", "people:0000+1111").exit_code == 1


def test_what_reading_did_not_find_is_added_by_its_words(run, project):
    (project / "c.txt").write_text("Wet springs and then mildew. Old Cy told us that mildew eats the wheat.")
    run("read", "c.txt")
    words = ("--cause", "Wet springs", "--effect", "mildew", "--signal", "and then")
    shown = run("add", "claim", "c.txt", *words, "--sign", "+", "--by", "Dee", "--why", "plain")
    assert "add claim: wet springs + mildew (c.txt)" in shown.stdout
    assert run("add", "claim", "c.txt", *words, "--sign", "-").exit_code == 1
    assert run("add", "claim", "c.txt", *words).exit_code == 1
    assert run("add", "claim", "c.txt", "--cause", "0-3", "--effect", "2-6", "--sign", "+").exit_code == 1
    said = ("--content", "mildew eats the wheat", "--source", "Old Cy", "--cue", "told us")
    assert "add statement of Cy Orr" in run("add", "statement", "c.txt", *said, "--holder", "Cy Orr").stdout
    run("add", "claim", "c.txt", "--cause", "49-55", "--effect", "the wheat", "--sign", "-", "--by", "Dee")
    found = json.loads(run("show", "claims", "--where", 'document:"c.txt"', "--json").stdout)
    assert {(c["cause"], c["polarity"], c["person"], c["found_by"]) for c in found} == {
        ("wet springs", "+", "“c.txt”", "by hand: Dee"),
        ("mildew", "-", "Cy Orr", "by hand: Dee"),
    }
    assert "withdrawn" in run("remove", "c.txt", "--yes").stdout
    assert json.loads(run("log", "--json").stdout) == []
