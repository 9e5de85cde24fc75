"""What is asked of claims and links, as the database is asked for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, overload

from sqlalchemy import Column, ColumnElement, and_, func, not_, or_, select

from sayso.records.causalmap import Counted
from sayso.records.condition import Condition, Range
from sayso.store.kept import tables
from sayso.store.loading import Look, one_of

_CLAIM, _LINK = tables.claims.c, tables.links.c
_COLUMNS: Mapping[str, Column[Any]] = {
    "document": _CLAIM.document,
    "holder": _CLAIM.holder,
    "modality": _CLAIM.modality,
    "scope": _CLAIM.scope,
    "cause": _CLAIM.cause,
    "effect": _CLAIM.effect,
    "sign": _CLAIM.polarity,
}


def of_claims(asked: Iterable[Condition]) -> list[ColumnElement[bool]]:
    """The claims that can meet these conditions; of a claim itself no more is asked than its document."""
    return [
        not_(found) if condition.without else found
        for condition in asked
        if not (condition.field == "claim" and condition.without)
        for found in (_of_claim(condition),)
    ]


def _of_claim(condition: Condition) -> ColumnElement[bool]:
    values = condition.values
    match condition.field:
        case "claim":
            return one_of(_CLAIM.document, {document for document, _ in values})
        case "people":
            # Few claims are told by somebody else than their holder.
            others = func.json_each(_CLAIM.people).table_valued("value").c.value
            told = select(others).where(one_of(others, values)).exists()
            return or_(one_of(_CLAIM.holder, values), and_(_CLAIM.people.contains(","), told))
        case "reviewed":
            return _either(_CLAIM.verdict.is_not(None), values)
        case "placed":
            return _either(_CLAIM.qualifiers.contains('"place"'), values)
        case "side":
            return or_(one_of(_CLAIM.cause, values), one_of(_CLAIM.effect, values))
    return one_of(_COLUMNS[condition.field], values)


def _of_link(condition: Condition) -> ColumnElement[bool]:
    values = condition.values
    match condition.field:
        case "side":
            return or_(one_of(_LINK.cause, values), one_of(_LINK.effect, values))
        case "sign":
            return one_of(_LINK.polarity, values)
        case "support" | "reports":
            return or_(*(_within(_LINK[condition.field], each) for each in condition.ranges))
    return one_of(_LINK[condition.field], values)


def _either(fact: ColumnElement[bool], values: Collection[bool]) -> ColumnElement[bool]:
    """That a fact is as asked; both may be."""
    return or_(*(fact if yes else not_(fact) for yes in sorted(values)))


def _within(column: Column[int], each: Range) -> ColumnElement[bool]:
    low, high = each
    return column >= low if high is None else column.between(low, high)


class CountedLinks(Sequence[Counted]):
    """The links that meet what is asked, in the order of all; no more of them is loaded than is looked at."""

    def __init__(self, look: Look, asked: Iterable[Condition]) -> None:
        self._look = look
        found = ((_of_link(condition), condition.without) for condition in asked)
        self._where = [not_(each) if without else each for each, without in found]

    @cached_property
    def _number(self) -> int:
        with self._look() as connection:
            query = select(func.count()).select_from(tables.links).where(*self._where)
            return int(connection.execute(query).scalar_one())

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, place: int) -> Counted: ...
    @overload
    def __getitem__(self, place: slice) -> list[Counted]: ...
    def __getitem__(self, place: int | slice) -> Counted | list[Counted]:
        if isinstance(place, int):
            return self._some(range(len(self))[place], 1)[0]
        first, stop, step = place.indices(len(self))
        return self._some(first, max(stop - first, 0))[::step]

    def __iter__(self) -> Iterator[Counted]:
        return iter(self._some(0, len(self)))

    def _some(self, first: int, number: int) -> list[Counted]:
        query = select(*(_LINK[name] for name in Counted._fields)).where(*self._where)
        order = (_LINK[name].desc() for name in ("support", "reports", "carrying", "surest"))
        with self._look() as connection:
            found = connection.execute(query.order_by(*order, _LINK.id).limit(number).offset(first)).all()
        return [Counted._make(row)._replace(contested=bool(row.contested)) for row in found]
