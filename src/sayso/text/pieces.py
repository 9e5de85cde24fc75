"""The parts of a name, and a thing named with what happens to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sayso.records.claim import Change

Role = Literal["what", "of", "by", "at", "more"]

# Longer names are cut: first what follows the noun, then the later participants.
LONG = 10


@dataclass(frozen=True, slots=True)
class Referent:
    """What words of the text stand for.

    Attributes:
        words: what to write in a name instead of them; None where they are themselves a name.
        lemmas: what they count as in a key.
        tokens: the words that are replaced.
        place: whether it is a place.
    """

    words: str | None
    lemmas: tuple[str, ...]
    tokens: range
    place: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a name: its words, its content lemmas, and what it is to the whole.

    `role` is 'what' for the thing itself, 'of' for who or what has or undergoes it, 'by' for who does it,
    'at' for where, 'more' for the rest. `place`: whether it names a place; `clause`: whether it is a clause.
    """

    words: str
    lemmas: tuple[str, ...]
    role: Role
    place: bool = False
    clause: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """A thing and what happens to it.

    Attributes:
        change: what the words say happens.
        gradable: whether the thing can be more or less, rather than happen or not.
        pieces: the name, part by part.
        head: number of the token that names it; None where nothing does.
    """

    change: Change
    gradable: bool
    pieces: tuple[Piece, ...]
    head: int | None


def shortened(pieces: Iterable[Piece], *, needed: int = 2) -> tuple[Piece, ...]:
    """The pieces up to the length of a name; the first `needed` always."""
    kept: list[Piece] = []
    length = 0
    for piece in pieces:
        length += piece.words.count(" ") + 1
        if len(kept) >= needed and length > LONG:
            break
        kept.append(piece)
    return tuple(kept)


def role_of(case: str) -> Role:
    if case == "of":
        return "of"
    if case == "by":
        return "by"
    return "at" if case in {"in", "at", "on", "near", "inside", "within", "around"} else "more"
