"""Perspectives: their names, and two of them side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from sayso.api.comparing import compare_perspectives
from sayso.api.perspectives import find_perspective
from sayso.serve import models, showing
from sayso.serve.bench import Bench
from sayso.serve.routes.common import Now, TheBench

router = APIRouter(tags=["perspectives"])

Asked = Annotated[str, Query(min_length=1, max_length=2000, description="Somebody's name, or a filter.")]


@router.get("/compare")
def compare(
    now: Now,
    a: Asked,
    b: Asked,
    limit: Annotated[int, Query(ge=1, le=5000, description="At most so many links.")] = 500,
) -> models.ComparisonShown:
    """What two perspectives share, what each has alone, and what they contest."""
    found = compare_perspectives(now.view, find_perspective(now.view, a), find_perspective(now.view, b))
    return showing.comparison(now, found, limit)


@router.get("/perspectives")
def list_perspectives(bench: TheBench) -> models.Perspectives:
    """The perspectives that have a name."""
    return _perspectives(bench)


@router.put("/perspectives/{name}")
def keep_perspective(name: str, bench: TheBench, asked: models.FilterAsked) -> models.Perspectives:
    """Give what a filter means a name; it stands then wherever a perspective can."""
    with bench.workspace.at_leisure() as project:
        project.keep_perspective(name, asked.filter)
    bench.workspace.changed()
    return _perspectives(bench)


@router.delete("/perspectives/{name}")
def forget_perspective(name: str, bench: TheBench) -> models.Perspectives:
    """Forget the name of a perspective."""
    with bench.workspace.project() as project:
        project.forget_perspective(name)
    bench.workspace.changed()
    return _perspectives(bench)


def _perspectives(bench: Bench) -> models.Perspectives:
    with bench.workspace.project() as project:
        kept = project.perspectives()
        revision = project.revision()
    return models.Perspectives(
        perspectives=[models.Perspective(name=each["name"], filter=each["filter"]) for each in kept],
        revision=revision,
    )
