"""Parts of the charts of what follows: bars to the right for what rises, to the left for what falls."""

from __future__ import annotations

from sayso.export.escaping import xml

NAME = 260
"""Pixels for the names of variables, on the left."""

MOST_ROWS = 60
SOFT = 'fill="#5c5850"'
_FONT = "font-family=\"'Segoe UI','Helvetica Neue','Liberation Sans',Arial,sans-serif\""
_RISES, _FALLS = "#35424e", "#a8321e"


def begun(title: str, width: int, height: int) -> list[str]:
    """A white sheet of this size with its title; whoever draws on it closes the SVG element."""
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" {_FONT} font-size="14" fill="#1e1d1b">',
        f"<title>{xml(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="16" y="26" font-weight="bold">{xml(title)}</text>',
    ]


def written(words: str, where: str, *, longest: int = 34) -> str:
    """Words at a place, cut where they are too long, and whole for who points at them."""
    cut = words if len(words) <= longest else f"{words[: longest - 1]}…"
    return f"<text {where}>{xml(cut)}<title>{xml(words)}</title></text>"


def noted(words: str, x: float, y: float, *, centred: bool = False) -> str:
    """A remark in small letters."""
    anchor = ' text-anchor="middle"' if centred else ""
    return f'<text x="{x}" y="{y}"{anchor} {SOFT} font-size="12">{xml(words)}</text>'


def bars(
    rises: float, falls: float, *, middle: float, top: int, half: float, thick: int, opacity: float = 1
) -> list[str]:
    """Two bars from the middle, each as long as its share of `half`."""
    parts = []
    for share, way, colour in ((rises, 1, _RISES), (falls, -1, _FALLS)):
        long = half * share
        left = middle - (long if way < 0 else 0)
        faint = "" if opacity == 1 else f' opacity="{opacity}"'
        parts.append(
            f'<rect x="{left:.1f}" y="{top}" width="{long:.1f}" height="{thick}" fill="{colour}"{faint}/>'
        )
    return parts
