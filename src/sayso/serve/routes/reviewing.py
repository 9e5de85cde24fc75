"""What is worth a person's look, and how far people have come with it."""

from __future__ import annotations

from collections import Counter
from functools import partial

from fastapi import APIRouter

from sayso.api.reviewing import Doubtful
from sayso.errors import QueryError
from sayso.serve import models, showing
from sayso.serve.routes.common import Limit, Now, Offset, TheBench, paged

router = APIRouter(tags=["review"])


@router.get("/review")
def show_progress(now: Now) -> models.ProgressShown:
    """How many claims people have looked at, and what waits."""
    verdicts = Counter(placed.saying.verdict for placed in now.view.placed)
    return models.ProgressShown(
        revision=now.revision,
        claims=len(now.view.placed),
        accepted=verdicts["accepted"],
        rejected=verdicts["rejected"],
        doubts=len(now.doubtful),
        disputes=len(now.disputed),
    )


@router.get("/review/doubts")
def list_doubts(now: Now, offset: Offset = 0, limit: Limit = 50) -> models.Page[models.Doubt]:
    """Claims that nobody has judged, each for all that say the same, the least certain first."""

    def row(own: Doubtful) -> models.Doubt:
        key = own.placed.saying.document, own.placed.saying.claim.id
        return showing.doubt(own, now.claim_rows[key].record)

    return paged(now.doubtful, row, offset, limit, now.revision)


@router.get("/review/disputes")
def list_disputes(now: Now, offset: Offset = 0, limit: Limit = 50) -> models.Page[models.Dispute]:
    """What people say opposite things of and nobody has looked at every saying of, best supported first."""
    return paged(now.disputed, partial(showing.dispute, now.view), offset, limit, now.revision)


@router.get("/review/agreement")
def show_agreement(bench: TheBench) -> models.AgreementShown:
    """How far the people of this log agree about claims."""
    with bench.workspace.at_leisure() as project:
        try:
            return showing.agreement(project.agreement())
        except QueryError as error:
            return models.AgreementShown(coders=[], verdicts=None, signs=None, why=str(error))
