"""A stretch of a text, and what was left out of a reading with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import SpanError


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Half-open stretch [start, end) of a document's text, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"[{self.start}, {self.end}) is empty, backwards or negative")

    def words(self, text: str) -> str:
        """The exact words this span covers.

        Raises:
            SpanError: the span runs past the end of the text.
        """
        if self.end > len(text):
            raise SpanError(f"[{self.start}, {self.end}) runs past a text of {len(text)} code points")
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, order=True, slots=True)
class Skipped:
    """A stretch of text that a step left out, and why.

    Attributes:
        span: where.
        reason: a short code: 'aside' (not the author's words: navigation, running heads),
            'looks-causal' (a sentence with a causal signal that gave no claim), or another that
            the step documents.
        note: for people: what was seen there.
    """

    span: Span
    reason: str
    note: str = ""
