"""Rectangles set side by side in a room of a given shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def pack(extents: Floats, *, aspect: float) -> Floats:
    """Upper left corners (n, 2) of the rectangles, without overlaps, in about the shape that is wanted.

    Args:
        extents: (n, 2), width and height of each.
        aspect: width by height of the whole.

    Method: the largest first, each at the corner of those that are set where the whole stays smallest (as
    the smallest room of the wanted shape that holds it); O(n³) comparisons of numbers.
    """
    import numpy as np

    corners = np.zeros_like(extents)
    order = sorted(range(len(extents)), key=lambda i: (-round(float(extents[i].prod())), i))
    for done, i in enumerate(order[1:], start=1):
        set_down = np.array(order[:done])
        low, high = corners[set_down], corners[set_down] + extents[set_down]
        beside = np.stack([high[:, 0], low[:, 1]], axis=1)
        below = np.stack([low[:, 0], high[:, 1]], axis=1)
        edges = np.stack([high[:, 0], np.zeros(done)], axis=1), np.stack([np.zeros(done), high[:, 1]], axis=1)
        places = np.concatenate([beside, below, *edges])
        ends = places + extents[i]
        overlap = ((places[:, None] < high - 1e-6) & (ends[:, None] > low + 1e-6)).all(axis=2).any(axis=1)
        places, ends = places[~overlap], ends[~overlap]
        whole = np.maximum(ends, high.max(axis=0))
        room = np.maximum(whole[:, 0] / aspect, whole[:, 1])
        best = np.lexsort((places[:, 0], places[:, 1], ends.sum(axis=1).round(3), room.round(3)))[0]
        corners[i] = places[best]
    return corners
