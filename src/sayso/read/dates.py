"""Dates as documents write them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"(?<!\d){_YEAR}[-/.](?P<month>\d\d?)(?:[-/.](?P<day>\d\d?))?(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}(?!\d)",
        rf"\b{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,? {_YEAR}(?!\d)",
        rf"\b{_MONTH},? {_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?)\.(?P<month>\d\d?)\.{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<first>\d\d?)[/-](?P<second>\d\d?)[/-]{_YEAR}(?!\d)",
        rf"(?<!\d)D:{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?<!\d){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_YEAR}(?!\d)",
    )
)
_LONGEST = 100


def iso_date(words: str) -> str | None:
    """The date in these words as 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'; None when there is none.

    Where day and month cannot be told apart ('3/5/2024'), only the year is told.

    >>> iso_date("Friday, 3rd May 2024"), iso_date("Sept. 2024"), iso_date("3/5/2024"), iso_date("soon")
    ('2024-05-03', '2024-09', '2024', None)
    """
    words = " ".join(words[:_LONGEST].split())
    for form in _FORMS:
        if (match := form.search(words)) is not None:
            return _iso(match.groupdict())
    return None


def _iso(parts: dict[str, str | None]) -> str:
    year = int(parts["year"] or 0)
    month = _MONTHS.get((parts.get("name") or "").lower()) or int(parts.get("month") or 0)
    day = int(parts.get("day") or 0)
    if parts.get("first"):
        month, day = _month_and_day(int(parts["first"] or 0), int(parts["second"] or 0))
    if not 1 <= month <= 12:
        return f"{year:04}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # no day, or one that this month does not have
        return f"{year:04}-{month:02}"


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    if first == second or (first <= 12 < second):
        return first, second
    if second <= 12 < first:
        return second, first
    return 0, 0
