"""Bytes to documents: one module a format.

A new format is one module with a function from bytes and origin to `ReadResult`, entered in `READERS`,
and one line below. Parsers of formats are imported by the function that needs them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath

from sayso.errors import UnreadableError
from sayso.read import docx, files, html, markdown, pdf, plain, table  # noqa: F401  (they enter READERS)
from sayso.read.guard import refuse
from sayso.read.limits import MAX_FILE_BYTES
from sayso.read.readers import READERS, Reader
from sayso.read.result import ReadResult
from sayso.read.sniff import format_of

__all__ = ["READERS", "ReadResult", "Reader", "find_files", "read_bytes", "read_path"]

_MARKUP = frozenset(("html", "markdown"))  # suffixes that a page's own look does not overrule


def read_bytes(raw: bytes, *, origin: str) -> ReadResult:
    """The documents in these bytes; the origin's suffix tells the format unless the bytes deny it.

    Raises:
        UnreadableError: nothing of it can be read; its code and reason tell why.

    >>> read_bytes(b"Rain fell.", origin="-").documents[0].text
    'Rain fell.'
    """
    if len(raw) > MAX_FILE_BYTES:
        raise files.too_large_file(origin)
    if not raw or raw.isspace():
        raise UnreadableError(origin, "empty", "there is nothing in it")
    named = READERS.by_suffix(PurePath(origin).suffix)
    told = format_of(raw, origin)
    if told is not None and not (named is not None and named.name in _MARKUP and told == "html"):
        entry = READERS.by_name(told)
    elif named is not None and named.name in ("pdf", "docx"):  # the bytes would have said so
        entry = READERS.by_name("plain")
    else:
        entry = named or READERS.by_name("plain")
    if entry is None:
        raise UnreadableError(origin, "unknown-format", "no reader is registered for it")
    try:
        with refuse(origin, f"{entry.name} file"):
            return entry.function(raw, origin)
    except UnreadableError as error:
        if entry is not named and named is not None and error.code == "binary":
            raise UnreadableError(
                origin, "broken", f"this is no {named.name.upper()} file, whatever its name says, nor text"
            ) from error
        raise


def read_path(path: Path) -> ReadResult:
    """The documents in a file.

    Raises:
        UnreadableError: nothing of it can be read; its code and reason tell why.
    """
    return read_bytes(files.bytes_of(path), origin=str(path))


def find_files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The files to read below these paths, and those that no reader serves; both sorted, each once.

    See `sayso.read.files.find_files`.
    """
    return files.find_files(paths, [suffix for entry in READERS.entries() for suffix in entry.suffixes])
