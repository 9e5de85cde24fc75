"""`sayso pseudonym`: people whose names are not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import deciding

if TYPE_CHECKING:
    from sayso.api.project import Project
    from sayso.records.decision import Decision


@deciding.command("Show people under pseudonyms.")
@click.argument("names", metavar="NAME...", nargs=-1)
@click.option("--as", "name", metavar="NAME", default="", help="The pseudonym. Left out: Speaker 1, 2, …")
@click.option("--all", "everybody", is_flag=True, help="All who have a name and may be human.")
def command(
    project: Project, names: tuple[str, ...], name: str, everybody: bool, why: str, by: str
) -> tuple[Decision, ...]:
    """Show the people of these NAMES under pseudonyms, in every table, picture, report and export.

    Inside texts and quotes the names stay; 'sayso export' and 'sayso report' hide them there with --mask.
    The project file itself, its log and copies of it keep the names: hand on exports, not the project.

    \b
    Examples:
      sayso pseudonym "Ann Doe" --as "a fisher"
      sayso pseudonym --all
    """
    if bool(names) == everybody:
        raise click.UsageError("say who: give names, or --all")
    return project.pseudonym(*names, name=name, why=why, by=by, find=deciding.finder(people=True))
