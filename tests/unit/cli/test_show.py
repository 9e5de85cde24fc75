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
    ("where", "effects"),
    [
        ("holder:Ann", {"harvests", "prices"}),
        ("-holder:Ann", {"prices", "unrest", "rain"}),
        ("document:b.txt", {"prices", "rain"}),
        ("variable:rain", {"harvests", "rain"}),
        ("cause:rain", {"harvests"}),
        ("effect:rain,unrest", {"rain", "unrest"}),
        ('"prices raises"', {"unrest", "rain"}),
        ("modality:denied", set()),
        ("holder:Bo document:a.txt", {"prices"}),
        ("sign:-", {"prices"}),
        ("support:2..", {"prices"}),
        ("support:2.. holder:Ann", set()),
        ("reviewed:yes", set()),
        ("contested:no scope:general", {"harvests", "prices", "unrest", "rain"}),
    ],
)
@pytest.mark.parametrize("table", ["claims", "links"])
def test_filters(run, project, table, where, effects):
    records = json.loads(run("show", table, "--where", where, "--json").stdout)
    assert {record["effect"] for record in records} == effects


def test_support_is_counted_among_the_chosen(run, project):
    (link,) = json.loads(run("show", "links", "--where", "holder:Ann variable:prices", "--json").stdout)
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
    result = run("show", "claims", "--where", "document:a.text")
    assert result.exit_code == 4
    assert "a.txt" in result.stderr


def test_a_name_far_from_all_is_exit_code_1(run, project):
    assert run("show", "claims", "--where", "holder:Zebulon").exit_code == 1


def test_nothing_like_that_is_said_and_no_error(run, project):
    result = run("show", "claims", "--where", "elephants")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no claims like that" in result.stderr


def test_words_in_a_document_cannot_reach_the_terminal_as_commands(run, folder):
    (folder / "bad.txt").write_text("Ann said rain raises harvests. \x1b]0;owned\x07\x1b[31m\u202ebackwards")
    run("read", "bad.txt")
    for table in ("claims", "documents", "statements"):
        shown = run("show", table, "--quotes").stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_a_mistake_in_a_filter_is_told_with_its_place(run, project):
    result = run("show", "links", "--where", "sign:+ holdr:Ann")
    assert result.exit_code == 4
    assert "character 8" in result.stderr and "holder" in result.stderr
    assert run("show", "links", "--where", "support:many").exit_code == 1


def test_loops_are_chosen_by_what_is_on_them(run, project):
    def loops(where):
        return json.loads(run("show", "loops", "--where", where, "--json").stdout)

    assert len(loops("variable:rain")) == len(loops("sign:-")) == len(loops("support:1")) == 1
    assert loops("variable:unrest") == loops("holder:Ann") == loops("support:2..") == []
