"""A project in a notebook or program: open it, read into it, ask it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal, Self, TypedDict, TypeVar, Unpack

from sayso.api.adding import New, added
from sayso.api.asking import Answer, Question, ask
from sayso.api.building import (
    build,
    check_decisions,
    differences,
    generalised,
    narrowed,
    view_of,
)
from sayso.api.choosing import Chosen
from sayso.api.coders import by_coder, by_copy
from sayso.api.coding import CodebookResult, coded, coding
from sayso.api.comparing import ShownComparison, compare_perspectives
from sayso.api.correcting import (
    Change,
    Draft,
    Find,
    edited,
    find_exactly,
    grouped,
    judged,
    merged,
    pseudonymised,
    renamed,
    signature,
    split,
    taken_back,
)
from sayso.api.explaining import Explanation, explain
from sayso.api.finding import find_documents, one_document, one_variable
from sayso.api.intake import FileResult, Given, Tick, find_given, take_in
from sayso.api.listing import list_table
from sayso.api.logbook import log_table
from sayso.api.looking import looking
from sayso.api.notes import note, notes_in
from sayso.api.perspectives import find_perspective
from sayso.api.picture import MapPicture
from sayso.api.proposals import people_table, proposal_table
from sayso.api.scenarios import (
    SideBySide,
    answer_again,
    by_perspective,
    compare_saved,
    scenario_table,
    speaking_of,
)
from sayso.api.searching import Hit, find_words
from sayso.api.table import Table
from sayso.decisions.agreement import Agreement, agreement
from sayso.decisions.apart import turned_down
from sayso.decisions.clashes import find_clashes
from sayso.errors import ClashError, QueryError, RecordError, UnreadableError
from sayso.export import export
from sayso.export.handing import masked, quotes_only
from sayso.export.view import View
from sayso.pipeline import DEFAULT, ReaderKind, shared_parser, shared_reader
from sayso.read.codebook import read_codebook
from sayso.read.files import bytes_of
from sayso.records.claim import Modality
from sayso.records.decision import Decision, DecisionScope, standing
from sayso.records.filter import Filter, parse_filter
from sayso.records.reading import Reading
from sayso.records.response import Rule, Transfer
from sayso.records.study import SavedScenario
from sayso.records.watch import Watch, unwatched
from sayso.scenarios.lean import DRAWS
from sayso.statements.masking import may_be_human
from sayso.statements.names import is_name
from sayso.statements.proposing import propose_people
from sayso.store.kept.touched import Touched
from sayso.store.kept.update import Changes
from sayso.store.project import Counts, ProjectFile
from sayso.text.meaning import embed_phrases
from sayso.variables import propose

if TYPE_CHECKING:
    from types import TracebackType

Name = TypeVar("Name", bound=str)
PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of the files that were to be read, in their order.

    `others` are files in the folders that are of a kind that is not read; `changes` is what joined or parted
    because of them among the variables and people that were there before.
    """

    results: tuple[FileResult, ...]
    others: tuple[Path, ...] = ()
    changes: Changes = field(default_factory=Changes)

    def count(self, status: str) -> int:
        """How many files are 'read', 'unchanged' or 'failed'."""
        return sum(1 for result in self.results if result.status == status)

    @property
    def words(self) -> int:
        """Words of the documents that were read now."""
        return sum(result.words for result in self.results)

    @property
    def problems(self) -> tuple[UnreadableError, ...]:
        """Why files, or rows or pages of them, could not be read."""
        return tuple(problem for result in self.results for problem in result.problems)

    def __repr__(self) -> str:
        parts = [f"{self.count('read'):,} read", f"{self.count('unchanged'):,} unchanged"]
        lines = [f"{problem.origin}: {problem.reason}" for problem in self.problems]
        lines += [f"{path}: not read; sayso does not know this kind of file" for path in self.others]
        return "\n".join((f"{', '.join(parts)}, {self.count('failed'):,} could not be read", *lines))


@dataclass(frozen=True, slots=True)
class Brought:
    """Decisions that came from a copy of the project, pairs that clash, the earlier one first, and notes.

    `notes` are ids of documents: the notes that were typed into the copy.
    """

    added: tuple[Decision, ...]
    clashes: tuple[tuple[Decision, Decision], ...]
    notes: tuple[str, ...] = ()


class Asked(TypedDict, total=False):
    """What a table is limited to, whether it has quotes, at which level it is, and in which order."""

    where: str | Filter
    quotes: bool
    grouped: bool
    sort: str
    limit: int | None


class Project:
    """An open project. Use as a context manager, or close it.

    >>> import sayso, tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> with sayso.open(folder / "empty.sayso") as project:
    ...     len(project.documents())
    0
    """

    def __init__(self, path: PathLike, *, create: bool = True, watch: Watch = unwatched) -> None:
        """Open the project file at this path.

        Args:
            create: make a new one when there is none.
            watch: told how far the map has come while it is made, and proposals while they are looked for.

        Raises:
            ProjectError: it cannot be opened, is none, or is newer than this sayso.
        """
        self.path = Path(path)
        self._file = ProjectFile.open(self.path, create=create)
        self._seen: tuple[int, View] | None = None
        self._rests_on: int | None = None
        self._watch = watch

    def close(self) -> None:
        """Close the project file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = self.counts()
        return (
            f"<project {self.path}: {counts.documents:,} documents, {counts.statements:,} statements, "
            f"{counts.claims:,} claims>"
        )

    def read(self, *paths: PathLike, again: bool = False, reader: ReaderKind = DEFAULT) -> Summary:
        """Read files and folders; what has been read before and has not changed is left alone.

        What cannot be read is in the summary, with the reason, and the rest goes on.

        Args:
            again: read also what has not changed, and what failed before.
            reader: 'trained' (the rules with the trained reader) or 'rules' (the rules alone).
        """
        files, others = self.find(map(Path, paths))
        results = tuple(self.take_in(files, again=again, reader=reader))
        return Summary(results, others, self.catch_up())

    def catch_up(self) -> Changes:
        """Bring the map up to date with all that was read and decided, as every look at it does.

        Returns:
            What joined or parted by that, among the variables and people that were there before.
        """
        if self._seen is not None and self._seen[0] == self._file.revision():
            return Changes()
        kept = self._file.kept(embed_phrases, self._watch)
        self._watch("", 0, 0)
        named = {name: parse_filter(text) for name, text in self._file.perspectives().items()}
        self._seen = kept.revision, view_of(kept, self.problems(), perspectives=named)
        return kept.changes

    def touched_since(self, revision: int) -> Touched | None:
        """What may be other on the map that was looked at last than on that of a revision before.

        Returns:
            None where that is not known.

        Raises:
            ChangedError: another program has written since that look.
        """
        return None if self._seen is None else self._file.touched(revision, self._seen[0])

    def find(self, paths: Iterable[Path]) -> tuple[tuple[Given, ...], tuple[Path, ...]]:
        """The files at these paths and in these folders, each once, and those of a kind that is not read."""
        return find_given(paths, self.path)

    def given(self, files: Iterable[tuple[str, Path]]) -> tuple[Given, ...]:
        """Files from elsewhere as ones of this project, under names that take no other file's place.

        Args:
            files: what each is called, and where it is; 'report.txt' becomes 'report-1f2e3d4c.txt' where
                another content, of the project or of a file before, has this name.

        Raises:
            OSError: one cannot be read.
        """
        found, taken = [], dict[str, str]()
        for name, path in files:
            with path.open("rb") as file:
                fingerprint = hashlib.file_digest(file, "sha256").hexdigest()
            if name not in taken:
                before = self._file.file(name)
                taken[name] = fingerprint if before is None else before.fingerprint
            own = PurePosixPath(name)
            other = str(own.with_name(f"{own.stem}-{fingerprint[:8]}{own.suffix}"))
            found.append(Given(name, name if taken[name] == fingerprint else other, path))
        return tuple(found)

    def take_in(
        self,
        files: Iterable[Given],
        *,
        again: bool = False,
        tick: Tick | None = None,
        reader: ReaderKind = DEFAULT,
    ) -> Iterator[FileResult]:
        """Read files one by one: a result for each as soon as it is written (see `sayso.api.intake`)."""
        load = partial(shared_reader, reader)
        yield from take_in(self._file, tuple(files), load, kind=reader, again=again, tick=tick)

    def revision(self) -> int:
        """The number of the last change to the project, by whatever program; it grows with every one."""
        return self._file.revision()

    def decided_since(self, revision: int) -> tuple[Decision, ...]:
        """The entries of the log that were added after a revision, the earliest first."""
        return self._file.decided_since(revision)

    @contextmanager
    def resting_on(self, revision: int) -> Iterator[None]:
        """Decisions made inside rest on what was seen at this revision.

        Raises:
            ClashError: in place of a decision, where somebody has decided otherwise about the same thing
                since, or has decided anything when the last decision is undone or redone.
        """
        self._rests_on = revision
        try:
            yield
        finally:
            self._rests_on = None

    def note(self, text: str, *, by: str = "", on: date | None = None) -> str:
        """Add a note: a document that a person types, who holds what it claims.

        Args:
            by: that person (else SAYSO_BY, else the name of the user); on: its day, left out: today.

        Returns:
            The id of the document. A note of the same words by the same person is that note.

        Raises:
            UnreadableError: it is empty, too long or not English.
        """
        given = note(text, signature(by), on or date.today())
        if self._file.file(given.key) is None:
            tuple(self.take_in((given,)))
        stored = self._file.file(given.key)
        assert stored is not None
        return stored.documents[0]

    def counts(self) -> Counts:
        """How many documents, statements and claims there are."""
        return self._file.counts()

    @looking
    def readings(self) -> tuple[Reading, ...]:
        """All that was found, by document id."""
        return tuple(self.view().readings)

    def view(self, *, grouped: bool = False) -> View:
        """The project as it is now: readings, the map they make, its loops, what could not be read.

        Args:
            grouped: at the level of general variables, of which their special cases are a part.
        """
        self.catch_up()
        assert self._seen is not None
        return generalised(self._seen[1]) if grouped else self._seen[1]

    def problems(self) -> tuple[UnreadableError, ...]:
        """The files, rows and pages that could not be read, and why."""
        return self._file.problems()

    @looking
    def table(self, name: str, **asked: Unpack[Asked]) -> Table:
        """One of the tables, limited to what is asked.

        Args:
            name: documents, statements, claims, variables, links, loops or people.
            where: a filter, such as 'holder:Ann -modality:denied "illegal fishing"'.
            quotes: add to each claim, link and loop the words it stands on, in a column 'quotes'.
            grouped: at the level of general variables, of which their special cases are a part.
            sort: a column of numbers, to have the greatest first.
            limit: how many rows are given, at most; `total` of the table says how many there are. Of a large
                project no more is loaded than these.

        Raises:
            FilterError: `where` is no filter.
            QueryError: there is no such table or column, or the filter names something that is not there.
        """
        if unknown := sorted(asked.keys() - Asked.__annotations__.keys()):
            known = ", ".join(Asked.__annotations__)
            raise TypeError(f"a table cannot be limited by {unknown[0]!r}, only by {known}")
        where = asked.get("where", "")
        chosen = parse_filter(where) if isinstance(where, str) else where
        view = self.view(grouped=asked.get("grouped", False))
        quotes, sort, limit = asked.get("quotes", False), asked.get("sort", ""), asked.get("limit")
        return list_table(view, name, chosen, quotes=quotes, sort=sort, limit=limit)

    def documents(self, **asked: Unpack[Asked]) -> Table:
        """The documents, by name."""
        return self.table("documents", **asked)

    def statements(self, **asked: Unpack[Asked]) -> Table:
        """Who said what, by document and place."""
        return self.table("statements", **asked)

    def claims(self, **asked: Unpack[Asked]) -> Table:
        """What is said to lead to what, by document and place."""
        return self.table("claims", **asked)

    def variables(self, **asked: Unpack[Asked]) -> Table:
        """What the claims are about, most linked first."""
        return self.table("variables", **asked)

    def links(self, **asked: Unpack[Asked]) -> Table:
        """The causal links, best supported first."""
        return self.table("links", **asked)

    def loops(self, **asked: Unpack[Asked]) -> Table:
        """The feedback loops, strongest first."""
        return self.table("loops", **asked)

    def people(self, **asked: Unpack[Asked]) -> Table:
        """Whoever claims and statements are attributed to, most claims first."""
        return self.table("people", **asked)

    @looking
    def search(self, words: str) -> tuple[Hit, ...]:
        """Every place in the texts where these words stand, in large or small letters."""
        return find_words(self.view(), words)

    @looking
    def map(self, *, according_to: str | Iterable[str] = (), grouped: bool = False) -> MapPicture:
        """The map of everybody, or what some people say; a notebook shows it as a picture.

        Args:
            according_to: perspectives: people's names, or filters; the claims that one of them means.
            grouped: at the level of general variables, of which their special cases are a part.

        Raises:
            QueryError: somebody is not here, or a name fits several.
        """
        return MapPicture(_according_to(self.view(grouped=grouped), according_to))

    def _to_hand_on(
        self, asked: str | Iterable[str], *, grouped: bool, without_texts: bool, mask: bool
    ) -> View:
        view = self.view(grouped=grouped)
        view = _according_to(masked(view) if mask else view, asked)
        return quotes_only(view) if without_texts else view

    @looking
    def why(
        self,
        cause: str,
        effect: str,
        *,
        according_to: str | Iterable[str] = (),
        grouped: bool = False,
        limit: int = 10,
    ) -> Explanation:
        """The paths from one variable to another, each link with its exact words and who said them.

        Args:
            according_to, grouped: as for `map`.

        Raises:
            QueryError: a name fits no variable, or several; the choices are their names.
        """
        view = _according_to(self.view(grouped=grouped), according_to)
        return explain(view, one_variable(view, cause), one_variable(view, effect), limit=limit)

    def perspectives(self) -> Table:
        """The perspectives that have a name, with their filters."""
        records = tuple({"name": n, "filter": text} for n, text in self._file.perspectives().items())
        heads = (("name", "perspective"), ("filter", "filter"))
        return Table("perspectives", ("name", "filter"), records, heads)

    def keep_perspective(self, name: str, where: str | Filter) -> None:
        """Give what a filter means a name, which stands then wherever a perspective can.

        Raises:
            FilterError: `where` is no filter.
            QueryError: the name is empty, or the filter names something that is not there, or itself.
        """
        if not name.strip():
            raise QueryError(name, "a perspective needs a name")
        asked = parse_filter(where) if isinstance(where, str) else where
        view = self.view()
        Chosen(replace(view, perspectives={**view.perspectives, name: asked}), asked, within=(name,))
        self._file.keep_perspective(name, str(asked))

    def forget_perspective(self, name: str) -> None:
        """Forget the perspective of this name.

        Raises:
            QueryError: there is none.
        """
        if not self._file.forget_perspective(name):
            raise QueryError(name, f"no perspective is called {name!r}", tuple(self._file.perspectives()))

    @looking
    def compare(self, first: str, second: str, *, grouped: bool = False) -> ShownComparison:
        """What two perspectives share, what each has alone, and what they contest; a picture in a notebook.

        Args:
            first, second: somebody's name, or a filter such as 'publisher:Daily date:..2024-03'.
            grouped: as for `map`.

        Raises:
            FilterError: one is a filter with a mistake.
            QueryError: somebody is not here, or a name fits several.
        """
        view = self.view(grouped=grouped)
        return compare_perspectives(view, find_perspective(view, first), find_perspective(view, second))

    @looking
    def whatif(
        self,
        phrase: str = "",
        *,
        more: str | Iterable[str] = (),
        less: str | Iterable[str] = (),
        hold: str | Iterable[str] = (),
        according_to: str | Iterable[str] = (),
        as_said: bool = False,
        general_only: bool = False,
        modalities: Modality | Iterable[Modality] = (),
        starts: Mapping[str, int] | None = None,
        draws: int = DRAWS,
        seed: int = 0,
        steps: int | None = None,
        transfer: Transfer = "tanh",
        rule: Rule = "memory",
        turns: bool = False,
        grouped: bool = False,
    ) -> Answer:
        """What follows from what was said when something happens: 'the city falls', less of 'US help'.

        Args:
            phrase, more, less, hold, according_to, as_said, general_only, modalities, starts, draws, seed,
                steps, transfer, rule, turns: see `sayso.api.asking.Question`; where it takes several names,
                one may stand by itself.
            grouped: as for `map`.

        Raises:
            QueryError: a name or phrase fits nothing here, or several things; or a number is out of range.
            RecordError: no such run over time is made.
        """
        question = Question(
            phrase,
            _several(more),
            _several(less),
            _several(hold),
            _several(according_to),
            as_said,
            general_only,
            _several(modalities),
            tuple((starts or {}).items()),
            draws,
            seed,
            steps,
            transfer,
            rule,
            turns,
        )
        return ask(self.view(grouped=grouped), question, shared_parser)

    @looking
    def whatif_by(
        self, found: Answer, perspectives: str | Iterable[str] = (), *, draws: int = DRAWS, seed: int = 0
    ) -> SideBySide:
        """What follows by what everybody says and by the word of some, side by side, from the same draws.

        Args:
            found: the answer whose scenario is asked.
            perspectives: people's names, or filters; left out: all who say what is pressed leads to
                something.

        Raises:
            QueryError: somebody is not here, or nobody says what it leads to.
        """
        view, scenario = self.view(), found.outcome.scenario
        whose = [find_perspective(view, asked) for asked in _several(perspectives)]
        return by_perspective(view, scenario, whose or speaking_of(view, scenario), draws=draws, seed=seed)

    def save_scenario(self, saved: SavedScenario) -> None:
        """Keep a what-if under its name, in the place of another of that name (see `Answer.saved_as`)."""
        self._file.save_scenario(saved)

    @looking
    def scenarios(self) -> Table:
        """The what-ifs that were saved, by name."""
        return scenario_table(self.view(), self._file.scenarios())

    def saved_scenarios(self) -> tuple[SavedScenario, ...]:
        """The what-ifs that were saved as records, by name."""
        return self._file.scenarios()

    def saved_scenario(self, name: str) -> SavedScenario:
        """The what-if of this name.

        Raises:
            QueryError: none was saved under it; the choices are those that were.
        """
        saved = {each.name: each for each in self._file.scenarios()}
        if name not in saved:
            raise QueryError(name, f"no scenario is called {name!r}", tuple(saved))
        return saved[name]

    @looking
    def ask_again(self, name: str, *, turns: bool = False) -> Answer:
        """The answer to a saved what-if, on the map as it is now.

        Raises:
            QueryError: none is called so, or what it presses is no longer on the map.
        """
        saved = self.saved_scenario(name)
        return answer_again(self.view(grouped=saved.grouped), saved, turns=turns)

    @looking
    def compare_scenarios(self, *names: str) -> SideBySide:
        """What follows from saved what-ifs, side by side.

        Raises:
            QueryError: none is called so, or what one presses is no longer on the map.
        """
        saved = [self.saved_scenario(name) for name in names]
        grouped = any(each.grouped for each in saved)
        return compare_saved(self.view(grouped=grouped), saved)

    def remove_scenario(self, name: str) -> None:
        """Remove a saved what-if.

        Raises:
            QueryError: none is called so.
        """
        self.saved_scenario(name)
        self._file.remove_scenario(name)

    def accept(
        self, *claims: str, scope: DecisionScope = "here", why: str = "", by: str = ""
    ) -> tuple[Decision, ...]:
        """Accept claims or statements: they count however sure reading was, and stay when read anew.

        An accepted proposal is a merge, with whatever is alike when the scope is 'everywhere'.

        Args:
            claims: ids as tables and quotes have them, 'DOCUMENT:CLAIM'; or of proposals.
            scope: 'here', or all claims alike in the 'document', or 'everywhere'.
            why: a reason for the log; by: who decides (else SAYSO_BY, else the name of the user).

        Raises:
            QueryError: there is no such claim, statement or proposal.
        """
        drafts = judged(self.view(), claims, "accept", scope, self._file.load_reading)
        return self._decide(drafts, why, by)

    def reject(
        self, *claims: str, scope: DecisionScope = "here", why: str = "", by: str = ""
    ) -> tuple[Decision, ...]:
        """Reject claims, which count for nothing then, statements, or proposals, which do not come again.

        See `accept`.
        """
        drafts = judged(self.view(), claims, "reject", scope, self._file.load_reading)
        return self._decide(drafts, why, by)

    def edit(
        self, claim: str, change: Change, *, scope: DecisionScope = "here", why: str = "", by: str = ""
    ) -> Decision:
        """Change a claim, which is accepted so, or who makes a statement; see `accept`.

        Raises:
            QueryError: there is no such claim or statement, or nothing of it is changed.
        """
        draft = edited(self.view(), claim, change, scope, self._file.load_reading)
        return self._decide((draft,), why, by)[0]

    def add(self, document: str, new: New, *, why: str = "", by: str = "") -> Decision:
        """Add a claim or statement that reading did not find, on words of a document; it is accepted so.

        It is found again by its words when the document is read anew, or has changed.

        Args:
            document: its id, title or file.
            new: a `sayso.api.adding.NewClaim` or `NewStatement`.

        Raises:
            QueryError: there is no such document; its words are not those, or stand in several places; or
                they are a claim or statement already.
        """
        view = self.view()
        draft = added(view, one_document(view, document), new, shared_parser)
        return self._decide((draft,), why, by)[0]

    def merge(
        self,
        *names: str,
        name: str = "",
        people: bool = False,
        why: str = "",
        by: str = "",
        find: Find | None = None,
    ) -> Decision:
        """Make several variables, or people, one, which keeps the id of the first.

        Args:
            name: what it is called; left out: as the first.
            find: how a name is looked up; left out: exactly one must fit.

        Raises:
            QueryError: a name fits nothing, or several.
        """
        draft = merged(self.view(), names, name, find or _find(people), people=people)
        return self._decide((draft,), why, by)[0]

    def split(
        self,
        name: str,
        *,
        out: str | Iterable[str] = (),
        documents: str | Iterable[str] = (),
        new_name: str = "",
        people: bool = False,
        why: str = "",
        by: str = "",
        find: Find | None = None,
    ) -> Decision:
        """Take a part of a variable, or person, out as another one.

        Args:
            out: the names that texts give to the part; documents: where it stands; one of both at least.
            new_name: what the part is called; left out: its commonest name.

        Raises:
            QueryError: the part is nothing, or all of it.
        """
        view = self.view()
        where = tuple(id for asked in _several(documents) for id in find_documents(view, asked))
        draft = split(view, name, _several(out), where, new_name, find or _find(people), people=people)
        return self._decide((draft,), why, by)[0]

    def rename(
        self,
        name: str,
        new_name: str,
        *,
        also: bool = False,
        people: bool = False,
        why: str = "",
        by: str = "",
        find: Find | None = None,
    ) -> Decision:
        """Give a variable, or person, another name.

        Args:
            also: as a further name; whatever goes by it is then the same.

        Raises:
            QueryError: the name fits nothing, or several.
        """
        draft = renamed(self.view(), name, new_name, find or _find(people), also=also, people=people)
        return self._decide((draft,), why, by)[0]

    def pseudonym(
        self, *people: str, name: str = "", why: str = "", by: str = "", find: Find | None = None
    ) -> tuple[Decision, ...]:
        """Show people under pseudonyms from now on, one decision for each person.

        In every table, picture and export the pseudonym stands for their names. Inside texts the names
        stay, unless an export masks them.

        Args:
            people: names; without any, all who have a name and may be human.
            name: the pseudonym of one person; left out: 'Speaker 1', 'Speaker 2', …

        Raises:
            QueryError: a name fits nobody or several, or the pseudonym is taken.
        """
        view = self.view()
        every = (p.id for p in view.cmap.people.values() if is_name(p.name or "") and may_be_human(p))
        drafts = pseudonymised(view, people or tuple(every), name, find or _find(people=True))
        return self._decide(drafts, why, by)

    def group(
        self, general: str, *specifics: str, why: str = "", by: str = "", find: Find | None = None
    ) -> Decision:
        """Put variables under a general one, which is made when there is none of that name.

        Raises:
            QueryError: a name fits nothing, or several.
        """
        draft = grouped(self.view(), general, specifics, find or _find(people=False))
        return self._decide((draft,), why, by)[0]

    @looking
    def proposals(self, *, limit: int | None = None, people: bool = False) -> Table:
        """Variables that may be one, the likeliest first: names, ids, chance, reason, and how many are alike.

        Pairs of the same words are one row. `accept` and `reject` take its id: they settle that pair, or
        with the scope 'everywhere' those alike as well. What was rejected is proposed no more. Of more than
        10,000 variables those are compared that most claims are about; the note of the table says so.

        Args:
            people: people, and organisations, who may be one, without a chance, which nobody has estimated.
        """
        view = self.view()
        if people:
            everybody = view.cmap.people.values()
            log = standing(self._file.decisions())
            down = turned_down(everybody, view.readings, log, people=True)
            return people_table(view, propose_people(everybody), down, limit)
        embed = partial(self._file.embed, embed=embed_phrases, watch=self._watch)
        variables = view.cmap.variables.values()
        down = turned_down(variables, view.readings, standing(self._file.decisions()))
        readings = view.some(view.told)
        proposals = propose(variables, readings, embed, watch=self._watch)
        found = proposal_table(view, proposals, down, limit)
        self._watch("", 0, 0)
        return found

    def undo(self, decision: str = "", *, by: str = "") -> Decision:
        """Undo the last decision that holds, or the one of this id.

        Raises:
            QueryError: there is nothing to undo.
        """
        return self._take_back(decision, "undo", by)

    def redo(self, decision: str = "", *, by: str = "") -> Decision:
        """Bring back what was undone last, or the decision of this id.

        Raises:
            QueryError: there is nothing to redo.
        """
        return self._take_back(decision, "redo", by)

    @looking
    def log(self, *, stale: bool = False) -> Table:
        """The log of decisions, the last first: who, when, why, before, after, and whether each holds.

        Args:
            stale: only those that hold and under which documents are read otherwise now.
        """
        return log_table(self._file.decisions(), self.view().states, stale=stale)

    def bring(self, other: PathLike) -> Brought:
        """Add the decisions made in a copy of the project to the log; none is dropped, clashes are told.

        Notes that were typed into the copy, which are in no file, come along.

        Raises:
            ProjectError: the other file is no project.
            RecordError: a decision in it is not as sayso writes one; none is added.
        """
        with ProjectFile.open(Path(other)) as copy:
            theirs, typed = copy.decisions(), notes_in(copy)
        mine = self._file.decisions()
        known = {entry.id for entry in mine}
        added = tuple(entry for entry in theirs if entry.id not in known)
        check_decisions(self._file.load_readings(added), theirs)
        self._file.add_decisions(added)
        notes = [
            self.note(document.text, by=document.speaker or "", on=date.fromisoformat(document.date or ""))
            for key, document in sorted(typed.items())
            if self._file.file(key) is None
        ]
        return Brought(added, find_clashes(mine, theirs), tuple(notes))

    def codebook(self, path: PathLike, *, why: str = "", by: str = "") -> CodebookResult:
        """Bring what texts speak of together under the names of a codebook (see `sayso.read.codebook`).

        It is one decision, which later documents meet as well.

        Raises:
            UnreadableError: the file cannot be read as a codebook.
        """
        where = Path(path)
        entries = read_codebook(bytes_of(where), origin=str(where))
        cmap = self.view().cmap
        before = dict(cmap.variables), dict(cmap.people)
        (decision,) = self._decide((coding(entries, where.name),), why, by)
        after = self.view().cmap
        return coded(before, (after.variables, after.people), decision)

    def agreement(self, other: PathLike | None = None) -> Agreement:
        """How far people who judged claims agree: Krippendorff's alpha on verdicts and on signs.

        Args:
            other: a copy of the project, whose decisions since the copies parted are compared with those
                of this one; left out: the people of this log are compared, by name.

        Raises:
            ProjectError: the other file is no project.
            QueryError: there are no two who judged claims.
        """
        mine = self._file.decisions()
        if other is None:
            coders = by_coder(mine)
        else:
            with ProjectFile.open(Path(other)) as copy:
                coders = by_copy(self.path.name, mine, Path(other).name, copy.decisions())
        own = {entry.id for decisions in coders.values() for entry in decisions}
        common = [entry for entry in standing(mine) if entry.id not in own]
        judging = [*common, *(entry for decisions in coders.values() for entry in decisions)]
        everywhere = any(entry.scope == "everywhere" for entry in judging)
        return agreement(self._file.load_readings(None if everywhere else judging), coders, common)

    def remove(self, document: str) -> tuple[str, ...]:
        """Withdraw documents, by title, file or id, and leave no word of them in the project file.

        Reading their files again would bring them back.

        Returns:
            Their ids.

        Raises:
            QueryError: no document is called so.
        """
        known = self._file.load_reading(document) is not None
        found = (document,) if known else find_documents(self.view(), document)
        for id in found:
            self._file.remove(id, embed_phrases)
        return found

    def backup(self, path: PathLike) -> None:
        """Write a whole copy of the project to a new file, also while others write to it.

        Raises:
            ProjectError: there is a file of that name.
        """
        self._file.backup(Path(path))

    @looking
    def check(self) -> tuple[str, ...]:
        """What is wrong with the project file, one sentence for each fault; () when it is whole.

        A kept map that is not the one that the documents and decisions make is thrown away, to be made anew
        when it is next looked at; nothing else is changed.
        """
        if faults := self._file.check(self._watch):
            return faults
        self._watch("checking what was decided", 0, 0)
        log = self._file.decisions()
        try:
            check_decisions(self._file.load_readings(log), log)
        except RecordError as fault:
            return (str(fault),)
        view = self.view()
        self._watch("making the map from nothing, to compare", 0, 0)
        anew = build(self._file.load_readings(), log, matters=self._file.matters())
        faults = tuple(differences(view, anew))
        if faults:
            self._file.forget_kept()
            self._seen = None
        return faults

    def decisions(self) -> tuple[Decision, ...]:
        """The log of decisions as records, the first entry first."""
        return self._file.decisions()

    def _take_back(self, decision: str, kind: Literal["undo", "redo"], by: str) -> Decision:
        if not decision and self._rests_on is not None and (later := self.decided_since(self._rests_on)):
            raise ClashError(
                f"somebody decided something meanwhile; look at it, then say which decision to {kind}",
                [entry.id for entry in later],
            )
        return self._decide((taken_back(self._file.decisions(), decision, kind),), "", by)[0]

    def decide(self, drafts: Iterable[Draft], *, why: str = "", by: str = "") -> tuple[Decision, ...]:
        """Date, sign and write decisions that `sayso.api.correcting` made, all of them or none.

        Raises:
            ClashError: inside `resting_on`, where somebody decided otherwise since.
        """
        return self._decide(drafts, why, by)

    def reading(self, document: str) -> Reading | None:
        """The reading of one document as it was before people corrected it; None without such a document."""
        return self._file.load_reading(document)

    def _decide(self, drafts: Iterable[Draft], why: str, by: str) -> tuple[Decision, ...]:
        who = signature(by)
        return self._file.decide([partial(draft.signed, who, why) for draft in drafts], seen=self._rests_on)

    @looking
    def export(
        self,
        name: str,
        *,
        according_to: str | Iterable[str] = (),
        grouped: bool = False,
        without_texts: bool = False,
        mask: bool = False,
    ) -> bytes:
        """The project in one of the formats of `sayso.export.EXPORTERS`: 'json', 'csv', 'graphml', …

        Args:
            according_to, grouped: as for `map`.
            without_texts: of the texts only the quotes of claims.
            mask: hide names that have a pseudonym inside texts too; ids are others then.

        Raises:
            QueryError: there is no such format.
        """
        view = self._to_hand_on(according_to, grouped=grouped, without_texts=without_texts, mask=mask)
        return export(view, name).content

    @looking
    def report(
        self,
        path: PathLike,
        *,
        according_to: str | Iterable[str] = (),
        grouped: bool = False,
        title: str = "",
        without_texts: bool = False,
        mask: bool = False,
    ) -> Path:
        """Write the report, one page that works offline, and give back where it is.

        Args:
            according_to, grouped: as for `map`; without_texts, mask: as for `export`.
        """
        where = Path(path)
        view = self._to_hand_on(according_to, grouped=grouped, without_texts=without_texts, mask=mask)
        where.write_bytes(export(replace(view, title=title), "html").content)
        return where


def _according_to(view: View, asked: str | Iterable[str]) -> View:
    return narrowed(view, [find_perspective(view, each) for each in _several(asked)])


def _several(given: Name | Iterable[Name]) -> tuple[Name, ...]:
    """The names that were given; one that came alone is not taken for a list of its letters."""
    return (given,) if isinstance(given, str) else tuple(given)


def _find(people: bool) -> Find:
    """How names are looked up where nobody can be asked."""
    return partial(find_exactly, people=people)
