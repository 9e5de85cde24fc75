"""The reference is what the code says now, and every command, error, reader and exporter is documented."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from sayso import errors
from sayso.cli.main import COMMANDS
from sayso.export import EXPORTERS
from sayso.read import READERS

ROOT = Path(__file__).parents[2]


def test_the_reference_is_not_stale() -> None:
    script = str(ROOT / "docs" / "make_reference.py")
    environment = os.environ | {"COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, script, "--check"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_name_is_documented() -> None:
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))
    names = [*COMMANDS, *(e.name for e in READERS.entries()), *(e.name for e in EXPORTERS.entries())]
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    names += [kind.__name__ for kind in kinds if issubclass(kind, errors.SaysoError)]
    assert [name for name in names if f"`{name}`" not in pages] == []
