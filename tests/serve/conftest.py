"""A real server on a free port, in a process of its own, and somebody who was let in."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

import sayso

REPORT = """The ferry and the town

The drought raises bread prices. The mayor said that the ferry brings visitors to the island.
Critics warned that the new tax will reduce the number of visitors. The storm damaged the pier, "and so
the ferry stopped", said Ada Kerr.
"""
REPLY = """Bread prices cause unrest. Ada Kerr said that unrest drives visitors away.
The ferry does not bring visitors to the island, according to Tom Reed.
"""
HOSTILE = """<script>alert(1)</script> The <img src=x onerror=alert(2)> flood raises “prices”.
"""
_READ = 300  # seconds that reading a few small files may take on a busy machine


@dataclass
class Served:
    """A server that runs, and a client with its cookie."""

    process: subprocess.Popen[str]
    base: str
    entrance: str
    client: httpx.Client

    def get(self, path: str, **query: Any) -> Any:
        answer = self.client.get(path, params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, body: Any, status: int = 200) -> Any:
        answer = self.client.post(path, json=body)
        assert answer.status_code == status, answer.text
        return answer.json()

    def upload(self, **files: str) -> dict[str, Any]:
        """Upload texts by name; gives back the job when it is over."""
        parts = [("files", (name.replace("_", "."), text.encode())) for name, text in files.items()]
        answer = self.client.post("/api/documents", files=parts)
        assert answer.status_code == 202, answer.text
        return self.over(answer.json()["id"])

    def over(self, job: str) -> dict[str, Any]:
        """The job when it is over."""
        end = time.monotonic() + _READ
        while time.monotonic() < end:
            found: dict[str, Any] = next(j for j in self.get("/api/jobs")["jobs"] if j["id"] == job)
            if found["state"] not in ("waiting", "running"):
                self.settled()
                return found
            time.sleep(0.1)
        raise AssertionError("the job does not end")

    def settled(self) -> int:
        """The revision, as soon as all that is shown is of it."""
        end = time.monotonic() + _READ
        while time.monotonic() < end:
            told = self.get("/api/project")
            if told["complete"]:
                return int(told["revision"])
            time.sleep(0.05)
        raise AssertionError("the map is not made")

    def another(self) -> httpx.Client:
        """A second browser that is let in by the first one's cookie."""
        return httpx.Client(base_url=self.base, cookies=dict(self.client.cookies), timeout=60)


@contextmanager
def serving(project: Path, *options: str) -> Iterator[Served]:
    """Serve a project until the block ends."""
    command = [sys.executable, "-m", "sayso", "serve", str(project), "--no-browser", "--reader", "rules"]
    process = subprocess.Popen(
        [*command, "--by", "Ann", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"(http://[^/]+)(/enter\?token=\S+)", line)
        assert found, f"{line}{process.stderr.read() if process.stderr else ''}"
        client = httpx.Client(base_url=found[1], timeout=60)
        assert client.get(found[2]).status_code == 200
        yield Served(process, found[1], found[2], client)
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a report, a reply and a hostile document, read by the rules alone."""
    folder = tmp_path_factory.mktemp("town")
    for name, text in (("report.txt", REPORT), ("reply.txt", REPLY), ("<b>hostile.txt", HOSTILE)):
        (folder / name).write_text(text)
    with sayso.open(folder / "town.sayso") as project:
        project.read(*sorted(folder.glob("*.txt")), reader="rules")
    return folder / "town.sayso"


@pytest.fixture(scope="session")
def served(whole: Path) -> Iterator[Served]:
    """A server of that project, which its tests leave as it is."""
    with serving(whole) as found:
        yield found


@pytest.fixture
def serve() -> Iterator[Callable[..., Served]]:
    """Serves projects of a test's own."""
    with ExitStack() as stack:
        yield lambda project, *options: stack.enter_context(serving(project, *options))
