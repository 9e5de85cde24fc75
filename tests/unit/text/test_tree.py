"""The best tree over the words of a sentence."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.tree import heads_of


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    """Whether one word is the root, its own head, and all others hang below it."""
    if sum(head == n for n, head in enumerate(heads)) != 1:
        return False
    for n in range(len(heads)):
        for _ in heads:
            n = heads[n]
        if heads[n] != n:
            return False
    return True


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_no_tree_scores_better(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    found = heads_of(scores)
    best = max(
        sum(float(scores[n, head]) for n, head in enumerate(heads))
        for heads in product(range(size), repeat=size)
        if is_tree(heads)
    )
    assert is_tree(found)
    assert sum(float(scores[n, head]) for n, head in enumerate(found)) >= best - 1e-5


@given(st.integers(5, 60), st.integers(0, 2**32 - 1))
def test_long_sentences_give_a_tree(size: int, seed: int) -> None:
    assert is_tree(heads_of(np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)))
