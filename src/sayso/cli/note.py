"""`sayso note`: what a person adds in words of their own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso.cli import exits, options


@click.command(short_help="Add a note: a document whose claims are yours.")
@click.argument("text", default="-")
@options.project
@options.by
@options.json
def command(text: str, project: Path | None, by: str, as_json: bool) -> int:
    """Add a note with this TEXT, or with what standard input holds (-), and show what it claims.

    A note is a document, and whoever types it holds what it claims, beside the people it quotes. It is
    found, corrected and withdrawn as any document is.

    \b
    Examples:
      sayso note "Fewer patrols lead to more poaching." --by "Ann Doe"
      sayso note - < observations.txt
    """
    from sayso.api.project import Project
    from sayso.cli.output import print_json, print_table, say, tell
    from sayso.read.decode import decode

    if text == "-":
        text = decode(sys.stdin.buffer.read(), "standard input")
    with Project(options.project_path(project)) as opened:
        document = opened.note(text, by=by)
        claims = opened.claims(where=f"document:{document}")
    if as_json:
        print_json({"document": document, "claims": [dict(claim) for claim in claims]})
        return exits.DONE
    say(f"note {document}")
    if claims:
        print_table(claims)
    else:
        tell("Nothing in it was found to say that one thing leads to another.")
    return exits.DONE
