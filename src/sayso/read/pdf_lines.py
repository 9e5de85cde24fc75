"""Lines of text with their places, from the characters of a PDF page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from sayso.read.limits import MAX_PAGE_TEXT

# A gap in a line, in sizes of its letters, that no justified prose has: another column or cell begins.
_GAP = 2.2
# A blank between words, and one that parts cells when it is also that much wider than the usual ones.
_BLANK = 0.12
_SMALL_GAP = 0.9
# A raised number that is so much smaller than its line marks a note.
_RAISED = 0.88
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text on one line: its words and its box, in points from the lower left corner.

    `size` is the height of its letters, ascenders and descenders included.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float

    @property
    def width(self) -> float:
        """From the first letter to the last, in points."""
        return self.right - self.left


@dataclass(slots=True)
class _Character:
    sign: str
    left: float
    bottom: float
    right: float
    top: float


def lines_of_page(page: Any) -> list[Line] | None:
    """The lines of a pypdfium2 page in the order of its content; None beyond MAX_PAGE_TEXT characters.

    A line is parted where a gap shows that another column or cell begins. Text that runs upwards, and
    raised numbers of notes, are left out.
    """
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    count = textpage.count_chars()
    if count > MAX_PAGE_TEXT:
        textpage.close()
        return None
    turn = _turned(page)
    lines: list[Line] = []
    run: list[_Character] = []
    box = pdfium.FS_RECTF()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in (0x0A, 0x0D):
            _end_line(run, lines)
            continue
        if not pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            continue
        sign = _sign(code)
        character = _Character(sign, *turn(box.left, box.bottom, box.right, box.top))
        if run and sign != " " and _breaks(run, character):
            _end_line(run, lines)
        run.append(character)
    _end_line(run, lines)
    textpage.close()
    return lines


def _sign(code: int) -> str:
    if code in (0x02, 0xAD, 0xFFFE):  # what pdfium makes of a hyphen at the end of a line
        return SOFT_HYPHEN
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return " " if code == 0x09 else ""
    return " " if chr(code).isspace() else chr(code)


def _breaks(run: list[_Character], character: _Character) -> bool:
    """Whether a character stands above, below or before the run, so that another line begins."""
    before = next((c for c in reversed(run) if c.sign != " "), None)
    if before is None:
        return False
    size = max(before.top - before.bottom, character.top - character.bottom, 1.0)
    if character.bottom >= before.top or character.top <= before.bottom:
        return True
    return before.left - character.right > _GAP * size


def _end_line(run: list[_Character], lines: list[Line]) -> None:
    """Make lines of the run, parted at its gaps, and empty it."""
    for part in _parts(run):
        line = _line(part)
        if line is None:
            continue
        before = lines[-1] if lines else None
        if before is not None and _is_note_beside(line, before):
            lines[-1] = replace(before, right=line.right)
        elif before is not None and _touches(line, before):
            lines[-1] = replace(before, text=f"{before.text} {line.text}", right=line.right)
        else:
            lines.append(line)
    run.clear()


def _parts(run: list[_Character]) -> Iterator[list[_Character]]:
    """The run parted where a blank is too wide for prose, or much wider than its other blanks."""
    seen = [c for c in run if c.sign.strip() and c.top > c.bottom]
    if not seen:
        return
    size = median(c.top - c.bottom for c in seen)
    blanks = [b.left - a.right for a, b in pairwise(seen) if b.left - a.right > _BLANK * size]
    usual = median(blanks) if len(blanks) > 2 else size
    part: list[_Character] = []
    before: _Character | None = None
    for character in run:
        if character.sign.strip() and character.top > character.bottom:
            gap = character.left - before.right if before is not None else 0.0
            if gap > _GAP * size or (gap > _SMALL_GAP * size and gap > _GAP * usual):
                yield part
                part = []
            before = character
        part.append(character)
    yield part


def _line(part: list[_Character]) -> Line | None:
    """The line of one part; None when nothing of it is seen, or when it runs upwards."""
    seen = [c for c in part if c.sign.strip() and c.top > c.bottom]
    if not seen:
        return None
    size = median(c.top - c.bottom for c in seen)
    bottom = median(c.bottom for c in seen)
    text = " ".join("".join(c.sign for c in part if not _is_note_mark(c, size, bottom)).split())
    left, right = min(c.left for c in seen), max(c.right for c in seen)
    height = max(c.top for c in seen) - min(c.bottom for c in seen)
    if not text or (height > 2.5 * size and height > right - left):
        return None
    return Line(text, left, bottom, right, bottom + size, size)


def _is_note_beside(line: Line, before: Line) -> bool:
    """Whether a line is the raised number of a note that hangs on the line before."""
    return (
        line.text.isdigit()
        and len(line.text) <= 3
        and line.size < _RAISED * before.size
        and before.bottom < line.bottom < before.top
        and abs(line.left - before.right) < before.size
    )


def _touches(line: Line, before: Line) -> bool:
    """Whether a line goes on where the line before ends, as behind a raised number that came between."""
    return (
        abs(line.bottom - before.bottom) < 0.2 * before.size
        and abs(line.size - before.size) < 0.12 * before.size
        and -0.3 * before.size < line.left - before.right < _SMALL_GAP * before.size
    )


def _is_note_mark(character: _Character, size: float, bottom: float) -> bool:
    return (
        character.sign.isdigit()
        and character.top - character.bottom < _RAISED * size
        and character.bottom > bottom + 0.15 * size
    )


def _turned(page: Any) -> Any:
    """The function that turns a box of page space to how the page is shown upright."""
    width, height = page.get_width(), page.get_height()
    rotation = page.get_rotation()

    def upright(left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        if rotation == 90:
            return bottom, height - right, top, height - left
        if rotation == 180:
            return width - right, height - top, width - left, height - bottom
        if rotation == 270:
            return width - top, left, width - bottom, right
        return left, bottom, right, top

    return upright
