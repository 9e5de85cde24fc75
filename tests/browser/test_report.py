"""A reader's way through the report: from an arrow to the words it stands on, and to their place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Opened
from tests.browser.sample import AIR, ASTHMA, BRIDGE, TRADE, join, large_view, sample_view

from sayso.api.asking import answer
from sayso.export.view import View
from sayso.export.wording import person_name, press_words
from sayso.records.response import Method

OpenReport = Callable[..., Opened]
DRAWN = "links => links.map(link => link.dataset.link)"


@pytest.fixture(scope="module")
def view() -> View:
    return sample_view()


def place_of(view: View, cause: str, polarity: str, effect: str) -> int:
    names = {variable.id: variable.name for variable in view.cmap.variables.values()}
    return next(
        n
        for n, link in enumerate(view.cmap.links)
        if (names[link.cause], link.polarity, names[link.effect]) == (cause, polarity, effect)
    )


def test_an_arrow_opens_its_quotes_with_the_speaker(open_report: OpenReport, view: View) -> None:
    opened = open_report(view)
    page = opened.page
    page.locator(f'.link[data-link="{place_of(view, BRIDGE, "-", TRADE)}"] .badge').click()
    panel = page.locator("#panel")
    expect(panel.locator("h3")).to_contain_text("lowers")
    sayings = panel.locator(".for .saying")
    expect(sayings).to_have_count(3)
    expect(sayings.first).to_contain_text("Piet Morrow")
    expect(sayings.first).to_contain_text("14 May 2024")
    assert sayings.first.locator("mark.cause .words").all_inner_texts() == ["the closure"]
    assert sayings.first.locator("mark.signal .words").all_inner_texts() == ["had taken"]
    assert sayings.first.locator("mark.effect .words").all_inner_texts() == [
        "takings from shops on Weir Street"
    ]
    expect(panel.locator(".against .saying")).to_contain_text("Ines Castellan")
    opened.assert_quiet()


def test_a_quote_leads_to_its_place_in_the_whole_document(open_report: OpenReport, view: View) -> None:
    opened = open_report(view)
    page = opened.page
    page.locator(f'.link[data-link="{place_of(view, BRIDGE, "-", TRADE)}"] .badge').click()
    page.locator("#panel .saying").first.get_by_role("button", name="Read in place").click()
    text = page.locator("#reader .text")
    expect(text.locator("mark.cause .words")).to_have_text("the closure")
    expect(text.locator("mark.cause")).to_be_in_viewport()
    shown = text.evaluate(
        "node => { const copy = node.cloneNode(true);"
        " copy.querySelectorAll('.role').forEach(label => label.remove()); return copy.textContent; }"
    )
    wire = next(r.document.text for r in view.readings if r.document.author == "Lena Okafor")
    assert shown == wire
    opened.assert_quiet()


def test_every_quote_on_the_page_stands_in_its_document_with_the_words_of_its_claim(
    open_report: OpenReport, view: View
) -> None:
    opened = open_report(view)
    opened.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    opened.page.wait_for_timeout(50)
    opened.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    expect(opened.page.locator("#what-if .saying").first).to_be_visible()
    texts = [reading.document.text for reading in view.readings]
    seen = 0
    for saying in opened.page.locator(".saying[data-claim]").all():
        placed = view.placed[int(saying.get_attribute("data-claim") or -1)]
        text = view.by_document[placed.saying.document].document.text
        claim = placed.saying.claim
        quote = saying.locator("blockquote p").evaluate(
            "node => { const copy = node.cloneNode(true);"
            " copy.querySelectorAll('.role').forEach(label => label.remove()); return copy.textContent; }"
        )
        assert quote in text and text in texts
        for role, side in (("cause", claim.cause), ("effect", claim.effect)):
            words = "".join(saying.locator(f"mark.{role} .words").all_text_contents())
            assert words == side.span.words(text)
        seen += 1
    assert seen > 20


def test_the_whole_way_can_be_gone_with_the_keyboard(open_report: OpenReport, view: View) -> None:
    opened = open_report(view)
    page = opened.page
    page.locator("#picture").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.link") == "0"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .lockup")).to_contain_text("bus speed")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Read in place"
    page.keyboard.press("Enter")
    expect(page.locator("#reader")).to_be_visible()
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    opened.assert_quiet()


def test_plus_minus_and_zero_change_what_is_seen_of_the_map(open_report: OpenReport, view: View) -> None:
    page = open_report(view).page
    seen = page.locator("#picture svg")
    whole = seen.get_attribute("viewBox")
    page.locator("#picture").focus()
    page.keyboard.press("+")
    assert seen.get_attribute("viewBox") != whole
    page.keyboard.press("0")
    assert seen.get_attribute("viewBox") == whole
    page.get_by_role("button", name="Larger").click()
    assert seen.get_attribute("viewBox") != whole
    page.get_by_role("button", name="Whole map").click()
    assert seen.get_attribute("viewBox") == whole


def test_filters_leave_the_links_that_fit_in_picture_and_table(open_report: OpenReport, view: View) -> None:
    page = open_report(view).page
    page.locator("#twin summary").click()
    expect(page.locator("#table tbody tr")).to_have_count(len(view.cmap.links))
    page.locator("#disputed-only").check()
    disputed = sum(link.contested for link in view.cmap.links)
    expect(page.locator("#picture .link:not(.off)")).to_have_count(disputed)
    expect(page.locator("#table tbody tr")).to_have_count(disputed)
    page.locator("#disputed-only").uncheck()
    page.locator("#by-support").select_option("3")
    expect(page.locator("#picture .link:not(.off)")).to_have_count(
        sum(link.support >= 3 for link in view.cmap.links)
    )
    page.locator("#by-support").select_option("1")
    page.locator("#by-person").select_option(label="Piet Morrow")
    expect(page.locator("#picture .link:not(.off)")).to_have_count(2)
    expect(page.locator("#map-note")).to_contain_text("2 links of 18 fit")


def test_people_show_what_they_hold_and_who_contradicts_them(open_report: OpenReport, view: View) -> None:
    page = open_report(view).page
    page.locator("#people summary", has_text="Piet Morrow").click()
    own = page.locator("#people details[open]")
    expect(own).to_contain_text("Denies")
    expect(own).to_contain_text("Ines Castellan says the opposite")


def test_the_what_if_says_what_was_understood_and_that_it_is_no_forecast(
    open_report: OpenReport, view: View
) -> None:
    page = open_report(view).page
    section = page.locator("#what-if")
    expect(section).to_contain_text("follows from what was said")
    expect(section).to_contain_text("Not a forecast")
    expect(section.locator(".pressed")).to_contain_text("understood from “the bridge is closed”")
    expect(section.locator(".verdict.falls .card")).to_have_count(3)
    contested = section.locator(".verdict.contested .card")
    expect(contested).to_contain_text("falls by what Piet Morrow said")
    contested.locator("summary").first.click()
    expect(contested.locator("blockquote").first).to_be_visible()


@pytest.fixture(scope="module")
def leaning(view: View) -> View:
    """The sample with its what-if answered whole: leans, a run over time, what would turn it."""
    assert view.outcome is not None
    return answer(view, view.outcome.scenario, draws=400, run=Method(steps=6, draws=200), turns=True).view


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (420, "dark")])
def test_the_what_if_shows_leans_runs_and_what_would_turn_it(
    open_report: OpenReport, leaning: View, width: int, scheme: str
) -> None:
    opened = open_report(leaning, width=width, scheme=scheme)
    contested = opened.page.locator("#what-if .verdict.contested .card")
    expect(contested.get_by_role("img", name="of the draws that settle")).to_have_count(2)
    expect(contested.get_by_role("img", name="After 6 steps")).to_be_visible()
    contested.get_by_text("What would turn it").click()
    expect(contested).to_contain_text(
        "Without “closure of the bridge raises trade in the old town” it falls."
    )
    expect(opened.page.locator("#what-if")).to_contain_text("400 draws of strengths under each prior")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    opened.assert_quiet()


def test_the_map_shows_what_rises_and_falls_and_a_path(open_report: OpenReport, leaning: View) -> None:
    opened = open_report(leaning)
    page = opened.page
    page.get_by_role("button", name="Show on the map what rises and falls").click()
    marks = {
        way: set(page.locator(f"#picture .variable.{way} title").all_text_contents())
        for way in ("rises", "falls", "contested")
    }
    assert BRIDGE in marks["rises"] and AIR in marks["falls"] and marks["contested"] == {TRADE}
    expect(page.locator("#map-note")).to_contain_text("↓ falls")
    page.locator("#what-if .card", has_text=ASTHMA).get_by_role("button", name="Draw it on the map").click()
    expect(page.locator("#picture .link.on")).to_have_count(3)
    opened.assert_quiet()


def test_what_was_left_out_is_told(open_report: OpenReport, view: View) -> None:
    page = open_report(view).page
    section = page.locator("#left-out")
    for summary in section.locator("summary").all():
        summary.click()
    expect(section).to_contain_text("reports/scan.pdf")
    expect(section).to_contain_text("run OCR on it")
    expect(section).to_contain_text("The queue has moved rather than gone.")
    expect(section).to_contain_text("Read more on our live page")


def test_closing_a_document_leads_back_to_where_it_was_opened(open_report: OpenReport, view: View) -> None:
    page = open_report(view).page
    page.locator(".link .badge").first.click()
    page.locator("#panel .saying button").first.click()
    page.get_by_role("button", name="Close and go back").click()
    expect(page.locator("#reader")).to_be_hidden()
    expect(page.locator("#panel .saying button").first).to_be_focused()
    expect(page.locator("#panel .saying button").first).to_be_in_viewport()


def test_a_claim_chosen_in_a_document_is_marked_there(open_report: OpenReport, view: View) -> None:
    page = open_report(view).page
    page.get_by_role("button", name="The bridge is not the villain").click()
    page.locator("#reader .claims .link-button").first.click()
    expect(page.locator("#reader .text mark.cause .words")).to_have_text("rents on that scale")
    page.locator("#reader .other", has_text="fares fall").click()
    expect(page.locator("#reader .text mark.cause .words")).to_have_text("fares fall")
    page.locator("#reader .claims li", has_text="bus fares").get_by_role("button", name="On the map").click()
    expect(page.locator("#panel h3")).to_contain_text("bus passengers")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 640, 800, 1280])
def test_nothing_is_wider_than_the_screen(
    open_report: OpenReport, view: View, width: int, scheme: str
) -> None:
    opened = open_report(view, width=width, scheme=scheme)
    page = opened.page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.locator("#documents button.title").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    opened.assert_quiet()


def test_the_brief_leads_to_the_evidence(open_report: OpenReport, view: View) -> None:
    opened = open_report(view)
    page = opened.page
    page.locator(".brief a", has_text="Air pollution raises asthma in children.").click()
    expect(page.locator("#panel .saying")).to_have_count(3)
    expect(page.locator("#panel h3")).to_be_in_viewport()
    page.locator(".brief a", has_text="Bus passengers raise bus speed").click()
    expect(page.locator("#loops-title")).to_be_in_viewport()
    opened.assert_quiet()


def test_a_quote_from_a_near_copy_says_so(open_report: OpenReport) -> None:
    view = sample_view()
    letter, minutes = (
        next(r.document.id for r in view.readings if r.document.title == title)
        for title in ("To the editor", "Minutes of the traffic committee, 18 June")
    )
    page = open_report(replace(view, cmap=join(view.readings, {letter: minutes}))).page
    page.locator(".brief a").first.click()
    expect(page.locator("#panel .chips", has_text="near-copy of")).to_have_count(1)
    expect(page.locator("#panel .chips", has_text="near-copy of")).to_contain_text("Minutes of the traffic")


def test_a_link_in_the_address_opens_it(open_report: OpenReport, view: View) -> None:
    opened = open_report(view)
    link = view.cmap.links[4]
    opened.page.evaluate(f"window.location.hash = 'link-{link.id}'")
    expect(opened.page.locator("#panel h3")).to_contain_text(view.cmap.variables[link.cause].name)


def test_a_large_map_shows_its_strongest_links_and_says_so(open_report: OpenReport) -> None:
    view = large_view(100, 20, 40)
    opened = open_report(view)
    page = opened.page
    expect(page.locator("#picture .link")).to_have_count(45)
    expect(page.locator("#map-note")).to_contain_text("55 more links are in the table")
    page.locator("#by-level").select_option(label="all 100")
    expect(page.locator("#picture .link")).to_have_count(100)
    expect(page.locator("#map-note")).to_contain_text("100 links, all drawn.")
    page.locator("#by-level").select_option(label="the strongest 45")
    expect(page.locator("#picture .link")).to_have_count(45)
    page.locator("#twin summary").click()
    page.locator("#table .more").click()
    expect(page.locator("#table tbody tr")).to_have_count(100)
    drawn = {link.get_attribute("data-link") for link in page.locator("#picture .link").all()}
    missing = next(n for n in range(100) if str(n) not in drawn)
    page.locator(f'#table [data-link="{missing}"]').click()
    expect(page.locator("#panel")).to_contain_text("not in the picture")
    opened.assert_quiet()


def test_links_of_a_person_that_are_not_in_the_picture_are_listed_and_no_empty_sheet_is_shown(
    open_report: OpenReport,
) -> None:
    view = large_view(400, 20, 160)
    page = open_report(view).page
    drawn = {view.cmap.links[int(n)] for n in page.locator("#picture .link").evaluate_all(DRAWN)}
    speaking = {person for link in drawn for person in link.holders}
    people = {person for link in view.cmap.links for person in link.holders}
    unseen = view.cmap.people[min(people - speaking)]
    page.locator("#by-person").select_option(label=person_name(unseen))
    expect(page.locator("#map-note")).to_contain_text("not in the picture")
    expect(page.locator("#picture")).to_be_hidden()
    theirs = [link for link in view.cmap.links if unseen.id in link.holders]
    expect(page.locator("#table tbody tr")).to_have_count(len(theirs))
    page.locator("#by-person").select_option(label="everybody")
    expect(page.locator("#picture .link").first).to_be_visible()


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (View(), "project is empty"),
        (View(problems=(("a.pdf", "broken", "It is broken."),)), "project is empty"),
    ],
)
def test_an_empty_project_has_a_friendly_page(open_report: OpenReport, view: View, words: str) -> None:
    opened = open_report(view)
    expect(opened.page.locator("#map")).to_contain_text(words)
    opened.assert_quiet()


def test_one_claim_makes_a_whole_page(open_report: OpenReport) -> None:
    opened = open_report(large_view(1, 1, 2))
    expect(opened.page.locator("#picture .link")).to_have_count(1)
    expect(opened.page.locator("#map-note")).to_have_text("1 link, all drawn.")
    opened.assert_quiet()


def test_print_lays_the_quotes_out(open_report: OpenReport, view: View) -> None:
    page = open_report(view).page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#printed blockquote").first).to_be_visible()
    expect(page.locator("#left-out")).to_contain_text("reports/scan.pdf")
    expect(page.locator(".tools")).to_be_hidden()


def test_a_title_in_one_long_word_leaves_room_for_the_file_beside_it(
    open_report: OpenReport, view: View
) -> None:
    first, *others = view.readings
    named = replace(first, document=replace(first.document, title="minutes_of_the_council_" * 12))
    page = open_report(replace(view, readings=(named, *others))).page
    cell = page.locator("#documents td.origin").first
    assert cell.evaluate("node => node.getBoundingClientRect().width") > 150
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_a_press_that_was_understood_word_by_word_is_not_said_twice(
    open_report: OpenReport, view: View
) -> None:
    assert view.outcome is not None
    scenario = view.outcome.scenario
    press = replace(scenario.presses[0], phrase="as typed")
    told = replace(view, outcome=replace(view.outcome, scenario=replace(scenario, presses=(press,))))
    expect(open_report(told).page.locator("#what-if .pressed")).to_contain_text("understood from “as typed”")
    press = replace(press, phrase=press_words(view, press))
    told = replace(view, outcome=replace(view.outcome, scenario=replace(scenario, presses=(press,))))
    expect(open_report(told).page.locator("#what-if .pressed")).not_to_contain_text("understood from")
