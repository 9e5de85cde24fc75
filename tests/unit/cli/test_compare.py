"""sayso compare: two perspectives side by side."""

import json
import xml.etree.ElementTree as ET


def test_two_speakers_are_compared_with_their_words(run, project):
    shown = run("compare", "Ann", "Bo").stdout
    assert "both hold 1 of 3 links" in shown
    both = shown[shown.index("Both hold") : shown.index("Only")]
    assert "harvests -→ prices" in both and "Ann said harvests lowers prices." in both
    assert "rain +→ harvests" in shown[shown.index("Only Ann") :]
    assert "prices +→ rain" in shown[shown.index("Only Bo") :]


def test_any_two_filters_are_compared_and_it_is_json(run, project):
    told = json.loads(run("compare", "document:a.txt", "document:b.txt", "--json").stdout)
    assert told["names"] == ["[document:a.txt]", "[document:b.txt]"]
    assert told["counts"] == {"contested": 0, "both": 1, "first": 2, "second": 1}
    assert told["distance"] == 0.75
    assert told["claims"] == {"first": 3, "second": 2, "both": 0}
    assert {link["where"] for link in told["links"]} == {"both", "first", "second"}
    assert sorted(told["variables"]["both"]) == ["harvests", "prices", "rain"]


def test_the_picture_is_written(run, project):
    assert run("compare", "Ann", "Bo", "-o", "both.svg").exit_code == 0
    assert ET.parse(project / "both.svg").getroot().tag.endswith("svg")


def test_somebody_who_is_not_here_is_an_error(run, project):
    assert run("compare", "Ann", "Zebulon").exit_code == 1
    assert "character 1" in run("compare", "Ann", "holdr:Bo").stderr
