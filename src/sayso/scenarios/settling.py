"""Whether a draw of strengths settles: all eigenvalues of A have a real part below 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_SQUARINGS = 14  # powers up to 16,384: what is still undecided lies within about 1e-3 of the edge
_LARGE = 100  # from so many variables on, a few sparse solves cost less than the powers
_TOLERANCE = 1e-4
_EDGE = 1e-3
_RESTARTS = 30


def settles(a: Floats) -> Flags:
    """For each matrix of a stack (n, k, k) whether dx/dt = (A - I) x + p settles.

    Method: λ → λ / (2 - λ) takes real parts below 1 to the inside of the unit circle (the Cayley transform
    of A - I), so C = A (2I - A)^-1 is squared until a power of it is smaller than 1 in norm (it settles) or
    has a trace larger than k in size (it cannot). A draw with det(I - A) below 0 has a real eigenvalue above
    1. Of large matrices, which are sparse, C's outermost eigenvalue is found by Arnoldi steps (R. Lehoucq, D.
    Sorensen and C. Yang, ARPACK users' guide, 1998). The few that stay undecided have all eigenvalues
    computed.
    """
    import numpy as np

    k = a.shape[-1]
    if k == 1:
        return np.asarray(a[:, 0, 0] < 1.0)
    if k > _LARGE:
        return _by_outermost(a)
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


def _by_outermost(a: Floats) -> Flags:
    import numpy as np

    sizes = np.array([_outermost(each) for each in a])
    found = np.asarray(sizes < 1.0)
    undecided = ~(np.abs(sizes - 1.0) > _EDGE)
    found[undecided] = _by_eigenvalues(a[undecided])
    return found


def _outermost(a: Floats) -> float:
    """The size of the largest eigenvalue of A (2I - A)^-1, not a number where it was not found."""
    import numpy as np
    from scipy.sparse import csc_array, eye_array
    from scipy.sparse.linalg import ArpackError, LinearOperator, eigs, splu

    k = len(a)
    sparse = csc_array(a)
    try:
        solver: Any = splu(csc_array(2 * eye_array(k) - sparse))
        cayley = LinearOperator((k, k), matvec=lambda x: sparse @ solver.solve(x), dtype=np.float64)
        start = 1.0 + np.arange(k) / k
        found = eigs(
            cayley, k=1, v0=start, tol=_TOLERANCE, maxiter=_RESTARTS, ncv=20, return_eigenvectors=False
        )
    except (ArpackError, RuntimeError):  # it does not converge, or 2 is an eigenvalue of A
        return float("nan")
    return float(abs(found[0]))


def _by_eigenvalues(a: Floats) -> Flags:
    import numpy as np

    if not len(a):
        return np.zeros(0, bool)
    return np.asarray(np.linalg.eigvals(a).real.max(axis=1) < 1.0)
