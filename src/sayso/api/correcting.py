"""Decisions as a person types them: what they are about is found, and told so that it is found again."""

from __future__ import annotations

import getpass
import hashlib
import itertools
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sayso.api.finding import one_person, one_variable
from sayso.api.proposals import Alike, Wordings, is_about_people, is_proposal, proposed_pair
from sayso.decisions.places import VOICE, plain, reference, target_of_claim, target_of_statement
from sayso.decisions.readings import snapshot, statement_snapshot
from sayso.errors import QueryError
from sayso.export.view import View
from sayso.export.wording import person_name
from sayso.records.causalmap import MapVariable, Member, Person
from sayso.records.claim import Claim, Modality
from sayso.records.condition import Condition
from sayso.records.decision import (
    Content,
    Decision,
    DecisionKind,
    DecisionScope,
    Subject,
    standing,
    to_redo,
    to_undo,
)
from sayso.records.reading import Reading
from sayso.records.statement import Statement

NAME_VARIABLE = "SAYSO_BY"
Find = Callable[[View, str], str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision before it is dated and signed."""

    kind: DecisionKind
    subject: Subject
    target: Content
    scope: DecisionScope = "here"
    before: Content | None = None
    after: Content | None = None

    def signed(self, by: str, why: str, when: str) -> Decision:
        """The entry of the log."""
        return Decision(
            by,
            when,
            self.kind,
            self.subject,
            self.target,
            self.scope,
            why,
            self.before or {},
            self.after or {},
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be otherwise about a claim; None leaves a thing as it is.

    Attributes:
        cause, effect: names of variables; one that is not on the map is made.
        sign: '+', '-' or '?'.
        modality: how it is said.
        holder: a name; '' is the author's own voice. The only one that a statement takes, and not ''.
    """

    cause: str | None = None
    effect: str | None = None
    sign: Literal["+", "-", "?"] | None = None
    modality: Modality | None = None
    holder: str | None = None


def signature(by: str = "") -> str:
    """Who decides: as given, else as SAYSO_BY says, else who uses the computer."""
    if by or (by := os.environ.get(NAME_VARIABLE, "")):
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"


def judged(
    view: View,
    ids: Iterable[str],
    kind: Literal["accept", "reject"],
    scope: DecisionScope,
    as_read: Callable[[str], Reading | None],
) -> tuple[Draft, ...]:
    """The decisions to accept or reject claims, statements and proposals.

    Args:
        ids: 'DOCUMENT:CLAIM' or 'DOCUMENT:STATEMENT', as tables and quotes show them, or 'ID+ID' of a
            proposal.
        as_read: gives the reading of a document as it was before people corrected it.

    Raises:
        QueryError: there is no such claim, statement or proposal, or the scope does not go with it.
    """
    drafts = []
    for asked in ids:
        if is_proposal(asked):
            drafts.append(_settled(view, asked, kind, scope))
            continue
        reading, found = _found(view, asked)
        target, before = _target(reading, found, as_read)
        if isinstance(found, Statement):
            _only_here(asked, scope)
        drafts.append(Draft(kind, _subject(found), target, scope, before, {"verdict": f"{kind}ed"}))
    return tuple(drafts)


def edited(
    view: View, asked: str, change: Change, scope: DecisionScope, as_read: Callable[[str], Reading | None]
) -> Draft:
    """The decision to change a claim, or who makes a statement.

    Raises:
        QueryError: there is no such claim or statement, nothing is to be changed, or a statement would be
            changed in what only a claim has.
    """
    reading, found = _found(view, asked)
    target, before = _target(reading, found, as_read)
    after: dict[str, Any] = {}
    for side in ("cause", "effect"):
        if (name := getattr(change, side)) is not None:
            after[side] = side_named(view, asked, name)
    for part in ("sign", "modality"):
        if getattr(change, part) is not None:
            after[part] = getattr(change, part)
    if change.modality is not None and change.modality not in get_args(Modality):
        raise QueryError(asked, f"there is no modality {change.modality!r}", get_args(Modality))
    if change.sign is not None and change.sign not in ("+", "-", "?"):
        raise QueryError(asked, f"{change.sign!r} is no sign; it is one of + - ?")
    if change.holder is not None:
        after["holder"] = holder_named(view, change.holder)
    if isinstance(found, Statement):
        _only_here(asked, scope)
        if not after.get("holder") or len(after) > 1:
            raise QueryError(asked, "of a statement only the holder can be changed, and not to nobody")
    if not after:
        raise QueryError(asked, "nothing is to be changed: give a cause, effect, sign, modality or holder")
    return Draft("edit", _subject(found), target, scope, before, after)


def merged(view: View, names: Sequence[str], name: str, find: Find, *, people: bool) -> Draft:
    """The decision that several variables, or people, are one; it keeps the id and name of the first.

    Args:
        name: what it is called from now on; '' for the name of the first.
    """
    ids = tuple(dict.fromkeys(find(view, asked) for asked in names))
    if len(ids) < 2:
        raise QueryError(", ".join(names), "to merge needs two or more different ones")
    return _merge(view, ids, name, people=people)


def _merge(view: View, ids: Sequence[str], name: str, *, people: bool) -> Draft:
    things = [_thing(view, id, people=people) for id in ids]
    name = name or next((thing.name for thing in things if thing.name), "")
    if not name:
        raise QueryError(", ".join(ids), "none of these has a name; say what they are called together")
    return Draft(
        "merge",
        "person" if people else "variable",
        {"things": [_reference(view, thing) for thing in things]},
        "everywhere",
        {"names": [thing.name for thing in things]},
        {"id": ids[0], "name": name},
    )


def _settled(view: View, asked: str, kind: Literal["accept", "reject"], scope: DecisionScope) -> Draft:
    """The decision that the two of a proposal are one, or are not; perhaps with all variables named alike."""
    if scope == "document":
        raise QueryError(asked, "a proposal has no document; the scope is 'here' or 'everywhere'")
    people = is_about_people(asked)
    if people and scope != "here":
        raise QueryError(asked, "a proposal about people is about these two; the scope is 'here'")
    first, second = proposed_pair(view, asked)
    if first == second:
        raise QueryError(asked, "these two are one already")
    alike = Wordings(view).alike(first, second) if scope == "everywhere" else Alike((first,), (second,))
    if kind == "accept":
        # The best known of them gives id and name.
        best = {
            id: (-len(_thing(view, id, people=people).members), id) for id in (*alike.things, *alike.others)
        }
        return _merge(view, sorted(best, key=best.__getitem__), "", people=people)

    def refs(ids: Iterable[str]) -> list[dict[str, Any]]:
        return [_reference(view, _thing(view, id, people=people)) for id in ids]

    subject: Subject = "person" if people else "variable"
    return Draft("reject", subject, {"things": refs(alike.things), "others": refs(alike.others)}, scope)


def split(
    view: View,
    asked: str,
    outs: Sequence[str],
    documents: Sequence[str],
    name: str,
    find: Find,
    *,
    people: bool,
) -> Draft:
    """The decision that some of what is one variable, or person, is another.

    Args:
        outs: the names, as texts have them, of what is another; () for any name.
        documents: ids of documents where it is another; () for all.
        name: what the other is called; '' for its commonest name.

    Raises:
        QueryError: none of it, or all of it, would be another.
    """
    thing = _thing(view, find(view, asked), people=people)
    members = _members(view, thing)
    labels = _labels(view, members, people=people)
    wanted = {plain(out) for out in outs}
    leaving = [
        member
        for member in members
        if (not wanted or plain(labels.get(member, "")) in wanted)
        and (not documents or member.document in documents)
    ]
    if not leaving or len(leaving) == len(members):
        known = sorted({labels[member] for member in members if labels.get(member)})
        which = "all of it" if leaving else "none of it"
        raise QueryError(asked, f"{which} would be split off from {thing.name!r}; it has these names", known)
    part = _places(view, "", None, leaving, people=people)
    part |= {"names": list(outs) if not documents else [], "documents": [] if outs else list(documents)}
    made = hashlib.sha256(repr(("split", thing.id, leaving)).encode()).hexdigest()[:12]
    return Draft(
        "split",
        "person" if people else "variable",
        {"thing": _reference(view, thing), "part": part},
        "everywhere" if outs and not documents else "here",
        {"name": thing.name},
        {"id": made, "name": name or None},
    )


def renamed(view: View, asked: str, name: str, find: Find, *, also: bool, people: bool) -> Draft:
    """The decision that a variable, or person, has another name, or has it also.

    Args:
        also: the name it has stays, and what goes by the other name is the same.
    """
    if not name.strip():
        raise QueryError(asked, "the new name is empty")
    thing = _thing(view, find(view, asked), people=people)
    return Draft(
        "alias" if also else "rename",
        "person" if people else "variable",
        {"thing": _reference(view, thing)},
        "everywhere",
        {"name": thing.name},
        {"id": thing.id, "name": name.strip()},
    )


def pseudonymised(view: View, names: Sequence[str], pseudonym: str, find: Find) -> tuple[Draft, ...]:
    """The decisions that people go by pseudonyms: by the one given, else by 'Speaker 1', 'Speaker 2', …

    Args:
        names: of whom; who has a pseudonym already gets the given one.

    Raises:
        QueryError: several people would get one pseudonym, or somebody goes by it, or has no name.
    """
    ids = tuple(dict.fromkeys(find(view, asked) for asked in names))
    people = [view.cmap.people[id] for id in ids]
    taken = {plain(name) for person in view.cmap.people.values() for name in (person.name, *person.aliases)}
    if pseudonym.strip() and (len(ids) > 1 or plain(pseudonym) in taken):
        raise QueryError(pseudonym, f"{pseudonym!r} cannot be the pseudonym of one more; give each its own")
    free = (name for n in itertools.count(1) if plain(name := f"Speaker {n}") not in taken)
    drafts = []
    for person in people:
        if person.name is None:
            raise QueryError(person.id, "somebody without a name needs no pseudonym")
        if person.hidden and not pseudonym.strip():
            continue
        name = pseudonym.strip() or next(free)
        drafts.append(
            Draft(
                "pseudonym",
                "person",
                {"thing": _reference(view, person)},
                "everywhere",
                {"name": person.hidden[0] if person.hidden else person.name},
                {"name": name},
            )
        )
    return tuple(drafts)


def grouped(view: View, general: str, specifics: Sequence[str], find: Find) -> Draft:
    """The decision that variables are special cases of a general one, which is made when there is none."""
    things = [_thing(view, find(view, asked), people=False) for asked in specifics]
    above = _exact(view, general)
    made = hashlib.sha256(f"general\0{plain(general)}".encode()).hexdigest()[:12]
    ref = {"name": general, "anchors": []} if above is None else _reference(view, above)
    return Draft(
        "group",
        "variable",
        {"general": ref, "things": [_reference(view, thing) for thing in things]},
        "everywhere",
        {"names": [thing.name for thing in things]},
        {"id": made if above is None else above.id, "name": general if above is None else above.name},
    )


def taken_back(log: Sequence[Decision], asked: str, kind: Literal["undo", "redo"]) -> Draft:
    """The entry that undoes or redoes a decision: the one of this id, or else the next in turn.

    Raises:
        QueryError: there is none, or it is undone, or holds, already.
    """
    held = {entry.id for entry in standing(log)}
    if asked:
        found = [entry for entry in log if entry.id.startswith(asked) and not entry.undoes]
        if len(found) != 1:
            raise QueryError(asked, f"the log has no single decision {asked!r}; 'sayso log' lists them")
        (entry,) = found
        if (entry.id in held) != (kind == "undo"):
            state = "holds" if entry.id in held else "is undone"
            raise QueryError(asked, f"decision {entry.id} {state} already")
    else:
        next_one = to_undo(log) if kind == "undo" else to_redo(log)
        if next_one is None:
            raise QueryError("", f"there is nothing to {kind}")
        entry = next_one
    return Draft(kind, "decision", {"decision": entry.id})


def find_exactly(view: View, asked: str, *, people: bool) -> str:
    """The id of the variable or person of this name, as `one_variable` and `one_person` find it."""
    return one_person(view, asked) if people else one_variable(view, asked)


def _found(view: View, asked: str) -> tuple[Reading, Claim | Statement]:
    document, _, local = asked.partition(":")
    near = [id for id in view.by_document if len(document) >= 4 and id.startswith(document)]
    if len(near) == 1:
        reading = view.by_document[near[0]]
        things: tuple[Claim | Statement, ...] = (*reading.claims, *reading.statements)
        for thing in things:
            if thing.id == local:
                return reading, thing
    raise QueryError(
        asked,
        f"there is no claim or statement {asked!r}; 'sayso show claims --json' and "
        "'sayso show statements --json' give their ids",
    )


def _target(
    reading: Reading, found: Claim | Statement, as_read: Callable[[str], Reading | None]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What finds a claim or statement again, and what it is now."""
    original = as_read(reading.document.id) or reading
    if isinstance(found, Claim):
        mine = next((each for each in original.claims if each.id == found.id), None)
        read = snapshot(reading, found) if mine is None else snapshot(original, mine)
        told = target_of_claim(reading, found) if mine is None else target_of_claim(original, mine)
        return told | {"read": read}, snapshot(reading, found)
    said = next((each for each in original.statements if each.id == found.id), None)
    read = statement_snapshot(reading, found) if said is None else statement_snapshot(original, said)
    return target_of_statement(reading, found) | {"read": read}, statement_snapshot(reading, found)


def side_named(view: View, asked: str, name: str) -> dict[str, Any]:
    """The variable that a person names for a side, with the places that tell it; a new name makes one."""
    if not name.strip():
        raise QueryError(asked, "the name of a side is empty")
    known = _exact(view, name)
    if known is None:
        return {"name": name.strip()}
    ref = _reference(view, known)
    return {"name": known.name, "anchors": ref["anchors"][:_ENOUGH]}


def holder_named(view: View, name: str) -> str:
    """What to call whom a person names as holder; '' is the own voice."""
    if not name.strip():
        return ""
    try:
        person = view.cmap.people[one_person(view, name)]
        return person.hidden[0] if person.hidden else person_name(person)
    except QueryError as error:
        if error.choices and len(error.choices) > 1:
            raise
        return name.strip()


def _exact(view: View, name: str) -> MapVariable | None:
    """The variable of this very name or id, else the only one that is also called so."""
    wanted = plain(name)
    every = view.cmap.names_of_variables()
    for found in (
        [each.id for each in every if each.id == name],
        [each.id for each in every if plain(each.name) == wanted],
        [each.id for each in every if wanted in map(plain, each.aliases)],
    ):
        if len(found) == 1:
            return view.cmap.variables[found[0]]
    return None


def _thing(view: View, id: str, *, people: bool) -> MapVariable | Person:
    return view.cmap.people[id] if people else view.cmap.variables[id]


def _members(view: View, thing: MapVariable | Person) -> list[Member]:
    """The members of a variable or person, with the own voices of documents."""
    if isinstance(thing, MapVariable):
        return sorted(thing.members)
    said = view.cmap.sayings((Condition("holder", frozenset((thing.id,))),))
    voices = {saying.document for saying in said if not saying.claim.holders}
    return sorted({*thing.members, *(Member(document, VOICE) for document in voices)})


def _reference(view: View, thing: MapVariable | Person) -> dict[str, Any]:
    people = isinstance(thing, Person)
    return _places(view, thing.id, thing.name, _members(view, thing), people=people)


def _places(
    view: View, id: str, name: str | None, members: Sequence[Member], *, people: bool
) -> dict[str, Any]:
    readings = view.some({member.document for member in members})
    return reference(readings, id, name, members, people=people)


def _labels(view: View, members: Iterable[Member], *, people: bool) -> dict[Member, str]:
    return {
        Member(reading.document.id, each.id): each.name or ""
        for reading in view.some({member.document for member in members})
        for each in (reading.entities if people else reading.variables)
    }


def _subject(found: Claim | Statement) -> Subject:
    return "claim" if isinstance(found, Claim) else "statement"


def _only_here(asked: str, scope: DecisionScope) -> None:
    if scope != "here":
        raise QueryError(asked, "a decision about a statement is about that one; leave the scope out")


_ENOUGH = 20  # places that tell the variable a person gave to a side
