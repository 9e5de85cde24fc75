"""Phrases as vectors: how near two of them are in meaning, by a trained encoder that ships with sayso."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.text.weights import FOLDER, Model, session
from sayso.text.words import word_pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NAME = "mentions"
WIDTH = 384
_CLS, _SEP = "[CLS]", "[SEP]"
_LONGEST = 64  # word pieces of one phrase; what comes after them is not seen
_MOST = 2000  # characters of one phrase that are looked at
_TOGETHER = 64  # phrases of one length read at once
_KEPT = 200_000  # phrases whose vectors are remembered
_DIGITS = 5  # of a number of a vector; the processor's rounding is smaller

Embed = Callable[[Iterable[str]], "Floats"]
"""Phrases to vectors [phrases, 384] of length 1."""


class Encoder:
    """Vectors of phrases. A phrase has the same vector whatever is asked for beside it."""

    def __init__(self, words: Path, encoder: Any) -> None:
        """Args: words: the word pieces, one a line, in order of their numbers; encoder: an ONNX session."""
        self._tokenizer, numbers = word_pieces(words)
        self._ends = numbers[_CLS], numbers[_SEP]
        self._encoder = encoder

    def embed(self, phrases: Iterable[str]) -> Floats:
        """Vectors [phrases, 384] of length 1, in the order of the phrases; two have their product as cosine.

        About 800 short phrases a second on two cores.
        """
        import numpy as np

        asked = [self._pieces(phrase) for phrase in phrases]
        unique = sorted(set(asked), key=lambda pieces: (len(pieces), pieces))
        found = np.zeros((len(unique), WIDTH), np.float32)
        for first, stop in _of_one_length(unique):
            ids = np.array(unique[first:stop], np.int64)
            given = {"ids": ids, "mask": np.ones_like(ids)}
            found[first:stop] = self._encoder.run(["vectors"], given)[0]
        row = {pieces: n for n, pieces in enumerate(unique)}
        return np.round(found[[row[pieces] for pieces in asked]], _DIGITS)

    def _pieces(self, phrase: str) -> tuple[int, ...]:
        encoded = self._tokenizer.encode(phrase[:_MOST], add_special_tokens=False)
        return (self._ends[0], *encoded.ids[: _LONGEST - 2], self._ends[1])


def _of_one_length(unique: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Bounds of runs of equally long items, none longer than what is read at once."""
    first = 0
    for n in range(1, len(unique) + 1):
        if n == len(unique) or len(unique[n]) != len(unique[first]) or n - first == _TOGETHER:
            yield first, n
            first = n


def load_encoder(folder: Path | None = None) -> Encoder:
    """The encoder that ships with sayso, or the one in a folder; takes about half a second.

    Raises:
        ModelError: the weights are missing or not those that the model's description names.
    """
    model = Model(folder or FOLDER / NAME)
    return Encoder(model.file("words.txt"), session(model.file("encoder.onnx"), threads=0))


@cache
def meaning_version() -> str:
    """The version of the shipped encoder; vectors of one version are alike.

    Raises:
        ModelError: its description is missing or cannot be read.
    """
    return Model(FOLDER / NAME).version


@cache
def _shared() -> tuple[Encoder, dict[str, Floats]]:
    return load_encoder(), {}


def embed_phrases(phrases: Iterable[str]) -> Floats:
    """Vectors [phrases, 384] by the shipped encoder, which is loaded when it is first needed and kept.

    Phrases that were asked for before are remembered.

    Raises:
        ModelError: the weights are missing or not those that were shipped.
    """
    import numpy as np

    encoder, known = _shared()
    asked = list(phrases)
    new = sorted(set(asked) - known.keys())
    if len(known) + len(new) > _KEPT:
        known.clear()
        new = sorted(set(asked))
    known.update(zip(new, encoder.embed(new), strict=True))
    return np.array([known[phrase] for phrase in asked], np.float32).reshape(len(asked), WIDTH)
