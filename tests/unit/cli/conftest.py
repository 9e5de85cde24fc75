"""A small project, read without a parser, and a way to run commands on it."""

import pytest
from click.testing import CliRunner
from tests.behaviour import stub_sayso

import sayso
from sayso.cli.main import cli


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder that commands run in: two documents, one of which cannot be read."""
    monkeypatch.setattr("sayso.api.project.shared_reader", lambda kind: stub_sayso.read)
    monkeypatch.delenv("SAYSO_PROJECT", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(
        "Ann said rain raises harvests.\n\nBo said harvests lowers prices. Prices raises unrest."
    )
    (tmp_path / "b.txt").write_text("Ann said harvests lowers prices.\n\nBo said prices raises rain.")
    (tmp_path / "empty.txt").touch()
    return tmp_path


@pytest.fixture
def project(folder):
    """The same folder with project.sayso, into which both were read."""
    with sayso.open(folder / "project.sayso") as opened:
        opened.read(folder / "a.txt", folder / "b.txt", folder / "empty.txt")
    return folder


@pytest.fixture
def run(folder):
    """Runs `sayso` with these arguments, in the folder; the result has exit_code, stdout and stderr."""

    def run(*arguments, input=None):
        result = CliRunner().invoke(cli, arguments, input=input)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run
