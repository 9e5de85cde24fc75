"""`sayso backup`: a whole copy of the project."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, options


@click.command(short_help="Write a whole copy of the project.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@options.project
def command(file: Path, project: Path | None) -> int:
    """Write a whole copy of the project to a new FILE, also while documents are being read into it.

    \b
    Example:
      sayso backup city-monday.sayso --project city.sayso
    """
    from sayso.cli.output import say
    from sayso.store.project import ProjectFile

    with ProjectFile.open(options.project_path(project)) as opened:
        opened.backup(file)
    say(f"written: {file}")
    return exits.DONE
