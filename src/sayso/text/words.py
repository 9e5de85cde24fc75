"""The word pieces that a trained encoder reads words in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_MOST = 24  # pieces of one word
_KEPT = 100_000  # words whose pieces are remembered
_UNKNOWN = "[UNK]"


def word_pieces(path: Path) -> tuple[Any, dict[str, int]]:
    """A tokenizer over the pieces of a file, one a line in the order of their numbers, and these numbers."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    numbers = {piece: n for n, piece in enumerate(path.read_text(encoding="utf-8").splitlines())}
    tokenizer = Tokenizer(models.WordPiece(numbers, unk_token=_UNKNOWN))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer, numbers


class Pieces:
    """Numbers of the word pieces of single words, small letters without accents (WordPiece, as in BERT)."""

    def __init__(self, path: Path) -> None:
        """Args: path: the pieces, one a line, in the order of their numbers."""
        self._tokenizer, numbers = word_pieces(path)
        self._unknown = numbers[_UNKNOWN]
        self.whole_words = frozenset(piece for piece in numbers if piece.isalpha())
        self._known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """The numbers of a word's pieces, at least one and at most 24."""
        if word not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            encoded = self._tokenizer.encode(word[:400], add_special_tokens=False)
            self._known[word] = encoded.ids[:_MOST] or [self._unknown]
        return self._known[word]
