"""Where the sides of a claim begin and end."""

import pytest

from sayso.claims import Weighed, claims_of
from sayso.claims.candidates import candidates
from sayso.records.claim import Claim
from sayso.records.statement import Attribution


def sides(claims: tuple[Claim, ...], text: str) -> set[tuple[str, str]]:
    return {(claim.cause.span.words(text), claim.effect.span.words(text)) for claim in claims}


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        ("The tax gives rise to fraud.", "The tax", "fraud"),
        ("The debt weighs on growth.", "The debt", "growth"),
        ("The quarrel resulted in a strike.", "The quarrel", "a strike"),
        ("The blockade drove wages down.", "The blockade", "wages"),
        ("The storm caused a blackout.", "The storm", "a blackout"),
        ("A blackout was caused by the storm.", "the storm", "A blackout"),
        ("Losses caused by the storm ruined the firm.", "the storm", "Losses"),
        ("A tax that hurts growers is wrong.", "A tax", "growers"),
        ("The drought, which destroyed the harvest, ended in May.", "The drought", "the harvest"),
        ("Selling the mill caused a strike.", "Selling the mill", "a strike"),
        ("The scandal forced the minister to resign.", "The scandal", "the minister to resign"),
        (
            "The minister was forced to resign by the scandal.",
            "the scandal",
            "The minister was forced to resign",
        ),
        ("The rule keeps farmers from selling milk.", "The rule", "farmers from selling milk"),
        ("The damage that the flood caused was great.", "the flood", "The damage"),
        ("The harbour froze because the wind turned.", "the wind turned", "The harbour froze"),
        ("Because the wind turned, the harbour froze.", "the wind turned", "the harbour froze"),
        ("The new road could lead to more noise.", "The new road", "more noise"),
        ("The firm's plan has the power to ruin the valley.", "The firm's plan", "the valley"),
        ("The drug is a means to reduce pain.", "The drug", "pain"),
        ("Delays and strikes in the port ruined the firm.", "strikes in the port", "the firm"),
        ("The drought caused problems such as hunger.", "The drought", "problems"),
        ("The flood's effect on trade was small.", "The flood's", "trade"),
        ("The effect of the flood on trade was small.", "the flood", "trade"),
        ("The flood had an effect on trade.", "The flood", "trade"),
        ("The cause of the fire was a cigarette.", "a cigarette", "the fire"),
        ("What will stop the virus is good care.", "good care", "the virus"),
        ("The well ran dry. As a result, the herd left.", "The well ran dry", "the herd left"),
        (
            "It is the council that will fail if the dam breaks.",
            "the dam breaks",
            "It is the council that will fail",
        ),
        (
            "The engineer says the harbour froze because the wind turned.",
            "the wind turned",
            "the harbour froze",
        ),
        (
            "If the dam breaks, the engineer said, the town will drown.",
            "the dam breaks",
            "the town will drown",
        ),
    ],
)
def test_a_side_is_the_clause_or_phrase_that_names_it(parser, text, cause, effect):
    analysis = parser.analyse(text)
    every = claims_of(analysis, Attribution(), [Weighed(1.0, c) for c in candidates(analysis)])
    assert (cause, effect) in sides(every, text)


def test_several_causes_and_effects_are_several_claims(shown):
    text = "Heavy rains and high winds caused floods and landslides."
    assert sides(shown(text), text) == {
        ("Heavy rains", "floods"),
        ("Heavy rains", "landslides"),
        ("high winds", "floods"),
        ("high winds", "landslides"),
    }


def test_two_predicates_share_their_subject(shown):
    text = "The tariff hurts exporters and raises prices."
    assert sides(shown(text), text) == {("The tariff", "exporters"), ("The tariff", "prices")}


def test_a_side_has_no_marks_at_its_ends(shown):
    text = 'If "the harbour closes," exports, too, will shrink.'
    for claim in shown(text):
        for side in (claim.cause, claim.effect):
            words = side.span.words(text)
            assert words == words.strip(' ,."')


def test_reading_one_signal_two_ways_gives_one_claim(shown):
    text = "The news shook the town, which hurt the hotels."
    assert len([c for c in shown(text) if "hurt" in c.signal[0].words(text)]) == 1


def test_the_signal_is_cited(shown):
    text = "The drought did not lead to famine."
    (claim,) = shown(text)
    assert [span.words(text) for span in claim.signal] == ["lead to"]
    assert claim.found_by == "rule:lead-to"
