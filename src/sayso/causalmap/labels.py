"""How much room the name of a variable takes on the picture."""

from __future__ import annotations

import textwrap
import unicodedata

LINE_HEIGHT = 18
_WRAP = 22
_MOST_LINES = 4
_MARGIN = 6

# Widths of sans-serif letters at 14 pixels, rounded up: a box may be too wide, never too narrow.
_NARROW = frozenset("iljtfrI.,:;!'’|()[]/ ")
_WIDE = frozenset("mwMWOQGDCHNUAV@%&—…")
_WIDTHS = {"narrow": 5.0, "middle": 8.2, "wide": 12.0, "full": 15.0}


def wrap_label(name: str) -> tuple[str, ...]:
    """The name in lines of about 22 characters and even length; what needs over four lines is cut.

    >>> wrap_label("willingness of the neighbours to help")
    ('willingness of the', 'neighbours to help')
    """
    name = " ".join(name.split())
    lines = textwrap.wrap(name, _WRAP, max_lines=_MOST_LINES, placeholder=" …") or [""]
    if len(lines) == 1 or lines[-1].endswith("…"):
        return tuple(lines)
    for width in range(-(-len(name) // len(lines)), _WRAP):
        even = textwrap.wrap(name, width)
        if len(even) <= len(lines):
            return tuple(even)
    return tuple(lines)


def label_size(lines: tuple[str, ...]) -> tuple[float, float]:
    """Width and height in pixels of the box round these lines."""
    width = max(sum(_WIDTHS[_breadth(character)] for character in line) for line in lines)
    return width + 2 * _MARGIN, len(lines) * LINE_HEIGHT + _MARGIN


def _breadth(character: str) -> str:
    if unicodedata.east_asian_width(character) in "WF":
        return "full"
    if character in _NARROW:
        return "narrow"
    return "wide" if character in _WIDE else "middle"
