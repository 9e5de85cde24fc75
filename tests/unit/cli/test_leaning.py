"""sayso whatif beyond the signs: leans, runs over time, pictures, modalities."""

import json
from xml.etree import ElementTree

import pytest

TEXT = "Ann said taxes lowers sales. Ann said taxes raises revenue. Ann said sales raises revenue."


@pytest.fixture
def project(project, run):
    (project / "d.txt").write_text(TEXT)
    run("read", "d.txt")
    return project


def test_an_open_answer_says_which_way_it_leans_and_how_many_draws_settle(run, project):
    told = " ".join(run("whatif", "--more", "taxes").stdout.split())
    assert "leans to a rise: rises in 7" in told
    assert "(uniform; 100% settle)" in told
    told = " ".join(run("whatif", "--less", "taxes").stdout.split())
    assert "leans to a fall: falls in 7" in told


def test_leans_and_a_run_in_json(run, project):
    told = json.loads(run("whatif", "--more", "taxes", "--steps", "4", "--draws", "500", "--json").stdout)
    assert told["leans"]["draws"] == 500
    assert {len(bands) for bands in told["unfolding"]["bands"].values()} == {5}


def test_a_run_is_told_step_by_step(run, project):
    assert "1: +0.76" in run("whatif", "--more", "taxes", "--steps", "4").stdout


@pytest.mark.parametrize("more", [(), ("--steps", "4")])
def test_a_picture_is_written(run, project, more):
    assert run("whatif", "--more", "taxes", "-o", "picture.svg", *more).exit_code == 0
    words = "".join(ElementTree.parse(project / "picture.svg").getroot().itertext())
    assert "revenue" in words and "taxes" in words


def test_modalities_choose_the_claims(run, project):
    told = run("whatif", "--more", "taxes", "--modality", "possible")
    assert told.exit_code == 1
    assert json.loads(run("whatif", "--more", "taxes", "--modality", "asserted", "--json").stdout)["effects"]


@pytest.mark.parametrize("wrong", [("--at", "taxes=3"), ("--at", "taxes", "--steps", "4")])
def test_a_step_needs_a_run_and_a_number(run, project, wrong):
    assert run("whatif", "--more", "taxes", *wrong).exit_code == 2


def test_a_press_begins_at_its_step(run, project):
    told = json.loads(run("whatif", "--more", "taxes", "--at", "taxes=2", "--steps", "4", "--json").stdout)
    firsts = {bands[2][1] for bands in told["unfolding"]["bands"].values()}
    assert firsts == {0.0}
