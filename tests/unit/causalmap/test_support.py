"""Support counts independent people."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from tests.property.strategies import said

from sayso.causalmap.support import count_support, largest_assignment


def support(*claims):
    return count_support(claims, {saying.holder for saying in claims if saying.holder.startswith("?")})


def voice(document, by, copies=""):
    claim = said("a", "+", "b", by=None, document=document, copies=copies)
    return type(claim)(claim.document, claim.claim, claim.cause, claim.effect, (by,), claim.copies)


def test_unnamed_speakers_count_once_for_each_group_of_copies():
    assert support(said("a", "+", "b", by="?1"), said("a", "+", "b", by="?2")) == 1
    copy = said("a", "+", "b", by="?3", document="d2", copies="d1")
    assert support(said("a", "+", "b", by="?1"), copy) == 1
    assert support(said("a", "+", "b", by="?1"), said("a", "+", "b", by="?3", document="d2")) == 2


def test_a_named_person_in_near_copies_counts_once_and_two_named_people_twice():
    assert support(said("a", "+", "b", by="Ann"), said("a", "+", "b", by="Ann", document="d2")) == 1
    assert support(said("a", "+", "b", by="Ann"), said("a", "+", "b", by="Bo", copies="d1")) == 2


def test_two_papers_that_print_one_story_are_one_voice():
    assert support(voice("d1", "Daily"), voice("d2", "Weekly", copies="d1")) == 1


def test_a_paper_with_a_story_of_its_own_besides_counts_beside_the_other():
    shared = (voice("d1", "Daily"), voice("d2", "Weekly", copies="d1"))
    assert support(*shared, voice("d3", "Daily")) == 2
    assert support(*shared, voice("d3", "Daily"), voice("d4", "Daily")) == 2


def test_a_reprint_of_somebody_who_is_counted_already_adds_nobody():
    quoted = said("a", "+", "b", by="Ann", document="d9")
    assert support(quoted, voice("d1", "Ann"), voice("d2", "Weekly", copies="d1")) == 1


def largest_by_trying(texts):
    """The slow way: every order in which keys may choose, each taking every item it could."""
    best = 0
    items = sorted({item for each in texts.values() for item in each})
    for order in permutations(items + [None] * len(texts), len(texts)):
        best = max(best, sum(item in texts[key] for key, item in zip(sorted(texts), order, strict=True)))
    return best


@given(st.dictionaries(st.sampled_from("abc"), st.sets(st.sampled_from("wxyz"), max_size=3), max_size=3))
def test_the_largest_assignment_is_the_one_found_by_trying_all(texts):
    assert largest_assignment(texts) == largest_by_trying(texts)
