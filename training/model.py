"""The reading model: one small encoder, heads for words, anchors and frames.

An anchor is the signal of a claim or the cue of a statement. A frame is what hangs on it: cause and effect,
or source, content and addressee, tagged on the words around once the anchor is marked, as in semantic role
labelling. Shapes: B windows, T word pieces, W words, F frames, C claims.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, LAYERS, VOCABULARY, PLACES = 384, 12, 1536, 6, 30522, 512
CASES = 5
FRAME_LAYERS = 2
HINTS = 11  # none; likely roles; unlikely roles
FAR = 20  # words from an anchor, beyond which all is equally far
ANCHORS = 5  # outside; begin and inside of a signal, begin and inside of a cue
ROLES = 11  # outside; begin and inside of cause, effect, source, content, addressee
CHANGES, POLARITIES, MODALITIES = 4, 3, 6


class Dropout(nn.Module):
    """Dropout with masks cut from a pool of random numbers: drawing them anew is a tenth of a step."""

    pool: Tensor | None = None

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if Dropout.pool is None:
            Dropout.pool = torch.rand(1 << 24)
        start = int(torch.randint(Dropout.pool.numel() - x.numel(), ()))
        kept = Dropout.pool[start : start + x.numel()] >= self.share
        return x * kept.view(x.shape).to(x.dtype) / (1 - self.share)


class Rounded(nn.Linear):
    """A linear layer that counts as it will in 8 bits, so that training makes up for the rounding.

    Weights are rounded to 7 bits by output (so that no sum overflows on any processor), what comes in to 8
    bits by its range, as onnxruntime's dynamic quantisation does; slopes pass through the rounding.
    """

    def forward(self, x: Tensor) -> Tensor:
        if torch.onnx.is_in_onnx_export():
            return super().forward(x)
        with torch.no_grad():
            step = self.weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 64
            weight_error = (self.weight / step).round() * step - self.weight
            low, high = x.amin().clamp(max=0), x.amax().clamp(min=0)
            grain = ((high - low) / 255).clamp(min=1e-8).float()
            error = ((x.float() / grain).round() * grain - x.float()).to(x.dtype)
        return functional.linear(x + error, self.weight + weight_error, self.bias)


class Layer(nn.Module):
    """A transformer layer as in BERT, normalised after each part."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = Rounded(WIDTH, 3 * WIDTH)
        self.out = Rounded(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = Rounded(WIDTH, INNER)
        self.down = Rounded(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q @ k.transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        mixed = scores.softmax(-1).to(v.dtype) @ v
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, t, WIDTH))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        nn.init.zeros_(self.cases.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.places(places) + self.cases(cases)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Syntax(nn.Module):
    """Tags, heads and relations of words, by deep biaffine attention (Dozat and Manning 2017)."""

    def __init__(self, sizes: dict[str, int], arc: int = 256, label: int = 64) -> None:
        """Args: sizes: how many relations, parts of speech (upos), tags and name labels there are."""
        super().__init__()
        self.upos, self.tags, self.names, self.starts = (
            nn.Linear(WIDTH, sizes["upos"]),
            nn.Linear(WIDTH, sizes["tags"]),
            nn.Linear(WIDTH, sizes["names"]),
            nn.Linear(WIDTH, 2),
        )
        self.arc_head, self.arc_below = nn.Linear(WIDTH, arc), nn.Linear(WIDTH, arc)
        self.label_head, self.label_below = nn.Linear(WIDTH, label), nn.Linear(WIDTH, label)
        self.arcs = nn.Parameter(torch.zeros(1, arc + 1, arc + 1))
        self.labels = nn.Parameter(torch.zeros(sizes["relations"], label + 1, label + 1))
        nn.init.normal_(self.arcs, std=0.02)
        nn.init.normal_(self.labels, std=0.02)
        self.dropout = Dropout(0.2)

    def side(self, layer: nn.Linear, x: Tensor) -> Tensor:
        """[B, W, WIDTH] → [B, W, layer's width + 1], as one side of a biaffine product."""
        return functional.pad(self.dropout(functional.gelu(layer(x))), (0, 1), value=1.0)

    def arc_scores(self, x: Tensor) -> Tensor:
        """[B, W, WIDTH] → [B, W below, W head]."""
        return self.side(self.arc_below, x) @ self.arcs[0] @ self.side(self.arc_head, x).transpose(1, 2)

    def relation_scores(self, x: Tensor, heads: Tensor) -> Tensor:
        """[B, W, WIDTH] and the head's place of each word → [B, W, relations]."""
        below, head = self.side(self.label_below, x), self.side(self.label_head, x)
        head = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        return torch.einsum("bwd,kde,bwe->bwk", below, self.labels, head)


class Frames(nn.Module):
    """Roles around an anchor, and what the anchor and the sides say."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.marks = nn.Embedding(3, WIDTH)  # nothing, signal, cue
        self.hints = nn.Embedding(HINTS, WIDTH)
        self.distances = nn.Embedding(2 * FAR + 1, WIDTH)
        nn.init.normal_(self.marks.weight, std=0.3)
        nn.init.normal_(self.hints.weight, std=0.3)
        nn.init.normal_(self.distances.weight, std=0.1)
        self.anchor = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(FRAME_LAYERS))
        self.roles = nn.Linear(WIDTH, ROLES)
        self.holds = nn.Linear(WIDTH, 1)
        self.sides = nn.Sequential(Dropout(0.2), nn.Linear(3 * WIDTH, 256), nn.GELU(), Dropout(0.2))
        self.attributes = nn.Linear(256, 2 * CHANGES + POLARITIES + MODALITIES + 2)

    def forward(
        self, x: Tensor, marks: Tensor, hints: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """[F, T, WIDTH], marks and hints [F, T] → states, role scores [F, T, ROLES], whether it holds [F]."""
        marked = marks > 0
        places = torch.arange(marks.shape[1], device=marks.device)
        start = marked.to(torch.float32).argmax(1, keepdim=True)
        distance = (places.unsqueeze(0) - start).clamp(-FAR, FAR) + FAR
        x = (
            x
            + self.marks(marks)
            + self.hints(hints)
            + self.distances(distance)
            + self.anchor(mean(x, marked)).unsqueeze(1)
        )
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        anchor = mean(x, marked)
        return x, self.roles(x), self.holds(anchor).squeeze(-1)

    def describe(self, x: Tensor, frame: Tensor, cause: Tensor, effect: Tensor, anchor: Tensor) -> Tensor:
        """States, the frame of each claim [C], places of its sides and anchor [C, T] → scores [C, 17]."""
        x = x[frame]
        pooled = torch.cat([mean(x, cause), mean(x, effect), mean(x, anchor)], dim=-1)
        return self.attributes(self.sides(pooled))


def mean(x: Tensor, where: Tensor) -> Tensor:
    """[N, T, D], [N, T] → [N, D]."""
    weight = where.to(x.dtype).unsqueeze(-1)
    return (x * weight).sum(1) / weight.sum(1).clamp(min=1)


class Reader(nn.Module):
    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.syntax = Syntax(sizes)
        self.anchors = nn.Linear(WIDTH, ANCHORS)
        self.frames = Frames()


def attention_mask(lengths: Tensor, size: int) -> Tensor:
    """[B] → [B, 1, 1, T], true where there is a piece."""
    return (torch.arange(size) < lengths.unsqueeze(1))[:, None, None, :]


def start_from(reader: Reader, weights: dict[str, Tensor]) -> None:
    """Take the encoder's published weights; the frame layers start as copies of its last ones."""
    encoder = reader.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        encoder.places.weight.copy_(weights["embeddings.position_embeddings.weight"])
        encoder.places.weight.add_(weights["embeddings.token_type_embeddings.weight"][0])
        encoder.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for n, layer in enumerate(encoder.layers):
            prefix = f"encoder.layer.{n}."
            for kind in ("weight", "bias"):
                qkv = [weights[f"{prefix}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(qkv))
                for ours, theirs in (
                    ("out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    getattr(getattr(layer, ours), kind).copy_(weights[f"{prefix}{theirs}.{kind}"])
        for ours, theirs in zip(reader.frames.layers, encoder.layers[-FRAME_LAYERS:], strict=True):
            ours.load_state_dict(theirs.state_dict())
