"""Pictures that can be read: boxes apart, arcs between them, signs beside their arcs."""

from itertools import combinations
from math import dist, hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.strategies import map_of, maps, said

from sayso.causalmap.labels import label_size, wrap_label
from sayso.causalmap.layout import lay_out

NAMES = ("rain", "harvest of grain", "price of bread in the harbour towns", "hunger", "unrest", "trust")


def ring(number):
    names = [f"{NAMES[i % len(NAMES)]} {i}" for i in range(number)]
    return map_of(*(said(a, "+", b) for a, b in zip(names, [*names[1:], names[0]], strict=True)))


def overlap(a, b):
    return abs(a.x - b.x) < (a.width + b.width) / 2 and abs(a.y - b.y) < (a.height + b.height) / 2


def outside(point, box):
    return max(abs(point[0] - box.x) - box.width / 2, abs(point[1] - box.y) - box.height / 2)


def check(layout, cmap):
    boxes = {box.variable: box for box in layout.boxes}
    links = {link.id: link for link in cmap.links}
    assert set(boxes) == {end for link in cmap.links for end in (link.cause, link.effect)}
    assert [arc.link for arc in layout.arcs] == [link.id for link in cmap.links]
    for a, b in combinations(layout.boxes, 2):
        assert not overlap(a, b)
    for box in layout.boxes:
        assert box.width / 2 <= box.x <= layout.width - box.width / 2
        assert box.height / 2 <= box.y <= layout.height - box.height / 2
    for arc in layout.arcs:
        for point in (arc.start, arc.end, arc.sign):
            assert 0 <= point[0] <= layout.width
            assert 0 <= point[1] <= layout.height
        assert 0 < outside(arc.start, boxes[links[arc.link].cause]) < 40
        assert 0 < outside(arc.end, boxes[links[arc.link].effect]) < 40
        assert hypot(*arc.heading) == pytest.approx(1, abs=0.001)
        assert dist(arc.sign, arc.end) < 90


@settings(max_examples=40, deadline=None)
@given(maps)
def test_any_map_gives_a_picture_without_overlaps(cmap):
    check(lay_out(cmap), cmap)


@pytest.mark.parametrize("number", [2, 5, 30])
def test_a_ring_gives_a_picture_without_overlaps(number):
    check(lay_out(ring(number)), ring(number))


def test_a_hub_with_many_arrows_gives_a_picture_without_overlaps():
    cmap = map_of(*(said(f"a rather long name number {i}", "+", "hub") for i in range(40)))
    check(lay_out(cmap), cmap)


def test_the_same_map_gives_the_same_picture():
    claims = [said(a, "-", b) for a, b in ("ab", "bc", "cd", "da", "xy")]
    assert lay_out(map_of(*claims)) == lay_out(map_of(*claims[::-1]))


def test_a_map_without_links_has_an_empty_picture():
    layout = lay_out(map_of(said("a", "+", "b", modality="denied")))
    assert (layout.boxes, layout.arcs) == ((), ())
    assert min(layout.width, layout.height) > 0


@pytest.mark.parametrize("second", [("a", "-", "b"), ("b", "+", "a")], ids=["contested", "back"])
def test_two_links_over_one_pair_run_apart(second):
    first, other = lay_out(map_of(said("a", "+", "b"), said(*second, by="Bo"))).arcs
    assert dist(first.control, other.control) > 15


def test_unconnected_parts_stand_side_by_side():
    layout = lay_out(map_of(said("a", "+", "b"), said("b", "+", "c"), said("x", "+", "y")))
    one, other = ([box for box in layout.boxes if box.variable in variables] for variables in ("abc", "xy"))
    beside = max(b.x + b.width / 2 for b in one) < min(b.x - b.width / 2 for b in other)
    below = max(b.y + b.height / 2 for b in one) < min(b.y - b.height / 2 for b in other)
    assert beside or below


def test_a_ring_of_five_has_no_crossings_and_is_round():
    layout = lay_out(ring(5))
    centre = (sum(b.x for b in layout.boxes) / 5, sum(b.y for b in layout.boxes) / 5)
    assert all(dist(centre, (box.x, box.y)) > 60 for box in layout.boxes)


def test_the_room_decides_the_shape():
    chain = map_of(*(said(f"v{i}", "+", f"v{i + 1}") for i in range(8)))
    wide, tall = lay_out(chain, width=1000, height=500), lay_out(chain, width=500, height=1000)
    assert wide.width > wide.height
    assert tall.width < tall.height


def test_a_part_that_is_dense_gives_a_picture_without_overlaps():
    names = [f"variable {i}" for i in range(15)]
    cmap = map_of(*(said(a, "+", b) for a in names for b in names if a < b))
    check(lay_out(cmap), cmap)


def test_a_part_too_large_to_arrange_is_set_in_rows():
    cmap = map_of(*(said(f"v{i:03}", "+", f"v{i // 2:03}") for i in range(1, 450)))
    check(lay_out(cmap), cmap)


def test_a_variable_of_the_hostile_sort_still_fits():
    cmap = map_of(said("x" * 500, "+", "🌧️ 干旱 \u202eيا"), said("  ", "+", "x" * 500))
    layout = lay_out(cmap)
    check(layout, cmap)
    assert all(len(box.lines) <= 4 and max(map(len, box.lines)) <= 22 for box in layout.boxes)


@given(st.text(max_size=120))
def test_no_line_is_long_and_no_word_is_lost_unless_it_says_so(name):
    lines = wrap_label(name)
    assert 1 <= len(lines) <= 4
    assert all(len(line) <= 22 for line in lines)
    if not lines[-1].endswith("…"):
        assert "".join("".join(lines).split()) == "".join(name.split())


def test_more_letters_need_a_wider_box_and_more_lines_a_higher_one():
    assert label_size(("rain",))[0] < label_size(("rainfall",))[0]
    assert label_size(("rain",))[1] < label_size(("rain", "fall"))[1]
