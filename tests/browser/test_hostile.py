"""Documents cannot put anything but words on a page or into a picture."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Opened
from tests.browser.sample import hostile_view

from sayso.export import export

HOSTILE = [
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 1</script>",
    "<!--<script>window.hacked = 1</script>",
    "<img src=x onerror=window.hacked=1>",
    "<svg onload=window.hacked=1>",
    "\"' onmouseover=window.hacked=1 x='",
    "javascript:window.hacked=1",
    "]]><x onload='window.hacked=1'/>",
    "$title ${data} & &lt;script&gt; \\u003c \\",
    "line\u2028break\u2029here\x00\x01\ufffe",
    "\u202egnihton\u202c \u2066x",
    "__proto__",
    "𝔘𝔫𝔦 🌊 e\u0301",
    "\ud800 alone",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_the_report_shows_hostile_words_literally_and_runs_none(
    open_file: Callable[..., Opened], words: str
) -> None:
    opened = open_file(export(hostile_view(words), "html").content, "report.html")
    page = opened.page
    page.locator(".link .badge").click()
    page.locator("#panel .saying button").click()
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.hover("#reader .text mark.cause")
    expect(page.locator("#panel .lockup")).to_be_visible()
    page.wait_for_timeout(50)
    assert page.evaluate("window.hacked") is None
    page.evaluate("document.querySelectorAll('#reader .role').forEach(label => label.remove())")
    text = page.locator("#reader .text").text_content()
    shown = words.replace("\ud800", "\ufffd")
    assert text == f"{shown}. Smoke {shown} causes fire {shown}, said {shown}.\n\nRead {shown} here."
    assert page.locator("#reader mark.cause .words").text_content() == f"Smoke {shown}"
    assert page.locator("#reader mark.effect .words").text_content() == f"fire {shown}"
    assert page.locator("main script, main img, main iframe, main object, main a[href]").count() == 0
    opened.assert_quiet()


@pytest.mark.parametrize("words", HOSTILE)
def test_the_picture_shows_hostile_words_literally_and_runs_none(
    open_file: Callable[..., Opened], words: str
) -> None:
    opened = open_file(export(hostile_view(words), "svg").content, "map.svg")
    page = opened.page
    assert page.evaluate("document.documentElement.tagName") == "svg"
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.querySelectorAll('script, image, foreignObject').length") == 0
    titles = page.evaluate("[...document.querySelectorAll('.variable title')].map(each => each.textContent)")
    shown = words.translate({0xD800: "\ufffd", 0: "\ufffd", 1: "\ufffd", 0xFFFE: "\ufffd"})
    assert sorted(titles) == [f"fire {shown}", f"smoke {shown}"]
    opened.assert_quiet()


def test_only_the_page_s_own_scripts_may_run(open_file: Callable[..., Opened]) -> None:
    content = export(hostile_view("x"), "html").content
    content = content.replace(
        b"</main>", b"<script>window.hacked = 1</script><b onclick='window.hacked = 1'>press</b></main>"
    )
    opened = open_file(content, "report.html")
    opened.page.get_by_text("press", exact=True).click()
    assert opened.page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)
