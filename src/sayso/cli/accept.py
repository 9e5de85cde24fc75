"""`sayso accept`: claims and statements that are right, and variables that are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import deciding, options

if TYPE_CHECKING:
    from sayso.api.project import Project
    from sayso.records.decision import Decision, DecisionScope


@deciding.command("Accept claims, statements or proposals.")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@options.scope
def command(
    project: Project, ids: tuple[str, ...], scope: DecisionScope, why: str, by: str
) -> tuple[Decision, ...]:
    """Accept claims or statements: each ID is DOCUMENT:CLAIM as 'sayso show claims --json' gives it.

    An accepted claim counts however sure reading was, and stays when its document is read anew. The ID of
    a proposal, as 'sayso proposals' gives it, merges its two variables, or with --scope everywhere all that
    are named alike.

    \b
    Examples:
      sayso accept 3f2a:c4 --why "checked against the minutes"
      sayso accept 3f2a:c4 --scope everywhere
      sayso accept 3f2a+90c1
    """
    return project.accept(*ids, scope=scope, why=why, by=by)
