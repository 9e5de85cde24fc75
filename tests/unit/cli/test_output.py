"""Tables and paragraphs keep to the width of the terminal, whatever stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.cli import output

texts = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(" 漢字🌊é-")), max_size=300)


@given(texts, st.integers(1, 60))
def test_a_cell_is_cut_to_its_columns(text, room):
    shown = output._fit(text, room)
    assert cell_len(shown) <= room
    assert shown == text or text.startswith(shown.removesuffix("…"))


def test_cutting_a_long_cell_does_not_measure_it_again_for_each_character(monkeypatch):
    measured = []
    cells = output._cells
    monkeypatch.setattr(output, "_cells", lambda text: measured.append(len(text)) or cells(text))
    text = "é" * 20_000
    assert output._fit(text, 30) == "é" * 29 + "…"
    assert sum(measured) < 2 * len(text)


@given(texts)
def test_a_paragraph_has_all_its_words_and_no_line_is_too_long(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(output, "width", lambda: 30)
        told = output._wrapped(text, "  > ", "    ")
    lines = told.split("\n")
    assert lines[0].startswith("  > ") and all(line.startswith("    ") for line in lines[1:])
    assert all(cell_len(line) <= 30 for line in lines)
    assert "".join(line[4:] for line in lines).replace(" ", "") == "".join(text.split()).replace(" ", "")


def test_a_paragraph_is_broken_between_words(monkeypatch, capsys):
    monkeypatch.setattr(output, "width", lambda: 20)
    output.say_filled("rain raises harvests, and harvests lower prices", "  ")
    assert capsys.readouterr().out == "  rain raises\n    harvests, and\n    harvests lower\n    prices\n"


def test_what_would_be_printed_twice_is_printed_once():
    said = {
        "words": "Rain raises harvests.",
        "speaker": "Ada Kern",
        "through": (),
        "modality": "asserted",
        "origin": "a.txt",
        "paragraph": 1,
        "claim": "a:c1",
    }
    quotes = [said, said | {"claim": "a:c2"}, said | {"speaker": "Tom Sand"}, said | {"paragraph": 2}]
    assert output.told_apart(quotes) == [quotes[0], quotes[2], quotes[3]]
