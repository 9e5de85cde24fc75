"""The parts that exporters are made of: quotes, escapes, wording, positions."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.browser.sample import large_view, sample_view
from tests.property.strategies import map_of, said

from sayso.export.brief import brief
from sayso.export.escaping import cell, script_json, xml
from sayso.export.marks import RADIUS, place_marks
from sayso.export.positions import find_positions
from sayso.export.quoting import quote_span
from sayso.export.report_data import utf16_offsets
from sayso.export.view import View
from sayso.export.wording import (
    date_words,
    document_name,
    loop_holders,
    loop_sentence,
    name_order,
    names_of,
    press_words,
    verb,
)
from sayso.records.causalmap import Person
from sayso.records.document import Document
from sayso.records.scenario import Press
from sayso.records.span import Span

TEXT = (
    "Nobody knew. Mrs. Ilk of the U.N. said that “drought kills trade.” The rest laughed!\n\n"
    "A heading without a stop\n\nRain helps"
)


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("drought kills", "Mrs. Ilk of the U.N. said that “drought kills trade.”"),
        ("heading", "A heading without a stop"),
        ("helps", "Rain helps"),
        ("knew", "Nobody knew."),
        ("laughed!", "The rest laughed!"),
    ],
)
def test_a_quote_is_the_sentence_around_its_words(words: str, quote: str) -> None:
    start = TEXT.index(words)
    assert quote_span(TEXT, Span(start, start + len(words))).words(TEXT) == quote


def test_a_quote_leaves_out_the_headline_on_the_line_above_and_the_byline_below() -> None:
    text = "Drought hits trade\nDrought kills trade in the valley\nBy Mina Ilk\nTrade feeds towns."
    start = text.index("Drought kills")
    assert quote_span(text, Span(start, start + 19)).words(text) == "Drought kills trade in the valley"


def test_a_quote_over_two_paragraphs_has_the_sentences_of_both() -> None:
    text = "A head\nDrought came. It was bad.\nTherefore trade fell. Rain came."
    core = Span(text.index("It was"), text.index("fell"))
    assert quote_span(text, core).words(text) == "It was bad.\nTherefore trade fell."


def test_a_sentence_without_end_is_cut_between_words() -> None:
    text = "word " * 400 + "cause effect " + "word " * 400
    start = text.index("cause")
    words = quote_span(text, Span(start, start + 12)).words(text)
    assert words.startswith("word word") and words.endswith("word word")
    assert "cause effect" in words and len(words) < 700


@given(st.text(min_size=1, max_size=300), st.data())
def test_a_quote_covers_its_words_and_stays_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    core = Span(start, data.draw(st.integers(start + 1, len(text))))
    quote = quote_span(text, core)
    assert quote.covers(core) and quote.end <= len(text)


@given(st.text(), st.data())
def test_offsets_are_those_that_a_browser_counts(text: str, data: st.DataObject) -> None:
    text = f"x{text}y".encode("utf-8", "ignore").decode()
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    first, last = utf16_offsets(text)(span)
    assert text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le") == span.words(text)


@given(st.text())
def test_json_in_a_script_gives_the_words_back_and_ends_no_script(words: str) -> None:
    written = script_json([words])
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == [words]


@given(st.text(alphabet="=+-@\t '\"a1", max_size=6))
def test_a_cell_gives_its_words_back(words: str) -> None:
    written = cell(words)
    assert written in (words, f"'{words}")
    back = written[1:] if written[:1] == "'" and cell(written[1:]) == written else written
    assert back == words


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert json.loads(script_json("\ud800")) == "\ufffd"


def test_xml_escapes_keep_line_breaks_in_attributes() -> None:
    assert xml("a\nb\tc\0") == "a&#10;b&#9;c\ufffd"


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("rainfall", "raises"),
        ("fish stocks", "raise"),
        ("loss of jobs", "raises"),
        ("roads in the valley", "raise"),
        ("illness", "raises"),
        ("virus", "raises"),
        ("price of gas", "raises"),
        ("gas", "raises"),
        ("children", "raise"),
        ("price and quality", "raise"),
        ("", "raises"),
    ],
)
def test_verbs_agree_with_their_subject(subject: str, said: str) -> None:
    assert verb(subject, "+") == said


@pytest.mark.parametrize(
    ("date", "words"),
    [(None, ""), ("2023-13", "2023-13"), ("spring", "spring"), ("2023-02-01", "1 February 2023")],
)
def test_dates_are_written_out_as_far_as_they_go(date: str | None, words: str) -> None:
    assert date_words(date) == words


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (Document("x", title="  A\n title "), "A title"),
        (Document("x", origin="some/where/file.txt"), "file.txt"),
        (Document("x", origin="C:\\docs\\file.txt"), "file.txt"),
        (Document("One two three."), "One two three.…"),
        (Document(""), "an empty document"),
    ],
)
def test_every_document_has_a_name(document: Document, name: str) -> None:
    assert document_name(document) == name


def test_loops_are_sentences_with_their_holders() -> None:
    view = sample_view()
    told = {loop_sentence(view, loop): loop_holders(view, loop) for loop in view.loops}
    assert told[
        "Congestion on the ring road lowers driving, which raises congestion on the ring road again."
    ] == ("Held as a whole by Ines Castellan.")


def test_people_without_a_name_are_counted_together() -> None:
    view = sample_view()
    unnamed = [Person(f"{n}" * 12, None, "other") for n in range(3)]
    cmap = replace(view.cmap, people={**view.cmap.people, **{person.id: person for person in unnamed}})
    piet = next(person.id for person in cmap.people.values() if person.name == "Piet Morrow")
    ids = [person.id for person in unnamed]
    view = replace(view, cmap=cmap)
    assert names_of(view, [ids[0], piet]) == "Piet Morrow and an unnamed source"
    assert names_of(view, [*ids, piet]) == "Piet Morrow and 3 unnamed sources"


def test_presses_are_said_as_they_are_understood() -> None:
    view = sample_view()
    variable = {v.name: v.id for v in view.cmap.variables.values()}
    assert press_words(view, Press(variable["bus speed"], "less")) == "less bus speed"
    assert press_words(view, Press(variable["second bridge"], "less")) == "second bridge: it does not happen"


def test_positions_tell_agreement_denial_and_the_opposite() -> None:
    view = sample_view()
    names = {person.id: person.name for person in view.cmap.people.values()}
    by_name = {names[position.person]: position for position in find_positions(view.cmap)}
    ines, piet = by_name["Ines Castellan"], by_name["Piet Morrow"]
    assert {names[person] for person, _ in ines.agrees} == {
        "Dr Anselm",
        "Kofi Boateng",
        "Maud Ferrier",
        "Ruth Adeyemi-Castellanos van den Berghe",
    }
    assert {(d.kind, *map(names.get, d.against)) for d in ines.disputes} == {
        ("deny", "Piet Morrow"),
        ("opposite", "Piet Morrow"),
    }
    assert [d.kind for d in piet.disputes] == ["opposite", "hold"]
    assert {names[person] for person in piet.disputes[1].against} == {"Ines Castellan", "Maud Ferrier"}


def test_the_brief_names_agreement_dispute_and_a_loop() -> None:
    view = sample_view()
    widest, disputed, loop = brief(view)
    assert (widest.sentence, widest.basis) == (
        "Air pollution raises asthma in children.",
        "3 people, 3 documents",
    )
    assert disputed.basis == "So say Ines Castellan and Maud Ferrier; Piet Morrow contradicts."
    assert loop.label == "A reinforcing loop"
    assert [item.link in view.links for item in (widest, disputed)] == [True, True]


def test_the_brief_claims_no_agreement_where_there_is_none() -> None:
    assert brief(large_view(1, 1, 2)) == ()


def test_loop_marks_stand_clear_of_names_and_of_each_other() -> None:
    from sayso.causalmap.layout import lay_out

    view = large_view(30, 3, 15)
    layout = lay_out(view.cmap)
    middles = [(box.x, box.y) for box in layout.boxes[:6]]
    spots = place_marks(middles, layout)
    moved = [spot for spot, middle in zip(spots, middles, strict=True) if spot != middle]
    assert moved
    for n, (x, y) in enumerate(moved):
        for box in layout.boxes:
            assert abs(x - box.x) > box.width / 2 or abs(y - box.y) > box.height / 2
        for other in moved[:n]:
            assert ((x - other[0]) ** 2 + (y - other[1]) ** 2) ** 0.5 >= 2 * RADIUS


def test_documents_are_sorted_by_name_and_by_the_number_in_it() -> None:
    origins = ["b.csv#10", "B.csv#9", "b.csv#1", "a.txt", "010.txt", "9.txt", "9" * 5000 + ".txt"]
    documents = [Document(f"Text {n}.", origin) for n, origin in enumerate(origins)]
    ordered = [document.origin for document in sorted(documents, key=name_order)]
    assert ordered == ["9.txt", "010.txt", "9" * 5000 + ".txt", "a.txt", "b.csv#1", "B.csv#9", "b.csv#10"]


def test_whoever_contradicts_nobody_but_themselves_heads_no_report() -> None:
    alone = [said("rain", "+", "harvest", by="Ann"), said("rain", "-", "harvest", by="Ann")]
    assert brief(View(cmap=map_of(*alone))) == ()
    beside = [*alone, said("rain", "+", "harvest", by="Bo")]
    assert [item.label for item in brief(View(cmap=map_of(*beside)))] == ["Said most widely"]
    against = [*beside, said("rain", "-", "harvest", by="Cy")]
    (disputed,) = [item for item in brief(View(cmap=map_of(*against))) if item.label == "Most disputed"]
    assert disputed.basis in ("So says Bo; Cy contradicts.", "So says Cy; Bo contradicts.")
