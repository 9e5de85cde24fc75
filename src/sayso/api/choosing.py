"""What a filter chooses in a project: its names looked up, its terms made into tests of claims and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property

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
from sayso.export.view import Placed, View
from sayso.records.causalmap import Link, Loop, Saying
from sayso.records.claim import Polarity
from sayso.records.filter import Filter, Term, dates, days, numbers

ClaimKey = tuple[str, str]
"""A claim: the id of its document, and its own id there."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What the terms about links are tested on: a link, or a claim with the link it stands with."""

    cause: str
    effect: str
    sign: Polarity
    support: int
    reports: int
    contested: bool


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
        self._documents: list[tuple[frozenset[str], bool]] = []
        self._people: list[tuple[frozenset[str], bool]] = []
        self._claims: list[tuple[Callable[[Saying], bool], bool]] = []
        self._variables: list[tuple[frozenset[str], bool]] = []
        self._links: list[tuple[Callable[[_Row], bool], bool]] = []
        self._holders: list[frozenset[str]] = []  # each has the holder of every claim that is meant
        self._sides: list[frozenset[str]] = []  # each has a side of every link that is meant
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
                self._documents.append((all_of(find_documents), without))
            case "publisher":
                self._documents.append((all_of(find_publications), without))
            case "date":
                self._documents.append((all_of(_dated), without))
            case "holder":
                people = all_of(find_people)
                if not without:
                    self._holders.append(people)
                self._people.append((people, without))
                self._claims.append((lambda saying: saying.holder in people, without))
            case "organisation":
                organisations = all_of(find_organisations)
                self._people.append((organisations, without))
                self._claims.append((lambda saying: not organisations.isdisjoint(saying.holders), without))
            case "place":
                places = tuple(map(_plain, values))
                self._claims.append(
                    (lambda saying: any(place in self._place(saying) for place in places), without)
                )
            case "modality":
                self._claims.append((lambda saying: saying.claim.modality in values, without))
            case "scope":
                self._claims.append((lambda saying: saying.claim.scope in values, without))
            case "reviewed":
                self._claims.append((lambda saying: _yes(saying.verdict is not None) in values, without))
            case "perspective":
                claims = frozenset().union(*map(self._perspective, values))
                self._claims.append((lambda saying: (saying.document, saying.claim.id) in claims, without))
            case "variable":
                either = all_of(find_named_variables)
                if not without:
                    self._sides.append(either)
                self._variables.append((either, without))
                self._links.append((lambda row: not either.isdisjoint((row.cause, row.effect)), without))
            case "cause":
                causes = all_of(find_named_variables)
                if not without:
                    self._sides.append(causes)
                self._links.append((lambda row: row.cause in causes, without))
            case "effect":
                effects = all_of(find_named_variables)
                if not without:
                    self._sides.append(effects)
                self._links.append((lambda row: row.effect in effects, without))
            case "sign":
                self._links.append((lambda row: row.sign in values, without))
            case "support":
                self._links.append((lambda row: _in_ranges(row.support, values), without))
            case "reports":
                self._links.append((lambda row: _in_ranges(row.reports, values), without))
            case "contested":
                self._links.append((lambda row: _yes(row.contested) in values, without))
            case "text":
                self._words.append((tuple(map(_plain, values)), without))

    @cached_property
    def view(self) -> View:
        """The project with the map that the chosen claims make."""
        if not (self._documents or self._claims):
            return self._everything
        cmap = perspective(
            self._everything.cmap,
            self.claim,
            holders=_within_all(self._holders),
            documents=_within_all(found for found, without in self._documents if not without),
        )
        return replace(self._everything, cmap=cmap, loops=LoopsOf(cmap))

    @property
    def near_links(self) -> Sequence[Link]:
        """The links of `view`, or as many as can meet what is asked of variables, strongest first."""
        cmap = self.view.cmap
        return cmap.links_about(self._sides[0]) if self._sides else cmap.links

    @cached_property
    def meant(self) -> frozenset[ClaimKey]:
        """The claims that the whole filter means: those of `view` that meet also what is asked of links."""
        return frozenset(
            (placed.saying.document, placed.saying.claim.id)
            for placed in self.view.placed
            if self.placed(placed)
            and (not self._words or self.text(quote(self._everything, placed.saying).words))
        )

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

    def document(self, id: str) -> bool:
        """Whether a document meets what is asked of documents."""
        return all((id in found) != without for found, without in self._documents)

    def people(self, ids: Iterable[str]) -> bool:
        """Whether somebody who is asked for is among these, and nobody who is not to be."""
        ids = tuple(ids)
        return all(found.isdisjoint(ids) == without for found, without in self._people)

    def variable(self, ids: Iterable[str]) -> bool:
        """Whether a variable that is asked for, on either side, is among these."""
        ids = tuple(ids)
        return all(found.isdisjoint(ids) == without for found, without in self._variables)

    def claim(self, saying: Saying) -> bool:
        """Whether a claim meets what is asked of a claim by itself."""
        return self.document(saying.document) and all(
            test(saying) != without for test, without in self._claims
        )

    def placed(self, placed: Placed) -> bool:
        """Whether a claim of `view` meets what is asked of links; one without a link has support 0."""
        saying = placed.saying
        counts = [(link.support, link.reports, link.contested) for link in placed.links] or [(0, 0, False)]
        rows = (_Row(saying.cause, saying.effect, saying.claim.polarity, *each) for each in counts)
        return any(self._row((row,)) for row in rows)

    def link(self, link: Link) -> bool:
        """Whether a link of `view` meets what is asked of links."""
        return self._row((_row_of(link),))

    def loop(self, loop: Loop, links: Iterable[Link]) -> bool:
        """Whether each thing that is asked of links holds for one of a loop's; support is the weakest's."""
        links = tuple(links)
        weakest = min(link.reports for link in links)
        return self._row([replace(_row_of(link), support=loop.support, reports=weakest) for link in links])

    def text(self, *texts: str | None) -> bool:
        """Whether one of these has the words that are asked for."""
        plain = [_plain(text) for text in texts if text] if self._words else []
        return all(
            any(word in text for word in words for text in plain) != without for words, without in self._words
        )

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

    def _row(self, rows: Iterable[_Row]) -> bool:
        rows = tuple(rows)
        return all(any(test(row) for row in rows) != without for test, without in self._links)

    def _place(self, saying: Saying) -> str:
        place = saying.claim.place
        document = self._everything.by_document[saying.document].document
        return _plain(place.span.words(document.text)) if place else ""


def _within_all(sets: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """What is in all of these; None where there are none."""
    found = list(sets)
    return frozenset.intersection(*found) if found else None


def _row_of(link: Link) -> _Row:
    return _Row(link.cause, link.effect, link.polarity, link.support, link.reports, link.contested)


def _dated(view: View, value: str) -> Iterable[str]:
    """The documents whose date, however roughly it is told, lies wholly in a range."""
    first, last = dates(value)
    for id, document in view.told.items():
        date = document.date
        if date and first <= days(date)[0] and days(date)[1] <= last:
            yield id


def _in_ranges(number: int, values: Iterable[str]) -> bool:
    return any(low <= number and (high is None or number <= high) for low, high in map(numbers, values))


def _yes(condition: bool) -> str:
    return "yes" if condition else "no"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
