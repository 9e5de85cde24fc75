"""The answer to a scenario, as far as the signs of what was said settle it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.errors import MapError, QueryError
from sayso.network.pairs import by_pair
from sayso.network.routes import Direction, network_of
from sayso.records.causalmap import CausalMap, Loop
from sayso.records.scenario import Effect, Outcome, Scenario
from sayso.scenarios.reasons import reason_for
from sayso.scenarios.sides import judge
from sayso.scenarios.signs import Doubt
from sayso.scenarios.usage import links_used, ways_of
from sayso.scenarios.way import distances, unbalanced_loops, walked_links
from sayso.scenarios.why import Explainer

SHOWN_PATHS = 5
"""Paths shown for each effect they have: five for, five against, five open."""


def settle(cmap: CausalMap, scenario: Scenario, *, paths: int = SHOWN_PATHS) -> Outcome:
    """What follows from the signs alone, for every variable that the presses reach, nearest first.

    Pressed variables are among them: a press is a path of no steps. Held variables take no part.

    Args:
        cmap: already the perspective that the scenario names.
        paths: how many are kept for each effect a path can have.

    Raises:
        QueryError: a pressed or held variable is not on the map.
        MapError: the map holds carrying claims that the scenario leaves out.

    Method: see docs/method/what-if.md and the module `signs`.
    """
    _check(cmap, scenario)
    presses: dict[str, Direction] = {
        press.variable: 1 if press.direction == "more" else -1 for press in scenario.presses
    }
    links = links_used(cmap, scenario)
    ways = ways_of(links, as_said=scenario.as_said)
    links = walked_links(links, presses, ways)
    pairs = by_pair(links)
    judgements = judge(pairs, presses, ways)
    loops = unbalanced_loops(pairs)
    nearest = distances(pairs, sorted(presses))
    explainer = Explainer(
        network_of(links), presses, lambda link, d: d == 0 or d in ways[link.id], keep=paths
    )
    by_id = {link.id: link for link in links}

    def effect_on(variable: str) -> Effect:
        judgement = judgements[variable]
        shown: Sequence[Loop] = ()
        if judgement.verdict == "open" and Doubt.LOOP in judgement.doubt:
            shown = loops.get(variable, ())
        why = explainer.paths_to(variable)
        reason = reason_for(
            cmap, judgement, pressed=variable in presses, paths=why.paths, links=by_id, loops=shown
        )
        return Effect(
            variable=variable,
            verdict=judgement.verdict,
            paths=why.paths,
            by_side=judgement.by_side,
            more=why.more,
            more_is_exact=why.more_is_exact,
            loops=tuple(shown),
            reason=reason,
        )

    effects = [
        effect_on(variable)
        for variable in sorted(nearest, key=lambda v: (nearest[v], cmap.variables[v].name, v))
        if judgements[variable].verdict != "not reached"
    ]
    linked = {end for link in cmap.links for end in (link.cause, link.effect)}
    reached = {effect.variable for effect in effects}
    return Outcome(scenario, tuple(effects), tuple(sorted(linked - reached - set(scenario.held))))


def _check(cmap: CausalMap, scenario: Scenario) -> None:
    for variable in (*(press.variable for press in scenario.presses), *scenario.held):
        if variable not in cmap.variables:
            raise QueryError(variable, f"nothing that is used here speaks of the variable {variable}")
    for link in cmap.links:
        for saying in link.carrying:
            if scenario.modalities and saying.claim.modality not in scenario.modalities:
                raise MapError(f"link {link.id} is {saying.claim.modality}, which the scenario leaves out")
