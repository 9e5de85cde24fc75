"""What would turn an answer: links which, if they were gone or had the other sign, would change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from sayso.errors import QueryError
from sayso.network.pairs import by_pair
from sayso.records.causalmap import CausalMap, Link
from sayso.records.claim import Polarity
from sayso.records.response import Turn, Turns
from sayso.records.scenario import Scenario
from sayso.scenarios.effects import settle
from sayso.scenarios.lean import lean
from sayso.scenarios.system import system_of
from sayso.scenarios.way import distances

MOST_LINKS = 60
"""Links that are looked at, those nearest to the variable first."""

_DRAWS = 400

Change = Literal["gone", "other sign"]
_OTHER: dict[Polarity, Polarity] = {"+": "-", "-": "+"}


def find_turns(cmap: CausalMap, scenario: Scenario, variable: str, *, seed: int = 0) -> Turns:
    """The links on the way to a variable that would turn its answer, nearest first.

    An answer is the verdict of the signs, and for an open or contested one the side that it leans to. All
    answers share their draws, so that chance alone turns none.

    Raises:
        QueryError: the presses do not reach the variable.
    """
    system = system_of(cmap, scenario)
    nearest = distances(((effect, cause) for cause, effect in system.pairs), [variable])
    on_the_way = sorted(
        (link for links in system.pairs.values() for link in links if link.effect in nearest),
        key=lambda link: (nearest[link.effect], -link.support, link.id),
    )
    before = _answer(cmap, scenario, variable, seed)
    if before == "not reached":
        raise QueryError(variable, f"the presses do not reach {cmap.variables[variable].name!r}")
    found = []
    for link in on_the_way[:MOST_LINKS]:
        for change, links in _changes(cmap, link):
            after = _answer(replace(cmap, links=links), scenario, variable, seed)
            if after != before:
                found.append(Turn(link.id, change, before, after))
    return Turns(variable, tuple(found), min(len(on_the_way), MOST_LINKS), len(on_the_way))


def _changes(cmap: CausalMap, link: Link) -> Iterator[tuple[Change, tuple[Link, ...]]]:
    others = tuple(each for each in cmap.links if each.id != link.id)
    yield "gone", others
    alone = len([each for each in cmap.links if (each.cause, each.effect) == (link.cause, link.effect)]) == 1
    if alone and link.polarity in _OTHER:
        yield "other sign", (*others, replace(link, polarity=_OTHER[link.polarity]))


def _answer(cmap: CausalMap, scenario: Scenario, variable: str, seed: int) -> str:
    outcome = settle(cmap, scenario, paths=1)
    effect = next((each for each in outcome.effects if each.variable == variable), None)
    if effect is None:
        return "not reached"
    if effect.verdict in ("rises", "falls"):
        return effect.verdict
    one = replace(outcome, effects=(effect,))
    side = lean(_upstream(cmap, variable), one, draws=_DRAWS, seed=seed).found[0].side
    return f"leans to {side}" if side in ("rises", "falls") else side


def _upstream(cmap: CausalMap, variable: str) -> CausalMap:
    """The map of what leads to a variable, the pressed ones kept."""
    pairs = by_pair(cmap.links)
    above = distances(((effect, cause) for cause, effect in pairs), [variable])
    return replace(cmap, links=tuple(link for link in cmap.links if link.effect in above))
