"""Training records as windows of word pieces with labels."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from sayso.text.frames import Anchor, Hint
from sayso.text.parser import straight
from sayso.text.windows import around, windows

Record = dict[str, Any]
CHANGES = ("increase", "decrease", "occurs", "absent")
POLARITIES = ("+", "-", "?")
MODALITIES = ("asserted", "conditional", "possible", "intended", "denied", "questioned")
DOMAINS = ("reading", "syntax")
CAUSE, EFFECT, SOURCE, CONTENT, TO = range(5)
SIGNAL, CUE = 1, 2
CLS, SEP = 101, 102


def case_of(word: str) -> int:
    """0 small or no letters, 1 first letter capital, 2 all capitals, 3 mixed."""
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3


class Pieces:
    """Word pieces of single words."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        found = self.known.get(word)
        if found is None:
            found = self.tokenizer.encode(word, add_special_tokens=False).ids[:24] or [100]
            self.known[word] = found
        return found


@dataclass(frozen=True)
class Claim:
    cause: tuple[int, ...]
    effect: tuple[int, ...]
    labels: tuple[int, int, int, int, int]  # changes, polarity, modality, core; -100 unknown


@dataclass(frozen=True)
class Frame:
    """An anchor with what hangs on it; words are numbered within the window."""

    kind: int
    anchor: tuple[int, ...]
    roles: tuple[tuple[int, int, int], ...]  # role, first word, word after the last
    claims: tuple[Claim, ...] = ()


@dataclass
class Example:
    pieces: list[int]
    cases: list[int]
    first: list[int]  # the first piece of each word
    sentence: list[int]  # the sentence of each word, from 0
    decided: list[bool]
    anchors: list[int]
    frames: list[Frame] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    syntax: list[tuple[int, int, int, int, int]] | None = (
        None  # head (word in window), relation, upos, tag, name
    )
    nominal: list[bool] = field(default_factory=list)  # of words with syntax: whether it is a noun or a name
    record: str = ""
    word0: int = 0  # the number of the first word in the record


def tokens_in(tokens: Sequence[Sequence[int]], span: Sequence[int]) -> list[int]:
    return [n for n, (a, b) in enumerate(tokens) if span[0] <= a and b <= span[1]]


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for n in sorted(numbers):
        if found and found[-1][1] == n:
            found[-1] = (found[-1][0], n + 1)
        else:
            found.append((n, n + 1))
    return found


def frames_of(record: Record) -> list[Frame]:
    """The frames of a record; words are numbered in the record."""
    tokens = record["tokens"]
    found: list[Frame] = []
    groups: dict[tuple[int, ...], list[Record]] = {}
    for claim in record.get("claims", ()):
        anchor = tuple(n for piece in claim["signal"] for n in tokens_in(tokens, piece))
        if anchor:
            groups.setdefault(tuple(sorted(set(anchor))), []).append(claim)
    for anchor, claims in groups.items():
        roles: dict[int, list[tuple[int, int]]] = {CAUSE: [], EFFECT: []}
        made = []
        for claim in claims:
            sides = []
            for role, side in ((CAUSE, "cause"), (EFFECT, "effect")):
                words = tokens_in(tokens, claim[side]["span"])
                sides.append(tuple(words))
                if words and not any(a < words[-1] + 1 and words[0] < b for a, b in roles[role]):
                    roles[role].append((words[0], words[-1] + 1))
            labels = (-100,) * 5
            if "polarity" in claim:
                labels = (
                    CHANGES.index(claim["cause"]["change"]),
                    CHANGES.index(claim["effect"]["change"]),
                    POLARITIES.index(claim["polarity"]),
                    MODALITIES.index(claim["modality"]),
                    int(claim["core"]),
                )
            if all(sides):
                made.append(Claim(sides[0], sides[1], labels))
        if made:
            spans = tuple((role, a, b) for role, some in roles.items() for a, b in some)
            found.append(Frame(SIGNAL, anchor, spans, tuple(made)))
    for statement in record.get("statements", ()):
        anchor = tuple(tokens_in(tokens, statement["cue"])) if statement["cue"] else ()
        if not anchor:
            continue
        given = [
            (SOURCE, statement["source"]),
            *((CONTENT, c) for c in statement["content"]),
            (TO, statement["to"]),
        ]
        spans = []
        for role, span in given:
            words = tokens_in(tokens, span) if span else []
            if words:
                spans.append((role, words[0], words[-1] + 1))
        found.append(Frame(CUE, anchor, tuple(spans)))
    return found


def examples_of(record: Record, pieces: Pieces, names: dict[str, dict[str, int]]) -> list[Example]:
    tokens, text = record["tokens"], record["text"]
    plain = straight(text)
    words = [plain[a:b] for a, b in tokens]
    spelt = [pieces.of(word) for word in words]
    sentences = record["sentences"]
    sizes = [sum(len(spelt[n]) for n in range(a, b)) for a, b, _ in sentences]
    frames = frames_of(record)
    part = record.get("part", [0, len(text)])
    found = []
    for window in windows(sizes):
        example = Example([CLS], [4], [], [], [], [], record=record["id"])
        example.word0 = sentences[window.context][0]
        for s in range(window.context, window.stop):
            for n in range(sentences[s][0], sentences[s][1]):
                if len(example.pieces) + len(spelt[n]) > 500:
                    continue
                example.first.append(len(example.pieces))
                example.pieces += spelt[n]
                example.cases += [case_of(words[n])] * len(spelt[n])
                example.sentence.append(s - window.context)
                inside = part[0] <= tokens[n][0] and tokens[n][1] <= part[1]
                example.decided.append(s >= window.first and inside)
                if record.get("syntax"):
                    head, relation, upos, tag, _ = record["syntax"][n]
                    row = (
                        head - example.word0,
                        names["relations"][relation],
                        names["upos"][upos],
                        names["tags"][tag],
                        names["names"][record["names"][n]],
                    )
                    example.syntax = [*(example.syntax or []), row]
                    example.nominal.append(upos in {"NOUN", "PROPN"})
        example.pieces.append(SEP)
        example.cases.append(4)
        size, w0 = len(example.first), example.word0
        example.anchors = [0 if d else -100 for d in example.decided]
        if record["domain"] == "syntax":
            example.anchors = [-100] * size
        for hint in record.get("hints", ()):
            anchor = tuple(n - w0 for n in hint["anchor"])
            if anchor[0] >= 0 and anchor[-1] < size and example.decided[anchor[0]]:
                runs_of = [(role, max(0, a - w0), min(size, b - w0)) for role, a, b in hint["roles"]]
                example.hints.append(
                    Hint(
                        Anchor(hint["kind"], anchor), tuple(r for r in runs_of if r[1] < r[2]), hint["likely"]
                    )
                )
        for frame in frames:
            anchor = [n - w0 for n in frame.anchor]
            if not (anchor[0] >= 0 and anchor[-1] < size and example.decided[anchor[0]]):
                continue
            for a, b in runs(anchor):
                for n in range(a, b):
                    if example.anchors[n] <= 0:
                        example.anchors[n] = 2 * frame.kind - 1 + (n > a)
            roles = tuple((r, a - w0, b - w0) for r, a, b in frame.roles if a >= w0 and b - w0 <= size)
            claims = tuple(
                Claim(tuple(n - w0 for n in c.cause), tuple(n - w0 for n in c.effect), c.labels)
                for c in frame.claims
                if min(c.cause[0], c.effect[0]) >= w0 and max(c.cause[-1], c.effect[-1]) - w0 < size
            )
            example.frames.append(Frame(frame.kind, tuple(anchor), roles, claims))
        if any(example.decided) or example.syntax:
            found.append(example)
    return found


def crop(example: Example, anchor: Sequence[int]) -> tuple[int, int]:
    """The words around an anchor that its frame is looked for in: see sayso.text.windows.around."""
    return around(example.sentence, anchor[0])


def load(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def vocabularies(records: Iterable[Record]) -> dict[str, dict[str, int]]:
    """Numbers of the relations, parts of speech, tags and name labels of the treebanks."""
    seen: dict[str, set[str]] = {"relations": set(), "upos": set(), "tags": set(), "names": set()}
    for record in records:
        for _, relation, upos, tag, _ in record.get("syntax", ()):
            seen["relations"].add(relation)
            seen["upos"].add(upos)
            seen["tags"].add(tag)
        seen["names"].update(record.get("names", ()))
    return {name: {value: n for n, value in enumerate(sorted(values))} for name, values in seen.items()}


def disturbed(example: Example, rng: random.Random) -> Example:
    """A copy as a careless hand or another subject would have it: all small, or with other words in it.

    Any word that is no anchor may be another one; in treebanks only nouns and names, more of them.
    """
    dice = rng.random()
    if dice < 0.08:
        return replace(example, cases=[0 if c < 4 else c for c in example.cases])
    if dice < 0.5:
        pieces = list(example.pieces)
        edges = [*example.first, len(pieces) - 1]
        for n, anchor in enumerate(example.anchors):
            chance = 0.06 if example.syntax is None else 0.15 * example.nominal[n]
            if anchor <= 0 and rng.random() < chance:
                for at in range(edges[n], edges[n + 1]):
                    pieces[at] = rng.randrange(2000, 29600)
        return replace(example, pieces=pieces)
    return example


def batches(examples: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Shuffled batches of about `size` word pieces, of examples of like length."""
    order = sorted(examples, key=lambda e: len(e.pieces) + rng.random() * 24)
    found: list[list[Example]] = []
    longest = 0
    for example in order:
        longest = max(longest, len(example.pieces))
        if not found or (len(found[-1]) + 1) * longest > size:
            found.append([])
            longest = len(example.pieces)
        found[-1].append(example)
    rng.shuffle(found)
    return found
