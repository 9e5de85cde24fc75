"""Printing: tables, quotes and JSON, safe for a terminal whatever a document holds."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from sayso.api.listing import PIECED
from sayso.api.table import Table, cell_text
from sayso.cli.streams import put

_PIPED_WIDTH = 100
_NARROWEST = 4
_NAME = 60  # characters of a document's name beside a quote
# Escape sequences, and marks that turn the direction of a line, could make a terminal show other words.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """The text without anything that a terminal would obey."""
    return _UNSAFE.sub("\ufffd", text)


def say(text: str = "") -> None:
    """Print a line."""
    click.echo(safe(text))


def say_filled(text: str, indent: str = "", *, err: bool = False) -> None:
    """Print a paragraph in as many lines as it needs; with `err` beside the output."""
    click.echo(_wrapped(safe(text), indent, f"{indent}  "), err=err)


def tell(text: str) -> None:
    """Print a line for the person at the terminal, beside the output."""
    click.echo(safe(text), err=True)


def print_json(value: object) -> None:
    """Print a value as JSON, in UTF-8 wherever it goes."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    put(text.encode("utf-8", "backslashreplace") + b"\n")


def width() -> int:
    """Columns of the terminal; as many as a page has when the output goes elsewhere."""
    return shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns


def print_table(table: Table, *, wide: bool = False) -> None:
    """Print the columns that are looked at first, and under a row the quotes it has."""
    rows = [[safe(cell_text(record[column])) for column, _ in table.headings] for record in table]
    heads = [heading for _, heading in table.headings]
    kept = [i for i in range(len(heads)) if any(row[i] for row in rows)]
    heads, rows = [heads[i] for i in kept], [[row[i] for i in kept] for row in rows]
    numbers = [isinstance(table[0][table.headings[i][0]], int) and heads[n] != "" for n, i in enumerate(kept)]
    widths = _widths(heads, rows, None if wide else width())
    click.echo(click.style(_line(heads, widths, numbers), bold=True))
    for record, row in zip(table, rows, strict=True):
        click.echo(_line(row, widths, numbers))
        for said in told_apart(record.get("quotes", ())):
            print_quote(said)


def print_loops(loops: Table, *, wide: bool = False) -> None:
    """Print loops, whose words are too long for a column, one below the other."""
    for loop in loops:
        held = cell_text(loop["held_by"])
        by = held if held == PIECED else f"held by {held}"
        click.echo(click.style(safe(f"{loop['kind']}, support {loop['support']}, {by}"), bold=True))
        click.echo(f"  {safe(loop['words'])}") if wide else say_filled(loop["words"], "  ")
        for said in told_apart(loop.get("quotes", ())):
            print_quote(said)


def told_apart(quotes: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The quotes without those that would be printed as one before is: two claims may share a sentence."""
    printed = ("words", "speaker", "through", "modality", "origin", "paragraph")
    found: dict[tuple[str, ...], Mapping[str, Any]] = {}
    for said in quotes:
        found.setdefault(tuple(str(said[name]) for name in printed), said)
    return list(found.values())


def print_quote(said: Mapping[str, Any], *, indent: str = "    ") -> None:
    """Print the exact words of a claim, who said them, in which document and where."""
    document = _short(said["document"])
    where = [
        _speaker(said),
        *(f"as told by {', '.join(said['through'])}" for _ in said["through"][:1]),
        *(how for how in (said["modality"],) if how != "asserted"),
    ]
    place = [document, *filter(None, (said["date"],)), f"paragraph {said['paragraph']}"]
    click.echo(_wrapped(safe(said["words"]), f"{indent}> ", f"{indent}> "))
    say_filled(f"— {', '.join(where)}; {', '.join(place)}", f"{indent}  ")


def _speaker(said: Mapping[str, Any]) -> str:
    """Whose words they are; an author without a name is not called by that of the document beside it."""
    if not said["own_voice"]:
        return str(said["speaker"])
    unnamed = said["document"] in said["speaker"] or said["origin"] in said["speaker"]
    return "the author" if unnamed else f"{said['speaker']}, the author"


def _short(name: str) -> str:
    return name if len(name) <= _NAME else f"{name[:_NAME].rsplit(' ', 1)[0]} …"


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]], room: int | None) -> list[int]:
    """A width for each column; the widest give way until a line fits the room."""
    widths = [max(_cells(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    if room is None:
        return widths
    free = room - 2 * (len(widths) - 1)
    while sum(widths) > free and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        second = max((w for i, w in enumerate(widths) if i != widest), default=0)
        over = sum(widths) - free
        widths[widest] = max(widths[widest] - over, min(second, widths[widest] - 1), _NARROWEST)
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], numbers: Iterable[bool]) -> str:
    fitted = []
    for cell, room, number in zip(cells, widths, numbers, strict=True):
        shown = _fit(cell, room)
        pad = " " * (room - _cells(shown))
        fitted.append(pad + shown if number else shown + pad)
    return "  ".join(fitted).rstrip()


def _fit(text: str, room: int) -> str:
    if _cells(text) <= room:
        return text
    return f"{text[: _within(text, room - 1)].rstrip()}…"


def _within(text: str, room: int) -> int:
    """How many of its first characters go into so many columns."""
    used = 0
    for n, character in enumerate(text):
        used += _cells(character)
        if used > room:
            return n
    return len(text)


def _wrapped(text: str, first: str, later: str) -> str:
    """The words in lines of the terminal's width; textwrap counts characters, and is slow."""
    room = max(width() - max(_cells(first), _cells(later)), _NARROWEST)
    lines: list[list[str]] = [[]]
    used = 0
    for word in _words(text, room):
        size = _cells(word)
        if lines[-1] and used + 1 + size > room:
            lines.append([])
        used = used + 1 + size if lines[-1] else size
        lines[-1].append(word)
    return "\n".join((later if n else first) + " ".join(words) for n, words in enumerate(lines))


def _words(text: str, room: int) -> Iterator[str]:
    """The words, those that no line holds in pieces."""
    for word in text.split():
        while _cells(word) > room:
            cut = max(_within(word, room), 1)
            yield word[:cut]
            word = word[cut:]
        if word:
            yield word


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
