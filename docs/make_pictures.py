"""Make the pictures of the docs from the demo: python docs/make_pictures.py, after make demo."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).parent / "pictures"
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def main() -> None:
    report, project = ROOT / "demo" / "report.html", ROOT / "demo" / "demo.sayso"
    if not (report.exists() and project.exists()):
        raise SystemExit("there is no demo/report.html or demo/demo.sayso yet; run make demo first")
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET.split())
        take_report(browser, report)
        take_workbench(browser, project)
        browser.close()


def take_report(browser: Browser, report: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 960})
    page.goto(report.as_uri())
    page.locator("#panel").get_by_text("illegal fishing").first.click()
    page.evaluate("window.scrollTo(0, document.getElementById('map-title').offsetTop - 76)")
    page.wait_for_timeout(300)
    page.screenshot(path=str(PICTURES / "report.png"))


def take_workbench(browser: Browser, project: Path) -> None:
    """The answer to a what-if, with the words behind a contested variable."""
    command = [sys.executable, "-u", "-m", "sayso", "serve", str(project), "--no-browser", "--by", "Ann"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        entrance = next(found[0] for line in server.stdout if (found := re.search(r"http\S+", line)))
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(200_000)
        page.goto(entrance)
        page.wait_for_url("**/documents")
        page.get_by_role("link", name="What if").click()
        page.get_by_label("Suppose").fill("the bay closes")
        page.locator(".echo b").wait_for()
        page.keyboard.press("Enter")
        page.locator(".is-contested .effect-name").first.click()
        page.locator(".effect-why summary").first.click()
        page.wait_for_timeout(500)
        page.screenshot(path=str(PICTURES / "workbench.png"))
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
