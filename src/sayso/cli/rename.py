"""`sayso rename`: another name for a variable or person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import deciding, options

if TYPE_CHECKING:
    from sayso.api.project import Project
    from sayso.records.decision import Decision


@deciding.command("Give a variable, or person, another name.")
@click.argument("name")
@click.argument("new_name")
@click.option("--also", is_flag=True, help="As a further name: whatever goes by it is then the same.")
@options.people
def command(
    project: Project, name: str, new_name: str, also: bool, people: bool, why: str, by: str
) -> tuple[Decision]:
    """Call the variable NAME by a NEW_NAME. Its id stays, and the old name still finds it.

    \b
    Examples:
      sayso rename "cost of a loaf" "bread price"
      sayso rename --people --also "Jane Doe" "the mayor"
    """
    find = deciding.finder(people=people)
    return (project.rename(name, new_name, also=also, people=people, why=why, by=by, find=find),)
