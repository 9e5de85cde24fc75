"""Variables, or people, that may be one, as a list to go through, and what settles them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Any

from sayso.api.table import Table
from sayso.decisions.apart import turns_down
from sayso.errors import QueryError
from sayso.export.view import View
from sayso.export.wording import person_name, variable_name
from sayso.records.decision import Decision
from sayso.statements.proposing import MaybeOne
from sayso.variables import COMPARED, Proposal, wordings

COLUMNS = (
    "id", "first", "second", "score", "alike", "reason", "first_id", "second_id", "alike_ids",
)  # fmt: skip
HEADINGS = (
    ("id", "ID"),
    ("first", "One"),
    ("second", "Other"),
    ("score", "Chance"),
    ("alike", "Alike"),
    ("reason", "Why"),
)
PEOPLE_COLUMNS = ("id", "first", "second", "reason", "first_id", "second_id")
PEOPLE_HEADINGS = (("id", "ID"), ("first", "One"), ("second", "Other"), ("reason", "Why"))
_PEOPLE = "people:"
_ID = re.compile(rf"({_PEOPLE})?([0-9a-f]{{4,12}})\+([0-9a-f]{{4,12}})")
_SHORTEST = 4

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Alike:
    """The variables that have the words of the one and of the other side of a proposal.

    Attributes:
        things, others: ids, the proposed one first; without others all have the same words.
    """

    things: tuple[str, ...]
    others: tuple[str, ...]

    def pairs(self) -> Iterator[Pair]:
        """Each pair of one of the one side and one of the other, ids in order."""
        found = {
            (min(a, b), max(a, b)) for a, b in product(self.things, self.others or self.things) if a != b
        }
        return iter(sorted(found))


class Wordings:
    """The variables of a map by the words of their names, whatever their order and inflection."""

    def __init__(self, view: View) -> None:
        self.of = wordings(view.cmap.variables.values(), view.some(view.told))
        self._ids: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        for id in sorted(self.of):
            self._ids[self.of[id]].append(id)

    def alike(self, first: str, second: str) -> Alike:
        """The variables that are named as the one or the other of two."""
        if self.of[first] == self.of[second]:
            return Alike((first, *self._rest(first, second), second), ())
        return Alike((first, *self._rest(first)), (second, *self._rest(second)))

    def _rest(self, id: str, *others: str) -> list[str]:
        return [each for each in self._ids[self.of[id]] if each not in (id, *others)]


def is_proposal(asked: str) -> bool:
    """Whether this is the id of a proposal, not of a claim or statement."""
    return _ID.fullmatch(asked) is not None


def is_about_people(asked: str) -> bool:
    """Whether a proposal's id is that of two people, or organisations."""
    return asked.startswith(_PEOPLE)


def proposed_pair(view: View, asked: str) -> Pair:
    """The ids of the two variables, or people, that a proposal's id names.

    Raises:
        QueryError: it names none, or does not tell between several.
    """
    match = _ID.fullmatch(asked)
    assert match is not None
    people = is_about_people(asked)
    ids: Iterable[str] = view.cmap.people if people else view.cmap.variables
    one, several, lists = (
        ("nobody", "several people", "'sayso proposals --people' lists who may be one")
        if people
        else ("no variable", "several variables", "'sayso proposals' lists what may be one")
    )
    found = []
    for part in match.groups()[1:]:
        near = [id for id in ids if id.startswith(part)]
        if len(near) != 1:
            begins = f"{several} begin" if near else f"{one} begins"
            raise QueryError(asked, f"{begins} with {part!r}; {lists}")
        found.append(near[0])
    return found[0], found[1]


def proposal_table(
    view: View, proposals: Iterable[Proposal], turned_down: Collection[Pair], limit: int | None
) -> Table:
    """The proposals, best first; of pairs that are named alike the best one, with how many go with it.

    Args:
        turned_down: pairs that a person said are not one; they are left out.
        limit: how many are given, at most.
    """
    named = Wordings(view)
    short = _shortest(view.cmap.variables)
    records: list[Mapping[str, Any]] = []
    seen: set[frozenset[frozenset[str]]] = set()
    for each in proposals:
        pair = each.first, each.second
        key = frozenset(named.of[id] for id in pair)
        if key in seen or pair in turned_down:
            continue
        if limit is not None and len(records) >= limit:
            break
        seen.add(key)
        alike = [other for other in named.alike(*pair).pairs() if other != pair and other not in turned_down]
        records.append(
            {
                "id": "+".join(short[id] for id in pair),
                "first": variable_name(view, each.first),
                "second": variable_name(view, each.second),
                "score": each.score,
                "alike": len(alike) or None,
                "reason": each.reason,
                "first_id": each.first,
                "second_id": each.second,
                "alike_ids": [list(other) for other in alike],
            }
        )
    number = len(view.cmap.variables)
    note = (
        f"Of {number:,} variables the {COMPARED:,} that most claims are about were compared."
        if number > COMPARED
        else ""
    )
    return Table("proposals", COLUMNS, tuple(records), HEADINGS, note)


def people_table(
    view: View, proposals: Iterable[MaybeOne], turned_down: Collection[Pair], limit: int | None
) -> Table:
    """People who may be one, the likeliest first; see `proposal_table`."""
    short = _shortest(view.cmap.people)
    wanted = (each for each in proposals if (each.first, each.second) not in turned_down)
    records = tuple(
        {
            "id": f"{_PEOPLE}{short[each.first]}+{short[each.second]}",
            "first": person_name(view.cmap.people[each.first]),
            "second": person_name(view.cmap.people[each.second]),
            "reason": each.reason,
            "first_id": each.first,
            "second_id": each.second,
        }
        for each in islice(wanted, limit)
    )
    return Table("proposals", PEOPLE_COLUMNS, records, PEOPLE_HEADINGS)


def still_open(view: View, table: Table, later: Iterable[Decision]) -> Table:
    """The proposals that were found before, but for what is not there any more or was turned down since.

    Args:
        later: the decisions since.
    """
    down = {
        frozenset((one["id"], other["id"]))
        for entry in later
        if turns_down(entry)
        for one, other in product(entry.target["things"], entry.target["others"] or entry.target["things"])
    }
    things: Container[str] = {*view.cmap.variables, *view.cmap.people}
    records = tuple(
        each
        for each in table.records
        if each["first_id"] in things
        and each["second_id"] in things
        and frozenset((each["first_id"], each["second_id"])) not in down
    )
    return replace(table, records=records)


def _shortest(ids: Iterable[str]) -> dict[str, str]:
    """For each id its shortest beginning that no other has, of four signs at least."""
    found = {}
    ordered = ["", *sorted(ids), ""]
    for before, id, after in zip(ordered, ordered[1:], ordered[2:], strict=False):
        shared = max(_shared(id, before), _shared(id, after))
        found[id] = id[: max(_SHORTEST, shared + 1)]
    return found


def _shared(a: str, b: str) -> int:
    """How many signs two words have in common at their beginnings."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
