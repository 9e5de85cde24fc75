"""From the readings of a project to the map that they make together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from sayso.api.choosing import Chosen
from sayso.api.logbook import log_table
from sayso.causalmap.bylines import find_bylines
from sayso.causalmap.copies import group_copies
from sayso.causalmap.groups import at_general_level
from sayso.causalmap.indexed import IndexedMap
from sayso.causalmap.loops import LoopsOf
from sayso.causalmap.merge import build_map
from sayso.causalmap.perspective import perspective
from sayso.decisions.joining import decided_people, decided_variables
from sayso.decisions.readings import State, correct
from sayso.errors import UnreadableError
from sayso.export.view import View
from sayso.records.causalmap import CausalMap, MapVariable, Member, Person, Saying
from sayso.records.claim import CARRYING, Modality
from sayso.records.condition import Condition
from sayso.records.decision import Decision, standing
from sayso.records.filter import Filter
from sayso.records.reading import Reading
from sayso.statements import join_people
from sayso.statements.masking import masked_readings
from sayso.store.kept.touched import Touched
from sayso.store.project import Kept
from sayso.text.meaning import embed_phrases
from sayso.variables import join_variables
from sayso.variables.matter import matter_of

if TYPE_CHECKING:
    from sayso.variables.matter import Floats

Thing = TypeVar("Thing", MapVariable, Person)


@dataclass(frozen=True, slots=True)
class Built:
    """A map, the readings as people corrected them, and by id what became of what each decision is about."""

    cmap: CausalMap
    readings: tuple[Reading, ...]
    states: Mapping[str, State]


def build(
    readings: Iterable[Reading],
    log: Iterable[Decision] = (),
    *,
    matters: Mapping[str, Floats] | None = None,
) -> Built:
    """The map of everybody, made from nothing: the same for any order of the readings and of the log.

    The map that a project file keeps is this one (see `sayso.store.kept`).

    Args:
        matters: what the documents are about, as far as it is known; the rest is found now.
    """
    readings, known = tuple(readings), matters or {}
    matters = {
        each.document.id: known[each.document.id]
        if each.document.id in known
        else matter_of(each.document.text, embed_phrases)
        for each in readings
    }
    held = standing(log)
    corrected = correct(readings, held)
    ordered = tuple(corrected.readings.values())
    variables, found = decided_variables(
        join_variables(ordered, matters=matters), ordered, held, corrected.sides
    )
    people = join_people(ordered)
    bylines, voices = find_bylines(ordered, people)
    people, voices, met = decided_people((*people, *bylines), voices, ordered, held)
    cmap = build_map(
        ordered,
        variables=variables,
        people=people,
        voices=voices,
        copies=group_copies({reading.document.id: reading.document.text for reading in ordered}),
        verdicts=corrected.verdicts,
    )
    joined: dict[str, State] = {id: "as decided" if there else "gone" for id, there in (found | met).items()}
    return Built(cmap, masked_readings(ordered, people), corrected.states | joined)


def check_decisions(readings: Iterable[Reading], log: Iterable[Decision]) -> None:
    """Look whether the decisions of a log can be applied to these readings, without making a map of them.

    Raises:
        RecordError: one is not as sayso writes one.
    """
    log = tuple(log)
    held = standing(log)
    corrected = correct(readings, held)
    ordered = tuple(corrected.readings.values())
    variables = [
        MapVariable(f"{r.document.id}:{v.id}", v.name, v.kind, (Member(r.document.id, v.id),))
        for r in ordered
        for v in r.variables
    ]
    people = [
        Person(f"{r.document.id}:{e.id}", e.name, e.type, (Member(r.document.id, e.id),))
        for r in ordered
        for e in r.entities
    ]
    decided_variables(variables, ordered, held, corrected.sides)
    decided_people(people, {}, ordered, held)
    log_table(log, {})


def differences(view: View, built: Built) -> Iterator[str]:
    """In what the map of a view is not the one that was built, one sentence for each thing."""
    parts: tuple[tuple[str, Mapping[str, object], Mapping[str, object]], ...] = (
        ("variable", view.cmap.variables, built.cmap.variables),
        ("person", view.cmap.people, built.cmap.people),
        ("link", view.links, {link.id: link for link in built.cmap.links}),
        ("decision", view.states, built.states),
    )
    for what, kept, made in parts:
        for id in sorted(kept.keys() | made.keys()):
            if kept.get(id) != made.get(id):
                yield f"the kept map: {what} {id} is not what the documents make; the next look makes it anew"
    if view.cmap.sayings() != built.cmap.sayings():
        yield "the kept map: its claims are not those of the documents; the next look makes it anew"


def view_of(
    kept: Kept,
    problems: Iterable[UnreadableError] = (),
    *,
    perspectives: Mapping[str, Filter] | None = None,
) -> View:
    """A project at one moment."""
    return View(
        readings=kept.readings,
        cmap=kept.cmap,
        loops=LoopsOf(kept.cmap),
        problems=tuple(sorted((p.origin, p.code, p.reason) for p in problems)),
        states=kept.states,
        perspectives=perspectives or {},
        mask=kept.mask,
    )


def narrowed(view: View, filters: Sequence[Filter] = (), *, modalities: Sequence[Modality] = ()) -> View:
    """The view of a perspective: the map that the claims make which one of the filters means.

    Support and contest are counted anew among these claims.

    Args:
        filters: without any, all claims are meant.
        modalities: of the claims that carry a link; denied and questioned ones stay. Without any, all.

    Raises:
        QueryError: a filter names something that is not there.
    """
    if not (filters or modalities):
        return view
    meant = frozenset().union(*(Chosen(view, each).meant for each in filters))

    def keep(saying: Saying) -> bool:
        modality = saying.claim.modality
        return (not filters or (saying.document, saying.claim.id) in meant) and (
            not modalities or modality in modalities or modality not in CARRYING
        )

    documents = frozenset(document for document, _ in meant)
    asked = (Condition("document", documents),) if filters else ()
    return with_loops(replace(view, cmap=perspective(view.cmap, keep, asked=asked), states={}))


def generalised(view: View) -> View:
    """The project at the level of general variables; special cases are a part of what they are under."""
    if not view.cmap.grouped:
        return view
    return with_loops(replace(view, cmap=at_general_level(view.cmap)))


def loaded(view: View) -> View:
    """The view with all of it in memory, so that threads may share it and no later change touches it."""
    cmap = replace(view.cmap, variables=dict(view.cmap.variables), people=dict(view.cmap.people))
    return with_loops(replace(view, readings=tuple(view.readings), cmap=IndexedMap.of(cmap)))


def brought(before: View, now: View, touched: Touched | None) -> View:
    """A later view with all of it in memory, of which no more is loaded than what was touched since another.

    Args:
        before: that other view, as `loaded` or this gave it.
        touched: what may be other now; None where that is not known, and all is loaded.
    """
    known = before.cmap
    names_alike = before.mask.empty and now.mask.empty  # a mask reaches into every text
    if touched is None or not names_alike or not isinstance(known, IndexedMap):
        return loaded(now)
    readings = {id: own for id, own in before.by_document.items() if id not in touched.documents}
    there = [id for id in touched.documents if id in now.by_document]
    readings |= {reading.document.id: reading for reading in now.some(there)}
    cmap = known.with_pairs(
        touched.pairs,
        now.cmap.of_pairs(touched.pairs),
        _with(known.variables, touched.variables, now.cmap.variables_of(touched.variables)),
        _with(known.people, touched.people, now.cmap.people_of(touched.people)),
    )
    return with_loops(replace(now, readings=tuple(readings[id] for id in sorted(readings)), cmap=cmap))


def _with(things: Mapping[str, Thing], other: Set[str], now: Iterable[Thing]) -> dict[str, Thing]:
    """The things by id, in order of ids, some of which are others now, or not there."""
    new = {id: thing for id, thing in things.items() if id not in other} | {each.id: each for each in now}
    return {id: new[id] for id in sorted(new)}


def with_loops(view: View) -> View:
    """The view with the loops of its map, looked for when they are asked for."""
    return replace(view, loops=LoopsOf(view.cmap))
