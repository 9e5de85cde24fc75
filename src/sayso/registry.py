"""Readers and exporters by name, with the suffixes they serve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.errors import SaysoError

Function = TypeVar("Function", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Entry(Generic[Function]):
    """One registered reader or exporter."""

    name: str
    suffixes: tuple[str, ...]
    summary: str
    function: Function


class Registry(Generic[Function]):
    """Named functions of one kind; registering a name or a suffix twice is an error."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._entries: dict[str, Entry[Function]] = {}

    def register(self, name: str, *suffixes: str, summary: str) -> Callable[[Function], Function]:
        """Register the function below under a name, for files that end in one of the suffixes."""

        def keep(function: Function) -> Function:
            if name in self._entries:
                raise SaysoError(f"the {self.kind} {name!r} is registered twice")
            for suffix in suffixes:
                if (taken := self.by_suffix(suffix)) is not None:
                    raise SaysoError(f"{suffix} already belongs to the {self.kind} {taken.name!r}")
            self._entries[name] = Entry(name, suffixes, summary, function)
            return function

        return keep

    def by_suffix(self, suffix: str) -> Entry[Function] | None:
        """The entry that serves files of this suffix ('.pdf'); None when there is none."""
        return next((e for e in self._entries.values() if suffix.lower() in e.suffixes), None)

    def by_name(self, name: str) -> Entry[Function] | None:
        """The entry of this name; None when there is none."""
        return self._entries.get(name)

    def entries(self) -> tuple[Entry[Function], ...]:
        """All entries, by name."""
        return tuple(self._entries[name] for name in sorted(self._entries))
