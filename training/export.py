"""Write a trained model as four ONNX files with 8-bit weights.

    python training/export.py CHECKPOINT MODEL_FOLDER OUT

OUT gets encoder.onnx, relations.onnx, frames.onnx and sides.onnx, words.txt (the word pieces, one a line) and
model.json (version, hashes, the labels of tags, relations and names by number). Weights of layers are
rounded to 8 bits by blocks of 32 along the inputs (MatMulNBits) and by row in the table of word pieces;
activations are rounded by blocks of each row while it runs, so what stands beside a text changes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from pathlib import Path

import onnx
import torch
from model import WIDTH, Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

LAYER = re.compile(r".*layers\.\d+/(qkv|out|up|down)/")


class Table(nn.Module):
    """An embedding in 8 bits, with a scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        return self.rows[numbers].float() * self.scale[numbers]


class EncoderGraph(nn.Module):
    """Pieces to words: their states, anchors, and what the parser makes a tree of."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.encoder, self.anchors, self.syntax = reader.encoder, reader.anchors, reader.syntax
        self.table = Table(reader.encoder.words.weight.detach())

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        encoder, syntax = self.encoder, self.syntax
        places = encoder.places.weight[: pieces.shape[1]]
        x = encoder.norm(self.table(pieces) + places + encoder.cases(cases))
        for layer in encoder.layers:
            x = layer(x)
        words = x.gather(1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        return (
            words,
            self.anchors(words).softmax(-1),
            syntax.starts(words).softmax(-1)[..., 1],
            torch.stack([head(words).argmax(-1) for head in (syntax.upos, syntax.tags, syntax.names)], -1),
            syntax.arc_scores(words),
            syntax.side(syntax.label_below, words),
            syntax.side(syntax.label_head, words),
        )


class RelationsGraph(nn.Module):
    """The relation of each word to its head, both as the encoder gives them for this."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.syntax = reader.syntax

    def forward(self, below: Tensor, head: Tensor) -> Tensor:
        labels = self.syntax.labels
        across = (below @ labels.permute(1, 0, 2).flatten(1)).view(-1, labels.shape[0], labels.shape[2])
        return (across @ head.unsqueeze(-1)).squeeze(-1).argmax(-1)


class FramesGraph(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.frames = reader.frames

    def forward(self, words: Tensor, marks: Tensor, hints: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """One stretch of words [W, D] with marks and hints for each of its anchors [F, W]."""
        states, roles, holds = self.frames(words.expand(marks.shape[0], -1, -1), marks, hints)
        return states, roles.softmax(-1), holds.sigmoid()


class SidesGraph(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.frames = reader.frames

    def forward(self, pooled: Tensor) -> Tensor:
        return self.frames.attributes(self.frames.sides(pooled))


def write(
    graph: nn.Module,
    given: dict[str, Tensor],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    path: Path,
    *,
    eight_bits: bool = False,
) -> None:
    graph.eval()
    torch.onnx.export(
        graph,
        tuple(given.values()),
        str(path),
        input_names=list(given),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=20,
        dynamo=False,
    )
    if eight_bits:
        names = [n.name for n in onnx.load(str(path)).graph.node if n.op_type == "MatMul"]
        layers = [name for name in names if LAYER.match(name)]
        quantize_dynamic(
            str(path),
            str(path),
            nodes_to_quantize=layers,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    print(path.name, path.stat().st_size >> 10, "KiB")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("checkpoint", type=Path)
    options.add_argument("model", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--version", default="2")
    given = options.parse_args()
    saved = torch.load(given.checkpoint, weights_only=False)
    names = saved["names"]
    reader = Reader({name: len(values) for name, values in names.items()})
    reader.load_state_dict(saved["reader"])
    reader.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    size = reader.syntax.labels.shape[1]
    pieces, words = torch.ones(1, 9, dtype=torch.long), torch.ones(1, 5, dtype=torch.long)
    marks = torch.ones(2, 5, dtype=torch.long)
    with torch.no_grad():
        write(
            EncoderGraph(reader),
            {"pieces": pieces, "cases": pieces, "first": words},
            ["words", "anchors", "starts", "labels", "arcs", "below", "head"],
            {"pieces": {1: "t"}, "cases": {1: "t"}, "first": {1: "w"}, "words": {1: "w"}, "anchors": {1: "w"}}
            | {"starts": {1: "w"}, "labels": {1: "w"}, "arcs": {1: "w", 2: "w"}}
            | {"below": {1: "w"}, "head": {1: "w"}},
            given.out / "encoder.onnx",
            eight_bits=True,
        )
        write(
            RelationsGraph(reader),
            {"below": torch.randn(2, size), "head": torch.randn(2, size)},
            ["relations"],
            {"below": {0: "w"}, "head": {0: "w"}, "relations": {0: "w"}},
            given.out / "relations.onnx",
        )
        write(
            FramesGraph(reader),
            {"words": torch.randn(5, WIDTH), "marks": marks, "hints": marks},
            ["states", "roles", "holds"],
            {"words": {0: "w"}, "marks": {0: "f", 1: "w"}, "hints": {0: "f", 1: "w"}}
            | {"states": {0: "f", 1: "w"}, "roles": {0: "f", 1: "w"}, "holds": {0: "f"}},
            given.out / "frames.onnx",
            eight_bits=True,
        )
        write(
            SidesGraph(reader),
            {"pooled": torch.randn(2, 3 * WIDTH)},
            ["scores"],
            {"pooled": {0: "c"}, "scores": {0: "c"}},
            given.out / "sides.onnx",
        )
    vocabulary = json.loads((given.model / "tokenizer.json").read_text())["model"]["vocab"]
    (given.out / "words.txt").write_text(
        "\n".join(sorted(vocabulary, key=vocabulary.__getitem__)) + "\n", encoding="utf-8"
    )
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(given.out.iterdir())
        if path.suffix in {".onnx", ".txt"}
    }
    labels = {kind: sorted(values, key=values.__getitem__) for kind, values in names.items()}
    (given.out / "model.json").write_text(
        json.dumps({"version": given.version, "files": files, "labels": labels}, indent=2) + "\n"
    )


if __name__ == "__main__":
    main()
