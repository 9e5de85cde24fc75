"""Fit the weights of what tells that two variables are one thing.

    python training/weigh_joining.py DATA

DATA is the folder with reading/train.jsonl.gz. Sides are the annotators'; variables are named and joined by
wording as in reading; every pair of them within a text that is still apart is an example, right where the
annotators gave both one name. Written is `src/sayso/lexicon/joining.toml`; printed are, from five folds by
text, how many of the pairs are right and how many are found at several thresholds. Takes a few minutes.

Method: logistic regression with a quadratic penalty, by Newton's steps.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from sides import claims_of

from sayso.records.statement import Attribution
from sayso.text.meaning import load_encoder
from sayso.text.parser import load_parser
from sayso.variables.name import name_variables
from sayso.variables.pairs import evidence, sense_of

OUT = Path(__file__).parents[1] / "src" / "sayso" / "lexicon" / "joining.toml"
PENALTY = 2.0
FOLDS = 5
Floats = NDArray[np.float64]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("data", type=Path)
    args = arguments.parse_args()
    examples = list(pairs(args.data / "reading" / "train.jsonl.gz"))
    names = list(examples[0][1])
    given = np.array([[told[name] for name in names] for _, told, _ in examples])
    right = np.array([same for *_, same in examples], np.float64)
    text = np.array([number for number, _, _ in examples])
    chances = np.zeros(len(right))
    for fold in range(FOLDS):
        held = text % FOLDS == fold
        chances[held] = logistic(given[held] @ fit(given[~held], right[~held]))
    print(f"{len(right)} pairs, {int(right.sum())} of one thing")
    for least in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        chosen = chances >= least
        print(
            f"{least:.2f}: {int(chosen.sum())} pairs, right {right[chosen].mean():.3f}, "
            f"found {right[chosen].sum() / right.sum():.3f}"
        )
    weights = fit(given, right)
    lines = [
        "# What tells that two variables are one thing, and its weight, by training/weigh_joining.py.",
        "",
        "[weights]",
        *(f'"{name}" = {weight:.4f}' for name, weight in zip(names, weights, strict=True)),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def pairs(path: Path) -> Iterator[tuple[int, dict[str, float], bool]]:
    """Number of the text, evidence, and whether the two are one, for each pair of variables of a text."""
    parser, encoder = load_parser(), load_encoder()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            gold = json.loads(line)
            marked = {
                tuple(claim[side]["span"]): claim[side]["variable"]
                for claim in gold["claims"]
                for side in ("cause", "effect")
            }
            _, variables = name_variables(parser.analyse(gold["text"]), claims_of(gold), Attribution())
            senses = [sense_of(variable.name, variable.key) for variable in variables]
            vectors = encoder.embed([variable.name for variable in variables]).astype(np.float64)
            truth = [
                Counter(marked[m.start, m.end] for m in v.mentions).most_common(1)[0][0] for v in variables
            ]
            for i, j in combinations(range(len(variables)), 2):
                if senses[i].lemmas and senses[j].lemmas:
                    yield (
                        number,
                        evidence(senses[i], senses[j], float(vectors[i] @ vectors[j])),
                        truth[i] == truth[j],
                    )


def logistic(scores: Floats) -> Floats:
    return 1 / (1 + np.exp(-scores))


def fit(given: Floats, right: Floats) -> Floats:
    weights = np.zeros(given.shape[1])
    for _ in range(30):
        chances = logistic(given @ weights)
        slope = given.T @ (chances - right) + PENALTY * weights
        curve = (given * (chances * (1 - chances))[:, None]).T @ given + PENALTY * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


if __name__ == "__main__":
    main()
