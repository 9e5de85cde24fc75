"""What a trained reader sees in a text: words that signal a claim or report a statement, with their sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from sayso.records.claim import Change, Modality, Polarity
from sayso.records.watch import Share, untold
from sayso.text.analysis import Analysis

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MOST_RUNS = 4  # of one role in a frame
LIKELY = 0.5  # mean chance from which a further run counts
BEGINS = 0.3  # chance of beginning a role from which a further run counts
LEANING = 0.8  # log odds given to every word of a run

AnchorKind = Literal["signal", "cue"]
Role = Literal["cause", "effect", "source", "content", "to"]
ROLES: tuple[Role, ...] = ("cause", "effect", "source", "content", "to")
CHANGES: tuple[Change, ...] = ("increase", "decrease", "occurs", "absent")
POLARITIES: tuple[Polarity, ...] = ("+", "-", "?")
MODALITIES: tuple[Modality, ...] = (
    "asserted",
    "conditional",
    "possible",
    "intended",
    "denied",
    "questioned",
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that a claim or statement may hang on, by token numbers in text order."""

    kind: AnchorKind
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """What the rules see at an anchor, for the trained reader to weigh.

    Attributes:
        roles: role, first token and the token after the last, for each run of tokens.
        likely: whether the rules think it more likely than not.
    """

    anchor: Anchor
    roles: tuple[tuple[Role, int, int], ...]
    likely: bool


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What a trained reader sees around an anchor.

    Attributes:
        begins: chance (0 to 1) that the likeliest of the anchor's words belongs to one.
        holds: chance that the anchor carries what it is taken for.
        first: the token of the first row of `roles`.
        roles: [tokens, 1 + 2 * len(ROLES)] chances: of no role, then of beginning and of going on with each.
        states: [tokens, width] what the model keeps of each token, for `sides`.
    """

    anchor: Anchor
    begins: float
    holds: float
    first: int
    roles: Floats
    states: Floats

    def spans(self, role: Role) -> list[range]:
        """The runs of tokens that most likely have a role, likeliest first; none where nothing is likely.

        A run is one of those whose log odds add up to most; further ones must be likely in themselves.
        """
        begin = 1 + 2 * ROLES.index(role)
        chances = self.roles[:, begin] + self.roles[:, begin + 1]
        weights = _weights(chances)
        found: list[range] = []
        while len(found) < MOST_RUNS:
            first, stop = _heaviest(weights)
            if first == stop:
                break
            if found and (chances[first:stop].mean() < LIKELY or self.roles[first, begin] < BEGINS):
                break
            found.append(range(self.first + first, self.first + stop))
            taken = slice(max(first - 1, 0), stop + 1)
            chances[taken] = 0
            weights[taken] = _weights(chances[taken])
        return found

    def chance(self, role: Role, first: int, stop: int) -> float:
        """The mean chance of a role over rows [first, stop) of `roles`; 0 outside them."""
        begin = 1 + 2 * ROLES.index(role)
        if stop == first + 1:
            inside = 0 <= first < len(self.roles)
            return float(self.roles[first, begin] + self.roles[first, begin + 1]) if inside else 0.0
        rows = self.roles[max(first, 0) : max(stop, 0), begin : begin + 2]
        return float(rows.sum() / (stop - first)) if stop > first else 0.0


def _weights(chances: Floats) -> list[float]:
    """The log odds of chances, leaning a little to taking words in."""
    import numpy as np

    likely = np.minimum(np.maximum(chances.astype(np.float64), 0.001), 0.999)
    weights: list[float] = (np.log(likely / (1 - likely)) + LEANING).tolist()
    return weights


def _heaviest(weights: Sequence[float]) -> tuple[int, int]:
    """First and stop of the run whose weights add up to most.

    That is the largest rise of the running sum from the lowest point that it had before.
    """
    total = lowest = most = 0.0
    begins, run = 0, (0, 0)
    for stop, weight in enumerate(weights, 1):
        total += weight
        if total - lowest > most:
            most, run = total - lowest, (begins, stop)
        if total <= lowest:
            lowest, begins = total, stop
    return run


@dataclass(frozen=True, slots=True)
class SidesSaid:
    """What a trained reader takes the sides of a claim to say: chances in the order of the constants here."""

    cause_change: tuple[float, ...]
    effect_change: tuple[float, ...]
    polarity: tuple[float, ...]
    modality: tuple[float, ...]
    core: float


class Seen(Protocol):
    """One text as a trained reader sees it."""

    def anchors(self, kind: AnchorKind) -> list[Anchor]:
        """The anchors that the reader finds, in text order; unlikely ones too."""
        ...

    def begins(self, anchor: Anchor) -> float:
        """The chance that the likeliest of its words belongs to an anchor, before its frame is looked for."""
        ...

    def frames(self, anchors: Sequence[Anchor], hints: Sequence[Hint]) -> list[Frame]:
        """A frame for each of these anchors, found by the reader or by others, given what the rules see."""
        ...

    def sides(self, asked: Sequence[tuple[Frame, range, range]]) -> list[SidesSaid]:
        """What is said of cause and effect (token ranges) in a frame, for each one asked."""
        ...


class FrameReader(Protocol):
    """A trained reader."""

    def see(self, analysis: Analysis, told: Share = untold) -> Seen:
        """Read a text.

        Args:
            told: told now and then how much of it was looked through for the frames that are asked for.
        """
        ...
