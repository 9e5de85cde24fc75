"""Every error that sayso raises on purpose, as one tree.

SaysoError
├── SpanError            a span does not fit the text it points into
├── RecordError          a record would hold something impossible
│   └── MapError         a link, loop or map is not well formed
├── UnreadableError      a document could not be read; carries the origin and the reason
├── ProjectError         a project file cannot be opened, or is not one
│   └── ChangedError     a project was changed by somebody else while it was looked at
├── QueryError           what was asked for cannot be found, or fits several things
│   └── FilterError      a text is no filter; carries the place of the mistake
├── ClashError           somebody else decided otherwise about the same thing meanwhile
├── ServeError           the workbench cannot be served there
├── ModelError           trained weights are missing or not those that were shipped
└── MissingExtraError    an optional package is needed and not installed
"""

from __future__ import annotations

from collections.abc import Sequence


class SaysoError(Exception):
    """Base of every error sayso raises on purpose."""


class SpanError(SaysoError, ValueError):
    """A span does not fit the text it points into."""


class RecordError(SaysoError, ValueError):
    """A record would hold something impossible."""


class MapError(RecordError):
    """A link, loop or map is not well formed."""


class UnreadableError(SaysoError):
    """A document could not be read.

    Attributes:
        origin: the path (or '-') that was to be read.
        code: one of 'empty', 'binary', 'broken', 'no-text', 'not-english', 'too-large',
            'unknown-format', 'missing', 'forbidden', 'internal' (a fault in sayso stopped the reading).
        reason: one sentence: what is wrong, where, and what to do.
    """

    def __init__(self, origin: str, code: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.code = code
        self.reason = reason


class ProjectError(SaysoError):
    """A project file cannot be opened, is not one, or is newer than this sayso."""


class ChangedError(ProjectError):
    """A project was changed by somebody else while it was looked at."""


class QueryError(SaysoError, LookupError):
    """What was asked for cannot be found in the map, or fits several things.

    Attributes:
        asked: the words as they were typed.
        choices: what they might stand for, best first; empty when nothing comes near.
    """

    def __init__(self, asked: str, message: str, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.asked = asked
        self.choices = tuple(choices)


class FilterError(QueryError):
    """A text is no filter.

    Attributes:
        place: where in the text the mistake is, in code points from 0.
        choices: fields that may have been meant, best first.
    """

    def __init__(self, text: str, place: int, message: str, choices: Sequence[str] = ()) -> None:
        start = max(0, place - 20)
        around = f"{'…' if start else ''}{text[start:place]}⟨here⟩{text[place : place + 20]}"
        more = "…" if len(text) > place + 20 else ""
        super().__init__(text, f"filter, character {place + 1}: {message}: {around}{more}", choices)
        self.place = place


class ClashError(SaysoError):
    """Somebody else decided otherwise about the same thing since it was looked at.

    Attributes:
        decisions: ids of what they decided, the earliest first.
    """

    def __init__(self, message: str, decisions: Sequence[str]) -> None:
        super().__init__(message)
        self.decisions = tuple(decisions)


class ServeError(SaysoError):
    """The workbench cannot be served there: the port is taken, or the address is none of this machine."""


class ModelError(SaysoError):
    """Trained weights are missing, or are not those that sayso was shipped with."""


class MissingExtraError(SaysoError, ImportError):
    """An optional package is needed and not installed; the message names the extra."""
