"""Time what sayso serve answers, as a page asks it.

    python benchmarks/serve.py PROJECT [--rounds 40] [--rest 3]

Serves a copy of the project, waits until all of it is in memory, then asks every address of the page in turn,
with decisions among them, after which the map is brought up to date while the others are asked; a round a few
seconds, as somebody decides. Prints for each the median and the 95th percentile in milliseconds over the
rounds, how long after a decision the map was of it, and all lists, with the computing that this took, and
what the machine was doing beside it (load average).
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
    parser.add_argument("--rest", type=float, default=3, help="seconds between rounds")
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
                client = Client(found[1], found[2])
                measure(client, begun, asked.rounds, asked.rest)
                catch_up(client, served.pid, min(5, asked.rounds))
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


def measure(client: Client, begun: float, rounds: int, rest: float) -> None:
    print(f"server up                      {1000 * (time.perf_counter() - begun):9.0f} ms")
    client.ask("/api/documents")
    print(f"first list, from start         {1000 * (time.perf_counter() - begun):9.0f} ms")
    whole = client.ask("/api/project")
    print(", ".join(f"{whole[name]:,} {name}" for name in ("documents", "claims", "variables", "links")))

    def ids(table: str) -> list[str]:
        return [row["id"] for row in client.ask(f"/api/{table}?limit=100")["rows"]]

    documents, claims, people, links, variables = map(
        ids, ("documents", "claims", "people", "links", "variables")
    )
    doubts = [row["id"] for row in client.ask("/api/review/doubts?limit=500")["rows"]]
    wait_until(client, lambda standing: standing["complete"])
    taken: list[str] = []

    def decide(kind: str, ids: list[str], **more: Any) -> Any:
        made = client.ask("/api/decisions", {"kind": kind, "ids": ids, **more})
        taken.append(made["decisions"][0]["id"])
        return made

    def pair(n: int) -> list[str]:
        return [variables[n % len(variables)], variables[(n + 1) % len(variables)]]

    calls: dict[str, Callable[[int], Any]] = {
        "documents, a page": lambda n: client.ask(f"/api/documents?offset={50 * n}"),
        "a document": lambda n: client.ask(f"/api/documents/{documents[n % len(documents)]}"),
        "claims, a page": lambda n: client.ask(f"/api/claims?offset={50 * n}"),
        "claims of somebody": lambda n: client.ask(f"/api/claims?person={people[n % len(people)]}"),
        "claims about a variable": lambda n: client.ask(
            f"/api/claims?limit=3&variable={variables[n % len(variables)]}"
        ),
        "search": lambda n: client.ask(f"/api/search?q=the+{n}"),
        "accept": lambda n: decide("accept", [doubts[2 * n % len(doubts)]]),
        "the document after it": lambda n: client.ask(f"/api/documents/{documents[n % len(documents)]}"),
        "map, 1,000 links": lambda n: client.ask("/api/map?limit=1000"),
        "reject": lambda n: decide("reject", [doubts[(2 * n + 1) % len(doubts)]]),
        "map near a variable": lambda n: client.ask(
            f"/api/map?limit=1000&near={variables[n % len(variables)]}"
        ),
        "a link": lambda n: client.ask(f"/api/links/{links[n % len(links)]}"),
        "undo": lambda n: client.ask("/api/undo", {"decision": taken[-1]}),
        "a variable": lambda n: client.ask(f"/api/variables/{variables[n % len(variables)]}"),
        "somebody": lambda n: client.ask(f"/api/people/{people[n % len(people)]}"),
        "edit": lambda n: decide("edit", [claims[n % len(claims)]], change={"sign": "+-"[n % 2]}),
        "people, a page": lambda n: client.ask("/api/people"),
        "what a merge would change": lambda n: client.ask("/api/merge-preview", {"ids": pair(n)}),
        "merge": lambda n: decide("merge", pair(n)),
        "review, how far": lambda n: client.ask("/api/review"),
        "review, doubts": lambda n: client.ask("/api/review/doubts?limit=500"),
        "undo the merge": lambda n: client.ask("/api/undo", {"decision": taken[-1]}),
        "project": lambda n: client.ask("/api/project"),
    }
    times: defaultdict[str, list[float]] = defaultdict(list)
    for n in range(rounds):
        for name, call in calls.items():
            start = time.perf_counter()
            call(n)
            times[name].append(1000 * (time.perf_counter() - start))
        time.sleep(rest)
    decisions = [t for name in ("accept", "reject", "undo", "edit", "merge") for t in times[name]]
    every = [t for each in times.values() for t in each]
    for name, each in (*times.items(), ("all decisions", decisions), ("all", every)):
        print(
            f"{name:30} {statistics.median(each):9.1f} ms, p95 {sorted(each)[int(0.95 * len(each))]:9.1f} ms"
        )
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def catch_up(client: Client, server: int, rounds: int) -> None:
    """How long after a rejection the map is of it, and the lists, and the computing of the server for it."""
    claims = [row["id"] for row in client.ask("/api/claims?limit=100")["rows"]]
    waits: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for n in range(rounds):
        wait_until(client, lambda standing: standing["complete"])
        start, before = time.perf_counter(), computing(server)
        now = client.ask("/api/decisions", {"kind": "reject", "ids": [claims[n]]})["revision"]
        for name, there in (
            ("the map is of a decision", lambda standing, now=now: standing["revision"] >= now),
            ("all lists are", lambda standing, now=now: standing["complete"]),
        ):
            wait_until(client, there)
            waits[name].append((time.perf_counter() - start, computing(server) - before))
    for name, each in waits.items():
        seconds, used = (statistics.median(one) for one in zip(*each, strict=True))
        print(f"{name:30} after {seconds:.1f} s, {used:.1f} s of computing, at the median")


def wait_until(client: Client, there: Callable[[Any], bool]) -> None:
    while not there(client.ask("/api/project")):
        time.sleep(0.05)


def computing(process: int) -> float:
    """The seconds of computing that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
