"""Work on many things, several at once, with the results in the order of the things."""

from __future__ import annotations

import ctypes
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, wait
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice
from queue import SimpleQueue
from typing import Any, BinaryIO, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_MOST_LANES = 3  # each has its own models in memory, some 190 MiB
_AHEAD = 32  # things that are taken before the result of the first of them is asked for
_HELD = 500_000  # size of the things held from which no further one is taken: a huge one stands alone
_WORTH = 20_000  # size of the things that wait for which a helper is started; it starts in half of their time
_PATIENCE = 5.0  # seconds in which work that is told to stop is thought to do so


@dataclass(frozen=True, slots=True)
class Ready(Generic[R]):
    """A thing that needs no work: its result is there, of some size, and waits for its place in the order."""

    result: R
    size: int = 0


def in_order(
    worker: Callable[..., Callable[[T], R]],
    things: Iterable[T | Ready[R]],
    *,
    size: Callable[[T], int],
    tick: Callable[[int], object] | None = None,
) -> Generator[R, None, None]:
    """The result of some work on each thing, in the order of the things, each as soon as it is there.

    A thread of this process does the work. While much waits, helpers do so too: other processes, one for each
    further core, that take what is next once they have started. What a helper cannot do, because it cannot
    be started, is killed, or meets a fault, is done here; it makes no difference to the results who made
    them. Close the generator when no more results are wanted: what is worked on is stopped.

    Args:
        worker: gives what does the work; called once here and in each helper. Where it cannot be pickled,
            there are no helpers.
        things: taken by a thread that is not the caller's.
        size: of a thing, in characters of text; how much is held at once is bounded by it.
        tick: called, while a result is waited for, with what the work here tells of how far it has come: the
            worker is then called with what it tells that to.

    Raises:
        Exception: what the work on a thing, or the taking of it, raised, in its place.

    >>> list(in_order(lambda: str.upper, ["a", "b", "c"], size=len))
    ['A', 'B', 'C']
    """
    row = _Row(worker, iter(things), size, telling=tick is not None)
    try:
        while (result := row.results.get()) is not None:
            if tick is not None:
                for told in row.told_until(result):
                    tick(told)
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
    """Raised in a thread, wherever it is, when no more results are wanted."""


class _Row(Generic[T, R]):
    """The things of one row, the threads that see to them, and the results in order, with None at the end."""

    def __init__(
        self,
        worker: Callable[..., Callable[[T], R]],
        things: Iterator[T | Ready[R]],
        size: Callable[[T], int],
        *,
        telling: bool,
    ) -> None:
        self._worker, self._things, self._size, self._telling = worker, things, size, telling
        self._told: SimpleQueue[int] = SimpleQueue()
        self.results: SimpleQueue[Future[R] | None] = SimpleQueue()
        self._news = threading.Condition()  # guards what follows
        self._held: dict[Future[R], int] = {}
        self._waiting: deque[tuple[T, Future[R]]] = deque()
        self._ended = False  # whether no more things will come
        self._running: set[int] = set()
        self._helpers: list[_Helper] = []
        self._start(self._take)
        self._start(self._work_here)
        for n in range(1, min(_cores(), _MOST_LANES)):
            self._start(self._have_help, n * _WORTH)

    def told_until(self, result: Future[R]) -> Iterator[int]:
        """What the work here tells until a result is there."""
        result.add_done_callback(lambda _: self._told.put(0))
        while not result.done() or not self._told.empty():
            if told := self._told.get():
                yield told

    def let_go(self, result: Future[R]) -> None:
        """Make room for another thing."""
        with self._news:
            del self._held[result]
            self._news.notify_all()

    def stop(self) -> None:
        """End the threads wherever they are; only one that waits for a thing to come is left waiting."""
        with self._news:
            self._ended = True
            begun = self._held.keys() - {result for _, result in self._waiting}
            self._waiting.clear()
            self._news.notify_all()
            for thread in self._running:
                # As Ctrl-C ends the main thread; no thread has to ask now and then whether it should go on.
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(_Stopped))
            for helper in self._helpers:
                helper.kill()
        wait(begun, timeout=_PATIENCE)

    def _start(self, run: Callable[..., None], *given: int) -> None:
        def running() -> None:
            thread = threading.get_ident()
            with suppress(_Stopped):
                with self._news:
                    self._running.add(thread)
                run(*given)
                with self._news:
                    self._running.discard(thread)

        threading.Thread(target=running, name=f"sayso {run.__name__}", daemon=True).start()

    def _take(self) -> None:
        """Take the things, as far ahead as there is room."""
        try:
            while self._has_room():
                self._add(next(self._things))
        except StopIteration:
            pass
        except Exception as error:
            failed: Future[R] = Future()
            failed.set_exception(error)
            self._hold(failed, 0)
        with self._news:
            self._ended = True
            self._news.notify_all()
        self.results.put(None)

    def _has_room(self) -> bool:
        """Wait until there is room for another thing; whether one is wanted then."""
        with self._news:
            self._news.wait_for(
                lambda: self._ended or (len(self._held) < _AHEAD and sum(self._held.values()) < _HELD)
            )
            return not self._ended

    def _add(self, thing: T | Ready[R]) -> None:
        result: Future[R] = Future()
        if isinstance(thing, Ready):
            result.set_result(thing.result)
            self._hold(result, thing.size)
            return
        self._hold(result, self._size(thing))
        with self._news:
            self._waiting.append((thing, result))
            self._news.notify_all()

    def _hold(self, result: Future[R], size: int) -> None:
        with self._news:
            self._held[result] = size
        self.results.put(result)

    def _next(self) -> tuple[T, Future[R]] | None:
        """The next thing to work on and where its result goes; None when no more will come."""
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._ended)
            return self._waiting.popleft() if self._waiting else None

    def _work_here(self) -> None:
        while (taken := self._next()) is not None:
            self._do(self._done_here, *taken)

    def _have_help(self, size: int) -> None:
        """Once things of this size wait behind the next, have a helper work along."""
        helper = _start_helper() if self._much_waits(size) else None
        if helper is None:
            return
        with closing(helper):
            with self._news:
                self._helpers.append(helper)
            if helper.answer(self._worker) is None:
                return
            while (taken := self._next()) is not None:
                self._do(partial(self._done_by, helper), *taken)

    def _much_waits(self, size: int) -> bool:
        """Wait until things of this size wait behind the one that is next; False when they never will."""

        def much() -> bool:
            return sum(self._held[result] for _, result in islice(self._waiting, 1, None)) >= size

        with self._news:
            self._news.wait_for(lambda: self._ended or much())
            return much()

    @cached_property
    def _work(self) -> Callable[[T], R]:
        return self._worker(self._told.put) if self._telling else self._worker()

    def _done_here(self, thing: T) -> R:
        return self._work(thing)

    def _done_by(self, helper: _Helper, thing: T) -> R:
        done = helper.answer(thing)
        return self._work(thing) if done is None else done.result

    def _do(self, work: Callable[[T], R], thing: T, result: Future[R]) -> None:
        try:
            result.set_result(work(thing))
        except BaseException as error:
            if not result.done():
                result.set_exception(error)
            if isinstance(error, _Stopped):
                raise


class _Helper:
    """Another process that does the same work; it ends when this one does, however that ends."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin and process.stdout
        self._process, self._to, self._from = process, process.stdin, process.stdout

    def answer(self, given: object) -> Ready[Any] | None:
        """What it makes of what it is given, first of all the worker; None where it cannot, or is gone."""
        with suppress(EOFError, OSError, AttributeError, TypeError, pickle.PickleError):
            self._to.write(pickle.dumps(given))
            self._to.flush()
            found: Ready[Any] | None = pickle.load(self._from)
            return found
        return None

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End it, and let go of what it had."""
        self.kill()
        for end in (self._to, self._from):
            with suppress(OSError):
                end.close()


def _start_helper() -> _Helper | None:
    """A helper that can be given a worker and then things; None where there cannot be one."""
    program = f"import sys; sys.path[:] = {sys.path!r}; from sayso.lanes import help_along; help_along()"
    try:
        process = subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0,  # Ctrl-C is for the process that is helped
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, TypeError):
        return None
    return _Helper(process)


def help_along() -> None:
    """What a helper does: it is given a worker and then things, and answers each, until nobody listens."""
    given = sys.stdin.buffer
    told = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what the work prints is no answer
    come: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_listen, args=(given, come), daemon=True).start()
    try:
        work = come.get()()
        answer = pickle.dumps(Ready(None))
        while True:
            told.write(answer)
            told.flush()
            answer = _answer(work, come.get())
    finally:
        os._exit(0)


def _answer(work: Callable[[Any], Any], thing: Any) -> bytes:
    try:
        return pickle.dumps(Ready(work(thing)))
    except Exception:  # the work is done again where its fault can be told
        return pickle.dumps(None)


def _listen(given: BinaryIO, come: SimpleQueue[Any]) -> None:
    try:
        while True:
            come.put(pickle.load(given))
    finally:
        os._exit(0)
