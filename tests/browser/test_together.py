"""Several windows and the command line at one project: the later one sees the change, or is told."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect
from tests.browser.workbench import Workbench, serving

import sayso

expect.set_options(timeout=120_000)


def test_two_windows_and_the_command_line_see_what_each_other_decides(workbench: Workbench) -> None:
    with workbench.stored() as project:
        claim = next(row for row in project.claims().records if row["effect"] == "empty shops")
        own = claim["id"].partition(":")[2]
    address = f"/documents/{claim['document']}?claim={own}"
    first, second = workbench.open(address), workbench.open(address)
    expect(second.locator(".card.chosen")).to_contain_text("empty shops")
    first.keyboard.press("r")
    expect(second.locator(".card.chosen")).to_contain_text("rejected")
    second.keyboard.press("u")
    expect(first.locator(".card.chosen")).not_to_contain_text("rejected")
    with workbench.stored() as project:
        project.rename("visitors", "guests", by="Bob")
    for page in (first, second):
        expect(page.locator(".card.chosen")).to_contain_text("guests")
        expect(page.locator(".behind")).to_be_hidden()
    workbench.assert_quiet()


def test_who_has_not_heard_of_a_decision_is_told_before_deciding_otherwise(workbench: Workbench) -> None:
    with workbench.stored() as project:
        claim = next(row for row in project.claims().records if row["effect"] == "empty shops")
    page = workbench.open("/documents")
    page.route(re.compile("/api/events"), lambda route: route.abort())
    page.goto(f"{workbench.base}/documents/{claim['document']}?claim={claim['id'].partition(':')[2]}")
    expect(page.locator(".card.chosen")).to_contain_text("empty shops")
    with workbench.stored() as project:
        project.reject(claim["id"], by="Bob")
    page.keyboard.press("a")
    expect(page.locator(".toast.bad")).to_contain_text("decided otherwise")
    expect(page.locator(".toast.bad")).to_contain_text("Bob")
    expect(page.locator(".card.chosen")).to_contain_text("rejected")
    with workbench.stored() as project:
        assert [(entry["who"], entry["kind"]) for entry in project.log().records] == [("Bob", "reject")]


def test_people_who_may_be_one_are_settled_by_keys(tmp_path: Path, browser: Browser) -> None:
    texts = (
        "Ruth Amadi said that the storm raises the cost of repairs.",
        "Ruth Amadi said that rain keeps visitors away.",
        "Rose Amadi said that rain harms the pier.",
        "R. Amadi said that the ferry brings visitors.",
    )
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text)
    project = tmp_path / "people.sayso"
    with sayso.open(project) as opened:
        opened.read(*sorted(tmp_path.glob("*.txt")), reader="rules")
    with serving(project, browser) as workbench:
        page = workbench.open("/review/people")
        item = page.locator(".queue-item")
        for words in ("Ruth Amadi", "R. Amadi", "rain keeps visitors away", "the ferry brings visitors"):
            expect(item).to_contain_text(words)
        page.keyboard.press("r")
        expect(item).to_contain_text("Rose Amadi")
        page.keyboard.press("r")
        expect(page.get_by_role("heading", name="2 things looked at")).to_be_visible()
        page.keyboard.press("u")
        expect(item).to_contain_text("Rose Amadi")
        page.keyboard.press("a")
        expect(page.get_by_role("heading", name="2 things looked at")).to_be_visible()
        expect(page.get_by_role("button", name="Undo merge")).to_be_enabled()
        with workbench.stored() as opened:
            log = [(row["kind"], row["holds"]) for row in opened.log().records if row["kind"] != "undo"]
            names = [row["name"] for row in opened.people().records if "Amadi" in row["name"]]
        assert log == [("merge", True), ("reject", False), ("reject", True)]
        assert len(names) == 2 and "Ruth Amadi" in names
        page.reload()
        expect(page.get_by_role("heading", name="Nobody looks like one with two names")).to_be_visible()
        workbench.assert_quiet()
