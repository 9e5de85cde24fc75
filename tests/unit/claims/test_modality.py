"""Asserted, conditional, possible, intended, denied or questioned."""

import pytest


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The tax hurts growers.", "asserted"),
        ("The tax harmed growers.", "asserted"),
        ("The tax would hurt growers.", "conditional"),
        ("If the tax rises, growers will suffer losses.", "conditional"),
        ("The tax may hurt growers.", "possible"),
        ("The tax could hurt growers.", "possible"),
        ("The tax threatens to hurt growers.", "possible"),
        ("The tax reportedly hurts growers.", "possible"),
        ("They closed the road to reduce noise.", "intended"),
        ("The plan aims to reduce traffic.", "intended"),
        ("The tax does not hurt growers.", "denied"),
        ("The tax never hurt growers.", "denied"),
        ("The tax failed to reduce traffic.", "denied"),
        ("The tax does not just hurt growers.", "asserted"),
        ("A suspected leak hurt growers.", "possible"),
        ("The tax had no effect on traffic.", "denied"),
        ("No tax has ruined a village.", "denied"),
        ("The ministry denied that the tax hurts growers.", "denied"),
        ("Although the tax rose, traffic grew.", "denied"),
        ("Did the tax reduce traffic?", "questioned"),
        ("When the bell rings, the shops close.", "conditional"),
        ("When the bell rang, the shops closed.", "asserted"),
    ],
)
def test_how_sure_the_text_is(likeliest, text, modality):
    (claim,) = likeliest(text)
    assert claim.modality == modality


def test_no_and_no_is_no_denial(likeliest):
    (claim,) = likeliest("No rain means no harvest.")
    said = claim.modality, claim.cause.change, claim.effect.change, claim.polarity
    assert said == ("asserted", "absent", "absent", "+")


def test_not_allowing_is_no_denial(likeliest):
    (claim,) = likeliest("The law does not allow hunters to sell meat.")
    assert (claim.modality, claim.effect.change) == ("asserted", "absent")


def test_a_negation_in_one_predicate_leaves_the_next_alone(shown):
    text = "The tariff does not harm growers but it hurts exporters."
    by_effect = {c.effect.span.words(text): c.modality for c in shown(text)}
    assert by_effect == {"growers": "denied", "exporters": "asserted"}


def test_dependence_is_said_both_ways(likeliest):
    for text in ("The village depends on the river.", "Unless it rains, the herd will leave."):
        assert likeliest(text)[0].both_ways
    assert not likeliest("If it rains, the herd will stay.")[0].both_ways
