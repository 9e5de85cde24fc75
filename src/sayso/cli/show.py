"""`sayso show`: tables of what was found."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from sayso.cli import exits, options
from sayso.records.claim import Modality

TABLES = ("documents", "statements", "claims", "variables", "links", "loops", "people")


@click.command(short_help="Show what was found.")
@click.argument("table", type=click.Choice(TABLES))
@options.project
@click.option("--person", metavar="NAME", default="", help="Only what this person or organisation says.")
@click.option("--document", metavar="NAME", default="", help="Only this document: title, file or id.")
@click.option("--variable", metavar="NAME", default="", help="Only what is about this variable.")
@click.option("--text", metavar="WORDS", default="", help="Only what has these words in it.")
@click.option(
    "--modality",
    multiple=True,
    type=click.Choice(get_args(Modality)),
    help="Only claims said in this way; may be given several times.",
)
@click.option("--quotes", is_flag=True, help="With claims, links and loops: the words they stand on.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many rows.")
@click.option("--wide", is_flag=True, help="Cut nothing, however long the lines get.")
@options.json
def command(
    table: str,
    project: Path | None,
    person: str,
    document: str,
    variable: str,
    text: str,
    modality: tuple[Modality, ...],
    quotes: bool,
    limit: int | None,
    wide: bool,
    as_json: bool,
) -> int:
    """Show a TABLE of what was found in the documents of a project.

    Links are sorted by support (how many independent people say them), then by reports (in how many
    documents). With --person, --document or --modality both are counted among those only.

    \b
    Examples:
      sayso show links --quotes --limit 10
      sayso show claims --person Zhang --modality denied
      sayso show variables --text harbour --json
    """
    from sayso.api.project import Project
    from sayso.cli.output import print_json, print_loops, print_table, tell

    with Project(options.project_path(project), create=False) as opened:
        found = opened.table(
            table,
            person=person,
            document=document,
            variable=variable,
            text=text,
            modalities=modality,
            quotes=quotes,
        )
        cut = opened.view().loops_cut
    shown = found if limit is None else found.first(limit)
    if as_json:
        print_json([dict(record) for record in shown])
        return exits.DONE
    if not found:
        limited = any((person, document, variable, text, modality))
        tell(f"There are no {table} {'like that' if limited else 'in this project'}.")
        return exits.DONE
    (print_loops if table == "loops" else print_table)(shown, wide=wide)
    if len(shown) < len(found):
        tell(f"{len(shown):,} of {len(found):,} {table}; a higher --limit shows more")
    if table == "loops" and cut:
        tell("There are more loops than can be listed; these are the strongest.")
    return exits.DONE
