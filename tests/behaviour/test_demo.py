"""The main job on the shipped reports, end to end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso.records.causalmap import Person, Saying

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "demo" / "documents"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sayso.Project]:
    with sayso.open(tmp_path_factory.mktemp("demo") / "demo.sayso") as opened:
        summary = opened.read(DOCUMENTS)
        assert summary.problems == ()
        yield opened


def person(project: sayso.Project, name: str) -> Person:
    [found] = [p for p in project.view().cmap.people.values() if p.name and name in (p.name, *p.aliases)]
    return found


def test_all_eight_formats_are_read_with_what_they_tell(project: sayso.Project) -> None:
    documents = {Path(r.document.origin).name: r.document for r in project.readings()}
    assert sorted(documents) == sorted(path.name for path in DOCUMENTS.iterdir())
    assert documents["05-op-ed.md"].author == "Piers Wendland"
    assert documents["04-speech.txt"].author == "Ansa Delmar"
    assert documents["01-wire-story.txt"].date == "2024-03-12"
    assert documents["06-minutes.docx"].author == "Joan Imrie"
    for document in documents.values():
        assert "Cookie" not in document.text
        assert "\xad" not in document.text


def test_two_people_of_one_surname_are_two_and_a_misspelt_one_is_one(project: sayso.Project) -> None:
    assert person(project, "Tobias Calloway").id != person(project, "Ruth Calloway").id
    assert person(project, "Ingrid Vass").id == person(project, "Ingrid Vaas").id


def test_a_near_copy_counts_once(project: sayso.Project) -> None:
    origin = {r.document.id: Path(r.document.origin).name for r in project.readings()}
    pair = {"01-wire-story.txt", "02-near-copy.md"}
    both = [
        link
        for link in project.view().cmap.links
        if pair <= {origin[saying.document] for saying in link.carrying}
    ]
    assert both
    for link in both:
        assert link.reports < len({saying.document for saying in link.carrying})


def test_the_question_of_the_demo_is_answered_by_each_side_with_quotes(tmp_path: Path) -> None:
    closures = ("closure of the bay", "full closure", "ban")
    with sayso.open(tmp_path / "demo.sayso") as project:
        project.read(DOCUMENTS)
        project.merge(*closures)
        answer = project.whatif("the bay closes")
        pressed = {press.variable for press in answer.outcome.scenario.presses}
        effects = {effect.name: effect for effect in answer.effects if effect.variable not in pressed}
        assert len(effects) >= 4
        assert all(effect.paths for effect in effects.values())
        assert effects["illegal fishing"].verdict == "contested"
        by_side = {who: way for side, way in effects["illegal fishing"].by_side for who in side}
        assert (by_side["Tobias Calloway"], by_side["Ansa Delmar"]) == ("rises", "falls")
        quotes = {s.claim.cause.span.words(text(project, s.document)) for s in sayings(project)}
        assert "Shut the bay" in quotes


def sayings(project: sayso.Project) -> list[Saying]:
    return [saying for link in project.view().cmap.links for saying in link.carrying]


def text(project: sayso.Project, document: str) -> str:
    return next(r.document.text for r in project.readings() if r.document.id == document)


def test_every_export_of_it_is_written_and_its_json_holds_every_claim(project: sayso.Project) -> None:
    claims = sum(len(reading.claims) for reading in project.readings())
    assert claims >= 60
    exported = json.loads(project.export("json"))
    assert sum(len(reading["claims"]) for reading in exported["documents"]) == claims
    for name in ("csv", "graphml", "dot", "svg", "html"):
        assert len(project.export(name)) > 1000
