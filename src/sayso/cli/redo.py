"""`sayso redo`: a decision brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.cli import deciding

if TYPE_CHECKING:
    from sayso.api.project import Project
    from sayso.records.decision import Decision


@deciding.command("Redo a decision.", reason=False)
@click.argument("decision", default="")
def command(project: Project, decision: str, by: str) -> tuple[Decision]:
    """Redo what was undone last, or the DECISION of this id (see 'sayso log').

    It can be done again and again, back to the first decision and forward to the last.

    \b
    Examples:
      sayso redo
      sayso redo 5e0c91
    """
    return (project.redo(decision, by=by),)
