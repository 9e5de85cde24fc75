"""`sayso serve` in a process of its own, and browsers that it lets in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

import sayso

SLOW = 200_000  # milliseconds: a busy machine may take long to load a reader
FERRY = """Ferry fares

Higher fares reduce the number of visitors. Fewer visitors lead to empty shops.

"Empty shops cause young people to leave," said Ruth Amadi, the mayor of Ottery.

According to the harbour office, a second boat would increase the number of visitors.
"""
LETTER = """A letter from the quay

Low fares bring visitors, and visitors keep the shops open. The fare of the ferry reduces the visits
of families.

Tom Reed said that a higher fare would not reduce the number of visitors. "The price of a ticket
decides whether families come," he wrote.

The closure of the shops leads to the departure of the young.
"""


@dataclass
class Workbench:
    """A server that runs, the project it serves, and what its pages asked for and complained about."""

    project: Path
    base: str
    entrance: str
    browser: Browser
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)
    _let_in: Any = None

    def open(self, path: str = "/", *, scheme: str = "light", width: int = 1280, height: int = 800) -> Page:
        """A new window of a browser that was let in, at a view of the page."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            storage_state=self._let_in,
        )
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(SLOW)
        if self._let_in is None:
            page.goto(self.entrance)
            page.wait_for_url(f"{self.base}/documents")
            self._let_in = context.storage_state()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                self.complaints.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        page.goto(self.base + path)
        return page

    def stored(self) -> sayso.Project:
        """The project as it is in its file, to look into; the caller closes it."""
        return sayso.open(self.project, create=False)

    def assert_quiet(self) -> None:
        """Nothing was asked of any other machine, and nothing went wrong on the page."""
        assert self.complaints == [], self.complaints
        assert [url for url in self.requests if not url.startswith((f"{self.base}/", "data:", "blob:"))] == []

    def close(self) -> None:
        """Close the windows."""
        while self._contexts:
            self._contexts.pop().close()


@contextmanager
def serving(project: Path, browser: Browser) -> Iterator[Workbench]:
    """Serves a project as the command does."""
    command = [sys.executable, "-m", "sayso", "serve", str(project), "--no-browser", "--by", "Ann"]
    process = subprocess.Popen(
        [*command, "--reader", "rules"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "COLUMNS": "300"},
    )
    told: deque[str] = deque(maxlen=50)
    heard = Event()

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            told.append(line)
            if "http" in line:
                heard.set()
        heard.set()

    Thread(target=listen, daemon=True).start()
    try:
        heard.wait(SLOW / 1000)
        address = re.search(r"(http://[^/\s]+)/\S+", "".join(told))
        assert address, "".join(told)
        workbench = Workbench(project, address[1], address[0], browser)
        yield workbench
        workbench.close()
    finally:
        process.terminate()
        process.wait(20)
