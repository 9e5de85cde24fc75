"""Time a project of made-up documents: writing, loading, building the map, and what commands then take.

    python benchmarks/project.py [--documents 2000] [--claims 20]

The texts are random words with the frequencies of English, 600 a document; their claims join variables of
a vocabulary that grows with the square root of their number, as names in real collections do. Prints each
figure on a line of its own, with the peak memory at the end.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sayso
from sayso.records.claim import Claim, Qualifier, Side
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped, Span
from sayso.records.statement import Entity, Statement
from sayso.records.variable import Variable
from sayso.store.project import ProjectFile, StoredFile

WORDS = 600
VOCABULARY = [f"word{n}" for n in range(20_000)]
SYLLABLES = "ka lo mi ren sta bor ne ul dri va tos he gam pil or sen wa ky fe zu".split()
FREQUENCIES = [1 / (n + 1) for n in range(len(VOCABULARY))]


def person(number: int) -> str:
    """A name that nobody else has; given names recur, as they do."""
    chance = random.Random(number)
    given, family = ("".join(chance.choices(SYLLABLES, k=length)).title() for length in (2, 4))
    return f"{given} {family}"


def made_up(number: int, claims: int, names: int) -> Reading:
    """The reading of a document of random words; the same number gives the same one."""
    chance = random.Random(number)
    text = " ".join(chance.choices(VOCABULARY, FREQUENCIES, k=WORDS))

    def span() -> Span:
        start = chance.randrange(len(text) - 20)
        return Span(start, start + chance.randrange(1, 20))

    entities = tuple(
        Entity(f"e{n}", person(chance.randrange(2000)), "person", (span(), span())) for n in range(1, 9)
    )
    statements = tuple(
        Statement(f"s{n}", "indirect", f"e{n % 8 + 1}", (span(),), span(), span()) for n in range(1, 21)
    )
    chosen = chance.sample(range(names), min(names, claims + 10))
    variables = tuple(
        Variable(f"v{n}", f"thing {name}", (span(),), "quantity", f"thing {name}")
        for n, name in enumerate(chosen, start=1)
    )
    return Reading(
        document=Document(text, f"{number}.txt", title=f"Document {number}"),
        statements=statements,
        claims=tuple(
            Claim(
                id=f"c{n}",
                cause=Side(span(), "increase", chance.choice(variables).id),
                effect=Side(span(), "decrease", chance.choice(variables).id),
                polarity="-",
                modality="asserted",
                confidence=0.8,
                found_by="rule:made-up",
                signal=(span(),),
                holders=(f"e{n % 8 + 1}",),
                statement=f"s{n % 20 + 1}",
                strength=Qualifier(span(), "weak") if n % 10 == 0 else None,
            )
            for n in range(1, claims + 1)
        ),
        variables=variables,
        entities=entities,
        skipped=(Skipped(Span(0, 4), "aside"),),
    )


@contextmanager
def timed(what: str, *, each: int = 1) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    print(f"{what}: {seconds:.2f} s" + (f", {1000 * seconds / each:.1f} ms each" if each > 1 else ""))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--documents", type=int, default=2000)
    arguments.add_argument("--claims", type=int, default=20, help="in each document")
    asked = arguments.parse_args()
    names = max(60, round(20 * (asked.documents * asked.claims) ** 0.5))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made-up.sayso"
        readings = [made_up(number, asked.claims, names) for number in range(asked.documents)]
        with ProjectFile.open(path, create=True) as file:
            with timed("writing documents", each=asked.documents):
                for reading in readings:
                    document = reading.document
                    stored = StoredFile(document.origin, 1, "0" * 64)
                    file.put(stored, (document,), [document.id], {document.id: reading}, reader="benchmark")
            del readings
            with timed("loading all readings"):
                file.load_readings()
        print(f"size: {path.stat().st_size / 1e6:.1f} MB")
        with sayso.open(path) as project:
            with timed("loading and building the map"):
                cmap = project.map().cmap
            print(f"map: {len(cmap.variables):,} variables, {len(cmap.links):,} links")
            with timed("links as a table"):
                project.links()
        for command in (["show", "links", "--limit", "5"], ["export", "json", "--output", "/dev/null"]):
            with timed(f"sayso {command[0]} {command[1]}, the whole command"):
                subprocess.run(
                    [sys.executable, "-m", "sayso", *command, "--project", str(path)],
                    check=True,
                    capture_output=True,
                )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"peak memory of this process: {memory:,.0f} MB")


if __name__ == "__main__":
    main()
