"""Write docs/reference/ from docstrings, registries and what commands say with --help.

python docs/make_reference.py            writes the pages
python docs/make_reference.py --check    fails when one is stale
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import click

import sayso
from sayso import errors
from sayso.cli import exits
from sayso.cli.main import COMMANDS, cli
from sayso.export import EXPORTERS
from sayso.read import READERS

FOLDER = Path(__file__).parent / "reference"
WIDTH = 100
PROJECT_RULE = """A command finds its project by `--project`, else by the environment variable
`SAYSO_PROJECT`, else it takes the one `.sayso` file of the folder you are in, else `project.sayso` there.
"""
MADE = "<!-- Made by docs/make_reference.py; do not edit. -->\n"


def python() -> str:
    """The public names with their signatures and docstrings."""
    parts = ["# Python\n", MADE, "`import sayso` is all that is needed; heavy parts are loaded when used.\n"]
    parts.append(entry("sayso.open", sayso.open))
    parts.append("## `sayso.Project`\n\n" + (inspect.getdoc(sayso.Project) or "") + "\n")
    for name, member in inspect.getmembers(sayso.Project, inspect.isfunction):
        if not name.startswith("_"):
            parts.append(entry(f"Project.{name}", member))
    return "\n".join(parts)


def entry(name: str, function: object) -> str:
    signature = str(inspect.signature(function)).replace("self, ", "").replace("(self)", "()")  # type: ignore[arg-type]
    text = (inspect.getdoc(function) or "").replace("\n", "\n    ")
    return f"### `{name}`\n\n    {name}{signature}\n\n    {text}\n".replace("    \n", "\n")


def error_page() -> str:
    """The tree of errors."""
    parts = ["# Errors\n", MADE, "Every error that sayso raises on purpose is a `SaysoError`.\n"]
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, errors.SaysoError):
            parents = ", ".join(f"`{base.__name__}`" for base in kind.__bases__)
            text = (inspect.getdoc(kind) or "").replace("\n", "\n    ")
            parts.append(f"## `{name}` ({parents})\n\n    {text}\n".replace("    \n", "\n"))
    return "\n".join(parts)


def formats() -> str:
    """The formats that are read and written."""
    parts = ["# Formats\n", MADE, "## Read\n", "| name | files | what |", "| --- | --- | --- |"]
    parts += [
        f"| `{e.name}` | {', '.join(f'`{s}`' for s in e.suffixes)} | {e.summary} |" for e in READERS.entries()
    ]
    parts += ["\n## Written\n", "| name | files | what |", "| --- | --- | --- |"]
    parts += [
        f"| `{e.name}` | {', '.join(f'`{s}`' for s in e.suffixes)} | {e.summary} |"
        for e in EXPORTERS.entries()
    ]
    return "\n".join(parts) + "\n"


def command_line() -> str:
    """What each command says with --help, and the exit codes."""
    parts = [
        "# The command line\n",
        MADE,
        PROJECT_RULE,
        "## Exit codes\n",
        "| code | meaning |",
        "| --- | --- |",
    ]
    parts += [f"| {code} | {meaning} |" for code, meaning in exits.MEANINGS.items()]
    with click.Context(cli, info_name="sayso") as parent:
        for name in COMMANDS:
            command = cli.get_command(parent, name)
            assert command is not None
            with click.Context(command, parent, name, terminal_width=WIDTH, max_content_width=WIDTH) as ctx:
                parts.append(f"\n## `{name}`\n\n```text\n{ctx.get_help()}\n```")
                for own, each in sorted(getattr(command, "commands", {}).items()):
                    with click.Context(
                        each, ctx, own, terminal_width=WIDTH, max_content_width=WIDTH
                    ) as inner:
                        help_ = inner.get_help()
                    parts.append(f"\n### `{name} {own}`\n\n```text\n{help_}\n```")
    return "\n".join(parts) + "\n"


PAGES = {"command-line.md": command_line, "python.md": python, "errors.md": error_page, "formats.md": formats}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    stale = []
    for name, make in PAGES.items():
        path, text = FOLDER / name, make()
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, "utf-8")
    if "--check" in sys.argv and stale:
        raise SystemExit(f"stale: {', '.join(stale)}; run python docs/make_reference.py")


if __name__ == "__main__":
    main()
