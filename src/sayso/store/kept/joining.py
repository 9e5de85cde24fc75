"""Variables of the kept map joined step by step: no more is looked at than what came or left can reach.

What `sayso.variables.join.join_named` finds in memory is found here from what is written of each step: what a
key could stand for, which mentions are one thing wherever they stand (a group), and which groups are one on
some matter.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, bindparam, delete, distinct, func, insert, select, update

from sayso.store import schema
from sayso.store.kept import tables
from sayso.store.kept.nearness import packed, unpacked
from sayso.store.kept.things import READ, VARIABLES, write_joined
from sayso.store.loading import portions, rows
from sayso.store.rows import spans_from
from sayso.text.keys import head_in, phrase_lemmas
from sayso.variables.fuller import Fuller, KeysOf, Lemmas
from sayso.variables.join import Cut, Gist, Named, gist_of, handle_of, joined, meant_by, mostly_meant
from sayso.variables.matter import MOST, parts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_AT_ONCE = 200  # documents, groups or variables that are held at one time
_MENTION = tables.mentions.c
_GROUP = tables.groups.c


@dataclass(slots=True)
class Reach:
    """What may be joined otherwise.

    Attributes:
        whole: all of it: nothing is joined yet.
        handles: of the groups that mentions came into or left.
        documents: numbers of the documents that these mentions stand in.
        beside: numbers of documents that are near one that is gone.
        old: the groups as they were.
        moved: handles of groups that are one with others now, or no longer.
    """

    whole: bool
    handles: set[str] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    beside: Collection[int] = ()
    old: dict[str, Any] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)


def join_again(
    connection: Connection,
    left: Sequence[Any],
    came: Collection[str],
    lasts: Collection[str],
    beside: Collection[int],
) -> dict[str, str]:
    """Join the variables of documents that came, and those that they or what left can reach.

    Args:
        left: the mentions, as they were written, of documents that are gone or taken anew.
        came: the documents that are new or taken anew.
        lasts: last words of names of which other words need not be said now.
        beside: the numbers of documents that are near one that is gone.

    Returns:
        By id the names before of the variables that may be others now.
    """
    reach = Reach(connection.execute(select(_GROUP.handle).limit(1)).first() is None, beside=beside)
    respelled = [] if reach.whole else _with_lemmas(connection, lasts, came)
    left = (*left, *respelled)
    numbers = dict(connection.execute(select(tables.documents.c.document, tables.documents.c.number)).all())
    wanted: dict[str, set[str] | None] = dict.fromkeys(came)
    for row in respelled:
        locals = wanted.setdefault(row.document, set())
        if locals is not None:
            locals.add(row.local)
    told = _tell(connection, wanted, left)
    reach.handles |= {row.handle for row in left}
    reach.documents |= {numbers[id] for id in wanted}
    _find_handles(connection, wanted, told, reach, numbers)
    _write_groups(connection, reach, numbers)
    _find_mates(connection, reach)
    _find_meant(connection, reach)
    return _write_variables(connection, reach)


def _with_lemmas(connection: Connection, lemmas: Collection[str], came: Collection[str]) -> list[Any]:
    """The mentions whose keys have one of these lemmas, but for those of some documents."""
    found: list[Any] = []
    for lemma in sorted(lemmas):
        having = select(tables.mentions).where(func.instr(_MENTION.key, lemma) > 0)
        found += [
            row
            for row in connection.execute(having)
            if row.document not in came and lemma in phrase_lemmas(row.key)
        ]
    return list({(row.document, row.local): row for row in found}.values())


def _mentions(connection: Connection, wanted: Mapping[str, set[str] | None]) -> Iterator[list[Any]]:
    """The rows of mentions of these documents, all of each or those with some ids there, some at a time."""
    for some in portions(sorted(wanted), _AT_ONCE):
        found = rows(connection, select(tables.mentions), _MENTION.document, some)
        yield [row for row in found if (locals := wanted[row.document]) is None or row.local in locals]


def _tell(
    connection: Connection, wanted: Mapping[str, set[str] | None], left: Iterable[Any]
) -> set[tuple[str, str]]:
    """Write by which keys mentions are joined; the heads and lemmas of those that came and left."""
    spare = connection.execute(select(tables.spare_words)).all()
    cut = Cut({row.last: frozenset(row.words.split()) for row in spare})
    came: set[tuple[str, str]] = set()
    for found in _mentions(connection, wanted):
        changed = []
        for row in found:
            key = cut.of(row.key)
            one = (head_in(key) or "", " ".join(sorted(phrase_lemmas(key))))
            came.add(one)
            changed.append(
                {"of": row.document, "as": row.local, "new_cut": key, "new_head": one[0], "new_told": one[1]}
            )
        _change(connection, tables.mentions, ("document", "local"), ("cut", "head", "told"), changed)
    away = {(row.head, row.told) for row in left} - came
    table = tables.told
    new = [
        {"head": head, "lemma": lemma, "told": told} for head, told in came if head for lemma in told.split()
    ]
    if new:
        connection.execute(insert(table).prefix_with("OR IGNORE"), new)
    still = rows(
        connection, select(_MENTION.head, _MENTION.told).distinct(), _MENTION.told, {told for _, told in away}
    )
    gone = [
        {"of": head, "with": lemma, "as": told}
        for head, told in away - set(map(tuple, still))
        for lemma in told.split()
    ]
    if gone:
        where = (
            table.c.head == bindparam("of"),
            table.c.lemma == bindparam("with"),
            table.c.told == bindparam("as"),
        )
        connection.execute(delete(table).where(*where), gone)
    return {(head, told) for head, told in came | away if head}


class _KeptKeys:
    """The keys of all readings, as they are written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sharing(self, head: str, lemmas: Lemmas) -> Iterator[Lemmas]:
        """See `sayso.variables.fuller.Keys`."""
        table = tables.told.c
        others = lemmas - {head}
        query = select(table.told).where(table.head == head, table.lemma.in_(others or {head}))
        if len(others) > 1:
            query = query.group_by(table.told).having(func.count() == len(others))
        with self._connection.execute(query) as found:
            for (told,) in found:
                yield frozenset(told.split())

    def documents(self, things: Collection[Lemmas]) -> dict[Lemmas, int]:
        """See `sayso.variables.fuller.Keys`."""
        query = select(_MENTION.told, func.count(distinct(_MENTION.document))).where(_MENTION.head != "")
        told = {" ".join(sorted(lemmas)) for lemmas in things}
        found = rows(self._connection, query.group_by(_MENTION.told), _MENTION.told, told)
        return {frozenset(told.split()): count for told, count in found}


def _every_key(connection: Connection) -> KeysOf:
    """The keys of all readings, in memory."""
    query = select(_MENTION.document, _MENTION.cut).where(_MENTION.head != "").distinct()
    return KeysOf(map(tuple, connection.execute(query)))


def _find_handles(
    connection: Connection,
    wanted: Mapping[str, set[str] | None],
    told: Collection[tuple[str, str]],
    reach: Reach,
    numbers: Mapping[str, int],
) -> None:
    """Write what short mentions stand for and what mentions share with those that are one thing with them."""
    fuller = Fuller(_every_key(connection) if reach.whole else _KeptKeys(connection))
    document = schema.documents.c

    @cache
    def text(id: str) -> str:
        return str(connection.execute(select(document.text).where(document.id == id)).scalar_one())

    def place(found: Iterable[Any]) -> None:
        changed = []
        for row in found:
            full, choices = "", fuller.choices(row.cut)
            if choices:
                full = meant_by(row.cut, text(row.document), spans_from(row.places), fuller)
            handle = handle_of(full or row.cut, row.document, row.local)
            reach.handles |= {handle, row.handle or handle}
            reach.documents.add(numbers[row.document])
            now = {"new_choices": choices, "new_full": full, "new_handle": handle}
            changed.append({"of": row.document, "as": row.local, **now})
        _change(connection, tables.mentions, ("document", "local"), ("choices", "full", "handle"), changed)
        text.cache_clear()

    for found in _mentions(connection, wanted):
        place(found)
    if not reach.whole:
        place(_choosing_otherwise(connection, fuller, told))


def _choosing_otherwise(connection: Connection, fuller: Fuller, told: Iterable[tuple[str, str]]) -> list[Any]:
    """The mentions that could stand for other things than before, since these came or left."""
    table, shorter = tables.told.c, set()
    for full in {full for _, full in told}:
        lemmas = set(full.split())
        for head in lemmas:
            shorter.add((head, head))
            query = select(table.told, func.count()).where(
                table.head == head, table.lemma.in_(lemmas - {head})
            )
            for less, shared in connection.execute(query.group_by(table.told)):
                if shared == len(less.split()) - 1 < len(lemmas) - 1:
                    shorter.add((head, less))
    query = select(_MENTION.told, _MENTION.head, _MENTION.choices).distinct()
    other = [
        (less, head, choices)
        for less, head, choices in rows(connection, query, _MENTION.told, {less for _, less in shorter})
        if (head, less) in shorter and choices != fuller.choices(less if less == head else f"{head}: {less}")
    ]
    found: list[Any] = []
    for less, head, choices in other:
        where = (_MENTION.told == less, _MENTION.head == head, _MENTION.choices == choices)
        found += connection.execute(select(tables.mentions).where(*where)).all()
    return found


def _write_groups(connection: Connection, reach: Reach, numbers: Mapping[str, int]) -> None:
    """Write the groups that mentions came into or left."""
    query = select(_MENTION.handle, _MENTION.document, _MENTION.local, _MENTION.cut, _MENTION.words)
    query = query.order_by(_MENTION.handle, _MENTION.document, _MENTION.local)
    for some in portions(sorted(reach.handles), _AT_ONCE):
        if not reach.whole:
            reach.old |= {
                row.handle: row for row in rows(connection, select(tables.groups), _GROUP.handle, some)
            }
            connection.execute(delete(tables.groups).where(_GROUP.handle.in_(some)))
        made = []
        for handle, members in groupby(
            rows(connection, query, _MENTION.handle, some), key=lambda row: row.handle
        ):
            group = list(members)
            gist = gist_of([row.cut for row in group], group[0].words)
            documents = dict.fromkeys(numbers[row.document] for row in group)
            made.append(
                {
                    "handle": handle,
                    "told": " ".join(sorted(gist.lemmas)),
                    "head": gist.head or "",
                    "document": group[0].document,
                    "local": group[0].local,
                    "documents": packed(documents),
                    "mates": "",
                    "meant": "",
                    "base": "",
                }
            )
        if made:
            connection.execute(insert(tables.groups), made)


def _touched(connection: Connection, reach: Reach, column: str) -> set[str]:
    """What the groups that mentions came into or left have in a column, before and now."""
    value = _GROUP[column]
    if reach.whole:
        return set(connection.execute(select(value).distinct()).scalars())
    now = {found for (found,) in rows(connection, select(value), _GROUP.handle, reach.handles)}
    return now | {getattr(row, column) for row in reach.old.values()}


def _find_mates(connection: Connection, reach: Reach) -> None:
    """Write which groups are one because documents on one matter say the same words."""
    query = select(_GROUP.handle, _GROUP.told, _GROUP.documents, _GROUP.mates)
    query = query.order_by(_GROUP.told, _GROUP.document, _GROUP.local)
    near = _Near(connection)
    told = [
        each for each in _touched(connection, reach, "told") if Gist(frozenset(each.split()), None).recurs
    ]
    for some in portions(sorted(told), _AT_ONCE):
        changed = []
        for _, alike in groupby(rows(connection, query, _GROUP.told, some), key=lambda row: row.told):
            same = list(alike)
            mates = [""] * len(same)
            if len(same) > 1:
                part = parts(len(same), _linked([unpacked(row.documents).tolist() for row in same], near))
                sizes = Counter(part)
                mates = ["" if sizes[first] == 1 else same[first].handle for first in part]
            changed += [
                {"of": row.handle, "new_mates": now}
                for row, now in zip(same, mates, strict=True)
                if row.mates != now
            ]
        _move(connection, reach, "mates", changed)


def _linked(documents: Sequence[Sequence[int]], near: _Near) -> Iterator[tuple[int, int]]:
    """Pairs of these lots of documents that have documents on one matter."""
    if sum(map(len, documents)) > MOST:
        return
    having: dict[int, list[int]] = defaultdict(list)
    for n, numbers in enumerate(documents):
        for number in numbers:
            having[number].append(n)
    near.load(having)
    for number, lots in having.items():
        for other in near.by_number[number] & having.keys():
            yield from ((lots[0], n) for n in having[other])
            yield from ((n, having[other][0]) for n in lots)


class _Near:
    """The numbers of the documents that are near others, loaded when they are asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.by_number: dict[int, frozenset[int]] = {}

    def load(self, numbers: Collection[int]) -> None:
        """Have those of these."""
        table = tables.documents.c
        missing = set(numbers) - self.by_number.keys()
        for row in rows(self._connection, select(table.number, table.near), table.number, missing):
            self.by_number[row.number] = frozenset(unpacked(row.near).tolist())

    def reach(self, numbers: Collection[int]) -> set[int]:
        """These, and all that are near one of them."""
        self.load(numbers)
        return set(numbers).union(*(self.by_number.get(number, ()) for number in numbers))


def _find_meant(connection: Connection, reach: Reach) -> None:
    """Write which fuller thing the groups named by a noun alone are on their matter."""
    query = select(_GROUP.handle, _GROUP.told, _GROUP.documents, _GROUP.meant)
    query = query.order_by(_GROUP.document, _GROUP.local)
    near = _Near(connection)
    for head in sorted(_touched(connection, reach, "head") - {""}):
        if not Gist(frozenset((head,)), head).bare:
            continue
        bare = connection.execute(query.where(_GROUP.head == head, _GROUP.told == head)).all()
        if not bare:
            continue
        around = None if reach.whole else near.reach(_turned(connection, reach, head)).union(reach.beside)
        asked = [
            row
            for row in bare
            if around is None
            or row.handle in reach.handles
            or not around.isdisjoint(unpacked(row.documents).tolist())
        ]
        if asked:
            full = connection.execute(query.where(_GROUP.head == head, _GROUP.told != head)).all()
            _move(connection, reach, "meant", _meant(head, asked, full, near))


def _turned(connection: Connection, reach: Reach, head: str) -> set[int]:
    """The documents that other fuller things of this noun may be counted in than before."""
    query = select(_GROUP.handle, _GROUP.told, _GROUP.documents).where(_GROUP.head == head)
    now = {row.handle: row for row in rows(connection, query, _GROUP.handle, reach.handles)}
    before = {handle: row for handle, row in reach.old.items() if row.head == head}
    found: set[int] = set()
    for handle in now.keys() | before.keys():
        both = [each[handle] for each in (now, before) if handle in each]
        documents = {number for row in both for number in unpacked(row.documents).tolist()}
        same = len(both) == 2 and both[0].told == both[1].told
        found |= documents & reach.documents if same else documents
    return found


def _meant(head: str, bare: Sequence[Any], full: Sequence[Any], near: _Near) -> list[dict[str, str]]:
    """Changes to what groups named by this noun alone are."""
    import numpy as np

    full = [row for row in full if Gist(frozenset(row.told.split()), head).full]
    documents = [unpacked(row.documents) for row in full]
    every = np.concatenate(documents) if full else np.empty(0, np.uint32)
    starts = np.cumsum([0, *map(len, documents)])[:-1]

    def counted(numbers: Collection[int]) -> NDArray[np.int64]:
        there = np.isin(every, np.fromiter(numbers, np.uint32))
        return np.add.reduceat(there.astype(np.int64), starts)

    changed = []
    for row in bare:
        own = unpacked(row.documents).tolist()
        now = ""
        if full:
            counts = counted(near.reach(own[:MOST]))
            best = mostly_meant(counts, np.flatnonzero(counted(own) * counts).tolist())
            now = "" if best is None else full[best].handle
        if now != row.meant:
            changed.append({"of": row.handle, "new_meant": now})
    return changed


def _move(connection: Connection, reach: Reach, column: str, changed: list[dict[str, str]]) -> None:
    reach.moved |= {each["of"] for each in changed}
    _change(connection, tables.groups, ("handle",), (column,), changed)


def _write_variables(connection: Connection, reach: Reach) -> dict[str, str]:
    """Write the variables that groups make; the names of those before, by id."""
    query = select(_GROUP.handle, _GROUP.document, _GROUP.local, _GROUP.mates, _GROUP.meant, _GROUP.base)
    changed = reach.handles | reach.moved
    before = {row.base for row in reach.old.values()}
    if reach.whole:
        nodes = {row.handle: row for row in connection.execute(query)}
    else:
        nodes = {row.handle: row for row in rows(connection, query, _GROUP.handle, changed)}
        beside = {each for row in nodes.values() for each in (row.mates, row.meant) if each not in nodes}
        before |= {row.base for row in nodes.values()}
        before |= {base for (base,) in rows(connection, select(_GROUP.base), _GROUP.handle, beside)}
        before.discard("")
        nodes |= {row.handle: row for row in rows(connection, query, _GROUP.base, before)}
    place = {handle: n for n, handle in enumerate(nodes)}
    pairs = (
        (place[handle], place[other])
        for handle, row in nodes.items()
        for other in (row.mates, row.meant)
        if other
    )
    together: dict[int, list[Any]] = defaultdict(list)
    for row, part in zip(nodes.values(), parts(len(nodes), pairs), strict=True):
        together[part].append(row)
    sizes = Counter(row.base for row in (*nodes.values(), *reach.old.values()))
    bases, remade = [], []
    for group in together.values():
        base = _id(min((row.document, row.local) for row in group))
        other = any(row.base != base or row.handle in changed for row in group)
        if other or sizes[base] != len(group):
            remade.append(base)
            bases += [{"of": row.handle, "new_base": base} for row in group]
    _change(connection, tables.groups, ("handle",), ("base",), bases)
    _change(connection, tables.mentions, ("handle",), ("base",), bases)
    there = {_id(min((row.document, row.local) for row in group)) for group in together.values()}
    return _write_things(connection, remade, before, before - there)


def _id(smallest: tuple[str, str]) -> str:
    return hashlib.sha256("\0".join(smallest).encode()).hexdigest()[:12]


def _write_things(
    connection: Connection, remade: Sequence[str], before: Collection[str], gone: Collection[str]
) -> dict[str, str]:
    table = tables.variables.c
    known = select(table.id, table.name).where(table.decided == READ)
    names = dict(map(tuple, rows(connection, known, table.id, before)))
    query = select(_MENTION.base, *(_MENTION[name] for name in (*Named._fields[:4], "cut", "words")))
    query = query.order_by(_MENTION.base, _MENTION.document, _MENTION.local)
    write_joined(connection, VARIABLES, (), gone)
    for some in portions(sorted(remade), _AT_ONCE):
        found = groupby(rows(connection, query, _MENTION.base, some), key=lambda row: row.base)
        things = [joined([Named(*row[1:]) for row in members]) for _, members in found]
        write_joined(connection, VARIABLES, things, ())
    return names


def _change(
    connection: Connection,
    table: Table,
    by: Sequence[str],
    columns: Sequence[str],
    changed: list[dict[str, Any]],
) -> None:
    """Write what rows have in some columns now: 'of' (and 'as') say which rows, 'new_…' what."""
    if changed:
        where = [table.c[name] == bindparam(which) for name, which in zip(by, ("of", "as"), strict=False)]
        new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
        connection.execute(update(table).where(*where).values(new), changed)
