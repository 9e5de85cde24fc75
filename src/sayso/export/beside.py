"""What follows from several what-ifs as one chart: a row for each variable, a bar for each what-if."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sayso.export.escaping import xml

_NAME = 260
_COLUMN = 190
_BAR = 160
_ROW = 44
_TOP = 72
_MOST_ROWS = 60
_LONGEST = 34
_FONT = "font-family=\"'Segoe UI','Helvetica Neue','Liberation Sans',Arial,sans-serif\""


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
    shown = sorted(rows[:_MOST_ROWS], key=lambda row: not row.differs)
    headings = len({row.differs for row in shown})
    width = _NAME + _COLUMN * len(columns) + 24
    height = _TOP + _ROW * len(shown) + 34 * headings + 56
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" {_FONT} font-size="14" fill="#1e1d1b">',
        f"<title>{xml(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="16" y="26" font-weight="bold">{xml(title)}</text>',
    ]
    for n, column in enumerate(columns):
        parts.append(_cut(column, 24, f'x="{_middle(n)}" y="56" text-anchor="middle" font-weight="bold"'))
    top, before = _TOP, None
    for row in shown:
        if row.differs != before:
            words = "Where they differ" if row.differs else "Where they agree"
            parts.append(f'<text x="16" y="{top + 22}" fill="#5c5850">{words}</text>')
            top, before = top + 34, row.differs
        parts.append(_cut(row.name, _LONGEST, f'x="{_NAME - 12}" y="{top + 17}" text-anchor="end"'))
        for n, bar in enumerate(row.bars):
            parts += _bar(bar, _middle(n), top)
        top += _ROW
    rest = f" {len(rows) - len(shown)} more are not drawn." if len(rows) > len(shown) else ""
    parts.append(
        f'<text x="16" y="{height - 32}" fill="#5c5850" font-size="12">Share of settled draws under uniform '
        f"strengths: rises to the right, falls to the left. Not a forecast.{rest}</text>"
    )
    parts.append(f'<text x="16" y="{height - 14}" fill="#5c5850" font-size="12">{xml(note)}</text></svg>')
    return "\n".join(parts)


def _middle(column: int) -> float:
    return _NAME + _COLUMN * (column + 0.5)


def _cut(words: str, longest: int, where: str) -> str:
    cut = words if len(words) <= longest else f"{words[: longest - 1]}…"
    return f"<text {where}>{xml(cut)}<title>{xml(words)}</title></text>"


def _bar(bar: Bar, middle: float, top: int) -> list[str]:
    parts = []
    if bar.rises is not None:
        parts.append(f'<path d="M{middle} {top + 4}v16" stroke="#5c5850"/>')
        for share, way, colour in ((bar.rises, 1, "#35424e"), (1 - bar.rises, -1, "#a8321e")):
            long = _BAR / 2 * share
            left = middle - (long if way < 0 else 0)
            parts.append(
                f'<rect x="{left:.1f}" y="{top + 7}" width="{long:.1f}" height="10" fill="{colour}"/>'
            )
    parts.append(
        f'<text x="{middle}" y="{top + 34}" text-anchor="middle" fill="#5c5850" font-size="12">'
        f"{xml(bar.words)}</text>"
    )
    return parts
