"""What people decide shows on the map, can be taken back, and outlives reading again."""

import itertools
from dataclasses import replace

import pytest
from tests.behaviour import stub_sayso

import sayso
from sayso.api.building import loaded
from sayso.api.correcting import Change
from sayso.errors import QueryError

A = "Ann said rain raises harvests.\n\nBo said harvests lowers prices. Prices raises unrest."
B = "Ann said harvests lowers prices.\n\nBo said prices raises rain."


@pytest.fixture
def reader(monkeypatch):
    """Lets a test say how documents are read: `reader(change)` changes what the stub finds."""

    def use(change):
        monkeypatch.setattr(
            "sayso.api.project.shared_reader", lambda kind: lambda document: change(stub_sayso.read(document))
        )

    use(lambda reading: reading)
    return use


@pytest.fixture
def project(tmp_path, reader):
    (tmp_path / "a.txt").write_text(A)
    (tmp_path / "b.txt").write_text(B)
    with sayso.open(tmp_path / "x.sayso") as opened:
        opened.read(tmp_path / "a.txt", tmp_path / "b.txt")
        yield opened


def claims(project, words=""):
    return [claim for claim in project.claims() if words in claim["words"]]


def links(project):
    return {(link["cause"], link["polarity"], link["effect"]): link["support"] for link in project.links()}


def names(project):
    return {variable["name"] for variable in project.variables()}


def the_claim(project, words):
    (claim,) = claims(project, words)
    return claim["id"]


def test_a_rejected_claim_counts_for_nothing_and_is_still_shown(project):
    assert links(project)["rain", "+", "harvests"] == 1
    project.reject(the_claim(project, "rain raises harvests"))
    assert ("rain", "+", "harvests") not in links(project)
    assert [claim["status"] for claim in claims(project, "rain raises")] == ["rejected"]


def test_an_accepted_claim_counts_however_unsure_reading_was(project, reader, tmp_path):
    unsure = lambda r: replace(r, claims=tuple(replace(c, confidence=0.1) for c in r.claims))  # noqa: E731
    reader(unsure)
    project.read(tmp_path / "a.txt", tmp_path / "b.txt", again=True)
    assert not links(project)
    project.accept(the_claim(project, "rain raises harvests"))
    assert list(links(project)) == [("rain", "+", "harvests")]


def test_an_edited_claim_that_is_not_read_any_more_keeps_the_side_that_a_person_gave_it(
    project, reader, tmp_path
):
    project.edit(the_claim(project, "rain raises harvests"), Change(cause="drought"))
    reader(lambda reading: replace(reading, claims=(), variables=()))
    project.read(tmp_path / "a.txt", again=True)
    assert ("drought", "+", "harvests") in links(project)
    assert project.check() == ()


def test_scopes_reach_the_claim_its_document_or_all_alike(project):
    ids = [claim["id"] for claim in claims(project, "harvests lowers prices")]
    assert len(ids) == 2
    project.reject(ids[0], scope="document")
    assert links(project)["harvests", "-", "prices"] == 1
    project.undo()
    project.reject(ids[0], scope="everywhere")
    assert ("harvests", "-", "prices") not in links(project)


def test_an_edited_claim_has_other_sides_sign_modality_and_holder(project):
    id = the_claim(project, "rain raises harvests")
    project.edit(id, Change(cause="storms", sign="-", modality="possible", holder="Cy"), why="misread")
    (claim,) = claims(project, "rain raises harvests")
    told = {name: claim[name] for name in ("cause", "polarity", "effect", "modality", "person")}
    assert told == {
        "cause": "storms",
        "polarity": "-",
        "effect": "harvests",
        "modality": "possible",
        "person": "Cy",
    }
    project.edit(id, Change(holder="", effect="prices"))
    (claim,) = claims(project, "rain raises harvests")
    assert (claim["cause"], claim["effect"], claim["person"]) == ("storms", "prices", "“a.txt”")
    assert {v["name"]: v["claims"] for v in project.variables()}["prices"] == 5
    assert [entry["before"]["holders"] for entry in project.log()] == [["Cy"], ["Ann"]]


def test_a_rejected_statement_leaves_its_claims_to_whoever_reports_them(project):
    (statement,) = [s for s in project.statements() if "rain raises" in s["words"]]
    project.reject(statement["id"])
    assert [claim["person"] for claim in claims(project, "rain raises")] == ["“a.txt”"]
    assert len(project.statements()) == 3


def test_a_statement_can_be_given_to_another_speaker_with_its_claims(project):
    (statement,) = [s for s in project.statements() if "rain raises" in s["words"]]
    project.edit(statement["id"], Change(holder="Bo"))
    assert [claim["person"] for claim in claims(project, "rain raises")] == ["Bo"]
    with pytest.raises(QueryError, match="only the holder"):
        project.edit(statement["id"], Change(sign="-"))


def test_merged_variables_keep_the_first_id_and_name_and_are_found_by_the_other(project):
    before = {v["name"]: v["id"] for v in project.variables()}
    project.merge("rain", "unrest")
    assert "unrest" not in names(project)
    merged = next(v for v in project.variables() if v["name"] == "rain")
    assert merged["id"] == before["rain"]
    assert "unrest" in merged["aliases"]
    assert links(project)["prices", "+", "rain"] == 2
    assert project.why("prices", "unrest").effect == "rain"


def test_renaming_keeps_the_id_and_the_old_name_is_still_found(project):
    before = {v["name"]: v["id"] for v in project.variables()}
    project.rename("rain", "rainfall")
    assert {v["name"]: v["id"] for v in project.variables()}["rainfall"] == before["rain"]
    assert project.why("rain", "harvests").cause == "rainfall"


def test_a_further_name_brings_what_goes_by_it_along(project):
    project.rename("rain", "unrest", also=True)
    assert "rain" in names(project) and "unrest" not in names(project)


def test_a_part_of_a_variable_is_split_off_by_document(project):
    project.split("prices", documents="b.txt", new_name="fish prices")
    assert links(project)["harvests", "-", "prices"] == 1
    assert links(project)["harvests", "-", "fish prices"] == 1
    with pytest.raises(QueryError, match="all of it"):
        project.split("unrest", documents="a.txt")


def test_a_part_of_a_variable_is_split_off_by_the_name_it_has_in_texts(project):
    project.merge("rain", "unrest", "prices")
    project.split("rain", out="unrest")
    assert {"rain", "unrest"} <= names(project) and "prices" not in names(project)


def test_a_group_may_be_of_a_variable_that_is_there_or_one_that_is_made(project):
    project.group("rain", "harvests")
    project.group("trouble", "unrest", "rain")
    cmap = loaded(project.view()).cmap
    told = {v.name: cmap.variables[v.general].name for v in cmap.variables.values() if v.general}
    assert told == {"harvests": "rain", "rain": "trouble", "unrest": "trouble"}
    project.group("harvests", "trouble")  # would go round in a circle
    assert loaded(project.view()).cmap == cmap


def test_people_are_merged_with_bylines_and_renamed(project):
    project.rename("a.txt", "Dee", people=True)
    assert "Dee" in {person["name"] for person in project.people()}
    project.merge("Ann", "Dee", people=True)
    people = {person["name"]: person["claims"] for person in project.people()}
    assert people == {"Ann": 3, "Bo": 2}
    project.split("Ann", documents="b.txt", new_name="Ann Other", people=True)
    assert {p["name"]: p["claims"] for p in project.people()} == {"Ann": 2, "Ann Other": 1, "Bo": 2}


def test_undo_and_redo_walk_through_everything_after_a_restart(project, tmp_path):
    seen = [project.export("json")]
    project.reject(the_claim(project, "rain raises"))
    seen.append(project.export("json"))
    project.merge("rain", "unrest")
    seen.append(project.export("json"))
    project.rename("Bo", "Bob", people=True)
    seen.append(project.export("json"))
    for wanted in reversed(seen[:-1]):
        with sayso.open(tmp_path / "x.sayso") as again:
            again.undo()
            assert again.export("json") == wanted
    with sayso.open(tmp_path / "x.sayso") as again, pytest.raises(QueryError, match="nothing to undo"):
        again.undo()
    for wanted in seen[1:]:
        with sayso.open(tmp_path / "x.sayso") as again:
            again.redo()
            assert again.export("json") == wanted


def test_one_decision_is_undone_among_others(project):
    entry = project.merge("rain", "unrest")
    project.rename("prices", "costs")
    project.undo(entry.id)
    assert {"rain", "unrest", "costs"} <= names(project)
    with pytest.raises(QueryError, match="already"):
        project.undo(entry.id)
    project.redo(entry.id[:6])
    assert "unrest" not in names(project)


def test_the_map_does_not_depend_on_the_order_of_reading(project, tmp_path):
    project.merge("rain", "unrest")
    project.split("prices", documents="b.txt", new_name="fish prices")
    project.edit(the_claim(project, "Prices raises"), Change(effect="strife"))
    wanted = project.export("json")
    log = project._file.decisions()
    for n, order in enumerate(itertools.permutations(["a.txt", "b.txt"])):
        with sayso.open(tmp_path / f"order{n}.sayso") as other:
            other._file.add_decisions(reversed(log))
            for name in order:
                other.read(tmp_path / name)
            assert other.export("json") == wanted


def test_decisions_outlive_a_document_that_changed(project, tmp_path):
    project.reject(the_claim(project, "rain raises harvests"))
    project.edit(the_claim(project, "Prices raises unrest"), Change(sign="-"))
    project.merge("rain", "unrest")
    (tmp_path / "a.txt").write_text("A new first line.\n\n" + A + "\n\nRain raises joy.")
    project.read(tmp_path / "a.txt")
    assert [claim["status"] for claim in claims(project, "rain raises harvests")] == ["rejected"]
    assert links(project)["prices", "-", "rain"] == 1
    assert ("rain", "+", "joy") in links(project)
    assert [entry["state"] for entry in project.log()] == ["as decided"] * 3


def test_a_claim_that_a_person_stands_for_is_kept_when_it_is_read_no_more(project, reader, tmp_path):
    project.accept(the_claim(project, "rain raises harvests"))
    project.edit(the_claim(project, "Prices raises unrest"), Change(sign="-", modality="possible"))
    project.reject(the_claim(project, "prices raises rain"))
    before = links(project)
    reader(lambda reading: replace(reading, claims=(), variables=(), statements=()))
    project.read(tmp_path / "a.txt", tmp_path / "b.txt", again=True)
    assert links(project) == {
        ("rain", "+", "harvests"): before["rain", "+", "harvests"],
        ("prices", "-", "unrest"): before["prices", "-", "unrest"],
    }
    assert [entry["state"] for entry in project.log(stale=True)] == ["gone", "kept", "kept"]
    id = the_claim(project, "Prices raises unrest")
    project.reject(id)
    assert ("prices", "-", "unrest") not in links(project)
    assert len(claims(project, "Prices raises unrest")) == 1


def test_what_changed_underneath_a_decision_is_listed_and_the_decision_holds(project, reader, tmp_path):
    project.edit(the_claim(project, "rain raises harvests"), Change(sign="-"))
    denied = lambda r: replace(r, claims=tuple(replace(c, modality="denied") for c in r.claims))  # noqa: E731
    reader(denied)
    project.read(tmp_path / "a.txt", again=True)
    (entry,) = project.log(stale=True)
    assert entry["state"] == "read otherwise"
    (claim,) = claims(project, "rain raises harvests")
    assert (claim["polarity"], claim["modality"]) == ("-", "denied")


def test_a_decision_about_words_that_are_gone_is_listed(project, tmp_path):
    project.accept(the_claim(project, "rain raises harvests"))
    (tmp_path / "a.txt").write_text("Nothing of it is left.")
    project.read(tmp_path / "a.txt")
    assert [entry["state"] for entry in project.log(stale=True)] == ["gone"]


def test_numbers_that_reading_gives_anew_do_not_move_a_decision(project, reader, tmp_path):
    project.rename("rain", "rainfall")
    project.merge("prices", "unrest")
    wanted = links(project)

    def renumbered(reading):
        new = {v.id: f"v{100 - n}" for n, v in enumerate(reading.variables)}
        sides = lambda s: replace(s, variable=new[s.variable])  # noqa: E731
        return replace(
            reading,
            variables=tuple(replace(v, id=new[v.id]) for v in reading.variables),
            claims=tuple(replace(c, cause=sides(c.cause), effect=sides(c.effect)) for c in reading.claims),
        )

    reader(renumbered)
    project.read(tmp_path / "a.txt", tmp_path / "b.txt", again=True)
    assert links(project) == wanted


@pytest.mark.parametrize("asked", ["", "c1", "zzzz:c1", "0:c1"])
def test_a_claim_that_is_not_there_is_refused(project, asked):
    with pytest.raises(QueryError, match="no claim or statement"):
        project.accept(asked)
    assert not len(project.log())


def test_the_log_says_who_when_why_before_and_after(project, monkeypatch):
    monkeypatch.setenv("SAYSO_BY", "Dee")
    project.merge("rain", "unrest", name="weather", why="one thing here")
    (entry,) = project.log()
    assert (entry["who"], entry["why"], entry["kind"], entry["holds"]) == (
        "Dee",
        "one thing here",
        "merge",
        True,
    )
    assert entry["before"] == {"names": ["rain", "unrest"]}
    assert entry["after"]["name"] == "weather"
    project.undo(by="Eve")
    assert [(e["who"], e["kind"], e["holds"]) for e in project.log()] == [
        ("Eve", "undo", False),
        ("Dee", "merge", False),
    ]
