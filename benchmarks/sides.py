"""Score how sides are read, named and merged, on a careful reader's own sides.

    python benchmarks/sides.py DATA [--split dev] [--cache FOLDER] [--wrong]

DATA is the folder with reading/{train,dev}.jsonl.gz. The sides are the gold's, so that finding them does
not matter. Printed are: the share of causes whose change is the gold's, and whose direction (up: increase,
occurs; down: decrease, absent) is; the same direction for effects whose signal says none of its own
('because', 'if'), for other signals add theirs; how far the names share their words with the gold's
(Dice coefficient); and, over pairs of sides of one text in different words, how well merging agrees with
the gold, where variables of one name are one thing. --wrong lists the pairs merged against the gold.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from reading import CachedParser

from sayso.records.claim import UPWARD, Claim, Side
from sayso.records.span import Span
from sayso.records.statement import Attribution
from sayso.text.analysis import Analysis
from sayso.text.sides import read_side
from sayso.variables import name_variables

Gold = dict[str, Any]

# Signals that leave the direction of the effect to the words of the effect.
PLAIN = frozenset(
    {
        *(
            "because",
            "if",
            "so",
            "since",
            "as",
            "when",
            "after",
            "therefore",
            "because of",
            "due to",
            "lead to",
        ),
        *("led to", "leads to", "cause", "causes", "caused", "result in", "resulted in", "means", "meant"),
        *("following", "result of", "thus", "as a result", "resulting in", "causing", "leading to", "amid"),
    }
)
EMPTY = frozenset(
    "of the a an in to for on by with and or from at as that is be was were his her their its".split()
)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("data", type=Path, help="the folder with reading/")
    options.add_argument("--split", default="dev", help="train or dev")
    options.add_argument("--cache", type=Path, help="a folder that keeps analyses between runs")
    options.add_argument("--wrong", action="store_true", help="list the pairs merged against the gold")
    args = options.parse_args()
    parser = CachedParser(args.cache)
    counts: Counter[str] = Counter()
    dice: list[float] = []
    wrong: list[str] = []
    seconds, words = 0.0, 0
    for gold in read_gold(args.data / "reading" / f"{args.split}.jsonl.gz"):
        analysis = parser.analyse(gold["text"])
        score_sides(analysis, gold, counts, dice)
        start = time.perf_counter()
        claims, _ = name_variables(analysis, claims_of(gold), Attribution())
        seconds += time.perf_counter() - start
        words += len(gold["text"].split())
        wrong.extend(score_merging(gold, claims, counts))
    print("\n".join(table(counts, dice)))
    print(f"\nnaming and merging took {1e6 * seconds / words:.0f} microseconds a word")
    if args.wrong:
        print("\n".join(wrong))


def read_gold(path: Path) -> Iterator[Gold]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def claims_of(gold: Gold) -> tuple[Claim, ...]:
    """The gold's claims with an open polarity, so that only the words of their sides count."""
    return tuple(
        Claim(
            f"c{n}",
            Side(Span(*claim["cause"]["span"]), "occurs"),
            Side(Span(*claim["effect"]["span"]), "occurs"),
            polarity="?",
            modality="asserted",
            confidence=1.0,
            found_by="gold",
        )
        for n, claim in enumerate(gold["claims"], 1)
    )


def score_sides(analysis: Analysis, gold: Gold, counts: Counter[str], dice: list[float]) -> None:
    for claim in gold["claims"]:
        if claim["polarity"] == "?":
            continue
        for name in ("cause", "effect"):
            side = claim[name]
            read = read_side(analysis, Span(*side["span"]))
            dice.append(shared(read.name, side["variable"]))
            same = (read.change in UPWARD) == (side["change"] in UPWARD)
            if name == "cause":
                counts["cause"] += 1
                counts["cause/change"] += read.change == side["change"]
                counts["cause/direction"] += same
                counts["cause/occurs"] += side["change"] == "occurs"
                counts["cause/up"] += side["change"] in UPWARD
            elif is_plain(gold["text"], claim):
                counts["effect"] += 1
                counts["effect/direction"] += same
                counts["effect/up"] += side["change"] in UPWARD


def is_plain(text: str, claim: Gold) -> bool:
    said = {text[start:end].lower() for start, end in claim["signal"]}
    return bool(said) and said <= PLAIN and claim["modality"] != "denied"


def shared(ours: str, theirs: str) -> float:
    a, b = content(ours), content(theirs)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def content(name: str) -> frozenset[str]:
    words = (re.sub(r"['’]s?$", "", word) for word in re.findall(r"[\w'’]+", name.lower()))
    return frozenset(re.sub(r"(?<=[^s])s$", "", word) for word in words if word not in EMPTY)


def score_merging(gold: Gold, claims: tuple[Claim, ...], counts: Counter[str]) -> Iterator[str]:
    sides: dict[tuple[int, int], tuple[str, str]] = {}
    for theirs, ours in zip(gold["claims"], claims, strict=True):
        for name in ("cause", "effect"):
            start, end = theirs[name]["span"]
            sides[start, end] = (theirs[name]["variable"], getattr(ours, name).variable)
    text = gold["text"]
    for (a, (gold_a, ours_a)), (b, (gold_b, ours_b)) in combinations(sorted(sides.items()), 2):
        if text[slice(*a)].lower() == text[slice(*b)].lower():
            continue
        counts["pairs/gold"] += gold_a == gold_b
        counts["pairs/ours"] += ours_a == ours_b
        counts["pairs/right"] += gold_a == gold_b and ours_a == ours_b
        if ours_a == ours_b and gold_a != gold_b:
            words = (" ".join(text[slice(*span)].split()) for span in (a, b))
            yield " | ".join((*words, gold_a, gold_b))


def table(counts: Counter[str], dice: list[float]) -> Iterator[str]:
    def share(a: str, b: str) -> float:
        return counts[a] / counts[b] if counts[b] else 0.0

    precision, recall = share("pairs/right", "pairs/ours"), share("pairs/right", "pairs/gold")
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    yield "| figure | value | always 'occurs' | of |"
    yield "| --- | --- | --- | --- |"
    rows = [
        ("change of the cause", share("cause/change", "cause"), share("cause/occurs", "cause"), "cause"),
        ("direction of the cause", share("cause/direction", "cause"), share("cause/up", "cause"), "cause"),
        (
            "direction of the effect",
            share("effect/direction", "effect"),
            share("effect/up", "effect"),
            "effect",
        ),
    ]
    for name, value, baseline, of in rows:
        yield f"| {name} | {value:.3f} | {baseline:.3f} | {counts[of]} |"
    yield f"| words shared with the gold's name | {sum(dice) / max(1, len(dice)):.3f} | | {len(dice)} |"
    yield f"| merging precision | {precision:.3f} | | {counts['pairs/ours']} |"
    yield f"| merging recall | {recall:.3f} | | {counts['pairs/gold']} |"
    yield f"| merging F1 | {f1:.3f} | | |"


if __name__ == "__main__":
    main()
