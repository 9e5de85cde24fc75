"""`sayso edit`: what a claim or statement should have been read as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click

from sayso.cli import deciding, options
from sayso.records.claim import Modality

if TYPE_CHECKING:
    from sayso.api.project import Project
    from sayso.records.decision import Decision, DecisionScope


@deciding.command("Change a claim, or who makes a statement.")
@click.argument("id")
@click.option("--cause", metavar="NAME", help="The variable that is the cause; a new name makes one.")
@click.option("--effect", metavar="NAME", help="The variable that is the effect; a new name makes one.")
@click.option("--sign", type=click.Choice(["+", "-", "?"]), help="Of the link.")
@click.option("--modality", type=click.Choice(get_args(Modality)), help="How it is said.")
@click.option("--holder", metavar="NAME", help="Whose say-so it is; '' for the author's own voice.")
@options.scope
def command(
    project: Project, id: str, scope: DecisionScope, why: str, by: str, **change: Any
) -> tuple[Decision]:
    """Change the claim ID (DOCUMENT:CLAIM, as 'sayso show claims --json' gives it), which is accepted so.

    Of a statement only the holder can be changed; what it claims is then held by that one too.

    \b
    Examples:
      sayso edit 3f2a:c4 --sign - --why "he said fewer"
      sayso edit 3f2a:c4 --cause "bread price" --holder "Ann Doe"
    """
    from sayso.api.correcting import Change

    return (project.edit(id, Change(**change), scope=scope, why=why, by=by),)
