"""What a filter chooses in a project: its names looked up, its terms made into tests of claims and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property
from itertools import groupby

from sayso.api.finding import (
    find_documents,
    find_named_variables,
    find_organisations,
    find_people,
    find_publications,
)
from sayso.api.places import quote
from sayso.causalmap.loops import LoopsOf
from sayso.causalmap.perspective import perspective
from sayso.errors import QueryError
from sayso.export.view import View
from sayso.records.causalmap import ClaimKey, Counted, Link, Loop, Vote, link_meets
from sayso.records.condition import Condition
from sayso.records.filter import Filter, Term, dates, days, numbers
from sayso.store.kept.map import KeptMap
from sayso.store.loading import portions

Pair = tuple[str, str]

_COUNTS = ("support", "reports", "contested")
_AT_ONCE = 100  # documents that are held at one time
_FEW = 20_000  # links of which the claims are asked for by pairs; of more, all claims are looked through
_NO_LINK = Counted("", "", "?", "", 0, 0, 0, 0, 0, 0.0, False)


class Chosen:
    """A filter with its names looked up in a project.

    Its terms are of two sorts. Those about a claim by itself (who says it, where, when and how) choose
    claims; links, their support and their contest are counted among these alone. Those about what is said
    (variables, sign, support, reports, contest, words) then choose among the links that are left.

    Raises:
        QueryError: it names a person, document, publisher, variable or perspective that is not there, or a
            perspective that is made of itself.
    """

    def __init__(self, everything: View, asked: Filter, *, within: tuple[str, ...] = ()) -> None:
        """Look up the names of a filter.

        Args:
            within: names of the perspectives that it is a part of.
        """
        self._everything = everything
        self._within = within
        self._documents: list[Condition] = []
        self._people: list[Condition] = []
        self._claims: list[Condition] = []
        self._links: list[Condition] = []
        self._words: list[tuple[tuple[str, ...], bool]] = []
        for term in asked.terms:
            self._add(term)

    def _add(self, term: Term) -> None:
        values, without = term.values, term.without
        everything = self._everything

        def all_of(find: Callable[[View, str], Iterable[str]]) -> frozenset[str]:
            return frozenset(id for value in values for id in find(everything, value))

        match term.field:
            case "document":
                self._documents.append(Condition("document", all_of(find_documents), without=without))
            case "publisher":
                self._documents.append(Condition("document", all_of(find_publications), without=without))
            case "date":
                self._documents.append(Condition("document", all_of(_dated), without=without))
            case "holder":
                people = all_of(find_people)
                self._people.append(Condition("people", people, without=without))
                self._claims.append(Condition("holder", people, without=without))
            case "organisation":
                self._people.append(Condition("people", all_of(find_organisations), without=without))
                self._claims.append(self._people[-1])
            case "place":
                self._claims.append(Condition("claim", self._placed_at(values), without=without))
            case "modality" | "scope":
                self._claims.append(Condition(term.field, frozenset(values), without=without))
            case "reviewed":
                self._claims.append(Condition("reviewed", _yes(values), without=without))
            case "perspective":
                claims = frozenset().union(*map(self._perspective, values))
                self._claims.append(Condition("claim", claims, without=without))
            case "variable":
                self._links.append(Condition("side", all_of(find_named_variables), without=without))
            case "cause" | "effect":
                self._links.append(Condition(term.field, all_of(find_named_variables), without=without))
            case "sign":
                self._links.append(Condition("sign", frozenset(values), without=without))
            case "support" | "reports":
                ranges = tuple(map(numbers, values))
                self._links.append(Condition(term.field, ranges=ranges, without=without))
            case "contested":
                self._links.append(Condition("contested", _yes(values), without=without))
            case "text":
                self._words.append((tuple(map(_plain, values)), without))

    @cached_property
    def view(self) -> View:
        """The project with the map that the chosen claims make."""
        asked = (*self._documents, *self._claims)
        if not asked:
            return self._everything
        cmap = self._everything.cmap
        chosen = cmap.limited(asked) if isinstance(cmap, KeptMap) else perspective(cmap, asked=asked)
        return replace(self._everything, cmap=chosen, loops=LoopsOf(chosen))

    @cached_property
    def votes(self) -> Sequence[Vote]:
        """The claims that meet all that is asked but for the words; one without a link has support 0."""
        cmap = self.view.cmap
        counts = [condition for condition in self._links if condition.field in _COUNTS]
        own = [condition for condition in self._links if condition.field not in _COUNTS]
        if not counts:
            return list(cmap.votes(own))
        pairs: set[Pair] | None = None
        if not link_meets((_NO_LINK,), counts):
            met = cmap.counted(counts)
            pairs = {(link.cause, link.effect) for link in met} if len(met) <= _FEW else None
        stands = cmap.stands(pairs)
        return [
            vote
            for vote in cmap.votes(own, pairs=pairs)
            if any(link_meets((link,), counts) for link in stands.get(vote.key, (_NO_LINK,)))
        ]

    @cached_property
    def links(self) -> Sequence[Counted]:
        """The links of `view` that meet what is asked of links, strongest first, whatever their words."""
        return self.view.cmap.counted(self._links)

    @cached_property
    def said(self) -> Mapping[ClaimKey, Pair]:
        """The claims of `view` in whose quotes the words stand that are asked for, with their pairs."""
        asked = Condition("document", self._with_words)
        documents = {vote.document for vote in self.view.cmap.votes((asked,))}
        found: dict[ClaimKey, Pair] = {}
        for some in portions(sorted(documents), _AT_ONCE):
            sayings = self.view.cmap.sayings((Condition("document", frozenset(some)),))
            with self._everything.holding(some):
                found |= {
                    each.key: (each.cause, each.effect)
                    for each in sayings
                    if self.text(quote(self._everything, each).words)
                }
        return found

    @property
    def meant(self) -> frozenset[ClaimKey]:
        """The claims that meet all that is asked."""
        return frozenset(vote.key for vote in self.votes if not self._words or vote.key in self.said)

    @property
    def asks_for_claims(self) -> bool:
        """Whether more is asked than of documents, people and words, so that only claims can be meant."""
        return len(self._claims) > len(self._people) or bool(self._links)

    @property
    def asks_for_people(self) -> bool:
        """Whether somebody is asked for."""
        return bool(self._people)

    @property
    def asks_for_links(self) -> bool:
        """Whether something is asked of links."""
        return bool(self._links)

    @property
    def asks_for_words(self) -> bool:
        """Whether words are asked for."""
        return bool(self._words)

    @property
    def speakers(self) -> frozenset[str] | None:
        """The people of whom one must be whose a statement is; None for anybody."""
        wanted = [condition.values for condition in self._people if not condition.without]
        return frozenset.intersection(*wanted) if wanted else None

    def document(self, id: str) -> bool:
        """Whether a document meets what is asked of documents."""
        return all(condition.met((id,)) for condition in self._documents)

    def people(self, ids: Iterable[str]) -> bool:
        """Whether somebody who is asked for is among these, and nobody who is not to be."""
        ids = tuple(ids)
        return all(condition.met(ids) for condition in self._people)

    def documents_of_people(self) -> Callable[[str], bool]:
        """Whether somebody who is asked for says or claims something in a document, and nobody else."""
        everything = self._everything
        there: list[tuple[set[str], bool]] = []
        for condition in self._people:
            claimed = everything.cmap.votes([replace(condition, without=False)])
            found = {vote.document for vote in claimed}
            found |= {each.document for each in everything.spoken(condition.values)}
            there.append((found, condition.without))
        return lambda id: all((id in found) != without for found, without in there)

    def variable(self, ids: Iterable[str]) -> bool:
        """Whether a variable that is asked for, on either side, is among these."""
        ids = tuple(ids)
        return all(condition.met(ids) for condition in self._links if condition.field == "side")

    def loop(self, loop: Loop, links: Sequence[Link]) -> bool:
        """Whether each thing that is asked of links holds for one of a loop's; support is the weakest's."""
        reports = min(link.reports for link in links)
        found = [Counted.of(link)._replace(support=loop.support, reports=reports) for link in links]
        return link_meets(found, self._links)

    def text(self, *texts: str | None) -> bool:
        """Whether one of these has the words that are asked for."""
        plain = [_plain(text) for text in texts if text] if self._words else []
        return all(
            any(word in text for word in words for text in plain) != without for words, without in self._words
        )

    def may_have_words(self, document: str) -> bool:
        """Whether a document has the words that are asked for, so that something quoted from it can."""
        return not self._words or document in self._with_words

    @cached_property
    def _with_words(self) -> frozenset[str]:
        wanted = [words for words, without in self._words if not without]
        return frozenset(
            id
            for id, text in self._everything.texts()
            for plain in (_plain(text),)
            if all(any(word in plain for word in words) for words in wanted)
        )

    def _placed_at(self, values: Iterable[str]) -> frozenset[ClaimKey]:
        """The claims that name one of these places."""
        everything = self._everything
        places = tuple(map(_plain, values))
        placed = [Condition("placed", frozenset((True,)))]
        sayings = everything.cmap.sayings(placed)
        found = set()
        for id, own in groupby(sayings, key=lambda saying: saying.document):
            with everything.holding((id,)):
                text = everything.by_document[id].document.text
            for saying in own:
                assert saying.claim.place is not None
                told = _plain(saying.claim.place.span.words(text))
                if any(place in told for place in places):
                    found.add(saying.key)
        return frozenset(found)

    def _perspective(self, name: str) -> frozenset[ClaimKey]:
        named = self._everything.perspectives
        if name not in named:
            near = get_close_matches(name, named, n=5, cutoff=0.6)
            raise QueryError(
                name,
                f"no perspective is called {name!r}; 'sayso perspective' lists those that have a name",
                near,
            )
        if name in self._within:
            raise QueryError(name, f"the perspective {name!r} is made of itself; give it another filter")
        return Chosen(self._everything, named[name], within=(*self._within, name)).meant


def _dated(view: View, value: str) -> Iterable[str]:
    """The documents whose date, however roughly it is told, lies wholly in a range."""
    first, last = dates(value)
    for id, document in view.told.items():
        date = document.date
        if date and first <= days(date)[0] and days(date)[1] <= last:
            yield id


def _yes(values: Iterable[str]) -> frozenset[bool]:
    return frozenset(value == "yes" for value in values)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
