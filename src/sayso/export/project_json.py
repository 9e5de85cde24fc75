"""The whole project as JSON: format sayso-project/1.

The same project gives the same bytes, in whatever order its documents were read: everything is sorted,
documents by id, claims in text order. It holds every record, so two projects are equal when these are;
what a project or its file is called is no part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sayso.export.escaping import whole
from sayso.export.extract_json import Json, reading_json
from sayso.export.view import Placed, View
from sayso.export.wording import speaker_name
from sayso.records.causalmap import Link, Loop, MapVariable, Person
from sayso.records.reading import Reading
from sayso.records.scenario import Effect, EffectPath, Outcome
from sayso.store.loading import portions

FORMAT = "sayso-project/1"
_AT_ONCE = 500  # links that are held at one time


def export(view: View) -> Iterator[bytes]:
    """The project as JSON, UTF-8, keys sorted, ending in a line break; of a large one a part at a time."""
    whole_map = {
        "claims": _Several(_placed(placed) for placed in view.placed_in_turn()),
        "links": _Several(_link(link) for link in _links(view)),
        "people": _Several(_person(each) for _, each in sorted(view.cmap.people.items())),
        "threshold": view.cmap.threshold,
        "variables": _Several(_variable(each) for _, each in sorted(view.cmap.variables.items())),
    }
    data = {
        "format": FORMAT,
        "documents": _Several(
            document_json(reading) | {"speaker": speaker_name(view, reading.document)}
            for reading in view.some(view.told)
        ),
        "map": whole_map,
        "loops": [_loop(loop) for loop in view.loops],
        "loops_cut": view.loops_cut,
        "problems": [
            {"origin": origin, "code": code, "reason": reason}
            for origin, code, reason in sorted(view.problems)
        ],
        "outcome": None if view.outcome is None else _outcome(view.outcome),
        "leans": None if view.leans is None else asdict(view.leans),
        "unfolding": None if view.unfolding is None else asdict(view.unfolding),
        "turns": [asdict(each) for each in view.turns],
    }
    for piece in _written(data):
        yield whole(piece).encode()
    yield b"\n"


@dataclass(frozen=True, slots=True)
class _Several:
    """A list of which no more than one thing is held."""

    things: Iterable[Json]


def _written(data: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """An object as `json.dumps` writes it with an indent of one space and sorted keys, in pieces."""
    for n, name in enumerate(sorted(data)):
        yield f'{"," if n else "{"}\n{" " * (depth + 1)}"{name}": '
        value = data[name]
        if isinstance(value, _Several):
            yield from _list(value.things, depth + 1)
        elif name == "map":
            yield from _written(value, depth + 1)
        else:
            yield _value(value, depth + 1)
    yield f"\n{' ' * depth}}}"


def _list(things: Iterable[Json], depth: int) -> Iterator[str]:
    some = False
    for thing in things:
        yield f"{',' if some else '['}\n{' ' * (depth + 1)}{_value(thing, depth + 1)}"
        some = True
    yield f"\n{' ' * depth}]" if some else "[]"


def _value(value: Any, depth: int) -> str:
    # No line break stands inside a string of JSON.
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).replace("\n", f"\n{' ' * depth}")


def left_out(view: View) -> tuple[str, ...]:
    """Nothing: this format holds all of a view."""
    return ()


def document_json(reading: Reading) -> Json:
    """One document with all that was found in it.

    Statements, claims, variables and entities have the shape of sayso-extract/1, with what that leaves
    out: the rules that found statements, aliases, keys, nesting and what was skipped.
    """
    document = reading.document
    shown = reading_json(reading, document.id)
    added: dict[str, list[Json]] = {
        "statements": [
            {"entity": s.entity, "to_entity": s.to_entity, "parent": s.parent, "found_by": s.found_by}
            for s in reading.statements
        ],
        "claims": [{"both_ways": claim.both_ways} for claim in reading.claims],
        "variables": [{"kind": v.kind, "key": v.key} for v in reading.variables],
        "entities": [{"aliases": list(e.aliases)} for e in reading.entities],
    }
    found: dict[str, Any] = {
        name: [first | second for first, second in zip(shown[name], more, strict=True)]
        for name, more in added.items()
    }
    about = ("text", "origin", "title", "author", "publisher", "date", "address", "speaker")
    return {
        "id": document.id,
        **{name: getattr(document, name) for name in about},
        **found,
        "skipped": [
            {"span": [s.span.start, s.span.end], "reason": s.reason, "note": s.note}
            for s in sorted(reading.skipped)
        ],
    }


def _variable(variable: MapVariable) -> Json:
    return {
        "id": variable.id,
        "name": variable.name,
        "kind": variable.kind,
        "aliases": list(variable.aliases),
        "members": [[member.document, member.local] for member in variable.members],
    }


def _person(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "type": person.type,
        "role": person.role,
        "aliases": list(person.aliases),
        "members": [[member.document, member.local] for member in person.members],
    }


def _links(view: View) -> Iterator[Link]:
    """The links in their order, of which no more than some are held."""
    ids = [link.id for link in view.cmap.counted()]
    for some in portions(ids, _AT_ONCE):
        found = view.links_of(set(some))
        yield from (found[id] for id in some)


def _link(link: Link) -> Json:
    return {
        "id": link.id,
        "cause": link.cause,
        "effect": link.effect,
        "polarity": link.polarity,
        "support": link.support,
        "reports": link.reports,
        "contested": link.contested,
        "both_ways": link.both_ways,
        "once": link.once,
        **{
            name: [[saying.document, saying.claim.id] for saying in getattr(link, name)]
            for name in ("carrying", "backing", "denials")
        },
    }


def _placed(placed: Placed) -> Json:
    saying = placed.saying
    return {
        "document": saying.document,
        "claim": saying.claim.id,
        "cause": saying.cause,
        "effect": saying.effect,
        "holders": list(saying.holders),
        "copies": saying.copies,
        "status": placed.status,
        "links": [link.id for link in placed.links],
    }


def _loop(loop: Loop) -> Json:
    return {
        "variables": list(loop.variables),
        "links": [list(links) for links in loop.links],
        "kind": loop.kind,
        "held_by": list(loop.held_by),
        "support": loop.support,
    }


def _outcome(outcome: Outcome) -> Json:
    scenario = outcome.scenario
    return {
        "scenario": {
            "presses": [
                {"variable": p.variable, "direction": p.direction, "phrase": p.phrase}
                for p in scenario.presses
            ],
            "held": list(scenario.held),
            "according_to": list(scenario.according_to),
            "modalities": list(scenario.modalities),
            "as_said": scenario.as_said,
            "general_only": scenario.general_only,
            "starts": [list(start) for start in scenario.starts],
        },
        "effects": [_effect(effect) for effect in outcome.effects],
        "unreached": list(outcome.unreached),
    }


def _effect(effect: Effect) -> Json:
    return {
        "variable": effect.variable,
        "verdict": effect.verdict,
        "by_side": [
            {"links": list(side.links), "holders": list(side.holders), "verdict": side.verdict}
            for side in effect.by_side
        ],
        "paths": [_path(path) for path in effect.paths],
        "more": effect.more,
        "more_is_exact": effect.more_is_exact,
        "loops": [_loop(loop) for loop in effect.loops],
        "reason": effect.reason,
    }


def _path(path: EffectPath) -> Json:
    return {
        "steps": [
            {
                "link": step.link,
                "cause": step.cause,
                "effect": step.effect,
                "sign": step.sign,
                "mirror": step.mirror,
                "once": step.once,
            }
            for step in path.steps
        ],
        "effect": path.effect,
        "support": path.support,
        "held_by": list(path.held_by),
        "strength": path.strength,
    }
