"""Windows of sentences: each sentence is decided on in one, and what is looked at stays bounded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.windows import CONTEXT, REACH, WINDOW, around, windows

sizes = st.lists(st.integers(1, 2 * WINDOW), max_size=60)


@given(sizes)
def test_every_sentence_is_decided_on_once_and_in_order(given: list[int]) -> None:
    cut = windows(given)
    assert [n for window in cut for n in range(window.first, window.stop)] == list(range(len(given)))


@given(sizes)
def test_a_window_is_no_longer_than_it_may_be_unless_one_sentence_is(given: list[int]) -> None:
    for window in windows(given):
        assert sum(given[window.context : window.first]) <= CONTEXT
        if window.stop - window.first > 1:
            assert sum(given[window.context : window.stop]) <= WINDOW


@given(st.lists(st.integers(1, 300), min_size=1, max_size=8), st.data())
def test_around_an_anchor_are_its_sentence_and_at_most_the_one_before(
    lengths: list[int], data: st.DataObject
) -> None:
    sentences = [n for n, length in enumerate(lengths) for _ in range(length)]
    anchor = data.draw(st.integers(0, len(sentences) - 1))
    first, stop = around(sentences, anchor)
    assert first <= anchor < stop
    assert set(sentences[first:stop]) <= {sentences[anchor] - 1, sentences[anchor]}
    assert anchor - first <= REACH
    assert stop - anchor <= REACH


def test_only_a_word_that_opens_its_sentence_looks_back() -> None:
    sentences = [0] * 10 + [1] * 10
    assert around(sentences, 10) == (0, 20)
    assert around(sentences, 15) == (10, 20)
