"""`sayso split`: a variable, or person, that is two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import deciding, options

if TYPE_CHECKING:
    from sayso.api.project import Project
    from sayso.records.decision import Decision


@deciding.command("Take a part of a variable, or person, out as another.")
@click.argument("name")
@click.option("--out", metavar="NAME", multiple=True, help="What texts call the part; may be given again.")
@click.option("--document", metavar="NAME", multiple=True, help="Where it is the part; may be given again.")
@click.option("--as", "new_name", metavar="NAME", default="", help="What the part is called.")
@options.people
def command(
    project: Project,
    name: str,
    out: tuple[str, ...],
    document: tuple[str, ...],
    new_name: str,
    people: bool,
    why: str,
    by: str,
) -> tuple[Decision]:
    """Take the part of the variable NAME that texts call so, or that stands in a document, out of it.

    \b
    Examples:
      sayso split exports --out "grain exports"
      sayso split --people "John Roe" --document minutes.txt --as "John Roe junior"
    """
    if not out and not document:
        raise click.UsageError("say which part: give --out or --document")
    part = project.split(
        name,
        out=out,
        documents=document,
        new_name=new_name,
        people=people,
        why=why,
        by=by,
        find=deciding.finder(people=people),
    )
    return (part,)
