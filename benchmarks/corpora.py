"""Score the reading on two corpora that were annotated for something like it, and not trained on.

    python benchmarks/corpora.py DATA [--reader rules|trained] [--every 1]

DATA is the folder with polnear/dev.jsonl.gz and cnc/train.jsonl.gz.

PolNeAR: an attribution is found when the words of its content overlap a statement's by half (intersection
over union), one to one, best overlap first. Only the outermost attribution is annotated there, so a statement
inside another one counts as invented.

Causal News Corpus: a sentence is causal where a claim is found in it; a relation is found when both its sides
overlap by half, in the right order. The goal of an action is its cause there, the other way round than here:
purposes are turned before they are compared. Sentences without spans are left out of the second figure.
Intervals are the 2.5th and 97.5th percentile of 1,000 bootstrap draws over texts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reading import f1, match, overlap, word_set, words_in

from sayso import pipeline
from sayso.records.claim import Claim
from sayso.records.document import Document
from sayso.records.reading import Reading

DRAWS = 1_000
Record = dict[str, Any]
Counts = Counter[str]


def records_of(path: Path, every: int) -> list[Record]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][::every]


def attributions(gold: Record, reading: Reading) -> Counts:
    words = words_in(gold["text"])
    theirs = [word_set(words, a["content"]) for a in gold["attributions"]]
    ours = [word_set(words, [(s.start, s.end) for s in x.content]) for x in reading.statements]
    scores = ((overlap(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs))
    found = match(s for s in scores if s[0] >= 0.5)
    return Counter(right=len(found), ours=len(ours), gold=len(theirs))


def causal(gold: Record, reading: Reading) -> Counts:
    found = any(claim.modality != "denied" for claim in reading.claims)
    return Counter(right=found and gold["causal"], ours=found, gold=gold["causal"])


def relations(gold: Record, reading: Reading) -> Counts:
    if gold["causal"] and not gold["relations"]:
        return Counter()
    words = words_in(gold["text"])

    def of(span: Sequence[int]) -> frozenset[int]:
        return word_set(words, [span])

    theirs = [(of(r["cause"]), of(r["effect"])) for r in gold["relations"]]
    ours = [tuple(map(of, turned(claim))) for claim in reading.claims]
    both = {
        (i, j): min(overlap(a[0], b[0]), overlap(a[1], b[1]))
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
    }
    found = match((s, i, j) for (i, j), s in both.items() if s >= 0.5)
    return Counter(right=len(found), ours=len(ours), gold=len(theirs))


def turned(claim: Claim) -> tuple[tuple[int, int], tuple[int, int]]:
    """Cause and effect as the Causal News Corpus has them."""
    cause, effect = ((s.span.start, s.span.end) for s in (claim.cause, claim.effect))
    return (effect, cause) if claim.found_by.startswith("rule:purpose") else (cause, effect)


def report(name: str, counts: Sequence[Counts]) -> None:
    def figure(some: Sequence[Counts]) -> tuple[float, float, float]:
        right, ours, gold = (sum(c[k] for c in some) for k in ("right", "ours", "gold"))
        precision, recall = right / max(1, ours), right / max(1, gold)
        return f1(precision, recall), precision, recall

    rng = random.Random(1)
    drawn = sorted(figure(rng.choices(counts, k=len(counts)))[0] for _ in range(DRAWS))
    low, high = drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)]
    value, precision, recall = figure(counts)
    print(f"| {name} | {value:.3f} | {low:.3f} to {high:.3f} | {precision:.3f} | {recall:.3f} |")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--reader", choices=pipeline.READERS, default=pipeline.DEFAULT)
    options.add_argument(
        "--every", type=int, default=1, help="take every n-th sentence of the Causal News Corpus"
    )
    given = options.parse_args()
    read: Callable[[Document], Reading] = pipeline.load(given.reader)
    print("| corpus | F1 | 95 % interval | precision | recall |")
    print("| --- | --- | --- | --- | --- |")
    counts = [
        attributions(r, read(Document(text=r["text"])))
        for r in records_of(given.data / "polnear" / "dev.jsonl.gz", 1)
    ]
    report("PolNeAR dev, attributions", counts)
    sentences = records_of(given.data / "cnc" / "train.jsonl.gz", given.every)
    readings = [read(Document(text=r["text"])) for r in sentences]
    report("Causal News Corpus train, causal or not", list(map(causal, sentences, readings)))
    report("Causal News Corpus train, cause and effect", list(map(relations, sentences, readings)))


if __name__ == "__main__":
    main()
