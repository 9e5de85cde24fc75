"""Weigh what a claim's confidence rests on, against a careful reader's claims.

    python benchmarks/calibrate.py DATA [--model FOLDER] [--cache FOLDER] [--write]

DATA is the folder with reading/train.jsonl.gz; training/written/ is read beside it. Every candidate of the
claims step is right when one gold claim matches it (both sides overlap by half). A logistic regression over
the candidates' features, with a Gaussian prior that pulls the weight of what was rarely seen to zero, gives
the probability. Printed are precision, recall of core claims and F1 for several floors, and how often claims
of a confidence hold; all by cross-validation over the texts of reading/train. --write puts the weights of
all texts into src/sayso/lexicon/confidence.toml.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from reading import CachedParser, overlap, word_set, words_in

from sayso.claims.candidates import Candidate, best_of_each, candidates
from sayso.claims.vocabulary import builds, groups
from sayso.text.analysis import Analysis

TRAINING = Path(__file__).parent.parent / "training"
sys.path.insert(0, str(TRAINING))

from written import read_written  # noqa: E402

LEXICON = Path(__file__).parent.parent / "src" / "sayso" / "lexicon" / "confidence.toml"
FOLDS = 5
PRIOR = 4.0  # precision of the Gaussian prior; 2 to 8 give the same F1 on train
EXAMPLES = 3  # each example of the vocabulary counts as so many sentences seen; for signals that train lacks
RARE = 3  # features seen less often have no weight of their own
SAME = 0.2  # overlap from which a claim with other bounds is the same claim
FLOORS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65)
Sides = tuple[frozenset[int], frozenset[int]]


@dataclass(frozen=True)
class Text:
    analysis: Analysis
    candidates: list[Candidate]
    sides: list[Sides]
    gold: list[Sides]
    core: list[bool]


def load(data: Path, parser: CachedParser) -> list[Text]:
    with gzip.open(data / "reading" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [read(json.loads(line), parser) for line in lines]


def read(record: dict[str, Any], parser: CachedParser) -> Text:
    words = words_in(record["text"])
    analysis = parser.analyse(record["text"])
    found = list(candidates(analysis))
    sides = []
    for candidate in found:
        spans = analysis.span(candidate.cause), analysis.span(candidate.effect)
        cause, effect = (word_set(words, [(span.start, span.end)]) for span in spans)
        sides.append((cause, effect))
    gold = [
        (word_set(words, [c["cause"]["span"]]), word_set(words, [c["effect"]["span"]]))
        for c in record["claims"]
    ]
    return Text(analysis, found, sides, gold, [c["core"] for c in record["claims"]])


def written(parser: CachedParser) -> list[Text]:
    """The texts that were written for training."""
    paths = sorted((TRAINING / "written").glob("*.txt"))
    return [read(record, parser) for path in paths for record in read_written(path)]


def examples(parser: CachedParser) -> list[Text]:
    """The examples of the vocabulary as texts: a candidate is right when it has the expected words."""
    texts = []
    plain = [example for group in groups() if not group.weak for example in group.examples]
    for example in [*plain, *chain.from_iterable(builds().values())]:
        if example.expect:
            analysis = parser.analyse(example.sentence)
            found = list(candidates(analysis))
            wanted = {tuple(part.strip() for part in line.split("|")[:2]) for line in example.expect}
            sides = [
                (frozenset({0}), frozenset({1}))
                if (analysis.words(c.cause), analysis.words(c.effect)) in wanted
                else (frozenset(), frozenset())
                for c in found
            ]
            texts.append(Text(analysis, found, sides, [(frozenset({0}), frozenset({1}))], [True]))
    return texts * EXAMPLES


def agreement(one: Sides, other: Sides) -> float:
    """Overlap of the worse side; 0 when one side overlaps by less than half."""
    worse = min(overlap(one[0], other[0]), overlap(one[1], other[1]))
    return worse if worse >= 0.5 else 0.0


def fit(rows: Sequence[tuple[str, ...]], right: NDArray[np.float64]) -> dict[str, float]:
    """Weights by feature, with 'bias=all'; full-batch Adam, deterministic."""
    seen = Counter(feature for row in rows for feature in row)
    names = sorted(feature for feature, times in seen.items() if times >= RARE)
    number = {name: n for n, name in enumerate(names)}
    at = [(r, number[f]) for r, row in enumerate(rows) for f in row if f in number]
    row_of, column = np.array(at).T
    weights = np.zeros(len(names) + 1)
    weights[-1] = np.log(right.mean() / (1 - right.mean()))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, 401):
        total = np.bincount(row_of, weights[:-1][column], len(rows)) + weights[-1]
        error = 1 / (1 + np.exp(-total)) - right
        slope = np.append(np.bincount(column, error[row_of], len(names)) + PRIOR * weights[:-1], error.sum())
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        rate = 0.045 if step < 200 else 0.01 if step < 320 else 0.003
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return {"bias=all": float(weights[-1]), **dict(zip(names, map(float, weights[:-1]), strict=True))}


def predict(weights: dict[str, float], rows: Sequence[tuple[str, ...]]) -> NDArray[np.float64]:
    totals = np.array([weights["bias=all"] + sum(weights.get(f, 0.0) for f in row) for row in rows])
    return np.asarray(1 / (1 + np.exp(-totals)))


def cross_validated(texts: list[Text], given: list[Text]) -> list[NDArray[np.float64]]:
    """For each text the probabilities of its candidates, by weights from other folds and what is given."""
    found: dict[int, NDArray[np.float64]] = {}
    for fold in range(FOLDS):
        weights = weights_without(fold, texts, given)
        for n in range(fold, len(texts), FOLDS):
            found[n] = predict(weights, rows_of([texts[n]]))
    return [found[n] for n in range(len(texts))]


def weights_without(fold: int, texts: list[Text], given: list[Text]) -> dict[str, float]:
    """Weights from the texts of other folds and from what is given; text n is of fold n modulo FOLDS."""
    others = [text for n, text in enumerate(texts) if n % FOLDS != fold]
    return fit(rows_of(others + given), right_of(others + given))


def rows_of(texts: list[Text]) -> list[tuple[str, ...]]:
    return [candidate.features for text in texts for candidate in text.candidates]


def right_of(texts: list[Text]) -> NDArray[np.float64]:
    return np.array([any(agreement(s, g) for g in text.gold) for text in texts for s in text.sides], float)


def score(texts: list[Text], chances: list[NDArray[np.float64]], floor: float) -> tuple[float, float, int]:
    """Precision over all gold claims, recall of core ones, and how many claims are returned."""
    right = core = returned = wanted = 0
    for text, chance in zip(texts, chances, strict=True):
        place = {id(c): n for n, c in enumerate(text.candidates)}
        weighed = [(float(p), c) for p, c in zip(chance, text.candidates, strict=True) if p >= floor]
        kept = [place[id(c)] for _, c in best_of_each(weighed)]
        pairs = sorted(
            ((agreement(text.sides[n], gold), n, g) for n in kept for g, gold in enumerate(text.gold)),
            key=lambda pair: (-pair[0], pair[1], pair[2]),
        )
        used: set[int] = set()
        matched: set[int] = set()
        for agreed, n, g in pairs:
            if agreed and n not in used and g not in matched:
                used.add(n)
                matched.add(g)
        right += len(matched)
        core += sum(text.core[g] for g in matched)
        returned += len(kept)
        wanted += sum(text.core)
    return right / max(returned, 1), core / max(wanted, 1), returned


def is_drawn(text: Text, sides: Sides) -> bool:
    """Whether some gold claim is about the same words, give or take their bounds."""
    return any(min(overlap(sides[0], g[0]), overlap(sides[1], g[1])) >= SAME for g in text.gold)


def shift_to(chance: NDArray[np.float64], drawn: NDArray[np.bool_]) -> float:
    """What to add to the log-odds so that those that might be returned hold as often as they say.

    By bisection over candidates of chance 0.3 and more.
    """
    likely = chance >= 0.3
    wanted, odds = drawn[likely].mean(), np.log(chance[likely] / (1 - chance[likely]))
    low, high = -2.0, 2.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 / (1 + np.exp(-odds - middle))).mean() < wanted else (low, middle)
    return (low + high) / 2


def toml(weights: dict[str, float]) -> str:
    tables: dict[str, list[str]] = defaultdict(list)
    for feature, weight in sorted(weights.items()):
        if abs(weight) >= 0.05:
            kind, _, value = feature.partition("=")
            tables[kind].append(f"{json.dumps(value)} = {weight:.2f}")
    parts = [
        "# Log-odds that a careful reader draws a claim with this feature.",
        "# Written by benchmarks/calibrate.py from reading/train and training/written.",
        "# A feature that is not here has weight 0.",
    ]
    for kind, lines in tables.items():
        parts += ["", f"[weights.{kind}]", *lines]
    return "\n".join(parts) + "\n"


def main() -> None:
    arguments = argparse.ArgumentParser(description="Weigh what a claim's confidence rests on.")
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--cache", type=Path)
    arguments.add_argument("--model", type=Path, help="parse with the model of this folder")
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--folds", type=Path, help="write the weights of each fold to this file, as JSON")
    options = arguments.parse_args()
    parser = CachedParser(options.cache, options.model)
    texts, given = load(options.data, parser), [*examples(parser), *written(parser)]
    strict = cross_validated(texts, given)
    drawn = np.array([is_drawn(text, sides) for text in texts for sides in text.sides])
    shift = shift_to(np.concatenate(strict), drawn)
    chances = [chance / (chance + (1 - chance) * np.exp(-shift)) for chance in strict]
    print(f"log-odds moved by {shift:.2f}")
    for floor in FLOORS:
        precision, recall, returned = score(texts, chances, floor)
        f1 = 2 * precision * recall / (precision + recall)
        figures = f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
        print(f"floor {floor:.2f}: {returned} claims, {figures}")
    chance = np.concatenate(chances)
    for low in np.arange(0, 1, 0.1):
        inside = (chance >= low) & (chance < low + 0.1)
        if inside.any():
            print(f"confidence {low:.1f}: {inside.sum()} candidates, {drawn[inside].mean():.2f} drawn")
    if options.folds:
        folds = [weights_without(fold, texts, given) for fold in range(FOLDS)]
        options.folds.write_text(json.dumps([{**w, "bias=all": w["bias=all"] + shift} for w in folds]))
    if options.write:
        weights = fit(rows_of(texts + given), right_of(texts + given))
        weights["bias=all"] += shift
        LEXICON.write_text(toml(weights), "utf-8")


if __name__ == "__main__":
    main()
