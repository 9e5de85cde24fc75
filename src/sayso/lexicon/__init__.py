"""The vocabulary of causes, changes, cues and hedges: data files, and the function that loads them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The content of the data file `name`.toml of this folder.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return tomllib.loads((resources.files(__name__) / f"{name}.toml").read_text("utf-8"))
