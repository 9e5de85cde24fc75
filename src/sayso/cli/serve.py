"""`sayso serve`: the workbench in the browser."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import exits, options

if TYPE_CHECKING:
    from sayso.pipeline import ReaderKind
    from sayso.serve.gate import Password

PASSWORD = "SAYSO_PASSWORD"
_SHORTEST = 12


@click.command(short_help="Open a project in the browser.")
@click.argument("project", required=False, type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Left out: any that is free.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option(
    "--share",
    metavar="HOST",
    default="",
    help="Let other machines in at this address of yours (0.0.0.0 for all). It asks for a password, or takes "
    f"that of {PASSWORD}.",
)
@options.by
@options.reader
def command(
    project: Path | None, port: int, no_browser: bool, share: str, by: str, reader: ReaderKind
) -> int:
    """Open a PROJECT in the browser: put documents in, see what was said, correct it, ask what if.

    PROJECT is a project file; it is made when there is none. Left out: as with --project elsewhere. The
    page is served by this machine to this machine alone, and asks nothing of any other. The address that
    is printed lets one browser in. Ctrl-C ends it; all that was done is in the project file.

    \b
    Examples:
      sayso serve
      sayso serve city.sayso --no-browser --port 8765
    """
    from sayso.cli.output import say, tell
    from sayso.serve.bench import Bench
    from sayso.serve.gate import Keys
    from sayso.serve.running import LOOPBACK, Place, serve

    where = options.project_path(project)
    password = _password() if share else None
    place = Place(share or LOOPBACK, port)

    def ready(found: str) -> None:
        say(f"{where} is open at {found}")
        if place.shared:
            tell(
                f"Whoever reaches {place.host} and knows the password can read, change and withdraw all "
                "in this project. What goes over the network is not encrypted; share only where you trust it."
            )
        tell("The address lets one browser in. Ctrl-C ends it.")
        if not no_browser:
            click.launch(found)

    def again(found: str) -> None:
        tell(f"For another browser: {found}")

    # Whoever ends it, jobs are stopped and the project is closed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    bench = Bench(where, by=by, reader=reader)
    try:
        serve(bench, Keys(password), place, ready=ready, again=again)
    except KeyboardInterrupt:
        tell("It is closed; all that was done is in the project file.")
    finally:
        bench.close()
    return exits.DONE


def _password() -> Password:
    from sayso.serve.gate import Password

    words = os.environ.get(PASSWORD) or click.prompt(
        "A password for those who are let in", hide_input=True, confirmation_prompt=True, err=True
    )
    if len(words) < _SHORTEST:
        raise click.UsageError(f"The password needs at least {_SHORTEST} characters.")
    return Password(words)
