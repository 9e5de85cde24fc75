"""A what-if and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.causalmap import Loop

Direction = Literal["more", "less"]
Verdict = Literal["rises", "falls", "open", "contested", "not reached"]


@dataclass(frozen=True, slots=True)
class Press:
    """A lasting push on one variable: more of it (or it happens), less of it (or it does not).

    `phrase` is what a person typed, '' when the variable was picked by id.
    """

    variable: str
    direction: Direction
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A what-if: presses on variables of a map, which itself never changes.

    Attributes:
        presses: at least one.
        held: ids of variables kept as they are.
        according_to: ids of people; only links with a carrying claim of theirs are used; () is everybody.
        as_said: leave out mirror readings (a link used against the direction its claims speak of).
        general_only: leave out links that rest on finished events only.
    """

    presses: tuple[Press, ...]
    held: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    as_said: bool = False
    general_only: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One link on a path: its id, the sign it is used with, and how it is used.

    `mirror`: the step uses the link against the direction in which its claims speak, and none says
    both; `once`: it rests on finished events only.
    """

    link: str
    cause: str
    effect: str
    sign: Literal["+", "-", "?"]
    mirror: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True)
class EffectPath:
    """A way from a pressed variable to another, and what it does there.

    Attributes:
        steps: at least one, from the pressed variable on; no variable twice.
        effect: 'rises' or 'falls' at its end, 'open' over a '?' link.
        support: that of its weakest link.
        held_by: people who hold every link of it; () when it is pieced together from several.
    """

    steps: tuple[Step, ...]
    effect: Literal["rises", "falls", "open"]
    support: int
    held_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What the signs alone settle for one variable, and why.

    Attributes:
        verdict: 'rises' or 'falls' when every path agrees and no loop on the way is reinforcing or
            unknown; 'contested' when the sign of a contested link decides; 'open' otherwise.
        by_side: for a contested one, each side's answer: (the holders' ids, its verdict).
        paths: best first (support of the weakest link, then shortest); more: how many were found
            beyond those kept; more_is_exact: False when the search stopped at its limit ('more than').
        loops: the reinforcing or unknown loops on the way that leave it open.
        reason: one sentence.
    """

    variable: str
    verdict: Verdict
    paths: tuple[EffectPath, ...] = ()
    by_side: tuple[tuple[tuple[str, ...], Verdict], ...] = ()
    more: int = 0
    more_is_exact: bool = True
    loops: tuple[Loop, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to a scenario: one effect for every variable the presses reach, nearest first."""

    scenario: Scenario
    effects: tuple[Effect, ...]
    unreached: tuple[str, ...] = ()
