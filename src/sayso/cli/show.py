"""`sayso show`: tables of what was found."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, opening, options

TABLES = ("documents", "statements", "claims", "variables", "links", "loops", "people")


@click.command(short_help="Show what was found.")
@click.argument("table", type=click.Choice(TABLES))
@options.project
@options.where
@options.grouped
@click.option("--quotes", is_flag=True, help="With claims, links and loops: the words they stand on.")
@click.option("--sort", metavar="COLUMN", default="", help="By a column of numbers, the greatest first.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many rows.")
@click.option("--wide", is_flag=True, help="Cut nothing, however long the lines get.")
@options.json
def command(
    table: str,
    project: Path | None,
    where: str,
    grouped: bool,
    quotes: bool,
    sort: str,
    limit: int | None,
    wide: bool,
    as_json: bool,
) -> int:
    """Show a TABLE of what was found in the documents of a project.

    Links are sorted by support (how many independent people say them), then by reports (in how many
    documents). With --where both are counted among the claims that are meant. A variable that leads to others
    and comes from none is a driver, one that only comes from others an outcome; 'between' is the number of
    pairs of others with a shortest way over it.

    \b
    Examples:
      sayso show links --quotes --limit 10
      sayso show links --where 'support:2.. contested:yes'
      sayso show claims --where 'holder:Zhang,"Ann Lee" -modality:denied date:2024-03..'
      sayso show variables --sort between --limit 10
    """
    from sayso.cli.output import print_json, print_loops, print_table, tell

    with opening.opened(project) as opened:
        found = opened.table(table, where=where, quotes=quotes, grouped=grouped, sort=sort, limit=limit)
    if as_json:
        print_json([dict(record) for record in found])
        return exits.DONE
    if not found:
        tell(f"There are no {table} {'like that' if where.strip() else 'in this project'}.")
        return exits.DONE
    (print_loops if table == "loops" else print_table)(found, wide=wide)
    if found.total is not None and len(found) < found.total:
        tell(f"{len(found):,} of {found.total:,} {table}; a higher --limit shows more")
    if found.note:
        tell(found.note)
    return exits.DONE
