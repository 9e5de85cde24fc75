"""Two perspectives side by side, in words and as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.api.building import narrowed
from sayso.api.explaining import names
from sayso.api.places import Quote, quote
from sayso.causalmap.compare import compare
from sayso.export.comparison import compared_words, distance_words, draw_comparison
from sayso.export.view import View
from sayso.export.wording import link_sentence, perspective_words, variable_name
from sayso.records.claim import Polarity
from sayso.records.comparison import Comparison, Where
from sayso.records.filter import Filter


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A link that one of two perspectives holds, or both, in words.

    Attributes:
        where: 'contested', 'both', 'first' or 'second' (see `sayso.records.comparison`).
        link: its id; cause, effect: names of variables; sign: of the link.
        sentence: the link in words; whose: who of the two holds and who contests it.
        first, second: names of the people by whose word each holds it; () where it does not.
        quotes: the words that the first stands on, then those of the second; for a contested link also the
            words against it.
    """

    where: Where
    link: str
    cause: str
    sign: Polarity
    effect: str
    sentence: str
    whose: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """What two perspectives share, what each has alone, and what they contest.

    Attributes:
        names: what to call the two; perspectives: their filters as text.
        links: contested ones first, then those of both, the first alone, the second alone; of each sort the
            best supported first.
        sentence: the distance with the counts behind it.
        comparison: the same as records; view: the project with the map of everybody.
    """

    names: tuple[str, str]
    perspectives: tuple[str, str]
    links: tuple[ShownDifference, ...]
    sentence: str
    comparison: Comparison
    view: View

    def of(self, where: Where) -> tuple[ShownDifference, ...]:
        """The links of one sort."""
        return tuple(link for link in self.links if link.where == where)

    def as_record(self) -> Mapping[str, Any]:
        """Names, counts, distance and variables, as JSON can hold them; the links stand in `links`."""
        compared = self.comparison
        spoken, agreed = compared.common
        return {
            "names": list(self.names),
            "perspectives": list(self.perspectives),
            "distance": compared.distance,
            "counts": compared.counts,
            "pairs": {"both_speak": spoken, "agree": agreed},
            "claims": dict(zip(("first", "second", "both"), compared.claims, strict=True)),
            "variables": {
                where: [variable_name(self.view, id) for id in ids]
                for where, ids in compared.variables.items()
            },
        }

    def picture(self) -> str:
        """Both on one layout, as SVG."""
        return draw_comparison(self.view, self.comparison, self.names).svg

    def _repr_svg_(self) -> str:
        return self.picture()


def compare_perspectives(view: View, first: Filter, second: Filter) -> ShownComparison:
    """What two perspectives of a project share, have alone and contest.

    Raises:
        QueryError: a filter names something that is not there.
    """
    called = perspective_words(view, first), perspective_words(view, second)
    maps = narrowed(view, (first,)).cmap, narrowed(view, (second,)).cmap
    compared = compare(view.cmap, *maps)
    links = []
    for each in compared.links:
        link, held = each.link, [side for side in (each.first, each.second) if side]
        against = link.denials if each.where == "contested" else ()
        opposite = [
            saying
            for other in compared.of("contested")
            if each.where == "contested"
            and (other.link.cause, other.link.effect) == (link.cause, link.effect)
            and other.link.id != link.id
            for saying in other.link.carrying
        ]
        sayings = dict.fromkeys([s for side in held for s in (*side.carrying, *side.backing)])
        sayings |= dict.fromkeys([*against, *opposite])
        links.append(
            ShownDifference(
                where=each.where,
                link=link.id,
                cause=variable_name(view, link.cause),
                sign=link.polarity,
                effect=variable_name(view, link.effect),
                sentence=link_sentence(view, link),
                whose=compared_words(each, called),
                first=names(view, each.first.holders) if each.first else (),
                second=names(view, each.second.holders) if each.second else (),
                quotes=tuple(quote(view, saying) for saying in sayings),
            )
        )
    return ShownComparison(
        names=called,
        perspectives=(str(first), str(second)),
        links=tuple(links),
        sentence=distance_words(compared),
        comparison=compared,
        view=view,
    )
