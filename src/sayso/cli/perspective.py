"""`sayso perspective`: filters with a name."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, opening, options


@click.command(short_help="Name a perspective, or list those that have a name.")
@click.argument("name", default="")
@options.project
@options.where
@click.option("--forget", is_flag=True, help="Forget the perspective of this NAME.")
@options.json
def command(name: str, project: Path | None, where: str, forget: bool, as_json: bool) -> int:
    """Give a NAME to what --where means; without --where, list the perspectives that have one.

    A name stands wherever a perspective can: for --according-to, in compare, and in a filter as
    perspective:NAME. A filter given anew takes the place of the one before.

    \b
    Examples:
      sayso perspective skippers --where 'holder:Calloway,Sayle'
      sayso whatif "the bay closes" --according-to skippers
      sayso show links --where 'perspective:skippers sign:-'
    """
    from sayso.cli.output import print_json, print_table, tell

    if (forget and where) or ((forget or where) and not name):
        raise click.UsageError("Say the NAME, and either --where or --forget.")
    with opening.opened(project) as opened:
        if forget:
            opened.forget_perspective(name)
        elif where:
            opened.keep_perspective(name, where)
        found = opened.perspectives()
    shown = found.only(lambda record: not name or record["name"] == name) if not forget else found
    if as_json:
        print_json([dict(record) for record in shown])
    elif shown:
        print_table(shown, wide=True)
    else:
        tell("No perspective has a name yet." if not name else f"No perspective is called {name!r}.")
    return exits.DONE
