"""Whose say-so a claim is."""

from __future__ import annotations

from sayso.records.span import Span
from sayso.records.statement import Attribution, Statement


def innermost(attribution: Attribution, cause: Span, effect: Span) -> Statement | None:
    """The innermost statement in whose content both sides stand; None in the author's own voice."""
    best: tuple[int, str] | None = None
    found: Statement | None = None
    for statement in attribution.statements:
        if all(any(piece.covers(side) for piece in statement.content) for side in (cause, effect)):
            size = (sum(piece.end - piece.start for piece in statement.content), statement.id)
            if best is None or size < best:
                best, found = size, statement
    return found


def holders_of(attribution: Attribution, statement: Statement | None, place: Span) -> tuple[str, ...]:
    """Entities that hold a claim, outermost first: speaker of the document or turn, then who they quote."""
    chain: list[str] = []
    by_id = {s.id: s for s in attribution.statements}
    while statement is not None and len(chain) < len(by_id):
        chain.append(statement.entity)
        statement = by_id.get(statement.parent) if statement.parent else None
    turn = next((t.entity for t in attribution.turns if t.span.covers(place)), attribution.speaker)
    if turn is not None:
        chain.append(turn)
    outermost_first = list(reversed(chain))
    return tuple(e for n, e in enumerate(outermost_first) if n == 0 or e != outermost_first[n - 1])
