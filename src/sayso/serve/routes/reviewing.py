"""What is worth a person's look, and how far people have come with it."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter

from sayso.errors import QueryError
from sayso.serve import models, showing
from sayso.serve.routes.common import Limit, Now, Offset, TheBench, paged

router = APIRouter(tags=["review"])


@router.get("/review")
def show_progress(now: Now) -> models.ProgressShown:
    """How many claims people have looked at, and what waits."""
    at = now.at_hand("doubtful")
    return models.ProgressShown(
        revision=at.revision,
        claims=at.verdicts.total(),
        accepted=at.verdicts["accepted"],
        rejected=at.verdicts["rejected"],
        doubts=len(at.doubtful),
        disputes=len(at.disputed),
    )


@router.get("/review/doubts")
def list_doubts(now: Now, offset: Offset = 0, limit: Limit = 50) -> models.Page[models.Doubt]:
    """Claims that nobody has judged, each for all that say the same, the least certain first."""
    at = now.at_hand("doubtful")
    return paged(at.doubtful, partial(showing.doubt, at.view), offset, limit, at.revision)


@router.get("/review/disputes")
def list_disputes(now: Now, offset: Offset = 0, limit: Limit = 50) -> models.Page[models.Dispute]:
    """What people say opposite things of and nobody has looked at every saying of, best supported first."""
    at = now.at_hand("disputed")
    return paged(at.disputed, partial(showing.dispute, at.view), offset, limit, at.revision)


@router.get("/review/agreement")
def show_agreement(bench: TheBench) -> models.AgreementShown:
    """How far the people of this log agree about claims."""
    with bench.workspace.at_leisure() as project:
        try:
            return showing.agreement(project.agreement())
        except QueryError as error:
            return models.AgreementShown(coders=[], verdicts=None, signs=None, why=str(error))
