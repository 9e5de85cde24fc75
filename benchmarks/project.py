"""Time a project of made-up documents: making its map, and what people then ask of it.

    python benchmarks/project.py [--documents 5000] [--claims 20] [--at FILE]

The texts are sentences of a template, some 700 words a document, with 2,000 speakers and 20 documents on each
matter. Their variables are sparse and star-like, as those of real texts are: half are of one place and recur
there, some are known everywhere, and many stand once. Every twentieth document is a near-copy. Prints the
seconds of computing of each step, beside a load that is always the same, and the peak memory; what is asked
and what is read run in processes of their own.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import sayso
from sayso.records.claim import Claim, Qualifier, Side
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped, Span
from sayso.records.statement import Entity, Statement
from sayso.records.variable import Variable
from sayso.store import vectors
from sayso.store.connect import writing
from sayso.store.project import ProjectFile, StoredFile
from sayso.text.meaning import WIDTH, meaning_version

SYLLABLES = "ka lo mi ren sta bor ne ul dri va tos he gam pil or sen wa ky fe zu".split()
HEADS = (
    "price supply closure use loss cost quality number strike flow harvest safety trust arrival "
    "delay repair sale building storage export import demand yield traffic"
).split()
THINGS = (
    "bread water cod timber wool coal rice cotton milk seed cattle diesel steel salt wheat herring copper "
    "barley fodder cement glass paper rubber sugar tobacco"
).split()
RAISES = ("has led to more", "drives up", "pushed up", "is behind the rise in")
LOWERS = ("has cut", "brings down", "reduced", "is behind the fall in")
FILLER = (
    "the road to {place} was quiet that week and few people came to the meeting in the hall",
    "nobody in {place} could say when the {thing} would come, and the clerk wrote it all down",
    "a second meeting is planned for the spring, with a report by the {place} office before it",
    "the {thing} boats lay in a row, and children sold tea and biscuits to whoever walked past",
)


def word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(SYLLABLES, k=syllables)).title()


def person(number: int) -> str:
    """A name that nobody else has; given names recur, as they do."""
    chance = random.Random(number)
    return f"{word(chance, 2)} {word(chance, 4)}"


class Page:
    """A text as it is written, with what stands where in it."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def thing(chance: random.Random, place: str) -> tuple[str, str]:
    """A variable's name and key, as reading makes them: mostly of this place, some known or bare."""
    head, of = chance.choice(HEADS), chance.choice(THINGS)
    kind = chance.random()
    if kind < 0.5:
        return f"{head} of {of} in {place}", f"{head}: {' '.join(sorted((of, place.lower())))}"
    if kind < 0.6:
        return f"{head} of {of}", f"{head}: {of}"
    if kind < 0.7:
        return head, head
    some = word(chance, 3).lower()
    if kind < 0.85:
        return f"{head} of {of} for the {some}", f"{head}: {' '.join(sorted((of, some)))}"
    return f"what the {some} did to the {of}", ""


def made_up(number: int, claims: int, matters: int) -> Reading:
    """The reading of a document of one of so many matters; the same number gives the same one.

    Every twentieth is a near-copy of the document before it.
    """
    story = number - 1 if number % 20 == 19 else number
    chance, matter = random.Random(story), story % matters
    place = word(random.Random(f"matter {matter}"), 3)
    known = [thing(random.Random(f"matter {matter}, {n}"), place) for n in range(40)]
    page, spoken = Page(), [person(chance.randrange(2000)) for _ in range(8)]
    found: dict[tuple[str, str], list[Span]] = {}
    named: dict[str, list[Span]] = {}
    statements: list[Statement] = []
    made: list[Claim] = []
    for n in range(1, claims + 1):
        sides = [
            known[min(39, int(chance.expovariate(0.1)))] if chance.random() < 0.7 else thing(chance, place)
            for _ in range(2)
        ]
        more, speaker = chance.random() < 0.6, chance.choice(spoken)
        who = page.add(speaker)
        cue = page.add(" said")
        page.add(" that the ")
        cause = page.add(sides[0][0])
        page.add(" ")
        signal = page.add(chance.choice(RAISES if more else LOWERS))
        page.add(" the ")
        effect = page.add(sides[1][0])
        page.add(".\n\n" if n % 4 == 0 else ". ")
        page.add(chance.choice(FILLER).format(place=place, thing=chance.choice(THINGS)).capitalize() + ". ")
        for side, span in zip(sides, (cause, effect), strict=True):
            found.setdefault(side, []).append(span)
        named.setdefault(speaker, []).append(who)
        local = [list(found).index(side) + 1 for side in sides]
        holder = list(named).index(speaker) + 1
        statements.append(
            Statement(
                f"s{n}",
                "indirect",
                f"e{holder}",
                (Span(cause.start, effect.end),),
                who,
                Span(cue.start + 1, cue.end),
            )
        )
        made.append(
            Claim(
                id=f"c{n}",
                cause=Side(cause, "increase", f"v{local[0]}"),
                effect=Side(effect, "increase" if more else "decrease", f"v{local[1]}"),
                polarity="+" if more else "-",
                modality=chance.choices(("asserted", "possible", "denied"), (8, 1, 1))[0],
                confidence=0.8,
                found_by="rule:made-up",
                signal=(signal,),
                holders=(f"e{holder}",) if n % 10 else (),
                statement=f"s{n}",
                strength=Qualifier(signal, "weak") if n % 10 == 0 else None,
            )
        )
    page.add(f"The end of page {number}.")
    return Reading(
        document=Document(
            page.text, f"{number}.txt", title=f"Document {number}", author=person(number % 500)
        ),
        statements=tuple(statements),
        claims=tuple(made),
        variables=tuple(
            Variable(f"v{n}", name, tuple(spans), "quantity", key)
            for n, ((name, key), spans) in enumerate(found.items(), 1)
        ),
        entities=tuple(
            Entity(f"e{n}", name, "person", tuple(spans)) for n, (name, spans) in enumerate(named.items(), 1)
        ),
        skipped=(Skipped(Span(0, 4), "aside"),),
    )


def make(path: Path, documents: int, claims: int) -> None:
    """Write a made-up project straight through the store."""
    import numpy as np

    matters = max(4, documents // 20)
    about: dict[str, bytes] = {}
    with ProjectFile.open(path, create=True) as file:
        for number in range(documents):
            reading = made_up(number, claims, matters)
            document = reading.document
            stored = StoredFile(document.origin, 1, "0" * 64)
            file.put(stored, (document,), [document.id], {document.id: reading}, reader="benchmark")
            drawn = np.random.default_rng(10**6 + number % matters).normal(size=WIDTH)
            drawn += np.random.default_rng(number).normal(size=WIDTH) / 2
            about[document.id] = vectors.packed((drawn / np.linalg.norm(drawn)).astype(np.float32))
        with writing(file._engine, path) as connection:
            vectors.keep_matters(connection, meaning_version(), about)


class Clock:
    """Times steps in seconds of computing, beside a load that is always the same."""

    def __init__(self) -> None:
        self.reference = self._time(_load)
        print(f"reference load: {self.reference:.2f} s of computing")

    def run(self, what: str, step: Callable[[], object]) -> float:
        """Run a step once and print what it took."""
        seconds = self._time(step)
        print(f"{what}: {seconds:.2f} s of computing, {seconds / self.reference:.2f} reference loads")
        return seconds

    def _time(self, step: Callable[[], object]) -> float:
        start = time.process_time()
        step()
        return time.process_time() - start


def _load() -> None:
    """Some sorting, hashing and counting, a second or so of it."""
    chance = random.Random(0)
    for _ in range(6):
        words = [chance.choice(SYLLABLES) * chance.randrange(1, 5) for _ in range(100_000)]
        counts: dict[str, int] = {}
        for each in sorted(words):
            counts[each] = counts.get(each, 0) + len(zlib.compress(each.encode()))


def ask(path: Path) -> None:
    """Open a project and ask it what people ask, timing each; the map is kept already."""
    clock = Clock()
    with sayso.open(path) as project:
        clock.run("opening, and looking at the map", project.view)
        cmap = project.view().cmap
        link = max(cmap.arrows(), key=lambda arrow: (arrow.support, arrow.id))
        cause, effect = (cmap.variables[id].name for id in (link.cause, link.effect))
        someone = person(7)
        clock.run("links of one person", lambda: project.links(where=f'holder:"{someone}"'))
        clock.run("claims of one person", lambda: project.claims(where=f'holder:"{someone}"'))
        clock.run("links of one variable", lambda: project.links(where=f'variable:"{cause}"'))
        for table, where in (
            ("links", ""),
            ("links", "support:3.."),
            ("links", "contested:yes sign:-"),
            ("links", "modality:denied"),
            ("claims", ""),
            ("claims", "modality:denied"),
            ("claims", f'variable:"{cause}" reviewed:no'),
            ("variables", f'holder:"{someone}"'),
            ("statements", f'holder:"{someone}"'),
            ("documents", f'holder:"{someone}"'),
            ("variables", ""),
            ("people", ""),
        ):
            shown = partial(project.table, table, where=where, limit=10)
            clock.run(f"the first ten {table}, {where or 'of all'}", shown)
        clock.run("all documents", project.documents)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(f"peak memory so far: {memory:,.0f} MB", flush=True)
        clock.run(f"why {cause!r} leads to {effect!r}", lambda: project.why(cause, effect))
        claim = project.claims(where=f'holder:"{someone}"')[0]["id"]
        clock.run("rejecting a claim", lambda: project.reject(claim))
        clock.run("the map after it", project.view)
        clock.run("undo", project.undo)
        clock.run("the map after it, and why", lambda: project.why(cause, effect))
        clock.run("merging two variables", lambda: project.merge(cause, effect))
        clock.run("the map after it", project.view)
        project.undo()
        project.view()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"peak memory of this process: {memory:,.0f} MB")


def read(path: Path) -> None:
    """Read one more document, then ten, beside the same in an empty project."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number in range(12):
            files.append(Path(folder) / f"{number}.txt")
            files[-1].write_text(made_up(10**6 + number, 20, 50).document.text)
        for at, what in ((Path(folder) / "empty.sayso", "an empty project"), (path, "the project")):
            with sayso.open(at) as project:
                project.read(files[0])  # loads parser and models
                clock.run(f"one more document into {what}", lambda: project.read(files[1]))
                clock.run(f"ten more into {what}", lambda: project.read(*files[2:]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"peak memory of this process: {memory:,.0f} MB")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--documents", type=int, default=5000)
    arguments.add_argument("--claims", type=int, default=20, help="in each document")
    arguments.add_argument(
        "--at", type=Path, help="a file to keep the project in; used as it is if it is there"
    )
    arguments.add_argument("--only", choices=("ask", "read"), help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.only:
        return {"ask": ask, "read": read}[asked.only](asked.at)
    with tempfile.TemporaryDirectory() as folder:
        path = asked.at or Path(folder) / "made-up.sayso"
        clock = Clock()
        if not path.exists():
            clock.run("writing the documents", lambda: make(path, asked.documents, asked.claims))
        with sayso.open(path) as project:
            clock.run("making the map", project.view)
            cmap = project.view().cmap
            counts = len(project.view().readings), len(cmap.variables), len(cmap.people), len(cmap.arrows())
        print("{:,} documents, {:,} variables, {:,} people, {:,} links".format(*counts))
        print(f"size: {path.stat().st_size / 1e6:.0f} MB")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(f"peak memory of this process: {memory:,.0f} MB", flush=True)
        for part in ("ask", "read"):
            command = [sys.executable, __file__, "--only", part, "--at", str(path)]
            subprocess.run(command, check=True)
    return None


if __name__ == "__main__":
    main()
