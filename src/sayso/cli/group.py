"""`sayso group`: special cases put under a general variable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import deciding

if TYPE_CHECKING:
    from sayso.api.project import Project
    from sayso.records.decision import Decision


@deciding.command("Put variables under a general one.")
@click.argument("general")
@click.argument("specifics", metavar="SPECIFIC...", nargs=-1, required=True)
def command(project: Project, general: str, specifics: tuple[str, ...], why: str, by: str) -> tuple[Decision]:
    """Put the SPECIFIC variables under a GENERAL one, which is made when there is none of that name.

    \b
    Example:
      sayso group exports "grain exports" "timber exports"
    """
    return (project.group(general, *specifics, why=why, by=by, find=deciding.finder(people=False)),)
