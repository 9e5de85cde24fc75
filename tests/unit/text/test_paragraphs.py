"""Where paragraphs begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.paragraphs import MAX_LENGTH, find_paragraphs


def paragraphs(text: str) -> list[str]:
    return [span.words(text) for span in find_paragraphs(text)]


def test_a_blank_line_ends_a_paragraph() -> None:
    assert paragraphs("One line.\n\n  Another.  \n") == ["One line.", "Another."]


def test_one_line_a_paragraph_stays_so() -> None:
    text = (
        "The port closed on Monday after the storm had passed over it.\nThe mayor said it would open again.\n"
    )
    assert len(paragraphs(text)) == 2


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "The port closed on Monday after the storm had passed over the\n"
        "bay, and the mayor said that nobody could tell when it would\n"
        "open again for the ferries."
    )
    assert paragraphs(text) == [text]


def test_a_list_keeps_its_items_apart() -> None:
    assert len(paragraphs("- first thing to do\n- second thing to do\n- third thing to do")) == 3


def test_a_very_long_line_is_cut_between_sentences() -> None:
    found = paragraphs("It rained all day in the town. " * 1000)
    assert all(len(piece) <= MAX_LENGTH for piece in found)
    assert all(piece.endswith(".") for piece in found)


@given(st.text(alphabet="ab .\n-!", max_size=400))
def test_no_word_is_lost_and_none_comes_twice(text: str) -> None:
    assert "".join("".join(paragraphs(text)).split()) == "".join(text.split())
