"""What-ifs are saved, opened, and set side by side at the workbench; then the stored rows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_workbench import AXE
from tests.browser.workbench import Workbench


def suppose(page: Page, phrase: str) -> None:
    page.get_by_label("Suppose").fill(phrase)
    expect(page.locator(".echo b")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".effect-name").first).to_be_visible()


def save(page: Page, name: str) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    dialog = page.get_by_role("dialog", name="Save this what-if")
    dialog.get_by_label("Name").fill(name)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)


def test_a_what_if_is_saved_opened_changed_and_removed(workbench: Workbench) -> None:
    page = workbench.open("/whatif")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    suppose(page, "fewer visitors come")
    page.get_by_label("only in the direction it was said").click()
    save(page, "an empty quay")
    expect(page.locator(".presses")).to_contain_text("an empty quay")
    with workbench.stored() as project:
        (kept,) = project.saved_scenarios()
        assert (kept.name, kept.scenario.as_said) == ("an empty quay", True)
        assert project.scenarios().records[0]["presses"] == "less visitors"

    page.goto(f"{workbench.base}/whatif")
    page.get_by_role("button", name="Saved").click()
    page.get_by_role("list", name="Saved what-ifs").get_by_role("link", name="an empty quay").click()
    expect(page.locator(".effect-name", has_text="empty shops")).to_be_visible()
    expect(page.get_by_label("only in the direction it was said")).to_be_checked()
    page.get_by_role("button", name="turn round").click()
    expect(page.locator(".presses")).not_to_contain_text("an empty quay")
    save(page, "an empty quay")
    with workbench.stored() as project:
        assert [row["presses"] for row in project.scenarios()] == ["more visitors"]
    page.get_by_role("button", name="Saved").click()
    page.get_by_role("button", name="Remove an empty quay").click()
    expect(page.get_by_role("dialog")).to_contain_text("No what-if was saved yet")
    with workbench.stored() as project:
        assert not project.scenarios()
    workbench.assert_quiet()


def test_saved_what_ifs_stand_side_by_side(workbench: Workbench) -> None:
    with workbench.stored() as project:
        for name, sign in (("fewer come", "less"), ("more come", "more")):
            project.save_scenario(project.whatif(**{sign: "visitors"}).saved_as(name))
    page = workbench.open("/whatif")
    page.get_by_role("button", name="Saved").click()
    page.get_by_label("Compare fewer come").check()
    page.get_by_label("Compare more come").check()
    page.get_by_role("dialog").get_by_role("button", name="Side by side").click()
    table = page.get_by_role("table", name="What follows, side by side")
    expect(table.get_by_role("row", name="empty shops")).to_contain_text("they differ")
    cells = table.get_by_role("row", name="empty shops").get_by_role("cell")
    assert [words.strip("▲▼ \n") for words in cells.all_inner_texts()] == ["rises", "falls"]
    expect(page.get_by_role("application")).to_have_count(2)
    page.get_by_role("region", name="more come").get_by_role("link", name="more come").click()
    expect(page.locator(".is-falls .effect-name", has_text="empty shops")).to_be_visible()
    workbench.assert_quiet()


def test_a_what_if_stands_side_by_side_by_the_word_of_each(shared: Workbench) -> None:
    page = shared.open("/whatif")
    suppose(page, "fewer visitors come")
    page.get_by_role("link", name="Side by side").click()
    table = page.get_by_role("table", name="What follows, side by side")
    expect(table.get_by_role("columnheader").nth(1)).to_have_text("everybody")
    page.get_by_label("Set beside").fill("amadi")
    page.get_by_role("option", name="Ruth Amadi").click()
    expect(table.get_by_role("columnheader")).to_have_text(["Variable", "everybody", "Ruth Amadi"])
    expect(page.get_by_role("region", name="Ruth Amadi")).to_contain_text("Says nothing of what is pressed.")
    with shared.stored() as project:
        found = project.whatif_by(project.whatif(less="visitors"), "Ruth Amadi")
    shown = table.get_by_role("rowheader").get_by_role("link").all_inner_texts()
    assert shown == [row.name for row in found.rows]
    page.emulate_media(media="print")
    expect(page.locator(".beside-title")).to_contain_text("if less visitors")
    expect(page.locator(".suppose")).to_be_hidden()
    expect(table).to_be_visible()
    shared.assert_quiet()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed; make ui installs it")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(workbench: Workbench, scheme: str) -> None:
    with workbench.stored() as project:
        variable = next(row["id"] for row in project.variables() if row["name"] == "visitors")
        for name in ("one", "other"):
            project.save_scenario(project.whatif(less="visitors").saved_as(name))
    page = workbench.open("/whatif", scheme=scheme)
    found = []
    for view in (f"less={variable}&show=sides", "show=sides&name=one&name=other", "show=sides"):
        page.goto(f"{workbench.base}/whatif?{view}")
        page.wait_for_load_state("networkidle")
        for dialog in (False, True):
            if dialog:
                page.get_by_role("button", name="Saved", exact=False).first.click()
                expect(page.get_by_role("dialog")).to_be_visible()
            page.evaluate(AXE.read_text("utf-8"))
            for fault in page.evaluate("axe.run().then(found => found.violations)"):
                if fault["impact"] in ("serious", "critical"):
                    found.append((view, fault["id"], [node["target"] for node in fault["nodes"]]))
    assert found == []
