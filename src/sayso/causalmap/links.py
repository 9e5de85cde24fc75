"""From claims, with their variables and people of the map, to links."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from sayso.causalmap.support import Voice, count_support
from sayso.records.causalmap import CausalMap, Counted, Link, MapVariable, Person, Saying, Verdict, Vote
from sayso.records.claim import Modality, Polarity

Pair = tuple[str, str]


class Said(Voice, Protocol):
    """What links are made from: claims with their words, or without."""

    @property
    def cause(self) -> str: ...
    @property
    def effect(self) -> str: ...
    @property
    def polarity(self) -> Polarity: ...
    @property
    def modality(self) -> Modality: ...
    @property
    def confidence(self) -> float: ...
    @property
    def verdict(self) -> Verdict | None: ...
    @property
    def order(self) -> tuple[str, int, str]: ...


S = TypeVar("S", bound=Said)


def assemble(
    sayings: Iterable[Saying],
    *,
    variables: Iterable[MapVariable],
    people: Iterable[Person],
    threshold: float,
) -> CausalMap:
    """The map that these claims make. Every claim is on it somewhere; none is lost, none made.

    A claim that a person rejected goes to `rejected`, one between a variable and itself to `self_links`,
    a questioned one to `questioned`, one below the threshold that nobody accepted to `weak`. Of the
    others, those that carry make the link of their sign; where a pair has a signed link, its '?' claims
    back every signed link of the pair. A denied claim stands with the link it denies, and with
    `denied_only` where nobody says that link; one of polarity '?' ('has no effect on') denies whatever
    links the pair has.

    Args:
        sayings: in any order; document and text order comes out.
        threshold: the confidence (0 to 1) from which a claim counts.
    """
    people = sorted(people, key=lambda person: person.id)
    unnamed = {person.id for person in people if person.name is None}
    sorted_out = _sort_out(sayings, threshold)
    links = [
        Link(
            id=found.id,
            cause=found.cause,
            effect=found.effect,
            polarity=found.polarity,
            carrying=tuple(found.carrying),
            support=count_support(found.behind, unnamed),
            reports=found.reports,
            backing=tuple(found.backing),
            denials=tuple(found.denials),
            contested=found.contested,
        )
        for found in sorted_out.links()
    ]
    used = {text_order(saying) for link in links for saying in link.denials}
    denied = (saying for claims in sorted_out.denied.values() for saying in claims)
    return CausalMap(
        variables={variable.id: variable for variable in sorted(variables, key=lambda each: each.id)},
        people={person.id: person for person in people},
        links=tuple(sorted(links, key=lambda link: strongest_first(Counted.of(link)))),
        denied_only=tuple(sorted((each for each in denied if text_order(each) not in used), key=text_order)),
        questioned=tuple(sorted_out.questioned),
        weak=tuple(sorted_out.weak),
        self_links=tuple(sorted_out.self_links),
        rejected=tuple(sorted_out.rejected),
        threshold=threshold,
    )


def count_links(
    votes: Iterable[Vote], *, unnamed: Set[str], threshold: float
) -> list[tuple[Counted, Sequence[Vote]]]:
    """The links that `assemble` makes of these claims, as they are counted, in its order, and their claims.

    Args:
        unnamed: ids of the people without a name.
    """
    made = [
        (
            Counted(
                id=found.id,
                cause=found.cause,
                polarity=found.polarity,
                effect=found.effect,
                support=count_support(found.behind, unnamed),
                reports=found.reports,
                carrying=len(found.carrying),
                backing=len(found.backing),
                denials=len(found.denials),
                surest=max(vote.confidence for vote in found.carrying),
                contested=found.contested,
            ),
            (*found.carrying, *found.backing, *found.denials),
        )
        for found in _sort_out(votes, threshold).links()
    ]
    return sorted(made, key=lambda each: strongest_first(each[0]))


def link_id(cause: str, polarity: Polarity, effect: str) -> str:
    """The id of a link: twelve hexadecimal digits made from its cause, polarity and effect."""
    return hashlib.sha256(f"{cause}\0{polarity}\0{effect}".encode()).hexdigest()[:12]


def text_order(saying: Said) -> tuple[str, int, str]:
    """Sorts claims by document, then in text order, which is that of their ids ('c2' before 'c10')."""
    return saying.order


def strongest_first(link: Counted) -> tuple[int, int, int, float, str]:
    """Sorts links as a map has them: by support, reports, number of claims, the surest of them, then id."""
    return -link.support, -link.reports, -link.carrying, -link.surest, link.id


@dataclass(slots=True)
class _SortedOut(Generic[S]):
    """Claims by what becomes of them, in document and text order."""

    said: defaultdict[Pair, list[S]] = field(default_factory=lambda: defaultdict(list))
    denied: defaultdict[Pair, list[S]] = field(default_factory=lambda: defaultdict(list))
    self_links: list[S] = field(default_factory=list)
    questioned: list[S] = field(default_factory=list)
    weak: list[S] = field(default_factory=list)
    rejected: list[S] = field(default_factory=list)

    def links(self) -> Iterator[_Found[S]]:
        """The links, pair by pair."""
        for pair, claims in self.said.items():
            yield from _links_of(pair, claims, self.denied.get(pair, ()))


@dataclass(slots=True)
class _Found(Generic[S]):
    """A link as it is found: what carries, backs and denies it."""

    cause: str
    polarity: Polarity
    effect: str
    carrying: Sequence[S]
    backing: Sequence[S]
    denials: Sequence[S]
    contested: bool

    @property
    def id(self) -> str:
        return link_id(self.cause, self.polarity, self.effect)

    @property
    def behind(self) -> list[S]:
        return [*self.carrying, *self.backing]

    @property
    def reports(self) -> int:
        return len({saying.copies for saying in self.behind})


def _sort_out(sayings: Iterable[S], threshold: float) -> _SortedOut[S]:
    out: _SortedOut[S] = _SortedOut()
    for saying in sorted(sayings, key=text_order):
        if saying.verdict == "rejected":
            out.rejected.append(saying)
        elif saying.cause == saying.effect:
            out.self_links.append(saying)
        elif saying.modality == "questioned":
            out.questioned.append(saying)
        elif saying.confidence < threshold and saying.verdict != "accepted":
            out.weak.append(saying)
        elif saying.modality == "denied":
            out.denied[saying.cause, saying.effect].append(saying)
        else:
            out.said[saying.cause, saying.effect].append(saying)
    return out


def _links_of(pair: Pair, claims: Sequence[S], denied: Sequence[S]) -> Iterator[_Found[S]]:
    by_sign = _by_sign(claims)
    denials = _by_sign(denied)
    signed: list[Polarity] = [sign for sign in ("+", "-") if sign in by_sign]
    backing = by_sign.get("?", []) if signed else []
    for sign in signed or ["?"]:
        against = [*denials.get(sign, ()), *(denials.get("?", ()) if sign != "?" else ())]
        contested = len(signed) == 2 or bool(against)
        against.sort(key=text_order)
        yield _Found(pair[0], sign, pair[1], by_sign[sign], backing, against, contested)


def _by_sign(sayings: Iterable[S]) -> Mapping[Polarity, list[S]]:
    signs: defaultdict[Polarity, list[S]] = defaultdict(list)
    for saying in sayings:
        signs[saying.polarity].append(saying)
    return signs
