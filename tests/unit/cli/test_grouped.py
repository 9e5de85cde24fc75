"""General variables and their special cases: either level of the map."""

import json

import pytest


@pytest.fixture
def grouped(run, folder):
    (folder / "c.txt").write_text(
        "Ann said timber raises wages.\n\nBo said grain raises wages. Cy said exports raises wages.\n\n"
        "Ann said rain raises grain. Bo said wages lowers timber."
    )
    assert run("read", "c.txt").exit_code == 0
    assert run("group", "exports", "timber", "grain").exit_code == 0
    return folder


def table(run, name, *options):
    return json.loads(run("show", name, *options, "--json").stdout)


def test_the_general_level_adds_up_what_is_said_of_the_cases(run, grouped):
    plain = {(x["cause"], x["effect"]): x for x in table(run, "links")}
    general = {(x["cause"], x["effect"]): x for x in table(run, "links", "--grouped")}
    assert ("timber", "wages") in plain and plain["exports", "wages"]["support"] == 1
    assert general["exports", "wages"]["people"] == ["Ann", "Bo", "Cy"]
    assert general.keys() == {("exports", "wages"), ("rain", "exports"), ("wages", "exports")}
    assert table(run, "loops") != table(run, "loops", "--grouped")


def test_a_link_tells_of_which_it_is_a_case(run, grouped):
    links = {link["cause"]: link for link in table(run, "links", "--where", "effect:wages")}
    assert links["timber"]["special_of"] == links["grain"]["special_of"] == [links["exports"]["id"]]
    assert sorted(links["exports"]["general_of"]) == sorted([links["timber"]["id"], links["grain"]["id"]])


def test_every_look_can_be_at_the_general_level(run, grouped):
    assert "exports +→ wages" in run("why", "rain", "wages", "--grouped").stdout
    told = json.loads(run("whatif", "--more", "timber", "--grouped", "--json").stdout)
    assert told["presses"][0]["understood"] == "more exports"
    assert '[label="timber"]' in run("export", "dot").stdout
    assert '[label="timber"]' not in run("export", "dot", "--grouped").stdout
    compared = json.loads(run("compare", "Ann", "Bo", "--grouped", "--json").stdout)
    assert compared["counts"]["both"] == 1


def test_variables_tell_their_role_and_are_sorted_by_what_stands_on_them(run, grouped):
    rows = {row["name"]: row for row in table(run, "variables")}
    assert {name: row["role"] for name, row in rows.items()} == {
        "rain": "driver",
        "grain": "between",
        "exports": "driver",
        "wages": "between",
        "timber": "between",
    }
    assert rows["grain"]["general"] == "exports" and rows["grain"]["between"] == 2
    assert table(run, "variables", "--sort", "between")[0]["name"] == "wages"
    wrong = run("show", "variables", "--sort", "beauty")
    assert wrong.exit_code == 4 and "between" in wrong.stderr
