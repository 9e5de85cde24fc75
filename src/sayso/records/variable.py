"""What claims are about: quantities, states and events, named without direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Span

VariableKind = Literal["quantity", "event"]


@dataclass(frozen=True, slots=True)
class Variable:
    """A quantity, state or event of one reading, named without direction.

    Attributes:
        id: 'v1', 'v2', … in order of first mention; holds within one reading.
        name: a noun phrase without direction, in the words of the text as far as they go.
        mentions: the sides of claims that name it, in text order.
        kind: 'quantity' (can be more or less) or 'event' (happens or does not).
        key: what joins it with mentions elsewhere by the words alone: the lemma of its head and, sorted,
            those of its other content words ('price: bread'), with names resolved and synonyms brought to
            one word; two variables of one key are one thing wherever
            they stand. '' when the words alone do not tell it from other things of its name: pronouns,
            bare names of people and states, names that leave words out.
    """

    id: str
    name: str
    mentions: tuple[Span, ...]
    kind: VariableKind = "event"
    key: str = ""
