"""`sayso whatif`: what follows from what was said when something happens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli import exits, options

if TYPE_CHECKING:
    from sayso.api.asking import Answer, ShownEffect
    from sayso.api.explaining import ShownPath

_NAMES_SHOWN = 12  # a list of more of what has no part in the answer is no help


@click.command(short_help="Ask what follows from what was said when something happens.")
@click.argument("phrase", default="")
@options.project
@click.option("--more", metavar="X", multiple=True, help="More of this variable, or it happens.")
@click.option("--less", metavar="X", multiple=True, help="Less of this variable, or it does not happen.")
@click.option("--hold", metavar="X", multiple=True, help="Keep this variable as it is.")
@click.option("--according-to", metavar="NAME", multiple=True, help="Use only what this person says.")
@click.option("--as-said", is_flag=True, help="Use no link against the direction in which it was said.")
@click.option("--general-only", is_flag=True, help="Use no link that rests on finished events only.")
@click.option(
    "--paths", type=click.IntRange(min=1), default=2, show_default=True, help="Paths to show for each effect."
)
@click.option("--quotes", type=click.IntRange(min=1), default=1, show_default=True, help="Quotes for a link.")
@options.json
def command(
    phrase: str,
    project: Path | None,
    more: tuple[str, ...],
    less: tuple[str, ...],
    hold: tuple[str, ...],
    according_to: tuple[str, ...],
    as_said: bool,
    general_only: bool,
    paths: int,
    quotes: int,
    as_json: bool,
) -> int:
    """Ask what follows from what was said when PHRASE happens: "the harbour closes", "less rainfall".

    The answer is what the signs of the links settle, with the paths and quotes behind it. It says what
    follows from what people said, and is no forecast. A link used against the direction in which it was
    said is marked as a mirror reading.

    \b
    Examples:
      sayso whatif "the harbour closes"
      sayso whatif --less "US help" --hold taxes
      sayso whatif "the city falls" --according-to Zhang --as-said

    Exit code: 4 when the phrase fits several variables and nobody can be asked; they are listed.
    """
    from sayso.api.asking import Question, answer, scenario_of
    from sayso.api.building import shared_parser
    from sayso.api.project import Project
    from sayso.cli.choosing import choose_person, choose_variable

    if not (phrase.strip() or more or less):
        raise click.UsageError(
            'Say what happens: a PHRASE such as "the harbour closes", --more X or --less X.'
        )
    with Project(options.project_path(project), create=False) as opened:
        view = opened.view()
    question = Question(phrase, more, less, hold, according_to, as_said, general_only)
    scenario = scenario_of(view, question, shared_parser, find=choose_variable, find_person=choose_person)
    found = answer(view, scenario, paths=paths)
    if as_json:
        _print_json(found)
    else:
        _print(found, paths, quotes)
    return exits.DONE


def _print(found: Answer, paths: int, quotes: int) -> None:
    from sayso.api.asking import HEADINGS
    from sayso.cli.output import say, say_filled
    from sayso.export.wording import count, listed

    said = "what was said" if not found.according_to else f"what {listed(found.according_to)} said"
    say_filled(f"What follows from {said}, if: {'; '.join(f'*{press}*' for press in found.understood)}")
    if found.held:
        say_filled(f"Kept as they are: {'; '.join(found.held)}")
    if not found.effects:
        say("Nothing: nobody says what it leads to.")
    shown: set[str] = set()
    for verdict, heading in HEADINGS.items():
        if group := found.group(verdict):
            say()
            say(f"{heading}:")
            for effect in group:
                _print_effect(effect, paths, quotes, shown)
    if found.not_reached:
        say()
        number = count(len(found.not_reached), "other variable")
        many = len(found.not_reached) > _NAMES_SHOWN
        names = "; --json names them" if many else f": {'; '.join(found.not_reached)}"
        say_filled(f"Not reached: {number}{names}")


def _print_effect(effect: ShownEffect, paths: int, quotes: int, links: set[str]) -> None:
    from sayso.cli.output import say_filled
    from sayso.cli.paths import held_words, print_path
    from sayso.export.wording import listed

    say_filled(f"{effect.name}: {effect.reason}", "  ")
    for people, verdict in effect.by_side:
        who = f"by the word of {listed(people)}" if people else "with signs that nobody holds together"
        say_filled(f"{verdict} {who}", "    ")
    shown = best_of_each(effect.paths, paths)
    for path in shown:
        against = "" if path.effect == effect.verdict else f"{path.effect}, "
        say_filled(f"{against}support {path.support}, {held_words(path)}", "    ")
        print_path(path, links, quotes=quotes, indent="      ")
    left = effect.more + len(effect.paths) - len(shown)
    if left or not effect.more_is_exact:
        at_least = "" if effect.more_is_exact else "more than "
        say_filled(f"and {at_least}{left:,} other paths", "    ")


def best_of_each(paths: Sequence[ShownPath], number: int) -> list[ShownPath]:
    """The best paths, of every effect in turn, so that those against are not lost behind those for."""
    by_effect: dict[str, list[ShownPath]] = {}
    for path in paths:
        by_effect.setdefault(path.effect, []).append(path)
    ranked = sorted(
        (
            (rank, place, path)
            for place, group in enumerate(by_effect.values())
            for rank, path in enumerate(group)
        ),
        key=lambda item: item[:2],
    )
    return [path for _, _, path in ranked[: max(number, len(by_effect))]]


def _print_json(found: Answer) -> None:
    from dataclasses import asdict

    from sayso.cli.output import print_json

    result: dict[str, Any] = {
        "presses": [
            {
                "variable": press.variable,
                "direction": press.direction,
                "phrase": press.phrase,
                "understood": words,
            }
            for press, words in zip(found.outcome.scenario.presses, found.understood, strict=True)
        ],
        "held": list(found.held),
        "according_to": list(found.according_to),
        "as_said": found.outcome.scenario.as_said,
        "general_only": found.outcome.scenario.general_only,
        "effects": [asdict(effect) for effect in found.effects],
        "not_reached": list(found.not_reached),
    }
    print_json(result)
