"""What happens to each side, and the sign that follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.change import compose, signed
from sayso.records.claim import product

CHANGES = ("increase", "decrease", "occurs", "absent")


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The subsidy boosts exports.", "+"),
        ("The strike hurts exports.", "-"),
        ("The strike prevented a settlement.", "-"),
        ("The measure could prevent a fall in exports.", "+"),
        ("A decline in tourism led to job losses.", "+"),
        ("Lower fares boost tourism.", "-"),
        ("Unless the pump is mended, the fields will flood.", "-"),
        ("The new road makes it harder to find work.", "-"),
        ("The more it rains, the less they sell.", "-"),
        ("The less it rains, the less they sell.", "+"),
        ("The tide affects the catch.", "?"),
        ("The tide has a negative effect on the catch.", "-"),
        ("The tide has a positive effect on the catch.", "+"),
        ("The flood killed six villagers.", "+"),
        ("Mistrust makes the peace process more difficult.", "-"),
        ("If you have a spare barge, why not sell it?", "+"),
        ("The gale damaged the lighthouse.", "+"),
        ("The gale damaged the reputation of the port.", "-"),
        ("Because the quarry produces only 40 slabs, prices rise.", "-"),
        ("Because at least one of these costs decreased, profits rose.", "-"),
        ("The hamlet hired a doctor to address the outbreak.", "-"),
        ("The canal was widened because barges struggled to pass.", "-"),
        ("Iron deficiency can lead to fatigue.", "+"),
    ],
)
def test_the_sign_of_a_link(likeliest, text, polarity):
    (claim,) = likeliest(text)
    assert claim.polarity == polarity


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Although no one repaired the weir, the mill kept running.", ("absent", "absent")),
        ("Despite the subsidy, neither ferry sailed.", ("occurs", "increase")),
    ],
)
def test_what_is_not_so_though_expected_keeps_its_not(likeliest, text, changes):
    (claim,) = likeliest(text)
    assert (claim.modality, claim.cause.change, claim.effect.change) == ("denied", *changes)


def test_a_failed_expectation_has_the_sign_of_what_was_expected(likeliest):
    (claim,) = likeliest("Despite the subsidy, sales fell.")
    assert (claim.modality, claim.effect.change, claim.polarity) == ("denied", "increase", "+")


@given(st.sampled_from(CHANGES), st.sampled_from(CHANGES))
def test_two_turns_make_none(imposed, said):
    once = compose(imposed, said)
    assert once is not None
    assert product("occurs", once) == product(imposed, said)


@given(st.sampled_from(CHANGES), st.sampled_from((*CHANGES, None)))
def test_a_sign_fits_its_changes(cause, effect):
    left, right, polarity = signed(cause, effect)
    assert polarity == "?" if effect is None else polarity == product(left, right)
