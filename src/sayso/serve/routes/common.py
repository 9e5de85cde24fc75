"""What the routes share: the open project, and how lists are cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, TypeVar, cast

from fastapi import Depends, Query, Request

from sayso.api.listing import Row
from sayso.records.filter import Field, Filter, Term, parse_filter
from sayso.serve import models, showing
from sayso.serve.bench import Bench
from sayso.serve.showing import Shape
from sayso.serve.workspace import Seen

Raw = TypeVar("Raw")
Made = TypeVar("Made")


def bench_of(request: Request) -> Bench:
    """What the server works on."""
    return cast(Bench, request.app.state.bench)


TheBench = Annotated[Bench, Depends(bench_of)]


def seen_of(bench: TheBench) -> Seen:
    """The project as it is."""
    return bench.workspace.seen()


Now = Annotated[Seen, Depends(seen_of)]
Name = Annotated[str, Query(max_length=300)]
Line = Annotated[str, Query(max_length=2000, description="A filter, as the command line takes it.")]
Offset = Annotated[int, Query(ge=0, description="How many rows to pass over.")]
Limit = Annotated[int, Query(ge=1, le=500, description="At most so many rows.")]


def listed(
    now: Seen, table: str, asked: Filter, make: Callable[[Row], Made], offset: int, limit: int
) -> models.Page[Made]:
    """A page of a table, limited to what is asked."""
    at = now if asked.terms else now.at_hand(table)
    return paged(at.rows(table, asked), make, offset, limit, at.revision)


def paged(
    rows: Sequence[Raw], make: Callable[[Raw], Made], offset: int, limit: int, revision: int
) -> models.Page[Made]:
    """A page of rows, which are made only for the page."""
    return models.Page(
        rows=[make(row) for row in rows[offset : offset + limit]],
        total=len(rows),
        offset=offset,
        limit=limit,
        revision=revision,
    )


def chosen(
    line: str = "",
    *,
    words: str = "",
    person: str = "",
    document: str = "",
    variable: str = "",
    modality: Iterable[str] = (),
) -> Filter:
    """A filter: what its line says, and each of the others that is asked."""
    more: dict[Field, tuple[str, ...]] = {
        "text": (words.strip(),) if words.strip() else (),
        "holder": (person,) if person else (),
        "document": (document,) if document else (),
        "variable": (variable,) if variable else (),
        "modality": tuple(modality),
    }
    terms = (Term(field, values) for field, values in more.items() if values)
    return Filter((*parse_filter(line).terms, *terms))


def row_of(shape: type[Shape]) -> Callable[[Row], Shape]:
    """Makes this shape of the row of a table."""
    return lambda row: showing.shaped(shape, row.record)
