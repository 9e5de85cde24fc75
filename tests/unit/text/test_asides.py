"""Lines that are not the author's words are found, and no prose is."""

import pytest

from sayso.lexicon import load
from sayso.records.span import Span
from sayso.text.asides import aside_kind, find_asides

GROUPS = load("asides")["aside"]
EXAMPLES = [(group["name"], line) for group in GROUPS for line in group["examples"]]
NEAR_MISSES = [line for group in GROUPS for line in group["not"]]


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_each_group_fits_its_examples(name, line):
    assert aside_kind(line) == name


@pytest.mark.parametrize("line", NEAR_MISSES)
def test_near_misses_stay_the_authors_words(line):
    assert aside_kind(line) is None


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_an_example_inside_prose_is_prose(name, line):
    del name
    assert aside_kind(f"Nobody knew why the words {line} stood there, and it made the council angry") is None


def test_marks_around_a_line_do_not_matter():
    assert [
        aside_kind(line)
        for line in ("» Read more »", "[Advertisement]", "* SHARE *", "-- Related articles --")
    ] == [
        "read-more",
        "advertisement",
        "share",
        "read-more",
    ]


def test_spans_are_the_lines_without_blanks():
    text = "Prices rose.\n  Advertisement \n\nThen they fell.\nShare"
    assert find_asides(text) == (Span(15, 28), Span(47, 52))
    assert [span.words(text) for span in find_asides(text)] == ["Advertisement", "Share"]


def test_long_lines_are_prose():
    assert find_asides("Read more: " + "a ferry " * 100) == ()


def test_nothing_is_found_in_nothing():
    assert find_asides("") == find_asides("\n \n") == ()
