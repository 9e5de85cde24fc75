"""`sayso redo`: a decision brought back."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, options


@click.command(short_help="Redo a decision.")
@click.argument("decision", default="")
@options.project
@options.by
@options.json
def command(decision: str, project: Path | None, by: str, as_json: bool) -> int:
    """Redo what was undone last, or the DECISION of this id (see 'sayso log').

    It can be done again and again, back to the first decision and forward to the last.

    \b
    Examples:
      sayso redo
      sayso redo 5e0c91
    """
    from sayso.api.project import Project
    from sayso.cli.deciding import tell_decisions

    with Project(options.project_path(project), create=False) as opened:
        made = opened.redo(decision, by=by)
        log = opened.decisions()
    tell_decisions((made,), log, as_json=as_json)
    return exits.DONE
