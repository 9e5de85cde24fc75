"""How far a long run has come, where there is a terminal and where there is none."""

import io

import pytest

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


def test_at_a_terminal_there_is_a_bar_with_the_file_that_is_read(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    run(progress.progress(2))
    assert "2/2" in terminal.getvalue() and "words/s" in terminal.getvalue()
    assert "b\x1b[31m" not in terminal.getvalue()


@pytest.mark.parametrize(("seconds", "told"), [(0, "0:00"), (75, "1:15"), (7322, "2:02:02")])
def test_durations(seconds, told):
    assert progress._duration(seconds) == told
