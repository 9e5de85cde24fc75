"""sayso why and sayso whatif: paths with their words, choices, exit codes."""

import json

import pytest


@pytest.fixture
def project(project, run):
    """With two prices, so that 'price of' something is not clear."""
    (project / "c.txt").write_text("Cy said fuel_price raises unrest. Cy said bread_price raises unrest.")
    run("read", "c.txt")
    return project


def test_why_shows_each_link_with_words_speaker_and_place(run, project):
    told = run("why", "rain", "prices").stdout
    assert "rain → prices: 1 path" in told
    assert "rain +→ harvests" in told and "harvests -→ prices" in told
    assert "Ann said rain raises harvests." in told and "— Ann; a.txt, paragraph 1" in told
    assert "held by Ann" in told


def test_why_in_json_has_every_quote_with_its_place_in_the_text(run, project):
    told = json.loads(run("why", "rain", "prices", "--json").stdout)
    (path,) = told["paths"]
    assert path["effect"] == "-" and path["held_by"] == ["Ann"]
    for step in path["steps"]:
        for quote in step["quotes"]:
            text = (project / quote["origin"]).read_text()
            assert text[quote["span"]["start"] : quote["span"]["end"]] == quote["words"]


def test_why_without_a_path_says_so(run, project):
    result = run("why", "unrest", "rain")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nobody here says that unrest leads to rain" in result.stderr


def test_several_that_fit_are_listed_with_exit_code_4(run, project):
    result = run("why", "fuel_price bread_price", "unrest")
    assert result.exit_code == 4
    assert "fuel_price" in result.stderr and "bread_price" in result.stderr


def test_nothing_that_fits_is_exit_code_1(run, project):
    assert run("why", "elephants", "unrest").exit_code == 1


def test_at_a_terminal_the_person_is_asked(run, project, monkeypatch):
    monkeypatch.setattr("sayso.cli.choosing._can_ask", lambda: True)
    result = run("why", "fuel_price bread_price", "unrest", input="1\n")
    assert result.exit_code == 0
    assert "What is meant by" in result.stderr and "as: Cy said" in result.stderr
    assert "_price → unrest: 1 path" in result.stdout


def test_whatif_groups_what_follows(run, project):
    told = run("whatif", "--more", "harvests", "--hold", "rain").stdout
    assert "if: *more harvests*" in told
    falls = told.index("Falls, or does not happen:")
    assert falls < told.index("prices: the one path there says so")
    assert falls < told.index("unrest: the one path there says so")
    assert "Not reached" in told and "fuel_price" in told[told.index("Not reached") :]
    assert "forecast" not in told


def test_many_that_are_not_reached_are_counted_and_named_in_json_only(run, project):
    (project / "d.txt").write_text("".join(f"Cy said snow{n} raises taxes{n}. " for n in range(9)))
    run("read", "d.txt")
    told = run("whatif", "--more", "harvests", "--hold", "rain").stdout
    assert "Not reached: 20 other variables; --json names them" in told and "snow1" not in told
    named = json.loads(run("whatif", "--more", "harvests", "--hold", "rain", "--json").stdout)["not_reached"]
    assert len(named) == 20 and named == sorted(named, key=str.casefold)


def test_of_a_long_question_that_fits_nothing_the_beginning_is_repeated(run, project):
    told = run("why", "elephants " * 500, "unrest").stderr
    assert "elephants elephants" in told and "'sayso show variables' lists what is" in told
    assert len(told) < 300


def test_whatif_in_json(run, project):
    told = json.loads(run("whatif", "--less", "harvests", "--hold", "rain", "--json").stdout)
    assert told["presses"][0]["direction"] == "less"
    assert {e["name"]: e["verdict"] for e in told["effects"]} == {
        "prices": "rises",
        "unrest": "rises",
    }
    step = told["effects"][0]["paths"][0]["steps"][0]
    assert step["mirror"] is True and step["quotes"][0]["speaker"] == "Bo"


def test_as_said_leaves_mirror_readings_out(run, project):
    told = json.loads(run("whatif", "--less", "harvests", "--as-said", "--json").stdout)
    assert told["effects"] == []


def test_according_to_uses_what_one_person_says(run, project):
    told = json.loads(run("whatif", "--more", "rain", "--according-to", "Ann", "--json").stdout)
    assert told["according_to"] == ["Ann"]
    assert {effect["name"] for effect in told["effects"]} == {"harvests", "prices"}


def test_according_to_takes_a_filter(run, project):
    told = json.loads(run("whatif", "--more", "rain", "--according-to", "document:a.txt", "--json").stdout)
    assert told["according_to"] == ["[document:a.txt]"]
    assert {effect["name"] for effect in told["effects"]} == {"harvests", "prices", "unrest"}
    assert run("why", "prices", "rain", "--according-to", "holder:Bo").stdout.startswith(
        "prices → rain: 1 path"
    )
    assert b"harvests" not in run("export", "svg", "--according-to", "cause:prices").stdout_bytes


def test_who_says_nothing_about_it_is_named(run, project):
    result = run("whatif", "--more", "unrest", "--according-to", "Ann")
    assert result.exit_code == 1
    assert "Ann says nothing about" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["--more", "rain", "--less", "rain"], ["--more", "rain", "--hold", "rain"]]
)
def test_impossible_presses_are_explained(run, project, arguments):
    result = run("whatif", *arguments)
    assert result.exit_code == 1
    assert "leave one out" in result.stderr


def test_nothing_asked_is_a_usage_error(run, project):
    assert run("whatif").exit_code == 2


def test_leaving_the_question_is_an_interruption(run, project, monkeypatch):
    monkeypatch.setattr("sayso.cli.choosing._can_ask", lambda: True)
    assert run("why", "fuel_price bread_price", "unrest", input="").exit_code == 130


def test_why_tells_when_a_link_was_said_how_often_and_why_two_documents_are_one_report(run, folder):
    story = " ".join(f"word{n} of the long story" for n in range(20))
    for name, day, more in (("wire", "12 March 2024", ""), ("paper", "14 March 2024", " It rained again.")):
        page = f"# The {name}\n\n{day}\n\nAnn said rain raises harvests.\n\n{story}.{more}\n"
        (folder / f"{name}.md").write_text(page)
    assert run("read", "wire.md", "paper.md").exit_code == 0
    shown = " ".join(run("why", "rain", "harvests").stdout.split())
    assert "[support 1, 1 report of 2 mentions, 2024-03-12 to 2024-03-14]" in shown
    assert "one report: “The paper” and “The wire” are near-copies" in shown or (
        "one report: “The wire” and “The paper” are near-copies" in shown
    )
    assert "in 100 of the runs of five words of the shorter one in the other" in shown
    (link,) = json.loads(run("show", "links", "--json").stdout)
    assert (link["first"], link["last"]) == ("2024-03-12", "2024-03-14")
