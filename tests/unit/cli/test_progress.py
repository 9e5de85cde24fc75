"""How far a long run has come, where there is a terminal and where there is none."""

import io

import pytest

import sayso
from sayso.cli import progress


def run(shown):
    with shown:
        for name in ("a.txt", "b\x1b[31m.txt"):
            shown.begin(name)
            shown.document(1000)
            shown.done()


def test_without_a_terminal_there_is_a_line_now_and_then(monkeypatch, capsys):
    monkeypatch.setattr(progress, "_EVERY", 0)
    run(progress.progress(4))
    told = capsys.readouterr().err
    assert "1 of 4 files" in told and "words/s" in told and "left" in told


def test_quiet_says_nothing(monkeypatch, capsys):
    monkeypatch.setattr(progress, "_EVERY", 0)
    run(progress.progress(4, quiet=True))
    assert capsys.readouterr() == ("", "")


def terminal(monkeypatch):
    """Standard error as a terminal, for the test that calls this, with what was written to it."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    return terminal


def test_at_a_terminal_there_is_a_bar_with_the_file_that_is_read(monkeypatch):
    seen = terminal(monkeypatch)
    run(progress.progress(2))
    assert "2/2" in seen.getvalue() and "words/s" in seen.getvalue()
    assert "b\x1b[31m" not in seen.getvalue()


@pytest.mark.parametrize(("seconds", "told"), [(0, "0:00"), (75, "1:15"), (7322, "2:02:02")])
def test_durations(seconds, told):
    assert progress._duration(seconds) == told


def watch_a_map(watched):
    with watched as watch:
        watch("making the map: documents", 0, 300)
        watch("making the map: documents", 100, 300)
        watch("making the map: people", 0, 0)


def test_what_takes_long_says_at_a_terminal_what_it_is_at_and_leaves_nothing_behind(
    monkeypatch,
):
    monkeypatch.setattr(progress, "_SILENT", 0)
    seen = terminal(monkeypatch)
    watch_a_map(progress.watched())
    lines = seen.getvalue().split("\r")
    assert [line.strip() for line in lines if line.strip()] == [
        "making the map: documents, 100 of 300",
        "making the map: people …",
    ]
    assert lines[-1] == "" and lines[-2].strip() == ""


def test_what_is_soon_done_says_nothing(monkeypatch):
    monkeypatch.setattr(progress, "_SILENT", 3600)
    seen = terminal(monkeypatch)
    watch_a_map(progress.watched())
    assert seen.getvalue() == ""


def test_without_a_terminal_what_takes_long_is_told_in_lines(monkeypatch, capsys):
    monkeypatch.setattr(progress, "_EVERY", 0)
    watch_a_map(progress.watched())
    assert capsys.readouterr().err.splitlines() == [
        "making the map: documents, 100 of 300",
        "making the map: people …",
    ]
    watch_a_map(progress.watched(quiet=True))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "command",
    [
        ("show", "links"),
        ("why", "rain", "unrest"),
        ("whatif", "--more", "rain"),
        ("report",),
        ("export", "json"),
        ("proposals",),
    ],
)
@pytest.mark.parametrize("at", ["what documents are about", "documents", "variables", "links"])
def test_a_map_that_is_interrupted_while_it_is_made_is_made_by_the_next_command(
    folder, run, monkeypatch, command, at
):
    with sayso.open(folder / "project.sayso") as opened:
        tuple(opened.take_in(opened.find([folder / "a.txt", folder / "b.txt"])[0]))
    interrupted = []

    def interrupt(self, what, done, of):
        if what == f"making the map: {at}" and not interrupted:
            interrupted.append(what)
            raise KeyboardInterrupt

    monkeypatch.setattr(progress._Watched, "__call__", interrupt)
    first = run(*command)
    assert (first.exit_code, first.stdout, first.stderr) == (130, "", "sayso: interrupted\n")
    assert run("check").exit_code == 0
    assert run(*command).exit_code == 0
    assert run("show", "links").stdout.count("prices") == 3


def test_reading_that_is_interrupted_while_the_map_is_made_says_that_all_is_read(folder, run, monkeypatch):
    def interrupt(self, what, done, of):
        if what == "making the map: people":
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(progress._Watched, "__call__", interrupt)
        first = run("read", "a.txt", "b.txt")
    assert first.exit_code == 130
    assert "2 files read" in first.stdout and "Interrupted while the map was made" in first.stdout
    assert run("read", "a.txt", "b.txt").stdout.startswith("0 files read, 2 unchanged")
    assert run("show", "links").stdout.count("prices") == 3
