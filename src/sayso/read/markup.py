"""The text of an HTML page read tag by tag: no tree, so no depth or damage can break it."""

from __future__ import annotations

import re
from html import unescape

from sayso.read.limits import MAX_TEXT
from sayso.read.prose import paragraphs_of_row, split_at_breaks

_TAG = re.compile(r"<(?:(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9:-]{0,40})|(?P<comment>!--)|(?P<other>[!?]))")
_SILENT = frozenset(
    "nav header footer aside form script style template noscript svg math iframe object select button "
    "textarea head figure menu dialog canvas audio video".split()
)
_RAW = frozenset("script style textarea title iframe noscript".split())  # their content is no markup
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr o:p q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr".split()
)


def text_of_markup(page: str, *, keep_all: bool = False) -> list[str]:
    """The paragraphs of a page, in order, without navigation, header, footer, asides, forms and scripts.

    Every tag but those of words and phrases parts paragraphs; cells of a row stay together. With
    keep_all only scripts, styles and the like are left out, not the parts around the main content.
    Takes time linear in the length of the page, whatever its tags are, and stops beyond MAX_TEXT.

    >>> text_of_markup("<nav>Home</nav><p>The <b>ferry</b> stopped.<br>Prices rose.<div>Nobody came.")
    ['The ferry stopped.\\nPrices rose.', 'Nobody came.']
    """
    return _Walk(page, _RAW | {"head", "svg", "template"} if keep_all else _SILENT).paragraphs()


class _Walk:
    """One pass through a page: where it is, what it has gathered, and which silent tags are open."""

    def __init__(self, page: str, silent: frozenset[str] | set[str]) -> None:
        self.page = page
        self.silent = silent
        self.open_silent: dict[str, int] = {}
        self.words: list[str] = []
        self.cells: list[str] | None = None
        self.main = 0
        self.room = MAX_TEXT + 1
        self.found: list[str] = []

    def paragraphs(self) -> list[str]:
        page, place = self.page, 0
        while self.room > 0 and (tag := _TAG.search(page, place)) is not None:
            self._say(page[place : tag.start()])
            if tag["comment"]:
                place = self._after("-->", tag.end())
                continue
            place = self._after(">", tag.end())
            if tag["name"]:
                name, closes = tag["name"].lower(), bool(tag["close"])
                if name in _RAW and not closes:
                    place = self._after_raw(name, place)
                else:
                    self._tag(name, closes)
        self._say(page[place:])
        self._end_paragraph()
        self._end_row()
        return self.found

    def _after(self, mark: str, place: int) -> int:
        """The place behind the next mark; the end of the page when there is none."""
        found = self.page.find(mark, place)
        return len(self.page) if found < 0 else found + len(mark)

    def _after_raw(self, name: str, place: int) -> int:
        """The place behind the end tag of an element whose content is no markup."""
        end = re.compile(rf"</{name}\b[^>]*>?", re.IGNORECASE).search(self.page, place)
        return end.end() if end else len(self.page)

    def _say(self, words: str) -> None:
        if words and not self.open_silent:
            self.words.append(unescape(words).replace("\r", " ").replace("\n", " "))
            self.room -= len(words)

    def _tag(self, name: str, closes: bool) -> None:
        if name in ("article", "main"):
            self.main = max(0, self.main + (-1 if closes else 1))
        # The header of an article holds its headline, the header of a page its navigation.
        headline = name == "header" and self.main > 0 and "header" not in self.open_silent
        if name in self.silent and not headline:
            self._end_paragraph()
            depth = self.open_silent.get(name, 0) + (-1 if closes else 1)
            if depth > 0:
                self.open_silent[name] = depth
            else:
                self.open_silent.pop(name, None)
        elif name == "br":
            self.words.append("\n")
        elif name == "tr":
            self._end_paragraph()
            self._end_row()
            self.cells = None if closes else []
        elif name in ("td", "th") or name not in _INLINE:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        if not self.words:
            return
        paragraphs = split_at_breaks("".join(self.words))
        self.words.clear()
        (self.found if self.cells is None else self.cells).extend(paragraphs)

    def _end_row(self) -> None:
        if self.cells:
            self.found.extend(paragraphs_of_row(self.cells))
            self.cells = []
