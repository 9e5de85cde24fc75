"""Any bytes under any name give documents or an UnreadableError, the same each time."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from sayso.errors import UnreadableError
from sayso.read import ReadResult, read_bytes
from sayso.text.asides import find_asides

SUFFIXES = (".txt", ".md", ".html", ".pdf", ".docx", ".jsonl", ".csv", ".tsv", ".xyz", "")
BEGINNINGS = (
    b"",
    b"%PDF-1.4\n1 0 obj\n<<",
    b"PK\x03\x04",
    b"<html><body>",
    b'{"text": "',
    b"text,speaker\n",
    b"---\ntitle: ",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)
signs = st.text(alphabet="<>/&#;[]()*_`|-\"',{}:\\ \n\r\t\0aé\u0301\u200f🚢", max_size=60)
contents = st.binary(max_size=200) | signs.map(lambda text: text.encode())
raws = st.tuples(st.sampled_from(BEGINNINGS), contents).map(b"".join)


def outcome(raw: bytes, origin: str) -> ReadResult | tuple[str, str, str]:
    try:
        return read_bytes(raw, origin=origin)
    except UnreadableError as error:
        return error.origin, error.code, error.reason


@given(raws, st.sampled_from(SUFFIXES))
@example(b'{"text": "a\\ud800"}', ".jsonl")
@example(b"<html><body>&#0;&#xD800;&#1114112;</body></html>", ".html")
@example(b'text\n"', ".csv")
def test_any_bytes_have_an_answer(raw, suffix):
    told = outcome(raw, f"a{suffix}")
    again = outcome(raw, f"a{suffix}")
    if isinstance(told, ReadResult) and isinstance(again, ReadResult):
        assert told.documents == again.documents
        assert told.documents or told.problems
        for document in told.documents:
            assert document.text.strip()
            document.text.encode("utf-8")  # no half of a surrogate pair
            assert document.origin.startswith(f"a{suffix}")
    else:
        assert told == again


@given(st.text(max_size=300))
def test_plain_text_keeps_every_character(text):
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return
    try:
        (document,) = read_bytes(raw, origin="a.txt").documents
    except UnreadableError:
        return
    if not raw.lstrip().startswith((b"<", b"{")):
        assert document.text == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(alphabet="Share Read more: 3 May 2024\n\t.»", max_size=120))
def test_asides_are_whole_lines_in_order(text):
    spans = find_asides(text)
    assert list(spans) == sorted(set(spans))
    for span in spans:
        words = span.words(text)
        assert words == words.strip() and words in [line.strip() for line in text.split("\n")]
