"""Make pictures of every view of the workbench from the demo: python docs/make_screens.py, after make demo.

With a folder, every view in light and dark at several sizes goes there, to be looked at.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

import sayso

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).parent / "pictures"
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
SIZES = {"wide": (1440, 900), "laptop": (1280, 720), "zoomed": (720, 450)}
KEPT = ("reading", "contested")
"""Views whose pictures stand in the docs."""


def main() -> None:
    demo = ROOT / "demo" / "demo.sayso"
    if not demo.exists():
        raise SystemExit("there is no demo/demo.sayso yet; run make demo first")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET.split())
        project = Path(shutil.copy(demo, Path(folder) / "Kessary Bay.sayso"))
        views = addresses(project)
        command = [sys.executable, "-u", "-m", "sayso", "serve", str(project), "--no-browser", "--by", "Ann"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            found = re.search(r"(http://[^/\s]+)/\S+", server.stdout.readline())
            assert found, "the server did not start"
            try:
                state = let_in(browser, found[0])
                for scheme in ("light", "dark"):
                    if len(sys.argv) > 1:
                        into = Path(sys.argv[1])
                        for size in SIZES:
                            take(browser, state, found[1], views, scheme, size, into, f"-{size}-{scheme}")
                    else:
                        kept = {name: views[name] for name in KEPT}
                        take(browser, state, found[1], kept, scheme, "laptop", PICTURES, f"-{scheme}")
            finally:
                server.terminate()
        browser.close()


def addresses(project: Path) -> dict[str, str]:
    """What each view is called, and where it is."""
    with sayso.open(project) as opened:
        speech = next(row["id"] for row in opened.documents() if "speech" in row["origin"])
        claims = (row for row in opened.claims(where=f"document:{speech}") if row["cause"].startswith("ban"))
        claim = next(claims)["id"].removeprefix(f"{speech}:")
    return {
        "documents": "/documents",
        "reading": f"/documents/{speech}?claim={claim}",
        "statements": f"/documents/{speech}?show=statements&statement=s1",
        "search": "/search?q=seals",
        "nothing-found": "/search?q=zzz",
        "map": "/map",
        "people": "/people",
        "what-if": "/whatif",
        "review": "/review/merges",
        "review-people": "/review/people",
        "doubts": "/review/doubts",
        "contested": "/review/contested",
        "notes": "/notes",
        "hand-on": "/handon",
        "error": "/documents/none",
    }


def let_in(browser: Browser, entrance: str) -> object:
    """What a browser keeps that was let in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(entrance)
    page.wait_for_url("**/documents")
    state = context.storage_state()
    context.close()
    return state


def take(
    browser: Browser,
    state: object,
    base: str,
    views: dict[str, str],
    scheme: str,
    size: str,
    into: Path,
    ending: str,
) -> None:
    """Pictures of views at one size, in light or dark."""
    into.mkdir(parents=True, exist_ok=True)
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        storage_state=state,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.set_default_timeout(120_000)
    for name, address in views.items():
        page.goto(base + address)
        page.get_by_role("heading", level=1).wait_for()
        page.locator(".loading").first.wait_for(state="detached")
        page.wait_for_timeout(500)
        page.screenshot(path=str(into / f"{name}{ending}.png"))
    context.close()


if __name__ == "__main__":
    main()
