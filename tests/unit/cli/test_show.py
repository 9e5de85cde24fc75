"""sayso show: tables, filters, quotes and JSON."""

import json

import pytest

TABLES = ["documents", "statements", "claims", "variables", "links", "loops", "people"]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_shown_and_is_json(run, project, table):
    assert run("show", table).exit_code == 0
    records = json.loads(run("show", table, "--json").stdout)
    assert records and all(isinstance(record, dict) for record in records)


@pytest.mark.parametrize("table", TABLES)
def test_no_line_is_wider_than_the_room(run, project, table, monkeypatch):
    monkeypatch.setenv("COLUMNS", "48")
    lines = run("show", table, "--quotes").stdout.splitlines()
    assert lines and all(len(line) <= 48 for line in lines)


def test_what_is_cut_says_so_and_wide_cuts_nothing(run, project, monkeypatch):
    monkeypatch.setenv("COLUMNS", "48")
    assert "…" in run("show", "statements").stdout
    wide = run("show", "statements", "--wide").stdout
    assert "…" not in wide and "harvests lowers prices." in wide


def test_links_are_sorted_by_support(run, project):
    links = json.loads(run("show", "links", "--json").stdout)
    assert [link["support"] for link in links] == sorted((link["support"] for link in links), reverse=True)
    assert (links[0]["cause"], links[0]["polarity"], links[0]["effect"]) == ("harvests", "-", "prices")
    assert links[0]["people"] == ["Ann", "Bo"]


def test_quotes_have_speaker_document_and_place(run, project):
    shown = run("show", "links", "--quotes", "--limit", "1").stdout
    assert "Bo said harvests lowers prices." in shown
    assert "— Bo; a.txt, paragraph 2" in shown
    assert "— Ann; b.txt, paragraph 1" in shown


@pytest.mark.parametrize(
    ("options", "effects"),
    [
        (["--person", "Ann"], {"harvests", "prices"}),
        (["--document", "b.txt"], {"prices", "rain"}),
        (["--variable", "rain"], {"harvests", "rain"}),
        (["--text", "prices raises"], {"unrest", "rain"}),
        (["--modality", "denied"], set()),
        (["--person", "Bo", "--document", "a.txt"], {"prices"}),
    ],
)
@pytest.mark.parametrize("table", ["claims", "links"])
def test_filters(run, project, table, options, effects):
    records = json.loads(run("show", table, *options, "--json").stdout)
    assert {record["effect"] for record in records} == effects


def test_support_is_counted_among_the_chosen(run, project):
    (link,) = json.loads(run("show", "links", "--person", "Ann", "--variable", "prices", "--json").stdout)
    assert (link["support"], link["people"]) == (1, ["Ann"])


def test_the_loop_is_shown_in_words(run, project):
    (loop,) = json.loads(run("show", "loops", "--json").stdout)
    assert loop["kind"] == "balancing"
    assert set(loop["variables"]) == {"rain", "harvests", "prices"}


def test_limit_says_how_many_there_are(run, project):
    result = run("show", "claims", "--limit", "2")
    assert len(result.stdout.splitlines()) == 3
    assert "2 of 5 claims" in result.stderr


def test_a_name_that_nobody_has_offers_what_comes_near(run, project):
    result = run("show", "claims", "--document", "a.text")
    assert result.exit_code == 4
    assert "a.txt" in result.stderr


def test_a_name_far_from_all_is_exit_code_1(run, project):
    assert run("show", "claims", "--person", "Zebulon").exit_code == 1


def test_nothing_like_that_is_said_and_no_error(run, project):
    result = run("show", "claims", "--text", "elephants")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no claims like that" in result.stderr


def test_words_in_a_document_cannot_reach_the_terminal_as_commands(run, folder):
    (folder / "bad.txt").write_text("Ann said rain raises harvests. \x1b]0;owned\x07\x1b[31m\u202ebackwards")
    run("read", "bad.txt")
    for table in ("claims", "documents", "statements"):
        shown = run("show", table, "--quotes").stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
