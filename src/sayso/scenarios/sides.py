"""The verdicts of layer 1 over a map with contested links: for each side first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product

from sayso.network.pairs import Pair, Pairs, held_by
from sayso.network.routes import SIGN, Direction
from sayso.records.causalmap import Link
from sayso.records.scenario import SideAnswer, Verdict
from sayso.scenarios.signs import Doubt, Edge, Standing, settle_signs
from sayso.scenarios.way import distances, on_the_way

MOST_CONTESTED = 6
"""Contested pairs on the way to one variable whose signs are tried in every combination: 64 of them."""

MOST_DECIDING = 3
"""Pairs that may decide together for the answer to be given by side: 8 sides, more than anyone reads."""

_WORK = 2_000_000  # pairs looked at while trying combinations, over the whole answer; a few seconds

_VERDICT: Mapping[Direction, Verdict] = {1: "rises", -1: "falls", 0: "open"}
_UNREACHED = Standing(frozenset(), Doubt.NONE)

Choice = tuple[Link, ...]
"""One link of each contested pair that is tried, in the order of the pairs."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and what it comes from.

    Attributes:
        directions, doubt: of all combinations of signs together.
        contested: number of contested pairs on the way.
        untried: there were too many of them to try.
    """

    verdict: Verdict
    directions: frozenset[Direction]
    doubt: Doubt
    contested: int = 0
    untried: bool = False
    by_side: tuple[SideAnswer, ...] = ()


def judge(
    pairs: Pairs, presses: Mapping[str, Direction], ways: Mapping[str, frozenset[Direction]]
) -> dict[str, Judgement]:
    """The verdict on every variable that the presses may reach.

    What is open without the contested pairs stays open with any of them, since a pair only adds paths and
    loops. For the rest, the contested pairs on the way are tried in every combination of signs. Where
    all give one verdict, that is it; where not, the variable is contested, and the pairs whose sign makes
    a difference decide.

    Args:
        pairs: those that a walk from a press uses; two links where contested.
        ways: by link id the directions in which a link may be used.
    """
    contested = _contested_on_the_way(pairs)
    plain = settle_signs(_edges(pairs, ways), presses)
    nearest = distances(pairs, sorted(presses))
    judgements: dict[str, Judgement] = {}
    by_pairs: defaultdict[tuple[Pair, ...], list[str]] = defaultdict(list)
    for variable in sorted(nearest, key=lambda v: (nearest[v], v)):
        tried = tuple(contested.get(variable, ()))
        without = plain.get(variable, _UNREACHED)
        if not tried or (without.directions and not without.settled):
            judgements[variable] = _judgement(without, len(tried))
        elif len(tried) > MOST_CONTESTED:
            judgements[variable] = Judgement("open", frozenset({0}), Doubt.NONE, len(tried), untried=True)
        else:
            by_pairs[tried].append(variable)
    work = _WORK
    for tried, variables in by_pairs.items():
        upstream = _upstream(pairs, variables)
        work -= len(upstream) * 2 ** len(tried)
        if work < 0:
            untried = Judgement("open", frozenset({0}), Doubt.NONE, len(tried), untried=True)
            judgements.update(dict.fromkeys(variables, untried))
        else:
            judgements.update(_try_all(tried, variables, upstream, presses, ways))
    return judgements


def _contested_on_the_way(pairs: Pairs) -> dict[str, Sequence[Pair]]:
    by_effect: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair, links in pairs.items():
        if len(links) > 1:
            by_effect[pair[1]].append(pair)

    def own(part: Sequence[str]) -> Iterable[Pair]:
        return (pair for variable in part for pair in by_effect[variable])

    def cut(found: Iterable[Pair]) -> Sequence[Pair]:
        return sorted(found)[: MOST_CONTESTED + 1]

    return on_the_way(pairs, own, cut)


def _edges(
    pairs: Pairs, ways: Mapping[str, frozenset[Direction]], chosen: Mapping[Pair, Link] | None = None
) -> dict[str, dict[str, Edge]]:
    """The pairs with one sign each: their only link, or the chosen one; other contested ones are left out."""
    edges: defaultdict[str, dict[str, Edge]] = defaultdict(dict)
    for (cause, effect), links in pairs.items():
        link = links[0] if len(links) == 1 else (chosen or {}).get((cause, effect))
        if link is not None:
            edges[cause][effect] = Edge(SIGN[link.polarity], ways[link.id])
    return edges


def _upstream(pairs: Pairs, variables: Iterable[str]) -> dict[Pair, tuple[Link, ...]]:
    """The pairs on the way to at least one of the variables."""
    above = distances(((effect, cause) for cause, effect in pairs), variables)
    return {pair: links for pair, links in pairs.items() if pair[1] in above}


def _try_all(
    tried: Sequence[Pair],
    variables: Sequence[str],
    pairs: Pairs,
    presses: Mapping[str, Direction],
    ways: Mapping[str, frozenset[Direction]],
) -> dict[str, Judgement]:
    choices: list[Choice] = list(product(*(pairs[pair] for pair in tried)))
    standings = [
        settle_signs(_edges(pairs, ways, dict(zip(tried, choice, strict=True))), presses)
        for choice in choices
    ]
    return {
        variable: _over_choices(
            {
                choice: standing.get(variable, _UNREACHED)
                for choice, standing in zip(choices, standings, strict=True)
            }
        )
        for variable in variables
    }


def _over_choices(standings: Mapping[Choice, Standing]) -> Judgement:
    verdicts = {choice: _verdict(standing) for choice, standing in standings.items()}
    contested = len(next(iter(verdicts)))
    directions = frozenset(d for standing in standings.values() for d in standing.directions)
    doubt = reduce(Doubt.__or__, (standing.doubt for standing in standings.values()))
    deciding = [i for i in range(contested) if _decides(i, verdicts)]
    if not deciding:
        return Judgement(next(iter(verdicts.values())), directions, doubt, contested)
    if len(deciding) > MOST_DECIDING:
        return Judgement("open", directions, doubt, contested, untried=True)
    sides: dict[Choice, Verdict] = {}
    for choice, verdict in verdicts.items():
        sides.setdefault(tuple(choice[i] for i in deciding), verdict)
    answers = tuple(
        SideAnswer(tuple(link.id for link in side), held_by((link,) for link in side), verdict)
        for side, verdict in sides.items()
    )
    return Judgement("contested", directions, doubt, contested, by_side=answers)


def _decides(i: int, verdicts: Mapping[Choice, Verdict]) -> bool:
    """Whether the sign of the i-th pair makes a difference under some combination of the others."""
    by_rest: dict[Choice, Verdict] = {}
    return any(
        by_rest.setdefault(choice[:i] + choice[i + 1 :], verdict) != verdict
        for choice, verdict in verdicts.items()
    )


def _judgement(standing: Standing, contested: int) -> Judgement:
    return Judgement(_verdict(standing), standing.directions, standing.doubt, contested)


def _verdict(standing: Standing) -> Verdict:
    return _VERDICT[standing.settled] if standing.directions else "not reached"
