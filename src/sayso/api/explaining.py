"""Paths between variables, link by link with the words they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from sayso.api.places import Quote, dates_of, quote
from sayso.causalmap.copies import copies_evidence
from sayso.causalmap.paths import find_paths
from sayso.export.view import View
from sayso.export.wording import document_name, person_name, variable_name
from sayso.records.causalmap import Link, Saying
from sayso.records.claim import Polarity
from sayso.records.scenario import EffectPath


@dataclass(frozen=True, slots=True)
class ShownCopies:
    """Two documents that count as one report, and why.

    Attributes:
        first, second: what to call them.
        share: of the shorter one's runs of five words, those that the longer one has (0 to 1).
    """

    first: str
    second: str
    share: float


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One link on a path, in words.

    Attributes:
        cause, effect: names of variables; sign: of the link.
        link: its id; support: how many independent people say it; reports: in how many documents, near-copies
            as one; mentions: how often.
        first, last: dates of these documents, as far as they tell any.
        copies: those of them that are near-copies, a pair for each that another one brings in.
        people: names of those who say it with this sign; denied_by: of those who deny it.
        contested: others say the opposite sign, or deny it.
        mirror: used against the direction in which its claims speak; once: rests on finished events only.
        quotes: the words it stands on, carrying claims first, then those that back and deny it.
    """

    cause: str
    sign: Polarity
    effect: str
    link: str
    support: int
    reports: int
    mentions: int
    first: str | None
    last: str | None
    copies: tuple[ShownCopies, ...]
    people: tuple[str, ...]
    denied_by: tuple[str, ...]
    contested: bool
    mirror: bool
    once: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ShownPath:
    """A way from one variable to another, in words.

    Attributes:
        steps: in order, at least one.
        effect: what it does at its end: '+', '-' or '?' between two variables; 'rises', 'falls' or
            'open' in a what-if.
        support: that of its weakest link.
        held_by: names of people who say every link of it; () when it is pieced together from several.
    """

    steps: tuple[ShownStep, ...]
    effect: str
    support: int
    held_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The paths from one variable to another, best first: support of the weakest link, then shortest.

    `complete` is False when there are, or may be, others.
    """

    cause: str
    effect: str
    paths: tuple[ShownPath, ...]
    complete: bool

    def _repr_html_(self) -> str:
        if not self.paths:
            return f"<p>Nobody says that {escape(self.cause)} leads to {escape(self.effect)}.</p>"
        return "".join(path_html(path) for path in self.paths)


def explain(view: View, cause: str, effect: str, *, limit: int = 10) -> Explanation:
    """The paths between two variables of the map, by id, with the words of every link."""
    paths = find_paths(view.cmap, cause, effect, limit=limit)
    links = [link for path in paths.found for link in path.links]
    view.have(said.document for link in links for said in link.sayings)
    return Explanation(
        cause=variable_name(view, cause),
        effect=variable_name(view, effect),
        paths=tuple(
            ShownPath(
                steps=tuple(_step(view, link) for link in path.links),
                effect=sign_of(path.links),
                support=path.support,
                held_by=names(view, path.held_by),
            )
            for path in paths.found
        ),
        complete=paths.complete,
    )


def shown_path(view: View, path: EffectPath) -> ShownPath:
    """A path of a what-if, in words."""
    return ShownPath(
        steps=tuple(
            _step(view, view.links[step.link], mirror=step.mirror, once=step.once) for step in path.steps
        ),
        effect=path.effect,
        support=path.support,
        held_by=names(view, path.held_by),
    )


def sign_of(links: Sequence[Link]) -> Polarity:
    """The sign of a path: '-' for an odd number of '-' links, '?' over a '?' one."""
    if any(link.polarity == "?" for link in links):
        return "?"
    return "-" if sum(link.polarity == "-" for link in links) % 2 else "+"


def names(view: View, people: Iterable[str]) -> tuple[str, ...]:
    """People's names, each once, sorted."""
    return tuple(sorted({person_name(view.cmap.people[person]) for person in people}))


def path_html(path: ShownPath) -> str:
    """A path as a list of its links, with one quote each, for a notebook."""
    steps = []
    for step in path.steps:
        said = step.quotes[0]
        steps.append(
            f"<li>{escape(step.cause)} <b>{escape(step.sign)}→</b> {escape(step.effect)}"
            f"<blockquote>{escape(said.words)}<br>— {escape(said.speaker)}, {escape(said.document)}, "
            f"paragraph {said.paragraph}</blockquote></li>"
        )
    return f"<ol>{''.join(steps)}</ol>"


def _copies(view: View, sayings: Iterable[Saying]) -> tuple[ShownCopies, ...]:
    """Why documents of these claims were held to be near-copies."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for saying in sayings:
        groups[saying.copies].add(saying.document)
    found = []
    for group in groups.values():
        if len(group) > 1:
            documents = {id: view.by_document[id].document for id in sorted(group)}
            for pair in copies_evidence({id: document.text for id, document in documents.items()}):
                first, second = (document_name(documents[id]) for id in (pair.document, pair.other))
                found.append(ShownCopies(first, second, pair.share))
    return tuple(found)


def _step(view: View, link: Link, *, mirror: bool = False, once: bool | None = None) -> ShownStep:
    behind = (*link.carrying, *link.backing)
    first, last = dates_of(view, behind)
    return ShownStep(
        cause=variable_name(view, link.cause),
        sign=link.polarity,
        effect=variable_name(view, link.effect),
        link=link.id,
        support=link.support,
        reports=link.reports,
        mentions=len(behind),
        first=first,
        last=last,
        copies=_copies(view, behind),
        people=names(view, link.holders),
        denied_by=names(view, (saying.holder for saying in link.denials)),
        contested=link.contested,
        mirror=mirror,
        once=link.once if once is None else once,
        quotes=tuple(quote(view, saying) for saying in link.sayings),
    )
