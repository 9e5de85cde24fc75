"""Text of marked-up formats as clean paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.text.asides import is_aside

# Blanks of every kind but the line end, which stands for a break that the author made.
_BLANKS = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")  # not the single blank, the commonest by far
_EMPTY_LINE = re.compile(r"\n\s*\n")
_AROUND_BREAK = re.compile(r" ?\n\s*")
# Control characters, soft hyphens, zero-width blanks and marks of byte order: never words. The joiners
# U+200C and U+200D stay, for scripts and emoji need them.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
_PROSE_WORDS = 9  # a cell of so many words is a paragraph, not an entry


def clean(words: str) -> str:
    r"""Words with single blanks, without invisible characters; line breaks stay.

    >>> clean(" The\u00a0har\u00adbour \n  closes.\u200b ")
    'The harbour\ncloses.'
    """
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", _INVISIBLE.sub("", words))).strip()


def split_at_breaks(words: str) -> list[str]:
    """Cleaned paragraphs of words in which two line breaks or more part paragraphs.

    >>> split_at_breaks("Rain fell. \\n \\n Prices rose.\\nNobody came.")
    ['Rain fell.', 'Prices rose.\\nNobody came.']
    """
    return [paragraph for paragraph in map(clean, _EMPTY_LINE.split(words)) if paragraph]


def paragraphs_of_row(cells: Sequence[str]) -> list[str]:
    """A row of a table as paragraphs: one line of short entries, or a paragraph a cell when one is prose.

    >>> paragraphs_of_row(["2020", "300 tonnes"])
    ['2020 | 300 tonnes']
    """
    cells = [cell for cell in map(clean, cells) if cell]
    if any(len(cell.split()) >= _PROSE_WORDS or "\n\n" in cell for cell in cells):
        return cells
    return [" | ".join(cells)] if cells else []


def join_paragraphs(paragraphs: Iterable[str]) -> str:
    """One text with a blank line between paragraphs, without lines that are not the author's words."""
    kept = []
    for paragraph in map(clean, paragraphs):
        lines = [line for line in paragraph.split("\n") if line and not is_aside(line)]
        if lines:
            kept.append("\n".join(lines))
    return "\n\n".join(kept)


def with_headline(title: str | None, paragraphs: list[str]) -> list[str]:
    """The paragraphs with the title as the first, unless it stands among the first three already."""
    if not title or any(_same_words(title, paragraph) for paragraph in paragraphs[:3]):
        return paragraphs
    return [title, *paragraphs]


def _same_words(title: str, paragraph: str) -> bool:
    return " ".join(title.split()).casefold() == " ".join(paragraph.split()).casefold()
