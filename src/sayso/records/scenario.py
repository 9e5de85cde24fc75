"""A what-if and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.errors import RecordError
from sayso.records.causalmap import Loop
from sayso.records.claim import Modality

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
        presses: at least one, each on another variable.
        held: ids of variables kept as they are; none of them pressed.
        according_to: filters as text (see `sayso.records.filter`); only the claims that one of them means
            are used; () is everybody.
        modalities: of the claims that may carry a link; () is every carrying one.
        as_said: leave out mirror readings (a link used against the direction its claims speak of).
        general_only: leave out links that rest on finished events only.
        starts: variables, pressed or held, with the step of a run at which that begins; the lasting answers
            do not know of time.
    """

    presses: tuple[Press, ...]
    held: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    modalities: tuple[Modality, ...] = ()
    as_said: bool = False
    general_only: bool = False
    starts: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        pressed = [press.variable for press in self.presses]
        if not pressed:
            raise RecordError("a scenario needs at least one press")
        if len(set(pressed)) < len(pressed):
            raise RecordError("a scenario presses one variable twice")
        if clash := sorted(set(pressed) & set(self.held)):
            raise RecordError(f"a scenario both presses and holds {', '.join(clash)}")
        for variable, step in self.starts:
            if variable not in (*pressed, *self.held):
                raise RecordError(f"{variable} begins at a step, but is neither pressed nor held")
            if step < 0:
                raise RecordError(f"{variable} begins at step {step}; the first is 0")


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
        strength: mean size of what it contributes over the settled draws; None when that was not looked at.
    """

    steps: tuple[Step, ...]
    effect: Literal["rises", "falls", "open"]
    support: int
    held_by: tuple[str, ...]
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class SideAnswer:
    """What follows when the contested links that decide are taken with one side's signs.

    Attributes:
        links: ids of the links taken, one of each pair that decides.
        holders: ids of the people who hold all of them; () when no one holds them together.
        verdict: what follows then.
    """

    links: tuple[str, ...]
    holders: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Effect:
    """What the signs alone settle for one variable, and why.

    Attributes:
        verdict: 'rises' or 'falls' when every path agrees and no loop on the way is reinforcing or
            unknown; 'contested' when the sign of a contested link decides; 'open' otherwise.
        by_side: for a contested one, each side's answer.
        paths: best first (support of the weakest link, then shortest), those for and those against;
            empty for a pressed variable that nothing else reaches.
        more: how many paths were found beyond those kept.
        more_is_exact: False when the search stopped at its limit ('more than').
        loops: reinforcing or unknown loops on the way that leave it open, strongest first; a few.
        reason: one sentence.
    """

    variable: str
    verdict: Verdict
    paths: tuple[EffectPath, ...] = ()
    by_side: tuple[SideAnswer, ...] = ()
    more: int = 0
    more_is_exact: bool = True
    loops: tuple[Loop, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to a scenario.

    Attributes:
        effects: one for every variable that the presses reach, nearest first, the pressed ones included.
        unreached: ids of the other variables that have a link, sorted; held ones are not among them.
    """

    scenario: Scenario
    effects: tuple[Effect, ...]
    unreached: tuple[str, ...] = ()
