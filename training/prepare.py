"""Make the training records: words and sentences by sayso's own text step, marks by the annotators.

    python training/prepare.py DATA OUT [--cache FOLDER] [--folds FILE]

DATA is the folder with reading/, gum/, ewt/ and because/. Further parts of these, annotated by
sayso's makers by the same guide, stand in training/annotations/ without their texts.
OUT gets one JSON record a line: `id`, `split`, `domain` ('reading' or 'syntax'), `text`, `tokens`
([start, end) each), `sentences` ([first token, token after the last, paragraph] each), and what is known of
it: `statements` and `claims` as in the data's own guide inside `part` ([start, end)), or `syntax` ([head,
relation, part of speech, Penn tag] for each token, heads as token numbers).
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


def treebank(path: Path, split: str) -> Iterator[Record]:
    """The documents of a CoNLL-U file."""
    document: Record | None = None
    text, paragraph, glued = "", 0, True
    rows: list[list[str]] = []

    def close() -> None:
        nonlocal text, rows, glued
        if not rows or document is None:
            return
        first = len(document["tokens"])
        number = {row[0]: first + n for n, row in enumerate(r for r in rows if r[0].isdigit())}
        spaced = {}
        for row in rows:
            if "-" in row[0]:
                a, b = map(int, row[0].split("-"))
                surface, at = row[1], 0
                for n in range(a, b + 1):
                    form = next(r[1] for r in rows if r[0] == str(n))
                    room = len(surface) - at - (b - n)
                    size = min(len(form), max(room, 1)) if n < b else max(len(surface) - at, 0)
                    spaced[n] = surface[at : at + size] or form
                    at += size
                for n in range(a, b):
                    glued_words.add(n)
                if "SpaceAfter=No" in row[9]:
                    glued_words.add(b)
        for row in rows:
            if not row[0].isdigit():
                continue
            form = spaced.get(int(row[0]), row[1])
            if text and not glued:
                text += " "
            document["tokens"].append([len(text), len(text) + len(form)])
            text += form
            glued = "SpaceAfter=No" in row[9] or int(row[0]) in glued_words
            head = number[row[6]] if row[6] != "0" else number[row[0]]
            document["syntax"].append([head, row[7], row[3], row[4]])
        document["sentences"].append([first, len(document["tokens"]), paragraph])
        document["text"] = text
        rows = []
        glued_words.clear()
        glued = False

    glued_words: set[int] = set()
    for line in gzip.decompress(path.read_bytes()).decode().split("\n"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            close()
            if document:
                yield document
            document = {"id": line[14:], "split": split, "domain": "syntax", "genre": path.parent.name}
            document |= {"tokens": [], "sentences": [], "syntax": []}
            text, paragraph, glued = "", 0, True
        elif line.startswith("# newpar"):
            paragraph += 1
        elif not line:
            close()
        elif not line.startswith("#"):
            rows.append(line.split("\t"))
    close()
    if document:
        yield document


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--cache", type=Path, help="keep analyses in this folder")
    options.add_argument("--folds", type=Path, help="weights of confidence without each fold of the texts")
    given = options.parse_args()
    parser = CachedParser(given.cache)
    folds: list[Weights] = json.loads(given.folds.read_text()) if given.folds else []
    with given.out.open("w", encoding="utf-8") as out:
        for n, record in enumerate(annotated(given.data)):
            unseen = folds[n % FOLDS] if folds and record["split"] == "train" else None
            out.write(json.dumps(with_words(record, parser, unseen)) + "\n")
        for record in further(given.data):
            out.write(json.dumps(with_words(record, parser)) + "\n")
        for corpus in ("gum", "ewt"):
            for split in ("train", "dev"):
                for record in treebank(given.data / corpus / f"{split}.conllu.gz", split):
                    out.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
