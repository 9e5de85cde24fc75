"""Whole errands at the workbench, in a real browser, over a real server; then the stored rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.workbench import FERRY, SLOW, Workbench, serving

AXE = Path(__file__).parents[2] / "ui" / "node_modules" / "axe-core" / "axe.min.js"

expect.set_options(timeout=60_000)


def claim(page: Page, cause: str, effect: str) -> None:
    """Go through the claims by key until this one is open."""
    cards = page.locator(".card")
    for at in range(cards.count()):
        page.keyboard.press("j")
        expect(cards.nth(at)).to_have_class("card chosen")
        words = cards.nth(at).locator(".relation").inner_text()
        if cause in words and effect in words:
            return
    raise AssertionError(f"no claim of {cause} and {effect}")


def rows(workbench: Workbench) -> list[tuple[str, str, str, str]]:
    with workbench.stored() as project:
        return [
            (row["cause"], row["polarity"], row["effect"], row["status"]) for row in project.claims().records
        ]


def test_from_an_empty_project_to_a_corrected_claim(tmp_path: Path, browser: Browser) -> None:
    project = tmp_path / "new.sayso"
    (tmp_path / "ferry.txt").write_text(FERRY)
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    with serving(project, browser) as workbench:
        page = workbench.open("/documents")
        expect(page.get_by_role("heading", name="Drop documents here")).to_be_visible()
        page.get_by_label("Files to add").set_input_files([tmp_path / "ferry.txt", tmp_path / "photo.txt"])
        page.get_by_role("link", name="Ferry fares").click(timeout=SLOW)
        expect(page.locator("mark.cause").first).to_be_visible()

        claim(page, "visitors", "empty shops")
        expect(page.locator("mark.own-effect")).to_have_text("empty shops")
        page.keyboard.press("e")
        page.get_by_label("Effect", exact=True).fill("shops that stay closed")
        page.keyboard.press("Enter")
        chosen = page.locator(".card.chosen")
        expect(chosen).to_contain_text("shops that stay closed")
        assert ("visitors", "-", "shops that stay closed", "carrying") in rows(workbench)

        page.keyboard.press("u")
        expect(chosen).not_to_contain_text("shops that stay closed")
        assert ("visitors", "-", "empty shops", "carrying") in rows(workbench)

        page.keyboard.press("r")
        expect(chosen).to_contain_text("rejected")
        page.reload()
        expect(chosen).to_contain_text("rejected")
        assert ("visitors", "-", "empty shops", "rejected") in rows(workbench)
        address = page.url.removeprefix(workbench.base)
        workbench.assert_quiet()
    with serving(project, browser) as workbench:
        page = workbench.open(address)
        expect(page.locator(".card.chosen")).to_contain_text("rejected")
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".card.chosen")).not_to_contain_text("rejected")
        assert ("visitors", "-", "empty shops", "carrying") in rows(workbench)
        workbench.assert_quiet()


def test_what_cannot_be_read_is_told_and_why(shared: Workbench, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 nothing")
    page = shared.open("/documents")
    expect(page.get_by_role("table", name="Documents")).to_be_visible()
    page.get_by_label("Files to add").set_input_files(tmp_path / "scan.pdf")
    expect(page.locator(".troubles")).to_contain_text("scan.pdf", timeout=SLOW)
    expect(page.locator(".troubles")).to_contain_text("damaged and cannot be opened")
    with shared.stored() as project:
        assert len(project.documents()) == 2


def test_review_is_worked_through_by_keys(workbench: Workbench) -> None:
    page = workbench.open("/review/merges")
    item = page.locator(".queue-item")
    expect(item).to_contain_text("departure of young people")
    expect(item).to_contain_text("Ruth Amadi")
    page.keyboard.press("a")
    expect(item).to_contain_text("openness of the shops")
    page.keyboard.press("r")
    expect(item).to_contain_text("fare of the ferry")
    page.keyboard.press("r")
    expect(page.get_by_role("heading", name="3 things looked at")).to_be_visible()
    page.keyboard.press("u")
    expect(item).to_contain_text("fare of the ferry")
    expect(page.get_by_role("button", name="Redo")).to_be_enabled()
    with workbench.stored() as project:
        log = project.log().records
        assert [(entry["kind"], entry["holds"]) for entry in reversed(log) if entry["kind"] != "undo"] == [
            ("merge", True),
            ("reject", True),
            ("reject", False),
        ]
        names = {row["name"] for row in project.variables().records}
    assert "departure of the young" in names and "departure of young people" not in names
    page.reload()
    expect(item).to_contain_text("fare of the ferry")
    workbench.assert_quiet()


def test_a_note_is_held_by_whoever_types_it(workbench: Workbench) -> None:
    page = workbench.open("/notes")
    page.get_by_label("A note").fill("Cheaper bread raises the number of visitors.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("list", name="Notes")).to_contain_text("1 claim", timeout=SLOW)
    with workbench.stored() as project:
        claims = project.claims().records
        held = [(row["person"], row["effect"]) for row in claims if "bread" in row["words"]]
    assert held == [("Ann", "visitors")]
    workbench.assert_quiet()


def test_a_place_that_was_searched_for_is_opened_and_marked(shared: Workbench) -> None:
    page = shared.open("/documents")
    expect(page.get_by_role("table", name="Documents")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("Second Boat")
    page.keyboard.press("Enter")
    page.locator(".hits").get_by_role("link", name="Ferry fares").click()
    expect(page.locator("mark.found")).to_have_text("second boat")
    expect(page.locator("mark.found")).to_be_in_viewport()


def test_what_is_withdrawn_is_gone(workbench: Workbench) -> None:
    page = workbench.open("/documents")
    page.get_by_role("button", name="More about Ferry fares").click()
    page.get_by_role("menuitem", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_role("link", name="Ferry fares")).to_have_count(0)
    with workbench.stored() as project:
        assert [row["name"] for row in project.documents().records] == ["A letter from the quay"]


def test_a_hostile_document_shows_its_words_and_runs_none(tmp_path: Path, browser: Browser) -> None:
    words = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
    name = "<svg onload=window.hacked=1>.txt"
    (tmp_path / name).write_text(
        f"Smoke {words} causes fire, said \"><b onmouseover='window.hacked=1'>Ada Kerr.\n"
    )
    with serving(tmp_path / "hostile.sayso", browser) as workbench:
        page = workbench.open("/documents")
        page.get_by_label("Files to add").set_input_files(tmp_path / name)
        page.get_by_role("table", name="Documents").get_by_role("link").click(timeout=SLOW)
        expect(page.locator(".reading-text")).to_contain_text(words)
        page.keyboard.press("t")
        page.keyboard.press("j")
        page.goto(f"{workbench.base}/search?q=%3Cscript%3E")
        expect(page.locator(".hits mark")).to_have_text("<script>")
        assert page.evaluate("window.hacked") is None
        assert page.locator("main script, main img, main b").count() == 0
        workbench.assert_quiet()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed; make ui installs it")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(shared: Workbench, scheme: str) -> None:
    with shared.stored() as project:
        document = next(row["id"] for row in project.documents().records if row["name"] == "Ferry fares")
    views = (
        "/documents",
        f"/documents/{document}?claim=c2",
        f"/documents/{document}?show=statements&statement=s1",
        "/search?q=visitors",
        "/search?q=nowhere",
        "/review/merges",
        "/review/people",
        "/review/doubts",
        "/review/contested",
        "/review/decided",
        "/review/coders",
        "/notes",
        "/handon",
        "/nowhere",
    )
    page = shared.open("/documents", scheme=scheme)
    found = []
    for view in views:
        page.goto(shared.base + view)
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE.read_text("utf-8"))
        for fault in page.evaluate("axe.run().then(found => found.violations)"):
            if fault["impact"] in ("serious", "critical"):
                found.append((view, fault["id"], [node["target"] for node in fault["nodes"]]))
    assert found == []


def test_a_contradiction_is_settled_by_a_key(workbench: Workbench) -> None:
    page = workbench.open("/review/contested")
    item = page.locator(".queue-item")
    expect(item).to_contain_text("visitors")
    expect(item.get_by_role("region", name="Tom Reed")).to_be_visible()
    with workbench.stored() as project:
        before = {row["id"] for row in project.claims() if row["status"] == "denial"}
    assert before
    page.keyboard.press("2")
    expect(page.get_by_role("heading", name="1 thing looked at")).to_be_visible()
    expect(page.locator(".looked")).to_contain_text("1 rejected")
    with workbench.stored() as project:
        assert {row["id"] for row in project.claims() if row["status"] == "rejected"} == before
    page.keyboard.press("u")
    expect(item).to_contain_text("visitors")
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="1 thing looked at")).to_be_visible()
    expect(page.locator(".looked")).to_contain_text("0 rejected")
    page.reload()
    expect(page.get_by_role("heading", name="No contradiction waits")).to_be_visible()
    page.get_by_role("link", name="Agreement").click()
    expect(page.get_by_role("heading", name="There are no two to compare yet")).to_be_visible()
    with workbench.stored() as project:
        (claim, *_) = (row["id"] for row in project.claims() if row["id"] in before)
        project.reject(claim, by="Bo")
    expect(page.get_by_role("table", name="Agreement")).to_contain_text("too few to rely on")
    workbench.assert_quiet()
