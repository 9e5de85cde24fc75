"""Who holds what, and with whom each person agrees or disagrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.records.causalmap import CausalMap, Link
from sayso.records.condition import Condition


@dataclass(frozen=True, slots=True)
class Dispute:
    """One link that a person holds or denies, and who says the contrary in one of three ways.

    Attributes:
        link: the link in question.
        kind: the others 'deny' it, hold the 'opposite', or, where the person denies it, 'hold' it.
        against: ids of these others, sorted; never empty.
    """

    link: Link
    kind: Literal["deny", "opposite", "hold"]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What one person holds on the map.

    Attributes:
        holds, denies: links, strongest first.
        agrees: for each other person who holds some of the same links, the number of these; most first.
        disputes: in order of the links.
    """

    person: str
    holds: tuple[Link, ...]
    denies: tuple[Link, ...]
    agrees: tuple[tuple[str, int], ...]
    disputes: tuple[Dispute, ...]


def find_positions(cmap: CausalMap) -> tuple[Position, ...]:
    """The position of everyone who holds or denies a link: those who hold most first, then by id."""
    holds: defaultdict[str, list[Link]] = defaultdict(list)
    denies: defaultdict[str, list[Link]] = defaultdict(list)
    for link in cmap.links:
        for person in link.holders:
            holds[person].append(link)
        for person in _deniers(link):
            denies[person].append(link)
    opposite = find_opposites(cmap)
    positions = [
        _position(person, holds[person], denies[person], opposite) for person in holds.keys() | denies.keys()
    ]
    return tuple(sorted(positions, key=lambda p: (-len(p.holds), -len(p.denies), p.person)))


def find_position(cmap: CausalMap, person: str) -> Position:
    """The position of one person, of which no more of the map is looked at than what they speak of."""
    near = cmap.of_pairs(
        {
            (saying.cause, saying.effect)
            for saying in cmap.sayings((Condition("holder", frozenset((person,))),))
        }
    )
    holds = [link for link in near.links if person in link.holders]
    denies = [link for link in near.links if person in _deniers(link)]
    return _position(person, holds, denies, find_opposites(near))


def _position(person: str, holds: list[Link], denies: list[Link], opposite: Mapping[str, Link]) -> Position:
    disputes = (*_held(person, holds, opposite), *_denied(person, denies))
    return Position(person, tuple(holds), tuple(denies), _agreements(person, holds), disputes)


def _deniers(link: Link) -> tuple[str, ...]:
    return tuple(sorted({saying.holder for saying in link.denials}))


def find_opposites(cmap: CausalMap) -> dict[str, Link]:
    """For the id of each link whose pair has links of both signs: the other one."""
    signed = {(link.cause, link.effect, link.polarity): link for link in cmap.links}
    opposites = {}
    for link in cmap.links:
        other = signed.get((link.cause, link.effect, "-" if link.polarity == "+" else "+"))
        if link.polarity != "?" and other is not None:
            opposites[link.id] = other
    return opposites


def _agreements(person: str, links: list[Link]) -> tuple[tuple[str, int], ...]:
    shared: defaultdict[str, int] = defaultdict(int)
    for link in links:
        for other in link.holders:
            if other != person:
                shared[other] += 1
    return tuple(sorted(shared.items(), key=lambda item: (-item[1], item[0])))


def _held(person: str, links: list[Link], opposites: Mapping[str, Link]) -> list[Dispute]:
    found = []
    for link in links:
        if link.id in opposites and (others := _others(person, opposites[link.id].holders)):
            found.append(Dispute(link, "opposite", others))
        if others := _others(person, _deniers(link)):
            found.append(Dispute(link, "deny", others))
    return found


def _denied(person: str, links: list[Link]) -> list[Dispute]:
    return [Dispute(link, "hold", others) for link in links if (others := _others(person, link.holders))]


def _others(person: str, people: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(people) - {person}))
