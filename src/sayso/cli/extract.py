"""`sayso extract`: the stateless filter, text in, JSON out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from typing import IO, TYPE_CHECKING, Any

import click

from sayso.cli import exits, options
from sayso.cli.streams import put
from sayso.export.extract_json import error_json, reading_json
from sayso.records.document import Document

if TYPE_CHECKING:
    from sayso.pipeline import ReaderKind
    from sayso.records.reading import Reading

# Longer texts are refused rather than held in memory with their analysis.
MAX_TEXT = 20_000_000


class LineError(ValueError):
    """A line of the input that cannot be read: its code, and its id as far as it has one."""

    def __init__(self, code: str, message: str, id: str | int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.id = id


@click.command(short_help="Read a text and print what it says as JSON.")
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--jsonl", is_flag=True, help='Read one {"id": …, "text": …} a line, print one result a line.')
@options.reader
def command(file: IO[bytes], jsonl: bool, reader: ReaderKind) -> None:
    """Read FILE (or standard input) and print its statements, claims, variables and entities as JSON.

    FILE is plain text in UTF-8. With --jsonl it holds one JSON object a line, with "text" and perhaps
    "id", "title", "date" and "speaker"; each result is printed as soon as it is read. A line that cannot
    be read gives an error object in its place, the rest go on, and the exit code is 3.

    \b
    Example:
      sayso extract article.txt
      sayso extract --jsonl < docs.jsonl > readings.jsonl
    """
    if jsonl:
        sys.exit(exits.SOME_UNREAD if _extract_lines(file, reader) else exits.DONE)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"{file.name}: not plain text in UTF-8 (byte {error.start}); use 'sayso read' for other formats"
        ) from None
    if len(text) > MAX_TEXT:
        raise click.ClickException(f"{file.name}: longer than {MAX_TEXT:,} characters; cut it in pieces")
    put(_json(_read(Document(text), "doc-1", _loaded(reader)), indent=2))


def _extract_lines(file: IO[bytes], reader: ReaderKind) -> int:
    """Print one result for each line that is not blank; returns how many gave an error."""
    from sayso.lanes import in_order

    errors = 0
    _loaded(reader)
    with closing(in_order(partial(_answerer, reader), _lines(file), size=_size)) as answers:
        for answered, good in answers:
            errors += not good
            put(answered)
    return errors


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers."""
    # As a file of its own, so that Python can close the standard input while a thread waits for a line. And
    # readline and not iteration: a line is answered before the next one has arrived.
    with open(file.fileno(), "rb", closefd=False) as own:
        for number, line in enumerate(iter(own.readline, b""), start=1):
            if line.strip():
                yield number, line


def _size(line: tuple[int, bytes]) -> int:
    return len(line[1])


def _answerer(reader: ReaderKind) -> Callable[[tuple[int, bytes]], tuple[bytes, bool]]:
    return partial(_answer, read=_loaded(reader))


def _answer(line: tuple[int, bytes], read: Callable[[Document], Reading]) -> tuple[bytes, bool]:
    """What is printed for a line, and whether it could be read."""
    number, content = line
    try:
        document, id = _document(content, number)
    except LineError as error:
        return _json(error_json(error.id, number, error.code, str(error))), False
    return _json(_read(document, id, read)), True


def _document(line: bytes, number: int) -> tuple[Document, str | int]:
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LineError("bad-encoding", f"not UTF-8 at byte {error.start} of the line") from None
    except json.JSONDecodeError as error:
        raise LineError("bad-json", f"{error.msg} at column {error.colno}") from None
    except (RecursionError, ValueError):
        raise LineError("bad-json", "nested too deeply, or a number too long, to be read") from None
    if not isinstance(given, dict):
        raise LineError("not-an-object", 'a line must be an object such as {"id": "a", "text": "…"}')
    id = given.get("id", f"doc-{number}")
    if id is None:
        id = f"doc-{number}"
    if not isinstance(id, str | int) or isinstance(id, bool):
        raise LineError("bad-field", '"id" must be a string or a whole number')
    text = given.get("text")
    if not isinstance(text, str):
        raise LineError("no-text", 'the object has no "text", or it is not a string', id)
    if len(text) > MAX_TEXT:
        raise LineError("too-long", f'"text" is longer than {MAX_TEXT:,} characters; cut it in pieces', id)
    title, date, speaker = (_optional(given, name, id) for name in ("title", "date", "speaker"))
    return Document(text, title=title, date=date, speaker=speaker), id


def _optional(given: dict[str, Any], name: str, id: str | int) -> str | None:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise LineError("bad-field", f'"{name}" must be a string', id)
    return (value or "").strip() or None


def _loaded(reader: ReaderKind) -> Callable[[Document], Reading]:
    from sayso.pipeline import shared_reader

    return shared_reader(reader)


def _read(document: Document, id: str | int, read: Callable[[Document], Reading]) -> dict[str, Any]:
    return reading_json(read(document), id)


def _json(result: dict[str, Any], *, indent: int | None = None) -> bytes:
    try:
        line = json.dumps(result, ensure_ascii=False, indent=indent).encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate came in as an escape; it goes out as one
        line = json.dumps(result, indent=indent).encode("ascii")
    return line + b"\n"
