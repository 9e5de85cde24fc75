"""Who holds what, and with whom each person agrees or disagrees."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sayso.records.causalmap import CausalMap, Link


@dataclass(frozen=True, slots=True)
class Dispute:
    """One link that a person holds or denies, and who says the contrary.

    Attributes:
        link: the link in question.
        denies: the person denies it; otherwise the person holds it.
        against: ids of the people who deny what this person holds or hold what this person denies.
        opposite: the link of the other sign that some of them hold; None when they only deny or hold.
    """

    link: Link
    denies: bool
    against: tuple[str, ...]
    opposite: Link | None = None


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
    positions = []
    for person in sorted(holds.keys() | denies.keys()):
        disputes = [*_held(person, holds[person], opposite), *_denied(person, denies[person])]
        positions.append(
            Position(
                person,
                tuple(holds[person]),
                tuple(denies[person]),
                _agreements(person, holds[person]),
                tuple(disputes),
            )
        )
    return tuple(sorted(positions, key=lambda p: (-len(p.holds), -len(p.denies), p.person)))


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


def _held(person: str, links: list[Link], opposites: dict[str, Link]) -> list[Dispute]:
    found = []
    for link in links:
        opposite = opposites.get(link.id)
        contrary = {*_deniers(link), *(opposite.holders if opposite else ())} - {person}
        if contrary:
            found.append(Dispute(link, False, tuple(sorted(contrary)), opposite))
    return found


def _denied(person: str, links: list[Link]) -> list[Dispute]:
    found = []
    for link in links:
        if others := set(link.holders) - {person}:
            found.append(Dispute(link, True, tuple(sorted(others))))
    return found
