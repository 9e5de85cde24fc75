"""Every group of cues does what its example says."""

import pytest

from sayso.lexicon import load
from sayso.statements.vocabulary import words_of

GROUPS = load("cues")["group"]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group["name"])
def test_the_example_of_a_group_yields_what_the_group_says(group, read):
    found = read(group["example"])
    wanted = (group.get("source"), group["cue"], tuple(group["content"]), group.get("to"))
    assert wanted in [(s.source, s.cue, s.content, s.to) for s in found.said]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group["name"])
def test_the_words_of_a_group_are_distinct_lemmas_in_small_letters(group):
    words = words_of(group)
    assert len(words) == len(set(words))
    assert all(word and word == word.lower() for word in words)


def test_group_names_are_distinct():
    names = [group["name"] for group in GROUPS]
    assert len(names) == len(set(names))
