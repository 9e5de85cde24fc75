"""Errands on the map, with people and what-ifs at the workbench, in a real browser; then the stored rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.workbench import Workbench

AXE = Path(__file__).parents[2] / "ui" / "node_modules" / "axe-core" / "axe.min.js"

expect.set_options(timeout=60_000)

FIND = """(name) => {
    // Moves the pointer about until what is under it is called so, as somebody would who looks for it.
    const room = document.querySelector('.diagram');
    const { left, top, width, height } = room.getBoundingClientRect();
    for (let y = top + 5; y < top + height; y += 6)
        for (let x = left + 5; x < left + width; x += 6) {
            room.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true }));
            if (room.title.startsWith(name)) return [x, y];
        }
    return null;
}"""


def find(page: Page, name: str) -> tuple[float, float]:
    """Where on the screen the diagram has something that is called so."""
    diagram = page.get_by_role("application")
    expect(diagram).to_be_visible()
    for _ in range(60):
        if place := page.evaluate(FIND, name):
            return place[0], place[1]
        page.wait_for_timeout(500)
    raise AssertionError(f"{name} is not on the diagram")


def names(workbench: Workbench) -> set[str]:
    with workbench.stored() as project:
        return {row["name"] for row in project.variables().records}


def test_a_link_is_clicked_read_and_followed_to_its_place(shared: Workbench) -> None:
    page = shared.open("/map")
    page.mouse.click(*find(page, "visitors lowers empty shops"))
    panel = page.get_by_role("complementary", name="What is chosen")
    expect(panel.locator(".link-head")).to_contain_text("empty shops")
    expect(panel.locator("mark.effect").first).to_have_text("empty shops")
    assert "link=" in page.url
    page.reload()
    panel.get_by_role("link", name=re.compile("Read in place, in Ferry fares")).first.click()
    expect(page.locator("mark.own-effect")).to_have_text("empty shops")
    expect(page.locator("mark.own-effect")).to_be_in_viewport()
    with shared.stored() as project:
        assert project.log().records == ()
    shared.assert_quiet()


def test_the_table_has_what_the_diagram_has(shared: Workbench) -> None:
    page = shared.open("/map?table=yes")
    table = page.get_by_role("table", name="Causal links")
    expect(table).to_be_visible()
    with shared.stored() as project:
        stored = [(row["cause"], row["polarity"], row["effect"]) for row in project.links().records]
    verbs = {"raises": "+", "lowers": "-", "affects": "?"}
    shown = []
    for row in table.locator("tbody tr").all():
        cells = row.get_by_role("cell")
        sign = cells.nth(1).get_by_role("img").get_attribute("aria-label") or ""
        shown.append((cells.nth(0).inner_text(), verbs[sign], cells.nth(2).inner_text()))
    assert shown == stored
    assert len(shown) > 3
    expect(table).to_match_aria_snapshot(
        """
        - table "Causal links":
          - rowgroup:
            - row "Cause Sign Effect Sources Documents Held by Notes"
          - rowgroup:
            - row /visitors lowers empty shops/:
              - cell "visitors"
              - cell "lowers":
                - img "lowers"
              - cell "empty shops"
        """
    )
    table.locator("tbody tr").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="What is chosen")).to_contain_text("In their words")


def test_a_variable_is_dropped_on_another_and_the_merge_is_undone(workbench: Workbench) -> None:
    before = names(workbench)
    page = workbench.open("/map")
    start, target = find(page, "fares:"), find(page, "fare of the ferry:")
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 9, start[1] + 9)
    page.mouse.move(*target, steps=4)
    page.mouse.up()
    dialog = page.get_by_role("dialog", name="One thing or two?")
    expect(dialog).to_contain_text("becomes one with")
    expect(dialog.locator(".before-after")).to_contain_text("links")
    assert names(workbench) == before, "a look at what would change writes nothing"
    dialog.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("Merged")
    assert names(workbench) == before - {"fares"}
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Redo")).to_be_enabled()
    assert names(workbench) == before
    page.reload()
    find(page, "fares:")
    workbench.assert_quiet()


def test_variables_are_merged_by_keys_alone(workbench: Workbench) -> None:
    before = names(workbench)
    page = workbench.open("/map")
    diagram = page.get_by_role("application")
    expect(diagram).to_be_visible()
    diagram.focus()
    page.keyboard.press("ArrowRight")
    said = diagram.locator("[aria-live]")
    expect(said).to_contain_text(re.compile(r".+: \d+ links?"))
    first = said.inner_text().split(":")[0]
    page.keyboard.press("m")
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        if f" {first}:" not in said.inner_text().partition("with:")[2]:
            break
    second = said.inner_text().partition("with:")[2].split(":")[0].strip()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"{first} becomes one with {second}")
    dialog.get_by_role("button", name="Merge", exact=True).press("Enter")
    expect(page.locator(".toast")).to_contain_text("Merged")
    assert names(workbench) == before - {first}


def test_another_tab_and_the_command_line_are_seen_without_a_reload(workbench: Workbench) -> None:
    one, other = workbench.open("/map?table=yes"), workbench.open("/map?table=yes")
    for page in (one, other):
        expect(page.get_by_role("table")).to_contain_text("empty shops")
    with workbench.stored() as project:
        project.rename("empty shops", "shops that stand empty", by="Bo")
    for page in (one, other):
        expect(page.get_by_role("table")).to_contain_text("shops that stand empty")


def test_a_what_if_is_typed_and_answered_with_its_words(shared: Workbench) -> None:
    page = shared.open("/whatif")
    page.get_by_label("Suppose").fill("fewer visitors come")
    expect(page.locator(".echo")).to_contain_text("understood as less visitors")
    page.keyboard.press("Enter")
    answer = page.get_by_role("complementary", name="The answer")
    expect(answer.get_by_role("heading", name="Rises, or happens")).to_be_visible()
    answer.get_by_role("link", name="empty shops").click()
    answer.get_by_text("in their words").first.click()
    expect(answer.locator("blockquote").first).to_contain_text("empty shops")
    with shared.stored() as project:
        found = project.whatif(less="visitors")
    for verdict, title in (("rises", "Rises, or happens"), ("falls", "Falls, or does not happen")):
        listed = answer.locator(f".is-{verdict} .effect-name").all_inner_texts()
        assert sorted(listed) == sorted(effect.name for effect in found.group(verdict)), title  # type: ignore[arg-type]
    address = page.url
    page.get_by_role("link", name="Over time").click()
    expect(page.get_by_role("img", name=re.compile("empty shops: at the last step"))).to_be_visible()
    page.goto(address)
    expect(answer.get_by_role("heading", name="Rises, or happens")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_contain_text("What follows from what was said")
    expect(page.locator(".printed ol li").first).to_contain_text("paragraph")
    expect(page.locator(".suppose")).to_be_hidden()
    shared.assert_quiet()


def test_a_what_if_is_clicked_together(shared: Workbench) -> None:
    page = shared.open("/whatif")
    page.mouse.click(*find(page, "visitors:"))
    page.get_by_role("button", name="Less of it").click()
    answer = page.get_by_role("complementary", name="The answer")
    expect(answer.get_by_role("link", name="empty shops")).to_be_visible()
    page.get_by_role("button", name="turn round").click()
    expect(answer.locator(".is-falls")).to_contain_text("empty shops")
    page.get_by_label("Whose sayings").fill("amadi")
    page.get_by_role("option", name="Ruth Amadi").click()
    expect(page.locator(".suppose")).to_contain_text("Ruth Amadi")
    with shared.stored() as project:
        assert project.log().records == ()


def test_two_people_stand_side_by_side(shared: Workbench) -> None:
    page = shared.open("/people")
    page.get_by_label("Find a person").fill("reed")
    page.get_by_role("table", name="People").locator("tbody tr").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tom Reed")
    page.get_by_label("Compare with").fill("amadi")
    page.get_by_role("option", name="Ruth Amadi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tom Reed and Ruth Amadi")
    expect(page.get_by_role("application")).to_have_count(2)
    compared = page.get_by_role("complementary", name="The two compared")
    expect(compared.get_by_role("heading", name="Only Ruth Amadi says")).to_be_visible()
    page.get_by_role("button", name="Change sides").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ruth Amadi and Tom Reed")
    shared.assert_quiet()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed; make ui installs it")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(shared: Workbench, scheme: str) -> None:
    with shared.stored() as project:
        link = project.links().records[0]["id"]
        variable = next(row["id"] for row in project.variables().records if row["name"] == "visitors")
        person, other = (row["id"] for row in project.people().records[:2])
    views = (
        "/map",
        f"/map?link={link}",
        f"/map?variable={variable}",
        f"/map?near={variable}&table=yes",
        "/map?support=9",
        "/people",
        f"/people?person={person}",
        f"/people?person={person}&with={other}",
        "/whatif",
        f"/whatif?less={variable}&effect={variable}",
        f"/whatif?less={variable}&show=time",
    )
    page = shared.open("/map", scheme=scheme)
    found = []
    for view in views:
        page.goto(shared.base + view)
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE.read_text("utf-8"))
        for fault in page.evaluate("axe.run().then(found => found.violations)"):
            if fault["impact"] in ("serious", "critical"):
                found.append((view, fault["id"], [node["target"] for node in fault["nodes"]]))
    assert found == []
