"""Whose say-so a claim is."""

from __future__ import annotations

from collections import defaultdict

from sayso.records.span import Span
from sayso.records.statement import Attribution, Statement

_CELL = 1_000  # code points; a place is looked up among the statements that reach into its cell


class Sayings:
    """Who said what, by place."""

    def __init__(self, attribution: Attribution) -> None:
        self._attribution = attribution
        self._by_id = {statement.id: statement for statement in attribution.statements}
        self._cells: dict[int, list[Statement]] = defaultdict(list)
        for statement in attribution.statements:
            reached = {n for p in statement.content for n in range(p.start // _CELL, p.end // _CELL + 1)}
            for n in sorted(reached):
                self._cells[n].append(statement)

    def innermost(self, cause: Span, effect: Span) -> Statement | None:
        """The innermost statement in whose content both sides stand; None in the author's own voice."""
        around = [
            statement
            for statement in self._cells.get(cause.start // _CELL, ())
            if all(any(piece.covers(side) for piece in statement.content) for side in (cause, effect))
        ]
        return min(around, key=lambda s: (sum(p.end - p.start for p in s.content), s.id), default=None)

    def holders(self, statement: Statement | None, place: Span) -> tuple[str, ...]:
        """Entities that hold a claim, outermost first: the speaker, then whom the speaker quotes."""
        inner: list[str] = []
        seen: set[str] = set()
        while statement is not None and statement.id not in seen:
            seen.add(statement.id)
            inner.append(statement.entity)
            statement = self._by_id.get(statement.parent) if statement.parent else None
        turn = next(
            (t.entity for t in self._attribution.turns if t.span.covers(place)), self._attribution.speaker
        )
        chain = [*([turn] if turn is not None else []), *reversed(inner)]
        return tuple(entity for n, entity in enumerate(chain) if n == 0 or entity != chain[n - 1])
