"""Whatever a document is, reading it ends in a clear answer."""

from __future__ import annotations

import io
import random
import zipfile

import docx
import pytest

from sayso.errors import UnreadableError
from sayso.read import ReadResult, read_bytes, read_path

PROSE = b"The harbour closed because the ice came early and nobody paid. "
CODES = {
    "empty",
    "binary",
    "broken",
    "no-text",
    "not-english",
    "too-large",
    "unknown-format",
    "missing",
    "forbidden",
}
SUFFIXES = (".txt", ".md", ".html", ".pdf", ".docx", ".jsonl", ".csv", ".xyz", "")


def answer(raw: bytes, origin: str) -> ReadResult | UnreadableError:
    """The documents, or the error, whose shape is checked here for all tests."""
    try:
        return read_bytes(raw, origin=origin)
    except UnreadableError as error:
        assert error.code in CODES
        assert error.origin.startswith(origin)
        assert error.reason and "\n" not in error.reason and len(error.reason) < 300
        return error


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_fifty_megabytes_of_one_line(suffix):
    told = answer(PROSE * (50_000_000 // len(PROSE)), f"a{suffix}")
    if isinstance(told, ReadResult):
        assert not told.documents
        assert {problem.code for problem in told.problems} == {"broken"}
    else:
        assert told.code == "too-large"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ""])
def test_the_longest_line_that_is_read(suffix):
    raw = PROSE * (19_000_000 // len(PROSE))
    told = answer(raw, f"a{suffix}")
    assert isinstance(told, ReadResult)
    assert told.documents[0].text.strip() == raw.decode().strip()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_empty_and_blank(suffix):
    for raw in (b"", b" \r\n\t "):
        told = answer(raw, f"a{suffix}")
        assert isinstance(told, UnreadableError) and told.code == "empty"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_binary(suffix):
    told = answer(random.Random(7).randbytes(50_000), f"a{suffix}")
    assert isinstance(told, UnreadableError) and told.code in {"binary", "broken"}


@pytest.mark.parametrize(
    ("magic", "word"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"{\\rtf1 Rain", "RTF"),
        (b"\x1f\x8b\x08\0", "unpack"),
        (b"SQLite format 3\0", "database"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".pdf", ""])
def test_files_of_other_kinds_are_named(magic, word, suffix):
    told = answer(magic + b"\0" * 100, f"a{suffix}")
    assert isinstance(told, UnreadableError)
    assert told.code == "unknown-format" and word in told.reason


@pytest.mark.parametrize("sign", ["[", "![", "*a ", "> ", "- ", "`", "|a", "[a]: b\n", "<", "&#", "a\n- "])
def test_markdown_made_of_one_sign(sign):
    answer((sign * 100_000)[:100_000].encode(), "a.md")


@pytest.mark.parametrize("tag", ["<", "<!--", "<a ", "<script>", "</p>", "<form>", "<table><tr>", "<p><b>x"])
def test_html_made_of_one_tag(tag):
    answer((tag * 300_000).encode(), "a.html")


def test_a_word_file_that_unpacks_to_gigabytes():
    out = io.BytesIO()
    docx.Document().save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package, package.open("word/x.xml", "w") as part:
        for _ in range(300):
            part.write(b"\0" * 1_000_000)
    told = answer(out.getvalue(), "a.docx")
    assert isinstance(told, UnreadableError) and told.code == "too-large"


def test_word_files_with_chance_damage():
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("The ferry stopped.")
    document.save(out)
    chance = random.Random(11)
    for _ in range(100):
        raw = bytearray(out.getvalue())
        for _ in range(chance.randint(1, 30)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        answer(bytes(raw), "a.docx")


def test_a_text_of_many_scripts_keeps_each_character(tmp_path):
    text = "She said ‘הנמל סגור’ and ‘الميناء مغلق’ 🚢👩‍🌾 — cafe\u0301, naïve — and the prices rose again.\n"
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    assert read_path(path).documents[0].text == text


def test_a_wrong_suffix_misleads_nobody():
    page = b"<!doctype html><html><body><p>The ferry stopped.</p></body></html>"
    for suffix in SUFFIXES:
        told = answer(page, f"a{suffix}")
        assert isinstance(told, ReadResult)
        assert "The ferry stopped." in told.documents[0].text
    told = answer(b"The ferry stopped.", "a.pdf")
    assert isinstance(told, ReadResult) and told.documents[0].text == "The ferry stopped."
