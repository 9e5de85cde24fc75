"""The map that the project file keeps is the one that is made from nothing, after whatever happens to it."""

import random
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.api import project as api
from sayso.api.adding import NewClaim, NewStatement
from sayso.api.building import brought, build, loaded
from sayso.api.columns import COLUMNS
from sayso.api.correcting import Change
from sayso.api.listing import list_table
from sayso.causalmap.loops import LoopsOf
from sayso.decisions.places import hull
from sayso.errors import QueryError
from sayso.export import export
from sayso.export.positions import find_position
from sayso.export.view import View, place
from sayso.records.claim import Claim, Side, product
from sayso.records.condition import Condition
from sayso.records.document import Document
from sayso.records.filter import parse_filter
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Entity, Statement
from sayso.records.variable import Variable
from sayso.store.project import StoredFile
from sayso.variables.matter import matter_of

THINGS = (
    ("price of bread", "price: bread"),
    ("bread price", "price: bread"),
    ("price", "price"),
    ("closure of the bay", "closure: bay"),
    ("closure of Alder Bay", "closure: alder bay"),
    ("the closure", "closure"),
    ("closure", "closure"),
    ("harvest", "harvest"),
    ("harvest of wheat", "harvest: wheat"),
    ("their fears", ""),
)
PEOPLE = ("Ann Lee", "A. Lee", "Lee", "Bo Marsh", "Marine Board", "Ardry Marine Board", None)
CHANGES = (
    Change(sign="?"),
    Change(cause="price of bread"),
    Change(holder="Bo Marsh"),
    Change(effect="tide"),
)
STORY = " ".join(f"word{n}" for n in range(120))
TAILS = ("", "They spoke of the bay and the harvest of wheat.", "Alder Bay is shut.", f"{STORY} {{}}")


def embed(phrases):
    """Vectors by which texts are on one matter when they speak of the bay alike."""
    place = [int("bay" in phrase.casefold()) for phrase in phrases]
    return np.eye(384, dtype=np.float32)[place]


def reading(number, version):
    """A made-up document; its text depends on its number alone, what is read in it on both."""
    chance = random.Random(number)
    sides = [chance.choice(THINGS) for _ in range(4)]
    speakers = [chance.choice(PEOPLE) for _ in range(2)]
    text = "".join(
        f"{who or 'Officials'} said the {name} matters. "
        for who, (name, _) in zip(speakers * 2, sides, strict=True)
    )
    text += chance.choice(TAILS).format(number)
    chance = random.Random(f"{number} {version}")

    def span(words):
        at = text.find(words)
        return Span(at, at + len(words))

    kept = chance.sample(range(4), chance.randint(2, 4))
    variables = tuple(
        Variable(f"v{n}", sides[n][0], (span(sides[n][0]),), "quantity", sides[n][1]) for n in kept
    )
    entities = tuple(
        Entity(f"e{n}", who, "person" if who and " " in who else "other", (span(who or "Officials"),))
        for n, who in enumerate(speakers)
    )
    claims = []
    for n in range(chance.randint(0, 3)):
        cause, effect = chance.choice(variables), chance.choice(variables)
        changes = chance.choice(("increase", "decrease")), chance.choice(("increase", "decrease"))
        claims.append(
            Claim(
                f"c{n}",
                Side(cause.mentions[0], changes[0], cause.id),
                Side(effect.mentions[0], changes[1], effect.id),
                product(*changes),
                chance.choice(("asserted", "denied", "questioned")),
                chance.choice((0.9, 0.3)),
                "rule:chance",
                holders=chance.choice(((), ("e0",), ("e0", "e1"))),
                statement=chance.choice((None, "s1")),
            )
        )
    statements = (Statement("s1", "indirect", "e0", (Span(0, len(text)),)),)
    author = chance.choice((None, "Ann Lee", "By Cy Orr"))
    return Reading(
        Document(text, f"{number % 7}.txt", author=author), statements, tuple(claims), variables, entities
    )


def put(project, number, version):
    made = reading(number, version)
    file = StoredFile(made.document.origin, 1, f"{number} {version}")
    assert not project._file.put(
        file, (made.document,), [made.document.id], {made.document.id: made}, reader="1"
    )


def decide(project, kind, number):
    """A decision of a kind about whatever is there; nothing where there is nothing for it."""
    chance, view = random.Random(number), project.view()
    claims = [f"{p.saying.document}:{p.saying.claim.id}" for p in view.placed]
    variables = [f"x ({id})" for id in view.cmap.variables]
    people = [f"x ({id})" for id in view.cmap.people]
    scope = chance.choice(("here", "document", "everywhere"))
    try:
        match kind:
            case "accept" | "reject" if claims:
                getattr(project, kind)(chance.choice(claims), scope=scope)
            case "edit" if claims:
                change = chance.choice(
                    (
                        Change(sign="?"),
                        Change(cause="price of bread"),
                        Change(holder="Bo Marsh"),
                        Change(effect="tide"),
                    )
                )
                project.edit(chance.choice(claims), change, scope=scope)
            case "add" if view.by_document:
                document = chance.choice(list(view.by_document))
                places = [
                    Span(*m.span()) for m in re.finditer(r"\w+", view.by_document[document].document.text)
                ]
                cause, effect = chance.sample(places[:40], 2)
                if chance.random() < 0.3:
                    project.add(document, NewStatement((hull((cause, effect)),), "Bo Marsh"))
                else:
                    name, holder = (
                        chance.choice(("", "tide", "harvest")),
                        chance.choice((None, "", "Bo Marsh")),
                    )
                    project.add(document, NewClaim(cause, effect, "+", effect_name=name, holder=holder))
            case "merge" if len(variables) > 1:
                project.merge(*chance.sample(variables, 2))
            case "rename" if variables:
                project.rename(chance.choice(variables), "harvest", also=chance.random() < 0.5)
            case "split" if variables:
                project.split(chance.choice(variables), documents=chance.choice(list(view.by_document)))
            case "group" if variables:
                project.group("trade", chance.choice(variables))
            case "meet" if len(people) > 1:
                project.merge(*chance.sample(people, 2), people=True)
            case "hide" if people:
                project.pseudonym(chance.choice(people), name=f"Person {number}")
            case "undo" | "redo":
                getattr(project, kind)()
            case "withdraw" if view.by_document:
                project.remove(chance.choice(list(view.by_document)))
            case "statement" if view.by_document:
                project.reject(f"{chance.choice(list(view.by_document))}:s1")
    except QueryError:
        pass


def made_anew(project):
    """The project with its map made from nothing."""
    read = project._file.load_readings()
    matters = {each.document.id: matter_of(each.document.text, embed) for each in read}
    built = build(read, project._file.decisions(), matters=matters)
    return View(built.readings, built.cmap, LoopsOf(built.cmap), states=built.states)


def filters(view, chance):
    """Filters of every sort about what is there, and some that ask for several things."""
    names = [v.name for v in view.cmap.variables.values()] or [""]
    people = [p.name for p in view.cmap.people.values() if p.name] or [""]
    holder, cause, effect = (chance.choice(some).replace('"', "") for some in (people, names, names))
    terms = [
        f'holder:"{holder}"',
        f'-holder:"{holder}"',
        "document:3.txt",
        "-document:3.txt",
        "modality:denied,questioned",
        "scope:general",
        "reviewed:yes",
        "reviewed:no",
        f'variable:"{cause}"',
        f'cause:"{cause}"',
        f'-effect:"{effect}"',
        "sign:-",
        "-sign:?",
        "support:2..",
        "support:0",
        "reports:..1",
        "contested:yes",
        "-contested:no",
        "bay",
        "-harvest",
    ]
    return ["", *chance.sample(terms, 6), *(" ".join(chance.sample(terms, 2)) for _ in range(6))]


def listed(view, table, where, **more):
    """A table as it is told; what a filter complains of where it names nobody."""
    try:
        found = list_table(view, table, parse_filter(where), **more)
    except QueryError as error:
        return str(error)
    return found.records, found.total


DECISIONS = "accept reject edit add merge rename split group meet hide undo redo withdraw statement".split()
steps = st.lists(
    st.tuples(st.just("put"), st.integers(0, 40), st.integers(0, 2))
    | st.tuples(st.just("withdraw"), st.integers(0, 200), st.just(0))
    | st.tuples(st.sampled_from(DECISIONS), st.integers(0, 200), st.just(0)),
    min_size=4,
    max_size=20,
)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_the_kept_map_is_the_one_made_from_nothing(steps):
    with tempfile.TemporaryDirectory() as folder:
        before, api.embed_phrases = api.embed_phrases, embed
        try:
            with sayso.open(Path(folder) / "x.sayso") as project:
                for kind, number, version in steps:
                    if kind == "put":
                        put(project, number, version)
                    else:
                        decide(project, kind, number)
                    if number % 3 == 0:
                        project.view()
                kept, anew = project.view(), made_anew(project)
                assert export(kept, "json").content == export(anew, "json").content
                assert dict(kept.states) == dict(anew.states)
                chance = random.Random(str(steps))
                for where in filters(anew, chance):
                    for table in COLUMNS:
                        whole = listed(anew, table, where)
                        assert listed(project.view(), table, where) == whole
                        first = listed(project.view(), table, where, limit=2, quotes=True)
                        assert first == listed(anew, table, where, limit=2, quotes=True)
                        assert isinstance(whole, str) or len(first[0]) == min(2, len(whole[0]))
        finally:
            api.embed_phrases = before


@settings(max_examples=25, deadline=None)
@given(steps)
def test_a_map_in_memory_is_brought_along_by_what_was_touched(steps):
    with tempfile.TemporaryDirectory() as folder:
        before, api.embed_phrases = api.embed_phrases, embed
        try:
            with sayso.open(Path(folder) / "x.sayso") as project, sayso.open(project.path) as other:
                seen, held = project.revision(), loaded(project.view())
                for kind, number, version in steps:
                    if kind == "put":
                        put(project, number, version)
                    else:
                        decide(project, kind, number)
                    if number % 4 == 0:
                        other.view()  # another program brings the kept map up to date
                    if number % 2 == 0:
                        now = project.view()
                        held = brought(held, now, project.touched_since(seen))
                        seen = project.revision()
                now = project.view()
                held = brought(held, now, project.touched_since(seen))
                anew = loaded(now)
                assert replace(held, loops=()) == replace(anew, loops=())
                assert list(held.cmap.variables) == list(anew.cmap.variables)
                assert list(held.cmap.people) == list(anew.cmap.people)
                assert same_near(held.cmap, anew.cmap, now.cmap)
        finally:
            api.embed_phrases = before


def same_near(*maps):
    """Whether maps that find what is about something by different ways find the same."""
    first, *others = maps
    for each in others:
        assert first.sayings() == each.sayings()
        for id in first.variables:
            assert first.links_about({id}) == each.links_about({id})
            assert first.sayings(only("side", id)) == each.sayings(only("side", id))
            assert placed_about(first, id) == placed_about(each, id)
            assert set(first.arrows(causes={id})) == set(each.arrows(causes={id}))
            assert set(first.arrows(effects={id}, least=2)) == set(each.arrows(effects={id}, least=2))
        for id in first.people:
            assert first.sayings(only("holder", id)) == each.sayings(only("holder", id))
            assert find_position(first, id) == find_position(each, id)
        for id in {saying.document for saying in first.sayings()}:
            assert first.sayings(only("document", id)) == each.sayings(only("document", id))
    return True


def only(field, id):
    return (Condition(field, frozenset((id,))),)


def placed_about(cmap, id):
    return [each for each in place(cmap.about({id})) if id in (each.saying.cause, each.saying.effect)]
