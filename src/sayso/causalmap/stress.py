"""Places for the variables of one connected part, so that distances look like numbers of links."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from sayso.causalmap.untangle import MOST_LINKS, tangle, untangle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ends = NDArray[np.int64]

MOST = 400
"""Variables of one part above which they are set in rows: no arrangement of so many can be read."""

_GAP = 76.0  # pixels between the boxes of linked variables, for an arrow and its sign
_ROOM = 14.0  # pixels that stay free between any two boxes
_ARROW = 26.0  # pixels more between linked ones
_CURL = 0.86  # below 1, far ends come nearer, so that long chains curl up and fill the room
_STEPS = 150
_PUSHES = 25  # rounds of pushing before the whole is stretched
_STRETCH = 1.06
_SEED = 20_040  # any fixed number: the same map gives the same picture


def place(sizes: Floats, ends: Ends, *, aspect: float) -> Floats:
    """Positions (n, 2) of box centres in pixels, centred on 0, so that no two boxes overlap.

    Args:
        sizes: (n, 2), width and height of each box.
        ends: (m, 2), indices of linked boxes, each pair once; they connect all.
        aspect: width by height of the room that is wanted.

    Method: stress majorisation (Gansner, Koren and North 2005) from several fixed starts, of which the one
    with the least tangle is kept, boxes pushed apart; then single boxes are moved where that helps.
    """
    import numpy as np

    n = len(sizes)
    if n == 1:
        return np.zeros((1, 2))
    if n > MOST:
        return _rows(sizes, aspect)
    wanted, need = _distances(sizes, ends), _rooms(sizes, ends)
    placed = [push_apart(_upright(_majorise(start, wanted), aspect), need) for start in _starts(wanted)]
    tangles = [round(tangle(each, ends, wanted=wanted, need=need), 6) for each in placed]
    best = placed[tangles.index(min(tangles))]
    if len(ends) <= MOST_LINKS:
        best = untangle(best, ends, wanted=wanted, need=need)
    return np.asarray(best - best.mean(axis=0))


def push_apart(positions: Floats, need: Floats) -> Floats:
    """The positions moved until no two boxes are nearer than they need along both axes.

    Boxes are pushed along the axis where less is lacking; where that takes many rounds, the whole is
    stretched a little, which makes room in the end.

    Args:
        need: (n, n, 2), least distance of two centres along one axis or the other.
    """
    import numpy as np

    positions = positions.copy()
    n = len(positions)
    above = np.triu(np.ones((n, n), dtype=bool), 1)
    for pushes in count(1):
        lacking = need - np.abs(positions[:, None, :] - positions[None, :, :])
        near = above & (lacking > 0.01).all(axis=2)
        if not near.any():
            break
        for i, j in np.argwhere(near):
            gap = positions[i] - positions[j]
            short = need[i, j] - np.abs(gap)
            axis = int(short[1] <= short[0])
            if short[axis] > 0:  # not moved away in this round
                push = (1 if gap[axis] >= 0 else -1) * (short[axis] / 2 + 0.5)
                positions[i, axis] += push
                positions[j, axis] -= push
        if pushes % _PUSHES == 0:
            positions *= _STRETCH
    return positions


def _rooms(sizes: Floats, ends: Ends) -> Floats:
    """How far apart the centres of two boxes have to be, along one axis or the other."""
    need: Floats = (sizes[:, None, :] + sizes[None, :, :]) / 2 + _ROOM
    for i, j in ends:
        need[i, j] = need[j, i] = need[i, j] + _ARROW
    return need


def _distances(sizes: Floats, ends: Ends) -> Floats:
    """Wanted distances between all boxes: shortest sums over links, longer where boxes or hubs are large."""
    import numpy as np

    n = len(sizes)
    degree = np.bincount(ends.ravel(), minlength=n)
    half = (sizes[:, 0] + 2 * sizes[:, 1]) / 6
    wanted = np.full((n, n), np.inf)
    np.fill_diagonal(wanted, 0)
    for i, j in ends:
        crowd = 1 + 0.17 * np.sqrt(max(degree[i], degree[j]) - 1)
        wanted[i, j] = wanted[j, i] = (_GAP + half[i] + half[j]) * crowd
    for k in range(n):
        np.minimum(wanted, wanted[:, k, None] + wanted[None, k, :], out=wanted)
    link = float(np.mean([wanted[i, j] for i, j in ends]))
    return np.where(wanted > link, link * (np.maximum(wanted, 1) / link) ** _CURL, wanted)


def _starts(wanted: Floats) -> list[Floats]:
    """Classical scaling of the distances, and some arrangements by chance."""
    import numpy as np

    n = len(wanted)
    centred: Floats = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-centred @ wanted**2 @ centred / 2)
    scaled = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1e-9))
    random = np.random.default_rng(_SEED)
    size = float(wanted.max())
    how_many = 16 if n <= 40 else 6 if n <= 100 else 1
    nudge = random.normal(scale=size / 200, size=(n, 2))
    return [scaled + nudge, *(random.normal(scale=size / 2, size=(n, 2)) for _ in range(how_many))]


def _majorise(positions: Floats, wanted: Floats) -> Floats:
    import numpy as np

    n = len(wanted)
    away = ~np.eye(n, dtype=bool)
    weights = np.zeros_like(wanted)
    weights[away] = wanted[away] ** -2
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1 / n) - 1 / n
    for _ in range(_STEPS):
        lengths = np.linalg.norm(positions[:, None, :] - positions[None, :, :], axis=2)
        ratio = np.zeros_like(wanted)
        ratio[away] = weights[away] * wanted[away] / np.maximum(lengths[away], 1e-9)
        pull = np.diag(ratio.sum(axis=1)) - ratio
        moved = inverse @ (pull @ positions)
        done = np.abs(moved - positions).max() < 0.5
        positions = moved
        if done:
            break
    return np.asarray(positions - positions.mean(axis=0))


def _upright(positions: Floats, aspect: float) -> Floats:
    """Turned so that the longer extent lies along the longer side of the room."""
    import numpy as np

    values, vectors = np.linalg.eigh(np.cov(positions.T))
    turned = positions @ vectors[:, np.argsort(values)[:: -1 if aspect >= 1 else 1]]
    return np.asarray(turned * np.where(turned[0] < 0, -1, 1))


def _rows(sizes: Floats, aspect: float) -> Floats:
    import numpy as np

    cell = sizes.max(axis=0) + 2 * _ROOM
    columns = max(1, round(float(np.sqrt(len(sizes) * aspect * cell[1] / cell[0]))))
    index = np.arange(len(sizes))
    positions = np.stack([index % columns, index // columns], axis=1) * cell
    return np.asarray(positions - positions.mean(axis=0))
