"""From claims, with their variables and people of the map, to links."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from sayso.causalmap.support import count_support
from sayso.records.causalmap import CausalMap, Link, MapVariable, Person, Saying
from sayso.records.claim import Polarity

Pair = tuple[str, str]


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
    self_links, questioned, weak, rejected = [], [], [], []
    said: defaultdict[Pair, list[Saying]] = defaultdict(list)
    denied: defaultdict[Pair, list[Saying]] = defaultdict(list)
    for saying in sorted(sayings, key=text_order):
        if saying.verdict == "rejected":
            rejected.append(saying)
        elif saying.cause == saying.effect:
            self_links.append(saying)
        elif saying.claim.modality == "questioned":
            questioned.append(saying)
        elif saying.claim.confidence < threshold and saying.verdict != "accepted":
            weak.append(saying)
        elif saying.claim.modality == "denied":
            denied[saying.cause, saying.effect].append(saying)
        else:
            said[saying.cause, saying.effect].append(saying)
    links = [
        link
        for pair, claims in said.items()
        for link in _links_of(pair, claims, denied.get(pair, ()), unnamed)
    ]
    used = {text_order(saying) for link in links for saying in link.denials}
    unused = [saying for claims in denied.values() for saying in claims if text_order(saying) not in used]
    return CausalMap(
        variables={variable.id: variable for variable in sorted(variables, key=lambda each: each.id)},
        people={person.id: person for person in people},
        links=tuple(sorted(links, key=_strongest_first)),
        denied_only=tuple(sorted(unused, key=text_order)),
        questioned=tuple(questioned),
        weak=tuple(weak),
        self_links=tuple(self_links),
        rejected=tuple(rejected),
        threshold=threshold,
    )


def link_id(cause: str, polarity: Polarity, effect: str) -> str:
    """The id of a link: twelve hexadecimal digits made from its cause, polarity and effect."""
    return hashlib.sha256(f"{cause}\0{polarity}\0{effect}".encode()).hexdigest()[:12]


def text_order(saying: Saying) -> tuple[str, int, str]:
    """Sorts claims by document, then in text order, which is that of their ids ('c2' before 'c10')."""
    return saying.order


def _links_of(
    pair: Pair, claims: Sequence[Saying], denied: Sequence[Saying], unnamed: Set[str]
) -> Iterable[Link]:
    by_sign: defaultdict[Polarity, list[Saying]] = defaultdict(list)
    for saying in claims:
        by_sign[saying.claim.polarity].append(saying)
    denials = _by_sign(denied)
    signed: list[Polarity] = [sign for sign in ("+", "-") if sign in by_sign]
    backing = by_sign["?"] if signed else []
    for sign in signed or ["?"]:
        against = [*denials.get(sign, ()), *(denials.get("?", ()) if sign != "?" else ())]
        behind = [*by_sign[sign], *backing]
        yield Link(
            id=link_id(pair[0], sign, pair[1]),
            cause=pair[0],
            effect=pair[1],
            polarity=sign,
            carrying=tuple(by_sign[sign]),
            support=count_support(behind, unnamed),
            reports=len({saying.copies for saying in behind}),
            backing=tuple(backing),
            denials=tuple(sorted(against, key=text_order)),
            contested=len(signed) == 2 or bool(against),
        )


def _by_sign(sayings: Iterable[Saying]) -> Mapping[Polarity, list[Saying]]:
    signs: defaultdict[Polarity, list[Saying]] = defaultdict(list)
    for saying in sayings:
        signs[saying.claim.polarity].append(saying)
    return signs


def _strongest_first(link: Link) -> tuple[int, int, int, float, str]:
    surest = max(saying.claim.confidence for saying in link.carrying)
    return -link.support, -link.reports, -len(link.carrying), -surest, link.id
