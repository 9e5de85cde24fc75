"""Score how variables of many texts on one matter are joined, on sides and variables marked by a reader.

    python benchmarks/joining.py [FOLDER] [--wrong]

FOLDER has files as `tests/golden/joining` does (the default), or `gold.jsonl` as `tests/golden/demo` does.
The sides are the gold's, so that finding them does not matter; pairs are of variables of single texts. For
each matter are printed: precision and recall of what joins by itself; precision of the first ten proposals;
what both find together, with every right proposal accepted; and the share of links
(pairs of variables that some claim names) in the largest connected part when every text stands alone, with
what joins, with the right proposals accepted, and with the gold's variables. --wrong lists what is not as in
the gold.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx

from sayso.records.causalmap import Member
from sayso.records.claim import Claim, Side
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Attribution
from sayso.text.meaning import Embed, load_encoder
from sayso.text.parser import Parser, load_parser
from sayso.variables import join_variables, name_variables
from sayso.variables.matter import matter_of
from sayso.variables.propose import propose

FOLDER = Path(__file__).parents[1] / "tests" / "golden" / "joining"
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
TOP = 10


@dataclass(frozen=True)
class Text:
    """A text with the variable of each marked span, and its claims as pairs of spans."""

    text: str
    variables: dict[Span, str]
    claims: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True)
class Matter:
    """Texts on one matter: the readings, and the gold's name for each variable of a reading."""

    readings: tuple[Reading, ...]
    names: Mapping[Member, str]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    arguments.add_argument("--wrong", action="store_true", help="list what is joined against the gold")
    args = arguments.parse_args()
    parser, embed = load_parser(), load_encoder().embed
    print(
        "| matter | pairs | joined | right | found | proposals | right at the top | found together | "
        "largest part: apart, joined, with right proposals, gold |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    total: Counter[str] = Counter()
    for name, texts in matters(args.folder):
        matter = read(texts, parser)
        counts, parts = score(matter, embed, wrong=args.wrong)
        total += counts
        print(row(name, counts, " ".join(f"{part:.2f}" for part in parts)))
    print(row("all", total, ""))


def matters(folder: Path) -> Iterator[tuple[str, list[Text]]]:
    if (folder / "gold.jsonl").exists():
        lines = (folder / "gold.jsonl").read_text("utf-8").splitlines()
        yield folder.name, [from_gold(json.loads(line)) for line in lines]
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, [marked(part) for part in path.read_text("utf-8").split("\n## ")[1:]]


def from_gold(gold: dict[str, Any]) -> Text:
    """A text of the annotated corpora's shape."""
    variables = {
        Span(*claim[side]["span"]): claim[side]["variable"]
        for claim in gold["claims"]
        for side in ("cause", "effect")
    }
    claims = tuple((Span(*c["cause"]["span"]), Span(*c["effect"]["span"])) for c in gold["claims"])
    return Text(gold["text"], variables, claims)


def marked(part: str) -> Text:
    """A text whose sides are marked in it, with a last line of claims."""
    _, body = part.split("\n", 1)
    body, claims = body.split("\n> ")
    text, variables, place = "", {}, 0
    spans: list[Span] = []
    for found in MARK.finditer(body):
        text += body[place : found.start()]
        spans.append(Span(len(text), len(text) + len(found[1])))
        variables[spans[-1]] = found[2]
        text += found[1]
        place = found.end()
    pairs = (pair.split(">") for pair in claims.split())
    return Text(
        text + body[place:], variables, tuple((spans[int(a) - 1], spans[int(b) - 1]) for a, b in pairs)
    )


def read(texts: Iterable[Text], parser: Parser) -> Matter:
    """Readings of the marked sides, and the gold's commonest name for each of their variables."""
    readings: list[Reading] = []
    names: dict[Member, str] = {}
    for text in texts:
        claims = tuple(
            Claim(f"c{n}", Side(cause, "occurs"), Side(effect, "occurs"), "?", "asserted", 1.0, "gold")
            for n, (cause, effect) in enumerate(text.claims, 1)
        )
        named, variables = name_variables(parser.analyse(text.text), claims, Attribution())
        document = Document(text.text)
        readings.append(Reading(document, claims=named, variables=variables))
        for variable in variables:
            said = Counter(text.variables[span] for span in variable.mentions)
            names[Member(document.id, variable.id)] = min(said, key=lambda name: (-said[name], name))
    return Matter(tuple(readings), names)


def score(matter: Matter, embed: Embed, *, wrong: bool) -> tuple[Counter[str], list[float]]:
    matters = {r.document.id: matter_of(r.document.text, embed) for r in matter.readings}
    variables = join_variables(matter.readings, matters=matters)
    group = {member: variable.id for variable in variables for member in variable.members}
    members = sorted(matter.names)
    counts: Counter[str] = Counter()
    for a, b in combinations(members, 2):
        same, joined = matter.names[a] == matter.names[b], group[a] == group[b]
        counts["gold"] += same
        counts["joined"] += joined
        counts["joined right"] += same and joined
        if wrong and joined and not same:
            print(f"  joined: {matter.names[a]} | {matter.names[b]}")
    known = {v.id: majority(matter.names[m] for m in v.members) for v in variables}
    by_id = {variable.id: variable for variable in variables}
    accepted = {id: id for id in by_id}
    for n, proposal in enumerate(propose(variables, matter.readings, embed)):
        right = known[proposal.first] == known[proposal.second]
        counts["proposals"] += 1
        counts["proposed"] += n < TOP
        counts["proposed right"] += right and n < TOP
        if right:
            old, new = accepted[proposal.second], accepted[proposal.first]
            accepted = {id: new if to == old else to for id, to in accepted.items()}
        elif wrong:
            names = by_id[proposal.first].name, by_id[proposal.second].name
            print(f"  proposed {proposal.score:.2f}: {' | '.join(names)}")
    together = {member: accepted[id] for member, id in group.items()}
    counts["together right"] = sum(
        matter.names[a] == matter.names[b] and together[a] == together[b] for a, b in combinations(members, 2)
    )
    alone = {member: f"{member.document} {member.local}" for member in members}
    parts = [largest_part(matter.readings, naming) for naming in (alone, group, together, matter.names)]
    return counts, parts


def majority(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))


def largest_part(readings: Iterable[Reading], naming: Mapping[Member, str]) -> float:
    """The share of links that lie in the largest connected part."""
    links = {
        (naming[Member(r.document.id, c.cause.variable)], naming[Member(r.document.id, c.effect.variable)])
        for r in readings
        for c in r.claims
    }
    graph = networkx.Graph()
    graph.add_edges_from(links)
    part_of = {v: n for n, part in enumerate(networkx.connected_components(graph)) for v in part}
    sizes = Counter(part_of[cause] for cause, _ in links)
    return max(sizes.values()) / len(links)


def row(name: str, counts: Mapping[str, int], parts: str) -> str:
    def share(a: str, b: str) -> str:
        return f"{counts[a] / counts[b]:.2f}" if counts[b] else "-"

    cells = (
        name,
        counts["gold"],
        counts["joined"],
        share("joined right", "joined"),
        share("joined right", "gold"),
        counts["proposals"],
        share("proposed right", "proposed"),
        share("together right", "gold"),
        parts,
    )
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
