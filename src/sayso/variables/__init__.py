"""What claims are about, named without direction; mentions of one thing brought together."""

from __future__ import annotations

from sayso.records.claim import Claim
from sayso.records.statement import Attribution
from sayso.records.variable import Variable
from sayso.text.analysis import Analysis


def name_variables(
    analysis: Analysis, claims: tuple[Claim, ...], attribution: Attribution
) -> tuple[tuple[Claim, ...], tuple[Variable, ...]]:
    """The claims with their variables filled in, and those variables."""
    return claims, ()
