"""Directions and how they add up."""

from itertools import product

import pytest

from sayso import lexicon
from sayso.records.claim import UPWARD
from sayso.text.direction import compose, directions, negate
from sayso.text.keys import canonical

CHANGES = ("increase", "decrease", "occurs", "absent")


@pytest.mark.parametrize(("outer", "inner"), list(product(CHANGES, CHANGES)))
def test_directions_multiply_like_signs(outer, inner):
    up = (outer in UPWARD) == (inner in UPWARD)
    assert (compose(outer, inner) in UPWARD) == up


@pytest.mark.parametrize("change", CHANGES)
def test_negating_turns_the_sign_and_back(change):
    assert (negate(change) in UPWARD) != (change in UPWARD)
    assert negate(negate(change)) == change


@pytest.mark.parametrize("part", ["verb", "noun", "adjective", "quantifier", "adverb"])
def test_no_word_says_two_opposite_things_in_one_frame(part):
    for word, found in directions(part).items():
        by_frame = {}
        for direction in found:
            for frame in direction.frames or ("",):
                by_frame.setdefault(frame, set()).add(direction.sense)
        assert all(not {"increase", "decrease"} <= senses for senses in by_frame.values()), word


def test_worse_is_more_of_a_bad_thing_and_less_of_a_good_one():
    worse = directions("adjective")["worse"][0]
    assert (worse.change_of("famine"), worse.change_of("soil")) == ("increase", "decrease")


def test_no_word_is_in_two_groups_of_synonyms():
    words = [word for group in lexicon.load("synonyms")["group"] for word in group["words"]]
    assert len(words) == len(set(words))
    assert all(canonical(canonical(word)) == canonical(word) for word in words)
