"""The workbench as it is heard, at 200 % zoom, on a small screen, empty, and with names that do not end."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.test_workbench import AXE
from tests.browser.workbench import Workbench, serving

import sayso

PLACES = ("documents", "map", "people", "whatif", "review", "notes", "handon")
HEARD = {
    "/documents": """
        - navigation "Views":
          - search:
            - searchbox "Search in all texts"
          - list:
            - listitem:
              - link "Documents"
            - listitem:
              - link "Map"
        - main:
          - heading "Documents" [level=1]
          - table "Documents":
            - rowgroup:
              - row:
                - columnheader "Title"
            - rowgroup:
              - row:
                - cell:
                  - link "A letter from the quay"
        """,
    "/documents/{document}?claim=c1": """
        - main:
          - heading "Ferry fares" [level=1]
          - region "Text":
            - heading "Ferry fares" [level=2]
          - complementary "What was found":
            - tablist:
              - tab /Claims/ [selected]
              - tab /Who says what/
            - button "Add n"
            - list:
              - listitem:
                - button "fares lowers visitors “Ferry fares”" [expanded]
                - term: Cause
                - definition: Higher fares more
                - term: Signal
                - definition: reduce
                - term: Effect
                - definition: the number of visitors less
                - button "Accept a"
                - button "Reject r"
                - button "Edit e"
        """,
    "/map?table=yes": """
        - main:
          - heading "Map" [level=1]
          - table:
            - rowgroup:
              - row:
                - columnheader "Cause"
        """,
    "/whatif?less={variable}": """
        - main:
          - heading "What if" [level=1]
          - button "Save"
          - navigation "How the answer is shown":
            - link "On the map"
            - link "Over time"
            - link "Side by side"
          - region "The question":
            - textbox "Suppose"
            - list:
              - listitem:
                - text: less visitors
                - button "turn round"
                - button "Take out visitors"
          - application
          - complementary "The answer":
            - heading /Rises, or happens/ [level=2]
            - list:
              - listitem:
                - link "empty shops"
        """,
    "/review/merges": """
        - main:
          - heading "Review" [level=1]
          - navigation "What to review":
            - link "Same thing?"
            - link "Same person?"
            - link "Least certain"
            - link "Contradictions"
          - progressbar "Progress"
          - article:
            - heading "Is this one thing?" [level=2]
          - button "One thing a"
          - button "Two things r"
          - list "Next"
        """,
}


@pytest.fixture(scope="module")
def ids(read_once: Path) -> dict[str, str]:
    with sayso.open(read_once) as project:
        return {
            "document": next(row["id"] for row in project.documents() if row["name"] == "Ferry fares"),
            "variable": next(row["id"] for row in project.variables() if row["name"] == "visitors"),
        }


@pytest.mark.parametrize("view", HEARD)
def test_a_view_as_it_is_heard(shared: Workbench, ids: dict[str, str], view: str) -> None:
    page = shared.open(view.format(**ids))
    expect(page.locator("body")).to_match_aria_snapshot(HEARD[view])


@pytest.mark.parametrize("size", [(683, 384), (1366, 768)])
def test_nothing_stands_beyond_the_edge(
    shared: Workbench, ids: dict[str, str], size: tuple[int, int]
) -> None:
    page = shared.open("/documents", width=size[0], height=size[1])
    views = [f"/{place}" for place in PLACES]
    views += [view.format(**ids) for view in HEARD]
    views += ["/review/contested", "/review/coders", f"/whatif?less={ids['variable']}&show=sides"]
    views += [f"/people?person={ids['variable']}", "/nowhere"]
    for view in views:
        page.goto(shared.base + view)
        page.wait_for_load_state("networkidle")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        wide, room = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide <= room, view


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_project_without_anything_says_what_to_do(tmp_path: Path, browser: Browser, scheme: str) -> None:
    with serving(tmp_path / "new.sayso", browser) as workbench:
        page = workbench.open("/documents", scheme=scheme)
        for place in PLACES:
            page.goto(f"{workbench.base}/{place}")
            page.wait_for_load_state("networkidle")
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            assert page.locator(".failure").count() == 0, place
            if AXE.exists():
                page.evaluate(AXE.read_text("utf-8"))
                found = page.evaluate("axe.run().then(found => found.violations)")
                grave = [each["id"] for each in found if each["impact"] in ("serious", "critical")]
                assert grave == [], place
        workbench.assert_quiet()


def test_names_that_do_not_end_leave_the_page_in_its_place(tmp_path: Path, browser: Browser) -> None:
    name = "Donaudampfschifffahrt" * 12
    (tmp_path / "long.txt").write_text(
        f"{name}\n\nThe {name} of the harbour raises {'very ' * 30}high prices, said {'Maria ' * 20}Voss.\n"
    )
    with sayso.open(tmp_path / "long.sayso") as project:
        project.read(tmp_path / "long.txt", reader="rules")
    with serving(tmp_path / "long.sayso", browser) as workbench:
        page = workbench.open("/documents", width=1366, height=768)
        (document,) = (row["id"] for row in _stored(workbench, "documents"))
        variables = [row["id"] for row in _stored(workbench, "variables")]
        views = [f"/{place}" for place in PLACES] + [f"/documents/{document}", "/map?table=yes"]
        views += [f"/{view}={each}" for each in variables for view in ("map?variable", "whatif?more")]
        for view in views:
            page.goto(workbench.base + view)
            page.wait_for_load_state("networkidle")
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            wide, room = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            assert wide <= room, view
            parts = page.evaluate(
                "[...document.querySelectorAll('main, aside, .page-head')]"
                ".filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.className)"
            )
            assert parts == [], view
        workbench.assert_quiet()


def _stored(workbench: Workbench, table: str) -> list[dict[str, str]]:
    with workbench.stored() as project:
        return [dict(row) for row in project.table(table)]
