"""Weights are used only when they are those that were shipped."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sayso.errors import ModelError
from sayso.text.encoder import NAME
from sayso.text.parser import load_parser
from sayso.text.trained import load_reader
from sayso.text.weights import FOLDER, Model


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER / NAME, tmp_path / "model"))


def test_a_changed_file_is_refused_by_name(copy: Path) -> None:
    words = copy / "words.txt"
    words.write_bytes(words.read_bytes() + b"more\n")
    with pytest.raises(ModelError, match=r"words\.txt: not the weights that sayso was shipped with"):
        load_parser(copy)


def test_a_missing_file_is_refused_by_name(copy: Path) -> None:
    (copy / "frames.onnx").unlink()
    with pytest.raises(ModelError, match=r"frames\.onnx: the weights cannot be read"):
        load_reader(copy)


@pytest.mark.parametrize("described", ["", "[]", "{}", '{"version": 1, "files": 3}'])
def test_a_broken_description_is_refused(copy: Path, described: str) -> None:
    (copy / "model.json").write_text(described)
    with pytest.raises(ModelError, match=r"model\.json: the model's description cannot be read"):
        Model(copy)


def test_a_file_that_the_description_does_not_name_is_refused(copy: Path) -> None:
    (copy / "other.onnx").write_bytes(b"")
    with pytest.raises(ModelError, match=r"other\.onnx"):
        Model(copy).file("other.onnx")


def test_what_is_shipped_fits_a_laptop() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) <= 60_000_000
