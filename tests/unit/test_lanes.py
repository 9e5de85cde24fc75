"""Work on many things at once, with the results in their order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import lanes
from sayso.lanes import in_order

LONG = 60  # seconds after which a test that waits has failed


@pytest.fixture(autouse=True)
def _two_lanes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "_cores", lambda: 2)


def one(_: object) -> int:
    return 1


@given(st.lists(st.integers(0, 200)))
def test_the_results_are_those_of_one_after_the_other(numbers: list[int]) -> None:
    assert list(in_order(lambda n: sum(range(n)), numbers, size=one)) == [sum(range(n)) for n in numbers]


def test_two_are_worked_on_at_once() -> None:
    both = threading.Barrier(2)
    assert len(list(in_order(lambda _: both.wait(LONG), range(4), size=one))) == 4


def test_a_thing_that_is_long_in_coming_keeps_no_result_back() -> None:
    asked = threading.Event()

    def things() -> Iterator[int]:
        yield 1
        assert asked.wait(LONG)
        yield 2

    with closing(in_order(abs, things(), size=one)) as results:
        assert next(results) == 1
        asked.set()
        assert list(results) == [2]


def test_a_fault_is_raised_in_its_place() -> None:
    def halves(n: int) -> float:
        return 1 / (n - 2)

    with closing(in_order(halves, range(5), size=one)) as results:
        assert [next(results), next(results)] == [-0.5, -1]
        with pytest.raises(ZeroDivisionError):
            next(results)


def test_a_fault_in_taking_comes_behind_what_was_taken() -> None:
    def things() -> Iterator[int]:
        yield 1
        raise OSError("the disk is gone")

    with closing(in_order(abs, things(), size=one)) as results:
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

    for n in in_order(abs, things(), size=lambda _: size):
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

    with closing(in_order(work, [False, True, False], size=one)) as results:
        assert next(results) is False
        assert begun.wait(LONG)
    assert ended.wait(LONG)


def test_what_is_not_asked_for_is_not_begun() -> None:
    begun: list[int] = []
    work: Callable[[int], None] = begun.append
    in_order(work, [1, 2], size=one).close()
    assert begun == []
