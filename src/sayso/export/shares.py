"""The answer to a what-if as a chart: in which share of settled draws each variable rises or falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.export.bars import MOST_ROWS, NAME, SOFT, bars, begun, noted, written
from sayso.export.escaping import xml
from sayso.records.response import PRIORS, Lean

_ROW = 46
_BAR = 400
_TOP = 64
_MIDDLE = NAME + _BAR / 2


def draw_shares(leans: Sequence[Lean], names: Mapping[str, str], title: str) -> str:
    """A bar for each prior and variable, as an SVG element: rising to the right, falling to the left.

    What runs away has no bar and says so. The first 60 variables are drawn, and the rest counted.

    Args:
        names: of the variables by id.
    """
    shown = leans[:MOST_ROWS]
    width, height = NAME + _BAR + 230, _TOP + _ROW * len(shown) + 40
    parts = [
        *begun(title, width, height),
        f'<text x="{_MIDDLE - 10}" y="50" text-anchor="end" {SOFT}>← falls</text>',
        f'<text x="{_MIDDLE + 10}" y="50" {SOFT}>rises →</text>',
    ]
    for n, each in enumerate(shown):
        parts += _row(each, names[each.variable], _TOP + _ROW * n)
    parts.append(f'<path d="M{_MIDDLE} {_TOP}V{_TOP + _ROW * len(shown)}" stroke="#5c5850"/>')
    rest = f"; {len(leans) - len(shown)} more are not drawn" if len(leans) > len(shown) else ""
    note = f"Share of settled draws; dark: uniform strengths, light: log-uniform. Not a forecast{rest}."
    return "\n".join((*parts, noted(note, 16, height - 14) + "</svg>"))


def _row(lean: Lean, name: str, top: int) -> list[str]:
    parts = [
        written(name, f'x="{NAME - 12}" y="{top + 25}" text-anchor="end"'),
        f'<text x="{NAME + _BAR + 12}" y="{top + 25}" {SOFT}>{xml(lean.side)}</text>',
    ]
    if lean.side == "runs away":
        return parts
    for n, prior in enumerate(PRIORS):
        shares = lean.shares[prior]
        parts += bars(
            shares.rises / shares.settled,
            shares.falls / shares.settled,
            middle=_MIDDLE,
            top=top + 8 + 14 * n,
            half=_BAR / 2,
            thick=11,
            opacity=1 if n == 0 else 0.5,
        )
    return parts
