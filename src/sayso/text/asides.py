"""Lines of a text that are not its author's words: navigation, invitations, credits, notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.lexicon import load
from sayso.records.span import Span

_LONGEST = 300  # characters of a line that is looked at; longer ones are prose
_MARKS = " \t\xa0[](){}<>«»‹›→←↑↓▶►•·*#=_|~…–—-+✕×"
_FRAGMENT = re.compile(r"\b[A-Z]{3,}\b")


def find_asides(text: str) -> tuple[Span, ...]:
    """The lines that are not the author's words, in text order, without the blanks at their ends.

    Only short lines that a pattern of `lexicon/asides.toml` fits as a whole; a sentence that merely
    has such words in it stays.

    >>> text = "The ferry stopped.\\nRead more: Ten years of the ferry\\nPrices rose."
    >>> [span.words(text) for span in find_asides(text)]
    ['Read more: Ten years of the ferry']
    """
    return tuple(span for span in _short_lines(text) if is_aside(text[span.start : span.end]))


def is_aside(line: str) -> bool:
    """Whether a whole line is not the author's words.

    >>> is_aside("Share this article"), is_aside("Share prices fell when the bank closed.")
    (True, False)
    """
    return aside_kind(line) is not None


def aside_kind(line: str) -> str | None:
    """The name of the group of patterns that fits a whole line ('read-more'); None for the author's words."""
    if len(line) > _LONGEST:
        return None
    bare = " ".join(line.split()).strip(_MARKS)
    if bare.endswith((".", ":")):
        bare = bare.rstrip(".:")
    if not bare:
        return None
    match = _pattern().fullmatch(bare)
    return match.lastgroup.replace("_", "-") if match and match.lastgroup else None


def _short_lines(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start <= _LONGEST:
            line = text[start:end]
            words = line.strip()
            if words:
                left = start + len(line) - len(line.lstrip())
                yield Span(left, left + len(words))
        start = end + 1


@cache
def _pattern() -> re.Pattern[str]:
    """All patterns as one, each group of them under its name."""
    data = load("asides")
    fragments: dict[str, str] = data["fragments"]

    def filled(pattern: str) -> str:
        return _FRAGMENT.sub(lambda match: fragments.get(match.group(), match.group()), pattern)

    groups = (
        f"(?P<{group['name'].replace('-', '_')}>{'|'.join(f'(?:{filled(p)})' for p in group['patterns'])})"
        for group in data["aside"]
    )
    return re.compile("|".join(groups), re.IGNORECASE)
