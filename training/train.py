"""Train the reading model, on syntax first and then on reading.

python training/train.py RECORDS MODEL SYNTAX --domain syntax --epochs 4 --rate 1e-4 --batch 3072
python training/train.py RECORDS MODEL OUT --domain reading --epochs 9 --start SYNTAX [--fold N]
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace
from pathlib import Path

import torch
from data import (
    CUE,
    DOMAINS,
    SIGNAL,
    Example,
    Frame,
    Pieces,
    batches,
    crop,
    disturbed,
    examples_of,
    load,
    runs,
    vocabularies,
)
from model import Reader, attention_mask, start_from
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.text.frames import Anchor
from sayso.text.trained import KINDS, paint

SIDES = ((4, 0.3), (4, 0.3), (3, 0.4), (6, 0.4), (2, 0.2))  # labels of each part, and its weight in the loss
LIKELY = 0.08  # chance from which a word that is no anchor is shown as one
MOST_FRAMES = 96  # of one batch
NO_HINT = 0.15  # share of frames that the rules say nothing of
WARM = 0.06  # share of steps over which the rate rises
Wanted = tuple[int, Frame, bool]  # number of the example, the frame, whether it holds


def encode(reader: Reader, batch: list[Example]) -> Tensor:
    """States of words [B, W, D]."""
    size, words = max(len(e.pieces) for e in batch), max(len(e.first) for e in batch)
    pieces, cases = torch.zeros(2, len(batch), size, dtype=torch.long).unbind(0)
    first = torch.zeros(len(batch), words, dtype=torch.long)
    for n, e in enumerate(batch):
        pieces[n, : len(e.pieces)] = torch.tensor(e.pieces)
        cases[n, : len(e.pieces)] = torch.tensor(e.cases)
        first[n, : len(e.first)] = torch.tensor(e.first)
    mask = attention_mask(torch.tensor([len(e.pieces) for e in batch]), size)
    x = reader.encoder(pieces, cases, mask)
    return x.gather(1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))


def pad(rows: list[list[int]], value: int = -100) -> Tensor:
    out = torch.full((len(rows), max(map(len, rows))), value, dtype=torch.long)
    for n, row in enumerate(rows):
        out[n, : len(row)] = torch.tensor(row)
    return out


def syntax_loss(reader: Reader, words: Tensor, batch: list[Example]) -> Tensor:
    syntax = reader.syntax
    rows = [n for n, e in enumerate(batch) if e.syntax]
    if not rows:
        return words.new_zeros(())
    some = [batch[n] for n in rows]
    x = words[rows][:, : max(len(e.first) for e in some)]
    heads = pad([[r[0] for r in e.syntax] for e in some], 0)
    known = pad([[1] * len(e.syntax) for e in some], 0).bool()
    sentence = pad([e.sentence for e in some], -1)
    scores = syntax.arc_scores(x)
    apart = sentence.unsqueeze(2) != sentence.unsqueeze(1)
    scores = scores.masked_fill(apart, -1e4)
    loss = functional.cross_entropy(scores[known].float(), heads[known])
    loss = loss + functional.cross_entropy(
        syntax.relation_scores(x, heads)[known].float(),
        pad([[r[1] for r in e.syntax] for e in some], 0)[known],
    )
    loss = loss + 0.5 * functional.cross_entropy(
        syntax.upos(x)[known].float(), pad([[r[2] for r in e.syntax] for e in some], 0)[known]
    )
    loss = loss + 0.5 * functional.cross_entropy(
        syntax.tags(x)[known].float(), pad([[r[3] for r in e.syntax] for e in some], 0)[known]
    )
    loss = loss + 0.5 * functional.cross_entropy(
        syntax.names(x)[known].float(), pad([[r[4] for r in e.syntax] for e in some], 0)[known]
    )
    starts = pad(
        [[int(n == 0 or e.sentence[n] != e.sentence[n - 1]) for n in range(len(e.first))] for e in some], 0
    )
    return loss + 0.3 * functional.cross_entropy(syntax.starts(x)[known].float(), starts[known])


def frame_batch(
    reader: Reader,
    words: Tensor,
    batch: list[Example],
    wanted: list[Wanted],
    hinted: list[bool],
) -> tuple[list[tuple[int, int]], Tensor, tuple[Tensor, Tensor, Tensor]]:
    """Run the frame layers over the words around each wanted anchor: their bounds, the marks, the result."""
    crops = [crop(batch[n], f.anchor) for n, f, _ in wanted]
    size = max(b - a for a, b in crops)
    marks, index, hints = torch.zeros(3, len(wanted), size, dtype=torch.long).unbind(0)
    for k, ((n, f, _), (a, b)) in enumerate(zip(wanted, crops, strict=True)):
        index[k, : b - a] = torch.arange(a, b)
        for w in f.anchor:
            if a <= w < b:
                marks[k, w - a] = f.kind
        if hinted[k]:
            painted = paint([Anchor(KINDS[f.kind - 1], f.anchor)], batch[n].hints)[0]
            for w, value in painted.items():
                if a <= w < b:
                    hints[k, w - a] = value
    rows = torch.tensor([n for n, *_ in wanted])
    x = words[rows.unsqueeze(1), index]
    mask = attention_mask(torch.tensor([b - a for a, b in crops]), size)
    return crops, marks, reader.frames(x, marks, hints, mask)


def wanted_frames(batch: list[Example], chance: Tensor, rng: random.Random) -> list[Wanted]:
    """The gold frames, their anchors sometimes cut or as the rules have them, and anchors that hold nothing.

    The latter are those of the rules, and those that the reader takes for anchors by itself.

    Args:
        chance: [B, W, ANCHORS] what the reader takes each word for.
    """
    wanted: list[Wanted] = []
    for n, e in enumerate(batch):
        for frame in e.frames:
            wanted.append((n, replace(frame, anchor=_varied(frame, e, rng)), True))
        for anchor in {hint.anchor for hint in e.hints}:
            kind = KINDS.index(anchor.kind) + 1
            if not any(e.anchors[w] in _labels(kind) for w in anchor.tokens) and rng.random() < 0.5:
                wanted.append((n, Frame(kind, anchor.tokens, ()), False))
        for kind in (SIGNAL, CUE):
            for w, likely in enumerate((chance[n, : len(e.first), 2 * kind - 1] > LIKELY).tolist()):
                taken = likely and e.anchors[w] >= 0 and e.anchors[w] not in _labels(kind)
                if taken and rng.random() < 0.5:
                    wanted.append((n, Frame(kind, (w,), ()), False))
    return wanted if len(wanted) <= MOST_FRAMES else rng.sample(wanted, MOST_FRAMES)


def _labels(kind: int) -> tuple[int, int]:
    """Begin and inside of an anchor of this kind."""
    return 2 * kind - 1, 2 * kind


def _varied(frame: Frame, example: Example, rng: random.Random) -> tuple[int, ...]:
    anchor, pieces = frame.anchor, runs(frame.anchor)
    if len(pieces) > 1 and rng.random() < 0.5:
        anchor = tuple(range(*rng.choice(pieces)))
    elif len(anchor) > 1 and rng.random() < 0.2:
        anchor = anchor[1:] if rng.random() < 0.5 else anchor[:-1]
    for hint in example.hints:
        same = hint.anchor.kind == KINDS[frame.kind - 1] and set(hint.anchor.tokens) & set(frame.anchor)
        if same and rng.random() < 0.3:
            anchor = hint.anchor.tokens
    return anchor


def reading_loss(reader: Reader, words: Tensor, batch: list[Example], rng: random.Random) -> Tensor:
    """Anchors; for each frame whether it holds, its roles, and what is said of the sides of its claims."""
    labels = pad([e.anchors for e in batch])
    if not (labels >= 0).any():
        return words.new_zeros(())
    scores = reader.anchors(words).float()
    loss = 2 * functional.cross_entropy(scores.transpose(1, 2), labels, ignore_index=-100)
    wanted = wanted_frames(batch, scores.detach().softmax(-1), rng)
    if not wanted:
        return loss
    hinted = [rng.random() > NO_HINT for _ in wanted]
    crops, marks, (x, roles, holds) = frame_batch(reader, words, batch, wanted, hinted)
    held = torch.tensor([float(holding) for *_, holding in wanted])
    loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(holds.float(), held)
    target = torch.full(marks.shape, -100)
    claims: list[tuple[int, list[int], list[int], tuple[int, ...]]] = []
    for k, ((_, frame, holding), (a, b)) in enumerate(zip(wanted, crops, strict=True)):
        if not holding:
            continue
        target[k, : b - a] = 0
        for role, first, stop in ((r, max(i, a), min(j, b)) for r, i, j in frame.roles):
            if first < stop:
                target[k, first - a : stop - a] = 2 + 2 * role
                target[k, first - a] = 1 + 2 * role
        for claim in frame.claims:
            if all(a <= w < b for w in (*claim.cause, *claim.effect)):
                cause, effect = ([w - a for w in side] for side in (claim.cause, claim.effect))
                claims.append((k, cause, effect, claim.labels))
    known = target >= 0
    if known.any():
        loss = loss + 2 * functional.cross_entropy(roles[known].float(), target[known])
    return loss + sides_loss(reader, x, marks, claims) if claims else loss


def sides_loss(
    reader: Reader, x: Tensor, marks: Tensor, claims: list[tuple[int, list[int], list[int], tuple[int, ...]]]
) -> Tensor:
    """Changes, polarity, modality and core of claims: frame, places of cause and of effect, labels."""
    rows = torch.tensor([frame for frame, *_ in claims])
    places = torch.zeros(2, len(claims), marks.shape[1])
    for n, (_, cause, effect, _) in enumerate(claims):
        places[0, n, cause] = 1
        places[1, n, effect] = 1
    scores = reader.frames.describe(x, rows, places[0], places[1], (marks[rows] > 0).float()).float()
    gold = torch.tensor([labels for *_, labels in claims])
    parts = scores.split([size for size, _ in SIDES], dim=1)
    losses = [
        weight * functional.cross_entropy(part, gold[:, n])
        for n, (part, (_, weight)) in enumerate(zip(parts, SIDES, strict=True))
    ]
    return torch.stack(losses).sum()


def optimiser_of(reader: Reader, rate: float) -> torch.optim.Optimizer:
    """AdamW with the whole rate for the encoder, twice that for frame layers, five times for the rest.

    The table of word pieces stays as published.
    """
    reader.encoder.words.weight.requires_grad_(False)
    groups: dict[int, list[nn.Parameter]] = {1: [], 2: [], 5: []}
    for name, weight in reader.named_parameters():
        times = 1 if name.startswith("encoder") else 2 if name.startswith("frames.layers") else 5
        if weight.requires_grad:
            groups[times].append(weight)
    given = [
        {"params": weights, "lr": rate * times, "top": rate * times} for times, weights in groups.items()
    ]
    return torch.optim.AdamW(given, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def train(
    reader: Reader,
    examples: list[Example],
    beside: list[Example],
    epochs: int,
    rate: float,
    size: int,
    rng: random.Random,
) -> None:
    """Train in place: the rate rises over the first steps and falls to nothing, evenly.

    Args:
        beside: examples that are dealt out over the epochs, each but once in about as many.
    """
    plan = []
    for n in range(epochs):
        some = examples + beside[n % epochs :: epochs]
        plan += batches([disturbed(e, rng) for e in some], size, rng)
    optimiser = optimiser_of(reader, rate)
    begun, done, running = time.time(), 0, 0.0
    reader.train()
    for step, batch in enumerate(plan):
        factor = min(1.0, (step + 1) / (WARM * len(plan) + 1)) * (1 - step / len(plan)) + 0.01
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * factor
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = encode(reader, batch)
            loss = syntax_loss(reader, words, batch) + reading_loss(reader, words, batch, rng)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        running = 0.98 * running + 0.02 * float(loss.detach()) if step else float(loss.detach())
        done += sum(len(e.pieces) for e in batch)
        if step % 50 == 49 or step == len(plan) - 1:
            seconds = time.time() - begun
            print(f"{step + 1}/{len(plan)} loss {running:.3f}, {done / seconds:.0f} pieces/s", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("records", type=Path, help="the folder of syntax.jsonl and reading.jsonl")
    options.add_argument("model", type=Path, help="the folder of the published encoder")
    options.add_argument("out", type=Path)
    options.add_argument("--start", type=Path, help="a checkpoint to go on from")
    options.add_argument("--domain", choices=DOMAINS, required=True, help="what to train on")
    options.add_argument(
        "--beside", type=float, default=0, help="times to go through the treebanks beside it"
    )
    options.add_argument("--epochs", type=int, required=True)
    options.add_argument("--rate", type=float, default=1.5e-4)
    options.add_argument("--batch", type=int, default=1024, help="word pieces of one step")
    options.add_argument(
        "--fold", type=int, help="leave out every fifth text of reading/train, from this one on"
    )
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    records = [record for path in sorted(given.records.glob("*.jsonl")) for record in load(path)]
    names = vocabularies(records)
    pieces = Pieces(given.model / "tokenizer.json")
    chosen = [r for r in records if r["split"] == "train" and r["domain"] == given.domain]
    if given.fold is not None:
        left_out = {r["id"] for r in chosen[given.fold :: 5]}
        given.out.with_suffix(".left_out").write_text("\n".join(sorted(left_out)) + "\n")
        chosen = [r for r in chosen if r["id"] not in left_out]
    examples = [e for r in chosen for e in examples_of(r, pieces, names)]
    treebanks = [r for r in records if r["split"] == "train" and r["domain"] == "syntax"]
    beside = [e for r in treebanks for e in examples_of(r, pieces, names)] if given.beside else []
    rng.shuffle(beside)
    beside = (beside * int(given.beside + 1))[: int(len(beside) * given.beside)]
    print(f"{len(chosen)} texts, {len(examples)} windows, {len(beside)} beside", flush=True)
    reader = Reader({name: len(values) for name, values in names.items()})
    if given.start:
        reader.load_state_dict(torch.load(given.start, weights_only=False)["reader"])
    else:
        start_from(reader, load_file(given.model / "model.safetensors"))
    train(reader, examples, beside, given.epochs, given.rate, given.batch, rng)
    torch.save({"reader": reader.state_dict(), "names": names}, given.out)


if __name__ == "__main__":
    main()
