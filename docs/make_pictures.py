"""Make the pictures of the docs from the demo: python docs/make_pictures.py, after make demo."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).parent / "pictures"
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def main() -> None:
    report = ROOT / "demo" / "report.html"
    if not report.exists():
        raise SystemExit("there is no demo/report.html yet; run make demo first")
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET.split())
        page = browser.new_page(viewport={"width": 1280, "height": 960})
        page.goto(report.as_uri())
        page.locator("#panel").get_by_text("illegal fishing").first.click()
        page.evaluate("window.scrollTo(0, document.getElementById('map-title').offsetTop - 76)")
        page.wait_for_timeout(300)
        page.screenshot(path=str(PICTURES / "report.png"))
        browser.close()


if __name__ == "__main__":
    main()
