"""Tables of statements: one document a row, with who said it, when and where."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from sayso.errors import UnreadableError
from sayso.read.accept import accept
from sayso.read.decode import decode
from sayso.read.front import front_of_fields
from sayso.read.limits import MAX_FILE_BYTES, MAX_ROWS, MAX_TEXT
from sayso.read.readers import READERS
from sayso.read.result import ReadResult
from sayso.records.document import Document

TEXT_COLUMNS = ("text", "statement", "quote", "quotation", "content", "body", "sentence")
SPEAKER_COLUMNS = ("speaker", "person", "who", "name", "said by")
ID_COLUMNS = ("id", "identifier", "key")
_DELIMITERS = ",;\t|"
_LONGEST_SPEAKER = 200
_LONGEST_ID = 80

Row = tuple[int, Mapping[str, object] | UnreadableError]


@READERS.register(
    "jsonl", ".jsonl", ".ndjson", summary="A table of statements as JSON lines: text, speaker, date, source …"
)
def read_jsonl(raw: bytes, origin: str) -> ReadResult:
    """One document for each line that holds an object with a text; rows count lines from 1.

    Raises:
        UnreadableError: 'binary', 'empty' or 'too-large' for the whole; bad lines are problems.
    """
    return _documents(_json_rows(decode(raw, origin, limit=MAX_FILE_BYTES), origin), origin)


@READERS.register(
    "csv", ".csv", ".tsv", summary="A table of statements with a header row: text, speaker, date, source …"
)
def read_csv(raw: bytes, origin: str) -> ReadResult:
    """One document for each row below the header; rows count from 1 and leave out empty ones.

    Columns are parted by commas, semicolons, tabs or bars, whichever makes the header name a text.

    Raises:
        UnreadableError: 'binary', 'empty', 'too-large', or 'broken' without a column of text;
            bad rows are problems.
    """
    text = decode(raw, origin, limit=MAX_FILE_BYTES)
    if text.isspace() or not text:
        raise UnreadableError(origin, "empty", "there is no row in it")
    return _documents(_csv_rows(text, origin), origin)


def _documents(rows: Iterator[Row], origin: str) -> ReadResult:
    documents: list[Document] = []
    problems: list[UnreadableError] = []
    taken: set[str] = set()
    for number, row in rows:
        if len(documents) + len(problems) >= MAX_ROWS:
            raise UnreadableError(
                origin, "too-large", f"the table has more than {MAX_ROWS:,} rows; split it and read the parts"
            )
        if isinstance(row, UnreadableError):
            problems.append(row)
            continue
        fields = {str(name).strip().lower().replace("_", " "): value for name, value in row.items()}
        place = _told(fields, ID_COLUMNS)[:_LONGEST_ID] or str(number)
        if place in taken:
            place = f"row-{number}"
        taken.add(place)
        try:
            documents.append(_document(fields, f"{origin}#{place}"))
        except UnreadableError as problem:
            problems.append(problem)
    if not documents and not problems:
        raise UnreadableError(origin, "empty", "there is no row in it")
    return ReadResult(tuple(documents), tuple(problems))


def _document(fields: Mapping[str, object], origin: str) -> Document:
    text = next((fields[name] for name in TEXT_COLUMNS if name in fields), None)
    if text is None:
        raise UnreadableError(
            origin, "broken", f"the row has no text (a field named {', '.join(TEXT_COLUMNS)})"
        )
    if not isinstance(text, str):
        raise UnreadableError(origin, "broken", "the text of the row is no string")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # no lone surrogates
    speaker = " ".join(_told(fields, SPEAKER_COLUMNS).split())[:_LONGEST_SPEAKER]
    text = text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    return accept(text, origin, front_of_fields(fields), speaker=speaker or None)


def _told(fields: Mapping[str, object], names: tuple[str, ...]) -> str:
    """The first of these fields that is told, as words; '' when none is."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip().encode("utf-8", "replace").decode("utf-8")
    return ""


def _json_rows(text: str, origin: str) -> Iterator[Row]:
    for number, line in enumerate(io.StringIO(text, newline="\n"), start=1):
        if line.isspace():
            continue
        place = f"{origin}#{number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            told = error.msg if isinstance(error, json.JSONDecodeError) else "it cannot be parsed"
            yield number, UnreadableError(place, "broken", f"line {number} is not JSON: {told}")
            continue
        if isinstance(value, dict):
            yield number, value
        else:
            yield number, UnreadableError(place, "broken", f"line {number} is not a JSON object")


def _csv_rows(text: str, origin: str) -> Iterator[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), MAX_TEXT))  # process-wide, so only ever raised
    text = text.lstrip("\n")
    header = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=lambda mark: _known(header, mark))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    names: list[str] = []
    number, lines, unpaired = 0, text.rstrip("\n").count("\n") + 1, text.count('"') % 2 == 1
    while True:
        first_line = rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            number += 1
            yield number, UnreadableError(f"{origin}#{number}", "broken", f"row {number} is damaged: {error}")
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if not names:
            names = _header(cells, origin)
            continue
        number += 1
        if unpaired and first_line < rows.line_num and rows.line_num >= lines:
            yield (
                number,
                UnreadableError(
                    f"{origin}#{number}",
                    "broken",
                    f"a quotation mark in row {number} (line {first_line}) is never closed, up to the end",
                ),
            )
        elif len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
            yield (
                number,
                UnreadableError(
                    f"{origin}#{number}",
                    "broken",
                    f"row {number} has {len(cells)} cells under {len(names)} columns; "
                    "put quotation marks around text that holds the delimiter",
                ),
            )
        else:
            yield number, dict(zip(names, cells, strict=False))


def _known(header: str, delimiter: str) -> int:
    """How many columns with a known name a header has when it is parted here."""
    names = {name.strip().strip('"').lower() for name in header[:10_000].split(delimiter)}
    return len(names & {*TEXT_COLUMNS, *SPEAKER_COLUMNS, *ID_COLUMNS, "date", "source", "title", "url"})


def _header(cells: list[str], origin: str) -> list[str]:
    names = [" ".join(cell.lower().replace("_", " ").split()) for cell in cells]
    if not set(names) & set(TEXT_COLUMNS):
        raise UnreadableError(
            origin,
            "broken",
            f"the first row names no column for the text; name one of them {', '.join(TEXT_COLUMNS[:-1])} "
            f"or {TEXT_COLUMNS[-1]}",
        )
    return names
