"""What-ifs that are saved, asked again, set side by side, and turned."""

import json

import pytest

import sayso
from sayso.errors import ProjectError, QueryError, RecordError

TEXT = (
    "Ann said taxes lowers sales. Ann said taxes raises revenue. Ann said sales raises revenue.\n\n"
    "Bo said taxes raises revenue. Bo said revenue raises trust."
)


@pytest.fixture
def project(project, run):
    (project / "d.txt").write_text(TEXT)
    run("read", "d.txt")
    return project


def words(result):
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def test_a_saved_scenario_is_listed_asked_again_with_the_same_numbers_and_removed(run, project):
    asked = ("whatif", "--more", "taxes", "--draws", "700", "--seed", "3", "--steps", "4")
    first = run(*asked, "--save", "levy", "--json").stdout
    listed = json.loads(run("scenario", "list", "--json").stdout)
    assert [(each["name"], each["presses"], each["draws"], each["steps"]) for each in listed] == [
        ("levy", "more taxes", 700, 4)
    ]
    assert "levy" in words(run("scenario", "list"))
    assert run("scenario", "show", "levy", "--json").stdout == first
    assert run("scenario", "remove", "levy").exit_code == 0
    assert json.loads(run("scenario", "list", "--json").stdout) == []
    assert run("scenario", "show", "levy").exit_code != 0


def test_one_of_the_same_name_takes_its_place(run, project):
    run("whatif", "--more", "taxes", "--save", "levy")
    run("whatif", "--less", "taxes", "--save", "levy")
    assert [each["presses"] for each in json.loads(run("scenario", "list", "--json").stdout)] == [
        "less taxes"
    ]


def test_a_map_that_has_changed_since_is_told(run, project):
    run("whatif", "--more", "taxes", "--save", "levy")
    assert "has changed" not in run("scenario", "show", "levy").stderr
    (project / "e.txt").write_text("Cy said trust raises sales.")
    run("read", "e.txt")
    assert "has changed" in run("scenario", "show", "levy").stderr


def test_scenarios_stand_side_by_side(run, project):
    run("whatif", "--more", "taxes", "--save", "levy")
    run("whatif", "--less", "taxes", "--save", "relief")
    told = words(run("scenario", "compare", "levy", "relief"))
    assert "levy: *more taxes*" in told and "relief: *less taxes*" in told
    found = json.loads(run("scenario", "compare", "levy", "relief", "--json").stdout)
    sales = next(row for row in found["rows"] if row["name"] == "sales")
    assert [cell["words"] for cell in sales["cells"]] == ["falls", "rises"]


def test_by_person_each_is_asked_alone_and_all_share_their_draws(run, project):
    found = json.loads(run("whatif", "--more", "taxes", "--by-person", "--json").stdout)
    assert [column["name"] for column in found["columns"]] == ["everybody", "Ann", "Bo"]
    rows = {row["name"]: [cell["words"] for cell in row["cells"]] for row in found["rows"]}
    assert rows["sales"] == ["falls", "falls", "not reached"]
    assert rows["revenue"][2] == "rises"
    assert rows["revenue"][0] == rows["revenue"][1]
    assert rows["revenue"][0].startswith("leans to a rise (7")
    alone = json.loads(run("whatif", "--more", "taxes", "--according-to", "Ann", "--json").stdout)
    assert any(effect["name"] == "revenue" and effect["verdict"] == "open" for effect in alone["effects"])


def test_only_those_who_are_named_are_compared(run, project):
    told = words(run("whatif", "--more", "taxes", "--compare", "Bo"))
    assert "Where they differ" in told and "Ann" not in told
    nothing = json.loads(run("whatif", "--more", "sales", "--compare", "Bo", "--json").stdout)
    assert {row["cells"][1]["words"] for row in nothing["rows"]} == {"says nothing of it"}


@pytest.mark.parametrize("also", [("--according-to", "Ann"), ("-o", "x.svg")])
def test_what_cannot_go_side_by_side_is_refused(run, project, also):
    assert run("whatif", "--more", "taxes", "--by-person", *also).exit_code == 2


def test_what_would_turn_an_open_answer_is_told(run, project):
    told = words(run("whatif", "--more", "taxes", "--turns"))
    assert "Without “taxes raise revenue” it falls." in told
    found = json.loads(run("whatif", "--more", "taxes", "--turns", "--json").stdout)
    assert {turn["change"] for each in found["turns"] for turn in each["found"]} >= {"gone", "other sign"}


def test_the_library_gives_what_the_command_line_gives(run, project):
    options = (
        "--modality",
        "asserted",
        "--at",
        "taxes=1",
        "--steps",
        "3",
        "--draws",
        "300",
        "--turns",
        "--as-said",
    )
    told = json.loads(run("whatif", "--more", "taxes", *options, "--paths", "5", "--json").stdout)
    with sayso.open(project / "project.sayso") as opened:
        found = opened.whatif(
            more="taxes",
            modalities="asserted",
            starts={"taxes": 1},
            steps=3,
            draws=300,
            turns=True,
            as_said=True,
        )
        assert json.loads(json.dumps(found.as_record())) == told
        opened.save_scenario(found.saved_as("levy"))
        assert opened.ask_again("levy").leans == found.leans
        assert opened.whatif_by(found).columns == ("everybody", "Ann", "Bo")
        assert "<table>" in opened.whatif_by(found, "Bo")._repr_html_()
        picture = opened.whatif_by(found, "Bo").picture()
        assert all(f">{name}<" in picture for name in ("everybody", "Bo", "Where they differ"))
        assert found.version in picture
        with pytest.raises(QueryError, match="no scenario"):
            opened.compare_scenarios("levy", "other")
        with pytest.raises(RecordError, match="name"):
            found.saved_as("  ")
        with pytest.raises(QueryError, match="how many steps"):
            opened.whatif(more="taxes", starts={"taxes": 1})


def test_a_damaged_scenario_is_told_by_check_and_names_the_file(run, project):
    import sqlite3

    run("whatif", "--more", "taxes", "--save", "levy")
    with sqlite3.connect(project / "project.sayso") as connection:
        connection.execute("UPDATE scenarios SET body = '{\"scenario\": []}'")
    connection.close()
    with sayso.open(project / "project.sayso") as opened:
        assert any("scenario is damaged" in fault for fault in opened.check())
        with pytest.raises(ProjectError, match="damaged"):
            opened.scenarios()
