"""Markdown as the prose that a reader of the page would see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.read.accept import accept
from sayso.read.decode import decode
from sayso.read.front import Front, byline, day_told, front_of_fields
from sayso.read.guard import refuse
from sayso.read.limits import MAX_MARKDOWN, MAX_NESTING
from sayso.read.markup import text_of_markup
from sayso.read.prose import clean, join_paragraphs, paragraphs_of_row, with_headline
from sayso.read.readers import READERS
from sayso.read.result import ReadResult

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>[A-Za-z][\w -]{0,30}):[ \t]*(?P<value>.*)$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.+)$", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[\w-]{1,30}\](?::[ \t]*)?")
_MARKS = re.compile(r"^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))+", re.MULTILINE)
_PROSE_FENCES = frozenset(("", "text", "txt", "plain", "quote"))


@READERS.register("markdown", ".md", ".markdown", summary="Markdown, as the prose that it shows.")
def read_markdown(raw: bytes, origin: str) -> ReadResult:
    """One document: headings, paragraphs, items and rows as paragraphs, without markup.

    Front matter, else the first heading and a byline, tell title, author, publisher, date and
    address. Pictures and code in a programming language are left out.

    Raises:
        UnreadableError: 'binary', 'empty', 'too-large', 'not-english' or 'broken'.
    """
    source = decode(raw, origin)
    fields: dict[str, object] = {}
    matter = _FRONT_MATTER.match(source)
    if matter is not None and _FIELD.match(matter[1].lstrip()):  # else a rule above prose
        fields = _fields(matter[1])
        source = source[matter.end() :]
    if len(source) > MAX_MARKDOWN:
        paragraphs, heading = _plain(source), None
    else:
        with refuse(origin, "Markdown text"):
            paragraphs, heading = _paragraphs(source)
    for paragraph in paragraphs[:4]:
        if (author := byline(paragraph)) is not None:
            fields.setdefault("author", author)
    if (day := day_told(paragraphs)) is not None:
        fields.setdefault("date", day)
    front = front_of_fields(fields)
    paragraphs = with_headline(front.title, paragraphs)
    if front.title is None and heading:
        front = Front(heading, front.author, front.publisher, front.date, front.address)
    return ReadResult((accept(join_paragraphs(paragraphs), origin, front),))


def _fields(matter: str) -> dict[str, object]:
    """The simple fields of front matter: words, quoted words, lists of words. Nested ones are left out."""
    fields: dict[str, object] = {}
    matches = list(_FIELD.finditer(matter))
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        value = match["value"].strip()
        if not value:
            below = matter[match.end() : following.start() if following else len(matter)]
            fields[match["name"]] = [_unquoted(item) for item in _ITEM.findall(below)]
        elif value.startswith("[") and value.endswith("]"):
            fields[match["name"]] = [_unquoted(item) for item in value[1:-1].split(",")]
        else:
            fields[match["name"]] = _unquoted(value)
    return fields


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _paragraphs(source: str) -> tuple[list[str], str | None]:
    """The paragraphs of a Markdown text, in order, and its first heading of the first level."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    tokens = parser.parse(source)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):  # what is deeper it leaves out
        return _plain(source), None
    paragraphs: list[str] = []
    heading: str | None = None
    row: list[str] | None = None
    opened = ""
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            paragraphs.extend(paragraphs_of_row(row or []))
            row = None
        elif token.type == "inline":
            words = clean(_inline(token.children or ()))
            if row is not None:
                row.append(words)
                continue
            paragraphs.append(words)
            if opened == "h1" and heading is None:
                heading = words
        elif token.type == "code_block" or (token.type == "fence" and _is_prose(token)):
            paragraphs.extend(re.split(r"\n[ \t]*\n", token.content))
        elif token.type == "html_block":
            paragraphs.extend(text_of_markup(token.content))
        opened = token.tag if token.nesting == 1 else ""
    return paragraphs, heading


def _plain(source: str) -> list[str]:
    """The paragraphs of a text as it is typed, without the marks of quotes and items before them."""
    return re.split(r"\n[ \t]*\n", _MARKS.sub("", source))


def _is_prose(fence: Token) -> bool:
    return fence.info.strip().lower() in _PROSE_FENCES


def _inline(tokens: Iterable[Token] | Sequence[Token]) -> str:
    """The words of one run of text; pictures and inline HTML leave none."""
    words = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            words.append(_FOOTNOTE_MARK.sub("", token.content))
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content.startswith("<br")):
            words.append("\n")
    return "".join(words)
