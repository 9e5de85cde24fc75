"""What is worth a person's look: claims that reading doubts, and what people say opposite things of."""

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
    """A claim that is too unsure to count, the surest of those that say the same.

    `alike` is how many other claims say the same, of which `counting` count already: a decision with the
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
    """The claims that are too unsure to count, those that stand for most first, then the surest."""
    said = _by_gist(view)
    found = []
    for together in said.values():
        weak = [placed for placed in together if placed.status == "weak"]
        if weak:
            surest = max(weak, key=lambda placed: placed.saying.claim.confidence)
            counting = sum(placed.status in COUNTING for placed in together)
            found.append(Doubtful(surest, len(together) - 1, counting))
    return tuple(sorted(found, key=lambda each: (-each.alike, -each.placed.saying.claim.confidence)))


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
