"""What was said and by whom: statements, claims, people."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from sayso.errors import QueryError
from sayso.export.view import Status
from sayso.records.claim import Modality
from sayso.serve import models, showing
from sayso.serve.routes.common import Limit, Line, Name, Now, Offset, chosen, listed, paged, row_of

router = APIRouter(tags=["what was said"])


@router.get("/statements")
def list_statements(
    now: Now,
    filter: Line = "",
    q: Name = "",
    person: Name = "",
    document: Name = "",
    variable: Name = "",
    offset: Offset = 0,
    limit: Limit = 50,
) -> models.Page[models.StatementRow]:
    """Who said what, by document and place."""
    asked = chosen(filter, words=q, person=person, document=document, variable=variable)
    return listed(now, "statements", asked, row_of(models.StatementRow), offset, limit)


@router.get("/claims")
def list_claims(
    now: Now,
    filter: Line = "",
    q: Name = "",
    person: Name = "",
    document: Name = "",
    variable: Name = "",
    modality: Annotated[list[Modality], Query()] = [],  # noqa: B006
    status: Annotated[
        Status | None, Query(description="How it counts on the map; 'weak' is too unsure.")
    ] = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> models.Page[models.ClaimRow]:
    """What is said to lead to what, by document and place."""
    asked = chosen(filter, words=q, person=person, document=document, variable=variable, modality=modality)
    at = now if asked.terms else now.at_hand("claims")
    rows = [row for row in at.rows("claims", asked) if status is None or row.of.status == status]
    return paged(rows, row_of(models.ClaimRow), offset, limit, at.revision)


@router.get("/people")
def list_people(
    now: Now,
    filter: Line = "",
    q: Name = "",
    document: Name = "",
    variable: Name = "",
    offset: Offset = 0,
    limit: Limit = 50,
) -> models.Page[models.PersonRow]:
    """Whoever claims and statements are attributed to, most claims first."""
    asked = chosen(filter, words=q, document=document, variable=variable)
    return listed(now, "people", asked, row_of(models.PersonRow), offset, limit)


@router.get("/people/{person}")
def show_person(person: str, now: Now) -> models.PersonShown:
    """Somebody: what they hold and deny, with whom they agree, and with whom not."""
    if person not in now.view.cmap.people:
        raise QueryError(person, f"there is nobody of the id {person!r}; perhaps two were merged")
    return showing.person_page(now, person)
