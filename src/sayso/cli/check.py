"""`sayso check`: whether the project file is whole."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, opening, options


@click.command(short_help="Look whether the project file is whole.")
@options.project
@options.json
def command(project: Path | None, as_json: bool) -> int:
    """Look at everything in the project file, and say what is wrong with it.

    Looked at: the database itself, that every text is the one that was read, that all that documents name
    is there and fits their text, the log of decisions, and that the map which the file keeps is the one that
    the documents and decisions make. One that is not is thrown away, to be made anew when it is next looked
    at; nothing else is changed. The exit code is 1 when something is wrong.

    \b
    Example:
      sayso check --project city.sayso
    """
    from sayso.cli.output import print_json, say

    with opening.opened(project) as opened:
        faults = opened.check()
        counts = opened.counts()
    if as_json:
        print_json({"whole": not faults, "faults": list(faults)})
    elif faults:
        for fault in faults:
            say(fault)
    else:
        say(f"whole: {counts.documents:,} documents, {counts.claims:,} claims")
    return exits.NOTHING if faults else exits.DONE
