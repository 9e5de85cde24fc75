"""A codebook names what texts speak of: one decision, met by later documents, taken back by undo."""

from tests.unit.decisions.test_correcting import links, names, project, reader  # noqa: F401

import sayso

CODEBOOK = """name,alternatives,broader,kind
weather,rain|storm,,
food prices,price,costs,
crops,harvest,,
fog,,,
Bo Larsen,Bo,,person
Nobody,,,person
"""


def with_codebook(project, folder, text=CODEBOOK):  # noqa: F811
    (folder / "names.csv").write_text(text)
    return project.codebook(folder / "names.csv", why="our terms", by="Ann")


def test_what_fits_comes_under_the_names_of_the_codebook(project, tmp_path):  # noqa: F811
    found = with_codebook(project, tmp_path)
    assert dict(found.matched) == {
        "weather": ["rain"],
        "food prices": ["prices"],
        "crops": ["harvests"],
        "Bo Larsen": ["Bo"],
    }
    assert found.unmatched == ("fog", "Nobody", "costs")
    assert names(project) == {"weather", "crops", "food prices", "unrest", "costs"}
    assert {person["name"] for person in project.people()} == {"Ann", "Bo Larsen", "“a.txt”"}
    cmap = project.view().cmap
    general = {v.name: v.general and cmap.variables[v.general].name for v in cmap.variables.values()}
    assert general["food prices"] == "costs" and general["costs"] is None
    assert project.why("rain", "harvests").cause == "weather"


def test_it_is_one_decision_that_undo_takes_back(project, tmp_path):  # noqa: F811
    before = project.export("json")
    with_codebook(project, tmp_path)
    (entry,) = project.log()
    assert (entry["what"], entry["state"], entry["why"]) == (
        "codebook names.csv: 7 names",
        "as decided",
        "our terms",
    )
    after = project.export("json")
    project.undo()
    assert project.export("json") == before
    project.redo()
    assert project.export("json") == after


def test_documents_read_later_meet_it_and_the_ids_stay(project, tmp_path):  # noqa: F811
    with_codebook(project, tmp_path)
    ids = {v["name"]: v["id"] for v in project.variables()}
    (tmp_path / "c.txt").write_text("Cy said storms raises price. Cy said fog lowers joy.")
    project.read(tmp_path / "c.txt")
    assert links(project)["weather", "+", "food prices"] == 1
    assert {v["name"]: v["id"] for v in project.variables()}.items() > ids.items()


def test_a_person_s_own_merge_afterwards_prevails(project, tmp_path):  # noqa: F811
    with_codebook(project, tmp_path)
    project.merge("weather", "unrest", name="trouble")
    assert "trouble" in names(project) and "weather" not in names(project)


def test_what_was_split_off_takes_its_name_along(project, tmp_path):  # noqa: F811
    project.merge("rain", "unrest")
    project.split("rain", out="unrest")
    found = with_codebook(project, tmp_path, "name,alternatives\nmood,unrest\n")
    assert dict(found.matched) == {"mood": ["unrest"]}
    assert {"rain", "mood"} <= names(project)


def test_an_other_name_of_two_things_joins_neither(project, tmp_path):  # noqa: F811
    found = with_codebook(project, tmp_path, "name,alternatives\nweather,rain\nmoisture,rain\n")
    assert not found.matched and "rain" in names(project)


def test_codebooks_that_name_one_thing_otherwise_clash(project, tmp_path):  # noqa: F811
    project.backup(tmp_path / "copy.sayso")
    with sayso.open(tmp_path / "copy.sayso") as copy:
        with_codebook(copy, tmp_path, "name,alternatives\nprecipitation,rain\n")
    with_codebook(project, tmp_path)
    brought = project.bring(tmp_path / "copy.sayso")
    assert len(brought.clashes) == 1
    assert project.check() == ()
    with sayso.open(tmp_path / "copy.sayso") as copy:
        copy.bring(tmp_path / "x.sayso")
        assert copy.export("json") == project.export("json")
