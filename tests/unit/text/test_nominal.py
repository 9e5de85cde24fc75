"""Actions and qualities as nouns."""

import pytest

from sayso import lexicon
from sayso.text.nominal import content_form, gerund, noun_of_verb, preposition_of, quality_of_adjective


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("close", "closure"), ("destroy", "destruction"), ("visit", "visit"), ("simplify", "simplification")],
)
def test_verbs_have_their_nouns(verb, noun):
    assert noun_of_verb(verb) == noun


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("zorp", "zorping"),
        ("frazzle", "frazzling"),
        ("die", "dying"),
        ("agree", "agreeing"),
        ("plan", "planning"),
    ],
)
def test_any_verb_has_a_gerund(verb, form):
    assert gerund(verb) == form


def test_a_quality_counts_as_its_adjective_in_keys():
    for adjective in ("popular", "reliable", "muddy", "tight"):
        assert content_form(quality_of_adjective(adjective), "NOUN") == adjective


def test_every_noun_with_a_preposition_of_its_own_has_one():
    nouns = [noun for group in lexicon.load("nominals")["prepositions"].values() for noun in group]
    assert len(nouns) == len(set(nouns))
    assert (preposition_of("attack"), preposition_of("closure")) == ("on", "of")
