"""Claims that were read twice from the same words are one claim."""

from dataclasses import replace

from sayso.records.claim import Claim, Side
from sayso.records.span import Span
from sayso.records.variable import Variable
from sayso.variables import said_once


def claim(id, cause, effect, confidence, **other):
    """A claim of two sides, each a variable with its bounds."""
    sides = [Side(Span(*bounds), "occurs", variable) for variable, bounds in (cause, effect)]
    return Claim(
        id, *sides, polarity="+", modality="asserted", confidence=confidence, found_by="trained", **other
    )


SHORT = claim("c1", ("v1", (0, 5)), ("v2", (13, 21)), 0.7)
LONG = claim("c2", ("v1", (0, 5)), ("v2", (13, 40)), 0.8)
NEXT = claim("c3", ("v1", (50, 55)), ("v2", (60, 68)), 0.6)
VARIABLES = (
    Variable("v1", "frost", (Span(0, 5), Span(50, 55))),
    Variable("v2", "problems", (Span(13, 21), Span(13, 40), Span(60, 68))),
)


def test_the_likelier_of_two_bounds_is_kept_and_the_mention_of_the_other_goes():
    claims, variables = said_once([SHORT, LONG, NEXT], VARIABLES)
    assert claims == (replace(LONG, id="c1"), replace(NEXT, id="c2"))
    assert [v.mentions for v in variables] == [(Span(0, 5), Span(50, 55)), (Span(13, 40), Span(60, 68))]


def test_what_differs_in_anything_said_stays():
    other = replace(SHORT, id="c4", modality="denied")
    claims, _ = said_once([LONG, other, replace(SHORT, id="c5", holders=("e1",))], VARIABLES)
    assert len(claims) == 3


def test_the_order_of_what_was_found_does_not_matter():
    assert said_once([NEXT, LONG, SHORT], VARIABLES) == said_once([SHORT, LONG, NEXT], VARIABLES)
