"""`sayso bring`: the decisions that somebody made in a copy of the project."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, opening, options


@click.command(short_help="Bring in the decisions made in a copy of the project.")
@click.argument("other", type=click.Path(path_type=Path, dir_okay=False))
@options.project
@options.json
def command(other: Path, project: Path | None, as_json: bool) -> int:
    """Add the decisions of the OTHER project to the log of this one; the other stays as it is.

    Every decision is kept, in the order of time. Where two clash, both are shown, and the later one is
    what the map shows until one of them is undone. Notes that were typed into OTHER come along.

    \b
    Example:
      sayso bring city-of-ann.sayso --project city.sayso
    """
    from sayso.api.logbook import in_words
    from sayso.cli.output import print_json, say
    from sayso.export.wording import count

    with opening.opened(project) as opened:
        brought = opened.bring(other)
    if as_json:
        clashes = [[earlier.id, later.id] for earlier, later in brought.clashes]
        added = [entry.id for entry in brought.added]
        print_json({"added": added, "clashes": clashes, "notes": list(brought.notes)})
        return exits.DONE
    notes = f", {count(len(brought.notes), 'note')} too" if brought.notes else ""
    say(f"{count(len(brought.added), 'decision')} added{notes}")
    for earlier, later in brought.clashes:
        say("These clash; the later one is shown:")
        for entry in (earlier, later):
            say(f"  {entry.id}  {entry.when}  {entry.who}: {in_words(entry, {})}")
    return exits.DONE
