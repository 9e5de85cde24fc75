"""A small project made by hand, for tests of what exporters write.

Five short texts about one bridge, with the claims that a careful reader would draw from them: agreed,
contested, denied, hedged and conditional ones, a reinforcing and a balancing loop.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.causalmap.loops import find_loops
from sayso.causalmap.merge import build_map
from sayso.export.view import View
from sayso.records.causalmap import CausalMap, MapVariable, Member, Person
from sayso.records.claim import Change, Claim, Modality, Polarity, Qualifier, Side, product
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.scenario import Effect, EffectPath, Outcome, Press, Scenario, SideAnswer, Step
from sayso.records.span import Skipped, Span
from sayso.records.statement import Entity, EntityType, Statement
from sayso.records.variable import Variable, VariableKind

EVENTS = frozenset({"closure of the bridge", "second bridge"})
PEOPLE: dict[str, EntityType] = {"Harrow Chamber of Trade": "organisation", "officials": "group"}


@dataclass(frozen=True)
class Said:
    """A claim by its words: each side as (words, change, variable), found after `after` in the text."""

    after: str
    holder: str | None
    cause: tuple[str, Change, str]
    signal: str
    effect: tuple[str, Change, str]
    modality: Modality = "asserted"
    more: dict[str, Any] = field(default_factory=dict)


def read(document: Document, said: Iterable[Said], skipped: Iterable[tuple[str, str, str]] = ()) -> Reading:
    """The reading that has exactly these claims, and what was skipped as (words, reason, note)."""
    text = document.text
    said = list(said)
    names = list(dict.fromkeys(s.holder for s in said if s.holder))
    entities = tuple(
        Entity(f"e{n}", None if name.startswith("?") else name, PEOPLE.get(name, "person"))
        for n, name in enumerate(names, 1)
    )
    mentions: defaultdict[str, list[Span]] = defaultdict(list)
    local: dict[str, str] = {}
    claims, statements = [], []
    for s in said:
        start = text.index(s.after)
        end = text.find("\n\n", start)
        stop = len(text) if end < 0 else end

        def find(words: str, start: int = start, stop: int = stop) -> Span:
            at = text.index(words, start, stop)
            return Span(at, at + len(words))

        sides = []
        for words, change, variable in (s.cause, s.effect):
            key = local.setdefault(variable, f"v{len(local) + 1}")
            mentions[variable].append(find(words))
            sides.append(Side(find(words), change, key))
        more = dict(s.more)
        open_sign = more.pop("open", False)
        polarity: Polarity = "?" if open_sign else product(s.cause[1], s.effect[1])
        for name in ("strength", "delay", "time", "place"):
            if name in more:
                more[name] = Qualifier(find(more[name]))
        holders: tuple[str, ...] = ()
        statement = None
        if s.holder:
            holders = (f"e{names.index(s.holder) + 1}",)
            statement = f"s{len(statements) + 1}"
            statements.append(Statement(statement, "direct", holders[0], (Span(start, stop),)))
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}",
                cause=sides[0],
                effect=sides[1],
                polarity=polarity,
                modality=s.modality,
                confidence=more.pop("confidence", 0.9),
                found_by="rule:by-hand",
                signal=(find(s.signal),) if s.signal else (),
                holders=holders,
                statement=statement,
                **more,
            )
        )
    return Reading(
        document,
        tuple(statements),
        tuple(claims),
        tuple(Variable(key, name, tuple(mentions[name]), kind_of(name), name) for name, key in local.items()),
        entities,
        tuple(
            Skipped(Span(text.index(words), text.index(words) + len(words)), reason, note)
            for words, reason, note in skipped
        ),
    )


def kind_of(variable: str) -> VariableKind:
    return "event" if variable in EVENTS else "quantity"


def join(readings: Iterable[Reading], copies: dict[str, str] | None = None) -> CausalMap:
    """The map of readings, in which variables and people of one name are one."""
    readings = tuple(readings)
    variables: defaultdict[str, list[Member]] = defaultdict(list)
    people: defaultdict[str, list[Member]] = defaultdict(list)
    types: dict[str, EntityType] = {}
    for reading in readings:
        for variable in reading.variables:
            variables[variable.name].append(Member(reading.document.id, variable.id))
        for entity in reading.entities:
            key = entity.name or f"?{reading.document.id}{entity.id}"
            people[key].append(Member(reading.document.id, entity.id))
            types[key] = entity.type
    return build_map(
        readings,
        variables=(
            MapVariable(identity(name), name, kind_of(name), tuple(sorted(set(members))))
            for name, members in variables.items()
        ),
        people=(
            Person(
                identity(name), None if name[:1] == "?" else name, types[name], tuple(sorted(set(members)))
            )
            for name, members in people.items()
        ),
        copies=copies,
    )


def identity(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _text(name: str) -> str:
    return (Path(__file__).parent / "sample" / name).read_text(encoding="utf-8")


BRIDGE, TRAFFIC, TRADE = "closure of the bridge", "car traffic in the old town", "trade in the old town"
BUSES, RIDERS, JAMS, AIR = "bus speed", "bus passengers", "congestion on the ring road", "air pollution"
ASTHMA, CYCLING, SAFETY, FARES = "asthma in children", "cycling", "safety of cyclists", "fare income"
RENTS, SECOND, DRIVING = "shop rents", "second bridge", "driving"

WIRE = Document(
    _text("wire-story.txt"),
    origin="reports/wire-story.txt",
    title="Harrow council votes to keep cars off the Mill Bridge",
    author="Lena Okafor",
    publisher="Northern Wire",
    date="2024-05-14",
)

INTERVIEW = Document(
    _text("interview.txt"),
    origin="reports/interview.md",
    title="‘I would do it again tomorrow’",
    author="Tomas Reyer",
    publisher="The Harrow Ledger",
    date="2024-06-02",
)

OPED = Document(
    _text("op-ed.txt"),
    origin="reports/op-ed.md",
    title="The bridge is not the villain",
    author="Maud Ferrier",
    publisher="The Harrow Ledger",
    date="2024-06-09",
)

MINUTES = Document(
    _text("minutes.txt"),
    origin="reports/minutes.docx",
    title="Minutes of the traffic committee, 18 June",
    publisher="Harrow Borough Council",
    date="2024-06-18",
)

LETTER = Document(
    _text("letter.txt"),
    origin="reports/letter.txt",
    title="To the editor",
    author="Ruth Adeyemi-Castellanos van den Berghe",
    date="2024-06",
)


def _readings() -> tuple[Reading, ...]:
    ines, piet, anselm, kofi = "Ines Castellan", "Piet Morrow", "Dr Anselm", "Kofi Boateng"
    return (
        read(
            WIRE,
            [
                Said(
                    "The first six months",
                    None,
                    ("The first six months of the trial", "occurs", BRIDGE),
                    "cut",
                    ("car traffic in the old town", "decrease", TRAFFIC),
                    more={"scope": "once", "strength": "by a third"},
                ),
                Said(
                    '"When you take',
                    ines,
                    ("you take the cars off that bridge", "occurs", BRIDGE),
                    "When",
                    ("the buses finally move", "increase", BUSES),
                    "conditional",
                ),
                Said(
                    '"Faster buses',
                    ines,
                    ("Faster buses", "increase", BUSES),
                    "bring",
                    ("passengers back", "increase", RIDERS),
                ),
                Said(
                    '"Faster buses',
                    ines,
                    ("passengers", "increase", RIDERS),
                    "pay for",
                    ("more buses", "increase", BUSES),
                ),
                Said(
                    "Piet Morrow",
                    piet,
                    ("the closure", "occurs", BRIDGE),
                    "had taken",
                    ("takings from shops on Weir Street", "decrease", TRADE),
                    more={"scope": "once"},
                ),
                Said(
                    '"Shut the bridge',
                    piet,
                    ("Shut the bridge", "occurs", BRIDGE),
                    "and",
                    ("you shut the old town", "decrease", TRADE),
                    "conditional",
                ),
                Said(
                    "He denied",
                    piet,
                    ("high rents", "increase", RENTS),
                    "had anything to do with",
                    ("empty shopfronts", "decrease", TRADE),
                    "denied",
                ),
                Said(
                    "Residents of",
                    "Residents of the ring road",
                    ("the closure", "occurs", BRIDGE),
                    "since",
                    ("the evening jam", "increase", JAMS),
                    more={"confidence": 0.7},
                ),
                Said(
                    "Two officials",
                    "?officials",
                    ("a second bridge", "occurs", SECOND),
                    "might ease",
                    ("it", "decrease", JAMS),
                    "possible",
                ),
            ],
            [
                ("Read more on our live page", "aside", "navigation"),
                ("The queue has moved rather than gone.", "looks-causal", "“moved”"),
            ],
        ),
        read(
            INTERVIEW,
            [
                Said(
                    "A: It has done",
                    ines,
                    ("Fewer cars", "decrease", TRAFFIC),
                    "mean",
                    ("cleaner air", "decrease", AIR),
                ),
                Said(
                    "and cleaner air",
                    ines,
                    ("cleaner air", "decrease", AIR),
                    "means",
                    ("fewer children end up in hospital with asthma", "decrease", ASTHMA),
                ),
                Said(
                    "If anything",
                    ines,
                    ("the closure", "occurs", BRIDGE),
                    "is good for",
                    ("trade in the old town", "increase", TRADE),
                ),
                Said(
                    "What hurts",
                    ines,
                    ("the rent", "increase", RENTS),
                    "hurts",
                    ("the shops", "decrease", TRADE),
                ),
                Said(
                    "When driving",
                    ines,
                    ("driving gets easier", "decrease", JAMS),
                    "When",
                    ("more people drive", "increase", DRIVING),
                    "conditional",
                ),
                Said(
                    "When driving",
                    ines,
                    ("more people drive", "increase", DRIVING),
                    "and then",
                    ("the same jam", "increase", JAMS),
                    "conditional",
                ),
                Said(
                    "The more people",
                    ines,
                    ("more people cycle", "increase", CYCLING),
                    "The more",
                    ("the safer each of them is", "increase", SAFETY),
                ),
                Said(
                    "And the safer",
                    ines,
                    ("the safer it is", "increase", SAFETY),
                    "the more",
                    ("people will try it", "increase", CYCLING),
                ),
            ],
        ),
        read(
            OPED,
            [
                Said(
                    "Landlords",
                    None,
                    ("rents on that scale", "increase", RENTS),
                    "kill",
                    ("small shops", "decrease", TRADE),
                ),
                Said(
                    "It is said",
                    None,
                    ("the closure", "occurs", BRIDGE),
                    "pushes",
                    ("cars on to the ring road", "increase", JAMS),
                    "denied",
                ),
                Said(
                    "Congestion",
                    None,
                    ("the school run", "occurs", "school run"),
                    "depends on",
                    ("Congestion on the ring road", "occurs", JAMS),
                    more={"open": True, "both_ways": True},
                ),
                Said(
                    "If fares fall",
                    None,
                    ("fares fall", "decrease", "bus fares"),
                    "If",
                    ("passengers will return", "increase", RIDERS),
                    "conditional",
                ),
            ],
        ),
        read(
            MINUTES,
            [
                Said(
                    "Dr Anselm reported",
                    anselm,
                    ("exhaust from idling cars", "increase", AIR),
                    "was the main cause of",
                    ("asthma in children under ten", "increase", ASTHMA),
                    more={"strength": "main"},
                ),
                Said(
                    "The closure was",
                    piet,
                    ("The closure", "occurs", BRIDGE),
                    "was driving",
                    ("customers to the retail park", "decrease", TRADE),
                ),
                Said(
                    "Cllr Boateng said that a",
                    kofi,
                    ("a second bridge", "occurs", SECOND),
                    "would only bring",
                    ("more cars into the old town", "increase", TRAFFIC),
                    "conditional",
                ),
                Said(
                    "slow buses, not",
                    kofi,
                    ("slow buses", "decrease", BUSES),
                    "kept",
                    ("people from coming in", "decrease", RIDERS),
                ),
            ],
        ),
        read(
            LETTER,
            [
                Said(
                    "Dirty air",
                    None,
                    ("Dirty air", "increase", AIR),
                    "brings",
                    ("children in", "increase", ASTHMA),
                ),
                Said(
                    "If the closure",
                    None,
                    ("the closure", "occurs", BRIDGE),
                    "keeps",
                    ("cars away", "decrease", TRAFFIC),
                    "questioned",
                ),
            ],
        ),
    )


def _outcome(cmap: CausalMap) -> Outcome:
    """What the signs settle when the bridge closes, worked out by hand for the sample."""
    name = {v.name: v.id for v in cmap.variables.values()}
    link = {(cmap.variables[k.cause].name, k.polarity, cmap.variables[k.effect].name): k for k in cmap.links}
    person = {p.name: p.id for p in cmap.people.values()}

    def path(effect: str, *steps: tuple[str, str, str]) -> EffectPath:
        links = [link[step] for step in steps]  # type: ignore[index]
        holders = set.intersection(*({s.holder for s in k.carrying} for k in links))
        return EffectPath(
            tuple(Step(k.id, k.cause, k.effect, k.polarity, once=k.once) for k in links),
            effect,  # type: ignore[arg-type]
            min(k.support for k in links),
            tuple(sorted(holders)),
        )

    cut = (BRIDGE, "-", TRAFFIC)
    return Outcome(
        Scenario((Press(name[BRIDGE], "more", "the bridge is closed"),)),
        (
            Effect(name[TRAFFIC], "falls", (path("falls", cut),), reason="The one path lowers it."),
            Effect(
                name[AIR],
                "falls",
                (path("falls", cut, (TRAFFIC, "+", AIR)),),
                reason="The one path lowers it.",
            ),
            Effect(
                name[ASTHMA],
                "falls",
                (path("falls", cut, (TRAFFIC, "+", AIR), (AIR, "+", ASTHMA)),),
                reason="The one path lowers it.",
            ),
            Effect(
                name[TRADE],
                "contested",
                (path("falls", (BRIDGE, "-", TRADE)), path("rises", (BRIDGE, "+", TRADE))),
                by_side=(
                    SideAnswer((link[BRIDGE, "-", TRADE].id,), (person["Piet Morrow"],), "falls"),
                    SideAnswer((link[BRIDGE, "+", TRADE].id,), (person["Ines Castellan"],), "rises"),
                ),
                reason="The sign of one link is disputed.",
            ),
            Effect(
                name[BUSES],
                "open",
                (path("rises", (BRIDGE, "+", BUSES)),),
                loops=tuple(k for k in find_loops(cmap).found if name[BUSES] in k.variables),
                reason="A reinforcing loop stands on the way.",
            ),
        ),
        unreached=(name[RENTS], name[CYCLING]),
    )


def sample_view() -> View:
    """The bridge project with its loops, a what-if, and two files that could not be read."""
    readings = _readings()
    cmap = join(readings)
    return View(
        readings,
        cmap,
        find_loops(cmap).found,
        (
            ("reports/scan.pdf", "no-text", "The PDF holds pictures of pages without text; run OCR on it."),
            ("reports/artikel.txt", "not-english", "The text is not in English."),
        ),
        _outcome(cmap),
        "The Mill Bridge",
    )


def large_view(links: int, documents: int, variables: int) -> View:
    """A project of many links: every link is said once, some by several people, in plain sentences."""
    per_document = -(-links // documents)
    readings, made = [], 0
    for d in range(documents):
        lines, said = [f"Report {d} of the survey\n"], []
        for _ in range(min(per_document, links - made)):
            a = (made * 7) % variables
            b = (a + 1 + (made * 3 + made // variables) % (variables - 1)) % variables
            verb, change = (("raises", "increase"), ("lowers", "decrease"))[made % 3 == 0]
            cause, effect = f"factor {a} of the region", f"outcome {b} in the long run"
            lines.append(f"Item {made}: {cause} {verb} {effect}, as we found.\n")
            said.append(
                Said(
                    f"Item {made}:",
                    f"Witness {made % 41}" if made % 4 else None,
                    (cause, "increase", f"variable {a}"),
                    verb,
                    (effect, change, f"variable {b}"),  # type: ignore[arg-type]
                )
            )
            made += 1
        readings.append(read(Document("\n".join(lines), f"survey/{d}.txt", f"Report {d}", date="2024"), said))
    cmap = join(readings)
    return View(tuple(readings), cmap, find_loops(cmap, limit=50).found, title="A large survey")


def hostile_view(words: str) -> View:
    """A project in which every string that a document can set holds these words."""
    text = f"{words}. Smoke {words} causes fire {words}, said {words}.\n\nRead {words} here."
    document = Document(text, f"{words}.txt", words, words, words, "2024", words)
    start = text.index("Smoke")
    cause = Span(start, text.index(" causes"))
    signal = Span(cause.end + 1, cause.end + 7)
    effect = Span(signal.end + 1, text.index(", said"))
    claim = Claim(
        "c1",
        Side(cause, "occurs", "v1"),
        Side(effect, "occurs", "v2"),
        "+",
        "asserted",
        0.9,
        f"rule:{words}",
        (signal,),
        holders=("e1",),
        statement="s1",
    )
    reading = Reading(
        document,
        (Statement("s1", "indirect", "e1", (Span(start, effect.end),)),),
        (claim,),
        (
            Variable("v1", f"smoke {words}", (cause,), "event", "smoke"),
            Variable("v2", f"fire {words}", (effect,), "event", "fire"),
        ),
        (Entity("e1", words, "person"),),
        (Skipped(Span(text.index("Read"), len(text)), words, words),),
    )
    return View((reading,), join([reading]), problems=((words, words, words),), title=words)
