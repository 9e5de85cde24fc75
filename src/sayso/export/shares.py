"""The answer to a what-if as a chart: in which share of settled draws each variable rises or falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.export.escaping import xml
from sayso.records.response import PRIORS, Lean

_ROW = 46
_NAME = 260
_BAR = 400
_TOP = 64
_MOST_ROWS = 60
_FONT = "font-family=\"'Segoe UI','Helvetica Neue','Liberation Sans',Arial,sans-serif\""


def draw_shares(leans: Sequence[Lean], names: Mapping[str, str], title: str) -> str:
    """A bar for each prior and variable, as an SVG element: rising to the right, falling to the left.

    What runs away has no bar and says so. The first 60 variables are drawn, and the rest counted.

    Args:
        names: of the variables by id.
    """
    shown = leans[:_MOST_ROWS]
    width, height = _NAME + _BAR + 230, _TOP + _ROW * len(shown) + 40
    middle = _NAME + _BAR / 2
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" {_FONT} font-size="14" fill="#1e1d1b">',
        f"<title>{xml(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="16" y="26" font-weight="bold">{xml(title)}</text>',
        f'<text x="{middle - 10}" y="50" text-anchor="end" fill="#5c5850">← falls</text>',
        f'<text x="{middle + 10}" y="50" fill="#5c5850">rises →</text>',
    ]
    for n, each in enumerate(shown):
        parts += _row(each, names[each.variable], _TOP + _ROW * n)
    parts.append(f'<path d="M{middle} {_TOP}V{_TOP + _ROW * len(shown)}" stroke="#5c5850"/>')
    rest = f"; {len(leans) - len(shown)} more are not drawn" if len(leans) > len(shown) else ""
    note = f"Share of settled draws; dark: uniform strengths, light: log-uniform. Not a forecast{rest}."
    parts.append(f'<text x="16" y="{height - 14}" fill="#5c5850" font-size="12">{xml(note)}</text></svg>')
    return "\n".join(parts)


def _row(lean: Lean, name: str, top: int) -> list[str]:
    cut = name if len(name) <= 34 else f"{name[:33]}…"
    parts = [
        f'<text x="{_NAME - 12}" y="{top + 25}" text-anchor="end">{xml(cut)}'
        f"<title>{xml(name)}</title></text>",
        f'<text x="{_NAME + _BAR + 12}" y="{top + 25}" fill="#5c5850">{xml(lean.side)}</text>',
    ]
    if lean.side == "runs away":
        return parts
    for n, prior in enumerate(PRIORS):
        shares = lean.shares[prior]
        for count, way, colour in ((shares.rises, 1, "#35424e"), (shares.falls, -1, "#a8321e")):
            long = _BAR / 2 * count / shares.settled
            left = _NAME + _BAR / 2 - (long if way < 0 else 0)
            parts.append(
                f'<rect x="{left:.1f}" y="{top + 8 + 14 * n}" width="{long:.1f}" height="11" '
                f'fill="{colour}" opacity="{1 if n == 0 else 0.5}"/>'
            )
    return parts
