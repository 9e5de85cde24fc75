"""What holds for the reading of any text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.pipeline import read_document
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.text.frames import FrameReader
from sayso.text.parser import Parser

WORDS = (
    "the a harbour mayor exports prices rain she he they it Ana Duarte Lisbon council if because so that "
    "would not could said warned told according to closes fell rise cause led to prevents fewer more less "
    "despite unless, \" “ ” ' ’ . . ? : ; — ( ) \n \n\n said: which who when as a result of due by and or "
    "is was has been will may in on for with from 45-year-old 3 % naïve 港口 مرفأ 🙂 é"
).split(" ")
prose = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
anything = st.text(max_size=200)
relaxed = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(params=["rules", "trained"])
def reader(
    request: pytest.FixtureRequest, parser: Parser, frames: FrameReader
) -> Callable[[Document], Reading]:
    return partial(read_document, parser=parser, frames=frames if request.param == "trained" else None)


def spans_of(reading: Reading) -> list[Span]:
    found = [m for v in reading.variables for m in v.mentions]
    found += [m for e in reading.entities for m in e.mentions]
    found += [s.span for s in reading.skipped]
    for statement in reading.statements:
        found += [*statement.content, *(s for s in (statement.source, statement.cue, statement.to) if s)]
    for claim in reading.claims:
        qualifiers = (claim.strength, claim.delay, claim.time, claim.place)
        found += [claim.cause.span, claim.effect.span, *claim.signal, *(q.span for q in qualifiers if q)]
    return found


@given(text=prose | anything)
@relaxed
def test_every_span_fits_and_every_reference_resolves(
    reader: Callable[[Document], Reading], text: str
) -> None:
    reading = reader(Document(text))
    for span in spans_of(reading):
        assert span.words(text).strip(), f"{span} covers only white space"
    entities, statements = {e.id for e in reading.entities}, {s.id for s in reading.statements}
    variables = {v.id for v in reading.variables}
    for statement in reading.statements:
        assert statement.entity in entities
        assert statement.to_entity is None or statement.to_entity in entities
        assert statement.parent is None or statement.parent in statements - {statement.id}
    for claim in reading.claims:
        assert set(claim.holders) <= entities
        assert claim.statement is None or claim.statement in statements
        assert {claim.cause.variable, claim.effect.variable} <= variables
        assert not claim.cause.span.overlaps(claim.effect.span)
    for ids in (reading.statements, reading.claims, reading.variables, reading.entities):
        assert len({record.id for record in ids}) == len(ids)  # type: ignore[attr-defined]


@given(text=prose)
@relaxed
def test_reading_twice_gives_the_same(reader: Callable[[Document], Reading], text: str) -> None:
    assert reader(Document(text)) == reader(Document(text))


@given(text=prose)
@relaxed
def test_a_document_speaker_is_the_outermost_holder_of_every_claim(
    reader: Callable[[Document], Reading], text: str
) -> None:
    reading = reader(Document(text, speaker="Ines Prado"))
    names = {e.id: e.name for e in reading.entities}
    for claim in reading.claims:
        assert claim.holders
        assert names[claim.holders[0]] == "Ines Prado"


@given(text=prose)
@relaxed
def test_where_a_document_came_from_does_not_change_what_it_says(
    reader: Callable[[Document], Reading], text: str
) -> None:
    bare = reader(Document(text))
    named = reader(Document(text, origin="a/b.txt", publisher="The Courier"))
    assert replace(named, document=bare.document) == bare
