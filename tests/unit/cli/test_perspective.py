"""sayso perspective: filters with a name, saved in the project."""

import json

import pytest


@pytest.fixture
def named(run, project):
    assert run("perspective", "growers", "--where", "holder:Bo").exit_code == 0
    return project


def links(run, where):
    return {link["id"] for link in json.loads(run("show", "links", "--where", where, "--json").stdout)}


def test_a_name_stands_for_its_filter_in_every_place(run, named):
    assert links(run, "perspective:growers") == links(run, "holder:Bo")
    assert links(run, "-perspective:growers") == links(run, "-holder:Bo")
    answers = [
        json.loads(run("whatif", "--more", "harvests", "--according-to", whom, "--json").stdout)
        for whom in ("growers", "Bo")
    ]
    assert answers[0]["according_to"] == ["“growers”"]
    assert answers[0]["effects"] == answers[1]["effects"]
    assert "both hold 2 of 2 links" in run("compare", "growers", "Bo").stdout


def test_names_are_listed_given_anew_and_forgotten(run, named):
    assert run("perspective", "growers", "--where", "-holder:Bo").exit_code == 0
    assert json.loads(run("perspective", "--json").stdout) == [{"name": "growers", "filter": "-holder:Bo"}]
    assert "-holder:Bo" in run("perspective").stdout
    assert run("perspective", "growers", "--forget").exit_code == 0
    assert json.loads(run("perspective", "--json").stdout) == []
    assert run("perspective", "growers", "--forget").exit_code == 1


def test_a_filter_that_means_nothing_here_is_not_kept(run, named):
    assert "character 1" in run("perspective", "odd", "--where", "holdr:Bo").stderr
    assert run("perspective", "odd", "--where", "holder:Zebulon").exit_code == 1
    assert run("perspective", " ", "--where", "holder:Bo").exit_code == 1
    assert [each["name"] for each in json.loads(run("perspective", "--json").stdout)] == ["growers"]


def test_no_perspective_is_made_of_itself(run, named):
    assert run("perspective", "all", "--where", "perspective:growers").exit_code == 0
    told = run("perspective", "growers", "--where", "perspective:all")
    assert told.exit_code == 1 and "made of itself" in told.stderr
    assert "made of itself" in run("perspective", "new", "--where", "perspective:new").stderr


def test_a_name_that_was_not_given_offers_one_that_was(run, named):
    result = run("show", "links", "--where", "perspective:grower")
    assert result.exit_code == 4
    assert "growers" in result.stderr
