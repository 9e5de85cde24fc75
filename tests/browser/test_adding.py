"""What reading did not find is added at the workbench, by pointer and by keys; then the stored rows."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from tests.browser.test_workbench import AXE
from tests.browser.workbench import SLOW, Workbench, serving

import sayso

MARK = """words => {
    const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        walker.currentNode.parentElement.scrollIntoView({ block: 'center' });
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return true;
    }
    return false;
}"""


def mark(page: Page, words: str) -> None:
    """Mark words of the text, as dragging over them does."""
    assert page.evaluate(MARK, words)
    expect(page.get_by_role("toolbar", name="The marked words are")).to_be_in_viewport()


def added(workbench: Workbench) -> list[tuple[str, str, str, str, str]]:
    with workbench.stored() as project:
        assert project.check() == ()
        return [
            (row["cause"], row["polarity"], row["effect"], row["person"], row["status"])
            for row in project.claims()
            if row["found_by"] == "by hand: Ann"
        ]


def test_marked_words_become_a_claim(workbench: Workbench) -> None:
    page = workbench.open("/documents")
    page.get_by_role("link", name="A letter from the quay").click()
    expect(page.locator("mark.cause").first).to_be_visible()
    bar = page.get_by_role("toolbar", name="The marked words are")

    mark(page, "om Reed sai")  # grows to whole words
    bar.get_by_role("button", name="Cause").click()
    expect(bar).to_have_count(0)
    form = page.get_by_role("form", name="New claim")
    expect(form.get_by_label("Cause", exact=True)).to_have_value("Tom Reed said")
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)

    mark(page, "The price of a ticket")
    page.keyboard.press("c")
    mark(page, "visits")
    page.keyboard.press("f")
    expect(page.locator("mark.own-cause")).to_have_text("The price of a ticket")
    expect(page.locator("mark.own-effect")).to_have_text("visits")
    expect(form.get_by_role("button", name="Add")).to_be_disabled()
    page.keyboard.press("-")
    form.get_by_label("By", exact=True).select_option("somebody else …")
    form.get_by_label("Name", exact=True).fill("Tom Reed")
    expect(form.get_by_role("status")).to_contain_text("Tom Reed")
    form.get_by_label("Said as").select_option("possible")
    form.get_by_role("button", name="Add").click()

    chosen = page.locator(".card.chosen")
    expect(chosen).to_contain_text("by hand: Ann")
    expect(page.locator("mark.own-effect")).to_have_text("visits")
    assert added(workbench) == [("price of a ticket", "-", "visits", "Tom Reed", "carrying")]
    page.keyboard.press("u")
    expect(chosen).to_have_count(0)
    assert added(workbench) == []
    page.get_by_role("button", name="Redo").click()
    expect(chosen).to_contain_text("by hand: Ann")
    chosen.get_by_role("link", name="On the map").click()
    expect(page.get_by_role("heading", name="Map")).to_be_visible()
    assert added(workbench) == [("price of a ticket", "-", "visits", "Tom Reed", "carrying")]
    workbench.assert_quiet()


def test_a_claim_and_a_statement_are_added_by_keys_alone(workbench: Workbench) -> None:
    page = workbench.open("/documents")
    page.get_by_role("link", name="A letter from the quay").click()
    expect(page.locator("mark.cause").first).to_be_visible()
    page.keyboard.press("n")
    form = page.get_by_role("form", name="New claim")
    expect(form.get_by_label("Cause", exact=True)).to_be_focused()
    page.keyboard.type("visitors kep the")
    expect(form).to_contain_text("The text does not have these words.")
    page.keyboard.press("Control+a")
    page.keyboard.type("visitors")
    expect(form).to_contain_text("Place 1 of 3")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form).to_contain_text("Place 2 of 3")
    page.keyboard.press("Tab")
    page.keyboard.type("the departure of the young")
    page.keyboard.press("Enter")  # not yet: nothing says how they are linked
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(form.get_by_role("radio", name="raises")).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(form.get_by_role("radio", name="lowers")).to_be_checked()
    expect(form.get_by_role("status")).to_contain_text("visitors")
    page.keyboard.press("Enter")
    expect(page.locator(".card.chosen")).to_contain_text("by hand: Ann")
    assert added(workbench)[0][:3] == ("visitors", "-", "departure of the young")

    page.keyboard.press("t")
    page.keyboard.press("n")
    form = page.get_by_role("form", name="New statement")
    page.keyboard.type("The closure of the shops leads to the departure of the young")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(form.get_by_label("Said by")).to_be_focused()
    page.keyboard.type("Ruth Amadi")
    page.keyboard.press("Enter")
    expect(page.locator(".card.chosen")).to_contain_text("Ruth Amadi")
    with workbench.stored() as project:
        (said,) = [row for row in project.statements() if "closure of the shops" in row["words"]]
        held = {row["person"] for row in project.claims() if row["cause"].startswith("closure")}
    assert (said["person"], held) == ("Ruth Amadi", {"Ruth Amadi"})
    workbench.assert_quiet()


def test_what_is_a_claim_already_is_told_before_it_is_written(shared: Workbench) -> None:
    page = shared.open("/documents")
    page.get_by_role("link", name="Ferry fares").click()
    expect(page.locator("mark.cause").first).to_be_visible()
    page.keyboard.press("n")
    page.keyboard.type("Fewer visitors")
    form = page.get_by_role("form", name="New claim")
    form.get_by_label("Effect", exact=True).fill("empty shops")
    expect(form.get_by_role("status")).to_contain_text("a claim already")
    form.get_by_role("radio", name="raises").check()
    expect(form.get_by_role("button", name="Add")).to_be_disabled()
    if AXE.exists():
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run().then(found => found.violations.map(each => each.id))")
        assert found == []
    with shared.stored() as project:
        assert not project.log()


def test_places_behind_pictures_of_two_units_are_those_of_the_words(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "quay.txt").write_text(
        "🐟🐟 The quay 🦀\n\nThe 🐟 storms cause hunger. Fog stays. Boats crash.\n", encoding="utf-8"
    )
    with sayso.open(tmp_path / "quay.sayso") as project:
        project.read(tmp_path / "quay.txt", reader="rules")
    with serving(tmp_path / "quay.sayso", browser) as workbench:
        page = workbench.open("/documents")
        page.get_by_role("table", name="Documents").get_by_role("link").click(timeout=SLOW)
        expect(page.locator(".reading-text mark.effect")).to_have_text("hunger")
        mark(page, "Fog")
        page.keyboard.press("c")
        mark(page, "Boats crash")
        page.keyboard.press("f")
        page.keyboard.press("+")
        expect(page.get_by_role("button", name="Add", exact=True)).to_be_enabled()
        page.keyboard.press("Enter")
        expect(page.locator(".card.chosen")).to_contain_text("by hand: Ann")
        expect(page.locator("mark.own-effect")).to_have_text("Boats crash")
        with workbench.stored() as stored:
            (entry,) = stored.decisions()
            text = stored.readings()[0].document.text
        assert [text[slice(*entry.target[side])] for side in ("cause", "effect")] == ["Fog", "Boats crash"]
        workbench.assert_quiet()
