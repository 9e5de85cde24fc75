"""Word documents: paragraphs and tables in order, without headers, footers and notes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sayso.errors import UnreadableError
from sayso.read.accept import accept
from sayso.read.front import Front, byline, day_told, without_office
from sayso.read.guard import refuse
from sayso.read.limits import (
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_MATTERS_FROM,
)
from sayso.read.prose import clean, join_paragraphs, paragraphs_of_row
from sayso.read.readers import READERS
from sayso.read.result import ReadResult

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted words, codes of fields, the second form of a drawing: not what a reader of the page sees.
_UNSEEN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK))
_MARKS = {
    f"{_W}tab": " ",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "‑",
}
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DEFAULT_AUTHORS = frozenset(
    ("python-docx", "user", "admin", "administrator", "microsoft", "windows user", "author")
)
_DEFAULT_TITLES = frozenset(("word document", "untitled", "document"))
# The template of python-docx was made then, and so says every document made from it.
_TEMPLATE_MADE = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)
_TITLE_STYLES = frozenset(("title", "heading 1"))


@READERS.register("docx", ".docx", ".docm", summary="Word documents.")
def read_docx(raw: bytes, origin: str) -> ReadResult:
    """One document: paragraphs and rows of tables in order, changes taken as accepted.

    Headers, footers, footnotes, comments and pictures are left out. The core properties, else the
    Title paragraph and a byline, tell title, author and date.

    Raises:
        UnreadableError: 'broken', 'empty', 'too-large' or 'not-english'.
    """
    with refuse(origin, "Word document"):
        check_package(raw, origin)
        import docx

        document = docx.Document(io.BytesIO(raw))
        blocks = list(_blocks(document.element.body))
        front = _front(document, blocks)
    return ReadResult((accept(join_paragraphs(blocks), origin, front),))


def check_package(raw: bytes, origin: str) -> None:
    """Refuse a package that unpacks to too much, or whose XML declares entities, before it is parsed.

    Raises:
        UnreadableError: 'too-large' or 'broken'.
        zipfile.BadZipFile, zlib.error, …: whatever damage zipfile finds.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = package.infolist()
        unpacked = sum(part.file_size for part in parts)
        largest = max((part.file_size for part in parts), default=0)
        bomb = unpacked > RATIO_MATTERS_FROM and unpacked > MAX_RATIO * len(raw)
        if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES or largest > MAX_PART_BYTES or bomb:
            raise UnreadableError(
                origin,
                "too-large",
                f"the package unpacks from {len(raw):,} to {unpacked:,} bytes, which no honest document does",
            )
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")):
                # zipfile never gives more bytes than the directory, checked above, declares.
                content = package.read(part).replace(b"\0", b"")  # UTF-16 reads like ASCII then
                if _DOCTYPE.search(content):
                    raise UnreadableError(
                        origin, "broken", f"{part.filename} declares a document type, as no Word file does"
                    )


def _blocks(body: Any) -> Iterator[str]:
    """Paragraphs and rows below this element, in order, content controls and text boxes included."""
    stack = [iter(body)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == f"{_W}p":
            yield from _paragraph(element)
        elif element.tag == f"{_W}tr":
            cells = [_cell(cell) for cell in element.iterchildren(f"{_W}tc", f"{_W}sdt")]
            yield from paragraphs_of_row(cells)
        elif element.tag not in _UNSEEN:
            stack.append(iter(element))


def _cell(cell: Any) -> str:
    """The words of a cell; its paragraphs, also of tables inside it, are parted by line breaks."""
    return "\n".join(words for p in cell.iter(f"{_W}p") for words in _paragraph(p))


def _paragraph(paragraph: Any) -> Iterator[str]:
    """The words of one paragraph, then of text boxes that hang on it."""
    words: list[str] = []
    boxes: list[Any] = []
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _MARKS:
            words.append(_MARKS[element.tag])
        elif element.tag == f"{_W}txbxContent":
            boxes.append(element)
        elif element.tag not in _UNSEEN:
            stack.append(iter(element))
    if said := clean("".join(words)):
        yield said
    for box in boxes:
        yield from _blocks(box)


def _front(document: Any, blocks: list[str]) -> Front:
    """What the core properties tell, else the first lines."""
    author, title, created = _core_properties(document)
    if not author or author.lower() in _DEFAULT_AUTHORS:
        author = next(filter(None, map(byline, blocks[:5])), "")
    if not title or title.lower() in _DEFAULT_TITLES:
        title = next(
            (
                clean(paragraph.text)
                for paragraph in document.paragraphs[:5]
                if paragraph.style is not None and (paragraph.style.name or "").lower() in _TITLE_STYLES
            ),
            "",
        )
    date = day_told(blocks) or created
    return Front(title=title or None, author=without_office(author) or None, date=date)


def _core_properties(document: Any) -> tuple[str, str, str | None]:
    """Author, title and day of creation; nothing where the properties are damaged."""
    try:
        core = document.core_properties
        created = core.created
        return (
            clean(core.author or ""),
            clean(core.title or ""),
            created.date().isoformat() if created not in (None, _TEMPLATE_MADE) else None,
        )
    except (AttributeError, ValueError, TypeError):  # the part holds other XML than it should
        return "", "", None
