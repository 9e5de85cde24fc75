"""`sayso proposals`: variables, or people, that may be one."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, opening, options


@click.command(short_help="List variables, or people, that may be one.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Rows to list.")
@click.option("--wide", is_flag=True, help="Cut nothing, however long the lines get.")
@click.option("--people", is_flag=True, help="People and organisations, not variables.")
@options.project
@options.json
def command(limit: int, wide: bool, people: bool, project: Path | None, as_json: bool) -> int:
    """List pairs of variables that may be one thing, likeliest first, with the chance and the reason.

    With --people pairs of people, or of organisations, whose names may be one's: initials, titles, other
    names that both have.

    Nothing is merged by this. 'sayso accept ID' merges a pair, 'sayso reject ID' has it never proposed
    again. Pairs of the same words are one row, which says how many more are alike; with --scope everywhere
    one decision settles them all.

    \b
    Examples:
      sayso proposals --limit 10
      sayso proposals --people
      sayso accept 3f2a+90c1
      sayso reject 3f2a+90c1 --scope everywhere --why "another ban"
    """
    from sayso.cli.output import print_json, print_table, tell

    with opening.opened(project) as opened:
        found = opened.proposals(limit=limit, people=people)
    if as_json:
        print_json([dict(record) for record in found])
    elif found:
        print_table(found, wide=wide)
    else:
        what = "people" if people else "variables"
        tell(f"No two {what} of this project look like one.")
    if found.note and not as_json:
        tell(found.note)
    return exits.DONE
