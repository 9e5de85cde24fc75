"""What kind of file some bytes are, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile

from sayso.errors import UnreadableError

_HEAD = 2_048
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_LINE = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?\s*\{[^\n]{0,1500}"(?:text|statement|quote|content)"\s*:""", re.IGNORECASE
)
_REFUSED = (
    (b"{\\rtf", "this is a rich text file (RTF); save it as DOCX or plain text"),
    (b"\xd0\xcf\x11\xe0", "this is an old or a protected Office file; save it as DOCX without a password"),
    (b"SQLite format 3\0", "this is a database (a project file?), not a document"),
    (b"\x1f\x8b", "this is a compressed file (gzip); unpack it first"),
    (b"BZh", "this is a compressed file (bzip2); unpack it first"),
    (b"\xfd7zXZ\0", "this is a compressed file (xz); unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "this is a packed folder (7z); unpack it first"),
    (b"Rar!", "this is a packed folder (RAR); unpack it first"),
    (b"\x89PNG", "this is a picture; recognise its text (OCR) first"),
    (b"\xff\xd8\xff", "this is a picture; recognise its text (OCR) first"),
    (b"GIF8", "this is a picture; recognise its text (OCR) first"),
    (b"II*\0", "this is a picture; recognise its text (OCR) first"),
    (b"MM\0*", "this is a picture; recognise its text (OCR) first"),
    (b"%!PS", "this is a PostScript file; convert it to PDF first"),
    (b"\x7fELF", "this is a program, not a document"),
    (b"MZ\x90", "this is a program, not a document"),
    (b"ID3", "this is a recording; write down what is said in it first"),
    (b"OggS", "this is a recording; write down what is said in it first"),
)
_PACKAGES = (
    ("word/document", "docx", ""),
    ("xl/", "", "this is a spreadsheet; save it as CSV"),
    ("ppt/", "", "these are slides; save them as PDF"),
    ("META-INF/container.xml", "", "this is an e-book; save its text as HTML or plain text"),
    ("content.xml", "", "this is an OpenDocument file; save it as DOCX"),
)


def format_of(raw: bytes, origin: str) -> str | None:
    """The name of the reader that the bytes themselves ask for; None when they do not tell.

    Raises:
        UnreadableError: 'unknown-format' for kinds of files that are recognised but not read,
            'broken' for a damaged package.
    """
    head = raw[:_HEAD]
    if b"%PDF-" in head[:1024] and not _HTML.match(head):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _format_of_package(raw, origin)
    for magic, reason in _REFUSED:
        if head.startswith(magic):
            raise UnreadableError(origin, "unknown-format", reason)
    if _HTML.match(head):
        return "html"
    if _JSON_LINE.match(head):
        return "jsonl"
    return None


def _format_of_package(raw: bytes, origin: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(
            origin, "broken", "this packed file (DOCX?) is damaged or cut off and cannot be unpacked"
        ) from error
    for start, reader, reason in _PACKAGES:
        if any(name.startswith(start) for name in names):
            if reader:
                return reader
            raise UnreadableError(origin, "unknown-format", reason)
    raise UnreadableError(origin, "unknown-format", "this is a packed folder (ZIP); unpack it first")
