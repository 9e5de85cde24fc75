"""Whether a draw of strengths settles: all eigenvalues of A have a real part below 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_SQUARINGS = 14  # powers up to 16,384: what is still undecided lies within about 1e-3 of the edge


def settles(a: Floats) -> Flags:
    """For each matrix of a stack (n, k, k) whether dx/dt = (A - I) x + p settles.

    Method: λ → λ / (2 - λ) takes real parts below 1 to the inside of the unit circle (the Cayley transform
    of A - I), so C = A (2I - A)^-1 is squared until a power of it is smaller than 1 in norm (it settles) or
    has a trace larger than k in size (it cannot). A draw with det(I - A) below 0 has a real eigenvalue above
    1. The few that stay undecided have their eigenvalues computed.
    """
    import numpy as np

    k = a.shape[-1]
    if k == 1:
        return np.asarray(a[:, 0, 0] < 1.0)
    identity = np.eye(k)
    signs, _ = np.linalg.slogdet(identity - a)
    found = np.zeros(len(a), bool)
    left = np.flatnonzero(signs > 0)
    try:
        power = np.linalg.solve(2 * identity - a[left], a[left])  # A and (2I - A)^-1 commute
    except np.linalg.LinAlgError:
        return _by_eigenvalues(a)
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(_SQUARINGS):
            if not len(left):
                return found
            power = power @ power
            norm = np.linalg.norm(power, axis=(1, 2))
            trace = np.abs(np.trace(power, axis1=1, axis2=2))
            found[left[norm < 1.0]] = True
            undecided = ~(norm < 1.0) & ~(trace > k * (1 + 1e-9)) & np.isfinite(norm)
            strange = left[~np.isfinite(norm)]
            if len(strange):
                found[strange] = _by_eigenvalues(a[strange])
            left, power = left[undecided], power[undecided]
    found[left] = _by_eigenvalues(a[left])
    return found


def _by_eigenvalues(a: Floats) -> Flags:
    import numpy as np

    if not len(a):
        return np.zeros(0, bool)
    return np.asarray(np.linalg.eigvals(a).real.max(axis=1) < 1.0)
