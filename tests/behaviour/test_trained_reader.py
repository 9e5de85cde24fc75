"""The trained reader reads like the rules only better, and the same way every time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sayso.export.extract_json import reading_json
from sayso.pipeline import read_document
from sayso.records.document import Document
from sayso.text.frames import Anchor, Frame, FrameReader, Hint
from sayso.text.parser import Parser

GOLD = Path(__file__).parents[1] / "golden" / "demo" / "gold.jsonl"
RECORDS: list[dict[str, Any]] = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
PLAIN = "Heavy rain closed the pass. The mayor said that the closure would hurt trade."

Spans = tuple[frozenset[int], frozenset[int]]


def words(start: int, end: int, text: str) -> frozenset[int]:
    return frozenset(i for i in range(start, end) if text[i].isalnum())


def alike(ours: Spans, gold: Spans) -> bool:
    return all(len(a & b) >= len(a | b) / 2 for a, b in zip(ours, gold, strict=True))


def f1(parser: Parser, frames: FrameReader | None) -> float:
    """Claims with both sides as the careful reader has them, over all eight documents."""
    ours_of = gold_of = right = 0
    for record in RECORDS:
        text = record["text"]
        claims = read_document(Document(text), parser, frames).claims
        ours = [tuple(words(s.span.start, s.span.end, text) for s in (c.cause, c.effect)) for c in claims]
        gold = [tuple(words(*c[s]["span"], text) for s in ("cause", "effect")) for c in record["claims"]]
        right += sum(any(alike(o, g) for o in ours) for g in gold)
        ours_of, gold_of = ours_of + len(ours), gold_of + len(gold)
    return 2 * right / (ours_of + gold_of)


def test_it_finds_more_of_what_a_careful_reader_draws(parser: Parser, frames: FrameReader) -> None:
    assert f1(parser, frames) > f1(parser, None)


def test_one_signal_does_not_contradict_itself(parser: Parser, frames: FrameReader) -> None:
    text = (
        "The loss of those jobs would drive young bakers out of the valley. The treaty put an end to the war."
    )
    claims = read_document(Document(text), parser, frames).claims
    assert len(claims) == len({claim.cause.span for claim in claims}) == 2


def test_a_text_is_read_alike_alone_and_after_others(parser: Parser, frames: FrameReader) -> None:
    texts = [record["text"] for record in RECORDS]
    alone = [reading_json(read_document(Document(text), parser, frames), None) for text in texts]
    after = [reading_json(read_document(Document(text), parser, frames), None) for text in reversed(texts)]
    assert alone == after[::-1]


def test_the_number_of_threads_changes_nothing(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.text import trained, weights

    read: list[list[Any]] = []
    for threads in (1, 3):
        monkeypatch.setattr(trained, "session", partial(weights.session, threads=threads))
        reader = trained.load_reader()
        documents = (Document(record["text"]) for record in RECORDS)
        read.append([reading_json(read_document(d, parser, reader), None) for d in documents])
    assert read[0] == read[1]


def test_what_hardly_is_a_signal_or_cue_is_not_looked_at_closer(
    parser: Parser, frames: FrameReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sayso.text.trained import SeenText

    asked: list[tuple[str, float, bool]] = []
    look = SeenText.frames

    def noted(seen: SeenText, anchors: Sequence[Anchor], hints: Sequence[Hint]) -> list[Frame]:
        by_rule = {i for hint in hints for i in hint.anchor.tokens}
        asked.extend((a.kind, seen.begins(a), not by_rule.isdisjoint(a.tokens)) for a in anchors)
        return look(seen, anchors, hints)

    monkeypatch.setattr(SeenText, "frames", noted)
    for record in RECORDS:
        read_document(Document(record["text"]), parser, frames)
    assert {kind for kind, _, _ in asked} == {"signal", "cue"}
    assert all(begins >= 0.3 or by_rule for kind, begins, by_rule in asked if kind == "signal")
    assert all(begins >= 0.08 for kind, begins, _ in asked if kind == "cue")


@pytest.mark.parametrize(
    "text",
    ["", " ", "Rain", "🙂" * 50, "because " * 700, "a\n\n" * 200, "x" * 5000, "because\u0301 of \u202eniar"],
)
def test_odd_texts_are_read_without_a_fault(parser: Parser, frames: FrameReader, text: str) -> None:
    assert read_document(Document(text), parser, frames).document.text == text


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The owner denied that smoke causes coughs.", ("smoke", "+", "coughs")),
        ("It is not true that trams cause congestion.", ("trams", "+", "congestion")),
        ("There is no evidence that the dam harms fish.", ("the dam", "-", "fish")),
        ("Officials dismissed suggestions that the ban hurts tourism.", ("the ban", "-", "tourism")),
        ("None of the closures reduced poaching.", ("None of the closures", "-", "poaching")),
        ("Building costs, not visitors, make flats dear.", ("visitors", "+", "flats dear")),
    ],
)
def test_what_is_denied_is_no_claim_of_whoever_denies_it(
    parser: Parser, frames: FrameReader, text: str, pair: tuple[str, str, str]
) -> None:
    claims = read_document(Document(text), parser, frames).claims
    denied = [
        (c.cause.span.words(text), c.polarity, c.effect.span.words(text))
        for c in claims
        if c.modality == "denied"
    ]
    assert denied == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "Reports that the dam harms fish contradict the ministry.",
        "It is not clear that the dam harms fish.",
    ],
)
def test_what_only_speaks_against_somebody_or_is_open_is_not_denied(
    parser: Parser, frames: FrameReader, text: str
) -> None:
    claims = read_document(Document(text), parser, frames).claims
    assert [c.modality for c in claims if c.effect.span.words(text) == "fish"] != []
    assert "denied" not in [c.modality for c in claims]


def test_who_says_it_is_not_what_does_it(parser: Parser, frames: FrameReader) -> None:
    text = "One farmer, who asked not to be named, said drought kills cattle."
    (claim,) = read_document(Document(text), parser, frames).claims
    assert claim.cause.span.words(text) == "drought"


def test_what_is_said_before_and_after_the_cue_is_one_statement(parser: Parser, frames: FrameReader) -> None:
    text = "Without those pumps, she warned, the cellars cannot stay dry beyond April."
    (statement,) = read_document(Document(text), parser, frames).statements
    assert [piece.words(text) for piece in statement.content] == [
        "Without those pumps",
        "the cellars cannot stay dry beyond April",
    ]


def test_the_next_paragraph_takes_no_words_from_a_quotation(parser: Parser, frames: FrameReader) -> None:
    text = (
        'Capt. Ines Roth, who ran the yard for years, holds that the dock is the key to the bay: "Lose '
        'the dock and the cranes stop. When the cranes stop, nothing else matters."'
    )
    text += "\n\nThe yard declined to comment."
    said = read_document(Document(text), parser, frames).statements
    assert all(piece.start > text.index("The yard") for s in said[1:] for piece in s.content)
    assert said[0].content[-1].words(text).endswith('nothing else matters."')


def test_a_source_ends_with_what_is_named(parser: Parser, frames: FrameReader) -> None:
    text = (
        "A report by the Institute for Coastal Safety, published last week, found that the dikes are too low."
    )
    (statement,) = read_document(Document(text), parser, frames).statements
    assert statement.source is not None
    assert statement.source.words(text) == "A report by the Institute for Coastal Safety"


def test_an_order_can_be_a_condition(parser: Parser, frames: FrameReader) -> None:
    text = "Close the bay for two seasons and the herring will come back."
    claims = read_document(Document(text), parser, frames).claims
    assert [(c.cause.span.words(text), c.effect.span.words(text), c.modality) for c in claims] == [
        ("Close the bay for two seasons", "the herring will come back", "conditional")
    ]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Heavy rains and high winds caused floods and landslides.",
            {(c, e) for c in ("Heavy rains", "high winds") for e in ("floods", "landslides")},
        ),
        (
            "The ban pushed up prices and rents, the mayor said.",
            {("The ban", "prices"), ("The ban", "rents")},
        ),
        (
            "Officials blamed drought and bad planning for the shortage.",
            {("drought", "the shortage"), ("bad planning", "the shortage")},
        ),
    ],
)
def test_several_causes_and_effects_are_several_claims(
    parser: Parser, frames: FrameReader, text: str, pairs: set[tuple[str, str]]
) -> None:
    claims = read_document(Document(text), parser, frames).claims
    assert {(c.cause.span.words(text), c.effect.span.words(text)) for c in claims} == pairs


@pytest.mark.parametrize("reader", ["rules", "trained"])
def test_either_reader_can_be_asked_for(reader: str) -> None:
    command = [sys.executable, "-m", "sayso", "extract", "--reader", reader]
    done = subprocess.run(command, input=PLAIN.encode(), capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert any(c["cause"]["text"] == "the closure" for c in found["claims"])


def test_the_reader_is_remembered(tmp_path: Path, parser: Parser) -> None:
    import sqlite3

    import sayso

    (tmp_path / "a.txt").write_text(PLAIN)
    with sayso.open(tmp_path / "p.sayso") as project:
        project.read(tmp_path / "a.txt", reader="rules")
        made = sqlite3.connect(tmp_path / "p.sayso").execute("SELECT reader FROM documents").fetchall()
        assert made[0][0].endswith("rules alone")
        project.read(tmp_path / "a.txt", again=True)
        made = sqlite3.connect(tmp_path / "p.sayso").execute("SELECT reader FROM documents").fetchall()
        assert "trained reader" in made[0][0]
