"""How far a long run has come: a bar at a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Protocol, Self

import click

from sayso.cli.output import safe
from sayso.records.watch import Watch, unwatched

_EVERY = 10  # seconds between two lines where there is no terminal
_OFTEN = 0.2  # seconds between two changes of a line at a terminal
_SILENT = 2  # seconds that are short enough to say nothing


class Progress(Protocol):
    """Told of each file that begins and ends, and of each document between."""

    def begin(self, name: str) -> None:
        """A file is being read."""

    def document(self, words: int) -> None:
        """A document of so many words was read."""

    def done(self) -> None:
        """The file is done."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def progress(files: int, *, quiet: bool = False) -> Progress:
    """What shows the progress of reading so many files, on standard error; nothing when quiet."""
    if not quiet and sys.stderr.isatty():
        return _Bar(files)
    return _Lines(files, every=float("inf") if quiet else _EVERY)


@contextmanager
def watched(*, quiet: bool = False) -> Iterator[Watch]:
    """Shows on standard error how far something has come, once it takes long; nothing when quiet."""
    shown = unwatched if quiet else _Watched()
    try:
        yield shown
    finally:
        shown("", 0, 0)


@contextmanager
def links_done() -> Iterator[Callable[[int, int], object]]:
    """Shows how many links were tried, of how many, while what would turn answers is looked for."""
    with watched() as watch:
        yield partial(watch, "links tried")


class _Watched:
    """A line that changes at a terminal; elsewhere a line now and then."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._began: float | None = None
        self._last, self._what, self._wide = 0.0, "", 0

    def __call__(self, what: str, done: int, of: int) -> None:
        now = monotonic()
        if not what:
            self._wipe()
        elif self._began is None:
            self._began = self._last = now
        elif self._is_due(now, what):
            line = f"{what}, {done:,} of {of:,}" if of else f"{what} …"
            self._last, self._what = now, what
            if self._terminal:
                click.echo(f"\r{line.ljust(self._wide)}", err=True, nl=False)
                self._wide = len(line)
            else:
                click.echo(line, err=True)

    def _is_due(self, now: float, what: str) -> bool:
        if not self._terminal:
            return now - self._last >= _EVERY
        return now - (self._began or now) >= _SILENT and (what != self._what or now - self._last >= _OFTEN)

    def _wipe(self) -> None:
        if self._wide:
            click.echo(f"\r{' ' * self._wide}\r", err=True, nl=False)
        self._began, self._what, self._wide = None, "", 0


class _Pace:
    """Words and files done since the start, and what is left at this rate."""

    def __init__(self, files: int) -> None:
        self.files, self.done, self.words, self.start = files, 0, 0, monotonic()

    def __str__(self) -> str:
        seconds = max(monotonic() - self.start, 0.001)
        left = (self.files - self.done) * seconds / self.done if self.done else None
        rate = f"{self.words:,} words, {self.words / seconds:,.0f} words/s"
        return rate if left is None else f"{rate}, {_duration(left)} left"


class _Lines:
    def __init__(self, files: int, *, every: float) -> None:
        self._pace, self._every, self._last = _Pace(files), every, monotonic()

    def begin(self, name: str) -> None:
        pass

    def document(self, words: int) -> None:
        self._pace.words += words
        self._show()

    def done(self) -> None:
        self._pace.done += 1
        self._show()

    def _show(self) -> None:
        if monotonic() - self._last >= self._every:
            self._last = monotonic()
            click.echo(f"{self._pace.done:,} of {self._pace.files:,} files, {self._pace}", err=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


class _Bar:
    def __init__(self, files: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        self._pace = _Pace(files)
        self._bar = Bar(
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pace]}"),
            TextColumn("{task.fields[name]}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("reading", total=files, pace="", name="")

    def begin(self, name: str) -> None:
        self._bar.update(self._task, name=safe(Path(name).name))

    def document(self, words: int) -> None:
        self._pace.words += words
        self._bar.update(self._task, pace=str(self._pace))

    def done(self) -> None:
        self._pace.done += 1
        self._bar.update(self._task, completed=self._pace.done, pace=str(self._pace))

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()


def _duration(seconds: float) -> str:
    """Minutes and seconds, hours when there are any.

    >>> _duration(75), _duration(7322)
    ('1:15', '2:02:02')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
