"""The parser: text in, its grammar in Universal Dependencies out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from sayso.records.span import Span
from sayso.records.watch import Share, untold
from sayso.text.analysis import Analysis, Token
from sayso.text.encoder import Encoder, Seen, Stretch
from sayso.text.labels import labels_of, settled
from sayso.text.lemmas import Lemmas
from sayso.text.paragraphs import find_paragraphs
from sayso.text.sentences import parts
from sayso.text.tokens import tokens
from sayso.text.tree import heads_of

# One character each way, so that places in the parser's copy are places in the text.
_STRAIGHT = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‚‛′`", "'")
    | dict.fromkeys("\xa0\u2007\u202f\u2009\u200a\n\t\r\x0b\x0c", " ")
    | {"\u200b": " ", "\ufeff": " "}
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_FINAL = frozenset(".!?…:;")
_OPENING = frozenset("([{")
_CLOSING = frozenset("\"')]")
_UNFINISHED = frozenset(
    {"VBD", "VBZ", "VBP", "MD", "IN", "DT", "TO", "CC"}
)  # tags that no sentence ends with
_STARTS = 0.5  # chance from which a word begins a sentence


class Parser(Protocol):
    """What every step needs of a parser."""

    def analyse(self, text: str, *, asides: tuple[Span, ...] = (), told: Share = untold) -> Analysis:
        """The grammar of a text; lines that are asides are left out of it.

        Args:
            told: told now and then how much of it is done.
        """
        ...


def straight(text: str) -> str:
    """The text with straight quotation marks and plain spaces, each character in its old place."""
    return _SURROGATE.sub("\ufffd", text.translate(_STRAIGHT))


def load_parser(folder: Path | None = None) -> Parser:
    """The English parser that ships with sayso, or the one in a folder; takes about half a second.

    Raises:
        ModelError: the weights are missing or not those that the model's description names.
    """
    return TrainedParser(Encoder(folder))


class TrainedParser:
    """Tags, heads, relations and names from a trained encoder; words, lemmas and rough sentences by rule."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.lemmas = Lemmas(encoder.pieces.whole_words)

    def analyse(self, text: str, *, asides: tuple[Span, ...] = (), told: Share = untold) -> Analysis:
        """The grammar of a text; lines that are asides are left out of it."""
        plain = straight(text)
        paragraphs = tuple(p for p in find_paragraphs(text) if not any(a.covers(p) for a in asides))
        spans: list[tuple[int, int]] = []
        cut: list[range] = []
        opening: set[int] = set()
        for paragraph in paragraphs:
            found = list(tokens(plain, paragraph.start, paragraph.end))
            opening.add(len(spans))
            cut += _parts(self._encoder, plain, found, len(spans))
            spans += found
        words = [plain[a:b] for a, b in spans]
        seen: list[Seen] = []
        made: list[Token] = []
        sentences: list[range] = []
        for stretch in self._encoder.read(words, cut):
            seen.append(stretch.seen)
            bounds = _sentences(stretch, words, self._tags(stretch), opening)
            made += self._tokens(stretch, text, spans, words[stretch.first : stretch.stop], bounds)
            sentences += bounds
            told(stretch.stop / len(words))
        return Analysis(text, tuple(made), tuple(sentences), paragraphs, asides, Seen.together(seen))

    def _tags(self, stretch: Stretch) -> list[str]:
        return [self._encoder.labels["tags"][tag] for tag in stretch.labels[:, 1].tolist()]

    def _tokens(
        self,
        stretch: Stretch,
        text: str,
        spans: Sequence[tuple[int, int]],
        words: Sequence[str],
        sentences: Sequence[range],
    ) -> Iterator[Token]:
        """The words of a stretch, in the trees of its sentences."""
        import numpy as np

        names = self._encoder.labels
        said = [
            (names["upos"][upos], names["tags"][tag], names["names"][name])
            for upos, tag, name in stretch.labels.tolist()
        ]
        bounds = [(each.start - stretch.first, each.stop - stretch.first) for each in sentences]
        heads = [a + head for a, b in bounds for head in heads_of(stretch.arcs[a:b, a:b])]
        relations = self._encoder.relations(stretch.below, stretch.head[np.array(heads)])
        labels = labels_of(words, said)
        for a, b in bounds:
            within = [head - a for head in heads[a:b]]
            labels[a:b], within, relations[a:b] = settled(words[a:b], labels[a:b], within, relations[a:b])
            heads[a:b] = [a + head for head in within]
        for n, (word, label) in enumerate(zip(words, labels, strict=True)):
            start, end = spans[stretch.first + n]
            lower = word.lower()
            yield Token(
                i=stretch.first + n,
                start=start,
                end=end,
                text=text[start:end],
                lower=lower,
                lemma=lower if label.upos == "PROPN" else self.lemmas.of(lower, label.tag),
                upos=label.upos,
                tag=label.tag,
                deprel=relations[n],
                head=stretch.first + heads[n],
                name=label.name,
                name_starts=label.begins,
            )


def _sentences(stretch: Stretch, words: Sequence[str], tags: Sequence[str], opening: set[int]) -> list[range]:
    """The sentences of a stretch with these tags; `opening` has the numbers of words that open paragraphs."""
    begins: list[int] = []
    for n, i in enumerate(range(stretch.first, stretch.stop)):
        if i == stretch.first or i in opening:
            begins.append(i)
        elif stretch.starts[n] > _STARTS and tags[n - 1] not in _UNFINISHED and _may_begin(words, i):
            opened = begins[-1] == i - 1 and not words[i - 1][0].isalnum()
            begins += [] if opened else [i]
    return [range(a, b) for a, b in pairwise([*begins, stretch.stop])]


def _may_begin(words: Sequence[str], i: int) -> bool:
    """Whether a sentence may begin with word i: not a small one amid others, nor behind ',"' or '('."""
    before = words[i - 1]
    if before in _CLOSING and i > 1:
        return words[i - 2][-1] in _FINAL
    return before not in _OPENING and (not words[i][0].islower() or before[-1] in _FINAL)


def _parts(encoder: Encoder, plain: str, found: Sequence[tuple[int, int]], base: int) -> Iterator[range]:
    """The rough sentences of a paragraph whose words begin with number `base`."""
    words = [plain[a:b] for a, b in found]
    glued = [n > 0 and found[n - 1][1] == a for n, (a, _) in enumerate(found)]
    for part in parts(words, glued, [len(encoder.pieces.of(word)) for word in words]):
        yield range(base + part.start, base + part.stop)


_WORD = re.compile(r"\w+")


def count_words(text: str) -> int:
    """How many words a text has, for rates."""
    return sum(1 for _ in _WORD.finditer(text))
