"""A codebook brought into a project: the decision it is, and what of it texts speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.api.correcting import Draft
from sayso.decisions.codebook import as_entries, code_id, codebook_of
from sayso.records.causalmap import MapVariable, Person
from sayso.records.codebook import Coded
from sayso.records.decision import Decision

_ById = Mapping[str, MapVariable | Person]
Things = tuple[Mapping[str, MapVariable], Mapping[str, Person]]


@dataclass(frozen=True, slots=True)
class CodebookResult:
    """What became of a codebook.

    Attributes:
        decision: the entry of the log.
        matched: for each name that texts speak of, what was brought together under it: the names that it had
            before.
        unmatched: the names that no text speaks of, in the order of the codebook.
    """

    decision: Decision
    matched: Mapping[str, Sequence[str]]
    unmatched: tuple[str, ...]


def coding(entries: Sequence[Coded], file: str) -> Draft:
    """The decision that a codebook names what the project speaks of."""
    return Draft("codebook", "codebook", {"file": file}, "everywhere", {}, {"entries": as_entries(entries)})


def coded(before: Things, after: Things, decision: Decision) -> CodebookResult:
    """What a codebook brought together, from the variables and the people before and after it."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    both: tuple[tuple[_ById, _ById], ...] = ((before[0], after[0]), (before[1], after[1]))
    for old, new in both:
        owner = {member: thing.id for thing in new.values() for member in thing.members}
        for thing in old.values():
            for id in {owner[member] for member in thing.members if member in owner}:
                names[id].append(thing.name or "")
    matched, unmatched = {}, []
    for each in codebook_of(decision):
        if met := names.get(code_id(each)):
            matched[each.name] = sorted(met)
        else:
            unmatched.append(each.name)
    return CodebookResult(decision, matched, tuple(unmatched))
