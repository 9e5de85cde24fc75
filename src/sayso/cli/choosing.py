"""Asking the person at the terminal which of several things is meant."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import click

from sayso.api.finding import one_person, one_variable
from sayso.api.places import quote
from sayso.cli import exits
from sayso.cli.output import say_filled, tell
from sayso.errors import QueryError
from sayso.export.view import View
from sayso.export.wording import count


def choose_variable(view: View, asked: str, words: Sequence[str] = ()) -> str:
    """The id of the variable that is meant; where several fit, the person at the terminal says which.

    Without a terminal they are listed, and the command ends with the exit code for it.

    Raises:
        QueryError: nothing comes near.
    """
    try:
        return one_variable(view, asked, words)
    except QueryError as error:
        if not error.choices:
            raise
        meant = [one_variable(view, choice) for choice in error.choices]
        return meant[_choice(error, _contexts(view, meant))]


def choose_person(view: View, asked: str) -> str:
    """The id of the person that is meant, asked for in the same way.

    Raises:
        QueryError: nobody comes near.
    """
    try:
        return one_person(view, asked)
    except QueryError as error:
        if not error.choices:
            raise
        return one_person(view, error.choices[_choice(error, {})])


def _choice(error: QueryError, contexts: Mapping[int, str]) -> int:
    """The number of the choice that is made, from 0; the command ends when nobody is there to make it."""
    tell(f"What is meant by {error.asked!r}?")
    asking = _can_ask()
    for number, choice in enumerate(error.choices):
        tell(f"  {number + 1}  {choice}" if asking else f"  {choice}")
        if context := contexts.get(number):
            say_filled(context, "       ", err=True)
    if not asking:
        tell("Type one of these as it stands here.")
        raise click.exceptions.Exit(exits.exit_code(error))
    made: int = click.prompt("Number", type=click.IntRange(1, len(error.choices)), err=True)
    return made - 1


def _contexts(view: View, variables: Sequence[str]) -> Mapping[int, str]:
    """For each variable how many claims are about it, with the words of one."""
    contexts = {}
    for number, variable in enumerate(variables):
        sayings = [p.saying for p in view.placed if variable in (p.saying.cause, p.saying.effect)]
        if sayings:
            said = quote(view, sayings[0])
            words = " ".join(said.words.split())
            short = words if len(words) <= _SHORT else f"{words[:_SHORT].rsplit(' ', 1)[0]} …"
            contexts[number] = f"{count(len(sayings), 'claim')}, as: {short} ({said.document})"
    return contexts


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


_SHORT = 120
