"""What a frame says of the words around its anchor."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.text.encoder import case_of
from sayso.text.frames import ROLES, Anchor, Frame, Hint
from sayso.text.trained import paint

SIGNAL = Anchor("signal", (3,))


def frame(causes: list[float], begins: dict[int, float] | None = None) -> Frame:
    """A frame whose words are causes with these chances."""
    roles = np.zeros((len(causes), 1 + 2 * len(ROLES)), np.float32)
    for n, chance in enumerate(causes):
        begin = min(chance, (begins or {}).get(n, 0.0))
        roles[n, 1], roles[n, 2], roles[n, 0] = begin, chance - begin, 1 - chance
    return Frame(SIGNAL, 0.9, 0.9, 10, roles, roles)


def test_the_heaviest_run_is_the_span_and_a_doubtful_word_inside_it_stays() -> None:
    assert frame([0.1, 0.9, 0.9, 0.45, 0.9, 0.0]).spans("cause") == [range(11, 15)]


def test_a_second_run_counts_when_it_is_likely_and_begins_anew() -> None:
    chances = [0.95, 0.95, 0.0, 0.0, 0.0, 0.9, 0.9]
    assert frame(chances).spans("cause") == [range(10, 12)]
    assert frame(chances, {5: 0.8}).spans("cause") == [range(10, 12), range(15, 17)]


def test_nothing_likely_gives_no_span() -> None:
    assert frame([0.01, 0.02, 0.01]).spans("cause") == []
    assert frame([0.9]).spans("effect") == []


def test_hints_reach_anchors_that_share_a_word_and_likely_ones_lie_on_top() -> None:
    doubtful = Hint(Anchor("signal", (3, 4)), (("cause", 0, 3), ("effect", 5, 8)), likely=False)
    likely = Hint(SIGNAL, (("effect", 1, 3),), likely=True)
    other = Hint(Anchor("cue", (3,)), (("content", 0, 9),), likely=True)
    (painted,) = paint([SIGNAL], [likely, doubtful, other])
    assert painted == {0: 6, 1: 2, 2: 2, 5: 7, 6: 7, 7: 7}
    assert paint([Anchor("signal", (4,))], [likely]) == [{}]


@pytest.mark.parametrize(
    ("word", "case"), [("rain", 0), ("Rain", 1), ("A", 1), ("NATO", 2), ("iPhone", 3), ("42", 0), ("—", 0)]
)
def test_how_a_word_is_written(word: str, case: int) -> None:
    assert case_of(word) == case
