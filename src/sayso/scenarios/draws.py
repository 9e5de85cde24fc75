"""Random numbers that belong to a link: the same whatever else is on the map."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sayso.records.response import Prior

    Floats = NDArray[np.float64]

WEAKEST = 0.01
"""The smallest strength under the log-uniform prior."""

_GOLDEN = 0x9E3779B97F4A7C15


def numbers(key: str, seed: int, start: int, stop: int) -> Floats:
    """Draws number start to stop of a key, uniform on (0, 1].

    Method: SplitMix64 as a counter generator (G. Steele, D. Lea and C. Flood, Fast splittable pseudorandom
    number generators, OOPSLA 2014), started at a BLAKE2b hash of key and seed.
    """
    import numpy as np

    hashed = hashlib.blake2b(f"{seed} {key}".encode(), digest_size=8).digest()
    z = np.arange(start + 1, stop + 1, dtype=np.uint64) * np.uint64(_GOLDEN)
    z += np.uint64(int.from_bytes(hashed, "little"))
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    drawn: Floats = ((z >> np.uint64(11)).astype(np.float64) + 1.0) * 2.0**-53
    return drawn


def strengths(link: str, prior: Prior, seed: int, start: int, stop: int) -> Floats:
    """Strengths of a link in draws start to stop: the two priors share their numbers."""
    drawn = numbers(f"strength {link}", seed, start, stop)
    if prior == "log-uniform":
        drawn = WEAKEST ** (1.0 - drawn)
    return drawn


def sides(link: str, seed: int, start: int, stop: int) -> Floats:
    """Uniform numbers that decide which sign counts, keyed by the first link of the pair."""
    return numbers(f"side {link}", seed, start, stop)
