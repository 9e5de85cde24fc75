"""The edge where errors of other people's parsers become ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sayso.errors import SaysoError, UnreadableError


@contextmanager
def refuse(origin: str, kind: str) -> Iterator[None]:
    """Turn whatever a parser raises inside into UnreadableError: 'broken', or 'too-large' without memory.

    A hostile file drives a parser into errors that it does not document (KeyError, AttributeError,
    RecursionError, its own C library's), so all of them are caught here, and only here.
    """
    try:
        yield
    except SaysoError:
        raise
    except MemoryError as error:
        raise UnreadableError(origin, "too-large", f"this {kind} needs more memory than there is") from error
    except Exception as error:
        raise UnreadableError(origin, "broken", f"this {kind} is damaged and cannot be read") from error
