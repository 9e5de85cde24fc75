"""`sayso merge`: several variables, or people, that are one."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, options


@click.command(short_help="Make several variables, or people, one.")
@click.argument("names", metavar="NAME NAME...", nargs=-1, required=True)
@click.option("--as", "name", metavar="NAME", default="", help="What it is called. Left out: as the first.")
@options.people
@options.project
@options.why
@options.by
@options.json
def command(
    names: tuple[str, ...],
    name: str,
    people: bool,
    project: Path | None,
    why: str,
    by: str,
    as_json: bool,
) -> int:
    """Make the variables of these NAMES one. It keeps the id of the first; the other names still find it.

    \b
    Examples:
      sayso merge "bread price" "cost of a loaf"
      sayso merge --people "J. Doe" "Jane Doe" --as "Jane Doe"
    """
    from sayso.api.project import Project
    from sayso.cli.deciding import finder, tell_decisions

    with Project(options.project_path(project), create=False) as opened:
        made = opened.merge(*names, name=name, people=people, why=why, by=by, find=finder(people=people))
    tell_decisions((made,), (made,), as_json=as_json)
    return exits.DONE
