"""Work on many things at once, with the results in their order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import lanes
from sayso.lanes import Ready, in_order

LONG = 300  # seconds after which a test that waits has failed


@pytest.fixture(autouse=True)
def _two_lanes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "_cores", lambda: 2)


def one(_: object) -> int:
    return 1


def always(work: Callable[..., object]) -> Callable[..., object]:
    """What gives this work, here and in a helper."""
    return work


def here(number: int) -> int:
    return os.getpid()


def meet(folder: Path) -> int:
    """The process that does it, once two have begun."""
    (folder / str(os.getpid())).touch()
    wait_until(lambda: len(list(folder.iterdir())) == 2)
    return os.getpid()


def end_helpers(given: tuple[Path, int]) -> int:
    folder, helped = given
    if meet(folder) != helped:
        os._exit(1)
    return helped


def divide(given: tuple[Path, int]) -> float:
    folder, number = given
    meet(folder)
    return 1 / number


def never_end(folder: Path) -> None:
    meet(folder)
    while True:
        time.sleep(1)


def wait_until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + LONG
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture
def worth(monkeypatch: pytest.MonkeyPatch) -> None:
    """A helper is started for a single thing behind the next."""
    monkeypatch.setattr(lanes, "_WORTH", 1)


@given(st.lists(st.integers(0, 200)))
def test_the_results_are_those_of_one_after_the_other(numbers: list[int]) -> None:
    assert list(in_order(lambda: add_up, numbers, size=one)) == [add_up(n) for n in numbers]


def add_up(number: int) -> int:
    return sum(range(number))


@pytest.mark.usefixtures("worth")
def test_two_processes_work_at_once(tmp_path: Path) -> None:
    results = list(in_order(partial(always, meet), [tmp_path] * 4, size=one))
    assert os.getpid() in results
    assert len({*results}) == 2


def test_for_little_no_other_process_is_started() -> None:
    assert {*in_order(partial(always, here), range(100), size=one)} == {os.getpid()}


@pytest.mark.usefixtures("worth")
def test_what_cannot_be_handed_to_a_helper_is_done_here() -> None:
    assert {*in_order(lambda: here, range(100), size=one)} == {os.getpid()}


@pytest.mark.usefixtures("worth")
def test_what_a_helper_leaves_undone_is_done_here(tmp_path: Path) -> None:
    things = [(tmp_path, os.getpid())] * 6
    assert list(in_order(partial(always, end_helpers), things, size=one)) == [os.getpid()] * 6


@pytest.mark.usefixtures("worth")
def test_a_fault_in_a_helper_is_raised_here(tmp_path: Path) -> None:
    things = [(tmp_path, number) for number in (1, 2, 0, 4)]
    with closing(in_order(partial(always, divide), things, size=one)) as results:
        assert [next(results), next(results)] == [1, 0.5]
        with pytest.raises(ZeroDivisionError):
            next(results)


@pytest.mark.usefixtures("worth")
def test_a_helper_ends_when_no_more_is_wanted(tmp_path: Path) -> None:
    things = [Ready("first"), *[tmp_path] * 4]
    with closing(in_order(partial(always, never_end), things, size=one)) as results:
        assert next(results) == "first"
        wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
    helpers = {int(path.name) for path in tmp_path.iterdir()} - {os.getpid()}
    wait_until(lambda: all(map(is_gone, helpers)))


def test_a_helper_ends_with_the_process_that_it_helps(tmp_path: Path) -> None:
    script = """
import sys
from functools import partial
from pathlib import Path
import test_lanes
from sayso import lanes
lanes._cores, lanes._WORTH = lambda: 2, 1
folder = Path(sys.argv[1])
list(lanes.in_order(partial(test_lanes.always, test_lanes.never_end), [folder] * 4, size=lambda _: 1))
"""
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], env={**os.environ, "PYTHONPATH": path}
    ) as process:
        wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        process.send_signal(signal.SIGKILL)
    wait_until(lambda: all(is_gone(int(path.name)) for path in tmp_path.iterdir()))


def test_a_result_that_is_there_waits_for_its_turn() -> None:
    assert list(in_order(lambda: abs, [-1, Ready(5), -2], size=one)) == [1, 5, 2]


def test_a_thing_that_is_long_in_coming_keeps_no_result_back() -> None:
    asked = threading.Event()

    def things() -> Iterator[int]:
        yield 1
        assert asked.wait(LONG)
        yield 2

    with closing(in_order(lambda: abs, things(), size=one)) as results:
        assert next(results) == 1
        asked.set()
        assert list(results) == [2]


def test_a_fault_is_raised_in_its_place() -> None:
    def halves(n: int) -> float:
        return 1 / (n - 2)

    with closing(in_order(lambda: halves, range(5), size=one)) as results:
        assert [next(results), next(results)] == [-0.5, -1]
        with pytest.raises(ZeroDivisionError):
            next(results)


def test_a_fault_in_taking_comes_behind_what_was_taken() -> None:
    def things() -> Iterator[int]:
        yield 1
        raise OSError("the disk is gone")

    with closing(in_order(lambda: abs, things(), size=one)) as results:
        assert next(results) == 1
        with pytest.raises(OSError, match="the disk is gone"):
            next(results)


@pytest.mark.parametrize(("size", "most"), [(1, lanes._AHEAD), (lanes._HELD, 1), (lanes._HELD // 2, 2)])
def test_no_more_is_held_than_there_is_room_for(size: int, most: int) -> None:
    taken: list[int] = []

    def things() -> Iterator[int]:
        for n in range(100):
            taken.append(n)
            yield n

    for n in in_order(lambda: abs, things(), size=lambda _: size):
        assert len(taken) - n <= most
    assert len(taken) == 100


def test_work_that_goes_on_is_stopped_when_no_more_is_wanted() -> None:
    begun, ended = threading.Event(), threading.Event()

    def work(endless: bool) -> bool:
        try:
            while endless:
                begun.set()
        finally:
            if endless:
                ended.set()
        return endless

    with closing(in_order(lambda: work, [False, True, False], size=one)) as results:
        assert next(results) is False
        assert begun.wait(LONG)
    assert ended.wait(LONG)


def test_what_is_not_asked_for_is_not_begun() -> None:
    begun: list[int] = []
    work: Callable[[int], None] = begun.append
    in_order(lambda: work, [1, 2], size=one).close()
    assert begun == []


def test_how_far_the_work_is_is_told_to_whoever_waits_for_it() -> None:
    def worker(tell: Callable[[int], object]) -> Callable[[int], int]:
        def work(number: int) -> int:
            for _ in range(number):
                tell(1)
            return number

        return work

    told: list[tuple[int, int]] = []
    found = in_order(worker, [3, 2], size=int, tick=lambda n: told.append((n, threading.get_ident())))
    assert list(found) == [3, 2]
    assert told == [(1, threading.get_ident())] * 5
