"""`sayso group`: special cases put under a general variable."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, options


@click.command(short_help="Put variables under a general one.")
@click.argument("general")
@click.argument("specifics", metavar="SPECIFIC...", nargs=-1, required=True)
@options.project
@options.why
@options.by
@options.json
def command(
    general: str, specifics: tuple[str, ...], project: Path | None, why: str, by: str, as_json: bool
) -> int:
    """Put the SPECIFIC variables under a GENERAL one, which is made when there is none of that name.

    \b
    Example:
      sayso group exports "grain exports" "timber exports"
    """
    from sayso.api.project import Project
    from sayso.cli.deciding import finder, tell_decisions

    with Project(options.project_path(project), create=False) as opened:
        made = opened.group(general, *specifics, why=why, by=by, find=finder(people=False))
    tell_decisions((made,), (made,), as_json=as_json)
    return exits.DONE
