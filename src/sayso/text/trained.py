"""The trained reader of frames, on top of the encoder; `training/` makes its weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.records.watch import Share, untold
from sayso.text.analysis import Analysis
from sayso.text.encoder import NAME
from sayso.text.frames import ROLES, Anchor, AnchorKind, Frame, Hint, SidesSaid
from sayso.text.weights import FOLDER, Model, session
from sayso.text.windows import around

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

KINDS: tuple[AnchorKind, ...] = ("signal", "cue")
_BEGINS: dict[AnchorKind, int] = {"signal": 1, "cue": 3}  # where their two chances are among those of a word
FLOOR = 0.08  # a word that begins an anchor with less chance is none
_PARTS = (0, 4, 8, 11, 17, 19)  # bounds of changes, polarity, modality and core in the scores of sides


def shipped_version() -> str:
    """The version of the reading model that ships with sayso."""
    return Model(FOLDER / NAME).version


def load_reader(folder: Path | None = None) -> TrainedReader:
    """The reading model that ships with sayso, or the one in a folder.

    Raises:
        ModelError: the weights are missing or not those that the model's description names.
    """
    model = Model(folder or FOLDER / NAME)
    return TrainedReader(*(session(model.file(f"{part}.onnx"), fused=False) for part in ("frames", "sides")))


class TrainedReader:
    """Reads frames with two ONNX sessions, frames and sides, from what the encoder kept of each word."""

    def __init__(self, frames: Any, sides: Any) -> None:
        self.frames, self.sides = frames, sides

    def see(self, analysis: Analysis, told: Share = untold) -> SeenText:
        """A text as it was read.

        Args:
            analysis: one with what the encoder kept of its tokens.
            told: told, while frames are looked for, how far in the text that is.
        """
        assert analysis.seen is not None
        return SeenText(self, analysis, analysis.seen.states, analysis.seen.anchors, told)


class SeenText:
    """One text with its states [tokens, width] and anchor chances [tokens, 5]."""

    def __init__(
        self,
        reader: TrainedReader,
        analysis: Analysis,
        states: Floats,
        chances: Floats,
        told: Share = untold,
    ) -> None:
        self._reader, self._told = reader, told
        self._states = states
        self._chances: list[list[float]] = chances.tolist()
        self._likely: dict[AnchorKind, list[float]] = {
            kind: (chances[:, begin] + chances[:, begin + 1]).tolist() for kind, begin in _BEGINS.items()
        }
        self._sentences = [analysis.sentence_of(i) for i in range(len(analysis.tokens))]

    def anchors(self, kind: AnchorKind) -> list[Anchor]:
        """The anchors that the reader finds, in text order; unlikely ones too."""
        begin, chances = _BEGINS[kind], self._chances
        found: list[Anchor] = []
        n = 0
        while n < len(chances):
            begins, goes_on = chances[n][begin : begin + 2]
            if begins <= FLOOR or begins < goes_on / 2:
                n += 1
                continue
            stop = n + 1
            while stop < len(chances) and chances[stop][begin + 1] > max(
                chances[stop][0], chances[stop][begin]
            ):
                stop += 1
            found.append(Anchor(kind, tuple(range(n, stop))))
            n = stop
        return found

    def frames(self, anchors: Sequence[Anchor], hints: Sequence[Hint]) -> list[Frame]:
        """A frame for each of these anchors, found by the reader or by others, given what the rules see."""
        painted = paint(anchors, hints)
        by_crop: dict[tuple[int, int], list[int]] = {}
        for k, anchor in enumerate(anchors):
            by_crop.setdefault(around(self._sentences, anchor.tokens[0]), []).append(k)
        frames: dict[int, Frame] = {}
        for (first, stop), some in by_crop.items():
            asked = [(anchors[k], painted[k]) for k in some]
            frames |= zip(some, self._in_one_crop(asked, first, stop), strict=True)
            self._told(stop / len(self._sentences))
        return [frames[k] for k in range(len(anchors))]

    def _in_one_crop(
        self, asked: Sequence[tuple[Anchor, dict[int, int]]], first: int, stop: int
    ) -> list[Frame]:
        """Frames of anchors, each with its hints, looked for in the same tokens."""
        import numpy as np

        marks, hinted = np.zeros((2, len(asked), stop - first), np.int64)
        for n, (anchor, hints) in enumerate(asked):
            marks[n, [i - first for i in anchor.tokens if first <= i < stop]] = KINDS.index(anchor.kind) + 1
            for i, hint in hints.items():
                if first <= i < stop:
                    hinted[n, i - first] = hint
        given = {"words": self._states[first:stop], "marks": marks, "hints": hinted}
        states, roles, holds = self._reader.frames.run(["states", "roles", "holds"], given)
        return [
            Frame(anchor, self.begins(anchor), float(holds[n]), first, roles[n], states[n])
            for n, (anchor, _) in enumerate(asked)
        ]

    def begins(self, anchor: Anchor) -> float:
        """The chance that the likeliest of its words belongs to an anchor, before its frame is looked for."""
        return max(self._likely[anchor.kind][i] for i in anchor.tokens)

    def sides(self, asked: Sequence[tuple[Frame, range, range]]) -> list[SidesSaid]:
        """What is said of cause and effect (token ranges) in a frame, for each one asked."""
        if not asked:
            return []
        import numpy as np

        pooled = np.stack([_pooled(frame, cause, effect) for frame, cause, effect in asked])
        scores = self._reader.sides.run(["scores"], {"pooled": pooled})[0]
        parts = [_softmax(scores[:, a:b]).tolist() for a, b in pairwise(_PARTS)]
        return [
            SidesSaid(tuple(cause), tuple(effect), tuple(polarity), tuple(modality), core[1])
            for cause, effect, polarity, modality, core in zip(*parts, strict=True)
        ]


def paint(anchors: Sequence[Anchor], hints: Sequence[Hint]) -> list[dict[int, int]]:
    """For each anchor the hints of the rules on tokens: 1 + role where likely, 1 + roles + role where not.

    A hint is for every anchor of its kind that shares a token with its own; likely ones are painted last.
    """
    by_token: dict[tuple[AnchorKind, int], list[int]] = {}
    for n, hint in enumerate(hints):
        for i in hint.anchor.tokens:
            by_token.setdefault((hint.anchor.kind, i), []).append(n)
    painted: list[dict[int, int]] = []
    for anchor in anchors:
        numbers = {n for i in anchor.tokens for n in by_token.get((anchor.kind, i), ())}
        on: dict[int, int] = {}
        for hint in sorted((hints[n] for n in numbers), key=lambda h: (h.likely, h.roles)):
            for role, first, stop in hint.roles:
                value = 1 + ROLES.index(role) + (0 if hint.likely else len(ROLES))
                on.update(dict.fromkeys(range(first, stop), value))
        painted.append(on)
    return painted


def _pooled(frame: Frame, cause: range, effect: range) -> Floats:
    """Mean states of cause, effect and anchor, one after the other."""
    import numpy as np

    def mean(tokens: Iterable[int]) -> Floats:
        rows = [i - frame.first for i in tokens if 0 <= i - frame.first < len(frame.states)]
        if not rows:
            return np.zeros(frame.states.shape[1], np.float32)
        return np.asarray(np.add.reduce(frame.states[rows], axis=0) / len(rows))

    return np.concatenate([mean(cause), mean(effect), mean(frame.anchor.tokens)])


def _softmax(scores: Floats) -> Floats:
    import numpy as np

    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
