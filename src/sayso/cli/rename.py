"""`sayso rename`: another name for a variable or person."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, options


@click.command(short_help="Give a variable, or person, another name.")
@click.argument("name")
@click.argument("new_name")
@click.option("--also", is_flag=True, help="As a further name: whatever goes by it is then the same.")
@options.people
@options.project
@options.why
@options.by
@options.json
def command(
    name: str,
    new_name: str,
    also: bool,
    people: bool,
    project: Path | None,
    why: str,
    by: str,
    as_json: bool,
) -> int:
    """Call the variable NAME by a NEW_NAME. Its id stays, and the old name still finds it.

    \b
    Examples:
      sayso rename "cost of a loaf" "bread price"
      sayso rename --people --also "Jane Doe" "the mayor"
    """
    from sayso.api.project import Project
    from sayso.cli.deciding import finder, tell_decisions

    with Project(options.project_path(project), create=False) as opened:
        made = opened.rename(
            name, new_name, also=also, people=people, why=why, by=by, find=finder(people=people)
        )
    tell_decisions((made,), (made,), as_json=as_json)
    return exits.DONE
