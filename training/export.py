"""Write a trained model as three ONNX files with 8-bit weights.

    python training/export.py CHECKPOINT MODEL_FOLDER OUT

OUT gets encoder.onnx, frames.onnx and sides.onnx, and words.txt (the word pieces, one a line). Weights are
rounded to 8 bits by blocks of 32 along the inputs (MatMulNBits) and by row in the table of word pieces;
activations are rounded by blocks of each row while it runs, so what stands beside a text changes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
from model import Reader
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import Tensor, nn


class Table(nn.Module):
    """An embedding in 8 bits, with a scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        return self.rows[numbers].float() * self.scale[numbers]


def mask_of(lengths: Tensor, size: int) -> Tensor:
    return (torch.arange(size).unsqueeze(0) < lengths.unsqueeze(1))[:, None, None, :]


class EncoderGraph(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.encoder, self.anchors = reader.encoder, reader.anchors
        self.table = Table(reader.encoder.words.weight.detach())

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        encoder = self.encoder
        places = encoder.places.weight[: pieces.shape[1]]
        x = encoder.norm(self.table(pieces) + places + encoder.cases(cases))
        mask = mask_of(lengths, pieces.shape[1])
        for layer in encoder.layers:
            x = layer(x, mask)
        words = x.gather(1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        return words, self.anchors(words).softmax(-1)


class FramesGraph(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.frames = reader.frames

    def forward(
        self, words: Tensor, marks: Tensor, hints: Tensor, lengths: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        states, roles, holds = self.frames(words, marks, hints, mask_of(lengths, words.shape[1]))
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
    bits: int,
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
    model = onnx.load(str(path))
    if bits:
        config = DefaultWeightOnlyQuantConfig(block_size=32, is_symmetric=True, accuracy_level=4, bits=bits)
        quantizer = MatMulNBitsQuantizer(model, algo_config=config)
        quantizer.process()
        model = quantizer.model.model
    onnx.save(model, str(path))
    print(path.name, path.stat().st_size >> 10, "KiB")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("checkpoint", type=Path)
    options.add_argument("model", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--bits", type=int, default=8)
    options.add_argument("--version", default="1")
    given = options.parse_args()
    saved = torch.load(given.checkpoint, weights_only=False)
    names = saved["names"]
    reader = Reader(len(names["upos"]), len(names["tags"]), len(names["relations"]))
    reader.load_state_dict(saved["reader"])
    reader.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    b, t, w = torch.ones(2, 9, dtype=torch.long), torch.ones(2, 5, dtype=torch.long), torch.randn(2, 5, 384)
    lengths = torch.tensor([9, 7])
    with torch.no_grad():
        write(
            EncoderGraph(reader),
            {"pieces": b, "cases": b, "first": t, "lengths": lengths},
            ["words", "anchors"],
            {
                "pieces": {0: "b", 1: "t"},
                "cases": {0: "b", 1: "t"},
                "first": {0: "b", 1: "w"},
                "lengths": {0: "b"},
                "words": {0: "b", 1: "w"},
                "anchors": {0: "b", 1: "w"},
            },
            given.out / "encoder.onnx",
            given.bits,
        )
        write(
            FramesGraph(reader),
            {"words": w, "marks": t, "hints": t, "lengths": torch.tensor([5, 3])},
            ["states", "roles", "holds"],
            {
                "words": {0: "f", 1: "w"},
                "marks": {0: "f", 1: "w"},
                "hints": {0: "f", 1: "w"},
                "lengths": {0: "f"},
                "states": {0: "f", 1: "w"},
                "roles": {0: "f", 1: "w"},
                "holds": {0: "f"},
            },
            given.out / "frames.onnx",
            given.bits,
        )
        write(
            SidesGraph(reader),
            {"pooled": torch.randn(2, 3 * 384)},
            ["scores"],
            {"pooled": {0: "c"}, "scores": {0: "c"}},
            given.out / "sides.onnx",
            given.bits,
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
    (given.out / "model.json").write_text(
        json.dumps({"version": given.version, "files": files}, indent=2) + "\n"
    )


if __name__ == "__main__":
    main()
