"""The open project: one map for everybody who looks, made anew behind their backs when the file changes."""

from __future__ import annotations

import gc
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from pathlib import Path
from time import thread_time
from typing import Any, TypeVar, cast

from sayso.api.building import brought, loaded, narrowed
from sayso.api.correcting import signature
from sayso.api.listing import Levels, Row, levels_of, list_rows
from sayso.api.logbook import log_table
from sayso.api.looking import looking
from sayso.api.project import Project
from sayso.api.proposals import still_open
from sayso.api.reviewing import Disputed, Doubtful, disputed, doubtful
from sayso.api.table import Table
from sayso.errors import ChangedError, SaysoError
from sayso.export.view import View
from sayso.records.causalmap import Loop, Member, Verdict
from sayso.records.decision import Decision
from sayso.records.filter import Filter
from sayso.serve import models

Found = TypeVar("Found")

_TABLES = 24  # that are kept of one map
_EVERY = 0.5  # seconds between looks at whether another program has changed the file
_SOON = (
    0.1  # what took fewer seconds of computing is waited for, so that who changes something sees it at once
)
_PATIENCE = 2.0  # seconds that are waited for it at most
_LOOKED_AT = ("documents", "loops", "verdicts", "disputed", "doubtful", "variables", "people")


class Seen:
    """The project as it was at a revision, with what is looked up in it again and again.

    What is made of all of the project takes long where that is large. Until it is made, it stands there as it
    was a moment before (see `at_hand`).
    """

    def __init__(self, revision: int, view: View, before: Seen | None = None) -> None:
        """Begin with nothing made.

        Args:
            before: the project as it was before, of which some is made.
        """
        self.revision = revision
        self.view = view
        self._older: Seen | None = None if before is None else before._older or before
        self._made: dict[str, Any] = {}
        self._took: dict[str, float] = {}
        self._narrowed: dict[Filter, View] = {}
        self._rows: dict[tuple[str, Filter], tuple[Row, ...]] = {}

    @property
    def complete(self) -> bool:
        """Whether all that is often looked at is that of this revision."""
        return self._older is None

    def prepare(self) -> Iterator[None]:
        """Make what people click on next, step by step, so that who does first need not wait for it."""
        for what in dict.fromkeys((*_LOOKED_AT, *(self._older._made if self._older else ()))):
            yield
            self.whole(what)
        self._older = None

    def at_hand(self, what: str) -> Seen:
        """This, if what is made of all of the project is there or soon made; else how it was before."""
        older = self._older
        if older is None or what in self._made or older._took.get(what, 0.0) < _SOON:
            return self
        return older

    def quickly(self, what: str) -> bool:
        """Whether a thing that is made of all of the project was soon made, here or before."""
        older = self._older
        known = self if older is None or what in self._took else older
        return known._took.get(what, 0.0) < _SOON

    def whole(self, what: str) -> Any:
        """What is made of all of the project: a table, by its name, or one of those below."""
        if what not in self._made:
            start = thread_time()
            make = _WHOLE.get(what)
            self._made[what] = list_rows(self.view, what) if make is None else make(self.view)
            self._took[what] = thread_time() - start
        return self._made[what]

    @property
    def doubtful(self) -> tuple[Doubtful, ...]:
        """The claims that nobody has judged, the least certain first, each for those that say the same."""
        return cast(tuple[Doubtful, ...], self.whole("doubtful"))

    @property
    def disputed(self) -> tuple[Disputed, ...]:
        """What people say opposite things of, and nobody has looked at every saying of."""
        return cast(tuple[Disputed, ...], self.whole("disputed"))

    @property
    def verdicts(self) -> Counter[Verdict | None]:
        """How many claims people accepted, rejected, and have not looked at."""
        return cast(Counter[Verdict | None], self.whole("verdicts"))

    @property
    def loops(self) -> Sequence[Loop]:
        """The feedback loops of all links."""
        return cast(Sequence[Loop], self.whole("loops"))

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

    def rows(self, name: str, asked: Filter = Filter()) -> tuple[Row, ...]:  # noqa: B008
        """The rows of a table; those that were asked for last are kept.

        Raises:
            QueryError: the filter names something that is not there.
        """
        if not asked.terms:
            return cast(tuple[Row, ...], self.whole(name))
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
    def levels(self) -> Levels:
        """How the links stand under each other."""
        return levels_of(self.view, self.view.cmap)

    @cached_property
    def copies(self) -> Mapping[str, tuple[str, ...]]:
        """For each document that has claims and near-copies with claims: all of that group."""
        groups: dict[str, set[str]] = {}
        for saying in self.view.cmap.sayings():
            groups.setdefault(saying.copies, set()).add(saying.document)
        return {id: tuple(sorted(group)) for group in groups.values() if len(group) > 1 for id in group}


def _judged(view: View) -> Counter[Verdict | None]:
    return Counter(saying.verdict for saying in view.cmap.sayings())


def _found_loops(view: View) -> Sequence[Loop]:
    len(view.loops)  # looks for them
    return view.loops


_WHOLE: Mapping[str, Callable[[View], Any]] = {
    "doubtful": doubtful,
    "disputed": partial(disputed, open_only=True),
    "verdicts": _judged,
    "loops": _found_loops,
}


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
        # Who only asks for the revision waits for nobody.
        self._watched = Project(path, create=False)
        self._watching = threading.Lock()
        self._log: tuple[int, tuple[Decision, ...]] | None = None
        # Looking for what may be one takes longest of all, so it has a connection too.
        self._apart = Project(path, create=False)
        self._proposing = threading.Lock()
        self._proposals: dict[bool, tuple[int, Table]] = {}
        self._seen: Seen | None = None
        self._prepared: Seen | None = None
        self._kept = False  # whether the file has had its map since it was opened
        self._failed: SaysoError | None = None
        self._took = 0.0
        self._news = threading.Condition()
        self._wake = threading.Event()
        self._closed = False
        self._told: list[Callable[[models.Standing], None]] = []
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
        with self._watching:
            self._watched.close()
        if self._proposing.acquire(timeout=_PATIENCE):  # else it ends with the process
            self._apart.close()

    def tell(self, told: Callable[[models.Standing], None]) -> None:
        """Call this, from another thread, whenever the file is another, or a map is there or complete."""
        self._told.append(told)

    def standing(self) -> models.Standing:
        """How far what is shown is that of the file."""
        seen, revision = self._seen, self.revision()
        return models.Standing(
            revision=revision if seen is None else seen.revision,
            file_revision=revision,
            complete=seen is None or (seen.revision == revision and seen.complete),
        )

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

    def proposals(self, now: Seen, *, people: bool) -> tuple[int, Table]:
        """Variables, or people, that may be one, and of which revision the list is.

        Where there was a list before, it is given without what was settled since, and looked for anew.
        """
        known = self._proposals.get(people)
        if known is None:
            return self._propose(people)
        revision, table = known
        if revision >= now.revision:
            return known
        again = partial(self._propose_again, people)
        threading.Thread(target=again, name="sayso proposals", daemon=True).start()
        with self._lock:
            later = self._project.decided_since(revision)
        return revision, still_open(now.view, table, later)

    def _propose(self, people: bool) -> tuple[int, Table]:
        with self._proposing:
            revision = self.revision()
            known = self._proposals.get(people)
            if known is None or known[0] < revision:
                known = self._proposals[people] = revision, self._apart.proposals(people=people)
            return known

    def _propose_again(self, people: bool) -> None:
        with suppress(SaysoError):  # whoever asks next is told
            self._propose(people)
            self._tell()

    def revision(self) -> int:
        """The revision of the file."""
        with self._watching:
            return self._watched.revision()

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
        revision, before = self._slow.revision(), self._seen
        if revision == self._current():
            return
        if before is not None:
            self._tell()
        start = thread_time()
        kept = self._slow.view()
        with self._news:
            self._kept = True
            self._news.notify_all()
        with all_kept():
            if before is None:
                view = loaded(kept)
            else:
                view = brought(before.view, kept, self._slow.touched_since(before.revision))
        with self._news:
            self._seen, self._failed = Seen(revision, view, before), None
            self._took = thread_time() - start
            self._news.notify_all()
        self._tell()

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
        self._tell()

    def _tell(self) -> None:
        standing = self.standing()
        for told in self._told:
            told(standing)


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
