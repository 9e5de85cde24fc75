"""What would turn an answer: links which, if they were otherwise, would change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.errors import QueryError
from sayso.network.pairs import Pairs
from sayso.records.causalmap import CausalMap, Link
from sayso.records.claim import Polarity
from sayso.records.response import PRIORS, Change, Prior, Shares, Turn, Turns
from sayso.records.scenario import Scenario
from sayso.scenarios.draws import numbers
from sayso.scenarios.lean import Count, side_of
from sayso.scenarios.sides import judge
from sayso.scenarios.system import System, system_of
from sayso.scenarios.way import distances

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]

MOST_LINKS = 60
"""Links that are looked at, those nearest to what is asked about first."""

_DRAWS = 400
_DRAWS_SPLIT = 1_000  # of which half are left where a link is strong

Tick = Callable[[int, int], object]
"""Called with how many links are done, of how many."""

_OTHER: dict[Polarity, Polarity] = {"+": "-", "-": "+"}
_LEANS = {"rises": "leans to a rise", "falls": "leans to a fall", "even": "leans neither way"}


def find_turns(
    cmap: CausalMap,
    scenario: Scenario,
    variables: Sequence[str],
    *,
    seed: int = 0,
    tick: Tick | None = None,
) -> tuple[Turns, ...]:
    """For each of some variables, the links on the way to it that would turn its answer, nearest first.

    An answer is the verdict of the signs, and for an open or contested one the side that it leans to. It may
    turn where a link is gone, has the other sign, or is weaker or stronger than in half of the draws. All
    answers share their draws, so that chance alone turns none.

    Raises:
        QueryError: the presses do not reach a variable.
    """
    system = system_of(cmap, scenario)
    before = _answers(system, variables, seed)
    if missing := [v for v in variables if before[v] == "not reached"]:
        raise QueryError(missing[0], f"the presses do not reach {cmap.variables[missing[0]].name!r}")
    nearest = {v: distances(((effect, cause) for cause, effect in system.pairs), [v]) for v in variables}
    links = {link.id: link for links in system.pairs.values() for link in links}

    def farness(link: Link, within: Iterable[Mapping[str, int]]) -> int | None:
        return min((near[link.effect] for near in within if link.effect in near), default=None)

    away = {id: d for id, link in links.items() if (d := farness(link, nearest.values())) is not None}
    ordered = sorted(away, key=lambda id: (away[id], -links[id].support, id))
    looked_at = ordered[:MOST_LINKS]
    split = _by_strength(system, looked_at, variables, before, seed)
    found: dict[str, list[Turn]] = {v: [] for v in variables}
    for done, id in enumerate(looked_at):
        for change, others in _changes(cmap, links[id], system.pairs):
            after = _answers(system_of(others, scenario), variables, seed)
            for v in variables:
                if links[id].effect in nearest[v] and after[v] != before[v]:
                    found[v].append(Turn(id, change, before[v], after[v]))
        for v in variables:
            found[v] += split.get((v, id), ())
        if tick is not None:
            tick(done + 1, len(looked_at))
    return tuple(
        Turns(
            v,
            tuple(sorted(found[v], key=lambda turn: nearest[v][links[turn.link].effect])),
            sum(links[id].effect in nearest[v] for id in looked_at),
            sum(links[id].effect in nearest[v] for id in ordered),
        )
        for v in variables
    )


def _changes(cmap: CausalMap, link: Link, pairs: Pairs) -> Iterator[tuple[Change, CausalMap]]:
    others = tuple(each for each in cmap.links if each.id != link.id)
    yield "gone", replace(cmap, links=others)
    if len(pairs[link.cause, link.effect]) == 1 and link.polarity in _OTHER:
        turned = replace(link, polarity=_OTHER[link.polarity])
        yield "other sign", replace(cmap, links=(*others, turned))


def _answers(system: System, variables: Iterable[str], seed: int) -> dict[str, str]:
    judgements = judge(system.pairs, system.presses, system.ways)
    verdicts = {v: judgements[v].verdict if v in judgements else "not reached" for v in variables}
    leaning = [v for v, verdict in verdicts.items() if verdict in ("open", "contested")]
    answers: dict[str, str] = dict(verdicts)
    if leaning:
        counts = {prior: Count(system, prior, _DRAWS, seed) for prior in PRIORS}
        for v in leaning:
            answers[v] = _side_words({prior: count.shares(v) for prior, count in counts.items()})
    return answers


def _side_words(shares: Mapping[Prior, Shares]) -> str:
    side = side_of(shares)
    return _LEANS.get(side, side)


def _by_strength(
    system: System, links: Sequence[str], variables: Sequence[str], before: Mapping[str, str], seed: int
) -> dict[tuple[str, str], tuple[Turn, ...]]:
    """The turns that a link makes by its strength alone, where the answer leans; by variable and link."""
    leaning = [v for v in variables if before[v] not in ("rises", "falls")]
    if not leaning:
        return {}
    counts = {prior: Count(system, prior, _DRAWS_SPLIT, seed) for prior in PRIORS}
    found: dict[tuple[str, str], tuple[Turn, ...]] = {}
    for link in links:
        strong = numbers(f"strength {link}", seed, 0, _DRAWS_SPLIT) > 0.5
        halves: dict[Change, Flags] = {"weak": ~strong, "strong": strong}
        for v in leaning:
            turns = []
            for change, half in halves.items():
                after = _side_words({prior: count.shares(v, half) for prior, count in counts.items()})
                if after in (_LEANS["rises"], _LEANS["falls"]) and after != before[v]:
                    turns.append(Turn(link, change, before[v], after))
            found[v, link] = tuple(turns)
    return found
