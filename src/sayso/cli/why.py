"""`sayso why`: the paths from one variable to another."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, opening, options


@click.command(short_help="Show the paths from one variable to another.")
@click.argument("cause")
@click.argument("effect")
@options.project
@options.according_to
@options.grouped
@click.option("--limit", type=click.IntRange(min=1), default=5, show_default=True, help="Paths to show.")
@click.option("--quotes", type=click.IntRange(min=1), default=3, show_default=True, help="Quotes for a link.")
@options.json
def command(
    cause: str,
    effect: str,
    project: Path | None,
    according_to: tuple[str, ...],
    grouped: bool,
    limit: int,
    quotes: int,
    as_json: bool,
) -> int:
    """Show how CAUSE is said to lead to EFFECT: each link with its exact words, who says it, and where.

    Both are names of variables, as far as they are clear; where several fit, you are asked for one (or,
    without a terminal, they are listed and the exit code is 4). The best supported paths come first.

    \b
    Examples:
      sayso why "harbour closure" exports
      sayso why rainfall "bread price" --according-to Okoro --json
    """
    from dataclasses import asdict

    from sayso.api.building import narrowed
    from sayso.api.explaining import explain
    from sayso.api.perspectives import find_perspective
    from sayso.cli.choosing import choose_person, choose_variable
    from sayso.cli.output import print_json, say, tell
    from sayso.cli.paths import held_words, path_count, print_path

    with opening.opened(project) as opened:
        view = opened.view(grouped=grouped)
    view = narrowed(view, [find_perspective(view, asked, choose_person) for asked in according_to])
    found = explain(view, choose_variable(view, cause), choose_variable(view, effect), limit=limit)
    if as_json:
        print_json(asdict(found))
        return exits.DONE
    if not found.paths:
        tell(f"Nobody here says that {found.cause} leads to {found.effect}, nor link by link.")
        return exits.DONE
    say(f"{found.cause} → {found.effect}: {path_count(found.paths, complete=found.complete)}")
    shown: set[str] = set()
    for number, path in enumerate(found.paths, start=1):
        say()
        say(f"{number}. {path.effect} in all, support {path.support}, {held_words(path)}")
        print_path(path, shown, quotes=quotes, indent="   ")
    return exits.DONE
