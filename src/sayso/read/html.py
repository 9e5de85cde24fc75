"""HTML pages: the main content, without what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sayso.errors import UnreadableError
from sayso.read.accept import accept
from sayso.read.decode import decode
from sayso.read.front import Front, byline, together, without_office
from sayso.read.guard import refuse
from sayso.read.limits import (
    MAX_EXTRACTION_BYTES,
    MAX_EXTRACTION_CHILDREN,
    MAX_EXTRACTION_ELEMENTS,
    MAX_MARKUP_BYTES,
)
from sayso.read.markup import text_of_markup
from sayso.read.prose import clean, join_paragraphs, paragraphs_of_row, split_at_breaks, with_headline
from sayso.read.readers import READERS
from sayso.read.result import ReadResult

_CHARSET = re.compile(rb"""(?:charset\s*=\s*|<\?xml[^>]{0,100}encoding\s*=\s*)["']?([A-Za-z0-9_.:-]{2,40})""")
_HEAD = 4_096  # bytes in which a page declares its encoding
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})</title", re.IGNORECASE)
# The raised number of a note: in brackets or a link.
_NOTE = re.compile(
    r"<sup\b[^<>]{0,300}>(?P<mark>(?:\s|</?(?:a|span)\b[^<>]{0,300}>|&#9[13];|[\[\]\d]){1,24})</sup>",
    re.IGNORECASE,
)
_NOTE_SIGN = re.compile(r"<a\b|\[|&#91;", re.IGNORECASE)
# Where a browser, or a page's own data, tells where the page stood.
_SAVED = re.compile(
    r"(?:saved from url=\(\d{1,6}\)|saved with SingleFile\s{1,9}url:\s{1,9}"
    r"|\"mainEntityOfPage\"\s{0,9}:\s{0,9}(?:\{[^{}]{0,200}\"@id\"\s{0,9}:\s{0,9})?\")(?P<address>https?://[^\s<>\"]{1,500})"
)
_EMPTY_LINES = re.compile(r"(?:<br\b[^<>]{0,40}>\s*){2,}", re.IGNORECASE)
_BLOCKS = frozenset(("p", "head", "quote", "list", "item", "table", "row", "cell", "div", "code"))
_TOO_LITTLE = 0.3  # share of the visible words below which main content is taken as missed
_LEAD_WORDS = 6  # of a paragraph that leads from the headline into the text, at least
_LEADS = 2  # of them, at most; more are something else
_SMALL_PAGE = 600  # words of a page on which so little is likelier missed than a wall of links


@READERS.register("html", ".html", ".htm", ".xhtml", summary="HTML pages, their main content only.")
def read_html(raw: bytes, origin: str) -> ReadResult:
    """One document: headline, lead, paragraphs, quotations, lists and rows of the main content.

    Nothing is fetched, and no entity or link is followed. What stands around the main content
    (navigation, comments, related articles, notices) and raised numbers of notes are left out. Pages that
    are too large, too deep or too plain for that are read tag by tag.

    Raises:
        UnreadableError: 'binary', 'empty', 'too-large', 'not-english' or 'broken'.

    Method: trafilatura (A. Barbaresi, ACL 2021) finds the main content and what it tells about itself.
    """
    if len(raw) > MAX_MARKUP_BYTES:
        raise UnreadableError(
            origin,
            "too-large",
            f"the page has {len(raw):,} bytes, more than {MAX_MARKUP_BYTES:,}; save it without pictures",
        )
    declared = _CHARSET.search(raw[:_HEAD])
    page = decode(
        raw, origin, declared=declared[1].decode("ascii") if declared else None, limit=MAX_MARKUP_BYTES
    )
    with refuse(origin, "HTML page"):
        page = _NOTE.sub(_without_note, page)
        front, headline, paragraphs = _main_content(page)
        simple = text_of_markup(page)
        if _missed(paragraphs, simple):
            paragraphs = simple or text_of_markup(page, keep_all=True)
        else:
            paragraphs = _in_order(paragraphs, simple)
            paragraphs = with_headline(headline, [*_leads(headline, paragraphs, simple), *paragraphs])
    if front.title is None and (title := _TITLE.search(page)) is not None:
        front = replace(front, title=clean(title[1]) or None)
    if front.address is None and (saved := _SAVED.search(page)) is not None:
        front = replace(front, address=saved["address"])
    return ReadResult((accept(join_paragraphs(paragraphs), origin, front),))


def _without_note(match: re.Match[str]) -> str:
    return "" if _NOTE_SIGN.search(match["mark"]) else match[0]


def _missed(paragraphs: list[str], simple: list[str]) -> bool:
    """Whether main content was not found: nothing, little of a small page, or one run of all its words."""
    found = sum(len(paragraph.split()) for paragraph in paragraphs)
    visible = sum(len(paragraph.split()) for paragraph in simple)
    little = visible < _SMALL_PAGE and found < _TOO_LITTLE * visible
    run_together = len(paragraphs) == 1 and bool(simple) and found < _SMALL_PAGE
    return found == 0 or little or run_together


def _in_order(paragraphs: list[str], simple: list[str]) -> list[str]:
    """The paragraphs as they follow each other on the page, where that is plain."""
    place = {line: n for n, line in enumerate(simple)}
    plain = len(place) == len(simple) and all(paragraph in place for paragraph in paragraphs)
    return sorted(paragraphs, key=place.__getitem__) if plain else paragraphs


def _leads(headline: str | None, paragraphs: list[str], simple: list[str]) -> list[str]:
    """The prose between the headline and the first paragraph that the search for main content passed over."""
    if headline not in simple or paragraphs[0] not in simple:
        return []
    between = simple[simple.index(headline) + 1 : simple.index(paragraphs[0])]
    leads = [line for line in between if len(line.split()) >= _LEAD_WORDS and byline(line) is None]
    return leads if len(leads) <= _LEADS else []


def _main_content(page: str) -> tuple[Front, str | None, list[str]]:
    """What the page tells about itself, its headline, and its main paragraphs; nothing for an unfit page."""
    tree = _tree(page)
    if tree is None:
        return Front(), None, []
    from trafilatura import bare_extraction

    headlines = [clean(" ".join(h1.itertext())) for h1 in tree.iter("h1")]
    lines = [
        clean(" ".join(element.itertext())) for element in tree.iter("p", "span", "div") if len(element) < 4
    ]
    found: Any = bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        # A fixed latest date, so that the answer does not depend on the day it is asked on.
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "max_date": "2100-01-01",
            "url": None,
        },
    )
    if found is None:
        return Front(), None, []
    paragraphs = [] if found.body is None else list(_paragraphs(found.body))
    author = together(without_office(clean(found.author or "")).split("; "))
    title = clean(found.title or "") or None
    headline = next((line for line in headlines if title and line and (line in title or title in line)), None)
    return (
        Front(
            title=headline or title,
            author=author or next(filter(None, map(byline, lines)), None),
            publisher=clean(found.sitename or "") or None,
            date=found.date or None,
            address=found.url or None,
        ),
        headline,
        paragraphs,
    )


def _tree(page: str) -> Any:
    """The parsed page; None when it is too large or too deep for the search of its main content."""
    if len(page) > MAX_EXTRACTION_BYTES:
        return None
    from lxml import html

    page = _EMPTY_LINES.sub("</p><p>", page)  # trafilatura makes one break of several
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (ValueError, AssertionError, html.etree.LxmlError):  # no element at all
        return None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        return None
    sizes = [len(element) for element in tree.iter()]
    if len(sizes) > MAX_EXTRACTION_ELEMENTS or max(sizes) > MAX_EXTRACTION_CHILDREN:
        return None
    return tree


def _paragraphs(body: Any) -> Iterator[str]:
    """The paragraphs of trafilatura's tree, in order; cells of a row together."""
    from lxml import etree

    words: list[str] = []
    cells: list[str] | None = None

    def flush() -> list[str]:
        said = split_at_breaks("".join(words))
        words.clear()
        if cells is None:
            return said
        cells.extend(said)
        return []

    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in _BLOCKS:
                yield from flush()
            if tag == "row":
                cells = []
            elif tag == "lb":
                words.append("\n")
            words.append((element.text or "").replace("\n", " "))
        else:
            if tag in _BLOCKS:
                yield from flush()
            if tag == "row" and cells is not None:
                yield from paragraphs_of_row(cells)
                cells = None
            words.append((element.tail or "").replace("\n", " "))
    yield from flush()
