"""What others rely on: public names, runtime dependencies, and that little is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import sayso

ROOT = Path(__file__).parents[2]
HEAVY = (
    "onnxruntime",
    "tokenizers",
    "numpy",
    "scipy",
    "networkx",
    "sqlalchemy",
    "trafilatura",
    "lxml",
    "pypdfium2",
    "docx",
    "rich",
    "pandas",
    "fastapi",
    "pydantic",
    "starlette",
    "uvicorn",
)


def test_public_names() -> None:
    assert sorted(sayso.__all__) == ["Project", "open"]


def test_runtime_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = sorted(d.split(">")[0].split("=")[0].split("<")[0] for d in project["dependencies"])
    assert names == [
        "SQLAlchemy",
        "click",
        "fastapi",
        "lxml",
        "markdown-it-py",
        "networkx",
        "numpy",
        "onnxruntime",
        "pypdfium2",
        "python-docx",
        "python-multipart",
        "rich",
        "scipy",
        "tokenizers",
        "trafilatura",
        "uvicorn",
    ]
    assert sorted(project["optional-dependencies"]) == ["notebook"]


def test_help_loads_nothing_heavy() -> None:
    program = f"""
import sys
from click.testing import CliRunner
from sayso.cli.main import cli
result = CliRunner().invoke(cli, ["--help"])
assert result.exit_code == 0, result.output
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_locks_name_no_address() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text("utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text
