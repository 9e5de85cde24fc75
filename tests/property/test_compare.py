"""What holds for the comparison of any two perspectives of any map."""

from hypothesis import given
from hypothesis import strategies as st
from tests.property.strategies import maps

from sayso.causalmap.compare import compare
from sayso.causalmap.perspective import perspective

people = st.sets(st.sampled_from(("Ann", "Bo", "?1", "byline of d1", "byline of d2")), max_size=3)
MIRRORED = {"first": "second", "second": "first", "both": "both", "contested": "contested"}


def seen_by(cmap, chosen):
    return perspective(cmap, lambda saying: saying.holder in chosen)


def said_by(cmap, chosen, link):
    """The signs that some people give a link's pair, and those that they deny, straight from the claims."""
    said, denied = set(), set()
    for saying in seen_by(cmap, chosen).sayings():
        counts = saying.claim.confidence >= cmap.threshold and saying.cause != saying.effect
        if not counts or (saying.cause, saying.effect) != (link.cause, link.effect):
            continue
        if saying.claim.modality == "denied":
            denied.add(saying.claim.polarity)
        elif saying.claim.modality != "questioned":
            said.add(saying.claim.polarity)
    return said, denied


@given(maps, people, people)
def test_every_link_of_either_is_there_once_and_of_the_sort_that_its_claims_make_it(cmap, one, other):
    compared = compare(cmap, seen_by(cmap, one), seen_by(cmap, other))
    union = seen_by(cmap, one | other)
    assert sorted(each.link.id for each in compared.links) == sorted(link.id for link in union.links)
    for each in compared.links:
        sides = [said_by(cmap, chosen, each.link) for chosen in (one, other)]
        sign = each.link.polarity
        holds = [sign in said or said == {"?"} for said, _ in sides]
        contests = [bool(said - {"?"}) or sign in denied or "?" in denied for said, denied in sides]
        assert [each.first is not None, each.second is not None] == holds
        if all(holds):
            assert each.where == "both"
        elif contests[holds.index(False)]:
            assert each.where == "contested"
        else:
            assert each.where == ("first" if holds[0] else "second")


@given(maps, people, people)
def test_turned_round_it_is_the_same_comparison(cmap, one, other):
    there = compare(cmap, seen_by(cmap, one), seen_by(cmap, other))
    back = compare(cmap, seen_by(cmap, other), seen_by(cmap, one))
    assert {(each.link.id, MIRRORED[each.where]) for each in there.links} == {
        (each.link.id, each.where) for each in back.links
    }
    assert (there.distance, there.common) == (back.distance, back.common)


@given(maps, people)
def test_a_perspective_is_no_distance_from_itself(cmap, chosen):
    own = seen_by(cmap, chosen)
    compared = compare(cmap, own, own)
    assert {each.where for each in compared.links} <= {"both"}
    assert compared.distance == (0 if own.links else None)


@given(maps, people, people)
def test_counts_add_up(cmap, one, other):
    compared = compare(cmap, seen_by(cmap, one), seen_by(cmap, other))
    assert sum(compared.counts.values()) == len(compared.links)
    spoken, agreed = compared.common
    assert 0 <= agreed <= spoken <= len({(e.link.cause, e.link.effect) for e in compared.links})
    assert compared.distance is None or 0 <= compared.distance <= 1
    assert compared.claims[2] <= min(compared.claims[:2])
