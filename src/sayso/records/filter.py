"""The filter language: which claims, and the links they make, are meant, as one line of text.

A filter is a row of terms, all of which must hold:

    holder:Calloway,Vass -modality:denied date:2024-03..2024-05 support:2.. "illegal fishing"

A term is a field with a value, several values with commas between them (any of them), or words alone, which
are looked for in the text. A minus before a term turns it round. A value with blanks, commas, colons or
quotation marks stands in double quotation marks, in which `\\"` and `\\\\` stand for `"` and `\\`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, get_args

from sayso.errors import FilterError, RecordError
from sayso.records.claim import Modality, Polarity, Scope

Field = Literal[
    "holder",
    "organisation",
    "document",
    "publisher",
    "date",
    "place",
    "modality",
    "scope",
    "reviewed",
    "perspective",
    "variable",
    "cause",
    "effect",
    "sign",
    "support",
    "reports",
    "contested",
    "text",
]

MEANINGS: dict[Field, str] = {
    "holder": "whose say-so it is: a name, or part of one",
    "organisation": "an organisation or group by whose word it is known, at any remove",
    "document": "title, file or id",
    "publisher": "a name, or part of one",
    "date": "of the document: 2024, 2024-03..2024-05, 2024-03-15.. or ..2024-03-14",
    "place": "words of the place that the claim names",
    "modality": "asserted, conditional, possible, intended, denied or questioned",
    "scope": "once or general",
    "reviewed": "yes or no: whether a person accepted, corrected or rejected it",
    "perspective": "the name of a saved perspective",
    "variable": "on either side: a name, or words of one",
    "cause": "as variable, on this side",
    "effect": "as variable, on this side",
    "sign": "+, - or ?",
    "support": "of the link: 3, 2.., ..4 or 2..4",
    "reports": "of the link: 3, 2.., ..4 or 2..4",
    "contested": "yes or no",
    "text": "words alone: that stand in the quoted text",
}
"""What the values of each field mean; 'text' is the field of words that stand alone."""

_WORDS: dict[Field, tuple[str, ...]] = {
    "modality": get_args(Modality),
    "scope": get_args(Scope),
    "sign": get_args(Polarity),
    "reviewed": ("yes", "no"),
    "contested": ("yes", "no"),
}
_NAMED = frozenset(get_args(Field)) - {"text"}
_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_DATES = re.compile(rf"(?P<first>{_DATE})?(?P<to>\.\.)?(?P<last>{_DATE})?", re.ASCII)
_NUMBERS = re.compile(r"(?P<first>\d{1,9})?(?P<to>\.\.)?(?P<last>\d{1,9})?", re.ASCII)
_FIELD = re.compile(r"([^\W\d_]+):")
_BARE = re.compile(r'[^\s",]+')
_PLAIN = re.compile(r'[^\s",:]+')
_QUOTED = re.compile(r'"((?:[^"\\]|\\["\\])*)"')
_ESCAPED = re.compile(r'\\(["\\])')
_Bounds = Callable[[str], tuple[str, str] | tuple[int, int | None]]
_LONG = 60  # characters of a filter that a message repeats


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a filter: any of the values, or, turned round, none of them.

    Raises:
        RecordError: there is no value, or one that the field cannot have.
    """

    field: Field
    values: tuple[str, ...]
    without: bool = False

    def __post_init__(self) -> None:
        if self.field not in MEANINGS:
            raise RecordError(f"there is no field {self.field!r}")
        if not self.values:
            raise RecordError(f"{self.field} has no value")
        for value in self.values:
            _check(self.field, value)

    def __str__(self) -> str:
        bare = self.field == "text"
        values = ",".join(_written(value, bare=bare) for value in self.values)
        return f"{'-' if self.without else ''}{'' if bare else f'{self.field}:'}{values}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold; without any, everything is meant.

    >>> str(parse_filter("holder:Ann   -sign:- 'tis"))
    "holder:Ann -sign:- 'tis"
    """

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        return " ".join(map(str, self.terms))


def parse_filter(text: str) -> Filter:
    """The filter that a text says. `str` of it is the same text, but for blanks and needless quotes.

    Raises:
        FilterError: the text is no filter; it tells the place and what was expected there.
    """
    return Filter(tuple(_terms(text)))


def numbers(value: str) -> tuple[int, int | None]:
    """The least and the greatest number of a range such as '2..4', '2..', '..4' or '3'; None for no bound.

    >>> numbers("2.."), numbers("..4"), numbers("3")
    ((2, None), (0, 4), (3, 3))
    """
    first, to, last = _range(_NUMBERS, value)
    if not to:
        return int(first), int(first)
    return int(first or 0), int(last) if last else None


def dates(value: str) -> tuple[str, str]:
    """The first and the last day of a range of dates such as '2024', '2024-03..' or '..2024-03-14'.

    >>> dates("2024-03..2024-04"), dates("..2024")
    (('2024-03-01', '2024-04-31'), ('', '2024-12-31'))
    """
    first, to, last = _range(_DATES, value)
    if not to:
        return days(first)
    return days(first)[0] if first else "", days(last)[1] if last else "9999-12-31"


def days(date: str) -> tuple[str, str]:
    """The first and the last day that a date in ISO 8601 may be; every month has 31 days here.

    >>> days("2024-02"), days("2024-02-03")
    (('2024-02-01', '2024-02-31'), ('2024-02-03', '2024-02-03'))
    """
    return f"{date}-01-01"[:10], f"{date}-12-31"[:10] if len(date) < 7 else f"{date}-31"[:10]


def _range(pattern: re.Pattern[str], value: str) -> tuple[str, str, str]:
    match = pattern.fullmatch(value)
    if match is None or not (match["first"] or match["last"]) or (match["last"] and not match["to"]):
        raise RecordError(f"{value!r} is no range")
    return match["first"] or "", match["to"] or "", match["last"] or ""


def _check(field: Field, value: str) -> None:
    if not value.strip():
        raise RecordError(f"{field} has an empty value")
    allowed = _WORDS.get(field)
    if allowed is not None and value not in allowed:
        raise RecordError(f"{field} is {', '.join(allowed[:-1])} or {allowed[-1]}, not {_short(value)!r}")
    if field == "date":
        _ordered(field, value, dates, "2024, 2024-03..2024-05 or ..2024-03-14")
    if field in ("support", "reports"):
        _ordered(field, value, numbers, "3, 2.., ..4 or 2..4")


def _ordered(field: Field, value: str, bounds: _Bounds, examples: str) -> None:
    try:
        first, last = bounds(value)
    except RecordError:
        raise RecordError(f"{field} is such as {examples}, not {_short(value)!r}") from None
    if last is not None and first > last:  # type: ignore[operator]
        raise RecordError(f"{field} runs backwards in {value!r}")


def _terms(text: str) -> Iterator[Term]:
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return
        without = text[at] == "-"
        at += without
        field: Field = "text"
        if match := _FIELD.match(text, at):
            field = _field(text, at, match[1])
            at = match.end()
        values = []
        while True:
            value, at = _value(text, at, field)
            values.append(value)
            if at == len(text) or text[at] != ",":
                break
            at += 1
        if at < len(text) and not text[at].isspace():
            raise _error(text, at, "a blank or a comma is missing")
        yield Term(field, tuple(values), without)


def _field(text: str, at: int, name: str) -> Field:
    if name in _NAMED:
        return name  # type: ignore[return-value]
    near = get_close_matches(name.lower(), sorted(_NAMED), n=3, cutoff=0.6)
    known = "" if near else f"; there are {', '.join(sorted(_NAMED))}"
    message = f"there is no field {_short(name)!r}{known}, and words with a colon stand in quotation marks"
    raise _error(text, at, message, near)


def _value(text: str, at: int, field: Field) -> tuple[str, int]:
    """The value that begins here, and where it ends."""
    value, end = _taken(text, at, field)
    try:
        _check(field, value)
    except RecordError as error:
        raise _error(text, at, str(error)) from error
    return value, end


def _taken(text: str, at: int, field: Field) -> tuple[str, int]:
    if at < len(text) and text[at] == '"':
        match = _QUOTED.match(text, at)
        if match is None:
            raise _error(text, at, "a quotation mark is not closed")
        return _ESCAPED.sub(r"\1", match[1]), match.end()
    match = _BARE.match(text, at)
    if match is None:
        what = "words" if field == "text" else f"a value of {field}"
        raise _error(text, at, f"{what} should stand here")
    return match[0], match.end()


def _written(value: str, *, bare: bool) -> str:
    plain = _PLAIN.fullmatch(value) and not (bare and value.startswith("-"))
    if plain:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _short(value: str) -> str:
    return value if len(value) <= _LONG else f"{value[:_LONG]}…"


def _error(text: str, at: int, message: str, choices: list[str] | None = None) -> FilterError:
    return FilterError(text, at, message, choices or ())
