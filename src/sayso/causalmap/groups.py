"""General variables and their special cases: the map at either level, and which links are cases of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from sayso.causalmap.links import assemble
from sayso.records.causalmap import CausalMap, Counted, MapVariable


def at_general_level(cmap: CausalMap) -> CausalMap:
    """The map in which every variable stands for its special cases, however deep they lie under it.

    Links, their support and their contest are made anew from the same claims; a claim between two cases of
    one variable goes to `self_links`. A general variable can be found by the names of its cases.
    """
    top = {variable: above[-1] if above else variable for variable, above in levels(cmap.variables).items()}
    under: defaultdict[str, list[MapVariable]] = defaultdict(list)
    for variable, general in top.items():
        if general != variable:
            under[general].append(cmap.variables[variable])
    return assemble(
        (replace(s, cause=top[s.cause], effect=top[s.effect]) for s in cmap.sayings()),
        variables=(_with_cases(cmap.variables[id], under[id]) for id in sorted(set(top.values()))),
        people=cmap.people.values(),
        threshold=cmap.threshold,
    )


def levels(variables: Mapping[str, MapVariable]) -> dict[str, tuple[str, ...]]:
    """For each variable the general ones above it, the nearest first, as far as they are here."""
    found = {}
    for variable in variables:
        above: list[str] = []
        here = variables[variable].general
        while here is not None and here in variables and here != variable and here not in above:
            above.append(here)
            here = variables[here].general
        found[variable] = tuple(above)
    return found


def general_links(
    links: Collection[Counted], variables: Mapping[str, MapVariable]
) -> dict[str, tuple[str, ...]]:
    """For each link, by id, those of which it is a special case.

    These have its sign, and on each side its variable or one above it ('grain exports lower hunger' under
    'exports lower hunger').
    """
    above = levels(variables)
    known = {(link.cause, link.polarity, link.effect): link.id for link in links}
    found = {}
    for link in links:
        wider = (
            known.get((cause, link.polarity, effect))
            for cause in (link.cause, *above[link.cause])
            for effect in (link.effect, *above[link.effect])
        )
        found[link.id] = tuple(id for id in wider if id is not None and id != link.id)
    return found


def _with_cases(variable: MapVariable, cases: list[MapVariable]) -> MapVariable:
    names = {name for case in cases for name in (case.name, *case.aliases)} - {variable.name}
    members = {member for case in cases for member in case.members}
    return replace(
        variable,
        aliases=tuple(sorted(names.union(variable.aliases))),
        members=tuple(sorted(members.union(variable.members))),
        kind="quantity" if any(case.kind == "quantity" for case in cases) else variable.kind,
        general=None,
    )
