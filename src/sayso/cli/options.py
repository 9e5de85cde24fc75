"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import click

from sayso.errors import ProjectError
from sayso.records.decision import DecisionScope

VARIABLE = "SAYSO_PROJECT"
DEFAULT = "project.sayso"
SUFFIX = ".sayso"

project = click.option(
    "--project",
    "-p",
    type=click.Path(path_type=Path),
    help=f"The project file. Left out: what {VARIABLE} names, else the one {SUFFIX} file of this folder, "
    f"else {DEFAULT}.",
)
reader = click.option(
    "--reader",
    type=click.Choice(["trained", "rules"]),
    default="trained",
    show_default=True,
    help="Who reads: the rules with the trained reader, or the rules alone.",
)
json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program to read.")

where = click.option(
    "--where",
    metavar="FILTER",
    default="",
    help="Only what a filter means, such as 'holder:Ann sign:- harbour'; see docs/guides/comparing.md.",
)
according_to = click.option(
    "--according-to",
    metavar="WHOM",
    multiple=True,
    help="Only what WHOM says: a name, or a filter as for --where; several are put together.",
)
grouped = click.option(
    "--grouped", is_flag=True, help="At the general level: special cases are a part of what they are under."
)
by = click.option(
    "--by",
    metavar="NAME",
    default="",
    help="Who decides. Left out: what SAYSO_BY names, else the user of the computer.",
)
why = click.option("--why", metavar="WORDS", default="", help="The reason, for the log.")
people = click.option("--people", is_flag=True, help="Names are of people or organisations, not variables.")
scope = click.option(
    "--scope",
    type=click.Choice(get_args(DecisionScope)),
    default="here",
    show_default=True,
    help="This one, all alike in its document, or all alike.",
)

without_texts = click.option(
    "--without-texts", is_flag=True, help="Of the texts only the quotes of claims, with their sentences."
)
mask = click.option("--mask", is_flag=True, help="Hide names that have a pseudonym inside texts too.")


def project_path(given: Path | None) -> Path:
    """The project file that a command is about.

    Raises:
        ProjectError: none was named, and this folder has several.
    """
    if given is not None:
        return given
    if named := os.environ.get(VARIABLE):
        return Path(named)
    here = sorted(path for path in Path().glob(f"*{SUFFIX}") if path.is_file())
    if len(here) > 1:
        names = ", ".join(path.name for path in here)
        raise ProjectError(f"this folder has several projects ({names}); name one with --project")
    return here[0] if here else Path(DEFAULT)


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that a command makes, whole or not at all.

    Args:
        pieces: its bytes, each written as it comes.

    Raises:
        ClickException: it cannot be written there.
    """
    try:
        if path.exists() and not path.is_file():  # a device or a pipe
            _fill(path, pieces)
        else:
            _replace(Path(os.path.realpath(path)), pieces)
    except OSError as error:
        raise click.ClickException(
            f"{path}: cannot be written ({error.strerror}); name another place"
        ) from None


def _fill(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a file in the place of what is there; that stays when the new one cannot be written."""
    part = path.with_name(f".{path.name[:200]}.{os.getpid()}.part")
    try:
        _fill(part, pieces)
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
