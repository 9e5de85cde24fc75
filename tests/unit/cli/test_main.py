"""What all commands share: help, exit codes, a reader that stops reading."""

import importlib
import os
import subprocess
import sys

import pytest
from tests.behaviour import stub_sayso

from sayso import errors
from sayso.cli import exits
from sayso.cli.main import COMMANDS


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(run, name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout and f"sayso {name}" in result.stdout


def test_help_lists_every_command_and_exit_code(run):
    told = run("--help").stdout
    assert all(name in told for name in COMMANDS)
    assert all(str(code) in told for code in exits.MEANINGS)


def test_help_loads_no_command_and_nothing_heavy():
    script = (
        "import sys, sayso.cli.main as m\n"
        "try: m.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'sqlalchemy', 'networkx', 'rich', 'numpy', 'sayso.pipeline'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.endswith("[]\n")


def test_every_error_has_an_exit_code():
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.SaysoError)
    ]
    for kind in kinds:
        error = {
            errors.UnreadableError: lambda: errors.UnreadableError("a", "empty", "b"),
            errors.QueryError: lambda: errors.QueryError("a", "b"),
            errors.ClashError: lambda: errors.ClashError("a", ["b"]),
            errors.FilterError: lambda: errors.FilterError("a", 0, "b"),
        }.get(kind, lambda kind=kind: kind("a"))()
        assert exits.exit_code(error) in exits.MEANINGS
    assert exits.exit_code(errors.QueryError("a", "b", ["c", "d"])) == exits.SEVERAL_FIT


def test_a_reader_that_stops_reading_ends_it_quietly(folder):
    (folder / "many.txt").write_text("".join(f"Ann said rain{n} raises harvests{n}. " for n in range(1500)))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    sayso = f"{sys.executable} {stub_sayso.__file__}"
    done = subprocess.run(
        f"{sayso} read many.txt >read.log && {sayso} show claims --wide | head -n 1; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == str(exits.PIPE_CLOSED)


def test_commands_are_those_that_have_a_module():
    for name in COMMANDS:
        assert importlib.import_module(f"sayso.cli.{name}").command.callback is not None


def test_an_unknown_command_is_a_usage_error(run):
    assert run("raed").exit_code == exits.USAGE
