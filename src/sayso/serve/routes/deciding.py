"""What people decide: the log, and everything that writes to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import asdict
from functools import partial
from typing import Literal

from fastapi import APIRouter

from sayso.api.adding import New, NewClaim, NewStatement, added, foreseen
from sayso.api.correcting import (
    Change,
    Draft,
    edited,
    find_exactly,
    grouped,
    judged,
    merged,
    pseudonymised,
    renamed,
    split,
)
from sayso.api.finding import find_documents
from sayso.export.view import View
from sayso.pipeline import shared_parser
from sayso.records.decision import Decision
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.serve import models, showing
from sayso.serve.bench import Bench
from sayso.serve.routes.common import Limit, Now, Offset, TheBench, paged

AsRead = Callable[[str], Reading | None]

router = APIRouter(tags=["decisions"])


@router.post("/decisions")
def decide(bench: TheBench, now: Now, asked: models.Decide) -> models.Decided:
    """Judge, edit or add claims and statements; merge, split, rename and group variables and people."""
    with bench.workspace.project() as project:
        drafts = _drafts(now.view, asked, project.reading)
        resting = nullcontext() if asked.revision is None else project.resting_on(asked.revision)
        with resting:
            made = project.decide(drafts, why=asked.why, by=asked.by or bench.workspace.by)
    return _decided(bench, made)


@router.post("/undo")
def undo(bench: TheBench, asked: models.TakeBack) -> models.Decided:
    """Undo the last decision that holds, or the one that is named."""
    return _take_back(bench, asked, "undo")


@router.post("/redo")
def redo(bench: TheBench, asked: models.TakeBack) -> models.Decided:
    """Bring back what was undone last, or the decision that is named."""
    return _take_back(bench, asked, "redo")


@router.get("/log")
def show_log(bench: TheBench, offset: Offset = 0, limit: Limit = 50) -> models.Page[models.LogEntry]:
    """The log of decisions, the last first."""
    return paged(bench.workspace.log(), lambda entry: entry, offset, limit, bench.workspace.revision())


@router.get("/proposals")
def list_proposals(
    bench: TheBench, now: Now, offset: Offset = 0, limit: Limit = 50
) -> models.Page[models.Proposal]:
    """Pairs of variables that may be one thing, the likeliest first."""
    revision, found = bench.workspace.proposals(now, people=False)
    return paged(found, partial(showing.shaped, models.Proposal), offset, limit, revision)


@router.get("/proposals/people")
def list_people_proposals(
    bench: TheBench, now: Now, offset: Offset = 0, limit: Limit = 50
) -> models.Page[models.PeopleProposal]:
    """People, and organisations, who may be one, the likeliest first."""
    revision, found = bench.workspace.proposals(now, people=True)
    return paged(found, partial(showing.shaped, models.PeopleProposal), offset, limit, revision)


@router.post("/add-preview")
def preview_add(now: Now, asked: models.AddAsked) -> models.AddShown:
    """How a claim would stand there that is added; nothing is written."""
    seen = foreseen(now.view, asked.document, _claim(asked.claim), shared_parser)
    return models.AddShown(revision=now.revision, **asdict(seen))


@router.post("/merge-preview")
def preview_merge(now: Now, asked: models.MergeAsked) -> models.MergeShown:
    """What a merge would change on the map; nothing is written."""
    ids = tuple(dict.fromkeys(find_exactly(now.view, each, people=asked.people) for each in asked.ids))
    return showing.merge(now, ids, asked.name, people=asked.people)


def _drafts(view: View, asked: models.Decide, as_read: AsRead) -> tuple[Draft, ...]:
    """The decisions that are meant, as the command line makes them from what is typed."""
    if isinstance(asked, models.Judge):
        return judged(view, asked.ids, asked.kind, asked.scope, as_read)
    if isinstance(asked, models.Edit):
        change = Change(**asked.change.model_dump())
        return (edited(view, asked.ids[0], change, asked.scope, as_read),)
    if isinstance(asked, models.Add):
        return (added(view, asked.document, _new(asked), shared_parser),)
    if isinstance(asked, models.Pseudonym):
        return pseudonymised(view, asked.ids, asked.name, partial(find_exactly, people=True))
    if isinstance(asked, models.Group):
        return (grouped(view, asked.general, asked.ids, partial(find_exactly, people=False)),)
    find = partial(find_exactly, people=asked.people)
    if isinstance(asked, models.Merge):
        return (merged(view, asked.ids, asked.name, find, people=asked.people),)
    if isinstance(asked, models.Rename):
        return (renamed(view, asked.id, asked.name, find, also=asked.also, people=asked.people),)
    where = tuple(id for each in asked.documents for id in find_documents(view, each))
    return (split(view, asked.id, asked.names, where, asked.name, find, people=asked.people),)


def _claim(asked: models.ClaimAsked) -> NewClaim:
    given = asked.model_dump(exclude={"cause", "effect", "signal"})
    signal = tuple(Span(*ends) for ends in asked.signal)
    return NewClaim(Span(*asked.cause), Span(*asked.effect), signal=signal, **given)


def _new(asked: models.Add) -> New:
    if asked.claim is not None:
        return _claim(asked.claim)
    assert asked.statement is not None
    given = asked.statement.model_dump(exclude={"content", "source", "cue"})
    source, cue = (
        None if ends is None else Span(*ends) for ends in (asked.statement.source, asked.statement.cue)
    )
    content = tuple(Span(*ends) for ends in asked.statement.content)
    return NewStatement(content, source=source, cue=cue, **given)


def _take_back(bench: Bench, asked: models.TakeBack, kind: Literal["undo", "redo"]) -> models.Decided:
    with bench.workspace.project() as project:
        resting = nullcontext() if asked.revision is None else project.resting_on(asked.revision)
        by = asked.by or bench.workspace.by
        with resting:
            made = getattr(project, kind)(asked.decision, by=by)
    return _decided(bench, (made,))


def _decided(bench: Bench, made: Iterable[Decision]) -> models.Decided:
    bench.workspace.changed()
    entries = bench.workspace.entries(entry.id for entry in made)
    return models.Decided(decisions=entries, revision=bench.workspace.revision())
