"""A real browser, and a page that notes what it should not do."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.workbench import FERRY, LETTER, Workbench, serving

import sayso
from sayso.export import export
from sayso.export.view import View

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@dataclass
class Opened:
    """An open page with everything it asked for and complained about."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def assert_quiet(self) -> None:
        """Nothing was fetched but the file itself, and nothing went wrong on the page."""
        assert self.complaints == []
        assert [url for url in self.requests if url.partition("#")[0] != self.address] == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium is installed on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_file(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Writes bytes to a file and opens it as a person would, from their disk."""
    pages: list[Page] = []

    def open_(content: bytes, name: str, *, width: int = 1280, scheme: str = "light") -> Opened:
        path = tmp_path / name
        path.write_bytes(content)
        page = browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        page.set_default_timeout(10_000)
        pages.append(page)
        opened = Opened(page, path.as_uri())
        page.on("request", lambda request: opened.requests.append(request.url))
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                opened.complaints.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        page.goto(opened.address)
        return opened

    yield open_
    for page in pages:
        page.close()


@pytest.fixture
def open_report(open_file: Callable[..., Opened]) -> Callable[..., Opened]:
    """Opens the report of a view."""

    def open_(view: View, **settings: object) -> Opened:
        return open_file(export(view, "html").content, "report.html", **settings)

    return open_


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two texts, to be copied."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "letter.txt").write_text(LETTER)
    with sayso.open(folder / "ferry.sayso") as project:
        project.read(folder / "ferry.txt", folder / "letter.txt", reader="rules")
    return folder / "ferry.sayso"


@pytest.fixture
def workbench(read_once: Path, tmp_path: Path, browser: Browser) -> Iterator[Workbench]:
    """A workbench on a project of its own."""
    with serving(Path(shutil.copy(read_once, tmp_path / "ferry.sayso")), browser) as served:
        yield served


@pytest.fixture(scope="session")
def served(read_once: Path, browser: Browser) -> Iterator[Workbench]:
    with serving(read_once, browser) as running:
        yield running


@pytest.fixture
def shared(served: Workbench) -> Iterator[Workbench]:
    """A workbench for tests that change nothing; each answers for what its own pages say."""
    yield served
    served.close()
    served.complaints.clear()
    served.requests.clear()
