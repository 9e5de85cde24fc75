"""The trained reader of frames: one small encoder, run with onnxruntime. `training/` makes its weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.text.analysis import Analysis
from sayso.text.frames import ROLES, Anchor, AnchorKind, Frame, Hint, SidesSaid
from sayso.text.parser import straight
from sayso.text.weights import FOLDER, Model, session
from sayso.text.windows import Window, around, windows
from sayso.text.words import Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

NAME = "reading"
KINDS: tuple[AnchorKind, ...] = ("signal", "cue")
FLOOR = 0.08  # a word that begins an anchor with less chance is none
TOGETHER = 8  # windows read at once
FRAMES_TOGETHER = 48
_CLS, _SEP, _NO_CASE = 101, 102, 4
_LONGEST = 500  # word pieces of one window; the encoder knows 512 places
_PARTS = (0, 4, 8, 11, 17, 19)  # bounds of changes, polarity, modality and core in the scores of sides


def shipped_version() -> str:
    """The version of the reading model that ships with sayso."""
    return Model(FOLDER / NAME).version


def load_reader(folder: Path | None = None) -> TrainedReader:
    """The reading model that ships with sayso, or the one in a folder; takes about half a second.

    Raises:
        ModelError: the weights are missing or not those that the model's description names.
    """
    model = Model(folder or FOLDER / NAME)
    sessions = [session(model.file(f"{part}.onnx")) for part in ("encoder", "frames", "sides")]
    return TrainedReader(Pieces(model.file("words.txt")), *sessions)


class TrainedReader:
    """Reads texts with three ONNX sessions: encoder, frames and sides.

    What it sees in a text depends on nothing but the text: texts are never read together.
    """

    def __init__(self, pieces: Pieces, encoder: Any, frames: Any, sides: Any) -> None:
        self.pieces = pieces
        self.encoder, self.frames, self.sides = encoder, frames, sides

    def see(self, analysis: Analysis) -> SeenText:
        """Read a text: its states, and the chance of every word to be in an anchor."""
        return SeenText(self, analysis, *_encoded(self, analysis))


class SeenText:
    """One text with its states [tokens, width] and anchor chances [tokens, 5]."""

    def __init__(self, reader: TrainedReader, analysis: Analysis, states: Floats, chances: Floats) -> None:
        self._reader = reader
        self._states, self._chances = states, chances
        self._sentences = [analysis.sentence_of(i) for i in range(len(analysis.tokens))]

    def anchors(self, kind: AnchorKind) -> list[Anchor]:
        """The anchors that the reader finds, in text order; unlikely ones too."""
        begin = 1 + 2 * KINDS.index(kind)
        chances = self._chances
        found: list[Anchor] = []
        n = 0
        while n < len(chances):
            begins, goes_on = chances[n, begin], chances[n, begin + 1]
            if begins <= FLOOR or begins < goes_on / 2:
                n += 1
                continue
            stop = n + 1
            while stop < len(chances) and chances[stop, begin + 1] > max(
                chances[stop, 0], chances[stop, begin]
            ):
                stop += 1
            found.append(Anchor(kind, tuple(range(n, stop))))
            n = stop
        return found

    def frames(self, anchors: Sequence[Anchor], hints: Sequence[Hint]) -> list[Frame]:
        """A frame for each of these anchors, found by the reader or by others, given what the rules see."""
        painted = paint(anchors, hints)
        crops = [around(self._sentences, anchor.tokens[0]) for anchor in anchors]
        order = sorted(range(len(anchors)), key=lambda k: (crops[k][1] - crops[k][0], k))
        frames: dict[int, Frame] = {}
        for at in range(0, len(order), FRAMES_TOGETHER):
            some = order[at : at + FRAMES_TOGETHER]
            frames.update(
                zip(some, self._together([(anchors[k], painted[k], *crops[k]) for k in some]), strict=True)
            )
        return [frames[k] for k in range(len(anchors))]

    def _together(self, asked: Sequence[tuple[Anchor, dict[int, int], int, int]]) -> list[Frame]:
        """Frames of anchors, each with its hints and the first and stop of the tokens it is looked for in."""
        import numpy as np

        lengths = np.array([stop - first for *_, first, stop in asked], np.int64)
        words = np.zeros((len(asked), int(lengths.max()), self._states.shape[1]), np.float32)
        marks = np.zeros(words.shape[:2], np.int64)
        hinted = np.zeros(words.shape[:2], np.int64)
        for n, (anchor, hints, first, stop) in enumerate(asked):
            words[n, : stop - first] = self._states[first:stop]
            marks[n, [i - first for i in anchor.tokens if first <= i < stop]] = KINDS.index(anchor.kind) + 1
            for i, hint in hints.items():
                if first <= i < stop:
                    hinted[n, i - first] = hint
        given = {"words": words, "marks": marks, "hints": hinted, "lengths": lengths}
        states, roles, holds = self._reader.frames.run(["states", "roles", "holds"], given)
        return [
            Frame(
                anchor=anchor,
                begins=self._likeliest(anchor),
                holds=float(holds[n]),
                first=first,
                roles=roles[n, : stop - first],
                states=states[n, : stop - first],
            )
            for n, (anchor, _, first, stop) in enumerate(asked)
        ]

    def _likeliest(self, anchor: Anchor) -> float:
        begin = 1 + 2 * KINDS.index(anchor.kind)
        return float(self._chances[list(anchor.tokens), begin : begin + 2].sum(axis=1).max())

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


def _encoded(reader: TrainedReader, analysis: Analysis) -> tuple[Floats, Floats]:
    """For each token its state [tokens, width] and the chances of its being in an anchor [tokens, 5]."""
    import numpy as np

    plain = straight(analysis.text)
    spelt = [reader.pieces.of(plain[t.start : t.end]) for t in analysis.tokens]
    cases = [case_of(plain[t.start : t.end]) for t in analysis.tokens]
    cut = windows([sum(len(spelt[i]) for i in sentence) for sentence in analysis.sentences])
    rows = [_row(analysis, window, spelt, cases) for window in cut]
    order = sorted(range(len(cut)), key=lambda n: (len(rows[n][0]), n))
    seen: dict[int, tuple[Floats, Floats]] = {}
    for at in range(0, len(order), TOGETHER):
        some = order[at : at + TOGETHER]
        given = {
            "pieces": _padded(rows[n][0] for n in some),
            "cases": _padded(rows[n][1] for n in some),
            "first": _padded(rows[n][2] for n in some),
            "lengths": np.array([len(rows[n][0]) for n in some], np.int64),
        }
        words, anchors = reader.encoder.run(["words", "anchors"], given)
        for k, n in enumerate(some):
            kept = slice(rows[n][3], len(rows[n][2]))
            seen[n] = words[k, kept], anchors[k, kept]
    if not seen:
        return np.zeros((0, 0), np.float32), np.zeros((0, 5), np.float32)
    states, chances = zip(*(seen[n] for n in range(len(cut))), strict=True)
    return np.concatenate(states), np.concatenate(chances)


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


def case_of(word: str) -> int:
    """How a word is written: 0 small or no letters, 1 first letter capital, 2 all capitals, 3 mixed."""
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3


def _row(
    analysis: Analysis, window: Window, spelt: Sequence[Sequence[int]], cases: Sequence[int]
) -> tuple[list[int], list[int], list[int], int]:
    """A window's pieces, their case, the first piece of each word, and how many words are context.

    Words beyond the longest window stand on its last piece.
    """
    pieces, written, first = [_CLS], [_NO_CASE], []
    for number in range(window.context, window.stop):
        for i in analysis.sentences[number]:
            if len(pieces) + len(spelt[i]) > _LONGEST:
                first.append(len(pieces) - 1)
                continue
            first.append(len(pieces))
            pieces += spelt[i]
            written += [cases[i]] * len(spelt[i])
    context = sum(len(analysis.sentences[n]) for n in range(window.context, window.first))
    return [*pieces, _SEP], [*written, _NO_CASE], first, context


def _padded(rows: Iterable[Sequence[int]]) -> Numbers:
    import numpy as np

    given = list(rows)
    out = np.zeros((len(given), max(map(len, given))), np.int64)
    for n, row in enumerate(given):
        out[n, : len(row)] = row
    return out


def _pooled(frame: Frame, cause: range, effect: range) -> Floats:
    """Mean states of cause, effect and anchor, one after the other."""
    import numpy as np

    def mean(tokens: Iterable[int]) -> Floats:
        rows = [i - frame.first for i in tokens if 0 <= i - frame.first < len(frame.states)]
        if not rows:
            return np.zeros(frame.states.shape[1], np.float32)
        return np.asarray(frame.states[rows].mean(axis=0))

    return np.concatenate([mean(cause), mean(effect), mean(frame.anchor.tokens)])


def _softmax(scores: Floats) -> Floats:
    import numpy as np

    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
