"""`sayso compare`: two perspectives side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import exits, opening, options

if TYPE_CHECKING:
    from sayso.api.comparing import ShownComparison


@click.command(short_help="Compare what two people, newspapers, times or other perspectives say.")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@options.project
@options.grouped
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Links of each sort."
)
@click.option("--quotes", type=click.IntRange(min=0), default=1, show_default=True, help="Quotes for a link.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Write a picture (SVG) of both on one layout."
)
@options.json
def command(
    first: str,
    second: str,
    project: Path | None,
    grouped: bool,
    limit: int,
    quotes: int,
    output: Path | None,
    as_json: bool,
) -> int:
    """Compare A with B: what both hold, what only one does, and what they contest.

    Each is a name, or a filter as for --where; one that begins with a minus stands behind '--'. The distance
    is the share of links that not both hold, and stands beside the counts it is made of.

    \b
    Examples:
      sayso compare Zhang Okoro
      sayso compare 'publisher:"The Daily"' 'publisher:"The Weekly"' -o papers.svg
      sayso compare 'holder:Zhang date:..2024-03-14' 'holder:Zhang date:2024-03-15..'
    """
    from sayso.api.comparing import compare_perspectives
    from sayso.api.perspectives import find_perspective
    from sayso.cli.choosing import choose_person
    from sayso.cli.output import print_json

    with opening.opened(project) as opened:
        view = opened.view(grouped=grouped)
    found = compare_perspectives(
        view, find_perspective(view, first, choose_person), find_perspective(view, second, choose_person)
    )
    if output is not None:
        options.write(output, [found.picture().encode()])
    if as_json:
        print_json({**found.as_record(), "links": _records(found)})
    else:
        _print(found, limit, quotes)
    return exits.DONE


def _records(found: ShownComparison) -> list[object]:
    from dataclasses import asdict

    return [asdict(link) for link in found.links]


def _print(found: ShownComparison, limit: int, quotes: int) -> None:
    from dataclasses import asdict

    from sayso.cli.output import print_quote, say, say_filled, told_apart
    from sayso.export.wording import count

    say_filled(f"{found.names[0]} and {found.names[1]}")
    say_filled(found.sentence)
    headings = {
        "contested": "Contested",
        "both": "Both hold",
        "first": f"Only {found.names[0]}",
        "second": f"Only {found.names[1]}",
    }
    for where, heading in headings.items():
        links = found.of(where)  # type: ignore[arg-type]
        if not links:
            continue
        say()
        say_filled(f"{heading}: {count(len(links), 'link')}")
        if where == "contested":  # the two signs of a pair are told of together
            links = tuple({(link.cause, link.effect): link for link in reversed(links)}.values())[::-1]
        for link in links[:limit]:
            whose = f"  [{link.whose}]" if where == "contested" else ""
            say_filled(f"{link.cause} {link.sign}→ {link.effect}{whose}", "  ")
            most = quotes + (quotes > 0 and where == "contested")
            for said in told_apart(map(asdict, link.quotes))[:most]:
                print_quote(said, indent="      ")
        if len(links) > limit:
            say_filled(f"and {len(links) - limit:,} more; a higher --limit shows them", "  ")
