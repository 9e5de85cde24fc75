"""`sayso read`: files and folders into a project."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from sayso.cli import exits, options

if TYPE_CHECKING:
    from sayso.api.intake import FileResult, Given
    from sayso.api.project import Project
    from sayso.pipeline import ReaderKind
    from sayso.store.kept.things import Rejoined
    from sayso.store.kept.update import Changes

_NAMED = 8  # kinds and links that are named in a sentence


@click.command(short_help="Read files and folders into a project.")
@click.argument("paths", nargs=-1, required=True)
@options.project
@click.option("--again", is_flag=True, help="Read also what has not changed, and what failed before.")
@click.option("--name", default="", help="What to call the text from standard input.")
@click.option(
    "--format",
    "suffix",
    metavar="FORMAT",
    default="",
    help="What standard input holds: txt, md, html, pdf, docx, jsonl or csv. Left out: seen from its bytes.",
)
@options.reader
@options.json
def command(
    paths: tuple[str, ...],
    project: Path | None,
    again: bool,
    name: str,
    suffix: str,
    reader: ReaderKind,
    as_json: bool,
) -> int:
    """Read files, folders with all in them, or standard input (-) into a project.

    Reads plain text, Markdown, HTML, PDF, DOCX, and tables of statements as JSONL or CSV. A file that was
    read before and has not changed is left alone; one that cannot be read is named with the reason, and
    the others go on. Interrupt it whenever you like: run it again, and it goes on from there.

    \b
    Examples:
      sayso read reports/ minutes.docx
      sayso read reports/ --project city.sayso
      pdftotext brief.pdf - | sayso read - --name brief

    Exit code: 0 all was read, 1 nothing could be read, 3 some could not be read, 130 interrupted.
    """
    from sayso.api.intake import given_bytes
    from sayso.api.project import Project
    from sayso.cli.progress import watched
    from sayso.store.kept.update import Changes

    if "" in paths:
        raise click.UsageError("One of the paths is empty (a variable without a value?); '.' is this folder.")
    end = _suffix(suffix)
    where = options.project_path(project)
    if not where.exists() and not as_json and not any(path == "-" or Path(path).exists() for path in paths):
        from sayso.cli.output import tell

        for path in paths:
            tell(f"{path}: there is no such file or folder")
        return exits.NOTHING  # a slip of the keyboard makes no project
    with watched(quiet=as_json) as watch, Project(where, watch=watch) as opened:
        files, others = opened.find(Path(path) for path in paths if path != "-")
        if "-" in paths:
            files = (*files, given_bytes(sys.stdin.buffer.read(), name=name, suffix=end))
        results: list[FileResult] = []
        start = monotonic()
        finished = _read(opened, files, results, again=again, reader=reader, quiet=as_json)
        seconds = monotonic() - start
        left = len(files) - len(results)
        changes = _catch_up(opened) if finished else Changes()
        if as_json:
            _print_json(opened, results, others, left, changes or Changes())
        else:
            _print(opened, results, others, left, seconds, changes)
    if not finished or changes is None:
        return exits.INTERRUPTED
    if all(result.status == "failed" for result in results):
        return exits.NOTHING
    return exits.SOME_UNREAD if any(result.problems for result in results) else exits.DONE


def _suffix(format: str) -> str:
    """The suffix that says a format: '.pdf' for 'pdf'; '' for none."""
    from sayso.read import READERS

    suffix = f".{format.lstrip('.').lower()}" if format else ""
    if suffix and READERS.by_suffix(suffix) is None:
        known = ", ".join(sorted(end[1:] for entry in READERS.entries() for end in entry.suffixes))
        raise click.BadParameter(f"{format!r} is not read; what is: {known}", param_hint="'--format'")
    return suffix


def _read(
    project: Project,
    files: tuple[Given, ...],
    results: list[FileResult],
    *,
    again: bool,
    reader: ReaderKind,
    quiet: bool,
) -> bool:
    """Read the files and collect what becomes of them; False when it was interrupted."""
    from sayso.cli.output import tell
    from sayso.cli.progress import progress

    with progress(len(files), quiet=quiet) as shown:
        try:
            names = iter([*(file.name for file in files), ""])
            shown.begin(next(names))
            for result in project.take_in(files, again=again, tick=shown.document, reader=reader):
                results.append(result)
                shown.done()
                shown.begin(next(names))
                if not quiet:
                    for problem in result.problems:
                        tell(f"{_place(result, problem.origin)}: {problem.reason}")
        except KeyboardInterrupt:
            return False
    return True


def _catch_up(project: Project) -> Changes | None:
    """Bring the map up to date; None when it was interrupted."""
    try:
        return project.catch_up()
    except KeyboardInterrupt:
        return None


def _place(result: FileResult, origin: str) -> str:
    """The file as it was typed, with the row or page that a problem is about."""
    _, mark, part = origin.rpartition("#")
    return f"{result.name}{mark}{part}" if mark and result.status == "read" else result.name


def _print(
    project: Project,
    results: list[FileResult],
    others: tuple[Path, ...],
    left: int,
    seconds: float,
    changes: Changes | None,
) -> None:
    from sayso.cli.output import say
    from sayso.export.wording import count

    status = [result.status for result in results]
    words = sum(result.words for result in results)
    parts = [f"{count(status.count('read'), 'file')} read"]
    if words:
        parts[0] += f" ({count(words, 'word')} in {seconds:,.1f} s)"
    if status.count("unchanged"):
        parts.append(f"{status.count('unchanged'):,} unchanged")
    if status.count("failed"):
        parts.append(f"{status.count('failed'):,} could not be read")
    say(", ".join(parts) + ".")
    kinds = [path.suffix.lower() or path.name for path in others if path.is_file()]
    if kinds:
        say(f"Passed over {count(len(kinds), 'file')} of kinds that are not read: {_some(set(kinds))}.")
    if odd := [str(path) for path in others if not path.is_file()]:
        number = count(len(odd), "link, pipe or closed folder", "links, pipes or closed folders")
        say(f"Passed over {number}: {_some(odd)}.")
    counts = project.counts()
    say(
        f"{project.path} holds {count(counts.documents, 'document')}, "
        f"{count(counts.statements, 'statement')} and {count(counts.claims, 'claim')}."
    )
    if changes is None:
        say("Interrupted while the map was made; the next command that looks at it makes it.")
        return
    for line in _rejoined(changes.variables) + _rejoined(changes.people):
        say(line)
    if left:
        say(f"Interrupted with {count(left, 'file')} to go; run the same command to go on.")
    elif counts.claims:
        say("Next: sayso show links, sayso report")


def _rejoined(changes: Rejoined) -> list[str]:
    """What joined or parted because of what was read, a line each."""
    lines = [f"Now one, {now!r}: {', '.join(map(repr, before))}" for before, now in changes.joined]
    lines += [f"No longer one, {before!r}: {', '.join(map(repr, now))}" for before, now in changes.parted]
    more = len(lines) - _NAMED
    return lines if more <= 0 else [*lines[:_NAMED], f"… and {more:,} more; --json lists them all"]


def _some(names: Collection[str]) -> str:
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return ", ".join(sorted(names)[:_NAMED]) + more


def _print_json(
    project: Project, results: list[FileResult], others: tuple[Path, ...], left: int, changes: Changes
) -> None:
    from dataclasses import asdict

    from sayso.cli.output import print_json

    counts = project.counts()
    summary: dict[str, Any] = {
        "project": str(project.path),
        "files": [
            {
                "file": result.name,
                "status": result.status,
                "documents": result.documents,
                "words": result.words,
                "problems": [
                    {"origin": p.origin, "code": p.code, "reason": p.reason} for p in result.problems
                ],
            }
            for result in results
        ],
        "passed_over": [str(path) for path in others],
        "changes": asdict(changes),
        "left": left,
        "documents": counts.documents,
        "statements": counts.statements,
        "claims": counts.claims,
    }
    print_json(summary)
