"""What the commands that decide something share: their last options, and that they say what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli import exits, opening, options

if TYPE_CHECKING:
    from sayso.export.view import View
    from sayso.records.decision import Decision


def command(
    short_help: str, *, reason: bool = True
) -> Callable[[Callable[..., Iterable[Decision]]], click.Command]:
    """Makes a command of a function that takes an open project and what was typed, and decides.

    Args:
        reason: whether the command takes --why.
    """

    def make(decide: Callable[..., Iterable[Decision]]) -> click.Command:
        @wraps(decide, updated=())
        def run(project: Path | None, as_json: bool, **typed: Any) -> int:

            with opening.opened(project) as opened:
                made = tuple(decide(opened, **typed))
                _tell(made, opened.decisions(), as_json=as_json)
            return exits.DONE

        shared = (options.json, options.by, *([options.why] if reason else ()), options.project)
        for option in shared:
            run = option(run)
        # click lists parameters from the last one on.
        params = [*getattr(run, "__click_params__", ()), *getattr(decide, "__click_params__", ())]
        run.__dict__["__click_params__"] = params
        return click.command(short_help=short_help)(run)

    return make


def finder(*, people: bool) -> partial[str]:
    """How a command looks up the names it is given."""
    return partial(_asking, people=people)


def _asking(view: View, asked: str, *, people: bool) -> str:
    """The id of the variable or person that is meant; where several fit, the person at the terminal says."""
    from sayso.cli.choosing import choose_person, choose_variable

    return choose_person(view, asked) if people else choose_variable(view, asked)


def _tell(made: Iterable[Decision], log: Iterable[Decision], *, as_json: bool) -> None:
    """Say what was decided."""
    from sayso.api.logbook import in_words
    from sayso.cli.output import print_json, say
    from sayso.records.decision import as_content

    if as_json:
        print_json([{"id": entry.id, **as_content(entry)} for entry in made])
        return
    by_id = {entry.id: entry for entry in log}
    for entry in made:
        say(f"{entry.id}  {in_words(entry, by_id)}")
