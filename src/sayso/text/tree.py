"""The tree of a sentence from scores of every word under every other.

Method: the highest-scoring tree with one root (Chu and Liu 1965; Edmonds 1967), on scores of a deep biaffine
parser (Dozat and Manning 2017).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_ROOTS = 4  # words tried as the root of a sentence where the best heads make no tree
_FAR = 1e9
_SURE = 1e-2  # more than sums of log odds are off by rounding


def heads_of(scores: Floats) -> list[int]:
    """The head of each word, its own at the one root.

    Args:
        scores: [words, words] log odds of each word (row) to hang on each (column), on itself as the root.
    """
    import numpy as np

    heads: list[int] = scores.argmax(axis=1).tolist()
    roots = [n for n, head in enumerate(heads) if head == n]
    if len(roots) == 1 and not _cycle(heads):
        return heads
    weights = scores.astype(np.float64)
    np.fill_diagonal(weights, -np.inf)
    under = weights.max(axis=1, initial=-_FAR)
    gains = scores.diagonal() - under  # how much better each word stands as the root than under its best head
    likely = np.argsort(-gains, kind="stable")[:_ROOTS].tolist()
    words = np.arange(len(scores))
    found, best = heads, -np.inf
    for root in likely:
        if under.sum() + gains[root] < best - _SURE:
            break  # no tree under this root or a later one is better, even if all words had their best heads
        tree = _best(weights, root)
        total = float(scores[words, tree].sum())
        if total > best:
            found, best = tree, total
    return found


def _best(weights: NDArray[np.float64], root: int) -> list[int]:
    """The best tree under a root: best heads, each cycle broken where that costs least."""
    import numpy as np

    size = len(weights)
    heads: list[int] = weights.argmax(axis=1).tolist()
    heads[root] = root
    cycle = _cycle(heads)
    if not cycle:
        return heads
    ring = np.array(cycle)
    inside = np.zeros(size, bool)
    inside[ring] = True
    outside = np.flatnonzero(~inside)
    kept = {int(n): k for k, n in enumerate(outside)}
    merged = len(outside)
    small = np.full((merged + 1, merged + 1), -np.inf)
    small[:merged, :merged] = weights[np.ix_(outside, outside)]
    lost = np.array([weights[n, heads[n]] for n in cycle])
    entering = weights[np.ix_(ring, outside)] - lost[:, None]
    enter_by = entering.argmax(axis=0)
    small[merged, :merged] = entering.max(axis=0)
    leaving = weights[np.ix_(outside, ring)]
    leave_to = leaving.argmax(axis=1)
    small[:merged, merged] = leaving.max(axis=1)
    small[kept[root]] = -np.inf
    solved = _best(small, kept[root])
    for k, n in enumerate(outside):
        if n != root:
            heads[n] = cycle[leave_to[k]] if solved[k] == merged else int(outside[solved[k]])
    into = solved[merged]
    broken = cycle[enter_by[into]]
    heads[broken] = int(outside[into])
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """The words of one cycle, but for a root that is its own head; empty without one."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        n = start
        while not state[n]:
            state[n] = 1
            path.append(n)
            if heads[n] == n:
                break
            n = heads[n]
        if state[n] == 1 and n in path and heads[n] != n:
            return path[path.index(n) :]
        for m in path:
            state[m] = 2
    return []
