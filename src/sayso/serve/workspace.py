"""The open project: one map for everybody who looks, made anew behind their backs when the file changes."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TypeVar

from sayso.api.building import loaded, narrowed
from sayso.api.correcting import signature
from sayso.api.listing import Row, list_rows
from sayso.api.logbook import log_table
from sayso.api.looking import looking
from sayso.api.project import Project
from sayso.api.reviewing import Disputed, Doubtful, disputed, doubtful
from sayso.api.table import Table
from sayso.errors import ChangedError, SaysoError
from sayso.export.positions import Position, find_opposites, find_positions
from sayso.export.view import Placed, View, extent
from sayso.records.causalmap import Link, Member
from sayso.records.decision import Decision
from sayso.records.filter import Filter
from sayso.serve import models

Found = TypeVar("Found")

_LOOKED_UP = tuple("owners claims copies link_rows opposites positions claim_rows doubtful disputed".split())
_TABLES = 24  # that are kept of one map
_EVERY = 0.5  # seconds between looks at whether another program has changed the file
_SOON = 0.5  # a map that took less is waited for, so that who changes something sees it at once
_PATIENCE = 2.0  # seconds that are waited for it at most


@dataclass(frozen=True)
class Seen:
    """The project as it was at a revision, with what is looked up in it again and again."""

    revision: int
    view: View

    def prepare(self) -> Iterator[None]:
        """Make what people click on next, step by step, so that who does first need not wait for it."""
        for table in ("people", "variables", "documents"):
            yield
            self.rows(table)
        for name in _LOOKED_UP:
            yield
            getattr(self, name)
        yield
        len(self.view.loops)

    @cached_property
    def _narrowed(self) -> dict[Filter, View]:
        return {}

    def narrowed(self, asked: Filter) -> View:
        """A perspective; those that were asked for last are kept.

        Raises:
            QueryError: the filter names something that is not there.
        """
        if not asked.terms:
            return self.view
        kept = self._narrowed
        found = kept.get(asked)
        if found is None:
            if len(kept) >= _TABLES:
                kept.clear()
            found = kept[asked] = narrowed(self.view, (asked,))
        return found

    @cached_property
    def _rows(self) -> dict[tuple[str, Filter], tuple[Row, ...]]:
        return {}

    def rows(self, name: str, asked: Filter = Filter()) -> tuple[Row, ...]:  # noqa: B008
        """The rows of a table; those that were asked for last are kept.

        Raises:
            QueryError: the filter names something that is not there.
        """
        kept = self._rows
        found = kept.get((name, asked))
        if found is None:
            if len(kept) >= _TABLES:
                kept.clear()
            found = kept[name, asked] = list_rows(self.view, name, asked)
        return found

    @cached_property
    def owners(self) -> Mapping[Member, str]:
        """Which person of the map an entity of a document is."""
        return {member: person.id for person in self.view.cmap.people.values() for member in person.members}

    @cached_property
    def claims(self) -> Mapping[str, list[Placed]]:
        """The claims of each document, in text order."""
        found: dict[str, list[Placed]] = {id: [] for id in self.view.by_document}
        for placed in self.view.placed:
            found[placed.saying.document].append(placed)
        for claims in found.values():
            claims.sort(key=lambda placed: extent(placed.saying))  # what people added too
        return found

    @cached_property
    def claim_rows(self) -> Mapping[tuple[str, str], Row]:
        """The row of each claim, by its document's id and its own."""
        return {(row.of.saying.document, row.of.saying.claim.id): row for row in self.rows("claims")}

    @cached_property
    def doubtful(self) -> tuple[Doubtful, ...]:
        """The claims that nobody has judged, the least certain first, each for those that say the same."""
        return doubtful(self.view)

    @cached_property
    def disputed(self) -> tuple[Disputed, ...]:
        """What people say opposite things of, and nobody has looked at every saying of."""
        return disputed(self.view, open_only=True)

    @cached_property
    def copies(self) -> Mapping[str, tuple[str, ...]]:
        """For each document that has claims and near-copies with claims: all of that group."""
        groups: dict[str, set[str]] = {}
        for placed in self.view.placed:
            groups.setdefault(placed.saying.copies, set()).add(placed.saying.document)
        return {id: tuple(sorted(group)) for group in groups.values() if len(group) > 1 for id in group}

    @cached_property
    def opposites(self) -> Mapping[str, Link]:
        """For each link whose pair has links of both signs: the other one."""
        return find_opposites(self.view.cmap)

    @cached_property
    def link_rows(self) -> Mapping[str, Row]:
        """The row of each link, by its id."""
        return {link.id: row for link, row in zip(self.view.cmap.links, self.rows("links"), strict=True)}

    @cached_property
    def positions(self) -> Mapping[str, Position]:
        """What each person holds, by id."""
        return {position.person: position for position in find_positions(self.view.cmap)}


class Workspace:
    """A project that many look at and change at a time.

    One thread makes the map; what it took is told to everybody. Whoever asks meanwhile is given the map
    before, unless the new one will be there in a moment.
    """

    def __init__(self, path: Path, *, by: str = "", create: bool = True) -> None:
        """Open the project at this path.

        Raises:
            ProjectError: it cannot be opened.
        """
        self.path = path
        self.by = signature(by)
        self._project = Project(path, create=create)
        self._lock = threading.RLock()
        # What takes long has a connection of its own, so that nothing short waits for it.
        self._slow = Project(path, create=False)
        self._making = threading.Lock()
        self._log: tuple[int, tuple[Decision, ...]] | None = None
        self._proposals: tuple[int, Table] | None = None
        self._seen: Seen | None = None
        self._prepared: Seen | None = None
        self._kept = False  # whether the file has had its map since it was opened
        self._failed: SaysoError | None = None
        self._took = 0.0
        self._news = threading.Condition()
        self._wake = threading.Event()
        self._closed = False
        self._told: list[Callable[[int], None]] = []
        self._maker = threading.Thread(target=self._make, name="sayso map", daemon=True)
        self._maker.start()

    def close(self) -> None:
        """Stop making maps and close the project."""
        self._closed = True
        self._wake.set()
        self._maker.join()
        with self._making, self._lock:
            self._slow.close()
            self._project.close()

    def tell(self, told: Callable[[int], None]) -> None:
        """Call this with the revision, from another thread, whenever there is a new map."""
        self._told.append(told)

    @contextmanager
    def project(self) -> Iterator[Project]:
        """The project, for a short call that nobody else makes at the same time."""
        with self._lock:
            yield self._project

    @contextmanager
    def at_leisure(self) -> Iterator[Project]:
        """The project, for what needs its map and may wait until that is made."""
        with self._making:
            yield self._slow

    def decisions(self) -> tuple[Decision, ...]:
        """The log of decisions, the earliest first."""
        with self._lock:
            revision = self._project.revision()
            if self._log is None or self._log[0] != revision:
                self._log = revision, self._project.decisions()
            return self._log[1]

    def log(self) -> list[models.LogEntry]:
        """The log in words, the last entry first."""
        return self._in_words(self.decisions())

    def entries(self, ids: Iterable[str]) -> list[models.LogEntry]:
        """Some entries of the log in words, the last first."""
        log, wanted = self.decisions(), set(ids)
        near = wanted | {entry.target["decision"] for entry in log if entry.id in wanted and entry.undoes}
        about = [e for e in log if e.id in near or (e.undoes and e.target["decision"] in near)]
        return [entry for entry in self._in_words(about) if entry.id in wanted]

    def _in_words(self, log: Iterable[Decision]) -> list[models.LogEntry]:
        states = {} if self._seen is None else self._seen.view.states
        names = models.LogEntry.model_fields
        return [models.LogEntry(**{name: row[name] for name in names}) for row in log_table(log, states)]

    def proposals(self, now: Seen) -> Table:
        """Pairs of variables that may be one thing, as they were when this map was made, or newer."""
        with self._making:
            if self._proposals is None or self._proposals[0] < now.revision:
                self._proposals = now.revision, self._slow.proposals()
            return self._proposals[1]

    def revision(self) -> int:
        """The revision of the file."""
        with self._lock:
            return self._project.revision()

    def changed(self) -> None:
        """Look at once whether there is a new map to make."""
        self._wake.set()

    def seen(self) -> Seen:
        """The project as it is, or as it was when the last map was made.

        Raises:
            ProjectError: it could not be read.
        """
        revision = self.revision()
        seen = self._seen
        if seen is not None and seen.revision == revision:
            return seen
        self._wake.set()
        with self._news:
            if seen is None:
                self._news.wait_for(
                    lambda: self._seen is not None or self._failed is not None or self._closed
                )
            elif self._took < _SOON:
                self._news.wait_for(lambda: self._current() >= revision, _PATIENCE)
            if self._failed is not None:
                raise self._failed
            assert self._seen is not None
            return self._seen

    def glance(self, look: Callable[[Seen], Found]) -> Found:
        """What a short look at the project finds: at what `seen` gives, or, until that is in memory for the
        first time, at the file, of which no more is loaded than is looked at.

        Raises:
            ProjectError: it could not be read.
        """
        if self._seen is None:
            with self._news:
                self._news.wait_for(lambda: self._kept or self._failed is not None or self._closed)
        if self._seen is None and self._failed is None:
            return self._first(look)
        return look(self.seen())

    @looking
    def _first(self, look: Callable[[Seen], Found]) -> Found:
        with self._lock:
            return look(Seen(self._project.revision(), self._project.view()))

    def _current(self) -> int:
        return -1 if self._seen is None else self._seen.revision

    def _make(self) -> None:
        """Make a map whenever the file has another revision than the last one."""
        while not self._closed:
            self._wake.clear()
            try:
                with self._making:
                    self._make_once()
                self._prepare()
            except ChangedError:
                continue  # another program wrote meanwhile: what it wrote is looked at next
            except SaysoError as error:
                with self._news:
                    self._failed = error
                    self._news.notify_all()
            self._wake.wait(_EVERY)

    def _make_once(self) -> None:
        revision = self._slow.revision()
        if revision == self._current():
            return
        start = monotonic()
        kept = self._slow.view()
        with self._news:
            self._kept = True
            self._news.notify_all()
        with all_kept():
            view = loaded(kept)
        with self._news:
            self._seen, self._failed, self._took = Seen(revision, view), None, monotonic() - start
            self._news.notify_all()
        for told in self._told:
            told(revision)

    def _prepare(self) -> None:
        """Make ready what is looked at next, as long as nothing newer is to be looked at."""
        seen = self._seen
        if seen is None or seen is self._prepared:
            return
        self._prepared = seen
        with all_kept():
            for _ in seen.prepare():
                if self._closed or self.revision() != seen.revision:
                    return


@contextmanager
def all_kept() -> Iterator[None]:
    """Keeps Python from looking for garbage among records that are made and stay: of a large project that
    takes a third of the time to load it, and a second in the middle of some later answer."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()
