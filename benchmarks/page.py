"""How smoothly the map of the workbench moves, and how soon it is there, in a browser of this machine.

    python benchmarks/page.py [--links 1000] [--project FILE]

Serves a made-up project of so many links, opens the map with all of them drawn, drags it across the window,
and tells how long each frame took, by requestAnimationFrame, and how much computing by all of the browser;
beside it an empty page that only counts frames, as the load of the machine. With a project, as
`benchmarks/project.py --at FILE` leaves, it tells instead how soon its first view is there, from a server
that has just begun, and again. Needs Chromium.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic

from playwright.sync_api import Browser, Page, sync_playwright

import sayso

FRAMES = 300
LIMIT = 33.4  # milliseconds: two frames of sixty a second
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
TRACE = """(count) => new Promise((done) => {
    const canvas = document.querySelector('.diagram-base');
    const frames = [];
    let moved = 0;
    let place = canvas?.style.transform;
    let before = performance.now();
    const tick = () => {
        const now = performance.now();
        frames.push(now - before);
        before = now;
        if (canvas?.style.transform !== place) moved += 1;
        place = canvas?.style.transform;
        frames.length < count ? requestAnimationFrame(tick) : done({ frames: frames.slice(2), moved });
    };
    requestAnimationFrame(tick);
})"""
# Drags across the map as a hand does: strokes of 30 frames of 23 pixels, 1,400 pixels a second at
# sixty frames, each from a free place, so that what was not seen before comes into view all the time.
PAN = """(count) => {
    const room = document.querySelector('.diagram');
    const { left, top, width, height } = room.getBoundingClientRect();
    const tell = (name, x, y, buttons) => room.dispatchEvent(new PointerEvent(name, {
        pointerId: 1, button: 0, buttons, clientX: x, clientY: y, bubbles: true }));
    room.setPointerCapture = () => {};
    const isFree = ([x, y]) => (tell('pointermove', x, y, 0), room.style.cursor !== 'pointer');
    const places = Array.from({ length: 400 }, (_, n) => [
        left + width * (0.1 + 0.8 * ((n * 0.618) % 1)), top + height * (0.1 + 0.8 * ((n * 0.414) % 1))]);
    const turns = [[1, 0.3], [1, -0.2], [-1, 0.2], [-1, -0.3], [0.2, 1], [-0.2, -1]];
    let from = places.find(isFree);
    let frame = 0;
    const step = () => {
        const [stroke, at] = [Math.floor(frame / 30), frame % 30];
        if (at === 0) {
            if (frame) tell('pointerup', ...from, 0);
            from = places.find(isFree);
            tell('pointerdown', ...from, 1);
        }
        const [x, y] = turns[stroke % turns.length];
        tell('pointermove', from[0] + 23 * (at + 1) * x, from[1] + 23 * (at + 1) * y, 1);
        frame += 1;
        frame < count ? requestAnimationFrame(step) : tell('pointerup', ...from, 0);
    };
    requestAnimationFrame(step);
}"""


def write_text(links: int) -> str:
    """Sentences that say so many links between two fifths as many things."""
    random.seed(1)
    things = [f"{first} {second}" for first in FIRST for second in SECOND][: max(10, links * 2 // 5)]
    pairs = dict.fromkeys((random.choice(things), random.choice(things)) for _ in range(3 * links))
    said = [
        f"The {cause} {random.choice(('raises', 'reduces'))} the {effect}."
        for cause, effect in pairs
        if cause != effect
    ]
    return "\n\n".join(said[:links])


FIRST = (
    "harbour river forest market school village county island valley railway orchard quarry meadow "
    "factory library hospital theatre bakery brewery mill"
).split()
SECOND = (
    "traffic budget noise pollution trust debt rent wage price demand supply cost income crowd waste "
    "output repair delay tax quality"
).split()


def measure(frames: list[float]) -> str:
    """The frames in a line: how many within the limit, median, 95th percentile."""
    ordered = sorted(frames)
    within = sum(frame <= LIMIT for frame in ordered) / len(ordered)
    return (
        f"{len(ordered)} frames, {within:.1%} within {LIMIT:.0f} ms, "
        f"median {statistics.median(ordered):.0f} ms, "
        f"95th percentile {ordered[int(0.95 * len(ordered))]:.0f} ms, longest {ordered[-1]:.0f} ms"
    )


def look(browser: Browser, entrance: str, links: int) -> None:
    """Opens the map, pans, and tells."""
    base = re.match(r"http://[^/]+", entrance)
    assert base
    page: Page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(120_000)
    page.goto(entrance)
    page.wait_for_url(f"{base[0]}/documents")
    start = monotonic()
    page.goto(f"{base[0]}/map?most={links}")
    page.locator(".diagram-base[width]").wait_for()
    print(f"map of {links:,} links drawn after {monotonic() - start:.1f} s (first time, with its layout)")
    start = monotonic()
    page.reload()
    page.locator(".diagram-base[width]").wait_for()
    print(f"map drawn again after {monotonic() - start:.1f} s (places kept)")
    page.wait_for_timeout(2000)
    page.evaluate(PAN, FRAMES + 20)
    before = computing()
    found = page.evaluate(TRACE, FRAMES)
    used = 1000 * (computing() - before) / len(found["frames"])
    assert found["moved"] > len(found["frames"]) / 2, "the map does not move"
    print(f"panning: {measure(found['frames'])}, {used:.0f} ms of computing a frame")
    page.close()
    idle = browser.new_page()
    print("an empty page:", measure(idle.evaluate(TRACE, FRAMES)["frames"]))


def computing() -> float:
    """The seconds of computing that the browser has used, which this process started, in all its parts."""
    found: dict[int, tuple[int, float]] = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = place.read_text().rpartition(")")[2].split()
            found[int(place.parent.name)] = int(fields[1]), int(fields[11]) + int(fields[12])
    ours = {os.getpid()}
    while more := {id for id, (parent, _) in found.items() if parent in ours} - ours:
        ours |= more
    named = [id for id in ours if b"chrom" in Path(f"/proc/{id}/cmdline").read_bytes()]
    return sum(found[id][1] for id in named) / os.sysconf("SC_CLK_TCK")


def first_view(browser: Browser, entrance: str) -> None:
    """Opens the list of documents five times, the first while the server still loads the project."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(120_000)
    for address in (entrance, *[entrance.partition("/enter")[0] + "/documents"] * 4):
        page.goto("about:blank")
        start = monotonic()
        page.goto(address, wait_until="commit")
        page.locator("tbody tr").first.wait_for()
        print(f"first view after {monotonic() - start:.2f} s, load {os.getloadavg()[0]:.1f}")


def main() -> None:
    """Reads a made-up text, serves it, and measures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--links", type=int, default=1000)
    parser.add_argument("--project", type=Path)
    asked = parser.parse_args()
    if asked.project:
        serve(asked.project, first_view)
    else:
        made_up(asked.links)


def made_up(links: int) -> None:
    """Measures the map of a made-up text."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "said.txt").write_text(write_text(links))
        where = Path(folder) / "large.sayso"
        with sayso.open(where) as project:
            project.read(Path(folder) / "said.txt", reader="rules")
            print(f"{len(project.links()):,} links between {len(project.variables()):,} variables")
        serve(where, lambda browser, entrance: look(browser, entrance, links))


def serve(where: Path, measured: Callable[[Browser, str], None]) -> None:
    """Serves a project to a browser, and measures."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    command = [sys.executable, "-u", "-m", "sayso", "serve", str(where), "--no-browser"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout
            entrance = next(found[0] for line in server.stdout if (found := re.search(r"http\S+", line)))
            measured(browser, entrance)
        finally:
            server.terminate()
            browser.close()


if __name__ == "__main__":
    main()
