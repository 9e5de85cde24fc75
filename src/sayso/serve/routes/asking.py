"""What if."""

from __future__ import annotations

from fastapi import APIRouter

from sayso.api.asking import Question, answer, scenario_of, unfolded
from sayso.api.building import shared_parser
from sayso.records.response import Method
from sayso.serve import models, showing
from sayso.serve.routes.common import Now

router = APIRouter(tags=["what if"])


@router.post("/whatif")
def what_if(now: Now, asked: models.WhatIfAsked) -> models.AnswerShown:
    """What follows from what was said when something happens; no forecast."""
    question = Question(
        phrase=asked.phrase,
        more=tuple(asked.more),
        less=tuple(asked.less),
        hold=tuple(asked.hold),
        according_to=tuple(asked.according_to),
        as_said=asked.as_said,
        general_only=asked.general_only,
        modalities=tuple(asked.modalities),
        starts=tuple((start.variable, start.step) for start in asked.starts),
    )
    scenario = scenario_of(now.view, question, shared_parser)
    found = answer(now.view, scenario, draws=asked.draws, seed=asked.seed)
    run = None
    if asked.run is not None:
        run = unfolded(found, Method(seed=asked.seed, **asked.run.model_dump()))
    return showing.answer(now, found, run)
