"""Rectangles side by side."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.causalmap.packing import pack

sizes = st.lists(st.tuples(st.integers(1, 300), st.integers(1, 300)), min_size=1, max_size=20)


@given(sizes, st.sampled_from((0.5, 1.0, 1.6)))
def test_no_two_rectangles_overlap_and_none_lies_outside(given_sizes, aspect):
    extents = np.array(given_sizes, dtype=float)
    corners = pack(extents, aspect=aspect)
    assert (corners >= 0).all()
    for i in range(len(extents)):
        for j in range(i):
            apart = (corners[i] + extents[i] <= corners[j]) | (corners[j] + extents[j] <= corners[i])
            assert apart.any()


def test_many_equal_ones_fill_the_shape_that_is_wanted():
    extents = np.full((60, 2), 100.0)
    whole = (pack(extents, aspect=1.5) + extents).max(axis=0)
    assert 1.2 < whole[0] / whole[1] < 1.8
    assert whole.prod() < 1.2 * 60 * 100 * 100


def test_nothing_to_pack_is_no_place():
    assert pack(np.empty((0, 2)), aspect=1.5).shape == (0, 2)
