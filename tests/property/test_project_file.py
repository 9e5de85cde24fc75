"""What is written to a project comes back equal, whatever the order and however often."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records.claim import Claim, Qualifier, Side, product
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped, Span
from sayso.records.statement import Entity, Statement
from sayso.records.variable import Variable
from sayso.store.project import ProjectFile, StoredFile

# Any code point, lone surrogates and zero included: they come out of broken JSON and PDF files.
words = st.text(st.characters(exclude_categories=()), max_size=12)
maybe = st.none() | words
modalities = st.sampled_from(["asserted", "conditional", "possible", "intended", "denied", "questioned"])
changes = st.sampled_from(["increase", "decrease", "occurs", "absent"])


def spans(text: str) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return ends.filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.characters(exclude_categories=()), min_size=2, max_size=40))
    document = Document(text, draw(words), *(draw(maybe) for _ in range(6)))
    some, several = spans(text), st.lists(spans(text), max_size=3).map(tuple)
    entities = tuple(
        Entity(
            f"e{n}",
            draw(maybe),
            draw(st.sampled_from(["person", "group", "document"])),
            draw(several),
            tuple(draw(st.lists(words, max_size=2))),
        )
        for n in range(1, draw(st.integers(1, 3)) + 1)
    )
    variables = tuple(
        Variable(
            f"v{n}", draw(words), draw(several), draw(st.sampled_from(["quantity", "event"])), draw(words)
        )
        for n in range(1, draw(st.integers(1, 3)) + 1)
    )
    entity = st.sampled_from([e.id for e in entities])
    variable = st.sampled_from([v.id for v in variables])
    statements = tuple(
        Statement(
            id=f"s{n}",
            kind=draw(st.sampled_from(["direct", "indirect", "mixed"])),
            entity=draw(entity),
            content=(draw(some),),
            source=draw(st.none() | some),
            cue=draw(st.none() | some),
            to=draw(st.none() | some),
            to_entity=draw(st.none() | entity),
            parent=draw(st.sampled_from([None, *(f"s{m}" for m in range(1, n))])),
            found_by=draw(st.sampled_from(["verb", "colon"])),
        )
        for n in range(1, draw(st.integers(0, 3)) + 1)
    )
    qualifier = st.none() | st.builds(Qualifier, some, st.sampled_from(["", "weak", "strong"]))
    claims = []
    for n in range(1, draw(st.integers(0, 3)) + 1):
        is_open = draw(st.booleans())
        cause, effect = ("occurs", "occurs") if is_open else (draw(changes), draw(changes))
        claims.append(
            Claim(
                id=f"c{n}",
                cause=Side(draw(some), cause, draw(variable)),
                effect=Side(draw(some), effect, draw(variable)),
                polarity="?" if is_open else product(cause, effect),
                modality=draw(modalities),
                confidence=draw(st.floats(0, 1)),
                found_by="rule:chance",
                signal=draw(several),
                scope=draw(st.sampled_from(["once", "general"])),
                holders=tuple(draw(st.lists(entity, max_size=2))),
                statement=draw(st.sampled_from([None, *(s.id for s in statements)])),
                both_ways=draw(st.booleans()),
                strength=draw(qualifier),
                delay=draw(qualifier),
                time=draw(qualifier),
                place=draw(qualifier),
            )
        )
    skipped = st.builds(Skipped, some, st.sampled_from(["aside", "looks-causal"]), words)
    return Reading(
        document, statements, tuple(claims), variables, entities, tuple(draw(st.lists(skipped, max_size=2)))
    )


def write(project: ProjectFile, path: str, made: Reading) -> None:
    document = made.document
    file = StoredFile(path, 1, "f")
    assert not project.put(file, (document,), [document.id], {document.id: made}, reader="1")


@settings(max_examples=40, deadline=None)
@given(st.lists(readings(), max_size=3, unique_by=lambda made: made.document.id), st.randoms())
def test_what_is_written_comes_back_equal_in_any_order(made, chance):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.sayso"
        with ProjectFile.open(path, create=True) as project:
            shuffled = [*enumerate(made), *enumerate(made)]
            chance.shuffle(shuffled)
            for number, one in shuffled:
                write(project, f"{number}.txt", one)
        with ProjectFile.open(path) as project:
            assert project.load_readings() == tuple(sorted(made, key=lambda one: one.document.id))
