"""The command `sayso`: its commands by name, each loaded only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from sayso.errors import SaysoError

# Name: one line of help. The command NAME is the function `command` in sayso.cli.NAME.
COMMANDS = {
    "read": "Read files and folders into a project.",
    "show": "Show what was found: documents, statements, claims, variables, links, loops, people.",
    "why": "Show the paths from one variable to another, with the words they stand on.",
    "whatif": "Ask what follows from what was said when something happens.",
    "report": "Write the report: one page that works offline.",
    "export": "Write the map or the claims in the format of another tool.",
    "extract": "Read a text from a file or standard input and print what it says as JSON.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run or asked for help, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"sayso.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sayso")
def cli() -> None:
    """Read documents, find who said what, draw the causal system they describe, and run it.

    \b
    Example:
      sayso read reports/ --project city.sayso
      sayso whatif "the city falls" --project city.sayso
    """


def main() -> None:
    """Run the command line; errors that sayso raises on purpose end in one line and an exit code."""
    try:
        cli.main(standalone_mode=True)
    except SaysoError as error:
        click.echo(f"sayso: {error}", err=True)
        sys.exit(1)
