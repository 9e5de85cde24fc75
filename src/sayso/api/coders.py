"""Whose decisions are compared: those of the people of one log, or of two copies of a project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.errors import QueryError
from sayso.records.decision import Decision, standing

Coders = Mapping[str, Sequence[Decision]]


def by_coder(log: Sequence[Decision]) -> Coders:
    """The decisions on claims that hold, by who made them, in alphabetical order of names.

    Raises:
        QueryError: fewer than two people judged claims.
    """
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for entry in standing(log):
        if entry.subject == "claim":
            found[entry.who].append(entry)
    if len(found) < 2:
        who = next((f"only {who} has" for who in found), "nobody has")
        raise QueryError(
            "", f"{who} judged claims here; name a copy of the project that somebody else worked on"
        )
    return dict(sorted(found.items()))


def by_copy(here: str, mine: Sequence[Decision], there: str, theirs: Sequence[Decision]) -> Coders:
    """The decisions that hold in each of two copies and that the other does not have.

    Args:
        here, there: what to call the copies.
    """
    common = {entry.id for entry in mine} & {entry.id for entry in theirs}
    return {
        here: [entry for entry in standing(mine) if entry.id not in common],
        there if there != here else f"{there} (copy)": [e for e in standing(theirs) if e.id not in common],
    }
