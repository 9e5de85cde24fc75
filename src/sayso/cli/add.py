"""`sayso add`: a claim or statement that reading did not find."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import click

from sayso.cli import deciding
from sayso.records.claim import Change, Modality, Polarity, Scope
from sayso.records.statement import StatementKind

if TYPE_CHECKING:
    from sayso.api.adding import Where
    from sayso.api.project import Project
    from sayso.records.decision import Decision


@click.group(short_help="Add a claim or statement that was not found.")
def command() -> None:
    """Add a claim or statement that reading did not find, on the words of a document.

    Words are copied as they stand in the text, or told by their place, START-END, as --json and the exports
    have it. Of words that stand in several places those are meant that are nearest to the other words.

    \b
    Examples:
      sayso add claim 3f2a --cause "the boats stay in" --effect "the market is empty" --sign +
      sayso add statement 3f2a --content "nobody asked us" --holder "Ann Doe" --source "she"
    """


@deciding.command("Add a claim.")
@click.argument("document")
@click.option("--cause", metavar="WORDS", required=True, help="The words of the cause.")
@click.option("--effect", metavar="WORDS", required=True, help="The words of the effect.")
@click.option(
    "--signal", metavar="WORDS", multiple=True, help="The words that say the link; can be repeated."
)
@click.option("--sign", type=click.Choice(get_args(Polarity)), help="Of the link.")
@click.option("--cause-change", type=click.Choice(get_args(Change)), help="What happens to the cause.")
@click.option("--effect-change", type=click.Choice(get_args(Change)), help="What happens to the effect.")
@click.option("--cause-name", metavar="NAME", default="", help="The variable that the cause is.")
@click.option("--effect-name", metavar="NAME", default="", help="The variable that the effect is.")
@click.option(
    "--modality",
    type=click.Choice(get_args(Modality)),
    default="asserted",
    show_default=True,
    help="How it is said.",
)
@click.option(
    "--time",
    type=click.Choice(get_args(Scope)),
    default="general",
    show_default=True,
    help="Whether it is told of one finished event.",
)
@click.option(
    "--holder",
    metavar="NAME",
    help="Whose say-so it is; '' for the author's own voice. Left out: as the text says it.",
)
def claim(
    project: Project,
    document: str,
    cause: str,
    effect: str,
    signal: tuple[str, ...],
    sign: Polarity | None,
    cause_change: Change | None,
    effect_change: Change | None,
    cause_name: str,
    effect_name: str,
    modality: Modality,
    time: Scope,
    holder: str | None,
    why: str,
    by: str,
) -> tuple[Decision]:
    """Add a claim to the DOCUMENT of this id, title or file: that one thing leads to another.

    Needed are the words of both sides, and the sign or what happens to each side. What is left out is read
    from the words, as reading does; the added claim counts as an accepted one.

    \b
    Examples:
      sayso add claim 3f2a --cause "the boats stay in" --effect "the market is empty" --sign +
      sayso add claim 3f2a --cause 120-134 --effect 150-162 --sign - --holder "Ann Doe" --modality possible
    """
    from sayso.api.adding import NewClaim

    new = NewClaim(
        cause=_where(cause),
        effect=_where(effect),
        sign=sign,
        cause_change=cause_change,
        effect_change=effect_change,
        signal=tuple(map(_where, signal)),
        cause_name=cause_name,
        effect_name=effect_name,
        modality=modality,
        time=time,
        holder=holder,
    )
    return (project.add(document, new, why=why, by=by),)


@deciding.command("Add a statement.")
@click.argument("document")
@click.option(
    "--content",
    metavar="WORDS",
    multiple=True,
    required=True,
    help="What is said; can be repeated for pieces.",
)
@click.option("--holder", metavar="NAME", required=True, help="Who says it.")
@click.option("--source", metavar="WORDS", help="The words that name the speaker there.")
@click.option("--cue", metavar="WORDS", help="The words that attribute, such as 'said'.")
@click.option(
    "--kind", type=click.Choice(get_args(StatementKind)), help="Left out: by the quotation marks in the text."
)
def statement(
    project: Project,
    document: str,
    content: tuple[str, ...],
    holder: str,
    source: str | None,
    cue: str | None,
    kind: StatementKind | None,
    why: str,
    by: str,
) -> tuple[Decision]:
    """Add a statement to the DOCUMENT of this id, title or file: who says what.

    What is claimed in its words is then held by its speaker, unless a person said whose it is.

    \b
    Examples:
      sayso add statement 3f2a --content "nobody asked us" --holder "Ann Doe" --source "she" --cue "said"
    """
    from sayso.api.adding import NewStatement

    new = NewStatement(
        content=tuple(map(_where, content)),
        holder=holder,
        source=None if source is None else _where(source),
        cue=None if cue is None else _where(cue),
        kind=kind,
    )
    return (project.add(document, new, why=why, by=by),)


command.add_command(claim, "claim")
command.add_command(statement, "statement")


def _where(typed: str) -> Where:
    """The place, where one is typed as START-END; else the words."""
    from sayso.records.span import Span

    ends = re.fullmatch(r"(\d{1,9})-(\d{1,9})", typed)
    return typed if ends is None else Span(int(ends[1]), int(ends[2]))
