"""Weigh what rules and trained reader say of a claim, against a careful reader's claims.

    python training/weigh.py DATA MODEL [--split dev | --ids FILE] [--cache FOLDER] [--write]

MODEL is a folder with the exported reader. The texts must be ones that it has not seen: those of a split, or
the train texts named in FILE, one id a line. A candidate is right when a gold claim matches it (both sides
overlap by half). A logistic regression with a Gaussian prior gives the weights of confidence; the probability
is then moved by one constant, as benchmarks/calibrate.py does. How often changes, polarity and modality are
right is printed for the weights in use. Figures are cross-validated over texts; --write puts the weights of
confidence into src/sayso/lexicon/trained.toml.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import reliability
from calibrate import FOLDS, SAME, Sides, agreement, predict, shift_to
from reading import CachedParser, overlap, word_set, words_in

from sayso import claims as step
from sayso.claims import trained
from sayso.claims.candidates import best_of_each, candidates
from sayso.claims.confidence import confidence
from sayso.claims.sound import walkable
from sayso.claims.trained import Heard
from sayso.text.analysis import Analysis
from sayso.text.trained import TrainedReader, load_reader

LEXICON = Path(__file__).parent.parent / "src" / "sayso" / "lexicon" / "trained.toml"
PRIOR = 10.0
FLOORS = (0.4, 0.45, 0.5, 0.55, 0.6)


@dataclass
class Text:
    analysis: Analysis
    gold: list[dict[str, Any]]
    gold_sides: list[Sides]
    heard: list[Heard]
    sides: list[Sides]
    right: NDArray[np.float64]
    drawn: NDArray[np.bool_]


def read(
    record: dict[str, Any], parser: CachedParser, reader: TrainedReader, weights: dict[str, float] | None
) -> Text:
    words = words_in(record["text"])
    analysis = walkable(parser.analyse(record["text"]))
    found = list(candidates(analysis))
    rows = [c.features for c in found]
    ruled = map(confidence, rows) if weights is None else map(float, predict(weights, rows)) if rows else ()
    likely = [(p, c) for p, c in zip(ruled, found, strict=True) if p >= step.UNLIKELY]
    heard = trained.heard(analysis, reader.see(analysis), likely)

    def places(tokens: range) -> frozenset[int]:
        span = analysis.span(tokens)
        return word_set(words, [(span.start, span.end)])

    sides = [(places(h.candidate.cause), places(h.candidate.effect)) for h in heard]
    gold = [
        tuple(word_set(words, [c[side]["span"]]) for side in ("cause", "effect")) for c in record["claims"]
    ]
    right = np.array([any(agreement(s, g) for g in gold) for s in sides], float)
    drawn = [any(min(overlap(s[0], g[0]), overlap(s[1], g[1])) >= SAME for g in gold) for s in sides]
    return Text(analysis, record["claims"], gold, heard, sides, right, np.array(drawn))


def table(texts: list[Text], names: list[str]) -> NDArray[np.float64]:
    return np.array([[h.numbers[n] for n in names] for t in texts for h in t.heard])


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights with the bias last, by Newton's method on the penalised likelihood of scaled numbers."""
    middle, scale = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - middle) / scale, np.ones(len(x))])
    w = np.zeros(z.shape[1])
    penalty = np.full(len(w), PRIOR)
    penalty[-1] = 0.0
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ w))
        slope = z.T @ (p - y) + penalty * w
        curve = (z * (p * (1 - p))[:, None]).T @ z + np.diag(penalty + 1e-9)
        w -= np.linalg.solve(curve, slope)
    plain = w[:-1] / scale
    return np.append(plain, w[-1] - plain @ middle)


def chances(w: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-(x @ w[:-1] + w[-1]))))


def pairs(text: Text, p: NDArray[np.float64], floor: float) -> tuple[list[int], list[tuple[int, int]]]:
    place = {id(h.candidate): n for n, h in enumerate(text.heard)}
    weighed = [(float(q), h.candidate) for q, h in zip(p, text.heard, strict=True) if q >= floor]
    kept = [place[id(c)] for _, c in best_of_each(weighed)]
    scored = sorted(
        ((agreement(text.sides[n], g), n, k) for n in kept for k, g in enumerate(text.gold_sides)),
        key=lambda s: (-s[0], s[1], s[2]),
    )
    found: list[tuple[int, int]] = []
    for s, n, k in scored:
        if s and not any(n == a or k == b for a, b in found):
            found.append((n, k))
    return kept, found


def said_right(texts: list[Text], found: list[list[tuple[int, int]]]) -> None:
    """Print how often changes, polarity and modality are right with the weights in use."""
    hits = {"polarity": 0, "cause": 0, "effect": 0, "modality": 0, "minus": 0, "minus of": 0, "n": 0}
    for text, some in zip(texts, found, strict=True):
        for n, k in some:
            h, gold = text.heard[n], text.gold[k]
            modality, changes = said(text.analysis, h)
            hits["n"] += 1
            hits["polarity"] += changes[2] == gold["polarity"]
            hits["cause"] += changes[0] == gold["cause"]["change"]
            hits["effect"] += changes[1] == gold["effect"]["change"]
            hits["modality"] += modality == gold["modality"]
            if gold["polarity"] == "-":
                hits["minus of"] += 1
                hits["minus"] += changes[2] == "-"
    print({k: round(v / hits["n"], 3) for k, v in hits.items() if k not in {"n", "minus", "minus of"}}, hits)


def said(analysis: Analysis, h: Heard):
    return step.said_of(analysis, step.Weighed(0.5, h.candidate, h.said))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("model", type=Path)
    options.add_argument("--split", default="train")
    options.add_argument("--ids", type=Path)
    options.add_argument("--cache", type=Path)
    options.add_argument("--folds", type=Path, help="weights of the rules' confidence without each fold")
    options.add_argument("--plot", type=Path, help="write how often candidates of a confidence hold, as SVG")
    options.add_argument("--write", action="store_true")
    options.add_argument("--floor", type=float, default=step.FLOOR_HEARD)
    given = options.parse_args()
    raw = gzip.decompress((given.data / "reading" / f"{given.split}.jsonl.gz").read_bytes())
    records = [json.loads(line) for line in raw.splitlines()]
    number = {r["id"]: n for n, r in enumerate(records)}
    if given.ids:
        named = set(given.ids.read_text().split())
        records = [r for r in records if r["id"] in named]
    parser, reader = CachedParser(given.cache, given.model), load_reader(given.model)
    folds: list[dict[str, float]] = json.loads(given.folds.read_text()) if given.folds else []
    texts = [read(r, parser, reader, folds[number[r["id"]] % FOLDS] if folds else None) for r in records]
    names = sorted(texts[0].heard[0].numbers)
    out_of_fold = [np.zeros(0)] * len(texts)
    for fold in range(FOLDS):
        others = [t for n, t in enumerate(texts) if n % FOLDS != fold]
        w = fit(table(others, names), np.concatenate([t.right for t in others]))
        for n in range(fold, len(texts), FOLDS):
            out_of_fold[n] = chances(w, table([texts[n]], names))
    shift = shift_to(np.concatenate(out_of_fold), np.concatenate([t.drawn for t in texts]))
    print(f"log-odds moved by {shift:.2f}")
    out_of_fold = [p / (p + (1 - p) * np.exp(-shift)) for p in out_of_fold]
    held = [bool(d) for t in texts for d in t.drawn]
    bins = reliability.bins_of(np.concatenate(out_of_fold).tolist(), held)
    print(reliability.table(bins))
    if given.plot:
        reliability.draw(bins, given.plot)
    for floor in FLOORS:
        results = [pairs(t, p, floor) for t, p in zip(texts, out_of_fold, strict=True)]
        ours = sum(len(kept) for kept, _ in results)
        right = sum(len(found) for _, found in results)
        core = sum(t.gold[k]["core"] for t, (_, found) in zip(texts, results, strict=True) for _, k in found)
        wanted = sum(c["core"] for t in texts for c in t.gold)
        precision, recall = right / max(1, ours), core / wanted
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"floor {floor}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} ({ours} claims)")
    print(
        "ceiling: a candidate for",
        sum(
            any(agreement(s, g) for s in t.sides)
            for t in texts
            for c, g in zip(t.gold, t.gold_sides, strict=True)
            if c["core"]
        )
        / wanted,
    )
    said_right(texts, [pairs(t, p, given.floor)[1] for t, p in zip(texts, out_of_fold, strict=True)])
    w = fit(table(texts, names), np.concatenate([t.right for t in texts]))
    w[-1] += shift
    print({n: round(float(v), 3) for n, v in zip([*names, "bias"], w, strict=True)})
    if given.write:
        rows = [f"{n} = {v:.4f}" for n, v in zip([*names, "bias"], w, strict=True)]
        kept = LEXICON.read_text("utf-8").split("[modality]")[1]
        head = "# What rules and trained reader weigh; [confidence] by training/weigh.py.\n\n[confidence]\n"
        LEXICON.write_text(head + "\n".join(rows) + "\n\n[modality]" + kept, "utf-8")


if __name__ == "__main__":
    main()
