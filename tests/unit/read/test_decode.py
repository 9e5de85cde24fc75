"""Bytes become text in every common encoding."""

import codecs

import pytest

from sayso.errors import UnreadableError
from sayso.read.decode import decode

WORDS = "Café – ‘naïve’ prices rose"


@pytest.mark.parametrize(
    "raw",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        WORDS.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "utf-32 le", "cp1252"],
)
def test_encodings_are_told_apart(raw):
    assert decode(raw, "x") == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(encoding):
    assert decode(f"{WORDS}\n".encode(encoding), "x") == f"{WORDS}\n"
    with pytest.raises(UnreadableError, match="not text"):
        decode(bytes(range(256)) * 4, "x")


def test_a_text_glued_from_two_encodings_is_right_in_both_parts():
    assert (
        decode("Café. ".encode() + "Café ’t. ".encode("cp1252") + "Łódź".encode(), "x")
        == "Café. Café ’t. Łódź"
    )


def test_a_stray_byte_does_not_spoil_the_rest():
    assert decode("Łódź ".encode() + b"\xff" + " Łódź".encode(), "x") == "Łódź ÿ Łódź"


def test_bytes_that_no_encoding_explains_become_replacement_characters():
    assert decode("é".encode() + b" \x81", "x") == "é \ufffd"


def test_line_ends_become_newlines_and_all_else_stays():
    text = "a\tb\u2028c\u00a0d\u200fעברית\u0301 👩‍🌾\f\n\n  e "
    assert decode(text.replace("\n", "\r\n").encode(), "x") == text
    assert decode(b"a\rb\r\nc", "x") == "a\nb\nc"


def test_a_declared_encoding_is_used_unless_it_is_wrong():
    assert decode("цена".encode("koi8-r"), "x", declared="koi8-r") == "цена"
    assert decode("Café".encode(), "x", declared="ascii") == "Café"
    assert decode(b"plain", "x", declared="no-such-code") == "plain"
    assert decode(b"plain", "x", declared="base64") == "plain"


@pytest.mark.parametrize("raw", [b"abc\0def", b"\x01\x02\x03\x04" * 20, codecs.BOM_UTF16_LE + b"a\0\0\0b\0"])
def test_bytes_that_are_no_text_are_refused(raw):
    with pytest.raises(UnreadableError) as caught:
        decode(raw, "x.txt")
    assert (caught.value.code, caught.value.origin) == ("binary", "x.txt")


def test_a_surrogate_without_its_half_does_not_survive():
    text = decode(codecs.BOM_UTF16_LE + b"a\0" + b"\x00\xd8" + b"b\0", "x")
    assert text.encode("utf-8") == text.encode("utf-8", "surrogatepass")


def test_a_text_beyond_the_limit_is_refused():
    with pytest.raises(UnreadableError) as caught:
        decode(b"a" * 11, "x", limit=10)
    assert caught.value.code == "too-large"
