"""The names that a team already uses, with the other names of each and what it is a special case of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sayso.errors import RecordError

CodedKind = Literal["variable", "person", "organisation"]


@dataclass(frozen=True, slots=True)
class Coded:
    """One name of a codebook.

    Attributes:
        name: what the thing is called.
        alternatives: other names of it.
        broader: the name of the general variable that it is a special case of; '' without one.
        kind: what it names.
    """

    name: str
    alternatives: tuple[str, ...] = ()
    broader: str = ""
    kind: CodedKind = "variable"

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise RecordError("a name of a codebook is empty")
        if self.kind not in get_args(CodedKind):
            raise RecordError(f"{self.name}: {self.kind!r} is none of {', '.join(get_args(CodedKind))}")
        if self.broader and self.kind != "variable":
            raise RecordError(f"{self.name}: only a variable has something broader")
