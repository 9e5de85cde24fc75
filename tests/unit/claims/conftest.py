"""Reading the claims of a short text, by every candidate or by those that are shown."""

from collections.abc import Callable

import pytest

from sayso.claims import Weighed, claims_of, find_claims
from sayso.claims.candidates import best_of_each, candidates
from sayso.claims.confidence import confidence
from sayso.records.claim import Claim
from sayso.records.statement import Attribution
from sayso.text.parser import Parser

Read = Callable[[str], tuple[Claim, ...]]


@pytest.fixture
def shown(parser: Parser) -> Read:
    """The claims that are found in a text."""
    return lambda text: find_claims(parser.analyse(text), Attribution()).claims


@pytest.fixture
def likeliest(parser: Parser) -> Read:
    """The likeliest claim of a text, however unlikely; a tuple of one, or empty."""

    def read(text: str) -> tuple[Claim, ...]:
        analysis = parser.analyse(text)
        weighed = best_of_each((confidence(c.features), c) for c in candidates(analysis))
        best = sorted(weighed, key=lambda pair: -pair[0])[:1]
        return claims_of(analysis, Attribution(), [Weighed(p, c) for p, c in best])

    return read
