"""Two checks against a reader that is fitted to known texts.

    python benchmarks/fitting.py DATA [--split dev] [--plain tests/golden/without-causes]

1. Every name and every noun that is not in the vocabulary of causes, changes and cues is replaced by an
   invented word, the same one for the same word. What share of the claims are found again?
2. How many claims in 100 words does a folder of texts without causal matter give?
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from importlib import resources
from pathlib import Path

from sayso import lexicon
from sayso.pipeline import load
from sayso.records.claim import Claim
from sayso.records.document import Document
from sayso.records.span import Span
from sayso.text.parser import Parser, count_words, load_parser

ONSETS = "b br c cl d dr f fl g gr h j k l m n p pl pr qu r s sl st t tr v w z".split()
VOWELS = "a e i o u ai ea oo".split()
CODAS = "b ck d ft g l lm m n nd nt p r rd rn sk t x".split()


NOT_VOCABULARY = frozenset({"asides", "languages", "confidence"})


def vocabulary() -> frozenset[str]:
    """Every word that stands in a data file of the lexicon, outside its examples, in small letters."""
    words: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, str):
            words.update(re.findall(r"[a-z]+", value.lower()))
        elif isinstance(value, list):
            for item in value:
                collect(item)
        elif isinstance(value, dict):
            for key, item in value.items():
                if not key.startswith("example"):
                    collect(key)
                    collect(item)

    for file in sorted(resources.files("sayso.lexicon").iterdir(), key=lambda f: f.name):
        name, _, suffix = file.name.partition(".")
        if suffix == "toml" and name not in NOT_VOCABULARY:
            collect(lexicon.load(name))
    return frozenset(words)


def invented(word: str, taken: dict[str, str]) -> str:
    """A pronounceable word that means nothing; the same for the same word."""
    if word not in taken:
        draw = random.Random(word)
        while (made := "".join(map(draw.choice, (ONSETS, VOWELS, ONSETS, VOWELS, CODAS)))) in taken.values():
            pass
        taken[word] = made
    return taken[word]


class Replaced:
    """A text with invented names and topic nouns, and where each place of the old text is in it."""

    def __init__(self, text: str, parser: Parser, kept: frozenset[str]) -> None:
        taken: dict[str, str] = {}
        pieces: list[str] = []
        self.shifts: list[tuple[int, int]] = [(0, 0)]
        end = length = 0
        for token in parser.analyse(text).tokens:
            topic = token.upos in {"NOUN", "PROPN"} and token.text.isalpha() and len(token.text) > 2
            if not topic or token.lemma in kept or token.lower in kept:
                continue
            made = invented(token.lemma, taken) + ("s" if token.tag in {"NNS", "NNPS"} else "")
            made = made.title() if token.text[0].isupper() else made
            pieces += [text[end : token.start], made]
            length += token.start - end + len(made)
            end = token.end
            self.shifts.append((end, length - end))
        self.text = "".join((*pieces, text[end:]))

    def moved(self, span: Span) -> Span:
        return Span(self.place(span.start), self.place(span.end))

    def place(self, old: int) -> int:
        return old + next(shift for end, shift in reversed(self.shifts) if end <= old)


def shares_half(a: Span, b: Span) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared * 2 >= max(a.end, b.end) - min(a.start, b.start)


def found_again(claim: Claim, replaced: Replaced, among: tuple[Claim, ...]) -> bool:
    cause, effect = replaced.moved(claim.cause.span), replaced.moved(claim.effect.span)
    return any(shares_half(c.cause.span, cause) and shares_half(c.effect.span, effect) for c in among)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("data", type=Path)
    options.add_argument("--split", default="dev")
    options.add_argument("--plain", type=Path, default=Path("tests/golden/without-causes"))
    given = options.parse_args()
    parser, kept = load_parser(), vocabulary()
    read = load(parser=parser)
    again = total = 0
    with gzip.open(given.data / "reading" / f"{given.split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            claims = read(Document(text)).claims
            replaced = Replaced(text, parser, kept)
            others = read(Document(replaced.text)).claims
            again += sum(found_again(claim, replaced, others) for claim in claims)
            total += len(claims)
    print(
        f"names and topic nouns invented: {again} of {total} claims found again ({again / max(total, 1):.3f})"
    )
    words = said = 0
    for path in sorted(given.plain.glob("*.txt")):
        text = path.read_text("utf-8")
        claims = read(Document(text)).claims
        words, said = words + count_words(text), said + len(claims)
        for claim in claims:
            cause, effect = claim.cause.span.words(text), claim.effect.span.words(text)
            print(f"  {path.name}: [{cause}] -> [{effect}] {claim.found_by}")
    rate = 100 * said / max(words, 1)
    print(f"texts without causal matter: {said} claims in {words} words ({rate:.2f} in 100)")


if __name__ == "__main__":
    main()
