"""Word documents give paragraphs and tables in order."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sayso.errors import UnreadableError
from sayso.read import read_bytes


def minutes(document):
    document.core_properties.title = "Minutes of 3 May"
    document.core_properties.author = "Ada Brink"
    section = document.sections[0]
    section.header.paragraphs[0].text = "Head of every page"
    section.footer.paragraphs[0].text = "Foot of every page"
    document.add_heading("Harbour council", 0)
    document.add_paragraph("Holt said the harbour would close because the ice came.")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Item", "View"
    table.cell(1, 0).text = "Ferry"
    table.cell(1, 1).text = "Dahl warned that the ferry would stop if wages fell again this winter."
    document.add_paragraph("The council rose.", style="List Bullet")


def repacked(raw, changes, added=()):
    """The package with some parts changed (None leaves a part out) and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changes.get(name, lambda part: part)(old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in added:
            new.writestr(name, content)
    return out.getvalue()


def code(raw, origin="a.docx"):
    with pytest.raises(UnreadableError) as caught:
        read_bytes(raw, origin=origin)
    return caught.value.code


def test_paragraphs_and_rows_come_in_order_without_head_and_foot(word):
    (document,) = read_bytes(word(minutes), origin="a.docx").documents
    assert document.text.split("\n\n") == [
        "Harbour council",
        "Holt said the harbour would close because the ice came.",
        "Item | View",
        "Ferry",
        "Dahl warned that the ferry would stop if wages fell again this winter.",
        "The council rose.",
    ]
    assert (document.title, document.author) == ("Minutes of 3 May", "Ada Brink")


def test_without_properties_title_style_and_byline_tell(word):
    def write(document):
        document.add_heading("Why the ferry stopped", 0)
        document.add_paragraph("By Ada Brink")
        document.add_paragraph("Nobody paid its crew.")

    (document,) = read_bytes(word(write), origin="a.docx").documents
    assert (document.title, document.author) == ("Why the ferry stopped", "Ada Brink")
    assert document.text == "Why the ferry stopped\n\nNobody paid its crew."
    assert document.date is None


def test_the_day_of_creation_is_kept_unless_it_is_that_of_a_template(word):
    def write(document):
        document.add_paragraph("Nobody paid the crew of the ferry.")
        document.core_properties.created = datetime(2024, 5, 3, 9, 0, tzinfo=UTC)

    (document,) = read_bytes(word(write), origin="a.docx").documents
    assert document.date == "2024-05-03"


def test_changes_are_taken_as_accepted(word):
    def write(document):
        paragraph = document.add_paragraph("The ferry ")
        for tag, text, words in (("w:del", "w:delText", "never "), ("w:ins", "w:t", "stopped.")):
            change, run, said = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text)
            said.text = words
            run.append(said)
            change.append(run)
            paragraph._p.append(change)

    assert read_bytes(word(write), origin="a.docx").documents[0].text == "The ferry stopped."


def test_content_controls_are_read(word):
    def write(document):
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        content.append(document.add_paragraph("Inside a control.")._p)
        control.append(content)
        document.element.body.insert(0, control)
        document.element.body.find(qn("w:sdt")).addnext(document.add_paragraph("Below it.")._p)

    assert read_bytes(word(write), origin="a.docx").documents[0].text == "Inside a control.\n\nBelow it."


@pytest.mark.parametrize("origin", ["-", "a.txt", "a.pdf", "a.zip"])
def test_a_word_file_is_known_by_its_content(word, origin):
    assert read_bytes(word(minutes), origin=origin).documents[0].title == "Minutes of 3 May"


def test_packages_that_unpack_to_too_much_are_refused(word):
    raw = word(minutes)
    assert code(repacked(raw, {}, [("word/media/a.bin", b"\0" * 50_000_000)])) == "too-large"
    stuffed = {"word/document.xml": lambda part: part.replace(b"Holt", b"a " * 10_000_000)}
    assert code(repacked(raw, stuffed)) == "too-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_parts_that_declare_entities_are_refused(word, tmp_path, encoding):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'

    def poisoned(part):
        body = part.decode().split("?>", 1)[1].replace("Holt", "&e;")
        return (head + body).encode(encoding)

    assert code(repacked(word(minutes), {"word/document.xml": poisoned})) == "broken"


def test_damaged_packages_are_told(word):
    raw = word(minutes)
    assert code(raw[: len(raw) // 2]) == "broken"
    assert code(repacked(raw, {"[Content_Types].xml": lambda part: None})) == "broken"
    assert code(repacked(raw, {"word/document.xml": lambda part: part[:200]})) == "broken"
    deep = {"word/document.xml": lambda part: part.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 50_000)}
    assert code(repacked(raw, deep)) == "broken"


def test_damaged_properties_do_not_stop_the_text(word):
    raw = repacked(word(minutes), {"docProps/core.xml": lambda part: b"<x/>"})
    (document,) = read_bytes(raw, origin="a.docx").documents
    assert (document.title, document.author) == ("Harbour council", None)


@pytest.mark.parametrize(
    ("part", "word_of_reason"),
    [
        ("xl/workbook.xml", "CSV"),
        ("ppt/presentation.xml", "PDF"),
        ("content.xml", "DOCX"),
        ("a.txt", "unpack"),
    ],
)
def test_other_packages_are_named(part, word_of_reason):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(part, "x")
    with pytest.raises(UnreadableError, match=word_of_reason) as caught:
        read_bytes(out.getvalue(), origin="a.docx")
    assert caught.value.code == "unknown-format"
