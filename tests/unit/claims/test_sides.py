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
        # what is certain to happen, aimed at or made possible
        ("The firm is certain to cause a strike.", "The firm", "a strike"),
        ("The aim of the levy is to reduce waste.", "the levy", "waste"),
        ("The best way to save the bay is closing the mill.", "closing the mill", "save the bay"),
        ("The levy makes possible a wider road.", "The levy", "a wider road"),
        ("The drought could contribute to worsening the famine.", "The drought", "the famine"),
        # a means, and what the clause says that it changes
        ("The council cut costs by closing two schools.", "closing two schools", "costs"),
        # what is said of a clause as a whole
        ("The bank raised rates, which led to a strike.", "The bank raised rates", "a strike"),
        ("Sales were brisk, boosted by the fair.", "the fair", "Sales were brisk"),
        ("The strike closed the port, a move that angered growers.", "The strike closed the port", "growers"),
        # a relative clause behind two nouns
        ("They passed a law on dogs that will please walkers.", "a law on dogs", "walkers"),
        ("He had a weak heart for which he took pills.", "a weak heart", "he took pills"),
        # what a list of examples is of, and the examples
        ("The fever can lead to lasting harm, including deafness and fits.", "The fever", "lasting harm"),
        ("The fever can lead to lasting harm, including deafness and fits.", "The fever", "fits"),
        # words beside a side
        ("However, prices rose because the wells ran dry.", "the wells ran dry", "prices rose"),
        ("Even a small fee deters visitors.", "a small fee", "visitors"),
        ("Wages were pushed up a bit by the levy.", "the levy", "Wages"),
        # verbs of many letters
        ("Rising debts were eroding trust in the bank.", "Rising debts", "trust in the bank"),
        ("Late frost had constrained the harvest.", "Late frost", "the harvest"),
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


def test_a_degree_is_no_relative_clause(parser):
    text = "So he wrote a song that pleased the choir."
    assert not [c for c in candidates(parser.analyse(text)) if c.draft.rule == "so-that-much"]


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
