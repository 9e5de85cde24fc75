"""From lines on pages to paragraphs in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from sayso.read.pdf_lines import SOFT_HYPHEN, Line

_MARGIN = 0.12  # of the height of a page, at its top and bottom: where running heads and feet stand
_HEAD_WORDS = 12
_HEAD_ROWS = 3
_AROUND = 3  # lines above and below that show how wide a paragraph is set
_SAME_PLACE = 6.0  # points, about, that a running head may move from page to page
_MOST_LINES = 2_000  # on a page of prose; more are the labels of a map or a chart
_COLUMN_LINES = 4  # lines that a column has at least, on either side of a gutter
_BLANK_LINE = 0.6  # of the size of a line, above it, that shows that another part begins
_COLUMN_LETTERS = 16  # letters that lines of a column have on average; cells of tables have fewer
_PAGE_NUMBER = re.compile(
    r"[-–—|• ]*(?:p(?:age|\.)? ?)?(?:\d{1,4}|[ivxlc]{1,7})(?: ?(?:of|/|\|) ?\d{1,4})?[-–—|• ]*", re.IGNORECASE
)
_BULLET = re.compile(r"(?:[•▪‣◦●○■□➢➤✓·*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S")
_BULLET_SIGN = re.compile(r"^[•▪‣◦●○■□➢➤✓·*]\s+")
_ENDS = re.compile(r"[.!?:;]['\"”’»)\]]*$")
_LAST_WORD = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_FIRST_WORD = re.compile(r"^([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
# First halves of compounds that keep their hyphen where a line ends after it.
_COMPOUND = frozenset(
    "all cross ex full half high left long low mid much multi near non off part post pre pro quasi right "
    "self semi short so socio then two three four third top under well world".split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page and its size in points."""

    lines: tuple[Line, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line in reading order, with the page and column it stands in."""

    line: Line
    place: tuple[int, int]
    left: float
    right: float


def without_running_heads(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers, and without heads and feet.

    These are lines in the margins that recur at their place on several pages, numbers aside, and, from
    the second page on, short small ones that stand off above the text.
    """
    body = _body_size(pages)
    loose = [_loose(page) for page in pages]
    seen: dict[tuple[str, int], tuple[int, int]] = {}  # the first and the last page of a line at its place
    for number, heads in enumerate(loose):
        for line in heads:
            place = (_gist(line), round(line.bottom / _SAME_PLACE))
            seen[place] = (seen.get(place, (number, number))[0], number)

    def runs(number: int, line: Line) -> bool:
        gist, place = _gist(line), round(line.bottom / _SAME_PLACE)
        near = (seen.get((gist, place + step), (number, number)) for step in (-1, 0, 1))
        return any(pages != (number, number) for pages in near)

    kept = []
    for number, page in enumerate(pages):
        lines = tuple(
            line
            for line in page.lines
            if line not in loose[number]
            or not (
                _PAGE_NUMBER.fullmatch(line.text)
                or runs(number, line)
                or (number > 0 and _stands_off(line, page, body))
            )
        )
        kept.append(replace(page, lines=lines))
    return kept


def paragraphs_of_pages(pages: Sequence[Page]) -> list[str]:
    """The paragraphs of all pages in reading order; those cut by a page or column are joined.

    Footnotes (small print at the foot of a page that begins with a number or a sign) come last.
    """
    body = _body_size(pages)
    placed: list[_Placed] = []
    notes: list[_Placed] = []
    for number, page in enumerate(pages):
        text, small = _parted(page.lines, body)
        placed.extend(_placed(text, number, page.width))
        notes.extend(_placed(small, number, page.width))
    words = _vocabulary(pages)
    return [*_paragraphs(placed, words), *_paragraphs(notes, words)]


def largest_words(page: Page) -> str | None:
    """The words set in the largest letters in the upper half of a page, when they stand out; else None."""
    if not page.lines:
        return None
    typical = median(line.size for line in page.lines)
    largest = max((line.size for line in page.lines if line.bottom > page.height / 2), default=0.0)
    if largest < 1.2 * typical:
        return None
    words = " ".join(line.text for line in page.lines if line.size > 0.95 * largest)
    return words if 3 <= len(words) <= 200 and any(c.isalpha() for c in words) else None


def _loose(page: Page) -> set[Line]:
    """The lines in the margins of a page that stand apart from its text: a few rows, then a blank."""
    loose: set[Line] = set()
    for sign in (1, -1):
        block: list[Line] = []
        for line in sorted(page.lines, key=lambda line: -sign * line.bottom):
            if block and abs(block[-1].bottom - line.bottom) > 1.5 * max(line.size, block[-1].size):
                if len({round(other.bottom / 3) for other in block}) <= _HEAD_ROWS:
                    loose.update(other for other in block if _in_margin(other, page))
                block = []
            block.append(line)
    return loose


def _in_margin(line: Line, page: Page) -> bool:
    return line.top > page.height * (1 - _MARGIN) or line.bottom < page.height * _MARGIN


def _stands_off(line: Line, page: Page, body: float) -> bool:
    """Whether a line is short, small, no sentence, and well above all that is below it."""
    below = max((other.bottom for other in page.lines if other.bottom < line.bottom - 2), default=0.0)
    return (
        line.bottom > page.height / 2
        and line.size < 0.93 * body
        and len(line.text.split()) <= _HEAD_WORDS
        and not _ENDS.search(line.text)
        and line.bottom - below > 2 * body
    )


def _gist(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


def _vocabulary(pages: Iterable[Page]) -> Counter[str]:
    """How often each word stands whole, not parted by the end of its line, in lower case."""
    words: Counter[str] = Counter()
    parted = False
    for page in pages:
        for line in page.lines:
            text = _FIRST_WORD.sub("", line.text) if parted else line.text
            parted = _LAST_WORD.search(text) is not None
            words.update(word.lower() for word in _WORD.findall(_LAST_WORD.sub("", text)))
    return words


def _body_size(pages: Iterable[Page]) -> float:
    """The size that most letters have."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            letters[round(line.size, 1)] += len(line.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _parted(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The text of a page and the footnotes below it."""
    small: list[Line] = []
    for line in sorted(lines, key=lambda line: line.bottom):
        if line.size > 0.9 * body:
            break
        small.append(line)
    small.reverse()
    first = next((n for n, line in enumerate(small) if re.match(r"[\d*†‡§]", line.text)), len(small))
    notes = small[first:]
    if len(notes) == len(lines):
        return list(lines), []
    below = set(notes)
    return [line for line in lines if line not in below], notes


def _placed(lines: Sequence[Line], page: int, width: float) -> list[_Placed]:
    placed: list[_Placed] = []
    for number, column in enumerate(_columns(lines, width)):
        rows = _rows(column)
        if not rows:
            continue
        left = sorted(line.left for line in rows)[len(rows) // 10]
        right = sorted(line.right for line in rows)[len(rows) * 9 // 10]
        placed.extend(_Placed(line, (page, number), left, right) for line in rows)
    return placed


def _columns(lines: Sequence[Line], width: float) -> list[list[Line]]:
    """The lines in groups of one column each, in reading order.

    Lines that reach over the gutter part the page into bands; in each band the left column comes
    first. What stands in it below both columns, right above a line over the gutter, belongs to that: the
    heading of the next part. Without a gutter the order of the content stays, unless it jumps about.
    """
    gutter = _gutter(lines, width)
    if gutter is None:
        return [_downward(lines)]
    groups: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []

    def end_band(foot: int | None = None) -> None:
        for side in (left[:foot], right, left[foot:] if foot is not None else []):
            if side:
                groups.extend(_columns(list(side), width / 2))
        left.clear()
        right.clear()

    over: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.bottom, line.left)):
        if line.left < gutter < line.right:
            end_band(_foot(left, right))
            over.append(line)
            continue
        if over:
            groups.append(over)
            over = []
        (left if line.right <= gutter else right).append(line)
    end_band()
    if over:
        groups.append(over)
    return groups


def _foot(left: Sequence[Line], right: Sequence[Line]) -> int | None:
    """The number of the first line on the left that stands below both columns, behind a blank or larger."""
    if not right:
        return None
    lowest = min(line.bottom for line in right)
    for number, (above, line) in enumerate(pairwise(left), 1):
        parted = above.bottom - line.top > _BLANK_LINE * line.size or line.size > 1.12 * above.size
        if line.top <= lowest and parted:
            return number
    return None


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where a blank stripe parts two columns of prose that stand beside each other; None without one."""
    if len(lines) > _MOST_LINES:
        return None
    best: tuple[int, float] = (0, 0.0)
    for left in sorted({round(line.left) for line in lines}):
        place = left - 1.0
        west = [line for line in lines if line.right <= place]
        east = [line for line in lines if line.left >= place]
        across = len(lines) - len(west) - len(east)
        if min(len(west), len(east)) < _COLUMN_LINES or across > max(len(west), len(east)):
            continue
        if any(sum(len(x.text) for x in side) < _COLUMN_LETTERS * len(side) for side in (west, east)):
            continue
        beside = min(max(x.top for x in west), max(x.top for x in east)) - max(
            min(x.bottom for x in west), min(x.bottom for x in east)
        )
        wide = all(median(x.width for x in side) > 0.18 * width for side in (west, east))
        score = min(len(west), len(east)) - across
        if beside > 3 * median(line.size for line in lines) and wide and score > best[0]:
            best = (score, place)
    return best[1] if best[0] > 0 else None


def _downward(lines: Sequence[Line]) -> list[Line]:
    """The lines in the order of the content, or from top to bottom when that order jumps about."""
    jumps = sum(b.bottom > a.top for a, b in pairwise(lines))
    if jumps <= max(2, len(lines) // 8):
        return list(lines)
    return sorted(lines, key=lambda line: (-round(line.bottom / 3), line.left))


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines with those that stand beside each other made one: a row of a table, or a stretched line."""
    rows: list[list[Line]] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        if last is not None and abs(last.bottom - line.bottom) < 0.4 * line.size and line.left >= last.right:
            rows[-1].append(line)
        else:
            rows.append([line])
    joined = []
    for number, row in enumerate(rows):
        beside = [other[0] for other in rows[max(number - 1, 0) : number + 2] if len(other) == 1 < len(row)]
        mark = " " if any(_same_measure(row, line) for line in beside) else " | "
        joined.append(replace(row[0], text=mark.join(line.text for line in row), right=row[-1].right))
    return joined


def _same_measure(row: Sequence[Line], line: Line) -> bool:
    """Whether a row begins and ends where a whole line above or below it does: a line set to full width."""
    return abs(row[0].left - line.left) < line.size and abs(row[-1].right - line.right) < line.size


def _paragraphs(placed: Sequence[_Placed], words: Counter[str]) -> list[str]:
    pitch = _pitch(placed)
    paragraphs: list[str] = []
    for number, here in enumerate(placed):
        if number and _goes_on(placed[number - 1], here, pitch, _measure(placed, number - 1)):
            paragraphs[-1] = _joined(paragraphs[-1], here.line.text, words)
        else:
            paragraphs.append(here.line.text)
    return [_BULLET_SIGN.sub("", text).replace(SOFT_HYPHEN, "") for text in paragraphs]


def _measure(placed: Sequence[_Placed], number: int) -> float:
    """How far to the right the lines reach that stand around a line and begin where it begins."""
    here = placed[number]
    around = placed[max(0, number - _AROUND) : number + _AROUND + 1]
    return max(
        other.line.right
        for other in around
        if other.place == here.place and abs(other.line.left - here.line.left) < 1.5 * here.line.size
    )


def _pitch(placed: Sequence[_Placed]) -> float:
    """How far apart the lines of a paragraph are, in sizes of their letters."""
    steps = [
        (a.line.bottom - b.line.bottom) / a.line.size
        for a, b in pairwise(placed)
        if a.place == b.place and 0 < a.line.bottom - b.line.bottom < 3 * a.line.size
    ]
    return median(steps) if steps else 1.2


def _goes_on(before: _Placed, here: _Placed, pitch: float, measure: float) -> bool:
    """Whether a line continues the paragraph of the line before, whose neighbours reach to the measure."""
    a, b = before.line, here.line
    if abs(a.size - b.size) > 0.12 * a.size or _BULLET.match(b.text) or " | " in a.text or " | " in b.text:
        return False
    ended = _ENDS.search(a.text) is not None
    # Where the next word would have fitted, the line was ended on purpose.
    room = measure - a.right - b.width * (len(b.text.split()[0]) + 1) / len(b.text)
    if before.place != here.place:  # over a gutter or a page
        whole = room < a.size
        return a.text.endswith(("-", SOFT_HYPHEN)) or (not ended and (b.text[0].islower() or whole))
    down = (a.bottom - b.bottom) / a.size
    if down < 0 or down > max(1.3 * pitch, pitch + 0.25):
        return False
    if b.left > here.left + 0.8 * b.size and b.left > a.left + 0.8 * b.size:
        return False  # indented, as first lines are
    if a.text.endswith(("-", SOFT_HYPHEN)):
        return True
    return room < (0.5 if ended else 3) * a.size or (not ended and b.text[0].islower())


def _joined(paragraph: str, line: str, words: Counter[str]) -> str:
    """A paragraph with one more line; a word that the line end parts is made whole."""
    last, first = _LAST_WORD.search(paragraph), _FIRST_WORD.match(line)
    if paragraph.endswith(("—", "–")) and not paragraph.endswith((" —", " –")):
        return paragraph + line
    if last is None or first is None:
        return (
            paragraph + line
            if paragraph.endswith(("-", "‐")) and line[0].isdigit()
            else f"{paragraph} {line}"
        )
    stem, rest = last[1].lower(), first[1].lower()
    soft = paragraph.endswith(SOFT_HYPHEN)
    if line[0].isupper() and not paragraph[last.start() :].isupper():
        return paragraph.rstrip(SOFT_HYPHEN) + ("-" if soft else "") + line
    whole, compound = words[stem + rest], words[f"{stem}-{rest}"]
    keeps = compound > whole or (
        not whole and (stem in _COMPOUND or (words[stem] and words[rest] and len(stem) > 3))
    )
    return paragraph[:-1] + ("-" if keeps else "") + line
