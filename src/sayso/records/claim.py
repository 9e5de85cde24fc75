"""Causal claims: one place where somebody says that one thing leads to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.errors import RecordError
from sayso.records.span import Span

Change = Literal["increase", "decrease", "occurs", "absent"]
Polarity = Literal["+", "-", "?"]
Modality = Literal["asserted", "conditional", "possible", "intended", "denied", "questioned"]
Scope = Literal["once", "general"]

UPWARD = frozenset({"increase", "occurs"})
CARRYING: frozenset[Modality] = frozenset({"asserted", "conditional", "possible", "intended"})


def product(cause: Change, effect: Change) -> Polarity:
    """The polarity of a link whose sides change so: '+' when they agree in direction, '-' when not.

    >>> product("decrease", "absent"), product("occurs", "decrease")
    ('+', '-')
    """
    return "+" if (cause in UPWARD) == (effect in UPWARD) else "-"


@dataclass(frozen=True, slots=True)
class Side:
    """The cause or the effect of a claim: its words, what happens to it here, which variable it is.

    `variable` is the id of a variable of the same reading; '' until the variables are named.
    """

    span: Span
    change: Change
    variable: str = ""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """Words that say how strong, how late, when or where: the span and, for strength, its value.

    `value` is 'weak' or 'strong' for a strength, '' otherwise.
    """

    span: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One place where somebody says that one thing brings about, raises, lowers, prevents … another.

    Attributes:
        id: 'c1', 'c2', … in text order; holds within one reading.
        polarity: the product of the two changes, or '?' where the text leaves it open (both
            changes are then 'occurs').
        signal: the words that say the link; empty where only the order of clauses says it.
        modality: asserted, conditional, possible, intended, denied or questioned. A denied claim has
            the changes and polarity of the link it denies.
        scope: 'once' for a finished event that the text tells, 'general' otherwise.
        holders: entity ids, outermost first; () is the author's own voice.
        statement: id of the innermost statement in which both sides stand; None where there is none.
        confidence: the probability (0 to 1) that a careful reader would draw this claim.
        found_by: the rule that found it, as 'rule:NAME'; 'trained' where only the trained reader did;
            'by hand: NAME' where a person added it.
        both_ways: the words say the link in both directions ('only if', 'unless', 'depends on').
    """

    id: str
    cause: Side
    effect: Side
    polarity: Polarity
    modality: Modality
    confidence: float
    found_by: str
    signal: tuple[Span, ...] = ()
    scope: Scope = "general"
    holders: tuple[str, ...] = ()
    statement: str | None = None
    both_ways: bool = False
    strength: Qualifier | None = None
    delay: Qualifier | None = None
    time: Qualifier | None = None
    place: Qualifier | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise RecordError(f"claim {self.id}: confidence {self.confidence} is not a probability")
        if self.polarity == "?":
            if (self.cause.change, self.effect.change) != ("occurs", "occurs"):
                raise RecordError(f"claim {self.id}: an open polarity goes with 'occurs' on both sides")
        elif self.polarity != product(self.cause.change, self.effect.change):
            raise RecordError(f"claim {self.id}: polarity {self.polarity} does not fit its changes")
