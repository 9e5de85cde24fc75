"""Small moves that take crossings out of a picture, and arrows off names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ends = NDArray[np.int64]

MOST_LINKS = 400
"""Links of one part above which crossings are not counted any more: they cannot be avoided then."""

_OVER = 2.0  # cost of a link that runs over a name, in crossings
_OFF = 1.5  # cost of a link that is half as long again as it should be, in crossings
_REACHES = (35.0, 80.0, 150.0, 260.0)  # pixels of a move
_ROUNDS = 4
_WORK = 1_000_000  # moves tried, times boxes and links looked at for each; a few seconds
_GOOD = 0.5  # cost below which a box stays where it is
_AT = 16  # points at which a link is looked at


def untangle(positions: Floats, ends: Ends, *, wanted: Floats, need: Floats) -> Floats:
    """The positions after moves of single boxes, each of which makes the picture better.

    No move makes boxes overlap. The worst boxes are tried first, in 16 directions at four distances, over
    four rounds or until nothing is won, or some seconds are spent (counted in moves, not by the clock).

    Args:
        ends: (m, 2), the linked boxes, each pair once.
        wanted: (n, n), distances that links should have.
        need: (n, n, 2), least distance of two centres along at least one axis.
    """
    import numpy as np

    positions = positions.copy()
    angles = np.arange(16) * np.pi / 8
    moves = np.concatenate([reach * np.stack([np.cos(angles), np.sin(angles)], axis=1) for reach in _REACHES])
    tries = _WORK // (len(positions) + len(ends))
    for _ in range(_ROUNDS):
        costs = [_cost_of(box, positions, ends, wanted, need) for box in range(len(positions))]
        won = False
        for box in sorted(range(len(positions)), key=lambda box: -round(costs[box], 6)):
            cost = _cost_of(box, positions, ends, wanted, need)
            if cost < _GOOD:
                continue
            for place in _free(box, positions[box] + moves, positions, need)[:tries]:
                tries -= 1
                tried = positions.copy()
                tried[box] = place
                if (better := _cost_of(box, tried, ends, wanted, need)) < cost - 0.05:
                    positions, cost, won = tried, better, True
        if not won:
            break
    return positions


def tangle(positions: Floats, ends: Ends, *, wanted: Floats, need: Floats) -> float:
    """How bad a picture is: crossings, links over names, links of the wrong length."""
    if len(ends) > MOST_LINKS:
        return _off(positions, ends, wanted)
    over = _run_over(positions, ends, range(len(positions)), need)
    return _crossings(positions, ends, ends) / 2 + _OVER * over + _off(positions, ends, wanted)


def _cost_of(box: int, positions: Floats, ends: Ends, wanted: Floats, need: Floats) -> float:
    """The part of the cost that moves with one box."""
    own = (ends == box).any(axis=1)
    return (
        _crossings(positions, ends[own], ends[~own])
        + _OVER * _run_over(positions, ends[own], range(len(positions)), need)
        + _OVER * _run_over(positions, ends[~own], [box], need)
        + _off(positions, ends[own], wanted)
    )


def _free(box: int, places: Floats, positions: Floats, need: Floats) -> Floats:
    """The places where the box has its room."""
    import numpy as np

    clear = (np.abs(positions[None] - places[:, None]) >= need[box]).any(axis=2)
    clear[:, box] = True
    return np.asarray(places[clear.all(axis=1)])


def _off(positions: Floats, ends: Ends, wanted: Floats) -> float:
    import numpy as np

    lengths = np.linalg.norm(positions[ends[:, 0]] - positions[ends[:, 1]], axis=1)
    right = wanted[ends[:, 0], ends[:, 1]]
    return float(_OFF * np.sum((lengths / right - 1) ** 2))


def _crossings(positions: Floats, some: Ends, others: Ends) -> int:
    """Pairs of a link of some and a link of the others that cross, links that share a box left out."""
    import numpy as np

    a, b = positions[some[:, 0]][:, None], positions[some[:, 1]][:, None]
    c, d = positions[others[:, 0]][None, :], positions[others[:, 1]][None, :]

    def side(p: Floats, q: Floats, r: Floats) -> Floats:
        return np.asarray(
            (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1])
            - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])
        )

    crossing = (side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0)
    for i in (0, 1):
        for j in (0, 1):
            crossing &= some[:, i, None] != others[None, :, j]
    return int(np.count_nonzero(crossing))


def _run_over(positions: Floats, ends: Ends, boxes: Sequence[int], need: Floats) -> int:
    """How often one of these links runs over one of these boxes that is not its own."""
    import numpy as np

    chosen = np.asarray(boxes)
    halves = need[chosen, chosen] / 2
    at = np.linspace(0, 1, _AT)[None, :, None]
    points = positions[ends[:, 0]][:, None, :] * (1 - at) + positions[ends[:, 1]][:, None, :] * at
    across, down = (
        np.abs(points[:, :, None, axis] - positions[chosen, axis]) - halves[:, axis] for axis in (0, 1)
    )
    beyond = np.maximum(across, down).min(axis=1)
    own = (ends[:, None, :] == chosen[None, :, None]).any(axis=2)
    return int(np.count_nonzero((beyond < 0) & ~own))
