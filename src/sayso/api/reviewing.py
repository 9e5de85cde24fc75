"""What is worth a person's look: what reading is least sure of, and what people say opposite things of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.decisions.places import Gist, plain
from sayso.export.view import Placed, View
from sayso.records.causalmap import Link, Saying
from sayso.records.claim import Polarity

COUNTING = frozenset({"carrying", "backing", "denial"})
"""How claims stand that count on the map."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A claim that nobody has judged, the least certain of those that say the same.

    `alike` is how many other claims say the same, of which `counting` count on the map: a decision with the
    scope 'everywhere' reaches all of them.
    """

    placed: Placed
    alike: int
    counting: int


@dataclass(frozen=True, slots=True)
class Said:
    """One of the things that are said of a pair: a link, or that it is denied, and every saying of it."""

    link: Link
    denied: bool
    sayings: tuple[Saying, ...]

    @property
    def sign(self) -> Polarity:
        """The sign of the link that is held, or denied."""
        return self.link.polarity


@dataclass(frozen=True, slots=True)
class Disputed:
    """A cause and an effect of which people say opposite things, or whose link somebody denies."""

    cause: str
    effect: str
    sides: tuple[Said, ...]


def doubtful(view: View) -> tuple[Doubtful, ...]:
    """The claims that nobody has judged, the least certain first, then those that stand for most.

    Least certain is what may as well be read right as wrong, a probability of one half: there a look changes
    most, whether it lets a claim count that was too unsure or takes one off the map.
    """
    found = []
    for together in _by_gist(view).values():
        if waiting := [placed for placed in together if placed.saying.verdict is None]:
            counting = sum(placed.status in COUNTING for placed in together)
            least = min(waiting, key=_certainty)
            found.append(Doubtful(least, len(together) - 1, counting - (least.status in COUNTING)))
    return tuple(sorted(found, key=lambda each: (_certainty(each.placed), -each.alike)))


def _certainty(placed: Placed) -> float:
    """How far from one half the probability is that the claim was read right."""
    return abs(placed.saying.claim.confidence - 0.5)


def disputed(view: View, *, open_only: bool = False) -> tuple[Disputed, ...]:
    """What is said with both signs or denied, best supported first.

    Args:
        open_only: without those of which a person has judged every saying.
    """
    pairs: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    for link in view.cmap.links:
        if link.contested:
            sides = pairs[link.cause, link.effect]
            sides.append(Said(link, False, (*link.carrying, *link.backing)))
            if link.denials:
                sides.append(Said(link, True, link.denials))
    every = (Disputed(cause, effect, tuple(sides)) for (cause, effect), sides in pairs.items())
    return tuple(each for each in every if not open_only or _is_open(each.sides))


def _is_open(sides: Iterable[Said]) -> bool:
    return any(saying.verdict is None for side in sides for saying in side.sayings)


def _by_gist(view: View) -> Mapping[Gist, Sequence[Placed]]:
    """The claims by what they say, as decisions with a wide scope tell it."""
    placed = defaultdict(list)
    for each in view.placed:
        placed[each.saying.document].append(each)
    found: defaultdict[Gist, list[Placed]] = defaultdict(list)
    for reading in view.readings:
        told = {variable.id: variable.key or plain(variable.name) for variable in reading.variables}
        for each in placed[reading.document.id]:
            claim = each.saying.claim
            cause, effect = told[claim.cause.variable], told[claim.effect.variable]
            found[cause, claim.polarity, effect].append(each)
    return found
