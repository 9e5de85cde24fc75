"""A project file: documents with all that was found in them, each written whole or not at all."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from sqlalchemy import Connection, Engine, and_, case, delete, func, insert, or_, select, update

from sayso.decisions.clashes import clash
from sayso.errors import ChangedError, ClashError, ProjectError, RecordError, UnreadableError
from sayso.records.decision import Decision, standing
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.study import SavedScenario
from sayso.records.watch import Watch, unwatched
from sayso.statements.masking import Mask, masked_readings
from sayso.store import decisions, perspectives, scenarios, schema, vectors
from sayso.store.connect import connect, explained, reading, writing
from sayso.store.kept import tables as kept_tables
from sayso.store.kept.corrected import corrected, documents_of
from sayso.store.kept.map import KeptMap, KeptReadings
from sayso.store.kept.touched import Touched, touched_since
from sayso.store.kept.update import Changes, bring_up_to_date, kept_revision, written_since
from sayso.store.loading import load_readings, portions
from sayso.store.migrations import migrate
from sayso.store.rows import METADATA, PARTS, document_from, document_row, named_by, origin_of, rows_of
from sayso.text.meaning import WIDTH, Embed, meaning_version
from sayso.variables.matter import matter_of

if TYPE_CHECKING:
    from sayso.variables.matter import Floats

_PART = 20  # documents looked at in one transaction
_PHRASES = 1000  # phrases whose vectors are made, and then kept, at one time

FileStatus = Literal["read", "partial", "failed"]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it was when it was read.

    Attributes:
        path: as the project knows it: from the project's folder when it lies below it, else absolute.
        size: in bytes.
        fingerprint: SHA-256 of its bytes, hexadecimal; '' when they could not be had.
        status: 'read', 'partial' (interrupted between its documents) or 'failed'.
        code, reason: of a failed file, as in UnreadableError; '' otherwise.
        problems: the rows or pages of it that could not be read.
        documents: ids of the documents it holds, in its order.
    """

    path: str
    size: int
    fingerprint: str
    status: FileStatus = "read"
    code: str = ""
    reason: str = ""
    problems: tuple[UnreadableError, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents a project holds, and what was found in them."""

    documents: int
    statements: int
    claims: int


@dataclass(frozen=True, slots=True)
class Kept:
    """The project as the kept map has it.

    Attributes:
        cmap: the map of everybody; readings: as people corrected them.
        states: what became of what each decision that holds is about, by its id.
        changes: what joined or parted when it was brought up to date now.
        revision: of the project.
    """

    cmap: KeptMap
    readings: KeptReadings
    states: Mapping[str, str]
    changes: Changes
    revision: int

    @property
    def mask(self) -> Mask:
        """What finds the names that pseudonyms stand for."""
        return self.cmap.mask


class ProjectFile:
    """An open project file. Use as a context manager, or close it."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path
        self.writable = os.access(path, os.W_OK)

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """The project at this path, brought to the newest format.

        Args:
            create: make a new one when there is none.

        Raises:
            ProjectError: there is none, it is not one, it is newer than this sayso, or it is damaged.
        """
        engine = connect(path, create=create)
        try:
            migrate(engine, path, create=create)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, path)

    def close(self) -> None:
        """Close the file; it may be opened again."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def put(
        self,
        file: StoredFile,
        documents: Sequence[Document],
        part: Collection[str],
        readings: Mapping[str, Reading],
        *,
        reader: str,
        again: bool = False,
    ) -> tuple[Document, ...]:
        """Write a file, and some of its documents, in one transaction; or say what has to be read first.

        A document that stands in several places is one, and tells about itself what it tells in the
        first place by alphabet. Documents that this file held before and no longer does, and that stand
        nowhere else, are deleted with all that was found in them.

        Args:
            file: with its status once this is written: 'partial' while some documents are missing.
            documents: all of the file, in its order.
            part: ids of the documents to write now.
            readings: by document id, of those documents that were read.
            reader: version of what made the readings.
            again: write new readings of this part also where there are some.

        Returns:
            Documents of which a reading is needed and not in `readings`, by id; nothing was written
            when there are any.
        """
        with writing(self._engine, self.path) as connection:
            number = _put_file(connection, file)
            missing = []
            for id, document in sorted(_put_origins(connection, number, documents, set(part)).items()):
                wanted = _as_it_stands(connection, id, document)
                made = readings.get(id)
                if wanted is None:
                    connection.execute(delete(schema.documents).where(schema.documents.c.id == id))
                elif made is not None and replace(made.document, origin=wanted.origin) == wanted:
                    _put_reading(connection, replace(made, document=wanted), reader)
                elif (again and document is not None) or not _keep_reading(connection, wanted):
                    missing.append(wanted)
            if missing:
                connection.rollback()
            else:
                _note(connection, "document", part)
            return tuple(missing)

    def file(self, path: str) -> StoredFile | None:
        """The file of this path; None when it was never read."""
        with reading(self._engine, self.path) as connection:
            row = connection.execute(select(schema.files).where(schema.files.c.path == path)).one_or_none()
            if row is None:
                return None
            held = _held(connection, row.id).get(row.id, ())
            return _file(row, _problems(connection, row.id).get(row.id, ()), held)

    def files(self) -> tuple[StoredFile, ...]:
        """All files that were read or failed, by path."""
        with reading(self._engine, self.path) as connection:
            rows = connection.execute(select(schema.files)).all()
            problems, held = _problems(connection), _held(connection)
        stored = (_file(row, problems.get(row.id, ()), held.get(row.id, ())) for row in rows)
        return tuple(sorted(stored, key=attrgetter("path")))

    def problems(self) -> tuple[UnreadableError, ...]:
        """Why files, or rows or pages of them, could not be read, by path of the file."""
        table = schema.files.c
        told = or_(table.status == "failed", table.id.in_(select(schema.problems.c.file)))
        with reading(self._engine, self.path) as connection:
            files = connection.execute(select(schema.files).where(told).order_by(table.path)).all()
            of_parts = _problems(connection)
        found: list[UnreadableError] = []
        for row in files:
            found += [UnreadableError(row.path, row.code, row.reason)] if row.status == "failed" else []
            found += of_parts.get(row.id, ())
        return tuple(found)

    def origins(self) -> dict[str, tuple[str, ...]]:
        """For each document every place that it was read from, sorted."""
        columns = schema.origins.c.document, schema.origins.c.origin
        places = defaultdict(set)
        with reading(self._engine, self.path) as connection:
            for document, origin in connection.execute(select(*columns)):
                places[document].add(origin)
        return {document: tuple(sorted(places[document])) for document in sorted(places)}

    def counts(self) -> Counts:
        """How many documents, statements and claims there are."""
        with reading(self._engine, self.path) as connection:
            documents, statements, claims = (
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (schema.documents, schema.statements, schema.claims)
            )
        return Counts(documents, statements, claims)

    def load_readings(self, about: Iterable[Decision] | None = None) -> tuple[Reading, ...]:
        """The readings by document id, equal to those that were written.

        Args:
            about: only of documents that these decisions speak of, or that came in their place; None for all.

        Cost: some ten seconds for all of 100,000 claims.

        Raises:
            ProjectError: a row of the file is not what sayso writes; the message names the document.
        """
        with self._whole(), reading(self._engine, self.path) as connection:
            wanted = None if about is None else documents_of(connection, about)
            return tuple(load_readings(connection, wanted).values())

    def load_reading(self, document: str) -> Reading | None:
        """The reading of one document; None when there is no such document.

        Raises:
            ProjectError: a row of it is not what sayso writes.
        """
        with self._whole(), reading(self._engine, self.path) as connection:
            return load_readings(connection, (document,)).get(document)

    def decisions(self) -> tuple[Decision, ...]:
        """The log of decisions, the earliest entry first.

        Raises:
            ProjectError: an entry is not what sayso writes.
        """
        try:
            with reading(self._engine, self.path) as connection:
                return decisions.load(connection)
        except (ValueError, TypeError, RecursionError) as error:
            raise ProjectError(
                f"{self.path}: the log of decisions is damaged ({error}); take a copy of the project that is "
                "whole"
            ) from error

    def decide(
        self, drafts: Sequence[Callable[[str], Decision]], *, seen: int | None = None
    ) -> tuple[Decision, ...]:
        """Add entries to the log, in one transaction.

        Args:
            drafts: each gives its entry, told the moment to date it with, which is later than any before.
            seen: the revision that they rest on; None takes the project as it is.

        Raises:
            ClashError: somebody decided otherwise about one of the things since that revision.
        """
        with writing(self._engine, self.path) as connection:
            later = () if seen is None else _decided_since(connection, seen)
            made = []
            for draft in drafts:
                entry = draft(decisions.next_moment(connection))
                if others := [other for other in later if clash(other, entry)]:
                    raise ClashError(
                        "somebody decided otherwise about this meanwhile; look at it, then decide again",
                        [other.id for other in others],
                    )
                decisions.add(connection, (entry,))
                made.append(entry)
            _note(connection, "decision", [entry.id for entry in made])
        return tuple(made)

    def decided_since(self, revision: int) -> tuple[Decision, ...]:
        """The entries of the log that were added after a revision, the earliest first."""
        with reading(self._engine, self.path) as connection:
            return _decided_since(connection, revision)

    def add_decisions(self, entries: Iterable[Decision]) -> None:
        """Add entries of another copy's log that are not there yet, with their moments."""
        entries = tuple(entries)
        with writing(self._engine, self.path) as connection:
            decisions.add(connection, entries)
            _note(connection, "decision", [entry.id for entry in entries])

    def remove(self, document: str, embed: Embed) -> None:
        """Withdraw a document with all that stood on it, and leave no word of it in the file.

        Files that held nothing else are forgotten; decisions about it go out of the log with it. What was
        deleted is written over.

        Args:
            embed: as for `kept`, for the map is brought up to date at once.
        """
        with writing(self._engine, self.path) as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
            held = select(schema.origins.c.file).where(schema.origins.c.document == document).distinct()
            files = connection.execute(held).scalars().all()
            connection.execute(delete(schema.origins).where(schema.origins.c.document == document))
            connection.execute(delete(schema.documents).where(schema.documents.c.id == document))
            for file in files:
                others = select(schema.origins.c.id).where(schema.origins.c.file == file).limit(1)
                if connection.execute(others).one_or_none() is None:
                    connection.execute(delete(schema.files).where(schema.files.c.id == file))
            decisions.forget(connection, document)
            vectors.forget_phrases(connection)
            _note(connection, "document", [""])
            if kept_revision(connection) is None:
                kept_tables.drop(connection)
            else:
                finder = partial(self._find_matters, embed)
                bring_up_to_date(connection, _revision(connection), finder)
        self._run("VACUUM")

    def embed(self, phrases: Iterable[str], embed: Embed, watch: Watch = unwatched) -> Floats:
        """Vectors [phrases, 384] of phrases; those that were asked for before are not made again.

        Args:
            embed: makes vectors of phrases.
            watch: told how many are made.
        """
        import numpy as np

        asked = list(phrases)
        model = meaning_version()
        with reading(self._engine, self.path) as connection:
            found = vectors.phrases_known(connection, model, set(asked))
        missing = sorted(set(asked) - found.keys())
        for number, some in enumerate(portions(missing, _PHRASES)):
            watch("what names mean", number * _PHRASES, len(missing))
            made = dict(zip(some, map(vectors.packed, embed(some)), strict=True))
            if self.writable:
                with writing(self._engine, self.path) as connection:
                    vectors.keep_phrases(connection, model, made)
            found |= made
        return np.array([vectors.unpacked(found[phrase]) for phrase in asked], np.float32).reshape(-1, WIDTH)

    def kept(self, embed: Embed, watch: Watch = unwatched) -> Kept:
        """The map, brought up to date with the documents and decisions; loaded as far as it is looked at.

        Args:
            embed: makes vectors of phrases; asked for those of documents that have none yet.
            watch: told how far it has come where that takes long.

        Raises:
            ProjectError: a row of the file is not what sayso writes.
        """
        with self._whole():
            with reading(self._engine, self.path) as connection:
                revision = _revision(connection)
                kept = kept_revision(connection)
            changes = Changes() if kept == revision else self._bring_up_to_date(embed, watch)
            with reading(self._engine, self.path) as connection:
                revision = kept_revision(connection) or 0
                ids = connection.execute(select(kept_tables.documents.c.document)).scalars().all()
                states = connection.execute(select(kept_tables.decisions)).all()
        look = partial(self._look, revision)
        cmap = KeptMap(look)
        read, told = partial(self._corrected, revision, cmap), partial(self._told, revision, cmap)
        readings = KeptReadings(sorted(ids), read, told, partial(self._texts, revision), look)
        return Kept(cmap, readings, dict(states), changes, revision)

    def touched(self, since: int, now: int) -> Touched | None:
        """What is other on the map of a revision, which is the kept one, than on that of an earlier one.

        Returns:
            None where that is not known.

        Raises:
            ChangedError: the kept map is that of another revision.
        """
        with self._look(now) as connection:
            return touched_since(connection, since)

    def forget_kept(self) -> None:
        """Throw the kept map away; it is made anew when it is next looked at."""
        with writing(self._engine, self.path) as connection:
            kept_tables.drop(connection)

    def _bring_up_to_date(self, embed: Embed, watch: Watch) -> Changes:
        finder = partial(self._find_matters, embed)
        if not self.writable:
            with reading(self._engine, self.path) as connection:
                return bring_up_to_date(
                    connection, _revision(connection), finder, temporary=True, watch=watch
                )
        self._make_matters(embed, watch)
        with writing(self._engine, self.path) as connection:
            return bring_up_to_date(connection, _revision(connection), finder, watch=watch)

    def matters(self) -> dict[str, Floats]:
        """What documents are about, by id, of those of which that is known."""
        with reading(self._engine, self.path) as connection:
            known = vectors.matters_known(connection, meaning_version())
        return {id: vectors.unpacked(content) for id, content in known.items()}

    def _make_matters(self, embed: Embed, watch: Watch) -> None:
        """Find what documents are about where it is not known; a few at a time, so that others may write."""
        model, done = meaning_version(), 0
        with reading(self._engine, self.path) as connection:
            missing = vectors.count_without_matter(connection, model)
        while True:
            watch("making the map: what documents are about", done, missing)
            with reading(self._engine, self.path) as connection:
                texts = vectors.without_matter(connection, model, _PART)
            if not texts:
                return
            made = {id: vectors.packed(matter_of(text, embed)) for id, text in texts.items()}
            with writing(self._engine, self.path) as connection:
                vectors.keep_matters(connection, model, made)
            done += len(made)

    def _find_matters(self, embed: Embed, connection: Connection) -> dict[str, Floats]:
        model = meaning_version()
        found = vectors.matters_known(connection, model)
        for id, text in vectors.without_matter(connection, model, None).items():
            found[id] = vectors.packed(matter_of(text, embed))
        return {id: vectors.unpacked(content) for id, content in found.items()}

    @contextmanager
    def _look(self, revision: int) -> Iterator[Connection]:
        """A transaction in which the kept map is that of a revision."""
        with self._whole(), reading(self._engine, self.path) as connection:
            if kept_revision(connection) != revision:
                raise ChangedError(f"{self.path}: it was changed while it was looked at; look again")
            yield connection

    def _told(self, revision: int, cmap: KeptMap) -> dict[str, Document]:
        """What documents tell about themselves; the text only where nothing else names one."""
        table = schema.documents
        unnamed = func.coalesce(table.c.title, "") == "", table.c.origin.in_(("", "-"))
        text = case((and_(*unnamed), table.c.text), else_="").label("text")
        columns = [text if each.name == "text" else each for each in table.c]
        with self._look(revision) as connection:
            found = connection.execute(select(*columns).order_by(table.c.id)).all()
        return {row.id: cmap.mask.told(named_by(row, row.id)) for row in found}

    def _texts(self, revision: int) -> Iterator[tuple[str, str]]:
        """The texts of documents, with their ids."""
        document = schema.documents.c
        with self._look(revision) as connection:
            for row in connection.execute(select(document.id, document.text)):
                yield row.id, row.text

    def _corrected(self, revision: int, cmap: KeptMap, documents: Collection[str]) -> dict[str, Reading]:
        """The readings of documents as people corrected them, at a revision."""
        with self._look(revision) as connection:
            if written_since(connection, revision) & set(documents):
                raise ChangedError(f"{self.path}: it was changed while it was looked at; look again")
            held = standing(decisions.load(connection))
            done, _ = corrected(connection, documents, held)
            found = [done.readings[id] for id in documents]
        if not cmap.mask.empty:
            found = list(masked_readings(found, tuple(cmap.people.values())))
        return {reading.document.id: reading for reading in found}

    def perspectives(self) -> dict[str, str]:
        """The texts of the filters that have a name, by name."""
        with reading(self._engine, self.path) as connection:
            return perspectives.load(connection)

    def keep_perspective(self, name: str, filter: str) -> None:
        """Give the text of a filter a name, which no longer stands for another one."""
        with writing(self._engine, self.path) as connection:
            perspectives.keep(connection, name, filter)
            _note(connection, "perspective", (name,))

    def forget_perspective(self, name: str) -> bool:
        """Forget a perspective; whether there was one of this name."""
        with writing(self._engine, self.path) as connection:
            there = perspectives.forget(connection, name)
            if there:
                _note(connection, "perspective", ("",))
            return there

    def scenarios(self) -> tuple[SavedScenario, ...]:
        """The what-ifs that were saved, by name.

        Raises:
            ProjectError: one of them is damaged.
        """
        with reading(self._engine, self.path) as connection:
            try:
                return scenarios.load(connection)
            except (RecordError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
                raise ProjectError(
                    f"{self.path}: a saved scenario is damaged ({error}); take a backup of the project"
                ) from error

    def save_scenario(self, saved: SavedScenario) -> None:
        """Keep a what-if, in the place of another of that name."""
        with writing(self._engine, self.path) as connection:
            scenarios.keep(connection, saved)
            _note(connection, "scenario", (saved.name,))

    def remove_scenario(self, name: str) -> bool:
        """Remove a what-if that was saved; whether there was one of that name."""
        with writing(self._engine, self.path) as connection:
            there = scenarios.forget(connection, name)
            if there:
                _note(connection, "scenario", ("",))
            return there

    def backup(self, path: Path) -> None:
        """Write a whole copy of the project, as it is at one moment, to a new file.

        Raises:
            ProjectError: there is a file of that name, or it cannot be written.
        """
        if path.exists():
            raise ProjectError(f"{path}: there is such a file already; name a new one for the copy")
        self._run("VACUUM INTO ?", str(path))

    def check(self, watch: Watch = unwatched) -> tuple[str, ...]:
        """What is wrong with the file, one sentence for each fault; () when it is whole.

        Args:
            watch: told how many documents were looked at.
        """
        faults: list[str] = []
        with reading(self._engine, self.path) as connection:
            told = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            faults += [f"the database: {line}" for line in told if line != "ok"]
            for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                faults.append(f"table {row[0]}: a row names something that is not in {row[2]}")
            ids = connection.execute(select(schema.documents.c.id).order_by(schema.documents.c.id)).scalars()
            documents = ids.all()
        for number, id in enumerate(documents):
            watch("checking documents", number, len(documents))
            try:
                self.load_reading(id)
            except ProjectError as error:
                faults.append(str(error))
        try:
            log = self.decisions()
        except ProjectError as error:
            return (*faults, str(error))
        try:
            self.scenarios()
        except ProjectError as error:
            faults.append(str(error))
        known = {entry.id for entry in log}
        for entry in log:
            if entry.undoes and entry.target["decision"] not in known:
                faults.append(f"decision {entry.id} is about {entry.target['decision']}, which is not there")
        return tuple(faults)

    def _run(self, command: str, *values: str) -> None:
        """Run a command that stands outside of any transaction."""
        with explained(self.path):
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute(command, values)
            finally:
                connection.close()

    def revision(self) -> int:
        """The number of the last change that was written, 0 for none: it grows with every one."""
        with reading(self._engine, self.path) as connection:
            return _revision(connection)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Turns what is wrong with a row into a ProjectError that says what to do."""
        try:
            yield
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            if isinstance(error, ProjectError):
                raise
            raise ProjectError(f"{self.path}: {error}; read it again with: sayso read --again") from error


def _note(connection: Connection, subject: str, things: Collection[str]) -> None:
    """Note a change to each of these things."""
    connection.execute(
        insert(schema.changes), [{"subject": subject, "thing": thing} for thing in things or [""]]
    )


def _revision(connection: Connection) -> int:
    return int(connection.execute(select(func.max(schema.changes.c.number))).scalar_one() or 0)


def _decided_since(connection: Connection, revision: int) -> tuple[Decision, ...]:
    table = schema.changes
    added = select(table.c.thing).where(table.c.number > revision, table.c.subject == "decision")
    ids = set(connection.execute(added).scalars())
    return tuple(entry for entry in decisions.load(connection) if entry.id in ids) if ids else ()


def _put_file(connection: Connection, file: StoredFile) -> int:
    values = {
        "path": file.path,
        "size": file.size,
        "fingerprint": file.fingerprint,
        "status": file.status,
        "code": file.code,
        "reason": file.reason,
    }
    number = _number_of(connection, file.path)
    if number is None:
        connection.execute(insert(schema.files).values(values))
        number = _number_of(connection, file.path)
        assert number is not None
    else:
        connection.execute(update(schema.files).where(schema.files.c.id == number).values(values))
    connection.execute(delete(schema.problems).where(schema.problems.c.file == number))
    if file.problems:
        rows = [
            {"file": number, "position": n, "origin": p.origin, "code": p.code, "reason": p.reason}
            for n, p in enumerate(file.problems)
        ]
        connection.execute(insert(schema.problems), rows)
    return number


def _number_of(connection: Connection, path: str) -> int | None:
    return connection.execute(
        select(schema.files.c.id).where(schema.files.c.path == path)
    ).scalar_one_or_none()


def _put_origins(
    connection: Connection, file: int, documents: Sequence[Document], part: set[str]
) -> dict[str, Document | None]:
    """Write where the documents of this part stand in the file, and forget those that it no longer holds.

    Returns the documents that this touches: one of the file's, or None for one that it no longer holds.
    """
    table = schema.origins
    now = {document.id: document for document in documents}
    held = connection.execute(select(table.c.document).where(table.c.file == file).distinct()).scalars()
    gone = set(held) - now.keys()
    for id in sorted(gone | part):
        connection.execute(delete(table).where(table.c.file == file, table.c.document == id))
    rows = [
        {"file": file, "position": position, "document": document.id, **origin_of(document)}
        for position, document in enumerate(documents)
        if document.id in part
    ]
    if rows:
        connection.execute(insert(table), rows)
    return dict.fromkeys(gone) | {id: now[id] for id in part}


def _as_it_stands(connection: Connection, id: str, document: Document | None) -> Document | None:
    """The document as its first place tells about it; None when it stands nowhere any more."""
    places = connection.execute(select(schema.origins).where(schema.origins.c.document == id)).all()
    if not places:
        return None
    if document is None:
        stored = connection.execute(select(schema.documents).where(schema.documents.c.id == id)).one()
        document = document_from(stored)
    first = min(places, key=lambda place: (place.origin, *((getattr(place, n) or "") for n in METADATA)))
    return replace(document, origin=first.origin, **{name: getattr(first, name) for name in METADATA})


def _keep_reading(connection: Connection, document: Document) -> bool:
    """Whether there is a reading of this document as it stands; if so, it now names its first place."""
    table = schema.documents
    stored = connection.execute(select(table).where(table.c.id == document.id)).one_or_none()
    if stored is None or any(getattr(stored, name) != getattr(document, name) for name in METADATA):
        return False
    if stored.origin != document.origin:
        connection.execute(update(table).where(table.c.id == document.id).values(origin=document.origin))
    return True


def _put_reading(connection: Connection, made: Reading, reader: str) -> None:
    id, row = made.document.id, document_row(made.document, reader)
    for table in PARTS:
        connection.execute(delete(table).where(table.c.document == id))
    known = select(schema.documents.c.id).where(schema.documents.c.id == id)
    if connection.execute(known).one_or_none() is None:
        connection.execute(insert(schema.documents).values(row))
    else:
        connection.execute(update(schema.documents).where(schema.documents.c.id == id).values(row))
    for table, rows in rows_of(made).items():
        if rows:
            connection.execute(insert(table), rows)


def _problems(connection: Connection, file: int | None = None) -> dict[int, list[UnreadableError]]:
    table = schema.problems
    query = select(table).order_by(table.c.file, table.c.position)
    problems = defaultdict(list)
    for row in connection.execute(query if file is None else query.where(table.c.file == file)):
        problems[row.file].append(UnreadableError(row.origin, row.code, row.reason))
    return problems


def _held(connection: Connection, file: int | None = None) -> dict[int, list[str]]:
    """For each file the ids of its documents, in its order."""
    table = schema.origins
    query = select(table.c.file, table.c.document).order_by(table.c.file, table.c.position)
    held = defaultdict(list)
    for number, document in connection.execute(query if file is None else query.where(table.c.file == file)):
        held[number].append(document)
    return held


def _file(row: Any, problems: Sequence[UnreadableError], documents: Sequence[str]) -> StoredFile:
    return StoredFile(
        path=row.path,
        size=row.size,
        fingerprint=row.fingerprint,
        status=row.status,
        code=row.code,
        reason=row.reason,
        problems=tuple(problems),
        documents=tuple(dict.fromkeys(documents)),
    )
