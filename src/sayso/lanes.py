"""Work on many things, several at once, with the results in the order of the things."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, wait
from contextlib import suppress
from queue import SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_MOST_LANES = 4  # Python, a third of the reading of a text, runs in one thread at a time
_AHEAD = 32  # things that are taken before the result of the first of them is asked for
_HELD = 500_000  # size of the things held from which no further one is taken: a huge one stands alone
_PATIENCE = 5.0  # seconds in which work that is told to stop is thought to do so


def in_order(
    work: Callable[[T], R], things: Iterable[T], *, size: Callable[[T], int]
) -> Generator[R, None, None]:
    """The result of some work on each thing, in the order of the things, each as soon as it is there.

    Threads work side by side, and whichever is free takes the next thing; so one that is long in coming
    keeps no result back. Close the generator when no more results are wanted: what is worked on is stopped.

    Args:
        things: taken by one thread at a time, but none that is the caller's.
        size: of a thing, in characters of text; how much is held at once is bounded by it.

    Raises:
        Exception: what the work on a thing, or the taking of it, raised, in its place.

    >>> list(in_order(str.upper, ["a", "b", "c"], size=len))
    ['A', 'B', 'C']
    """
    row = _Row(work, iter(things), size)
    try:
        while (result := row.results.get()) is not None:
            yield result.result()
            row.let_go(result)
    finally:
        row.stop()


def _cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Stopped(BaseException):
    """Raised in a lane, wherever it is, when no more results are wanted."""


class _Row(Generic[T, R]):
    """Lanes that work on the things of one row, and the results in its order, with None at its end."""

    def __init__(self, work: Callable[[T], R], things: Iterator[T], size: Callable[[T], int]) -> None:
        self._work, self._things, self._size = work, things, size
        self.results: SimpleQueue[Future[R] | None] = SimpleQueue()
        self._turn = threading.Lock()  # to take a thing
        self._news = threading.Condition()  # guards what follows
        self._held: dict[Future[R], int] = {}
        self._ended = False
        self._running: set[int] = set()
        for n in range(min(_cores(), _MOST_LANES)):
            threading.Thread(target=self._run, name=f"sayso lane {n}", daemon=True).start()

    def let_go(self, result: Future[R]) -> None:
        """Make room for another thing."""
        with self._news:
            del self._held[result]
            self._news.notify()

    def stop(self) -> None:
        """End the lanes wherever they are; only one that waits for a thing to come is left waiting."""
        with self._news:
            self._ended = True
            self._news.notify_all()
            for lane in self._running:
                # As Ctrl-C ends the main thread; no thread has to ask now and then whether it should go on.
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(lane), ctypes.py_object(_Stopped))
            unfinished = list(self._held)
        wait(unfinished, timeout=_PATIENCE)

    def _run(self) -> None:
        lane = threading.get_ident()
        with suppress(_Stopped):
            with self._news:
                if self._ended:
                    return
                self._running.add(lane)
            while (taken := self._take()) is not None:
                self._settle(*taken)
            with self._news:
                self._running.discard(lane)

    def _take(self) -> tuple[T, Future[R]] | None:
        """The next thing and where its result goes; None when there is none, or no more are wanted."""
        with self._turn:
            with self._news:
                self._news.wait_for(self._has_room)
                if self._ended:
                    return None
            result: Future[R] = Future()
            try:
                thing = next(self._things)
            except StopIteration:
                self._end()
                return None
            except Exception as error:
                result.set_exception(error)
                self._add(result, 0)
                self._end()
                return None
            self._add(result, self._size(thing))
            return thing, result

    def _has_room(self) -> bool:
        return self._ended or (len(self._held) < _AHEAD and sum(self._held.values()) < _HELD)

    def _add(self, result: Future[R], size: int) -> None:
        with self._news:
            self._held[result] = size
        self.results.put(result)

    def _end(self) -> None:
        with self._news:
            self._ended = True
        self.results.put(None)

    def _settle(self, thing: T, result: Future[R]) -> None:
        try:
            result.set_result(self._work(thing))
        except BaseException as error:
            if not result.done():
                result.set_exception(error)
            if isinstance(error, _Stopped):
                raise
