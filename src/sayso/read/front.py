"""What a document tells about itself at its top: title, author, publisher, date, address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sayso.read.dates import iso_date


@dataclass(frozen=True, slots=True)
class Front:
    """What a document tells about itself; None where it does not. `date` is ISO 8601."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    address: str | None = None


FIELDS = {
    "title": "title",
    "headline": "title",
    "subject": "title",
    "author": "author",
    "authors": "author",
    "by": "author",
    "byline": "author",
    "written by": "author",
    "publisher": "publisher",
    "source": "publisher",
    "outlet": "publisher",
    "publication": "publisher",
    "newspaper": "publisher",
    "site": "publisher",
    "sitename": "publisher",
    "date": "date",
    "dated": "date",
    "published": "date",
    "published on": "date",
    "publication date": "date",
    "address": "address",
    "url": "address",
    "link": "address",
    "permalink": "address",
    "canonical": "address",
}
"""The names under which documents tell these things, in lower case."""

_HEADS = FIELDS | {"from": "author", "sent": "date", "prepared by": "author", "to": "", "cc": ""}
"""Names before a colon at the top of a text; those of '' tell nothing that is kept."""

LONGEST_TITLE = 200
_LONGEST_NAME = 200
_LONGEST_BYLINE = 120
_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z ]{0,20}):[ \t]+(?P<value>\S.*)")
_BYLINE = re.compile(r"(?:[Bb]y|BY|(?:Written|Story|Words|Text) by)[ \t]+(?P<authors>\S.*)")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,5}")
_AND = re.compile(r",? (?:and|&) ")
_SMALL = frozenset("and de der den di da del la le van von al el bin ibn dos du".split())
_NO_NAMES = frozenset("a an the of in for our to on at from with your his her their this that".split())
_DATE_LINE = re.compile(
    r"(?:(?:published|posted|updated|last updated)(?: on)?:? )?"
    r"(?:\w{3,9}day,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? \w{3,9},? \d{4}|\w{3,9}\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)"
    r"(?:,?(?: at)? \d{1,2}[:.]\d\d.{0,12})?",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z]\w{2,8},? \d{4}|[A-Z]\w{2,8}\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)$"
)
_DATED_LENGTH = 80  # characters of a line that ends in a date, at most
_RELEASE = re.compile(r"(?:for immediate|press|news|media) (?:release|statement)[.:!]?", re.IGNORECASE)
_MAIL_ADDRESS = re.compile(r" ?<[^<>\s]{1,100}@[^<>\s]{1,100}>$")
_WEB_ADDRESS = re.compile(r"https?://\S{1,500}")
_CLOSING = re.compile(r"[.!:;,…]['\"”’)\]]*$")
_SPEAKER = re.compile(r"[A-Z][\w.'’\- ]{0,40}:\s")
_TOP = 12  # lines in which a head is looked for


def front_of_fields(fields: Mapping[str, object]) -> Front:
    """What named fields tell, by the names in FIELDS; the first of several for one thing counts."""
    found: dict[str, str] = {}
    for name, value in fields.items():
        attribute = FIELDS.get(str(name).strip().lower().replace("_", " ").replace("-", " "))
        words = _words(value)
        if attribute == "date":
            words = iso_date(words) or ""
        elif attribute == "author":
            words = without_office(words)
        elif attribute == "address" and not _WEB_ADDRESS.fullmatch(words):
            words = ""
        if attribute and words:
            found.setdefault(attribute, words[:_LONGEST_NAME])
    return Front(**found)


def front_of_lines(lines: Iterable[str]) -> Front:
    """What the first lines of a plain text tell: header lines, a byline, a date, a headline.

    A headline is a first line that is short, does not close like a sentence, and has a paragraph
    below it. A name above or below a date is the author's. Looks at a dozen lines; stops at the first that
    is prose.
    """
    fields: dict[str, object] = {}
    headline: str | None = None
    prose = False
    stripped = (line.strip() for line in lines)
    top = list(islice((line for line in stripped if line and not _RELEASE.fullmatch(line)), _TOP))
    for number, line in enumerate(top):
        below = top[number + 1 :]
        if (told := _told(line)) is not None:
            fields.setdefault(*told)
        elif headline and _is_name(line) and any(map(_is_date, (top[number - 1], *below[:1]))):
            fields.setdefault("author", line)
        elif headline is None and _like_headline(line) and not (_SPEAKER.match(line) and _turn_first(below)):
            headline = line
        elif headline and below and _like_headline(line):
            continue  # a line under the headline
        else:
            prose = len(line) > len(headline or "") or line.endswith((".", "!", "?", "”", '"'))
            break
    if headline is not None and prose:
        fields.setdefault("title", headline)
    return front_of_fields(fields)


def byline(line: str) -> str | None:
    """The authors that a line 'By Jane Doe' names; None when the line is something else.

    >>> byline("By Ada Brink, Tom Sand and Lu Wen"), byline("BY ADA BRINK, Institute of Coasts")
    ('Ada Brink, Tom Sand and Lu Wen', 'Ada Brink')
    >>> byline("By the Minister of Works, Tom Sand")
    'Tom Sand'
    >>> byline("By raising rates the bank slows growth") is None
    True
    """
    line = " ".join(line.split())
    match = _BYLINE.fullmatch(line)
    if match is None or len(line) > _LONGEST_BYLINE:
        return None
    authors = re.split(r" ?[|·–] ?", match["authors"])[0].strip(" ,.")
    *commas, last = authors.split(", ")
    pair = _AND.split(last, maxsplit=1)
    listed = [*commas, *pair] if len(pair) == 2 or not commas else commas[:1]
    if len(commas) == 1 and commas[0].lower().startswith("the ") and _is_name(last):
        listed = [last]  # the office stands before the name
    if not all(map(_is_name, listed)):
        return None
    return together([name.title() if name.isupper() else name for name in listed])


def together(names: Sequence[str]) -> str:
    """Several authors as one byline names them.

    >>> together(["Ada Brink", "Tom Sand", "Lu Wen"]), together(["Ada Brink"])
    ('Ada Brink, Tom Sand and Lu Wen', 'Ada Brink')
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def day_told(paragraphs: Iterable[str]) -> str | None:
    """The day that one of the first lines ends in, as ISO 8601, when it is no sentence; else None.

    >>> day_told(["Brief on ice", "Office of Ports, 4 April 2024"]), day_told(["It sank on 4 May 2024."])
    ('2024-04-04', None)
    """
    lines = [line.strip() for line in islice(paragraphs, _TOP) if len(line) <= _DATED_LENGTH]
    found = next((match for line in lines if (match := _DATED.search(line))), None)
    return iso_date(found[0]) if found else None


def without_office(author: str) -> str:
    """An author's name without the office behind it; two names stay two.

    >>> without_office("Ada Brink, Secretary"), without_office("Ada Brink, Tom Sand")
    ('Ada Brink', 'Ada Brink, Tom Sand')
    """
    name, _, rest = author.partition(", ")
    return name if rest and _is_name(name) and not _is_name(rest) and "," not in rest else author


def _is_name(words: str) -> bool:
    if not _NAME.fullmatch(words):
        return False
    if set(words.lower().split()) & _NO_NAMES:
        return False
    return all(word[0].isupper() or word in _SMALL for word in words.split())


def _told(line: str) -> tuple[str, str] | None:
    if (author := byline(line)) is not None:
        return "author", author
    header = _HEADER.fullmatch(line)
    if header is not None and (name := header["name"].strip().lower()) in _HEADS:
        value = _MAIL_ADDRESS.sub("", header["value"]).strip('"')
        return _HEADS[name], byline(f"By {value}") or value if name in ("by", "byline") else value
    if _is_date(line):
        return "date", line
    if _WEB_ADDRESS.fullmatch(line):
        return "address", line
    return None


def _is_date(line: str) -> bool:
    return len(line) < 80 and _DATE_LINE.fullmatch(line) is not None


def _like_headline(line: str) -> bool:
    return (
        len(line) <= LONGEST_TITLE
        and any(character.isalpha() for character in line)
        and not _CLOSING.search(line)
    )


def _turn_first(below: list[str]) -> bool:
    """Whether the next line is the turn of a speaker, so that a line with a colon above it is one too."""
    return bool(below) and _SPEAKER.match(below[0]) is not None


def _words(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, (_words(item) for item in value)))
    if isinstance(value, Mapping) or value is None or isinstance(value, bool):
        return ""
    return " ".join(str(value).split())
