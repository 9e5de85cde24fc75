"""Decisions that are not as sayso writes them: a project file may come from anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import get_args

from sayso.errors import RecordError
from sayso.records.claim import Change, Modality, Polarity, Scope
from sayso.records.decision import Decision


@contextmanager
def telling(entry: Decision) -> Iterator[None]:
    """Tell of a decision whose content lacks something, or holds something else, which one it is.

    Raises:
        RecordError: it does.
    """
    try:
        _check(entry.target)
        _check(entry.after, whole=entry.kind != "split")
        yield
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(
            f"decision {entry.id} ({entry.kind} {entry.subject} by {entry.who}, {entry.when}) is not as "
            f"sayso writes one ({type(error).__name__}: {error}); take a copy of the project that is whole"
        ) from error


def _check(content: object, *, whole: bool = False) -> None:
    """Look whether all that should be words are words.

    Args:
        whole: none of them may be missing.

    Raises:
        TypeError: one is something else.
    """
    for name, value in content.items() if isinstance(content, Mapping) else ():
        if name in _ALLOWED and value not in _ALLOWED[name]:
            raise TypeError(f"{name} is {value!r}")
        if name in _WORDS and not isinstance(value, str if whole else str | None):
            raise TypeError(f"{name} is {value!r}")
        if name in ("cause", "effect") and not isinstance(value, Mapping if whole else Mapping | list | str):
            raise TypeError(f"{name} is {value!r}")
        if name in _LISTS and not (isinstance(value, list) and all(isinstance(v, str | None) for v in value)):
            raise TypeError(f"{name} is {value!r}")
        for part in value if isinstance(value, list) else (value,):
            _check(part)


_WORDS = frozenset("name id origin document words holder turn verdict broader kind key file".split())
_LISTS = frozenset("names documents holders gist alternatives".split())
_ALLOWED: Mapping[str, frozenset[object]] = {
    "sign": frozenset(get_args(Polarity)),
    "modality": frozenset(get_args(Modality)),
    "time": frozenset(get_args(Scope)),
    "cause_change": frozenset(get_args(Change)),
    "effect_change": frozenset(get_args(Change)),
}
