"""Parts of a paragraph that are read together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.sentences import MOST, parts


def test_a_closing_quote_stays_with_its_sentence_and_an_opening_one_goes_with_the_next() -> None:
    words = ["He", "left", ".", '"', "Why", "?", '"', "she", "asked", "."]
    glued = [False, False, True, False, True, True, True, False, False, True]
    assert parts(words, glued, [1] * len(words)) == [range(0, 3), range(3, 7), range(7, 10)]


def test_a_sentence_without_end_is_cut_at_a_comma() -> None:
    words = (["mill"] * 99 + [","]) * 2
    assert parts(words, [False] * 200, [1] * 200) == [range(0, 100), range(100, 200)]


words_with_sizes = st.tuples(st.sampled_from(["mill", ",", ".", "?", '"', "..."]), st.integers(1, 24))


@given(st.lists(words_with_sizes, max_size=400))
def test_every_word_is_in_one_part_that_fits(words: list[tuple[str, int]]) -> None:
    sizes = [size for _, size in words]
    found = parts([word for word, _ in words], [False] * len(words), sizes)
    assert [n for part in found for n in part] == list(range(len(words)))
    assert all(0 < sum(sizes[n] for n in part) <= MOST + 24 for part in found)
