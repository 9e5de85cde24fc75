"""What drawn strengths say of a what-if: how the open ones lean, and how it would unfold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.errors import RecordError
from sayso.records.causalmap import Loop

Prior = Literal["uniform", "log-uniform"]
Side = Literal["rises", "falls", "even", "not settled by what was said", "runs away"]
Transfer = Literal["tanh", "sigmoid", "saturation", "trivalent", "bivalent"]
Rule = Literal["memory", "plain", "rescaled"]
Change = Literal["gone", "other sign", "weak", "strong"]
"""What is done to a link: weak and strong are below and above the middle of its draws."""
Band = tuple[float, float, float]
"""10th percentile, median, 90th percentile."""

PRIORS: tuple[Prior, ...] = ("uniform", "log-uniform")


@dataclass(frozen=True, slots=True)
class Shares:
    """How one variable responds under one prior.

    Attributes:
        tried: draws that were looked at.
        settled: of them, those in which everything on the way settles.
        rises, falls: settled draws in which it does so, by the sign of the response alone.
        size: of the response over settled draws; it follows from assumed strengths. None when it runs away.
    """

    tried: int
    settled: int
    rises: int
    falls: int
    size: Band | None


@dataclass(frozen=True, slots=True)
class SideShares:
    """The settled draws that take one side's links: how many there are, and in how many it rises or falls."""

    links: tuple[str, ...]
    settled: int
    rises: int
    falls: int


@dataclass(frozen=True, slots=True)
class Early:
    """One of the first steps of x ← Ax + p, never a settled answer: shares (0–1) of the draws."""

    step: int
    rises: float
    falls: float


@dataclass(frozen=True, slots=True)
class Lean:
    """Which way one variable leans.

    Attributes:
        side: what both priors say together.
        shares: for each of `PRIORS`.
        by_side: under the first prior, for each combination of the contested links that decide.
        loops: reinforcing loops, or loops that may be, which run away; some of them, strongest first.
        early: the first steps, when it runs away.
    """

    variable: str
    side: Side
    shares: Mapping[Prior, Shares]
    by_side: tuple[SideShares, ...] = ()
    loops: tuple[Loop, ...] = ()
    early: tuple[Early, ...] = ()


@dataclass(frozen=True, slots=True)
class Leans:
    """How every variable that the presses reach leans, in the order of the settled answer.

    Attributes:
        settled: share (0–1) of the draws in which all of it settles, by prior.
        draws: asked for; seed: of the draws, which are keyed by link.
    """

    found: tuple[Lean, ...]
    settled: Mapping[Prior, float]
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class Method:
    """How a fuzzy cognitive map is run.

    Attributes:
        transfer: what squeezes the sum.
        rule: 'memory' adds a variable's own last value to the sum, 'plain' does not, 'rescaled' reads
            values of 0 to 1 as -1 to 1 and remembers.
        steps: number of steps; draws: number of runs; seed: of the draws.
    """

    transfer: Transfer = "tanh"
    rule: Rule = "memory"
    steps: int = 20
    draws: int = 1000
    seed: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.steps <= 1000:
            raise RecordError(f"a run has 1 to 1000 steps, not {self.steps}")
        if not 1 <= self.draws <= 100_000:
            raise RecordError(f"a run has 1 to 100,000 draws, not {self.draws}")
        if self.rule == "rescaled" and self.transfer in ("tanh", "trivalent"):
            raise RecordError(
                f"the rescaled rule reads values of 0 to 1, which {self.transfer} does not give; "
                "take sigmoid, saturation or bivalent"
            )


@dataclass(frozen=True, slots=True)
class Unfolding:
    """How it would unfold: the difference from the run without presses, with bands over the draws.

    Attributes:
        bands: by variable, one for each step from 0 on.
    """

    method: Method
    bands: Mapping[str, tuple[Band, ...]]


@dataclass(frozen=True, slots=True)
class Turn:
    """A change to one link that would turn an answer.

    Attributes:
        link: id of the link; change: what is done to it.
        before, after: the answer as it is and as it would be.
    """

    link: str
    change: Change
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Turns:
    """The links that would turn the answer on one variable, and how many were looked at of how many."""

    variable: str
    found: tuple[Turn, ...]
    looked_at: int
    links: int
