"""Two perspectives in one picture, and in words."""

import xml.etree.ElementTree as ET

from tests.browser.sample import sample_view
from tests.property.strategies import map_of, said

from sayso.causalmap.compare import compare
from sayso.causalmap.perspective import perspective
from sayso.export.comparison import MOST, distance_words, draw_comparison
from sayso.export.report import export as report
from sayso.export.sides import main_sides
from sayso.export.view import View

SVG = "{http://www.w3.org/2000/svg}"


def compared(*sayings):
    """The view of these claims, and what Ann and Bo say compared."""
    cmap = map_of(*sayings)
    sides = [perspective(cmap, lambda saying, who=who: saying.holder == who) for who in ("Ann", "Bo")]
    return View(cmap=cmap), compare(cmap, *sides)


QUARREL = (
    said("rain", "+", "harvest", by="Ann"),
    said("rain", "+", "harvest", by="Bo"),
    said("harvest", "-", "price", by="Ann"),
    said("harvest", "+", "price", by="Bo"),
    said("price", "+", "unrest", by="Ann"),
    said("price", "+", "unrest", by="Bo", modality="denied"),
    said("storms", "-", "harvest", by="Ann"),
    said("unrest", "-", "trade", by="Bo"),
)


def words(svg, kind):
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter(f"{SVG}{kind}")]


def test_each_link_is_told_apart_in_words_letters_and_line():
    view, comparison = compared(*QUARREL)
    svg = draw_comparison(view, comparison, ("Ann", "Bo")).svg
    assert {title for title in words(svg, "title") if ":" in title} >= {
        "rain raises harvest: Ann and Bo",
        "harvest lowers price: Ann; Bo says the opposite",
        "harvest raises price: Bo; Ann says the opposite",
        "price raises unrest: Ann; Bo denies it",
        "storms lower harvest: Ann",
        "unrest lowers trade: Bo",
    }
    tags = words(svg, "text")
    assert {"A B +", "A≠B −", "B≠A +", "A≠B +", "A −", "B −"} <= set(tags)
    assert svg.count('class="halo"') == 4  # three links and the legend's line


def test_the_distance_stands_beside_its_counts():
    _, comparison = compared(*QUARREL)
    assert comparison.counts == {"contested": 3, "both": 1, "first": 1, "second": 1}
    assert round(comparison.distance, 3) == 0.833
    assert comparison.common == (3, 1)
    told = distance_words(comparison)
    assert "0.83" in told and "1 of 6 links" in told and "3 pairs" in told and "agree on 1" in told


def test_whoever_leaves_the_sign_open_holds_the_link_of_the_other():
    _, comparison = compared(said("a", "?", "b", by="Ann"), said("a", "-", "b", by="Bo"))
    (each,) = comparison.links
    assert (each.where, each.first.polarity, each.second.polarity) == ("both", "?", "-")


def test_a_large_comparison_draws_what_both_speak_of_first_and_says_how_much_is_left():
    alone = [said(f"a{n}", "+", f"b{n}", by="Ann") for n in range(2 * MOST)]
    view, comparison = compared(*alone, *QUARREL)
    svg = draw_comparison(view, comparison, ("Ann", "Bo")).svg
    assert f"{MOST} of {2 * MOST + 6} links are drawn." in words(svg, "text")
    assert "harvest lowers price: Ann; Bo says the opposite" in words(svg, "title")
    assert "unrest lowers trade: Bo" in words(svg, "title")


def test_nothing_that_anybody_is_called_is_markup():
    view, comparison = compared(said("<b>rain", "+", "harvest & co", by="Ann"))
    svg = draw_comparison(view, comparison, ("<script>", "\x00")).svg
    assert "<b>" not in svg and "<script>" not in svg
    ET.fromstring(svg)


def test_two_who_say_nothing_have_an_empty_picture_and_no_distance():
    view, comparison = compared(said("a", "+", "b", by="Cy"))
    assert distance_words(comparison) == "Neither holds any link."
    ET.fromstring(draw_comparison(view, comparison, ("Ann", "Bo")).svg)


def test_the_report_sets_side_by_side_who_contradicts_whom_and_not_who_speaks_alone():
    view, _ = compared(*QUARREL, said("storms", "-", "harvest", by="Cy"), said("x", "+", "y", by="Dee"))
    pairs = main_sides(view)
    assert set(pairs[0].names) == {"Ann", "Bo"} and pairs[0].comparison.counts["contested"] == 3
    assert set(pairs[1].names) == {"Ann", "Cy"} and pairs[1].comparison.counts["both"] == 1
    assert all("Dee" not in pair.names for pair in pairs)
    assert main_sides(compared(said("x", "+", "y", by="Dee"))[0]) == ()
    assert 'id="side-by-side"' in report(sample_view()).decode()
    assert 'id="side-by-side"' not in report(View()).decode()
