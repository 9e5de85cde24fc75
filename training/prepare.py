"""Make the training records of reading: words by sayso's own text step, marks by the annotators.

    python training/prepare.py DATA OUT --parser MODEL [--cache FOLDER] [--folds FILE]

DATA is the folder with reading/, gum/, ewt/ and because/. Further parts of these, annotated by
sayso's makers by the same guide, stand in training/annotations/ without their texts.
OUT gets one JSON record a line: `id`, `split`, `domain` ('reading'), `text`, `tokens` ([start, end) each),
`sentences` ([first token, token after the last, paragraph] each), `hints` (what the rules see), and the
`statements` and `claims` as in the data's own guide inside `part` ([start, end)).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from calibrate import FOLDS, predict
from reading import CachedParser

from sayso.claims import UNLIKELY
from sayso.claims.candidates import candidates
from sayso.claims.confidence import confidence
from sayso.claims.sound import walkable
from sayso.claims.trained import hint_of as hint_of_claim
from sayso.statements.cues import find_drafts
from sayso.statements.trained import hint_of as hint_of_statement
from sayso.text.analysis import Analysis

Record = dict[str, Any]
Weights = dict[str, float]


def records_of(path: Path) -> list[Record]:
    raw = path.read_bytes()
    return [json.loads(line) for line in (gzip.decompress(raw) if path.suffix == ".gz" else raw).splitlines()]


def annotated(data: Path) -> Iterator[Record]:
    for split in ("train", "dev"):
        for record in records_of(data / "reading" / f"{split}.jsonl.gz"):
            yield {**record, "split": split, "domain": "reading", "part": [0, len(record["text"])]}


def further(data: Path) -> Iterator[Record]:
    """Parts of GUM, EWT and BECAUSE that were annotated for this, with their texts put back.

    Raises:
        ValueError: a text is not the one that was annotated.
    """
    texts = {record["id"]: record["text"] for record in records_of(data / "because" / "brat.jsonl.gz")}
    for corpus in ("gum", "ewt"):
        texts |= dict(plain_texts(data / corpus / "train.conllu.gz"))
    for path in sorted((Path(__file__).parent / "annotations").glob("*.jsonl")):
        for record in records_of(path):
            text = texts[record["id"]]
            if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
                raise ValueError(f"{path.name}: {record['id']} is not the text that was annotated")
            yield {**record, "text": text, "split": "train", "domain": "reading"}


def plain_texts(path: Path) -> Iterator[tuple[str, str]]:
    """The documents of a CoNLL-U file by id: sentences joined by a space, paragraphs by an empty line."""
    id, text, anew = "", "", True
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        if line.startswith("# newdoc id = "):
            if text:
                yield id, text
            id, text, anew = line[14:], "", True
        elif line.startswith("# newpar"):
            anew = True
        elif line.startswith("# text = "):
            text += ("\n\n" if anew else " ") * bool(text) + line[9:]
            anew = False
    if text:
        yield id, text


def with_words(record: Record, parser: CachedParser, weights: Weights | None = None) -> Record:
    analysis = parser.analyse(record["text"])
    sentences = [[s[0], s[-1] + 1, analysis.paragraph_of(s[0])] for s in analysis.sentences if s]
    tokens = [[t.start, t.end] for t in analysis.tokens]
    return {**record, "tokens": tokens, "sentences": sentences, "hints": hints_of(analysis, weights)}


def hints_of(analysis: Analysis, weights: Weights | None) -> list[Record]:
    """What the rules see: the tokens of each signal or cue, and for each role its first token and stop.

    Args:
        weights: of confidence, from texts other than this one; left out: those that ship with sayso.
    """
    analysis = walkable(analysis)
    found = []
    for candidate in candidates(analysis):
        p = (
            confidence(candidate.features)
            if weights is None
            else float(predict(weights, [candidate.features])[0])
        )
        if p < UNLIKELY:
            continue
        hint = hint_of_claim(candidate, p)
        found.append(
            {"kind": "signal", "anchor": hint.anchor.tokens, "roles": hint.roles, "likely": hint.likely}
        )
    for draft in find_drafts(analysis):
        hint = hint_of_statement(analysis, draft)
        found.append(
            {"kind": "cue", "anchor": hint.anchor.tokens, "roles": hint.roles, "likely": hint.likely}
        )
    return [hint for hint in found if hint["anchor"]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--parser", type=Path, help="the folder of the model to parse with")
    options.add_argument("--cache", type=Path, help="keep analyses in this folder")
    options.add_argument("--folds", type=Path, help="weights of confidence without each fold of the texts")
    given = options.parse_args()
    parser = CachedParser(given.cache, given.parser)
    folds: list[Weights] = json.loads(given.folds.read_text()) if given.folds else []
    with given.out.open("w", encoding="utf-8") as out:
        for n, record in enumerate(annotated(given.data)):
            unseen = folds[n % FOLDS] if folds and record["split"] == "train" else None
            out.write(json.dumps(with_words(record, parser, unseen)) + "\n")
        for record in further(given.data):
            out.write(json.dumps(with_words(record, parser)) + "\n")


if __name__ == "__main__":
    main()
