"""What the page is made of, before a browser sees it."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace

from tests.browser.sample import Said, join, large_view, read, sample_view

from sayso.export import export
from sayso.export.view import View
from sayso.records.document import Document
from sayso.scenarios.version import version_of


def drawn(view: View) -> list[int]:
    page = export(view, "html").content.decode()
    return [int(number) for number in re.findall(r'data-drawn="(\d+)"', page)]


def test_a_picture_that_can_be_read_shows_all_links() -> None:
    assert drawn(sample_view()) == [18]


def test_a_map_with_too_many_links_begins_with_fewer() -> None:
    assert drawn(large_view(100, 20, 40)) == [45, 100]
    assert drawn(large_view(130, 20, 40)) == [45, 120]


def test_a_map_with_names_too_long_to_read_begins_with_fewer() -> None:
    text = "\n\n".join(f"As {n} grows, {'very ' * 14}long outcome {n} grows." for n in range(40))
    said = [
        Said(
            f"As {n} grows, very",
            None,
            (f"{n} grows", "increase", f"cause {n} {'of a long kind ' * 4}"),
            "As",
            (f"long outcome {n} grows", "increase", f"outcome {n} {'of a long kind ' * 4}"),
        )
        for n in range(40)
    ]
    reading = read(Document(text), said)
    sizes = drawn(View((reading,), join([reading])))
    assert sizes[0] < 40 == sizes[-1]


def test_the_policy_allows_the_page_s_own_script_and_style_by_their_hashes() -> None:
    page = export(sample_view(), "html").content.decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None and "default-src &#39;none&#39;" in policy[1]
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    for code in (script, style):
        assert b64encode(hashlib.sha256(code.encode()).digest()).decode() in policy[1]
    assert "unsafe" not in policy[1]


def test_the_page_shows_no_full_path_of_the_machine_it_was_made_on() -> None:
    view = sample_view()
    readings = tuple(
        replace(r, document=replace(r.document, origin=f"/home/annap/{r.document.origin}"))
        for r in view.readings
    )
    problems = (("/home/annap/scan.pdf", "no-text", "It holds pictures only."),)
    page = export(replace(view, readings=readings, problems=problems), "html").content
    assert b"annap" not in page
    assert b"wire-story.txt" in page and b"scan.pdf" in page


def test_a_project_without_a_title_is_named_by_its_documents() -> None:
    view = replace(sample_view(), title="")
    assert "<title>What five documents say</title>" in export(view, "html").content.decode()


def test_the_page_names_the_version_of_the_map_that_a_what_if_names() -> None:
    shown = sample_view()
    assert f"<code>{version_of(shown.cmap)}</code>" in export(shown, "html").content.decode()
