"""What if: asked, kept, asked again, set side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from sayso.api.asking import Question, ask, scenario_of, unfolded
from sayso.api.building import generalised
from sayso.api.perspectives import find_perspective
from sayso.api.scenarios import answer_again, by_perspective, compare_saved, scenario_table, speaking_of
from sayso.errors import QueryError
from sayso.export.view import View
from sayso.pipeline import shared_parser
from sayso.records.response import Method
from sayso.records.study import SavedScenario
from sayso.scenarios.version import version_of
from sayso.serve import models, showing
from sayso.serve.bench import Bench
from sayso.serve.routes.common import Now, TheBench
from sayso.serve.workspace import Seen

router = APIRouter(tags=["what if"])


@router.post("/whatif")
def what_if(now: Now, asked: models.WhatIfAsked) -> models.AnswerShown:
    """What follows from what was said when something happens; no forecast."""
    found = ask(_level(now, grouped=asked.grouped), _question(asked), shared_parser)
    method = _method(asked)
    return showing.answer(now, found, None if method is None else unfolded(found, method))


@router.post("/whatif/sides")
def what_if_by_whom(now: Now, asked: models.SidesAsked) -> models.SideBySideShown:
    """What follows by what everybody says and by the word of some, side by side, from the same draws."""
    view = _level(now, grouped=asked.asked.grouped)
    scenario = scenario_of(view, _question(asked.asked), shared_parser)
    whose = [find_perspective(view, each) for each in asked.whose]
    whose = whose or speaking_of(view, scenario)[: asked.most]
    found = by_perspective(view, scenario, whose, draws=asked.asked.draws, seed=asked.asked.seed)
    return showing.side_by_side(now, found)


@router.get("/scenarios")
def list_scenarios(bench: TheBench, now: Now) -> models.Scenarios:
    """The what-ifs that were kept, by name."""
    return _scenarios(bench, now)


@router.post("/scenarios")
def keep_scenario(bench: TheBench, now: Now, asked: models.ScenarioAsked) -> models.Scenarios:
    """Keep a what-if under a name, in the place of another of that name."""
    whole = asked.asked
    saved = SavedScenario(
        asked.name,
        scenario_of(_level(now, grouped=whole.grouped), _question(whole), shared_parser),
        version_of(now.view.cmap),
        whole.draws,
        whole.seed,
        _method(whole),
        whole.grouped,
    )
    with bench.workspace.project() as project:
        project.save_scenario(saved)
    return _scenarios(bench, now)


@router.get("/scenarios/{name}")
def ask_again(name: str, bench: TheBench, now: Now) -> models.AnswerShown:
    """The answer to a what-if that was kept, on the map as it is now."""
    with bench.workspace.project() as project:
        saved = project.saved_scenario(name)
    found = answer_again(_level(now, grouped=saved.grouped), saved)
    return showing.answer(now, found, found.unfolding)


@router.delete("/scenarios/{name}")
def remove_scenario(name: str, bench: TheBench, now: Now) -> models.Scenarios:
    """Remove a what-if that was kept."""
    with bench.workspace.project() as project:
        project.remove_scenario(name)
    return _scenarios(bench, now)


@router.get("/side-by-side")
def compare_scenarios(
    bench: TheBench, now: Now, name: Annotated[list[str], Query(min_length=2, max_length=8)]
) -> models.SideBySideShown:
    """What follows from what-ifs that were kept, side by side."""
    with bench.workspace.project() as project:
        saved = [project.saved_scenario(each) for each in name]
    view = _level(now, grouped=any(each.grouped for each in saved))
    return showing.side_by_side(now, compare_saved(view, saved))


def _level(now: Seen, *, grouped: bool) -> View:
    """The project, or that at the level of general variables."""
    return generalised(now.view) if grouped else now.view


def _question(asked: models.WhatIfAsked) -> Question:
    return Question(
        phrase=asked.phrase,
        more=tuple(asked.more),
        less=tuple(asked.less),
        hold=tuple(asked.hold),
        according_to=tuple(asked.according_to),
        as_said=asked.as_said,
        general_only=asked.general_only,
        modalities=tuple(asked.modalities),
        starts=tuple((start.variable, start.step) for start in asked.starts),
        draws=asked.draws,
        seed=asked.seed,
    )


def _method(asked: models.WhatIfAsked) -> Method | None:
    """How it is run over time, when it is."""
    if asked.run is None:
        if asked.starts:
            raise QueryError("", "a press or hold begins at a step of a run; ask for a run")
        return None
    return Method(seed=asked.seed, **asked.run.model_dump())


def _scenarios(bench: Bench, now: Seen) -> models.Scenarios:
    with bench.workspace.project() as project:
        kept, revision = project.saved_scenarios(), project.revision()
    rows = scenario_table(now.view, kept)
    return models.Scenarios(
        scenarios=[showing.scenario(row, saved) for row, saved in zip(rows, kept, strict=True)],
        revision=revision,
    )
