"""What happens to each side of a claim, and so its sign."""

from __future__ import annotations

from sayso.claims.vocabulary import Imposed
from sayso.records.claim import UPWARD, Change, Polarity, product


def compose(imposed: Imposed, said: Change) -> Change | None:
    """The change of a side, from what the signal does to it and what its own words say.

    To prevent a fall is a rise, to deepen a loss is a loss. None where the signal leaves it open.

    >>> compose("absent", "decrease"), compose("increase", "decrease"), compose("decrease", "occurs")
    ('increase', 'decrease', 'decrease')
    """
    if imposed == "?":
        return None
    if imposed == "occurs":
        return said
    if (imposed, said) == ("absent", "increase"):
        return "decrease"
    if said in UPWARD:
        return imposed
    return "increase" if imposed not in UPWARD else "decrease"


def signed(cause: Change, effect: Change | None) -> tuple[Change, Change, Polarity]:
    """The changes as a claim records them, with its polarity; all open where the effect is."""
    if effect is None:
        return "occurs", "occurs", "?"
    return cause, effect, product(cause, effect)
