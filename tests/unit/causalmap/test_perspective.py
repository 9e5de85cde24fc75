"""A perspective is the map that only some of the claims make."""

from tests.property.strategies import map_of, said

from sayso.causalmap.perspective import perspective


def by_bo(saying):
    return saying.holder == "Bo"


def test_what_was_contested_between_two_is_plain_for_each():
    cmap = map_of(said("a", "+", "b", by="Ann"), said("a", "-", "b", by="Bo"))
    (link,) = perspective(cmap, by_bo).links
    assert (link.polarity, link.contested, link.holders) == ("-", False, ("Bo",))


def test_an_open_claim_makes_its_own_link_where_nobody_else_says_the_sign():
    cmap = map_of(said("a", "+", "b", by="Ann"), said("a", "?", "b", by="Bo"))
    (link,) = perspective(cmap, by_bo).links
    assert link.polarity == "?"


def test_a_denial_without_the_link_it_denies_is_denied_only():
    cmap = map_of(said("a", "+", "b", by="Ann"), said("a", "+", "b", by="Bo", modality="denied"))
    alone = perspective(cmap, by_bo)
    assert (len(alone.links), len(alone.denied_only)) == (0, 1)


def test_a_document_does_not_hold_what_others_claim():
    cmap = map_of(said("a", "+", "b", document="d1"), said("b", "+", "c", document="d2"))
    only = perspective(cmap, lambda saying: saying.document == "d2")
    assert [link.cause for link in only.links] == ["b"]
    assert sorted(only.variables) == ["b", "c"]


def test_all_claims_give_the_same_map():
    cmap = map_of(said("a", "+", "b"), said("a", "-", "b", by=None), said("a", "?", "b", by="?1"))
    assert perspective(cmap, lambda saying: True) == cmap
    assert len(cmap.sayings()) == 3
