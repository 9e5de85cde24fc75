"""The library as a notebook uses it."""

import json
import sys
import xml.etree.ElementTree as ET

import pytest
from tests.behaviour import stub_sayso

import sayso
from sayso.errors import FilterError, MissingExtraError, ProjectError, QueryError
from sayso.records.filter import parse_filter

TABLES = ["documents", "statements", "claims", "variables", "links", "loops", "people"]


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr("sayso.api.project.shared_reader", lambda kind: stub_sayso.read)
    (tmp_path / "a.txt").write_text("Ann said rain raises harvests. Bo said harvests lowers prices.")
    (tmp_path / "b.txt").write_text("Bo said prices raises rain. Cy said harvests raises prices.")
    with sayso.open(tmp_path / "x.sayso") as opened:
        opened.read(tmp_path / "a.txt", tmp_path / "b.txt")
        yield opened


def test_reading_tells_what_became_of_each_file(project, tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.xyz").touch()
    summary = project.read(tmp_path)
    assert (summary.count("read"), summary.count("unchanged"), summary.count("failed")) == (0, 2, 1)
    assert "2 unchanged" in repr(summary) and "empty.txt" in repr(summary) and "picture.xyz" in repr(summary)


def test_without_create_a_missing_project_is_refused(tmp_path):
    with pytest.raises(ProjectError):
        sayso.open(tmp_path / "none.sayso", create=False)


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_records_data_frames_and_html(project, name):
    table = getattr(project, name)()
    frame = table.to_pandas()
    assert len(frame) == len(table) == len(list(table)) > 0
    assert list(frame.columns) == list(table.columns)
    assert all(list(record) == list(table.columns) for record in table)
    assert table._repr_html_().count("<tr>") == len(table) + 1


def test_an_empty_table_has_its_columns(project):
    assert list(project.links(where="elephants").to_pandas().columns) == list(project.links().columns)


def test_without_pandas_the_error_names_the_extra(project, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"sayso\[notebook\]"):
        project.links().to_pandas()


def test_words_of_a_document_cannot_put_markup_into_a_notebook(project, tmp_path):
    (tmp_path / "bad.txt").write_text("<script>alert(1)</script> Ann said rain raises harvests.")
    project.read(tmp_path / "bad.txt")
    shown = project.claims()._repr_html_() + project.documents()._repr_html_()
    shown += project.why("rain", "harvests")._repr_html_() + project.whatif(more=["rain"])._repr_html_()
    assert "<script>" not in shown


def test_the_map_is_a_picture_and_a_graph(project):
    cmap = project.map()
    assert ET.fromstring(cmap._repr_svg_()).tag.endswith("svg")
    graph = cmap.to_networkx()
    names = {graph.nodes[id]["name"] for id in graph}
    assert names == {"rain", "harvests", "prices"}
    signs = sorted(data["polarity"] for _, _, data in graph.edges(data=True))
    assert signs == ["+", "+", "+", "-"]


def test_the_map_of_one_person(project):
    (link,) = project.map(according_to=["Ann"]).cmap.links
    assert link.support == 1
    with pytest.raises(QueryError):
        project.map(according_to=["Zoe"])


def test_why_and_whatif(project):
    explanation = project.why("rain", "harvests")
    assert [step.sign for step in explanation.paths[0].steps] == ["+"]
    answer = project.whatif(more=["harvests"], hold=["rain"])
    (effect,) = answer.effects
    assert (effect.name, effect.verdict) == ("prices", "contested")
    assert dict(effect.by_side) == {("Bo",): "falls", ("Cy",): "rises"}


def test_a_phrase_is_read_with_its_direction(project, parser, monkeypatch):
    monkeypatch.setattr("sayso.api.project.shared_parser", lambda: parser)
    (press,) = project.whatif("less rain").outcome.scenario.presses
    assert (press.direction, press.phrase) == ("less", "less rain")


def test_report_and_exports(project, tmp_path):
    assert (
        project.report(tmp_path / "r.html").read_text("utf-8").lstrip().lower().startswith("<!doctype html")
    )
    assert json.loads(project.export("json"))["format"] == "sayso-project/1"
    with pytest.raises(QueryError):
        project.export("jpeg")


def test_what_another_process_reads_is_seen(project, tmp_path):
    before = len(project.links())
    (tmp_path / "c.txt").write_text("Dee said storms lowers harvests.")
    with sayso.open(tmp_path / "x.sayso") as other:
        other.read(tmp_path / "c.txt")
    assert len(project.links()) == before + 1


def test_the_package_has_its_public_names_and_no_others():
    assert sayso.__all__ == ["Project", "open"]
    assert sayso.Project.__name__ == "Project"
    with pytest.raises(AttributeError):
        sayso.nothing  # noqa: B018


def test_a_limit_that_does_not_exist_is_refused_and_not_passed_over(project):
    with pytest.raises(TypeError, match="cannot be limited by 'wher', only by where"):
        project.links(wher="holder:Ann")
    with pytest.raises(FilterError, match="modality is asserted"):
        project.claims(where="modality:refuted")
    with pytest.raises(QueryError, match="no table 'arrows'") as caught:
        project.table("arrows")
    assert caught.value.choices == tuple(TABLES)


def test_one_name_may_stand_where_several_can(project):
    assert project.whatif(more="rain", hold="prices").understood == ("more rain",)
    assert project.whatif(more="rain", according_to="Ann").according_to == ("Ann",)
    assert project.map(according_to="Ann").cmap == project.map(according_to=["Ann"]).cmap


def test_a_filter_may_be_a_text_or_a_record(project):
    where = "holder:Ann,Bo sign:-"
    assert list(project.claims(where=where)) == list(project.claims(where=parse_filter(where))) != []
