"""`sayso agreement`: how far two people who judged claims agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import exits, opening, options

if TYPE_CHECKING:
    from sayso.decisions.agreement import Reliability


@click.command(short_help="Say how far people who judged claims agree.")
@click.argument("other", type=click.Path(path_type=Path, dir_okay=False), required=False)
@options.project
@options.json
def command(other: Path | None, project: Path | None, as_json: bool) -> int:
    """Compare how claims were judged here and in OTHER, a copy; without it, by the people of this log.

    Gives Krippendorff's alpha (1: they agree, 0: no better than chance) with a 95% interval, for claims
    accepted or rejected and for the signs of those accepted. A unit is a claim that two or more judged;
    what was decided before the copies parted does not count.

    \b
    Examples:
      sayso agreement city-of-ann.sayso
      sayso agreement --json
    """
    from dataclasses import asdict

    from sayso.cli.output import print_json, say
    from sayso.export.wording import count

    with opening.opened(project) as opened:
        found = opened.agreement(other)
    if as_json:
        print_json(asdict(found))
        return exits.DONE
    say(", ".join(f"{coder}: {count(number, 'claim')} judged" for coder, number in found.coders.items()))
    for what, result in (("accepted or rejected", found.verdicts), ("signs", found.signs)):
        _say(what, result)
    return exits.DONE


def _say(what: str, result: Reliability) -> None:
    from sayso.cli.output import say
    from sayso.decisions.agreement import FEW
    from sayso.export.wording import count

    alpha = "alpha is not defined, for there are no two different values"
    if result.alpha is not None:
        alpha = f"alpha {result.alpha:.2f} (95% interval {result.low:.2f} to {result.high:.2f})"
    say(f"{what}: {alpha}")
    given = ", ".join(f"{value} {number:,}" for value, number in result.counts.items())
    counted = f"{count(result.units, 'claim')} judged by two or more, {result.alike:,} alike"
    say(f"  {counted}{f'; {given}' if given else ''}")
    if result.few:
        say(f"  Fewer than {FEW} claims: too few to rely on it.")
