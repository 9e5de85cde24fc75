"""How a what-if would unfold as a chart: a line of medians for each variable, with its band."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.export.escaping import xml
from sayso.records.response import Band, Unfolding

_WIDE, _HIGH = 220, 90
_COLUMNS = 3
_TOP = 44
_MOST = 30
_FONT = "font-family=\"'Segoe UI','Helvetica Neue','Liberation Sans',Arial,sans-serif\""


def draw_runs(unfolding: Unfolding, order: Sequence[str], names: Mapping[str, str], title: str) -> str:
    """A small chart for each variable, as an SVG element, all on one scale; 0 is the run without presses.

    Args:
        order: variables, the first 30 of which are drawn.
        names: of the variables by id.
    """
    shown = [v for v in order if v in unfolding.bands][:_MOST]
    rows = -(-len(shown) // _COLUMNS)
    width, height = _COLUMNS * (_WIDE + 24) + 24, _TOP + rows * (_HIGH + 40) + 30
    size = max((abs(x) for v in shown for band in unfolding.bands[v] for x in band), default=0) or 1.0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" {_FONT} font-size="13" fill="#1e1d1b">',
        f"<title>{xml(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="24" y="26" font-weight="bold">{xml(title)}</text>',
    ]
    for n, variable in enumerate(shown):
        left, top = 24 + n % _COLUMNS * (_WIDE + 24), _TOP + n // _COLUMNS * (_HIGH + 40)
        parts += _one(unfolding.bands[variable], names[variable], left, top, size)
    rest = f"; {len(order) - len(shown)} more are not drawn" if len(order) > len(shown) else ""
    note = (
        f"Difference from the run without presses, steps 0 to {unfolding.method.steps}: "
        f"median, and 10th to 90th percentile of draws{rest}."
    )
    parts.append(f'<text x="24" y="{height - 12}" fill="#5c5850" font-size="12">{xml(note)}</text></svg>')
    return "\n".join(parts)


def _one(bands: Sequence[Band], name: str, left: int, top: int, size: float) -> list[str]:
    middle = top + 22 + _HIGH / 2

    def line(which: int) -> list[str]:
        across = _WIDE / (len(bands) - 1)
        return [
            f"{left + n * across:.1f},{middle - band[which] / size * _HIGH / 2:.1f}"
            for n, band in enumerate(bands)
        ]

    cut = name if len(name) <= 32 else f"{name[:31]}…"
    return [
        f'<text x="{left}" y="{top + 16}">{xml(cut)}<title>{xml(name)}</title></text>',
        f'<path d="M{left} {middle:.1f}h{_WIDE}" stroke="#ddd8ce"/>',
        f'<polygon points="{" ".join([*line(0), *reversed(line(2))])}" fill="#35424e" opacity="0.2"/>',
        f'<polyline points="{" ".join(line(1))}" fill="none" stroke="#35424e" stroke-width="2"/>',
    ]
