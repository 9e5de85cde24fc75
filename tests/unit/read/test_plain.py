"""Plain text stays exactly as it came in."""

import pytest

from sayso.errors import UnreadableError
from sayso.read import read_bytes

RIGHT_TO_LEFT = "The sign said ‘הנמל סגור’ 🚢👩‍🌾, so e\u0301lan was lost.\n\n  Prices rose  twice.\n"


def test_every_character_stays():
    (document,) = read_bytes(RIGHT_TO_LEFT.encode(), origin="a.txt").documents
    assert document.text == RIGHT_TO_LEFT


def test_the_head_is_told_and_stays_in_the_text():
    raw = b"Shops run empty\n\nBy Ada Brink\n3 May 2024\n\nThe ferry stopped because nobody paid its crew.\n"
    (document,) = read_bytes(raw, origin="a.txt").documents
    assert (document.title, document.author, document.date) == ("Shops run empty", "Ada Brink", "2024-05-03")
    assert document.text == raw.decode()
    assert document.origin == "a.txt"


def test_asides_stay_in_plain_text():
    (document,) = read_bytes(b"The ferry stopped.\nRead more: Ten years of it\n", origin="a.txt").documents
    assert "Read more" in document.text


@pytest.mark.parametrize("raw", [b"", b" \n\t \r\n", b"\xef\xbb\xbf", "\u00a0\u2003".encode()])
def test_nothing_is_empty(raw):
    with pytest.raises(UnreadableError) as caught:
        read_bytes(raw, origin="a.txt")
    assert caught.value.code == "empty"
