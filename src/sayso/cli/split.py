"""`sayso split`: a variable, or person, that is two."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, options


@click.command(short_help="Take a part of a variable, or person, out as another.")
@click.argument("name")
@click.option("--out", metavar="NAME", multiple=True, help="What texts call the part; may be given again.")
@click.option("--document", metavar="NAME", multiple=True, help="Where it is the part; may be given again.")
@click.option("--as", "new_name", metavar="NAME", default="", help="What the part is called.")
@options.people
@options.project
@options.why
@options.by
@options.json
def command(
    name: str,
    out: tuple[str, ...],
    document: tuple[str, ...],
    new_name: str,
    people: bool,
    project: Path | None,
    why: str,
    by: str,
    as_json: bool,
) -> int:
    """Take the part of the variable NAME that texts call so, or that stands in a document, out of it.

    \b
    Examples:
      sayso split exports --out "grain exports"
      sayso split --people "John Roe" --document minutes.txt --as "John Roe junior"
    """
    from sayso.api.project import Project
    from sayso.cli.deciding import finder, tell_decisions

    if not out and not document:
        raise click.UsageError("say which part: give --out or --document")
    with Project(options.project_path(project), create=False) as opened:
        made = opened.split(
            name,
            out=out,
            documents=document,
            new_name=new_name,
            people=people,
            why=why,
            by=by,
            find=finder(people=people),
        )
    tell_decisions((made,), (made,), as_json=as_json)
    return exits.DONE
