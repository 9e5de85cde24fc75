"""`sayso undo`: a decision taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import deciding

if TYPE_CHECKING:
    from sayso.api.project import Project
    from sayso.records.decision import Decision


@deciding.command("Undo a decision.", reason=False)
@click.argument("decision", default="")
def command(project: Project, decision: str, by: str) -> tuple[Decision]:
    """Undo the last decision that holds, or the DECISION of this id (see 'sayso log').

    It can be done again and again, back to the first decision and forward to the last.

    \b
    Examples:
      sayso undo
      sayso undo 5e0c91
    """
    return (project.undo(decision, by=by),)
