"""The map that the claims of many documents make together: variables, people, links, loops."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Self

from sayso.errors import MapError
from sayso.records.claim import Claim, Modality, Polarity
from sayso.records.condition import Condition
from sayso.records.statement import EntityType
from sayso.records.variable import VariableKind

Verdict = Literal["accepted", "rejected"]
LoopKind = Literal["reinforcing", "balancing", "unknown"]
ClaimKey = tuple[str, str]
"""A claim: the id of its document, and its own id there."""


@dataclass(frozen=True, order=True, slots=True)
class Member:
    """A variable or entity of one reading, by the document's id and its own id there ('v3', 'e1')."""

    document: str
    local: str


@dataclass(frozen=True, slots=True)
class MapVariable:
    """One variable of the map: the variables of single readings that are one thing.

    Attributes:
        id: twelve hexadecimal digits made from its members' content, never from its name.
        name: the commonest of its members' names (ties: shortest, then alphabet).
        kind: 'quantity' as soon as one member is one, else 'event'.
        members: the variables of single readings, sorted.
        aliases: the other names it is given, sorted.
        general: id of the variable that a person put it under ('exports' of 'grain exports'); None
            without one.
    """

    id: str
    name: str
    kind: VariableKind
    members: tuple[Member, ...]
    aliases: tuple[str, ...] = ()
    general: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever claims are attributed to, across documents: a person, an organisation, a byline.

    Attributes:
        id: twelve hexadecimal digits made from content.
        name: the fullest name; None for an unnamed source.
        role: 'source' when statements or turns name it, 'byline' when it stands for the own voice
            of the documents of one author, else of one publisher, else of one document.
        hidden: the names that the name, a pseudonym, stands for, the fullest first; they are shown nowhere.
            () when it is no pseudonym.
    """

    id: str
    name: str | None
    type: EntityType
    members: tuple[Member, ...] = ()
    aliases: tuple[str, ...] = ()
    role: Literal["source", "byline"] = "source"
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim on the map: the claim as read, with its variables and people of the map.

    Attributes:
        document: id of the document it stands in.
        cause, effect: ids of map variables.
        holders: ids of people, outermost first; the byline when the claim is the author's own voice,
            so never empty.
        copies: the group of near-copies that the document belongs to (the smallest document id of it).
        verdict: what a person said of it; None when nobody has looked at it.
    """

    document: str
    claim: Claim
    cause: str
    effect: str
    holders: tuple[str, ...]
    copies: str
    verdict: Verdict | None = None

    def __post_init__(self) -> None:
        if not self.holders:
            raise MapError(f"claim {self.claim.id} of {self.document} has no holder")

    @property
    def order(self) -> tuple[str, int, str]:
        """Sorts claims by document, then in text order, which is that of their ids ('c2' before 'c10')."""
        return self.document, len(self.claim.id), self.claim.id

    @property
    def key(self) -> ClaimKey:
        """Which claim it is."""
        return self.document, self.claim.id

    @property
    def holder(self) -> str:
        """Whose say-so it is: the innermost holder."""
        return self.holders[-1]

    @property
    def own_voice(self) -> bool:
        """Whether it is said in the document's own voice."""
        return not self.claim.holders

    @property
    def polarity(self) -> Polarity:
        """The sign that it gives the link."""
        return self.claim.polarity

    @property
    def modality(self) -> Modality:
        """How it is said."""
        return self.claim.modality

    @property
    def confidence(self) -> float:
        """How likely it is said at all."""
        return self.claim.confidence


class Vote(NamedTuple):
    """A claim on the map without its words, for counting: as much of a `Saying` as links are made from."""

    document: str
    id: str
    cause: str
    effect: str
    polarity: Polarity
    modality: Modality
    confidence: float
    holder: str
    own_voice: bool
    copies: str
    verdict: Verdict | None

    @classmethod
    def of(cls, saying: Saying) -> Self:
        """As much of a claim as is counted."""
        claim = saying.claim
        return cls(
            saying.document,
            claim.id,
            saying.cause,
            saying.effect,
            claim.polarity,
            claim.modality,
            claim.confidence,
            saying.holder,
            saying.own_voice,
            saying.copies,
            saying.verdict,
        )

    @property
    def key(self) -> ClaimKey:
        """Which claim it is."""
        return self.document, self.id

    @property
    def order(self) -> tuple[str, int, str]:
        """Sorts as `Saying.order` does."""
        return self.document, len(self.id), self.id


@dataclass(frozen=True, slots=True)
class Link:
    """A causal link: cause, polarity, effect, with every saying of it. One nobody said cannot be made.

    Attributes:
        id: twelve hexadecimal digits made from cause, polarity and effect.
        carrying: the claims that make the link, in document and text order; never empty.
        backing: claims that support it without voting on its sign ('?' claims on a signed link).
        denials: denied claims of this cause, effect and polarity, or of this cause and effect with '?'
            ('has no effect on'), which count against it.
        support: number of distinct innermost holders behind the claims that carry or back it: the own
            voices of near-copies as one, unnamed speakers once for each group of copies.
        reports: number of documents that carry or back it, after near-copies are joined.
        contested: the pair has links of both signs, or this link has denials.
    """

    id: str
    cause: str
    effect: str
    polarity: Polarity
    carrying: tuple[Saying, ...]
    support: int
    reports: int
    backing: tuple[Saying, ...] = ()
    denials: tuple[Saying, ...] = ()
    contested: bool = False

    def __post_init__(self) -> None:
        if not self.carrying:
            raise MapError("a link needs at least one claim that carries it")

    @property
    def sayings(self) -> tuple[Saying, ...]:
        """All claims that stand with it: those that carry it, back it and deny it."""
        return (*self.carrying, *self.backing, *self.denials)

    @property
    def holders(self) -> tuple[str, ...]:
        """Ids of the people who hold the link with its sign: innermost holders of the carrying claims."""
        return tuple(sorted({saying.holder for saying in self.carrying}))

    @property
    def both_ways(self) -> bool:
        """Whether some claim says the link in both directions ('only if', 'depends on')."""
        return any(saying.claim.both_ways for saying in self.carrying)

    @property
    def once(self) -> bool:
        """Whether the link rests on finished events only."""
        return all(saying.claim.scope == "once" for saying in self.carrying)


class Counted(NamedTuple):
    """A link without its claims, for listing: how many carry it, back it and deny it, and the surest's
    confidence; the rest as of a `Link`."""

    id: str
    cause: str
    polarity: Polarity
    effect: str
    support: int
    reports: int
    carrying: int
    backing: int
    denials: int
    surest: float
    contested: bool

    @classmethod
    def of(cls, link: Link) -> Self:
        """As much of a link as is listed."""
        return cls(
            link.id,
            link.cause,
            link.polarity,
            link.effect,
            link.support,
            link.reports,
            len(link.carrying),
            len(link.backing),
            len(link.denials),
            max(saying.claim.confidence for saying in link.carrying),
            link.contested,
        )


class Arrow(NamedTuple):
    """A link without its claims, for finding the way."""

    id: str
    cause: str
    polarity: Polarity
    effect: str
    support: int


class Naming(NamedTuple):
    """What a variable or person of the map is called; '' for who has no name."""

    id: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """A feedback loop: variables in order round it, and the links between them.

    Attributes:
        variables: ids, from the smallest id on, in the direction of the links.
        links: for each variable the ids of the links from it to the next (several when contested).
        kind: reinforcing, balancing, or unknown over a contested or '?' pair.
        held_by: ids of people who hold every link of it with the sign it uses; () when nobody does,
            and the loop is pieced together.
        support: the support of its weakest link.
    """

    variables: tuple[str, ...]
    links: tuple[tuple[str, ...], ...]
    kind: LoopKind
    held_by: tuple[str, ...]
    support: int


@dataclass(frozen=True, slots=True)
class Loops:
    """The feedback loops that were found, strongest first, and how far the search went.

    Attributes:
        found: by support of the weakest link, then shortest, then ids.
        complete: every loop of at most `longest` variables is in `found`.
        max_length: the longest length of which every loop was seen; `longest` where the search did not have
            to give up.
        longest: longest loop looked for.
        support: every loop of at most `longest` variables and at least this support was seen; 0 for all,
            None for none.
        seen: how many were seen, of which `found` are the strongest.
    """

    found: tuple[Loop, ...]
    complete: bool
    max_length: int
    longest: int
    support: int | None
    seen: int


@dataclass(frozen=True, slots=True)
class Path:
    """A way along links from one variable to another, no variable twice.

    Attributes:
        links: at least one, in order.
        support: that of its weakest link.
        held_by: ids of people who hold every link of it; () when it is pieced together.
    """

    links: tuple[Link, ...]
    support: int
    held_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """The best paths between two variables, best first; complete when there are no others."""

    found: tuple[Path, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class CausalMap:
    """The union of what was said: a function of the set of readings, never of their order.

    Attributes:
        variables, people: by id.
        links: sorted by support, reports, number of claims, the surest claim's confidence, then id.
        denied_only: denied claims whose link nobody says; they draw no arrow.
        questioned: questioned claims; they never count.
        weak: carrying or denied claims below the confidence threshold that no person accepted; they make
            no link, contest none.
        rejected: claims that a person rejected; they count for nothing.
        self_links: claims, of any modality, whose two sides are one variable: likely a wrong merge.
        threshold: the confidence from which a claim makes a link.
    """

    variables: Mapping[str, MapVariable] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    denied_only: tuple[Saying, ...] = ()
    questioned: tuple[Saying, ...] = ()
    weak: tuple[Saying, ...] = ()
    self_links: tuple[Saying, ...] = ()
    rejected: tuple[Saying, ...] = ()
    threshold: float = 0.5

    def sayings(self, asked: Collection[Condition] = ()) -> tuple[Saying, ...]:
        """Every claim on the map once, or those of which all that is asked holds; in document and text order.

        Args:
            asked: conditions on claims, and those on links that a claim meets by its own sides and sign.
        """
        found = {saying.order: saying for saying in self._everywhere()}
        return tuple(found[order] for order in sorted(found) if meets(found[order], asked))

    def votes(
        self, asked: Collection[Condition] = (), *, pairs: Collection[tuple[str, str]] | None = None
    ) -> Iterable[Vote]:
        """The same claims without their words.

        Args:
            pairs: only about these pairs of variables, and then of conditions only those on sides and sign;
                None for any.
        """
        found = map(Vote.of, self.sayings(asked))
        return found if pairs is None else (vote for vote in found if (vote.cause, vote.effect) in pairs)

    def counted(self, asked: Collection[Condition] = ()) -> Sequence[Counted]:
        """The links without their claims, or those of which all that is asked holds; in the order of `links`.

        Args:
            asked: conditions on links.
        """
        return [Counted.of(link) for link in self.links if link_meets((link,), asked)]

    def stands(
        self, pairs: Collection[tuple[str, str]] | None = None
    ) -> Mapping[ClaimKey, Sequence[Link | Counted]]:
        """For each claim that a link is made of, that backs it or denies it: these links.

        Args:
            pairs: of links that are asked for, where others may be left out; None for all.
        """
        found: defaultdict[ClaimKey, list[Link | Counted]] = defaultdict(list)
        for link in self.links:
            for saying in link.sayings:
                found[saying.key].append(link)
        return found

    def links_about(self, variables: Set[str]) -> tuple[Link, ...]:
        """The links from or to one of these variables, in the order of all links."""
        return tuple(link for link in self.links if link.cause in variables or link.effect in variables)

    def about(self, variables: Set[str]) -> CausalMap:
        """A map in which all claims from or to one of these variables count as they do here."""
        return self

    def of_pairs(self, pairs: Collection[tuple[str, str]]) -> CausalMap:
        """A map in which all claims about these pairs of variables count as they do here."""
        return self

    def links_of(self, ids: Collection[str]) -> dict[str, Link]:
        """These links by id."""
        return {link.id: link for link in self.links if link.id in ids}

    @property
    def link_count(self) -> int:
        """How many links there are."""
        return len(self.links)

    def arrows(
        self,
        *,
        causes: Collection[str] | None = None,
        effects: Collection[str] | None = None,
        least: int = 0,
    ) -> Sequence[Arrow]:
        """The links without their claims, in any order.

        Args:
            causes: only those from one of these; effects: only those to one of these; None for any.
            least: only those of at least this support.
        """
        return [
            Arrow(each.id, each.cause, each.polarity, each.effect, each.support)
            for each in self.links
            if (causes is None or each.cause in causes)
            and (effects is None or each.effect in effects)
            and each.support >= least
        ]

    def variables_of(self, ids: Collection[str]) -> list[MapVariable]:
        """These variables, in the order of their ids."""
        return [self.variables[id] for id in sorted(ids)]

    def people_of(self, ids: Collection[str]) -> list[Person]:
        """These people, in the order of their ids."""
        return [self.people[id] for id in sorted(ids)]

    def names_of_variables(self, having: Collection[str] = ()) -> Iterable[Naming]:
        """What the variables are called, in the order of their ids.

        Args:
            having: leaves out those without another name in whose name not all of these stand, which are
                parts of words in small letters; more may be given.
        """
        return [Naming(each.id, each.name, each.aliases) for each in self.variables.values()]

    def variables_named(self, name: str) -> list[str]:
        """The ids of the variables of this very name."""
        return [each.id for each in self.names_of_variables() if each.name == name]

    def names_of_people(self) -> Iterable[Naming]:
        """What everybody is called, in the order of their ids."""
        return [Naming(each.id, each.name or "", each.aliases) for each in self.people.values()]

    @property
    def grouped(self) -> bool:
        """Whether people put variables under general ones."""
        return any(each.general is not None for each in self.variables.values())

    def _everywhere(self) -> Iterator[Saying]:
        for link in self.links:
            yield from link.carrying
            yield from link.backing
            yield from link.denials
        yield from self.denied_only
        yield from self.questioned
        yield from self.weak
        yield from self.self_links
        yield from self.rejected


def meets(saying: Saying | Vote, asked: Iterable[Condition]) -> bool:
    """Whether a claim meets each of these conditions; those on claims only where it has its words."""
    return all(condition.met(_OF_CLAIMS[condition.field](saying)) for condition in asked)


def link_meets(links: Sequence[Link | Counted], asked: Iterable[Condition]) -> bool:
    """Whether each of these conditions on links is met by one of the links; turned round, by none."""
    return all(
        condition.met([value for link in links for value in _OF_LINKS[condition.field](link)])
        for condition in asked
    )


_OF_CLAIMS: Mapping[str, Callable[[Any], tuple[Any, ...]]] = {
    "document": lambda saying: (saying.document,),
    "holder": lambda saying: (saying.holder,),
    "people": lambda saying: saying.holders,
    "modality": lambda saying: (saying.claim.modality,),
    "scope": lambda saying: (saying.claim.scope,),
    "reviewed": lambda saying: (saying.verdict is not None,),
    "placed": lambda saying: (saying.claim.place is not None,),
    "claim": lambda saying: (saying.key,),
    "cause": lambda saying: (saying.cause,),
    "effect": lambda saying: (saying.effect,),
    "side": lambda saying: (saying.cause, saying.effect),
    "sign": lambda saying: (saying.polarity,),
}
_OF_LINKS: Mapping[str, Callable[[Link | Counted], tuple[Any, ...]]] = {
    "cause": lambda link: (link.cause,),
    "effect": lambda link: (link.effect,),
    "side": lambda link: (link.cause, link.effect),
    "sign": lambda link: (link.polarity,),
    "support": lambda link: (link.support,),
    "reports": lambda link: (link.reports,),
    "contested": lambda link: (link.contested,),
}
