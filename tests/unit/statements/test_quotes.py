"""Where quotations begin and end, with right and with wrong marks."""

import pytest

from sayso.statements.quotes import find_quotations
from sayso.text.paragraphs import find_paragraphs


def quoted(text: str) -> list[str]:
    return [q.span.words(text) for q in find_quotations(text, find_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The ice is thin," she said.', ['"The ice is thin,"']),
        ("“The ice is thin,” she said. “Stay off it.”", ["“The ice is thin,”", "“Stay off it.”"]),
        ("‘The ice is thin,’ she said.", ["‘The ice is thin,’"]),
        ("``The ice is thin,'' she said.", ["``The ice is thin,''"]),
        ("«The ice is thin», she said.", ["«The ice is thin»"]),
    ],
)
def test_marks_of_every_kind_enclose_a_quotation(text, expected):
    assert quoted(text) == expected


def test_a_closing_mark_where_an_opening_one_belongs_opens():
    assert quoted("”The ice is thin,” she said.") == ["”The ice is thin,”"]


def test_a_mark_that_never_closes_spoils_only_its_paragraph():
    text = "She wrote “the ice is thin. Nobody came.\nHe wrote “stay off it” instead."
    assert quoted(text)[-1] == "“stay off it”"


def test_a_mark_that_never_closes_ends_before_the_next_opening_one():
    assert quoted("He said: “Stay. She said: “Go now.”") == ["“Stay.", "“Go now.”"]


def test_a_closing_mark_alone_closes_the_sentence_before_it():
    assert quoted('Snow fell. The ice is thin," she said.') == ['The ice is thin,"']


def test_marks_open_again_in_each_paragraph_of_one_quotation():
    text = "“The ice is thin.\n“Nobody should walk on it,” she said."
    first, second = find_quotations(text, find_paragraphs(text))
    assert second.goes_on and not first.goes_on


def test_apostrophes_are_not_marks():
    assert quoted("It's the dogs' dinner, and the '90s won't come back.") == []


def test_a_quotation_inside_another_knows_its_outer_one():
    text = "\"The guard shouted, 'Stop there,' and ran,\" she said."
    outer, inner = find_quotations(text, find_paragraphs(text))
    assert (outer.depth, inner.depth, inner.parent) == (0, 1, 0)


def test_straight_marks_nest():
    assert quoted('"They call it "the pit" here," he said.') == [
        '"They call it "the pit" here,"',
        '"the pit"',
    ]


def test_inches_are_not_marks():
    assert quoted('A plank 6" wide and 3" thick.') == []
