"""The page on variables says what the code does."""

import re
from pathlib import Path

import pytest

from sayso.text.sides import read_phrase

PAGE = Path(__file__).parents[2] / "docs" / "method" / "variables.md"
ROWS = re.findall(
    r"^\| ([^|]+) \| (increase|decrease|occurs|absent) \| ([^|]+) \|$", PAGE.read_text("utf-8"), re.M
)


def test_the_table_of_examples_was_found():
    assert len(ROWS) >= 9


@pytest.mark.parametrize(("words", "change", "name"), ROWS)
def test_each_example_reads_so(parser, words, change, name):
    side = read_phrase(parser, words)
    assert (side.change, side.name) == (change, name)
