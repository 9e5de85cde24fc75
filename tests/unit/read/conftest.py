"""Small files of each format, made by the tests themselves."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence

import docx
import pytest

Pdf = Callable[..., bytes]


def text_object(
    lines: Sequence[str], *, left: int = 72, top: int = 740, size: int = 11, lead: int = 14
) -> bytes:
    """Instructions that draw lines of text one below the other."""
    shown = b" ".join(
        b"(%s) Tj T*"
        % line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        for line in lines
    )
    return b"BT /F1 %d Tf %d %d Td %d TL %s ET\n" % (size, left, top, lead, shown)


def pdf_of(pages: Sequence[bytes], *, info: bytes = b"", packed: bool = False) -> bytes:
    """A PDF file of A4 pages drawn by these instructions."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<<%s>>" % info,
    ]
    kids = []
    for drawn in pages:
        content = zlib.compress(drawn, 9) if packed else drawn
        how = b"/Filter/FlateDecode" if packed else b""
        objects.append(b"<<%s/Length %d>>stream\n%s\nendstream" % (how, len(content), content))
        look = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R>>" % (look, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out_table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    trailer = b"trailer<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + out_table + trailer


@pytest.fixture
def pdf() -> Pdf:
    """Makes a PDF file of pages, each a list of lines or bare instructions."""

    def make(*pages: Sequence[str] | bytes, info: bytes = b"", packed: bool = False) -> bytes:
        drawn = [page if isinstance(page, bytes) else text_object(page) for page in pages]
        return pdf_of(drawn, info=info, packed=packed)

    return make


@pytest.fixture
def draw() -> Callable[..., bytes]:
    """Instructions that draw lines of text, to be put together on one page."""
    return text_object


@pytest.fixture
def word() -> Callable[[Callable[..., None]], bytes]:
    """Makes a Word file of what a function writes into an empty document."""

    def make(write: Callable[..., None]) -> bytes:
        document, file = docx.Document(), io.BytesIO()
        document.core_properties.author = ""
        write(document)
        document.save(file)
        return file.getvalue()

    return make
