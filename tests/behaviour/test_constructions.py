"""Plain causal sentences of every build, written apart from the vocabulary, give the claims a reader draws.

`tests/golden/constructions/cases.txt` has one sentence a line with the claims in it. Reading must find at
least three of four, and tell sign and modality of at least nine of ten that it finds.
"""

from __future__ import annotations

import re
from pathlib import Path

from sayso.pipeline import read_document
from sayso.records.claim import Claim
from sayso.records.document import Document
from sayso.text.parser import Parser

CASES = Path(__file__).parents[1] / "golden" / "constructions" / "cases.txt"


def cases() -> list[tuple[str, list[list[str]]]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    split = [[part.strip() for part in line.split("||")] for line in lines]
    return [
        (first, [[word.strip() for word in claim.split("|")] for claim in rest]) for first, *rest in split
    ]


def alike(said: str, wanted: str) -> bool:
    a, b = (set(re.findall(r"\w+", words.lower())) for words in (said, wanted))
    return len(a & b) * 2 >= len(a | b)


def drawn(claims: tuple[Claim, ...], text: str, cause: str, effect: str) -> Claim | None:
    return next(
        (
            c
            for c in claims
            if alike(c.cause.span.words(text), cause) and alike(c.effect.span.words(text), effect)
        ),
        None,
    )


def test_plain_sentences_give_their_claims(parser: Parser) -> None:
    missed, wrong, wanted, told = [], [], 0, 0
    for text, expected in cases():
        claims = read_document(Document(text), parser).claims
        for cause, effect, polarity, modality in expected:
            wanted += 1
            claim = drawn(claims, text, cause, effect)
            if claim is None:
                missed.append(text)
                continue
            for said, right in ((claim.polarity, polarity), (claim.modality, modality)):
                if right != "_":
                    told += 1
                    if said != right:
                        wrong.append((text, said, right))
    assert len(missed) <= wanted / 4, missed
    assert len(wrong) <= told / 10, wrong
