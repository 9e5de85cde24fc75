"""`sayso accept`: claims and statements that are right."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, options
from sayso.records.decision import DecisionScope


@click.command(short_help="Accept claims or statements.")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@options.project
@options.scope
@options.why
@options.by
@options.json
def command(
    ids: tuple[str, ...], project: Path | None, scope: DecisionScope, why: str, by: str, as_json: bool
) -> int:
    """Accept claims or statements: each ID is DOCUMENT:CLAIM as 'sayso show claims --json' gives it.

    An accepted claim counts however sure reading was, and stays when its document is read anew.

    \b
    Examples:
      sayso accept 3f2a:c4 --why "checked against the minutes"
      sayso accept 3f2a:c4 --scope everywhere
    """
    from sayso.api.project import Project
    from sayso.cli.deciding import tell_decisions

    with Project(options.project_path(project), create=False) as opened:
        made = opened.accept(*ids, scope=scope, why=why, by=by)
    tell_decisions(made, made, as_json=as_json)
    return exits.DONE
