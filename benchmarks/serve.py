"""Time what sayso serve answers, as a page asks it.

    python benchmarks/serve.py PROJECT [--rounds 40]

Serves a copy of the project , waits for the first list, then asks
every address of the page in turn, and takes decisions. Prints for each the median and the 95th percentile in
milliseconds over the rounds, with what the machine was doing beside it (load average).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("project", type=Path)
    parser.add_argument("--rounds", type=int, default=40)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sayso"
        shutil.copy(asked.project, copy)
        begun = time.perf_counter()
        command = [sys.executable, "-m", "sayso", "serve", str(copy), "--no-browser"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as served:
            try:
                assert served.stdout is not None
                found = re.search(r"(http://[^/]+)(/enter\S+)", served.stdout.readline())
                assert found is not None
                measure(Client(found[1], found[2]), begun, asked.rounds)
            finally:
                served.terminate()


class Client:
    """A browser without its page."""

    def __init__(self, base: str, entrance: str) -> None:
        self._base = base
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open
        self._open(base + entrance).read()

    def ask(self, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self._base + path, data, {"content-type": "application/json"} if data else {}
        )
        with self._open(request) as answer:
            return json.load(answer)


def measure(client: Client, begun: float, rounds: int) -> None:
    print(f"server up                 {1000 * (time.perf_counter() - begun):9.0f} ms")
    client.ask("/api/documents")
    print(f"first list, from start    {1000 * (time.perf_counter() - begun):9.0f} ms")
    whole = client.ask("/api/project")
    print(", ".join(f"{whole[name]:,} {name}" for name in ("documents", "claims", "variables", "links")))

    def ids(table: str) -> list[str]:
        return [row["id"] for row in client.ask(f"/api/{table}?limit=100")["rows"]]

    documents, claims, people, links, variables = map(
        ids, ("documents", "claims", "people", "links", "variables")
    )
    calls: dict[str, Callable[[int], Any]] = {
        "documents, a page": lambda n: client.ask(f"/api/documents?offset={50 * n}"),
        "a document": lambda n: client.ask(f"/api/documents/{documents[n % len(documents)]}"),
        "claims, a page": lambda n: client.ask(f"/api/claims?offset={50 * n}"),
        "claims of somebody": lambda n: client.ask(f"/api/claims?person={people[n % len(people)]}"),
        "search": lambda n: client.ask(f"/api/search?q=the+{n}"),
        "map, 1,000 links": lambda n: client.ask("/api/map?limit=1000"),
        "map near a variable": lambda n: client.ask(
            f"/api/map?limit=1000&near={variables[n % len(variables)]}"
        ),
        "a link": lambda n: client.ask(f"/api/links/{links[n % len(links)]}"),
        "a variable": lambda n: client.ask(f"/api/variables/{variables[n % len(variables)]}"),
        "somebody": lambda n: client.ask(f"/api/people/{people[n % len(people)]}"),
        "a decision": lambda n: client.ask(
            "/api/decisions", {"kind": "accept", "ids": [claims[n % len(claims)]]}
        ),
        "a page after a decision": lambda n: client.ask("/api/documents"),
    }
    times: defaultdict[str, list[float]] = defaultdict(list)
    for n in range(rounds):
        for name, call in calls.items():
            start = time.perf_counter()
            call(n)
            times[name].append(1000 * (time.perf_counter() - start))
    every = sorted(t for each in times.values() for t in each)
    for name, each in (*times.items(), ("all", every)):
        print(
            f"{name:25} {statistics.median(each):9.1f} ms, p95 {sorted(each)[int(0.95 * len(each))]:9.1f} ms"
        )
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
