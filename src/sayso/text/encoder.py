"""The trained encoder: what it keeps of each word of a text, for the parser and the reader of frames.

One small transformer, run with onnxruntime; `training/` makes its weights. What it sees in a text depends on
nothing but the text, and each window of it is read alone: what stands beside it changes no number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.text.weights import FOLDER, Model, session
from sayso.text.windows import Window, windows
from sayso.text.words import Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

NAME = "reading"
_CLS, _SEP, _NO_CASE = 101, 102, 4


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What the encoder keeps of words.

    Attributes:
        states: [words, width].
        anchors: [words, 5] chances of being in no anchor, beginning or going on with a signal or a cue.
    """

    states: Floats
    anchors: Floats

    @classmethod
    def together(cls, parts: Sequence[Seen]) -> Seen:
        """What is kept of the words of several stretches, one after the other."""
        import numpy as np

        if not parts:
            return cls(np.zeros((0, 0), np.float32), np.zeros((0, 5), np.float32))
        states, anchors = zip(*((part.states, part.anchors) for part in parts), strict=True)
        return cls(np.concatenate(states), np.concatenate(anchors))


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """The words of a text that were read together, as the parser needs them.

    Attributes:
        first, stop: numbers of the words.
        seen: what is kept of them.
        starts: [words] chance of beginning a sentence.
        labels: [words, 3] numbers of part of speech, tag and name label.
        arcs: [words, words] log odds of each word to hang on each, on itself as the root.
        below, head: [words, n] each word as one that hangs and as one that is hung on, for `relations`.
    """

    first: int
    stop: int
    seen: Seen
    starts: Floats
    labels: Numbers
    arcs: Floats
    below: Floats
    head: Floats


class Encoder:
    """The encoder that ships with sayso, or the one in a folder; loading takes about half a second.

    Raises:
        ModelError: the weights are missing or not those that the model's description names.
    """

    def __init__(self, folder: Path | None = None) -> None:
        model = Model(folder or FOLDER / NAME)
        self.pieces = Pieces(model.file("words.txt"))
        self.labels = model.labels
        self._encoder = session(model.file("encoder.onnx"))
        self._relations = session(model.file("relations.onnx"))

    def read(self, words: Sequence[str], parts: Sequence[range]) -> Iterator[Stretch]:
        """Read the words of a text, cut into parts that are taken in whole, stretch by stretch."""
        import numpy as np

        spelt = [self.pieces.of(word) for word in words]
        cases = [case_of(word) for word in words]
        for window in windows([sum(len(spelt[i]) for i in part) for part in parts]):
            row = _row(parts, window, spelt, cases)
            given = {"pieces": [row.pieces], "cases": [row.cases], "first": [row.first]}
            found = self._encoder.run(None, {name: np.array(v, np.int64) for name, v in given.items()})
            states, anchors, starts, labels, arcs, below, head = (v[0, row.context :] for v in found)
            first, stop = parts[window.first].start, parts[window.first].start + len(starts)
            arcs = arcs[:, row.context :]
            yield Stretch(first, stop, Seen(states, anchors), starts, labels, arcs, below, head)

    def relations(self, below: Floats, head: Floats) -> list[str]:
        """The relation of each word to its head, given what `Stretch` keeps of both."""
        numbers = self._relations.run(["relations"], {"below": below, "head": head})[0]
        return [self.labels["relations"][n] for n in numbers.tolist()]


@dataclass(frozen=True, slots=True)
class _Row:
    """A window's pieces, their case, the first piece of each word, and how many words are context."""

    pieces: list[int]
    cases: list[int]
    first: list[int]
    context: int


def _row(
    parts: Sequence[range], window: Window, spelt: Sequence[Sequence[int]], cases: Sequence[int]
) -> _Row:
    pieces, written, first = [_CLS], [_NO_CASE], []
    for number in range(window.context, window.stop):
        for i in parts[number]:
            first.append(len(pieces))
            pieces += spelt[i]
            written += [cases[i]] * len(spelt[i])
    context = sum(len(parts[n]) for n in range(window.context, window.first))
    return _Row([*pieces, _SEP], [*written, _NO_CASE], first, context)


def case_of(word: str) -> int:
    """How a word is written: 0 small or no letters, 1 first letter capital, 2 all capitals, 3 mixed."""
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3
