"""`sayso reject`: claims and statements that are wrong, and variables that are not one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import deciding, options

if TYPE_CHECKING:
    from sayso.api.project import Project
    from sayso.records.decision import Decision, DecisionScope


@deciding.command("Reject claims, statements or proposals.")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@options.scope
def command(
    project: Project, ids: tuple[str, ...], scope: DecisionScope, why: str, by: str
) -> tuple[Decision, ...]:
    """Reject claims or statements: each ID is DOCUMENT:CLAIM as 'sayso show claims --json' gives it.

    A rejected claim counts for nothing; what a rejected statement claims is held by whoever reports it.
    With the ID of a proposal, as 'sayso proposals' gives it, its two variables are never proposed again,
    nor joined by reading; with --scope everywhere the same goes for whatever is named alike.

    \b
    Examples:
      sayso reject 3f2a:c4 --why "he was joking"
      sayso reject 3f2a:c4 --scope everywhere
      sayso reject 3f2a+90c1 --why "another ban"
    """
    return project.reject(*ids, scope=scope, why=why, by=by)
