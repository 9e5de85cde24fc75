"""`sayso merge`: several variables, or people, that are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import deciding, options

if TYPE_CHECKING:
    from sayso.api.project import Project
    from sayso.records.decision import Decision


@deciding.command("Make several variables, or people, one.")
@click.argument("names", metavar="NAME NAME...", nargs=-1, required=True)
@click.option("--as", "name", metavar="NAME", default="", help="What it is called. Left out: as the first.")
@options.people
def command(
    project: Project, names: tuple[str, ...], name: str, people: bool, why: str, by: str
) -> tuple[Decision]:
    """Make the variables of these NAMES one. It keeps the id of the first; the other names still find it.

    \b
    Examples:
      sayso merge "bread price" "cost of a loaf"
      sayso merge --people "J. Doe" "Jane Doe" --as "Jane Doe"
    """
    find = deciding.finder(people=people)
    return (project.merge(*names, name=name, people=people, why=why, by=by, find=find),)
