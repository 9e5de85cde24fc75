"""The trained weights that ship with sayso: found without a network, checked before they are used."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import Any

from sayso.errors import ModelError

FOLDER = Path(str(resources.files("sayso"))) / "models"


class Model:
    """A folder with trained weights and `model.json`: its `version`, and the SHA-256 of each of its `files`.

    Where the model tells kinds apart, `labels` has the names of each by number.

    Raises:
        ModelError: there is no such model, or its description cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = folder / "model.json"
        try:
            described: dict[str, Any] = json.loads(path.read_text("utf-8"))
            self.version = str(described["version"])
            self._hashes: dict[str, str] = dict(described["files"])
            self.labels: dict[str, list[str]] = dict(described.get("labels", {}))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(
                f"{path}: the model's description cannot be read; install sayso again"
            ) from error

    def file(self, name: str) -> Path:
        """The path of a file of the model, after its hash was checked.

        Raises:
            ModelError: the file is missing, or not the one that the description names.
        """
        path = self.folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(f"{path}: the weights cannot be read; install sayso again") from error
        if found != self._hashes.get(name):
            raise ModelError(f"{path}: not the weights that sayso was shipped with; install it again")
        return path


def session(path: Path, *, threads: int = 1, fused: bool = True) -> Any:
    """An onnxruntime session over a model file, on the processor.

    Args:
        threads: that share the work of one call; 0 for one a core. Texts are read side by side instead.
        fused: take sums and the normalisations behind them together. Apart they take a fifth of the time, but
            round differently, and what rests on fitted weights would have to be weighed again.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(
        str(path),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=[] if fused else ["SkipLayerNormFusion"],
    )
