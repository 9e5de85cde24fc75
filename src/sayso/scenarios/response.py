"""The lasting response to the presses in a run of draws, part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.network.pairs import Pair
from sayso.scenarios.settling import settles
from sayso.scenarios.system import Drawn, System, matrix

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Response:
    """By variable its response and whether all on the way to it settles (draws,); not given where skipped."""

    value: Mapping[str, Floats]
    settled: Mapping[str, Flags]


def respond(system: System, drawn: Mapping[Pair, Drawn], number: int, skip: frozenset[str]) -> Response:
    """Solve (I - A) x = p in every draw.

    A link that may only be used as it was said passes nothing on when its cause goes the other way; round a
    loop, the links in use are looked for until they fit the response, and a draw where they never do counts
    as one that does not settle.

    Args:
        skip: variables that are left out, with all behind them.
    """
    import numpy as np

    value: dict[str, Floats] = {}
    settled: dict[str, Flags] = {}
    left_out = set(skip)
    for part in system.parts:
        members = frozenset(part)
        outside = [pair for v in part for pair in system.into.get(v, ()) if pair[0] not in members]
        if members & left_out or any(cause in left_out for cause, _ in outside):
            left_out |= members
            continue
        arriving = {v: np.full(number, float(system.presses.get(v, 0))) for v in part}
        fine = np.ones(number, bool)
        for pair in outside:
            cause, effect = pair
            arriving[effect] += passed_on(drawn[pair], value[cause])
            fine &= settled[cause]
        if len(part) == 1:
            value[part[0]] = arriving[part[0]]
        else:
            solved, calm = _solve(part, system, drawn, arriving, fine, number)
            fine = fine & calm
            value |= {v: solved[:, n] for n, v in enumerate(part)}
        settled |= dict.fromkeys(part, fine)
    return Response(value, settled)


def passed_on(pair: Drawn, cause: Floats) -> Floats:
    """What arrives over a pair, by draw; nothing where the link may not be used in this direction."""
    import numpy as np

    usable = np.where(cause > 0, pair.usable[1], pair.usable[-1])
    return np.where(usable, pair.gain * cause, 0.0)


def _solve(
    part: Sequence[str],
    system: System,
    drawn: Mapping[Pair, Drawn],
    arriving: Mapping[str, Floats],
    fine: Flags,
    number: int,
) -> tuple[Floats, Flags]:
    import numpy as np

    pressed = np.stack([arriving[v] for v in part], axis=1)
    whole = matrix(part, system, {pair: each.gain for pair, each in drawn.items()}, number)
    if not system.one_way:
        calm = fine.copy()
        calm[fine] = settles(whole[fine])
        return _solved(whole, pressed, calm), calm
    rising = matrix(part, system, {p: each.usable[1].astype(float) for p, each in drawn.items()}, number) > 0
    falling = (
        matrix(part, system, {p: each.usable[-1].astype(float) for p, each in drawn.items()}, number) > 0
    )
    used = np.where(rising | falling, whole, 0.0)
    solved = np.zeros_like(pressed)
    calm = np.zeros(number, bool)
    open_draws = np.flatnonzero(fine)
    for _ in range(2 * len(part) + 2):
        if not len(open_draws):
            break
        good = _solvable(used[open_draws])
        open_draws = open_draws[good]
        x = _solved(used[open_draws], pressed[open_draws], np.ones(len(open_draws), bool))
        way = np.where(x[:, None, :] > 0, rising[open_draws], falling[open_draws])
        fitting = np.where(way, whole[open_draws], 0.0)
        same = (fitting == used[open_draws]).all(axis=(1, 2))
        solved[open_draws[same]] = x[same]
        calm[open_draws[same]] = settles(used[open_draws[same]])
        used[open_draws] = fitting
        open_draws = open_draws[~same]
    return solved, calm


def _solvable(a: Floats) -> Flags:
    import numpy as np

    signs, _ = np.linalg.slogdet(np.eye(a.shape[-1]) - a)
    return np.asarray(signs != 0)


def _solved(a: Floats, pressed: Floats, which: Flags) -> Floats:
    """The solutions where asked, else 0."""
    import numpy as np

    solved = np.zeros_like(pressed)
    if which.any():
        left = np.eye(a.shape[-1]) - a[which]
        solved[which] = np.linalg.solve(left, pressed[which][:, :, None])[:, :, 0]
    return solved
