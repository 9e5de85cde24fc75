"""The report in short: what is said most widely, what is most disputed, the strongest loop."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.export.positions import find_opposites
from sayso.export.view import View
from sayso.export.wording import as_sentence, count, link_sentence, loop_sentence, names_of
from sayso.records.causalmap import Link


@dataclass(frozen=True, slots=True)
class Item:
    """One thing worth knowing first: a label, a sentence, what it rests on, the link to open (or None)."""

    label: str
    sentence: str
    basis: str
    link: str | None = None


def brief(view: View) -> tuple[Item, ...]:
    """At most three items; none for a map on which nobody agrees, disagrees or closes a loop."""
    return tuple(item for item in (_widest(view), _most_disputed(view), _loop(view)) if item)


def _widest(view: View) -> Item | None:
    links = view.cmap.links
    if not links or links[0].support < 2:
        return None
    basis = f"{count(links[0].support, 'person', 'people')}, {count(links[0].reports, 'document')}"
    return Item("Said most widely", as_sentence(link_sentence(view, links[0])), basis, links[0].id)


def _most_disputed(view: View) -> Item | None:
    """The link that most people contradict each other about; whoever says both is on neither side."""
    opposites = find_opposites(view.cmap)

    def sides(link: Link) -> tuple[set[str], set[str]]:
        opposite = opposites.get(link.id)
        behind = set(link.holders)
        against = {saying.holder for saying in link.denials} | set(opposite.holders if opposite else ())
        return behind - against, against - behind

    disputed = [link for link in view.cmap.links if link.contested and all(sides(link))]
    if not disputed:
        return None
    # Most people on the smaller side, then on both; the first of equals, which is the stronger link.
    most = max(disputed, key=lambda link: (min(map(len, sides(link))), sum(map(len, sides(link)))))
    behind, against = sides(most)
    basis = f"So {_say(behind)} {names_of(view, behind)}; {names_of(view, against)} {_contradict(against)}."
    return Item("Most disputed", as_sentence(link_sentence(view, most)), basis, most.id)


def _say(people: set[str]) -> str:
    return "says" if len(people) == 1 else "say"


def _contradict(people: set[str]) -> str:
    return "contradicts" if len(people) == 1 else "contradict"


def _loop(view: View) -> Item | None:
    loop = next((loop for loop in view.loops if loop.kind != "unknown"), None)
    if loop is None:
        return None
    basis = (
        f"Held by {names_of(view, loop.held_by)}."
        if loop.held_by
        else "Pieced together; nobody says all of it."
    )
    return Item(f"A {loop.kind} loop", loop_sentence(view, loop), basis)
