"""What is said to lead to what."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.claim import Claim
from sayso.records.span import Skipped
from sayso.records.statement import Attribution
from sayso.text.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of a text, in text order, and the sentences that look causal but gave none."""

    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def find_claims(analysis: Analysis, attribution: Attribution) -> Found:
    """The causal claims of a text, with their holders; the variables of their sides are not named yet."""
    return Found()
