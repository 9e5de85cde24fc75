"""The one sentence that says why a verdict is what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.records.causalmap import CausalMap, Link, Loop
from sayso.records.scenario import EffectPath
from sayso.scenarios.sides import MOST_CONTESTED, Judgement
from sayso.scenarios.signs import Doubt


def reason_for(
    cmap: CausalMap,
    judgement: Judgement,
    *,
    pressed: bool,
    paths: Sequence[EffectPath],
    links: Mapping[str, Link],
    loops: Sequence[Loop],
) -> str:
    """One sentence, without a capital or a full stop, in words that follow 'rises:' or 'open:'.

    Args:
        paths: those that are shown.
        links: all that the scenario uses, by id.
        loops: those that leave it open.
    """
    on_paths = {step.link for path in paths for step in path.steps}
    parts = (
        _deciding(cmap, judgement, links) if judgement.verdict == "contested" else "",
        _agreement(judgement, pressed, paths) if judgement.verdict in ("rises", "falls") else "",
        " and ".join(_doubts(cmap, judgement, loops)) if judgement.verdict == "open" else "",
        _denials(cmap, (links[link] for link in sorted(on_paths))),
    )
    return "; ".join(filter(None, parts))


def _deciding(cmap: CausalMap, judgement: Judgement, links: Mapping[str, Link]) -> str:
    pairs = [(links[link].cause, links[link].effect) for link in judgement.by_side[0].links]
    named = " and ".join(" → ".join(cmap.variables[v].name for v in pair) for pair in pairs)
    return f"the sign of {named} decides" if len(pairs) == 1 else f"the signs of {named} decide"


def _agreement(judgement: Judgement, pressed: bool, paths: Sequence[EffectPath]) -> str:
    if pressed:
        return "it is pressed, and what comes back to it agrees" if paths else "it is pressed"
    agree = "the one path there says so" if len(paths) == 1 else "all paths there agree"
    return f"{agree}, whichever side of a contested link is right" if judgement.contested else agree


def _doubts(cmap: CausalMap, judgement: Judgement, loops: Sequence[Loop]) -> Iterable[str]:
    if judgement.untried:
        how_many = "over" if judgement.contested > MOST_CONTESTED else "as many as"
        number = min(judgement.contested, MOST_CONTESTED)
        yield f"{how_many} {number} contested links bear on it, too many to give the answer by side"
        return
    if Doubt.LOOP in judgement.doubt:
        if loops:
            kind = "a reinforcing loop" if loops[0].kind == "reinforcing" else "a loop of unknown kind"
            yield f"{kind} is on the way ({_round(cmap, loops[0])})"
        else:
            yield "a reinforcing or unknown loop is on the way"
    if Doubt.TOO_MANY in judgement.doubt:
        yield "there are more loops or paths on the way than could be looked at"
    if judgement.doubt is Doubt.NONE:
        if 0 in judgement.directions:
            yield "a link of unknown sign is on the way"
        else:
            yield "some paths raise it and some lower it"


def _round(cmap: CausalMap, loop: Loop) -> str:
    return " → ".join(cmap.variables[v].name for v in (*loop.variables, loop.variables[0]))


def _denials(cmap: CausalMap, links: Iterable[Link]) -> str:
    deniers = {saying.holder for link in links for saying in link.denials}
    names = sorted({cmap.people[person].name or "an unnamed source" for person in deniers})
    return f"a link on the way is denied by {', '.join(names)}" if names else ""
