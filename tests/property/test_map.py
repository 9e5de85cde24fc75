"""What holds for every map."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.property.strategies import joined_by_name, map_of, maps, readings, sayings

from sayso.causalmap.links import text_order
from sayso.causalmap.merge import build_map
from sayso.causalmap.perspective import perspective
from sayso.records.claim import CARRYING


def places(cmap):
    """How often each claim stands in each place of the map."""
    return Counter(
        (where, text_order(saying))
        for where, found in (
            ("link", {s for link in cmap.links for s in (*link.carrying, *link.backing, *link.denials)}),
            ("denied only", cmap.denied_only),
            ("questioned", cmap.questioned),
            ("weak", cmap.weak),
            ("self", cmap.self_links),
        )
        for saying in found
    )


@given(st.lists(sayings(), max_size=14))
def test_every_claim_is_on_the_map_in_exactly_one_place(claims):
    cmap = map_of(*claims)
    found = places(cmap)
    assert {place for _, place in found} == {text_order(saying) for saying in claims}
    assert len(found) == len(claims)
    assert set(cmap.sayings()) == set(claims)


@given(maps)
def test_every_link_is_carried_by_claims_of_its_own_pair_and_sign(cmap):
    for link in cmap.links:
        assert link.cause != link.effect
        for saying in link.carrying:
            assert (saying.cause, saying.claim.polarity, saying.effect) == (
                link.cause,
                link.polarity,
                link.effect,
            )
            assert saying.claim.modality in CARRYING
            assert saying.claim.confidence >= cmap.threshold
        assert link.reports >= 1
        assert 1 <= link.support <= len(link.carrying) + len(link.backing)


@given(maps)
def test_a_link_is_contested_exactly_when_its_pair_has_both_signs_or_it_is_denied(cmap):
    for link in cmap.links:
        signs = {o.polarity for o in cmap.links if (o.cause, o.effect) == (link.cause, link.effect)}
        assert link.contested == ({"+", "-"} <= signs or bool(link.denials))
        assert "?" not in signs or signs == {"?"}


@given(st.lists(readings(), max_size=6, unique_by=lambda r: r.document.id), st.randoms())
def test_the_order_of_reading_and_reading_twice_change_nothing(read, random):
    variables, people = joined_by_name(read)
    shuffled = [*read, *read]
    random.shuffle(shuffled)
    ways = [(read, variables, people), (shuffled, variables[::-1], people[::-1])]
    first, second = (build_map(r, variables=v, people=p) for r, v, p in ways)
    assert repr(first) == repr(second)


@given(maps)
def test_perspectives_of_everybody_together_hold_all_claims_and_no_others(cmap):
    parts = [
        set(perspective(cmap, lambda saying, person=person: saying.holder == person).sayings())
        for person in cmap.people
    ]
    assert set().union(*parts) == set(cmap.sayings())
    assert sum(map(len, parts)) == len(cmap.sayings())


@given(maps)
def test_a_perspective_is_held_by_nobody_else_and_says_nothing_new(cmap):
    everybody = {(link.cause, link.effect) for link in cmap.links}
    for person in cmap.people:
        own = perspective(cmap, lambda saying, person=person: saying.holder == person)
        assert {link.holders for link in own.links} <= {(person,)}
        assert {(link.cause, link.effect) for link in own.links} <= everybody
        assert all(s.claim.modality in CARRYING for link in own.links for s in link.carrying)
