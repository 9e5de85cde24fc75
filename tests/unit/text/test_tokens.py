"""Words as the treebanks cut them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.tokens import tokens


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They'll sell the mill's oats.", ["They", "'ll", "sell", "the", "mill", "'s", "oats", "."]),
        ("We can’t, you cannot.", ["We", "ca", "n’t", ",", "you", "can", "not", "."]),
        ("the farmers' market", ["the", "farmers", "'", "market"]),
        ("O'Brien's ten-year-old", ["O'Brien", "'s", "ten", "-", "year", "-", "old"]),
        ("co-founder of a non-profit", ["co-founder", "of", "a", "non-profit"]),
        ("under-the-table", ["under", "-", "the", "-", "table"]),
        ("Mr. Tarn of the U.S. left.", ["Mr.", "Tarn", "of", "the", "U.S.", "left", "."]),
        ("He said no.", ["He", "said", "no", "."]),
        ("No. 5 is closed", ["No.", "5", "is", "closed"]),
        ("J. P. Orvo", ["J.", "P.", "Orvo"]),
        ("$1,200.50 or 12% by 10:30", ["$", "1,200.50", "or", "12", "%", "by", "10:30"]),
        ("the 1990s, the 21st, 5pm", ["the", "1990s", ",", "the", "21st", ",", "5", "pm"]),
        ("See https://sayso.example/a_b?c=1.", ["See", "https://sayso.example/a_b?c=1", "."]),
        ("Write to a.b@mill.example!", ["Write", "to", "a.b@mill.example", "!"]),
        ("Well... no — wait--stop?!", ["Well", "...", "no", "—", "wait", "--", "stop", "?!"]),
        ("and/or (AT&T)", ["and", "/", "or", "(", "AT&T", ")"]),
        ("naïve façade", ["naïve", "façade"]),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, words: list[str]) -> None:
    assert cut(text) == words


@given(st.text(max_size=200))
def test_every_letter_is_in_one_word_and_no_word_has_white_space(text: str) -> None:
    spans = list(tokens(text, 0, len(text)))
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert "".join(text[a:b] for a, b in spans) == "".join(text.split())


def test_only_the_asked_part_is_cut() -> None:
    assert list(tokens("one two three", 4, 7)) == [(4, 7)]


@pytest.mark.parametrize("text", ["a." * 40_000, "a-" * 40_000, "1," * 40_000, "x" * 80_000, "a@" * 40_000])
def test_long_runs_are_cut_in_no_time(text: str) -> None:
    assert "".join(cut(text)) == text
