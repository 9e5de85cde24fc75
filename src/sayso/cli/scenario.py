"""`sayso scenario`: what-ifs that were saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import exits, opening, options

if TYPE_CHECKING:
    from sayso.api.scenarios import SideBySide


@click.group(short_help="List, ask again, compare and remove saved what-ifs.")
def command() -> None:
    """What-ifs that were saved with `sayso whatif … --save NAME`.

    \b
    Examples:
      sayso scenario list
      sayso scenario show closure
      sayso scenario compare closure "no payments" -o compared.svg
      sayso scenario remove closure
    """


@command.command("list")
@options.project
@options.json
def list_(project: Path | None, as_json: bool) -> int:
    """List the saved scenarios."""
    from sayso.cli.output import print_json, print_table, tell

    with opening.opened(project) as opened:
        found = opened.scenarios()
    if as_json:
        print_json([dict(record) for record in found])
    elif found:
        print_table(found)
    else:
        tell("No scenario was saved yet; ask a what-if with --save NAME.")
    return exits.DONE


@command.command("show")
@click.argument("name")
@options.project
@click.option("--turns", is_flag=True, help="Say which links would turn the open answers.")
@click.option("--paths", type=click.IntRange(min=1), default=2, show_default=True, help="Paths to show.")
@click.option("--quotes", type=click.IntRange(min=1), default=1, show_default=True, help="Quotes for a link.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write a picture (SVG).")
@options.json
def show_(
    name: str,
    project: Path | None,
    turns: bool,
    paths: int,
    quotes: int,
    output: Path | None,
    as_json: bool,
) -> int:
    """Ask a saved scenario again, on the map as it is now."""
    from sayso.api.scenarios import answer_again
    from sayso.cli.output import tell
    from sayso.cli.progress import links_done
    from sayso.cli.whatif import show

    with opening.opened(project) as opened:
        saved = opened.saved_scenario(name)
        view = opened.view(grouped=saved.grouped)
    with links_done() as tick:
        found = answer_again(view, saved, paths=paths, turns=turns, tick=tick)
    if output is not None:
        options.write(output, [found.picture().encode()])
    if found.version != saved.version:
        tell(f"The map has changed since {saved.name!r} was saved ({saved.when[:10]}).")
    show(found, paths, quotes, as_json=as_json)
    return exits.DONE


@command.command("compare")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@options.project
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write a picture (SVG).")
@options.json
def compare_(names: tuple[str, ...], project: Path | None, output: Path | None, as_json: bool) -> int:
    """Set what follows from saved scenarios side by side."""

    with opening.opened(project) as opened:
        found = opened.compare_scenarios(*names)
    if output is not None:
        options.write(output, [found.picture().encode()])
    print_side_by_side(found, as_json=as_json)
    return exits.DONE


@command.command("remove")
@click.argument("name")
@options.project
def remove_(name: str, project: Path | None) -> int:
    """Remove a saved scenario."""
    from sayso.cli.output import say

    with opening.opened(project) as opened:
        opened.remove_scenario(name)
    say(f"Removed: {name}")
    return exits.DONE


def print_side_by_side(found: SideBySide, *, as_json: bool) -> None:
    """Print answers side by side: a table where it fits, else one variable below the other."""
    from sayso.cli.output import print_json, say, say_filled, width

    if as_json:
        print_json(found.as_record())
        return
    if found.title:
        say_filled(f"What follows, if: *{found.title}*")
    else:
        for name, each in zip(found.columns, found.answers, strict=True):
            if each is not None:
                whose = f", by the word of {' and '.join(each.according_to)}" if each.according_to else ""
                say_filled(f"{name}: {'; '.join(f'*{press}*' for press in each.understood)}{whose}")
    if not found.rows:
        say("Nothing: nobody says what it leads to.")
        return
    groups = (
        ("Where they differ", [row for row in found.rows if row.differs]),
        ("Where they agree", [row for row in found.rows if not row.differs]),
    )
    for heading, rows in groups:
        if not rows:
            continue
        say()
        say(f"{heading}:")
        table = [("", *found.columns), *((row.name, *(cell.words for cell in row.cells)) for row in rows)]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        if sum(widths) + 2 * len(widths) <= width():
            for line in table:
                cells = (cell.ljust(room) for cell, room in zip(line, widths, strict=True))
                say(f"  {'  '.join(cells)}".rstrip())
            continue
        for row in rows:
            told: dict[str, list[str]] = {}
            for name, cell in zip(found.columns, row.cells, strict=True):
                told.setdefault(cell.words, []).append(name)
            say_filled(row.name, "  ")
            for words, names in told.items():
                say_filled(f"{words}: {', '.join(names)}", "    ")
