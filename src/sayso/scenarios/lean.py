"""Which way the open ones lean: shares of drawn strengths, under two priors.

Method: qualitative press perturbation by simulation (Dambacher, Li and Rossignol 2003; Melbourne-Thomas and
others 2012), under two priors since the shares depend on them (Kristensen and others 2019).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.errors import QueryError
from sayso.network.pairs import Pair
from sayso.records.causalmap import CausalMap, Loop
from sayso.records.response import PRIORS, Early, Lean, Leans, Prior, Shares, Side, SideShares
from sayso.records.scenario import Effect, Outcome
from sayso.scenarios.response import passed_on, respond
from sayso.scenarios.system import Drawn, System, draw_pairs, system_of
from sayso.scenarios.way import unbalanced_loops

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

DRAWS = 2_000
MOST_DRAWS = 100_000
FEWEST_SETTLED = 200
"""Settled draws below which the answer is 'runs away'; as is a share of them below `SMALLEST_SHARE`."""
SMALLEST_SHARE = 0.05

_FIRST = 250  # draws after which a part is given up when fewer than _HOPELESS of them settle: far below 5%
_HOPELESS = 3
_CELLS = 2_000_000  # numbers in the matrices of one run of draws
_WORK = 6e7  # draws × variables² of the largest part, which bounds the draws of large maps: some 10 seconds
_EARLY_STEPS = 4
_EARLY_DRAWS = 1_000


def lean(cmap: CausalMap, outcome: Outcome, *, draws: int = DRAWS, seed: int = 0) -> Leans:
    """Which way every variable of a settled answer leans when strengths are drawn.

    A variable's draws settle when every strongly connected part on the way to it does, so what lies behind
    it changes none of its numbers.

    Args:
        cmap: the map that the outcome was found on.
        draws: for each prior; fewer are made where large loops make each dear.

    Raises:
        QueryError: more draws than `MOST_DRAWS`, or fewer than `FEWEST_SETTLED`.
    """
    if not FEWEST_SETTLED <= draws <= MOST_DRAWS:
        raise QueryError(
            str(draws), f"the number of draws is {FEWEST_SETTLED} to {MOST_DRAWS:,}, not {draws:,}"
        )
    system = system_of(cmap, outcome.scenario)
    largest = max(map(len, system.parts), default=1)
    number = int(min(draws, max(2 * _FIRST, _WORK / largest**2)))
    deciding = frozenset(link for e in outcome.effects for side in e.by_side for link in side.links)
    by_prior = {prior: Count(system, prior, number, seed, deciding) for prior in PRIORS}
    loops = unbalanced_loops(system.pairs)
    early = _early(system, min(number, _EARLY_DRAWS), seed)
    found = tuple(
        _lean(effect, {prior: count.shares(effect.variable) for prior, count in by_prior.items()},
              by_prior["uniform"], loops.get(effect.variable, ()), early)
        for effect in outcome.effects
    )  # fmt: skip
    everything = {prior: count.all_settled / number for prior, count in by_prior.items()}
    return Leans(found, everything, number, seed)


class Count:
    """The responses of all draws under one prior, kept by variable."""

    def __init__(
        self,
        system: System,
        prior: Prior,
        number: int,
        seed: int,
        deciding: frozenset[str] = frozenset(),
    ) -> None:
        self._tried: dict[str, int] = {}
        self._values: defaultdict[str, list[Floats]] = defaultdict(list)
        self._settled: defaultdict[str, list[Flags]] = defaultdict(list)
        self._taken: defaultdict[str, list[Flags]] = defaultdict(list)
        self.all_settled = 0
        given_up: set[str] = set()
        for start, stop in _runs(system, number):
            drawn = draw_pairs(system, prior, seed, start, stop)
            response = respond(system, drawn, stop - start, frozenset(given_up))
            for variable, settled in response.settled.items():
                self._values[variable].append(response.value[variable])
                self._settled[variable].append(settled)
                self._tried[variable] = stop
            if len(response.settled) == sum(map(len, system.parts)):
                self.all_settled += int(_all(list(response.settled.values())).sum())
            if start == 0 and stop < number:
                given_up = {v for v, s in response.settled.items() if s.sum() < _HOPELESS}
            self._note_sides(system, drawn, deciding)

    def _note_sides(self, system: System, drawn: Mapping[Pair, Drawn], deciding: frozenset[str]) -> None:
        for pair, links in system.pairs.items():
            for place, link in enumerate(links):
                if link.id in deciding:
                    self._taken[link.id].append(drawn[pair].taken == place)

    def shares(self, variable: str, which: Flags | None = None) -> Shares:
        """How the variable responds over all draws, or over some of them."""
        import numpy as np

        tried = self._tried[variable] if which is None else int(which[: self._tried[variable]].sum())
        values = self._settled_values(variable, which)
        runs_away = not _enough(len(values), tried)
        return Shares(
            tried=tried,
            settled=len(values),
            rises=int((values > 0).sum()),
            falls=int((values < 0).sum()),
            size=None if runs_away else _band(np.percentile(values, [10, 50, 90])),
        )

    def side(self, variable: str, links: tuple[str, ...]) -> SideShares:
        """The same over the draws in which these links count."""
        import numpy as np

        which = _all([np.concatenate(self._taken[link]) for link in links])
        values = self._settled_values(variable, which)
        return SideShares(links, len(values), int((values > 0).sum()), int((values < 0).sum()))

    def _settled_values(self, variable: str, which: Flags | None) -> Floats:
        import numpy as np

        settled = np.concatenate(self._settled[variable])
        if which is not None:
            settled &= which[: len(settled)]
        return np.asarray(np.concatenate(self._values[variable])[settled])


def _lean(
    effect: Effect,
    shares: Mapping[Prior, Shares],
    count: Count,
    loops: Sequence[Loop],
    early: Mapping[str, tuple[Early, ...]],
) -> Lean:
    side = side_of(shares)
    away = side == "runs away"
    return Lean(
        variable=effect.variable,
        side=side,
        shares=shares,
        by_side=tuple(count.side(effect.variable, each.links) for each in effect.by_side),
        loops=tuple(loops) if away else (),
        early=early[effect.variable] if away else (),
    )


def side_of(shares: Mapping[Prior, Shares]) -> Side:
    """What the shares under both priors say together."""
    if any(each.size is None for each in shares.values()):
        return "runs away"
    told = {_one_side(each) for each in shares.values()}
    return told.pop() if len(told) == 1 else "not settled by what was said"


def _one_side(shares: Shares) -> Side:
    """Even where the share lies within two standard errors of one half, which draws cannot tell from it."""
    difference = shares.rises - shares.falls
    if difference**2 <= 4 * (shares.rises + shares.falls):
        return "even"
    return "rises" if difference > 0 else "falls"


def _enough(settled: int, tried: int) -> bool:
    return settled >= FEWEST_SETTLED and settled >= SMALLEST_SHARE * tried


def _runs(system: System, number: int) -> Iterator[tuple[int, int]]:
    largest = max(map(len, system.parts), default=1)
    size = max(16, int(_CELLS / max(largest**2, len(system.pairs) + 1)))
    start = 0
    while start < number:
        stop = min(number, start + (size if start else min(size, _FIRST)))
        yield start, stop
        start = stop


def _early(system: System, number: int, seed: int) -> dict[str, tuple[Early, ...]]:
    import numpy as np

    drawn = draw_pairs(system, "uniform", seed, 0, number)
    variables = [v for part in system.parts for v in part]
    pressed = {v: np.full(number, float(system.presses.get(v, 0))) for v in variables}
    x = {v: np.zeros(number) for v in variables}
    told: defaultdict[str, list[Early]] = defaultdict(list)
    for step in range(1, _EARLY_STEPS + 1):
        x = {
            v: pressed[v] + sum(passed_on(drawn[pair], x[pair[0]]) for pair in system.into.get(v, ()))
            for v in variables
        }
        for v in variables:
            told[v].append(Early(step, float((x[v] > 0).mean()), float((x[v] < 0).mean())))
    return {v: tuple(steps) for v, steps in told.items()}


def _all(flags: list[Flags]) -> Flags:
    import numpy as np

    return np.asarray(np.logical_and.reduce(flags))


def _band(three: Floats) -> tuple[float, float, float]:
    return float(three[0]), float(three[1]), float(three[2])
