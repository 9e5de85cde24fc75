"""The map: variables, links with their evidence, loops, paths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from sayso.api.explaining import explain
from sayso.api.finding import one_variable
from sayso.causalmap.neighbours import neighbourhood
from sayso.errors import QueryError
from sayso.pipeline import shared_parser
from sayso.records.causalmap import Link
from sayso.records.claim import UPWARD, Modality
from sayso.records.filter import Field, Filter, Term, parse_filter
from sayso.serve import models, showing
from sayso.serve.routes.common import Limit, Line, Name, Now, Offset, chosen, listed, paged, row_of
from sayso.text.sides import read_phrase

router = APIRouter(tags=["map"])


@router.get("/map")
def show_map(
    now: Now,
    filter: Line = "",
    person: Annotated[list[str], Query(description="Only what these say.")] = [],  # noqa: B006
    document: Annotated[list[str], Query()] = [],  # noqa: B006
    modality: Annotated[list[Modality], Query()] = [],  # noqa: B006
    support: Annotated[int, Query(ge=1, description="Least number of independent people.")] = 1,
    contested: Annotated[bool, Query(description="Only links that are contested.")] = False,
    near: Annotated[str, Query(description="Id of a variable: only what is near it.")] = "",
    steps: Annotated[int, Query(ge=1, le=10, description="How many links away from it.")] = 1,
    limit: Annotated[int, Query(ge=1, le=20_000, description="At most so many links, the strongest.")] = 2000,
) -> models.MapShown:
    """The causal map, or the perspective that a filter, people, documents or ways of saying make."""
    asked = parse_filter(filter).terms
    more: dict[Field, list[str]] = {"holder": person, "document": document, "modality": list(modality)}
    view = now.narrowed(
        Filter((*asked, *(Term(field, tuple(values)) for field, values in more.items() if values)))
    )
    links: Sequence[Link] = view.cmap.links
    if near:
        if near not in view.cmap.variables:
            raise QueryError(near, f"there is no variable of the id {near!r} here")
        links = neighbourhood(links, near, steps)
    links = [link for link in links if link.support >= support and (link.contested or not contested)]
    return showing.causal_map(now, view, links[:limit], len(links))


@router.get("/variables")
def list_variables(
    now: Now,
    filter: Line = "",
    q: Name = "",
    person: Name = "",
    document: Name = "",
    offset: Offset = 0,
    limit: Limit = 50,
) -> models.Page[models.VariableRow]:
    """What the claims are about, most linked first."""
    asked = chosen(filter, words=q, person=person, document=document)
    return listed(now, "variables", asked, row_of(models.VariableRow), offset, limit)


@router.get("/variables/{variable}")
def show_variable(variable: str, now: Now) -> models.VariableShown:
    """A variable with the links that come into it and leave it."""
    if variable not in now.view.cmap.variables:
        raise QueryError(variable, f"there is no variable of the id {variable!r}; perhaps two were merged")
    return showing.variable_page(now, variable)


@router.get("/links")
def list_links(
    now: Now,
    filter: Line = "",
    q: Name = "",
    person: Name = "",
    document: Name = "",
    variable: Name = "",
    modality: Annotated[list[Modality], Query()] = [],  # noqa: B006
    contested: bool = False,
    offset: Offset = 0,
    limit: Limit = 50,
) -> models.Page[models.LinkRow]:
    """The causal links, best supported first."""
    asked = chosen(filter, words=q, person=person, document=document, variable=variable, modality=modality)
    at = now if asked.terms else now.at_hand("links")
    rows = [row for row in at.rows("links", asked) if row.of.contested or not contested]
    return paged(rows, row_of(models.LinkRow), offset, limit, at.revision)


@router.get("/links/{link}")
def show_link(link: str, now: Now) -> models.LinkShown:
    """A link with its evidence: every quote in its context, for and against."""
    found = now.view.links.get(link)
    if found is None:
        raise QueryError(link, f"there is no link of the id {link!r} on the map any more")
    return showing.link(now, found)


@router.get("/loops")
def list_loops(
    now: Now, variable: Name = "", offset: Offset = 0, limit: Limit = 50
) -> models.Page[models.LoopShown]:
    """The feedback loops, strongest first."""
    at = now.at_hand("loops")
    wanted = one_variable(at.view, variable) if variable else None
    loops = [loop for loop in at.loops if wanted is None or wanted in loop.variables]
    return paged(loops, lambda loop: showing.loop(at.view, loop), offset, limit, at.revision)


@router.get("/why")
def why(
    now: Now,
    cause: Annotated[str, Query(min_length=1, max_length=300)],
    effect: Annotated[str, Query(min_length=1, max_length=300)],
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> models.WhyShown:
    """The paths from one variable to another, each link with words it stands on."""
    ends = one_variable(now.view, cause), one_variable(now.view, effect)
    found = explain(now.view, *ends, limit=limit)
    return models.WhyShown(
        revision=now.revision,
        cause=showing.variable(now.view, ends[0]),
        effect=showing.variable(now.view, ends[1]),
        paths=[showing.path(each) for each in found.paths],
        complete=found.complete,
    )


@router.get("/find")
def find(now: Now, phrase: Annotated[str, Query(min_length=1, max_length=500)]) -> models.FoundShown:
    """What a phrase such as 'the city falls' is understood as: a variable, and what happens to it."""
    side = read_phrase(shared_parser(), phrase)
    try:
        meant = showing.variable(now.view, one_variable(now.view, phrase, side.name.split()))
        choices: tuple[str, ...] = ()
    except QueryError as error:
        meant, choices = None, error.choices
    return models.FoundShown(
        phrase=phrase,
        meant=meant,
        direction="more" if side.change in UPWARD else "less",
        choices=list(choices),
    )
