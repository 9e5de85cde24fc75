"""What the commands that decide something share."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from sayso.api.logbook import in_words
from sayso.cli.choosing import choose_person, choose_variable
from sayso.cli.output import print_json, say
from sayso.export.view import View
from sayso.records.decision import Decision, as_content


def asking(view: View, asked: str, *, people: bool) -> str:
    """The id of the variable or person that is meant; where several fit, the person at the terminal says."""
    return choose_person(view, asked) if people else choose_variable(view, asked)


def finder(*, people: bool) -> partial[str]:
    """How a command looks up the names it is given."""
    return partial(asking, people=people)


def tell_decisions(made: Iterable[Decision], log: Iterable[Decision], *, as_json: bool) -> None:
    """Say what was decided."""
    made = tuple(made)
    if as_json:
        print_json([{"id": entry.id, **as_content(entry)} for entry in made])
        return
    by_id = {entry.id: entry for entry in log}
    for entry in made:
        say(f"{entry.id}  {in_words(entry, by_id)}")
