"""Asking the person at the terminal which of several things is meant."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import click

from sayso.api.finding import one_person
from sayso.causalmap.find import find_variable
from sayso.cli.output import tell
from sayso.errors import QueryError
from sayso.export.view import View
from sayso.records.causalmap import CausalMap

_ID = re.compile(r"\(([0-9a-f]{12})\)$")


def choose_variable(cmap: CausalMap, asked: str, words: Sequence[str] = ()) -> str:
    """The id of the variable that is meant; where several fit, the person at the terminal says which.

    Raises:
        QueryError: nothing comes near, or several fit and nobody can be asked.
    """
    try:
        return find_variable(cmap, asked, words)
    except QueryError as error:
        chosen = _chosen(error)
        id = _ID.search(chosen)
        return find_variable(cmap, id[1] if id else _of_name(cmap, chosen))


def choose_person(view: View, asked: str) -> str:
    """The id of the person that is meant, asked for in the same way.

    Raises:
        QueryError: nobody comes near, or several fit and nobody can be asked.
    """
    try:
        return one_person(view, asked)
    except QueryError as error:
        return one_person(view, _chosen(error))


def _chosen(error: QueryError) -> str:
    """The choice that the person at the terminal makes; the error itself when there is none to make."""
    if not error.choices or not _can_ask():
        raise error
    tell(f"Which is meant by {error.asked!r}?")
    for number, choice in enumerate(error.choices, start=1):
        tell(f"  {number}  {choice}")
    number = click.prompt("Number", type=click.IntRange(1, len(error.choices)), err=True)
    return error.choices[number - 1]


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _of_name(cmap: CausalMap, name: str) -> str:
    return next(variable.id for variable in cmap.variables.values() if variable.name == name)
