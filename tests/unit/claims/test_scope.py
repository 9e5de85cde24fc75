"""Finished events and what holds; strength, delay, time and place where they are said."""

import pytest


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The flood destroyed the bridge.", "once"),
        ("The flood has destroyed the bridge.", "once"),
        ("Floods destroy bridges.", "general"),
        ("A flood will destroy the bridge.", "general"),
        ("If the rain stops, the bridge will stand.", "general"),
        ("The flood may have destroyed the bridge.", "general"),
    ],
)
def test_once_for_a_finished_event(likeliest, text, scope):
    assert likeliest(text)[0].scope == scope


def test_strength(likeliest):
    text = "Overgrazing is the main cause of erosion."
    strength = likeliest(text)[0].strength
    assert strength is not None
    assert (strength.span.words(text), strength.value) == ("main", "strong")


def test_delay(likeliest):
    text = "The reform eventually led to a strike."
    delay = likeliest(text)[0].delay
    assert delay is not None
    assert delay.span.words(text) == "eventually"


def test_time(likeliest):
    text = "In 1953 the flood destroyed the bridge."
    time = likeliest(text)[0].time
    assert time is not None
    assert time.span.words(text) == "In 1953"


def test_nothing_is_qualified_without_words(likeliest):
    (claim,) = likeliest("The flood destroyed the bridge.")
    assert (claim.strength, claim.delay, claim.time, claim.place) == (None, None, None, None)
