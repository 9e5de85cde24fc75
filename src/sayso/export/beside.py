"""What follows from several what-ifs as one chart: a row for each variable, a bar for each what-if."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sayso.export.bars import MOST_ROWS, NAME, SOFT, bars, begun, noted, written

_COLUMN = 190
_BAR = 160
_ROW = 44
_TOP = 72


class Bar(NamedTuple):
    """What follows for a variable in one column: in words, and in which share of draws it rises."""

    words: str
    rises: float | None


class Beside(NamedTuple):
    """What follows for one variable, column by column; whether the columns differ."""

    name: str
    differs: bool
    bars: tuple[Bar, ...]


def draw_beside(columns: Sequence[str], rows: Sequence[Beside], title: str, note: str) -> str:
    """Bars side by side, as an SVG element: rising to the right of each column's middle, falling to the left.

    Rows in which the columns differ come first, under a heading. The first 60 rows are drawn, and the rest
    counted.

    Args:
        note: what the answers were made from.
    """
    shown = sorted(rows[:MOST_ROWS], key=lambda row: not row.differs)
    headings = len({row.differs for row in shown})
    width = NAME + _COLUMN * len(columns) + 24
    height = _TOP + _ROW * len(shown) + 34 * headings + 56
    parts = begun(title, width, height)
    for n, column in enumerate(columns):
        where = f'x="{_middle(n)}" y="56" text-anchor="middle" font-weight="bold"'
        parts.append(written(column, where, longest=24))
    top, before = _TOP, None
    for row in shown:
        if row.differs != before:
            words = "Where they differ" if row.differs else "Where they agree"
            parts.append(f'<text x="16" y="{top + 22}" {SOFT}>{words}</text>')
            top, before = top + 34, row.differs
        parts.append(written(row.name, f'x="{NAME - 12}" y="{top + 17}" text-anchor="end"'))
        for n, bar in enumerate(row.bars):
            parts += _bar(bar, _middle(n), top)
        top += _ROW
    rest = f" {len(rows) - len(shown)} more are not drawn." if len(rows) > len(shown) else ""
    how = "Share of settled draws under uniform strengths: rises to the right, falls to the left."
    parts.append(noted(f"{how} Not a forecast.{rest}", 16, height - 32))
    return "\n".join((*parts, noted(note, 16, height - 14) + "</svg>"))


def _middle(column: int) -> float:
    return NAME + _COLUMN * (column + 0.5)


def _bar(bar: Bar, middle: float, top: int) -> list[str]:
    parts = []
    if bar.rises is not None:
        parts.append(f'<path d="M{middle} {top + 4}v16" stroke="#5c5850"/>')
        parts += bars(bar.rises, 1 - bar.rises, middle=middle, top=top + 7, half=_BAR / 2, thick=10)
    return [*parts, noted(bar.words, middle, top + 34, centred=True)]
