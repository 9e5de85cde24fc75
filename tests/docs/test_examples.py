"""Every example in the README and the docs runs and prints what the page says.

`console` blocks hold commands after '$ ' with their output; '…' stands for any words of a line and, alone,
for any lines. `python` blocks of one page run top to bottom as one program. Blocks of a page run in a folder
of their own that holds the demo's documents as `reports/`. Other blocks are not run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def pages_with_examples() -> list[Path]:
    return [page for page in PAGES if page.exists() and BLOCK.search(page.read_text("utf-8"))]


def commands(block: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def matches(wanted: list[str], printed: list[str]) -> bool:
    """Whether what was printed is what the page shows, where '…' stands for any words or lines."""

    def pattern(line: str) -> str:
        if line.strip() == "…":
            return r"(?:.*\n)*?"
        return ".*".join(map(re.escape, line.rstrip().split("…"))) + r"\n"

    text = "".join(line.rstrip() + "\n" for line in printed)
    return re.fullmatch("".join(map(pattern, wanted)), text) is not None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "demo" / "documents", tmp_path / "reports")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", pages_with_examples(), ids=lambda page: str(page.relative_to(ROOT)))
def test_examples(page: Path, folder: Path) -> None:
    program = {"__name__": page.stem}
    for kind, block in BLOCK.findall(page.read_text("utf-8")):
        if kind == "python":
            exec(compile(block, str(page), "exec"), program)
            continue
        for command, wanted in commands(block):
            done = subprocess.run(
                command, shell=True, cwd=folder, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"$ {command}\n{done.stdout}{done.stderr}"
            if wanted:
                assert matches(wanted, done.stdout.splitlines()), f"$ {command}\n{done.stdout}{done.stderr}"
