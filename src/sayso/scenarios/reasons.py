"""The one sentence that says why a verdict is what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    links: Iterable[Link],
    loops: Sequence[Loop],
) -> str:
    """One sentence, without a capital or a full stop, in words that follow 'rises:' or 'open:'.

    Args:
        paths: those shown, over these links; loops: those that leave it open.
    """
    return "; ".join(filter(None, (_verdict(cmap, judgement, pressed, paths, loops), _denials(cmap, links))))


def _verdict(
    cmap: CausalMap, judgement: Judgement, pressed: bool, paths: Sequence[EffectPath], loops: Sequence[Loop]
) -> str:
    if judgement.verdict in ("rises", "falls"):
        return _agreement(judgement, pressed, paths)
    if judgement.verdict == "contested":
        deciding = len(judgement.by_side[0].links)
        if deciding == 1:
            return "the sign of one contested link decides"
        return f"the signs of {deciding} contested links decide"
    return " and ".join(_doubts(cmap, judgement, loops))


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
