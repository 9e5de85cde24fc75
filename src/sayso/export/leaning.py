"""Which way answers lean, and what would turn them, in words."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.export.view import View
from sayso.export.wording import link_sentence
from sayso.records.response import PRIORS, Change, Lean, Leans, Side, Turn

_SIDES: dict[Side, str] = {
    "rises": "leans to a rise",
    "falls": "leans to a fall",
    "even": "leans neither way",
}
_CHANGES: dict[Change, str] = {
    "gone": "Without",
    "other sign": "With the other sign of",
    "weak": "With a weak link in",
    "strong": "With a strong link in",
}


def side_words(side: Side) -> str:
    """A side as it stands in a sentence: 'leans to a rise', 'runs away'."""
    return _SIDES.get(side, side)


def lean_words(lean: Lean) -> str:
    """Which way it leans, with the shares it rests on.

    'leans to a rise: rises in 75% (uniform; 100% settle) and 68% (log-uniform; 100% settle) of …'
    """
    if lean.side == "runs away":
        settled = ", ".join(f"{each.settled:,} of {each.tried:,}" for each in lean.shares.values())
        first = next((e for e in lean.early if e.rises or e.falls), None)
        early = (
            f"; early, at step {first.step}, {first.rises:.0%} rise, {first.falls:.0%} fall" if first else ""
        )
        return f"runs away: draws that settle: {settled}{early}"
    falls = lean.side == "falls"
    told = []
    for prior, each in lean.shares.items():
        share = (each.falls if falls else each.rises) / each.settled
        told.append(f"{share:.0%} ({prior}; {each.settled / each.tried:.0%} settle)")
    what = "falls" if falls else "rises"
    return f"{side_words(lean.side)}: {what} in {' and '.join(told)} of the settled draws"


def turn_words(view: View, turns: Iterable[Turn]) -> list[str]:
    """What would turn an answer: 'Without “A raises B” it falls.' What turns it alike goes together."""
    found: dict[tuple[Change, str], list[str]] = {}
    for turn in turns:
        link = f"“{link_sentence(view, view.links[turn.link])}”"
        found.setdefault((turn.change, turn.after), []).append(link)
    return [
        f"{_CHANGES[change]} {' or '.join(links)} it {'is ' * (after == 'not reached')}{after}."
        for (change, after), links in found.items()
    ]


def basis_words(leans: Leans) -> str:
    """What the numbers of an answer rest on, so that they can be found again."""
    priors = " and ".join(PRIORS)
    return f"{leans.draws:,} draws of strengths under each prior ({priors}), seed {leans.seed}"
