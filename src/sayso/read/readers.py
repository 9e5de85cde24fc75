"""The registry that every reader enters itself in."""

from __future__ import annotations

from collections.abc import Callable

from sayso.read.result import ReadResult
from sayso.registry import Registry

Reader = Callable[[bytes, str], ReadResult]
"""From the bytes of a file and its origin to documents; raises UnreadableError."""

READERS: Registry[Reader] = Registry("reader")
