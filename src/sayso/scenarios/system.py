"""The linear system that a scenario makes of a map, and its strengths by draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.network.components import strong_components
from sayso.network.pairs import Pair, Pairs, by_pair, successors_of
from sayso.network.routes import SIGN, Direction
from sayso.records.causalmap import CausalMap
from sayso.records.scenario import Scenario
from sayso.scenarios.draws import sides, strengths
from sayso.scenarios.usage import links_used, ways_of
from sayso.scenarios.way import walked_links

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sayso.records.response import Prior

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class System:
    """What the presses reach.

    Attributes:
        parts: its strongly connected parts, causes first; into: by effect the pairs that lead there.
        presses: 1 or -1 by variable.
        ways: by link id the directions in which it may be used; one_way: some link has only one.
    """

    pairs: Pairs
    parts: tuple[tuple[str, ...], ...]
    into: Mapping[str, tuple[Pair, ...]]
    presses: Mapping[str, Direction]
    ways: Mapping[str, frozenset[Direction]]
    one_way: bool


def directions(scenario: Scenario) -> dict[str, Direction]:
    """The presses as 1 and -1, by variable."""
    return {press.variable: 1 if press.direction == "more" else -1 for press in scenario.presses}


def system_of(cmap: CausalMap, scenario: Scenario) -> System:
    """The part of a map that the presses of a scenario reach."""
    presses = directions(scenario)
    links = links_used(cmap, scenario)
    ways = ways_of(links, as_said=scenario.as_said)
    pairs = by_pair(walked_links(links, presses, ways))
    into: dict[str, tuple[Pair, ...]] = {}
    for pair in pairs:
        into[pair[1]] = (*into.get(pair[1], ()), pair)
    successors: dict[str, list[str]] = {variable: [] for variable in presses} | successors_of(pairs)
    parts = tuple(map(tuple, strong_components(successors)))
    one_way = any(len(ways[link.id]) < 2 for links in pairs.values() for link in links)
    return System(pairs, parts, into, presses, ways, one_way)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One pair in a run of draws.

    Attributes:
        gain: sign times strength, by draw.
        taken: by draw, which of the pair's links counts.
        usable: for a rising and for a falling cause, whether the link that counts may be used.
    """

    gain: Floats
    taken: NDArray[np.int8]
    usable: Mapping[int, Flags]


def draw_pairs(system: System, prior: Prior, seed: int, start: int, stop: int) -> dict[Pair, Drawn]:
    """Every pair's strengths in draws start to stop.

    Of a contested pair, a link counts in as many draws as its support is of the pair's; a '?' link has
    either sign in half of them.
    """
    import numpy as np

    drawn: dict[Pair, Drawn] = {}
    for pair, links in system.pairs.items():
        number = stop - start
        taken = np.zeros(number, np.int8)
        if len(links) > 1:
            chance = np.cumsum([link.support for link in links]) / sum(link.support for link in links)
            decided = sides(links[0].id, seed, start, stop)
            taken = np.minimum(np.searchsorted(chance, decided), len(links) - 1).astype(np.int8)
        gain = np.zeros(number)
        usable = {1: np.zeros(number, bool), -1: np.zeros(number, bool)}
        for place, link in enumerate(links):
            signed = strengths(link.id, prior, seed, start, stop)
            if link.polarity == "?":
                signed = np.where(sides(link.id, seed, start, stop) <= 0.5, signed, -signed)
            else:
                signed = signed * SIGN[link.polarity]
            here = taken == place
            gain = np.where(here, signed, gain)
            for direction in (1, -1):
                usable[direction] |= here & (direction in system.ways[link.id])
        drawn[pair] = Drawn(gain, taken, usable)
    return drawn


def matrix(part: Sequence[str], system: System, gains: Mapping[Pair, Floats], number: int) -> Floats:
    """A of one part by draws: (draws, effects, causes)."""
    import numpy as np

    place = {variable: n for n, variable in enumerate(part)}
    inside = np.zeros((number, len(part), len(part)))
    for effect in part:
        for pair in system.into.get(effect, ()):
            if pair[0] in place:
                inside[:, place[effect], place[pair[0]]] = gains[pair]
    return inside
