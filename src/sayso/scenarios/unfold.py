"""How it would unfold: a fuzzy cognitive map run under drawn strengths.

Method: B. Kosko, Fuzzy cognitive maps, Int. J. Man-Machine Studies 24 (1986); the rules with memory and
rescaled as C. D. Stylios and P. P. Groumpos (2004) and E. I. Papageorgiou (2011) give them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sayso.errors import QueryError
from sayso.network.pairs import Pair
from sayso.records.causalmap import CausalMap
from sayso.records.response import Method, Rule, Transfer, Unfolding
from sayso.records.scenario import Scenario
from sayso.scenarios.system import draw_pairs, system_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_RUN = 500  # draws that are run together, so that their strengths stay in a processor's cache
_MOST_NUMBERS = 60_000_000  # values that are kept until their percentiles are taken: half a gigabyte


def unfold(cmap: CausalMap, scenario: Scenario, method: Method | None = None) -> Unfolding:
    """The difference that the presses make at every step, for every variable that they reach.

    Strengths are drawn under the uniform prior, the same as the leans are made of. All begins at rest: at 0,
    where a value of 0 to 1 is read as -1 to 1 at one half. A press adds 1 or -1 to a variable's sum from its
    step on; a held variable stays what it is at its step. Where mirror readings are left out, a link passes
    on what its cause differs by from the run without presses, in the directions in which it was said.

    Raises:
        QueryError: the run is too large, or a press or hold begins after its end.
    """
    import numpy as np

    method = method or Method()
    if late := [v for v, step in scenario.starts if step > method.steps]:
        raise QueryError(late[0], f"something begins after the run's last step, {method.steps}")
    starts = dict(scenario.starts)
    later = {v: starts[v] for v in scenario.held if starts.get(v, 0)}
    system = system_of(
        cmap, replace(scenario, held=tuple(v for v in scenario.held if v not in later), starts=())
    )
    variables = tuple(v for part in system.parts for v in part)
    if len(variables) * method.draws * (method.steps + 1) > _MOST_NUMBERS:
        raise QueryError("", "this run is too large to keep; ask for fewer draws or steps")
    drawn = draw_pairs(system, "uniform", method.seed, 0, method.draws)
    weights = {pair: each.gain for pair, each in drawn.items()}
    place = {v: n for n, v in enumerate(variables)}
    presses = [(place[v], starts.get(v, 0), float(way)) for v, way in system.presses.items()]
    holds = [(place[v], step) for v, step in later.items() if v in place]
    still: Floats | float = rest(method.rule)
    if not _rests(method):
        still = run(variables, weights, method, presses=(), holds=())
    usable = {pair: each.usable for pair, each in drawn.items()} if system.one_way else None
    moved = run(variables, weights, method, presses=presses, holds=holds, as_said=usable, still=still)
    moved -= still
    bands = np.stack([np.percentile(values, [10, 50, 90], axis=0) for values in moved], axis=1)
    return Unfolding(
        method,
        {
            v: tuple((float(lo), float(mid), float(hi)) for lo, mid, hi in bands[:, :, n].T)
            for v, n in place.items()
        },
    )


def run(
    variables: Sequence[str],
    weights: Mapping[Pair, Floats],
    method: Method,
    *,
    presses: Sequence[tuple[int, int, float]],
    holds: Sequence[tuple[int, int]],
    start: Floats | None = None,
    as_said: Mapping[Pair, Mapping[int, Flags]] | None = None,
    still: Floats | float = 0.0,
) -> Floats:
    """The values at all steps: (steps + 1, draws, variables).

    The maps of the draws are one sparse matrix with a block for each, so that a step is one product.

    Args:
        weights: by pair, one for each draw.
        presses: place, first step and size of what is added to a variable's sum.
        holds: place and the step from which a variable keeps its value.
        start: values to begin with (variables,); None for rest.
        as_said: by pair, for a rising and for a falling cause, the draws in which its link may be used; None
            for all. A cause rises or falls beside `still`, the values without presses at all steps.
    """
    import numpy as np

    size, draws = len(variables), method.draws
    place = {v: n for n, v in enumerate(variables)}
    entries = sorted((place[effect], place[cause], (cause, effect)) for cause, effect in weights)
    states = np.empty((method.steps + 1, draws, size))
    states[0] = rest(method.rule) if start is None else start
    squeeze = TRANSFERS[method.transfer]
    for first in range(0, draws, _RUN):
        last = min(draws, first + _RUN)
        blocks = _blocks(entries, weights, size, first, last)
        rising = falling = None
        if as_said is not None:
            rising, falling = (
                _blocks(entries, {p: w * as_said[p][way] for p, w in weights.items()}, size, first, last)
                for way in (1, -1)
            )
        for step in range(method.steps):
            x = states[step, first:last]
            read = _read(x, method.rule)
            if rising is None:
                fresh = _through(blocks, read)
            else:
                base = _read(np.broadcast_to(still, states.shape)[step, first:last], method.rule)
                fresh = _through(blocks, base)
                fresh += _through(rising, np.maximum(read - base, 0))
                fresh += _through(falling, np.minimum(read - base, 0))
            if method.rule != "plain":
                fresh += read
            for where, begins, push in presses:
                if step >= begins:
                    fresh[:, where] += push
            squeeze(fresh, states[step + 1, first:last])
            for where, begins in holds:
                if step >= begins:
                    states[step + 1, first:last, where] = x[:, where]
    return states


def rest(rule: Rule) -> float:
    """The value at which nothing moves by itself."""
    return 0.5 if rule == "rescaled" else 0.0


def _rests(method: Method) -> bool:
    """Whether a map at rest stays there when nothing is pressed: no sum moves what is squeezed."""
    import numpy as np

    squeezed = np.empty(1)
    TRANSFERS[method.transfer](np.zeros(1), squeezed)
    return bool(squeezed[0] == rest(method.rule))


def _blocks(
    entries: Sequence[tuple[int, int, Pair]], weights: Mapping[Pair, Floats], size: int, first: int, last: int
) -> Any:
    import numpy as np
    from scipy.sparse import csr_array

    draws = last - first
    each = len(entries)
    counts = np.bincount([effect for effect, _, _ in entries], minlength=size)
    pointers = np.concatenate([[0], np.cumsum(np.tile(counts, draws))]).astype(np.int32)
    causes = np.array([cause for _, cause, _ in entries], np.int32)
    columns = (causes[None, :] + (np.arange(draws, dtype=np.int32) * size)[:, None]).ravel()
    values = np.empty((draws, each))
    for n, (_, _, pair) in enumerate(entries):
        values[:, n] = weights[pair][first:last]
    return csr_array((values.ravel(), columns, pointers), shape=(draws * size, draws * size))


def _read(x: Floats, rule: Rule) -> Floats:
    return 2 * x - 1 if rule == "rescaled" else x


def _through(blocks: Any, read: Floats) -> Floats:
    """What arrives over the links in every draw."""
    arrived: Floats = (blocks @ read.ravel()).reshape(read.shape)
    return arrived


def _tanh(total: Floats, out: Floats) -> None:
    import numpy as np

    np.tanh(total, out=out)


def _sigmoid(total: Floats, out: Floats) -> None:
    import numpy as np

    np.tanh(total / 2, out=out)  # 1 / (1 + e^-x), which never overflows so
    out += 1
    out /= 2


def _saturation(total: Floats, out: Floats) -> None:
    import numpy as np

    np.clip(total, 0, 1, out=out)


def _trivalent(total: Floats, out: Floats) -> None:
    import numpy as np

    np.sign(total, out=out)


def _bivalent(total: Floats, out: Floats) -> None:
    out[:] = total > 0


TRANSFERS: Mapping[Transfer, Callable[[Floats, Floats], None]] = {
    "tanh": _tanh,
    "sigmoid": _sigmoid,
    "saturation": _saturation,
    "trivalent": _trivalent,
    "bivalent": _bivalent,
}
"""What squeezes a sum, into a given place."""
