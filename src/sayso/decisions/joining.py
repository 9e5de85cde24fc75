"""Decisions about variables and people, applied to those that reading joined."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sayso.decisions.apart import turns_down
from sayso.decisions.codebook import Words, by_words, code_id, codebook_of, words_in
from sayso.decisions.damage import telling
from sayso.decisions.places import VOICE, Places, plain
from sayso.records.causalmap import MapVariable, Member, Person
from sayso.records.codebook import Coded
from sayso.records.decision import Content, Decision
from sayso.records.reading import Reading


@dataclass(slots=True, eq=False)
class _Group:
    """Members that are one thing.

    `sources` are the things that reading made of them, the one that gives kind or type first; `name` and
    `id` are a person's as soon as `touched`; `general` is the group that this one is a special case of;
    `pseudonym` is shown for all its names.
    """

    id: str
    name: str | None
    members: set[Member]
    sources: list[Any]
    aliases: set[str] = field(default_factory=set)
    general: _Group | None = None
    pseudonym: str = ""
    touched: bool = False
    cut: bool = False


class _Groups:
    """The groups while decisions are applied to them one after another."""

    def __init__(self, things: Iterable[Any], places: Places, labels: Mapping[Member, str], *, people: bool):
        self.groups = [_Group(thing.id, thing.name, set(thing.members), [thing]) for thing in things]
        self.owner = {member: group for group in self.groups for member in group.members}
        self.places, self.labels, self.people = places, labels, people

    def found(self, ref: Content) -> list[_Group]:
        """The groups that a reference means: those of its places, else those of its name."""
        members = self.places.members(ref, people=self.people)
        groups = [self.owner[member] for member in sorted(members) if member in self.owner]
        return list(dict.fromkeys(groups)) or self.named(ref.get("name"))

    def named(self, name: str | None) -> list[_Group]:
        """The groups of this name."""
        wanted = plain(name)
        return [group for group in self.groups if wanted and plain(group.name) == wanted]

    def apply(self, entry: Decision) -> bool:
        """Apply a decision; whether what it is about is still there.

        Raises:
            RecordError: it is not as sayso writes one.
        """
        with telling(entry):
            return self._apply(entry)

    def _apply(self, entry: Decision) -> bool:
        if entry.kind == "merge":
            return self._merge([self.found(ref) for ref in entry.target["things"]], entry.after)
        if entry.kind == "split":
            return self._split(entry)
        if entry.kind == "group":
            return self._group(entry)
        if turns_down(entry):
            return self._keep_apart(entry)
        if entry.kind == "codebook":
            return self._by_codebook(codebook_of(entry))
        found = self.found(entry.target["thing"])
        if entry.kind == "alias":
            name = entry.after["name"]
            if found:
                self._merge([found, self.named(name)], {"id": found[0].id, "name": found[0].name})
                self.owner_of(found[0]).aliases.add(name)
            return bool(found)
        if found and entry.kind == "pseudonym":
            self._merge_all(found).pseudonym = entry.after["name"]
        elif found:
            kept = self._merge_all(found)
            kept.name, kept.touched = entry.after["name"], True
            kept.id = entry.after.get("id") or kept.id
        return bool(found)

    def owner_of(self, group: _Group) -> _Group:
        """The group that has this one's members now."""
        return group if not group.members else self.owner[min(group.members)]

    def join(self, member: Member, ref: Content) -> None:
        """Let a variable that a person gave to a side be what the person meant."""
        mine = self.owner[member]
        others = [group for group in self.found(ref) if group is not mine]
        if others:
            self._merge_all([others[0], mine])

    def _merge(self, found: Sequence[list[_Group]], after: Content) -> bool:
        groups = list(dict.fromkeys(group for each in found for group in each))
        if not groups:
            return False
        kept = self._merge_all(groups)
        kept.id, kept.name, kept.touched = after["id"], after["name"], True
        return all(found)

    def _merge_all(self, groups: Sequence[_Group]) -> _Group:
        kept, *others = groups
        for other in others:
            kept.members |= other.members
            kept.sources += other.sources
            kept.aliases |= other.aliases
            kept.cut |= other.cut
            kept.touched = True
            kept.general = kept.general or other.general
            kept.pseudonym = kept.pseudonym or other.pseudonym
            for member in other.members:
                self.owner[member] = kept
            for group in self.groups:
                if group.general is other:
                    group.general = kept
        gone = set(map(id, others))
        self.groups = [group for group in self.groups if id(group) not in gone]
        if kept.general is kept:
            kept.general = None
        return kept

    def _split(self, entry: Decision) -> bool:
        part = entry.target["part"]
        members = set(self.places.members(part, people=self.people))
        names, documents = set(map(plain, part["names"])), set(part["documents"])
        done = False
        made: _Group | None = None
        for group in self.found(entry.target["thing"]):
            leaving = {
                member
                for member in group.members
                if member in members
                or member.document in documents
                or (entry.scope == "everywhere" and plain(self.labels.get(member)) in names)
            }
            if not leaving or leaving == group.members:
                continue
            if made is None:
                made = self._made_by_cutting(entry.after["id"], entry.after["name"])
            self._move(leaving, group, made)
            done = True
        return done

    def _by_codebook(self, codebook: Sequence[Coded]) -> bool:
        """Join what the codebook has a name for, under that name, and group the special under the general."""
        coded = {code_id(each): each for each in codebook if (each.kind != "variable") == self.people}
        meant = by_words(coded.values())
        met: defaultdict[str, list[_Group]] = defaultdict(list)
        for group in self.groups:
            found = meant.get(words_in(group.name or "")) or self._one_meant(group, meant)
            if found is not None:
                met[code_id(found)].append(group)
        above = {id: broader for id, each in coded.items() if (broader := meant.get(words_in(each.broader)))}
        made: dict[str, _Group] = {}

        def general(id: str) -> _Group:
            """The group of a name of the codebook, made when no text has it, under what is broader."""
            if id not in made:
                made[id] = _Group(id, coded[id].name, set(), [], touched=True)
                self.groups.append(made[id])
                rise(id)
            return made[id]

        def rise(id: str) -> None:
            if id in above and not _stands_under(top := general(code_id(above[id])), made[id]):
                made[id].general = top

        for id, groups in sorted(met.items()):
            made[id] = self._merge_all(sorted(groups, key=lambda group: (group.id, sorted(group.members))))
            made[id].id, made[id].name, made[id].touched = id, coded[id].name, True
            made[id].aliases |= set(coded[id].alternatives)
        for id in sorted(met):
            rise(id)
        return True  # what no text speaks of yet may come

    def _one_meant(self, group: _Group, meant: Mapping[Words, Coded]) -> Coded | None:
        """What the other names of a group mean, where they mean one thing."""
        names = {self.labels.get(member) or "" for member in group.members} | group.aliases
        if not group.cut:
            names |= {name for source in group.sources for name in (source.name, *source.aliases) if name}
        found = {code_id(coded): coded for name in names if (coded := meant.get(words_in(name)))}
        return next(iter(found.values())) if len(found) == 1 else None

    def _keep_apart(self, entry: Decision) -> bool:
        """Take apart what reading, or an earlier decision, has made one against this decision."""
        things, others = (
            [self.places.members(ref, people=self.people) for ref in entry.target[side]]
            for side in ("things", "others")
        )
        sides = [frozenset().union(*things), frozenset().union(*others)] if others else things
        for group in list(self.groups):
            parts = [group.members & side for side in sides]
            for part in [part for part in parts if part][1:]:
                if not (part := part & group.members) or part == group.members:
                    continue
                made = hashlib.sha256(f"apart\0{entry.id}\0{min(part)}".encode()).hexdigest()[:12]
                self._move(part, group, self._made_by_cutting(made, None))
        return all((*things, *others))

    def _made_by_cutting(self, id: str, name: str | None) -> _Group:
        made = _Group(id, name, set(), [], touched=True, cut=True)
        self.groups.append(made)
        return made

    def _move(self, members: set[Member], group: _Group, made: _Group) -> None:
        group.members -= members
        group.cut = group.touched = True
        made.members |= members
        made.sources += group.sources
        made.pseudonym = made.pseudonym or group.pseudonym
        for member in members:
            self.owner[member] = made

    def _group(self, entry: Decision) -> bool:
        general = self.found(entry.target["general"])
        if general:
            above = self._merge_all(general)
        else:
            above = _Group(entry.after["id"], entry.after["name"], set(), [], touched=True)
            self.groups.append(above)
        found = [self.found(ref) for ref in entry.target["things"]]
        for group in (group for each in found for group in each):
            if not _stands_under(above, group):
                group.general = above
        return all(found)

    def ids(self) -> dict[int, str]:
        """An id for each group, by its Python identity; what people touched keeps its own.

        Where reading gives the id of a touched one to something else, that gets another.
        """
        given: dict[int, str] = {}
        taken: set[str] = set()
        for group in sorted(
            self.groups, key=lambda group: (not group.touched, group.id, sorted(group.members))
        ):
            name = group.id
            while name in taken:
                name = hashlib.sha256(f"again\0{name}".encode()).hexdigest()[:12]
            taken.add(name)
            given[id(group)] = name
        return given

    def names(self, group: _Group) -> tuple[str | None, tuple[str, ...]]:
        """The name of a touched group and its other names."""
        labels = Counter(self.labels[member] for member in group.members if self.labels.get(member))
        others = set(labels) | group.aliases
        if not group.cut:
            others |= {name for s in group.sources for name in (s.name, *s.aliases) if name}
        name = group.name
        if not name:
            name = min(labels, key=lambda each: (-labels[each], len(each), each), default=None)
        return name, tuple(sorted(others - {name or ""}))


def decided_variables(
    variables: Iterable[MapVariable],
    readings: Iterable[Reading],
    decisions: Sequence[Decision],
    sides: Iterable[tuple[Member, Content]] = (),
) -> tuple[tuple[MapVariable, ...], dict[str, bool]]:
    """The variables of the map as people decided, by id.

    Args:
        variables: as reading joined them.
        decisions: those that hold, the earliest first; those about other things are passed over.
        sides: variables that a person gave to a side of a claim, with what was meant.

    Returns:
        The variables, and for each decision about variables whether all it is about is still there.
    """
    decisions = [entry for entry in decisions if entry.subject in ("variable", "codebook")]
    sides = tuple(sides)
    variables = tuple(variables)
    if not decisions and not sides:
        return variables, {}
    places = Places(readings)
    labels = {
        Member(document, variable.id): variable.name
        for document, reading in places.readings.items()
        for variable in reading.variables
    }
    groups = _Groups(variables, places, labels, people=False)
    for member, ref in sides:
        groups.join(member, ref)
    states = {entry.id: groups.apply(entry) for entry in decisions}
    ids = groups.ids()
    made = []
    for group in groups.groups:
        general = None if group.general is None else ids[id(group.general)]
        first = group.sources[0] if group.sources else None
        if first is not None and not group.touched:
            made.append(replace(first, id=ids[id(group)], general=general))
            continue
        name, aliases = groups.names(group)
        kinds = {source.kind for source in group.sources}
        made.append(
            MapVariable(
                id=ids[id(group)],
                name=name or "",
                kind="quantity" if "quantity" in kinds or not kinds else "event",
                members=tuple(sorted(group.members)),
                aliases=aliases,
                general=general,
            )
        )
    return tuple(sorted(made, key=lambda variable: variable.id)), states


def decided_people(
    people: Iterable[Person],
    voices: Mapping[str, str],
    readings: Iterable[Reading],
    decisions: Sequence[Decision],
) -> tuple[tuple[Person, ...], dict[str, str], dict[str, bool]]:
    """The people of the map as people decided, by id, bylines included.

    Args:
        people: as reading joined them, with the bylines.
        voices: for each document who its own voice is.
        decisions: those that hold, the earliest first; those about other things are passed over.

    Returns:
        The people, whose own voice each document has, and for each decision about people whether all it
        is about is still there.
    """
    decisions = [entry for entry in decisions if entry.subject in ("person", "codebook")]
    people, voices = tuple(people), dict(voices)
    if not decisions:
        return people, voices, {}
    places = Places(readings)
    labels = {
        Member(document, entity.id): entity.name or ""
        for document, reading in places.readings.items()
        for entity in reading.entities
    }
    whole = [replace(person, members=all_members(person, voices)) for person in people]
    groups = _Groups(whole, places, labels, people=True)
    states = {entry.id: groups.apply(entry) for entry in decisions}
    ids = groups.ids()
    made = []
    for group in groups.groups:
        members = tuple(sorted(member for member in group.members if member.local != VOICE))
        name, aliases = groups.names(group) if group.touched else (group.name, group.sources[0].aliases)
        hidden: tuple[str, ...] = ()
        if group.pseudonym:
            known = {name for source in group.sources for name in (source.name, *source.aliases) if name}
            rest = sorted({*known, *aliases} - {name})
            name, hidden, aliases = group.pseudonym, tuple(filter(None, (name, *rest))), ()
        roles = {source.role for source in group.sources}
        first = group.sources[0]
        named = (group.touched or hidden) and first.type == "document" and first.role == "byline"
        made.append(
            replace(
                first,
                type="other" if named else first.type,
                id=ids[id(group)],
                name=name,
                members=members,
                aliases=aliases,
                role="source" if "source" in roles else "byline",
                hidden=hidden,
            )
        )
    owner = {
        member.document: ids[id(group)] for member, group in groups.owner.items() if member.local == VOICE
    }
    return tuple(sorted(made, key=lambda person: person.id)), voices | owner, states


def all_members(person: Person, voices: Mapping[str, str]) -> tuple[Member, ...]:
    """The entities that are this person, and the own voices of documents."""
    own = (Member(document, VOICE) for document, voice in voices.items() if voice == person.id)
    return tuple(sorted((*person.members, *own)))


def _stands_under(group: _Group | None, other: _Group) -> bool:
    """Whether a group is another one or a special case of it."""
    while group is not None:
        if group is other:
            return True
        group = group.general
    return False
