"""Score the reading of annotated texts against a careful reader's.

    python benchmarks/reading.py DATA --split dev [--cache FOLDER] [--errors FILE]

DATA is the folder with reading/{train,dev}.jsonl.gz. Matching is one to one, best overlap first. A
statement is found when the words of its content overlap the gold's by half (intersection over union), a
claim when both its sides do, in the right order; precision counts every gold claim, recall the core ones.
Intervals are the 2.5th and 97.5th percentile of 2,000 bootstrap draws over texts.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pickle
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from sayso.lanes import in_order
from sayso.pipeline import read_document
from sayso.records.claim import Claim
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Entity
from sayso.records.watch import Share, untold
from sayso.text import (
    analysis,
    encoder,
    labels,
    lemmas,
    paragraphs,
    parser,
    sentences,
    tokens,
    tree,
    weights,
    windows,
)
from sayso.text.analysis import Analysis
from sayso.text.trained import load_reader

Gold = dict[str, Any]
DRAWS = 2_000
POOL_BELOW = 5  # texts of a genre


class CachedParser:
    """A parser that keeps its analyses in a folder, so that tuning need not parse again."""

    def __init__(self, folder: Path | None, model: Path | None = None) -> None:
        """Args: model: the folder of the model to parse with; left out, the one that ships with sayso."""
        self.folder, self.model = folder, model
        self.parser: Any = None
        modules = (analysis, encoder, labels, lemmas, paragraphs, parser, sentences, tokens, tree, windows)
        self.code = b"".join(Path(str(module.__file__)).read_bytes() for module in modules)
        self.code += ((model or weights.FOLDER / encoder.NAME) / "model.json").read_bytes()
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def analyse(self, text: str, *, asides: tuple[Span, ...] = (), told: Share = untold) -> Analysis:
        key = hashlib.sha256(self.code + repr((text, asides)).encode("utf-8", "replace")).hexdigest()[:24]
        path = self.folder / f"{key}.pickle" if self.folder else None
        if path and path.exists():
            kept = pickle.loads(path.read_bytes())
            assert isinstance(kept, Analysis)
            return kept
        self.parser = self.parser or parser.load_parser(self.model)
        fresh: Analysis = self.parser.analyse(text, asides=asides, told=told)
        if path:
            path.write_bytes(pickle.dumps(fresh))
        return fresh


def words_in(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\w+(?:['’]\w+)*", text)]


def word_set(words: list[tuple[int, int]], spans: Iterable[Sequence[int]]) -> frozenset[int]:
    """Numbers of the words that lie inside the spans."""
    return frozenset(n for n, (a, b) in enumerate(words) if any(s <= a and b <= e for s, e in spans))


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def match(scores: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """One-to-one pairs of (found, gold), best score first; ties by number."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, found, gold in sorted(scores, key=lambda s: (-s[0], s[1], s[2])):
        if found not in pairs and gold not in taken:
            pairs[found] = gold
            taken.add(gold)
    return pairs


def normal(name: str | None) -> str:
    plain = unicodedata.normalize("NFKD", name or "").casefold()
    plain = re.sub(r"['’]s?\b", "", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join(w for w in re.findall(r"\w+", plain) if w not in {"the", "a", "an"})


def same_name(entity: Entity | None, text: str, gold: str | None, aliases: frozenset[str]) -> bool:
    """Whether an entity has the gold's name or an alias of it; an unnamed gold asks for an unnamed entity."""
    if not gold:
        return entity is None or entity.name is None
    if entity is None:
        return False
    names = {
        normal(entity.name),
        *map(normal, entity.aliases),
        *(normal(m.words(text)) for m in entity.mentions),
    }
    return bool(names & ({normal(gold)} | aliases) - {""})


PRONOUNS = frozenset("he she they it we i you who his her their its our my him them us me which that".split())


def gold_aliases(gold: Gold) -> dict[str, frozenset[str]]:
    """For each canonical name the words that the annotator marked as source under it, without pronouns."""
    aliases: dict[str, set[str]] = defaultdict(set)
    for statement in gold["statements"]:
        if statement["who"] and statement["source"]:
            words = normal(gold["text"][slice(*statement["source"])])
            if words not in PRONOUNS:
                aliases[statement["who"]].add(words)
    return {name: frozenset(found) for name, found in aliases.items()}


@dataclass
class Tally:
    """Counts of one text; every figure is a ratio of two of them."""

    counts: Counter[str] = field(default_factory=Counter)
    genre: str = ""

    def hit(self, name: str, right: bool) -> None:
        self.counts[name + "/of"] += 1
        self.counts[name] += right


class Text:
    """One annotated text with our reading of it, and where its errors are told."""

    def __init__(self, gold: Gold, reading: Reading, errors: list[str]) -> None:
        self.gold, self.reading, self.errors = gold, reading, errors
        self.text: str = gold["text"]
        self.words = words_in(self.text)
        self.entities = {entity.id: entity for entity in reading.entities}
        self.aliases = gold_aliases(gold)
        self.tally = Tally(genre=gold["genre"])

    def tell(self, *fields: object) -> None:
        self.errors.append("\t".join(str(f).replace("\n", " ¶ ") for f in (*fields, f"({self.gold['id']})")))

    def cut(self, *spans: Sequence[int] | Span | None) -> str:
        pairs = [(s.start, s.end) if isinstance(s, Span) else s for s in spans if s]
        return " … ".join(self.text[s[0] : s[1]] for s in pairs) or "-"

    def set_of(self, *spans: Sequence[int] | Span) -> frozenset[int]:
        return word_set(self.words, [(s.start, s.end) if isinstance(s, Span) else s for s in spans])

    def named(self, entity: Entity | None, gold: str | None) -> bool:
        return same_name(entity, self.text, gold, self.aliases.get(gold or "", frozenset()))

    def around(self, a: int, b: int) -> str:
        before = max(self.text.rfind(". ", 0, a) + 2, self.text.rfind("\n", 0, a) + 1, a - 200, 0)
        ends = (self.text.find(". ", b), self.text.find("\n", b))
        return self.text[before : min(min((x for x in ends if x > 0), default=len(self.text)) + 1, b + 200)]

    def context(self, cause: Sequence[int], effect: Sequence[int]) -> str:
        return "IN: " + self.around(min(cause[0], effect[0]), max(cause[1], effect[1]))

    def described(self, claim: Claim) -> str:
        head = f"{claim.found_by} {claim.modality} {claim.polarity} {claim.confidence:.2f}"
        sides = f"[{self.cut(claim.cause.span)}] -> [{self.cut(claim.effect.span)}]"
        return f"{head} {sides} {self.cut(*claim.signal)!r}"


def score(gold: Gold, reading: Reading, errors: list[str]) -> Tally:
    text = Text(gold, reading, errors)
    score_statements(text)
    pairs = score_claims(text)
    score_merging(text, pairs)
    return text.tally


def score_statements(text: Text) -> None:
    golds, tally, statements = text.gold["statements"], text.tally, text.reading.statements
    theirs = [text.set_of(*s["content"]) for s in golds]
    ours = [text.set_of(*s.content) for s in statements]
    scores = ((overlap(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs))
    pairs = match(s for s in scores if s[0] >= 0.5)
    tally.counts["statements/found"] += len(pairs)
    tally.counts["statements/ours"] += len(ours)
    tally.counts["statements/gold"] += len(theirs)
    for j, s in enumerate(golds):
        found = j in pairs.values()
        tally.hit(f"{s['kind']} statements found", found)
        if not found:
            words = text.cut(s["source"]), text.cut(s["cue"]), text.cut(*s["content"])
            text.tell(f"S-MISSED {s['kind']}", *words)
    for i, statement in enumerate(statements):
        entity = text.entities.get(statement.entity)
        name, said = entity and entity.name, text.cut(*statement.content)
        if i not in pairs:
            text.tell(f"S-INVENTED {statement.found_by}", name, text.cut(statement.cue), said)
            continue
        who = golds[pairs[i]]["who"]
        right = text.named(entity, who)
        tally.hit("speaker", right)
        if not right:
            text.tell(f"S-SPEAKER gold {who!r} ours {name!r} ({statement.found_by})", said[:100])


def score_claims(text: Text) -> dict[int, int]:
    """Count what was found; returns the pairs of (our claim, gold claim)."""
    golds, tally, claims = text.gold["claims"], text.tally, text.reading.claims
    theirs = [(text.set_of(c["cause"]["span"]), text.set_of(c["effect"]["span"])) for c in golds]
    ours = [(text.set_of(c.cause.span), text.set_of(c.effect.span)) for c in claims]
    both = {
        (i, j): (overlap(a[0], b[0]), overlap(a[1], b[1]))
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
    }
    pairs = match((sum(s), i, j) for (i, j), s in both.items() if min(s) >= 0.5)
    by_gold = {j: claims[i] for i, j in pairs.items()}
    tally.counts["claims/ours"] += len(ours)
    tally.counts["claims/right"] += len(pairs)
    for j, c in enumerate(golds):
        ours_of_it = by_gold.get(j)
        if c["core"]:
            tally.hit("claims recall (core)", ours_of_it is not None)
            if c["polarity"] == "-":
                tally.hit("recall of '-' (core)", ours_of_it is not None and ours_of_it.polarity == "-")
        if c["modality"] == "denied":
            tally.hit("recall of denied", ours_of_it is not None and ours_of_it.modality == "denied")
        if ours_of_it is None:
            near = [text.described(claims[i]) for i in range(len(ours)) if max(both[i, j]) >= 0.5]
            sides = f"[{text.cut(c['cause']['span'])}] -> [{text.cut(c['effect']['span'])}]"
            head = f"C-MISSED {'core' if c['core'] else 'marginal'} {c['modality']} {c['polarity']}"
            signal = f"signal {text.cut(*c['signal'])!r}"
            text.tell(
                head,
                sides,
                signal,
                f"near: {near[:2]}",
                text.context(c["cause"]["span"], c["effect"]["span"]),
            )
    for i, claim in enumerate(claims):
        tally.hit(f"precision of {claim.found_by}", i in pairs)
        if i in pairs:
            score_pair(text, claim, golds[pairs[i]])
        else:
            spans = (
                (claim.cause.span.start, claim.cause.span.end),
                (claim.effect.span.start, claim.effect.span.end),
            )
            text.tell(f"C-INVENTED {text.described(claim)}", text.context(*spans))
    return pairs


def score_pair(text: Text, claim: Claim, gold: Gold) -> None:
    tally, said = text.tally, text.described(claim)
    polarity, modality = gold["polarity"], gold["modality"]
    changes = gold["cause"]["change"], gold["effect"]["change"]
    tally.hit("polarity", claim.polarity == polarity)
    tally.hit("polarity: always '+'", polarity == "+")
    tally.hit("modality", claim.modality == modality)
    tally.hit("modality: always 'asserted'", modality == "asserted")
    if polarity == "-":
        tally.hit("recall of '-' among those found", claim.polarity == "-")
    if modality == "denied":
        tally.hit("recall of denied among those found", claim.modality == "denied")
    tally.hit("change of the cause", claim.cause.change == changes[0])
    tally.hit("change of the effect", claim.effect.change == changes[1])
    said_by = next((s["who"] for s in text.gold["statements"] if s["id"] == gold["statement"]), None)
    wanted = {gold["holder"], said_by or gold["holder"]}
    holders = [text.entities.get(h) for h in claim.holders] or [None]
    right = any(text.named(entity, who) for entity in holders for who in wanted)
    tally.hit("holder", right)
    if claim.polarity != polarity:
        text.tell(f"C-POLARITY gold {polarity} {changes} ours {said}")
    if claim.modality != modality:
        text.tell(
            f"C-MODALITY gold {modality} ours {said}",
            text.context(gold["cause"]["span"], gold["effect"]["span"]),
        )
    if not right:
        text.tell(f"C-HOLDER gold {wanted} ours {[e and e.name for e in holders]} {said}")


def score_merging(text: Text, pairs: dict[int, int]) -> None:
    """Pairs of sides with different words, among the claims found: merged by us, one thing in the gold."""
    sides: dict[str, tuple[str, str]] = {}
    for i, j in pairs.items():
        for side in ("cause", "effect"):
            mine = getattr(text.reading.claims[i], side)
            variables = mine.variable, text.gold["claims"][j][side]["variable"]
            sides.setdefault(text.cut(mine.span).lower(), variables)
    for (a, (ours_a, gold_a)), (b, (ours_b, gold_b)) in combinations(sorted(sides.items()), 2):
        text.tally.counts["merges/ours"] += ours_a == ours_b
        text.tally.counts["merges/gold"] += gold_a == gold_b
        text.tally.counts["merges/right"] += ours_a == ours_b and gold_a == gold_b
        if ours_a == ours_b and gold_a != gold_b:
            text.tell("V-WRONG", f"[{a}] {gold_a!r}", f"[{b}] {gold_b!r}")


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def figures(counts: Counter[str]) -> dict[str, float]:
    """All figures of pooled counts, in the order of the table."""

    def share(a: str, b: str) -> float:
        return counts[a] / counts[b] if counts[b] else 0.0

    table: dict[str, float] = {}
    precision, recall = (
        share("statements/found", "statements/ours"),
        share("statements/found", "statements/gold"),
    )
    table |= {
        "statements F1": f1(precision, recall),
        "statements precision": precision,
        "statements recall": recall,
    }
    precision, recall = (
        share("claims/right", "claims/ours"),
        share("claims recall (core)", "claims recall (core)/of"),
    )
    table |= {"claims F1": f1(precision, recall), "claims precision": precision}
    precision, recall = share("merges/right", "merges/ours"), share("merges/right", "merges/gold")
    table |= {"merging F1": f1(precision, recall), "merging precision": precision}
    for name in sorted(n.removesuffix("/of") for n in counts if n.endswith("/of")):
        table[name] = share(name, name + "/of")
    return table


def report(tallies: Sequence[Tally], *, rules: bool) -> Iterator[str]:
    def pooled(some: Sequence[Tally]) -> Counter[str]:
        total: Counter[str] = Counter()
        for tally in some:
            total.update(tally.counts)
        return total

    total = pooled(tallies)
    point = figures(total)
    random.seed(20260101)
    draws = [
        figures(pooled(random.choices(tallies, k=len(tallies)))) for _ in range(DRAWS if not rules else 0)
    ]
    yield f"| {len(tallies)} texts | figure | 95 % interval | of |"
    yield "| --- | --- | --- | --- |"
    for name, value in point.items():
        if name.startswith("precision of ") and not rules:
            continue
        drawn = sorted(d[name] for d in draws if d.get(name) == d.get(name) and name in d)
        interval = (
            f"{drawn[int(len(drawn) * 0.025)]:.3f} to {drawn[int(len(drawn) * 0.975)]:.3f}" if drawn else ""
        )
        yield f"| {name} | {value:.3f} | {interval} | {total.get(name + '/of', '')} |"
    by_genre: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        by_genre[tally.genre].append(tally)
    small = [genre for genre, some in by_genre.items() if len(some) < POOL_BELOW]
    if small:
        by_genre["other: " + ", ".join(sorted(small))] = [t for genre in small for t in by_genre.pop(genre)]
    yield ""
    yield "| genre | texts | statements F1 | speaker | claims F1 | claims precision | polarity |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for genre in sorted(by_genre):
        part = figures(pooled(by_genre[genre]))
        row = (
            part.get(n, float("nan"))
            for n in ("statements F1", "speaker", "claims F1", "claims precision", "polarity")
        )
        yield f"| {genre} | {len(by_genre[genre])} | " + " | ".join(f"{v:.3f}" for v in row) + " |"


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "data", type=Path, help="the folder with reading/, or a .jsonl file of the same shape"
    )
    options.add_argument("--split", default="dev", help="train, dev or politics-dev")
    options.add_argument("--cache", type=Path, help="keep analyses in this folder")
    options.add_argument("--errors", type=Path, help="write every miss and false alarm to this file")
    options.add_argument("--reader", choices=("rules", "trained"), default="trained", help="who reads")
    options.add_argument("--model", type=Path, help="a folder with other weights of the trained reader")
    options.add_argument("--rules", action="store_true", help="precision rule by rule, without intervals")
    given = options.parse_args()
    path = given.data if given.data.is_file() else given.data / "reading" / f"{given.split}.jsonl.gz"
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    cached = CachedParser(given.cache)
    frames = None if given.reader == "rules" else load_reader(given.model)
    tallies: list[Tally] = []
    lines: list[str] = []
    golds = [json.loads(line) for line in raw.decode().splitlines()]
    documents = [Document(gold["text"]) for gold in golds]
    read = partial(read_document, parser=cached, frames=frames)
    readings = in_order(lambda: read, documents, size=lambda document: len(document.text))
    for gold, reading in zip(golds, readings, strict=True):
        tallies.append(score(gold, reading, lines))
    print("\n".join(report(tallies, rules=given.rules)))
    if given.errors:
        given.errors.write_text("\n".join(sorted(lines)) + "\n")


if __name__ == "__main__":
    main()
