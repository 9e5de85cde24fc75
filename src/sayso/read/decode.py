"""Bytes to text, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re

from sayso.errors import UnreadableError
from sayso.read.limits import MAX_TEXT

_BYTES_PER_CHARACTER = 4  # the longest sequence of UTF-8, the longest of UTF-16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_VALID = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_SEQUENCE = re.compile(_VALID)
_STRAY = re.compile(rb"(?:(?!" + _VALID + rb")[\x80-\xff])+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536
_LEAST_WIDE = 8  # bytes: fewer do not tell UTF-16 from a stray zero
_ZEROS = 0.8  # share of the high bytes of UTF-16 that are zero in a text of Latin letters, at least


def decode(raw: bytes, origin: str, *, declared: str | None = None, limit: int = MAX_TEXT) -> str:
    r"""The text of these bytes, with '\n' at line ends, without a byte order mark.

    UTF-8, UTF-16 and UTF-32 with a byte order mark, UTF-16 also without one where every other byte is
    zero as in English text; else the declared encoding, when there is one; else UTF-8, in which every
    byte that cannot belong to it is taken as Windows-1252. So one stray byte does not spoil a whole text,
    and texts glued together from both encodings come out right. What no encoding explains becomes U+FFFD.
    Nothing else is changed.

    Raises:
        UnreadableError: 'binary' for bytes that are no text, 'too-large' beyond the limit, in characters.

    >>> decode(b"caf\xe9 \xe2\x80\x93 caf\xc3\xa9\r\n", "menu.txt")
    'café – café\n'
    """
    if len(raw) > limit * _BYTES_PER_CHARACTER:
        raise too_large(origin, limit)
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(encoding, "sayso-cp1252" if encoding == "utf-8" else "replace")
            break
    else:
        if b"\0" not in raw:
            text = _without_mark(raw, declared)
        elif (wide := _wide(raw)) is not None:
            text = raw.decode(wide, "replace")
        else:
            raise _binary(origin)
    sample = text[:_SAMPLE]
    if "\0" in text or len(_CONTROL.findall(sample)) > len(sample) // 50:
        raise _binary(origin)
    if len(text) > limit:
        raise too_large(origin, limit)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def too_large(origin: str, limit: int = MAX_TEXT) -> UnreadableError:
    """The error for a text of more characters than the limit."""
    return UnreadableError(
        origin, "too-large", f"the text is longer than {limit:,} characters; split it and read the parts"
    )


def _binary(origin: str) -> UnreadableError:
    return UnreadableError(
        origin, "binary", "these bytes are not text; save the document as text, HTML, PDF or DOCX"
    )


def _wide(raw: bytes) -> str | None:
    """Which UTF-16 these bytes are, by the zeros beside nearly every letter; None when they are none."""
    if len(raw) < _LEAST_WIDE or len(raw) % 2:
        return None
    sample = raw[: _SAMPLE & ~1]
    for encoding, zeros, letters in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if zeros.count(0) > _ZEROS * len(zeros) and not letters.count(0):
            return encoding
    return None


def _without_mark(raw: bytes, declared: str | None) -> str:
    if declared:
        try:
            # A codec that does not give text (base64, zip) refuses with LookupError.
            return raw.decode(declared)
        except (LookupError, UnicodeError, ValueError):
            pass  # a wrong declaration is common; the bytes know better
    if not raw.isascii() and _SEQUENCE.search(raw) is None:
        return raw.decode("cp1252", "replace")  # at once, not letter by letter
    return raw.decode("utf-8", "sayso-cp1252")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes from the error on that cannot be UTF-8 as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = _STRAY.match(error.object, error.start)
    end = stray.end() if stray else error.end
    return error.object[error.start : end].decode("cp1252", "replace"), end


codecs.register_error("sayso-cp1252", _as_cp1252)
