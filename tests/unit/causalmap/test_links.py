"""Which claims make links, and which stand beside them."""

import pytest
from tests.property.strategies import map_of, said


def only_link(cmap):
    (link,) = cmap.links
    return link


@pytest.mark.parametrize("modality", ["asserted", "conditional", "possible", "intended"])
def test_these_modalities_carry_a_link(modality):
    assert only_link(map_of(said("a", "+", "b", modality=modality))).polarity == "+"


def test_a_claim_below_the_threshold_is_weak_and_one_at_it_is_not():
    below = said("a", "+", "b", confidence=0.49)
    assert map_of(below).links == ()
    assert map_of(below).weak == (below,)
    assert only_link(map_of(said("a", "+", "b", confidence=0.5)))
    assert only_link(map_of(below, threshold=0.4))


def test_a_denied_claim_stands_with_the_link_it_denies_and_contests_it():
    denial = said("a", "+", "b", by="Bo", modality="denied")
    link = only_link(map_of(said("a", "+", "b"), denial))
    assert link.denials == (denial,)
    assert link.contested
    assert link.holders == ("Ann",)
    assert (link.support, link.reports) == (1, 1)


def test_a_denied_claim_of_a_link_that_nobody_says_draws_no_arrow():
    denial = said("a", "+", "b", modality="denied")
    other = said("a", "-", "b")
    assert map_of(denial).links == ()
    assert map_of(denial).denied_only == (denial,)
    cmap = map_of(denial, other)
    assert cmap.denied_only == (denial,)
    assert not only_link(cmap).contested


def test_a_denial_below_the_threshold_contests_nothing():
    cmap = map_of(said("a", "+", "b"), said("a", "+", "b", by="Bo", modality="denied", confidence=0.3))
    assert not only_link(cmap).contested
    assert len(cmap.weak) == 1


def test_to_deny_any_effect_denies_the_links_of_both_signs():
    denial = said("a", "?", "b", by="Cy", modality="denied")
    cmap = map_of(said("a", "+", "b"), said("a", "-", "b", by="Bo"), denial)
    assert [link.denials for link in cmap.links] == [(denial,), (denial,)]
    assert cmap.denied_only == ()


def test_questioned_claims_never_count():
    question = said("a", "+", "b", by="Bo", modality="questioned")
    cmap = map_of(question, said("a", "+", "b"))
    assert cmap.questioned == (question,)
    assert only_link(cmap).support == 1


def test_an_open_claim_backs_the_signed_link_without_a_vote_on_its_sign():
    open_claim = said("a", "?", "b", by="Bo", document="d2")
    link = only_link(map_of(said("a", "+", "b"), open_claim))
    assert (link.polarity, link.backing, link.contested) == ("+", (open_claim,), False)
    assert (link.support, link.reports, link.holders) == (2, 2, ("Ann",))


def test_an_open_claim_backs_both_sides_of_a_contested_pair_alike():
    cmap = map_of(said("a", "+", "b"), said("a", "-", "b", by="Bo"), said("a", "?", "b", by="Cy"))
    assert [(link.support, len(link.backing)) for link in cmap.links] == [(2, 1), (2, 1)]


def test_an_open_claim_alone_makes_an_open_link():
    assert only_link(map_of(said("a", "?", "b"))).polarity == "?"


@pytest.mark.parametrize("other", ["Ann", "Bo"])
def test_links_of_both_signs_contest_each_other_between_holders_or_within_one(other):
    cmap = map_of(said("a", "+", "b"), said("a", "-", "b", by=other))
    assert [link.contested for link in cmap.links] == [True, True]


def test_links_of_both_signs_on_a_pair_and_its_reverse_are_not_contested():
    cmap = map_of(said("a", "+", "b"), said("b", "-", "a"))
    assert [link.contested for link in cmap.links] == [False, False]


def test_a_variable_linked_to_itself_is_listed_apart():
    itself = said("a", "+", "a", modality="questioned", confidence=0.1)
    cmap = map_of(itself)
    assert (cmap.links, cmap.self_links, cmap.weak, cmap.questioned) == ((), (itself,), (), ())


def test_links_come_by_support_then_reports():
    cmap = map_of(
        said("a", "+", "b", by="Ann"),
        said("b", "+", "c", by="Ann"),
        said("b", "+", "c", by="Ann", document="d2"),
        said("c", "+", "d", by="Ann"),
        said("c", "+", "d", by="Bo"),
    )
    assert [link.cause for link in cmap.links] == ["c", "b", "a"]


def test_a_link_rests_on_finished_events_only_when_all_its_claims_do():
    once = said("a", "+", "b", scope="once")
    assert only_link(map_of(once)).once
    assert not only_link(map_of(once, said("a", "+", "b", by="Bo"))).once
