"""PDF files that have a text layer."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from itertools import islice
from typing import Any

from sayso.errors import UnreadableError
from sayso.read.accept import accept
from sayso.read.dates import iso_date
from sayso.read.front import Front, byline, day_told, without_office
from sayso.read.guard import refuse
from sayso.read.limits import (
    MAX_OBJECTS,
    MAX_PAGE_OBJECTS,
    MAX_PAGE_TEXT,
    MAX_PAGES,
    MAX_STREAM_BYTES,
    MAX_TEXT,
)
from sayso.read.pdf_layout import Page, largest_words, paragraphs_of_pages, without_running_heads
from sayso.read.pdf_lines import Line, lines_of_page
from sayso.read.prose import clean, join_paragraphs
from sayso.read.readers import READERS
from sayso.read.result import ReadResult

_FEWEST_LETTERS = 15  # on an average page; a scan may have a stamp or a page number as text
_UNREADABLE_SHARE = 0.2  # of signs without a letter behind them: fonts that say no Unicode
_OBJECTS_LOOKED_AT = 2_000
_SCAN_SHARE = 0.4  # of a page that its picture covers at least
_STREAM = re.compile(rb"<<([^\0]{0,600}?)>>\s{0,4}stream\r?\n")
_MOST_FLATE = 1_032  # bytes that one byte unpacks to at most
_PIECE = 1_000_000
_NO_TITLE = re.compile(
    r"untitled.*|microsoft (?:word|powerpoint|excel)\b.*|document\d*"
    r"|.*\.(?:docx?|pdf|indd|tex|rtf|odt|pptx?|html?|qxd)|\S*[\d_/\\]\S*|slide \d+|powerpoint presentation",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:user|admin\w*|owner|author|unknown|anonymous|microsoft.*|windows.*|root|default|none|\S*[@\d_/\\]\S*)",
    re.IGNORECASE,
)


@READERS.register("pdf", ".pdf", summary="PDF files that have a text layer.")
def read_pdf(raw: bytes, origin: str) -> ReadResult:
    """One document: paragraphs in reading order, columns one after the other, footnotes last.

    Line ends and hyphens at them are undone; running heads, feet and page numbers are left out. The
    metadata, else the largest words of the first page and a byline, tell title and author. Pages that
    are pictures only are problems beside the document.

    Raises:
        UnreadableError: 'broken', 'forbidden' (a password), 'no-text' (a scan), 'empty', 'too-large'
            or 'not-english'.
    """
    with refuse(origin, "PDF file"):
        _refuse_bombs(raw, origin)
        document = _opened(raw, origin)
        try:
            pages, problems = _pages(document, origin)
            metadata = document.get_metadata_dict()
        finally:
            document.close()
        kept = without_running_heads(pages)
        _check_text(kept, problems, origin)
        paragraphs = paragraphs_of_pages(kept)
        front = _front(metadata, kept, paragraphs)
    return ReadResult((accept(join_paragraphs(paragraphs), origin, front),), tuple(problems))


def _opened(raw: bytes, origin: str) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableError(
                origin, "forbidden", "the PDF file is locked with a password; save it without one"
            ) from error
        raise UnreadableError(origin, "broken", "this PDF file is damaged and cannot be opened") from error
    if count > MAX_PAGES:
        document.close()
        raise UnreadableError(
            origin, "too-large", f"the PDF file has {count:,} pages, more than {MAX_PAGES:,}; split it"
        )
    if count == 0:
        document.close()
        raise UnreadableError(origin, "empty", "the PDF file has no page")
    return document


def _pages(document: Any, origin: str) -> tuple[list[Page], list[UnreadableError]]:
    """The pages with their lines, and what is wrong with some of them."""
    import pypdfium2
    from pypdfium2 import raw as pdfium

    pages: list[Page] = []
    problems: list[UnreadableError] = []
    characters = drawn = 0
    for number in range(1, len(document) + 1):
        place = f"{origin}#page={number}"
        if characters > MAX_TEXT or drawn > MAX_OBJECTS:
            raise UnreadableError(
                origin, "too-large", f"the pages up to {number} hold too much to read; split the PDF file"
            )
        try:
            page = document[number - 1]
            objects = pdfium.FPDFPage_CountObjects(page)
            drawn += objects
            lines = lines_of_page(page) if objects <= MAX_PAGE_OBJECTS else None
            scan = lines is not None and _letters(lines) < _FEWEST_LETTERS and _is_scan(page)
            size = page.get_width(), page.get_height()
            page.close()
        except pypdfium2.PdfiumError:
            problems.append(UnreadableError(place, "broken", f"page {number} is damaged"))
            continue
        if lines is None:
            problems.append(
                UnreadableError(
                    place,
                    "too-large",
                    f"page {number} has over {MAX_PAGE_TEXT:,} characters or {MAX_PAGE_OBJECTS:,} objects",
                )
            )
            continue
        if scan:
            problems.append(
                UnreadableError(
                    place, "no-text", f"page {number} is a scan without text; recognise its text (OCR) first"
                )
            )
        pages.append(Page(tuple(lines), *size))
        characters += sum(len(line.text) for line in lines)
    if not pages:
        raise UnreadableError(
            origin, problems[0].code, f"no page of this PDF file can be read: {problems[0].reason}"
        )
    return pages, problems


def _letters(lines: Iterable[Line]) -> int:
    return sum(character.isalpha() for line in lines for character in line.text)


def _is_scan(page: Any) -> bool:
    """Whether a picture covers most of the page."""
    import pypdfium2.raw as pdfium

    area = page.get_width() * page.get_height()
    for thing in islice(page.get_objects(max_depth=2), _OBJECTS_LOOKED_AT):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            if (right - left) * (top - bottom) > _SCAN_SHARE * area:
                return True
    return False


def _check_text(pages: list[Page], problems: list[UnreadableError], origin: str) -> None:
    """Refuse a scan, blank pages, and a text layer that does not tell its letters."""
    signs = "".join(line.text for page in pages for line in page.lines)
    scanned = sum(problem.code == "no-text" for problem in problems)
    if scanned and sum(map(str.isalpha, signs)) < _FEWEST_LETTERS * len(pages):
        raise UnreadableError(
            origin, "no-text", "this PDF file is a scan without text; recognise its text (OCR) first"
        )
    if not signs:
        raise UnreadableError(origin, "empty", "its pages are blank")
    unread = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in signs)
    if unread > _UNREADABLE_SHARE * len(signs):
        raise UnreadableError(
            origin,
            "no-text",
            "the fonts of this PDF file do not tell which letters they show; recognise its text (OCR) first",
        )


def _refuse_bombs(raw: bytes, origin: str) -> None:
    """Refuse a file in which a stream that is no picture unpacks to more than MAX_STREAM_BYTES."""
    for match in _STREAM.finditer(raw):
        if b"/FlateDecode" not in match[1] or b"/Image" in match[1]:
            continue
        if raw.find(b"endstream", match.end(), match.end() + MAX_STREAM_BYTES // _MOST_FLATE) >= 0:
            continue  # too short to unpack to so much
        unpacker = zlib.decompressobj()
        left, unpacked = raw[match.end() : match.end() + MAX_STREAM_BYTES], 0
        try:
            while left and not unpacker.eof and unpacked <= MAX_STREAM_BYTES:
                unpacked += len(unpacker.decompress(left, _PIECE))
                left = unpacker.unconsumed_tail
        except zlib.error:
            continue  # damaged, or packed twice: pdfium's to judge
        if unpacked > MAX_STREAM_BYTES:
            raise UnreadableError(
                origin, "too-large", f"a page unpacks to more than {MAX_STREAM_BYTES:,} bytes of instructions"
            )


def _front(metadata: dict[str, str], pages: list[Page], paragraphs: list[str]) -> Front:
    title = clean(metadata.get("Title", ""))
    if not title or _NO_TITLE.fullmatch(title) or len(title) > 300:
        title = next(filter(None, map(largest_words, pages[:1])), "") or ""
    author = clean(metadata.get("Author", ""))
    if not author or _NO_AUTHOR.fullmatch(author):
        author = next(filter(None, map(byline, paragraphs[:6])), "")
    date = day_told(paragraphs) or iso_date(metadata.get("CreationDate", ""))
    return Front(title=title or None, author=without_office(author) or None, date=date)
