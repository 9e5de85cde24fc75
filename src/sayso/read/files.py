"""Which files to read, and their bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import UnreadableError
from sayso.read.limits import MAX_FILE_BYTES

_PROJECT = ".sayso"  # also in 'x.sayso-journal' and the like


def bytes_of(path: Path) -> bytes:
    """The content of a file.

    Raises:
        UnreadableError: 'missing', 'forbidden' (no permission, a folder, no regular file) or 'too-large'.
    """
    origin = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError(origin, "forbidden", "this is a folder; its files are read one by one")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(
                origin,
                "forbidden",
                "this is no regular file; send its content to standard input and read '-'",
            )
        if status.st_size > MAX_FILE_BYTES:
            raise too_large_file(origin)
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableError(origin, "missing", "there is no such file") from error
    except PermissionError as error:
        raise UnreadableError(origin, "forbidden", "you have no permission to read it") from error
    except (OSError, ValueError) as error:
        told = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnreadableError(origin, "forbidden", f"the system does not give it out ({told})") from error
    if len(raw) > MAX_FILE_BYTES:
        raise too_large_file(origin)
    return raw


def too_large_file(origin: str) -> UnreadableError:
    """The error for a file of more than MAX_FILE_BYTES bytes."""
    return UnreadableError(
        origin,
        "too-large",
        f"the file has more than {MAX_FILE_BYTES:,} bytes; split it or save its text only",
    )


def find_files(paths: Iterable[Path], suffixes: Iterable[str]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The files to read, and what was met on the way but is not read; both sorted, each once.

    A file that is named is always read (one that is missing is among the files, so that reading it
    says so). A folder stands for all files below it that end in one of the suffixes; hidden ones and
    project files are passed over. Not read are other files in folders, folders behind links, and
    folders that may not be entered.
    """
    served = {suffix.lower() for suffix in suffixes}
    files: set[Path] = set()
    others: set[Path] = set()
    for path in paths:
        if not path.is_dir():
            files.add(path)
            continue
        for found in _below(path, others):
            if found.suffix.lower() in served:
                files.add(found)
            else:
                others.add(found)
    kept: dict[str, Path] = {}
    for path in sorted(files, key=lambda file: file.as_posix()):
        kept.setdefault(os.path.realpath(path), path)
    return tuple(kept.values()), tuple(sorted(others - files, key=lambda file: file.as_posix()))


def _below(folder: Path, others: set[Path]) -> Iterator[Path]:
    """Regular files below a folder; folders that are not entered join the others."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            others.add(here)
            continue
        for entry in entries:
            path = here / entry.name
            if entry.name.startswith(".") or _PROJECT in path.suffix.lower():
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.is_symlink() and path.is_dir():
                others.add(path)  # a link may lead round in a circle, or out of the folder
            elif path.is_file():
                yield path
            else:
                others.add(path)  # a link to nothing, a pipe
