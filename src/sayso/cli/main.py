"""The command `sayso`: its commands by name, each loaded only when it is called."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from sayso.cli import exits, streams
from sayso.errors import QueryError, SaysoError

# Name: one line of help. The command NAME is the function `command` in sayso.cli.NAME.
COMMANDS = {
    "serve": "Open a project in the browser: read, check, ask.",
    "read": "Read files and folders into a project.",
    "note": "Add a note: a document whose claims are yours.",
    "show": "Show what was found: documents, statements, claims, variables, links, loops, people.",
    "why": "Show the paths from one variable to another, with the words they stand on.",
    "whatif": "Ask what follows from what was said when something happens.",
    "perspective": "Name a perspective, or list those that have a name.",
    "scenario": "List, ask again, compare and remove saved what-ifs.",
    "compare": "Compare what two people, newspapers, times or other perspectives say.",
    "accept": "Accept claims, statements or proposals.",
    "reject": "Reject claims, statements or proposals.",
    "edit": "Change a claim, or who makes a statement.",
    "add": "Add a claim or statement that was not found.",
    "proposals": "List variables, or people, that may be one.",
    "merge": "Make several variables, or people, one.",
    "split": "Take a part of a variable, or person, out as another.",
    "rename": "Give a variable, or person, another name.",
    "codebook": "Use the names of a codebook.",
    "pseudonym": "Show people under pseudonyms.",
    "group": "Put variables under a general one.",
    "undo": "Undo a decision.",
    "redo": "Redo a decision.",
    "log": "Show what people decided.",
    "bring": "Bring in the decisions made in a copy of the project.",
    "agreement": "Say how far people who judged claims agree.",
    "remove": "Withdraw a document, and leave no word of it.",
    "backup": "Write a whole copy of the project.",
    "check": "Look whether the project file is whole.",
    "report": "Write the report: one page that works offline.",
    "export": "Write the map or the claims in the format of another tool.",
    "extract": "Read a text from a file or standard input and print what it says as JSON.",
}


class Sayso(click.Group):
    """The group of all commands: imports one when it is needed, and turns errors into exit codes."""

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
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in exits.MEANINGS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error that was foreseen ends in one message and its exit code."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except SaysoError as error:
            _complain(error)
            code = exits.exit_code(error)
        except (KeyboardInterrupt, click.Abort):
            click.echo("sayso: interrupted", err=True)
            code = exits.INTERRUPTED
        except BrokenPipeError:
            streams.give_up_output()
            code = exits.PIPE_CLOSED
        raise click.exceptions.Exit(code if isinstance(code, int) else exits.DONE)


@click.group(cls=Sayso, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sayso")
def cli() -> None:
    """Read documents, find who said what, draw the causal system they describe, and run it.

    \b
    Example:
      sayso read reports/ --project city.sayso
      sayso show links --quotes
      sayso whatif "the city falls"
    """


def main() -> None:
    """Run the command line."""
    streams.prepare()
    try:
        cli.main(prog_name="sayso")
    except OSError as error:
        streams.give_up_output()
        what = error.filename or "the output"
        click.echo(f"sayso: {what}: {error.strerror or error}; nothing more was written", err=True)
        sys.exit(exits.NOTHING)


def _complain(error: SaysoError) -> None:
    from sayso.cli.output import tell

    tell(f"sayso: {error}")
    if isinstance(error, QueryError) and error.choices:
        tell("Perhaps one of these is meant:")
        for choice in error.choices:
            tell(f"  {choice}")
