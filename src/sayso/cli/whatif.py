"""`sayso whatif`: what follows from what was said when something happens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import exits, opening, options

if TYPE_CHECKING:
    from sayso.api.asking import Answer, ShownEffect
    from sayso.api.explaining import ShownPath
    from sayso.records.claim import Modality
    from sayso.records.response import Rule, Transfer, Unfolding

_NAMES_SHOWN = 12  # a list of more of what has no part in the answer is no help


@click.command(short_help="Ask what follows from what was said when something happens.")
@click.argument("phrase", default="")
@options.project
@click.option("--more", metavar="X", multiple=True, help="More of this variable, or it happens.")
@click.option("--less", metavar="X", multiple=True, help="Less of this variable, or it does not happen.")
@click.option("--hold", metavar="X", multiple=True, help="Keep this variable as it is.")
@options.according_to
@options.grouped
@click.option("--as-said", is_flag=True, help="Use no link against the direction in which it was said.")
@click.option("--general-only", is_flag=True, help="Use no link that rests on finished events only.")
@click.option(
    "--modality",
    type=click.Choice(["asserted", "conditional", "possible", "intended"]),
    multiple=True,
    help="Use only claims that are so.",
)
@click.option("--draws", type=int, default=2000, show_default=True, help="Draws of strengths for each prior.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the draws.")
@click.option("--steps", type=click.IntRange(1, 1000), help="Show how it would unfold over so many steps.")
@click.option(
    "--at", metavar="X=STEP", multiple=True, help="Begin the press or hold of X at a step of a run."
)
@click.option(
    "--transfer",
    type=click.Choice(["tanh", "sigmoid", "saturation", "trivalent", "bivalent"]),
    default="tanh",
    show_default=True,
    help="What squeezes the sums of a run.",
)
@click.option(
    "--rule",
    type=click.Choice(["memory", "plain", "rescaled"]),
    default="memory",
    show_default=True,
    help="How a run adds up.",
)
@click.option(
    "--turns", is_flag=True, help="Say which links would turn the open answers, if they were otherwise."
)
@click.option("--by-person", is_flag=True, help="Set side by side what follows by each person's word.")
@click.option(
    "--compare",
    metavar="WHOM",
    multiple=True,
    help="Set side by side what follows by the word of each WHOM: a name, or a filter as for --where.",
)
@click.option("--save", metavar="NAME", help="Keep it in the project under this name; see `sayso scenario`.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write a picture (SVG): shares of draws, or with --steps runs with bands.",
)
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
    grouped: bool,
    as_said: bool,
    general_only: bool,
    modality: tuple[Modality, ...],
    draws: int,
    seed: int,
    steps: int | None,
    at: tuple[str, ...],
    transfer: Transfer,
    rule: Rule,
    turns: bool,
    by_person: bool,
    compare: tuple[str, ...],
    save: str | None,
    output: Path | None,
    paths: int,
    quotes: int,
    as_json: bool,
) -> int:
    """Ask what follows from what was said when PHRASE happens: "the harbour closes", "less rainfall".

    The answer is what the signs of the links settle, with the paths and quotes behind it; for the rest, which
    way it leans when strengths are drawn. It says what follows from what people said, and is no forecast. A
    link used against the direction in which it was said is marked as a mirror reading.

    \b
    Examples:
      sayso whatif "the harbour closes"
      sayso whatif --less "US help" --hold taxes
      sayso whatif "the city falls" --according-to Zhang --as-said
      sayso whatif "less rainfall" --steps 20 -o runs.svg
      sayso whatif "the harbour closes" --turns --save closure
      sayso whatif "the harbour closes" --compare Zhang --compare Okoro

    Exit code: 4 when the phrase fits several variables and nobody can be asked; they are listed.
    """
    from sayso.api.asking import Question, ask
    from sayso.api.perspectives import find_perspective
    from sayso.api.scenarios import by_perspective, speaking_of
    from sayso.cli.choosing import choose_person, choose_variable
    from sayso.cli.progress import links_done
    from sayso.cli.scenario import print_side_by_side
    from sayso.pipeline import shared_parser

    if not (phrase.strip() or more or less):
        raise click.UsageError(
            'Say what happens: a PHRASE such as "the harbour closes", --more X or --less X.'
        )
    if at and steps is None:
        raise click.UsageError("--at is about a run over time; say with --steps how long it is.")
    if (by_person or compare) and (according_to or output):
        raise click.UsageError("--by-person and --compare go with neither --according-to nor --output.")
    question = Question(
        phrase=phrase,
        more=more,
        less=less,
        hold=hold,
        according_to=according_to,
        as_said=as_said,
        general_only=general_only,
        modalities=modality,
        starts=tuple(map(_start, at)),
        draws=draws,
        seed=seed,
        steps=steps,
        transfer=transfer,
        rule=rule,
        turns=turns,
    )
    with opening.opened(project) as opened:
        view = opened.view(grouped=grouped)
        with links_done() as tick:
            found = ask(
                view,
                question,
                shared_parser,
                find=choose_variable,
                find_person=choose_person,
                paths=paths,
                tick=tick,
            )
        if save:
            opened.save_scenario(found.saved_as(save, grouped=grouped))
        if by_person or compare:
            scenario = found.outcome.scenario
            whose = [find_perspective(view, asked, choose_person) for asked in compare]
            whose += speaking_of(view, scenario) if by_person else []
            print_side_by_side(by_perspective(view, scenario, whose, draws=draws, seed=seed), as_json=as_json)
            return exits.DONE
    if output is not None:
        options.write(output, [found.picture().encode()])
    show(found, paths, quotes, as_json=as_json)
    return exits.DONE


def show(found: Answer, paths: int, quotes: int, *, as_json: bool) -> None:
    """Print an answer, in words or as JSON."""
    from sayso.cli.output import print_json

    if as_json:
        print_json(found.as_record())
        return
    _print(found, paths, quotes)
    if found.unfolding is not None:
        _print_run(found, found.unfolding)


def _start(typed: str) -> tuple[str, int]:
    name, _, step = typed.rpartition("=")
    if not (name.strip() and step.strip().isdecimal()):
        raise click.UsageError(f"--at {typed!r} is not X=STEP, as in --at taxes=5.")
    return name, int(step)


def _print_run(found: Answer, run: Unfolding) -> None:
    from sayso.cli.output import say, say_filled
    from sayso.export.wording import variable_name

    say()
    say(
        f"How it would unfold, by assumed strengths (median of the difference, step 1 to {run.method.steps}):"
    )
    for variable, bands in run.bands.items():
        shown = sorted({1, *range(5, run.method.steps, 5), run.method.steps} & set(range(len(bands))))
        values = ", ".join(f"{step}: {bands[step][1]:+.2f}" for step in shown)
        say_filled(f"{variable_name(found.view, variable)}: {values}", "  ")


def _print(found: Answer, paths: int, quotes: int) -> None:
    from sayso.api.asking import HEADINGS
    from sayso.cli.output import say, say_filled
    from sayso.export.leaning import basis_words
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
                _print_effect(found, effect, paths, quotes, shown)
    if found.not_reached:
        say()
        number = count(len(found.not_reached), "other variable")
        many = len(found.not_reached) > _NAMES_SHOWN
        names = "; --json names them" if many else f": {'; '.join(found.not_reached)}"
        say_filled(f"Not reached: {number}{names}")
    say()
    say_filled(f"Rests on {basis_words(found.leans)}; map {found.version}.")


def _print_effect(found: Answer, effect: ShownEffect, paths: int, quotes: int, links: set[str]) -> None:
    from sayso.cli.output import say_filled
    from sayso.cli.paths import held_words, print_path
    from sayso.export.leaning import lean_words, turn_words
    from sayso.export.wording import listed, loop_sentence

    lean = found.lean(effect.variable)
    turns = found.turns.get(effect.variable)
    say_filled(f"{effect.name}: {effect.reason}", "  ")
    if effect.verdict in ("open", "contested"):
        say_filled(lean_words(lean), "    ")
        for loop in lean.loops:
            say_filled(f"by the {loop.kind} loop {loop_sentence(found.view, loop)}", "      ")
    if turns is not None:
        for sentence in turn_words(found.view, turns.found) or ["No link alone would turn it."]:
            say_filled(sentence, "    ")
        if turns.looked_at < turns.links:
            say_filled(f"{turns.looked_at} of {turns.links} links on the way were looked at.", "    ")
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
