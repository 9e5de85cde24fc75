"""How the map is put into words: names, links, loops and presses as a person would say them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath, PureWindowsPath

from sayso.export.view import View
from sayso.records.causalmap import Link, Loop, Person
from sayso.records.claim import Polarity
from sayso.records.document import Document
from sayso.records.filter import Filter, Term, parse_filter
from sayso.records.scenario import Press

UNNAMED = "an unnamed source"

_ID_BEHIND = re.compile(r" \([0-9a-f]{12}\)$")
_DIGITS = re.compile(r"([0-9]+)")
_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_MONTHS = "January February March April May June July August September October November December".split()

_SPELLED = "no one two three four five six seven eight nine ten eleven twelve".split()

_VERBS: dict[Polarity, str] = {"+": "raise", "-": "lower", "?": "affect"}
_AFTER_HEAD = re.compile(r"\s(?:of|in|on|at|for|to|from|by|with|among|between|about|over|against|under)\s")
_PLURAL = frozenset("people children men women police cattle feet teeth".split())
_SINGULAR = frozenset("gas news chaos bias atlas canvas".split())
_SINGULAR_ENDS = ("ss", "us", "is", "ics")


def document_name(document: Document) -> str:
    """What to call a document: its title, else its file's name, else its first words."""
    if document.title and document.title.strip():
        return " ".join(document.title.split())
    if document.origin not in ("", "-"):
        return PureWindowsPath(document.origin).name or document.origin
    words = document.text.split(maxsplit=8)[:8]
    return " ".join(words)[:60] + "…" if words else "an empty document"


def name_order(document: Document) -> tuple[tuple[int, str], ...]:
    """What sorts documents as a person does: by name in small letters, 'row 9' before 'row 10'."""
    parts = _DIGITS.split(f"{document_name(document)}\0{document.origin}".casefold())
    # Text and digits take turns; of digits the longer are the larger number.
    return tuple(
        (len(part.lstrip("0")) if n % 2 else 0, part.lstrip("0") if n % 2 else part)
        for n, part in enumerate(parts)
    )


def shown_origin(origin: str) -> str:
    """Where a document was read from, for a page that others will see: no full path of this machine.

    >>> shown_origin("reports/a.txt"), shown_origin("/home/me/a.txt"), shown_origin("C:\\\\me\\\\a.txt")
    ('reports/a.txt', 'a.txt', 'a.txt')
    """
    if PurePosixPath(origin).is_absolute() or PureWindowsPath(origin).is_absolute():
        return PureWindowsPath(origin).name or origin
    return origin


def speaker_name(view: View, document: Document) -> str | None:
    """The name or pseudonym of the marked speaker of a document; None without one."""
    return document.speaker and view.mask(document.speaker)


def person_name(person: Person) -> str:
    """What to call whoever holds a claim."""
    if person.name is None:
        return UNNAMED
    return f"“{person.name}”" if person.role == "byline" and person.type == "document" else person.name


def names_of(view: View, people: Iterable[str]) -> str:
    """People's names as a list in a sentence ('A, B and 2 unnamed sources'), in alphabetical order."""
    known = [view.cmap.people[person] for person in people]
    names = sorted(person_name(person) for person in known if person.name is not None)
    unnamed = len(known) - len(names)
    if unnamed:
        names.append(UNNAMED if unnamed == 1 else f"{unnamed} unnamed sources")
    return listed(names)


def perspective_words(view: View, perspective: Filter) -> str:
    """What to call a perspective: the names of its people, its own name, else its filter in brackets."""
    match perspective.terms:
        case (Term(field="perspective", values=values, without=False),):
            return listed([f"“{value}”" for value in values])
        case (Term(field="holder", values=values, without=False),):
            return listed(sorted({_shown_name(view, value) for value in values}))
    return f"[{perspective}]"


def perspectives_words(view: View, texts: Iterable[str]) -> tuple[str, ...]:
    """The same for the texts of several perspectives, each once."""
    return tuple(dict.fromkeys(perspective_words(view, parse_filter(text)) for text in texts))


def _shown_name(view: View, asked: str) -> str:
    """A name as it was typed, without the id that tells it from another's."""
    person = view.cmap.people.get(asked)
    return person_name(person) if person else _ID_BEHIND.sub("", asked)


def listed(words: Sequence[str]) -> str:
    """A list in a sentence.

    >>> listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])
    ('A', 'A and B', 'A, B and C')
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def count(number: int, thing: str, things: str = "") -> str:
    """A number with its noun.

    >>> count(1, "link"), count(2, "person", "people"), count(1200, "claim")
    ('1 link', '2 people', '1,200 claims')
    """
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def spelled(number: int) -> str:
    """A number as it stands in a sentence: in letters up to twelve.

    >>> spelled(5), spelled(1400)
    ('five', '1,400')
    """
    return _SPELLED[number] if number < len(_SPELLED) else f"{number:,}"


def variable_name(view: View, variable: str) -> str:
    """The name of a variable of the map."""
    return view.cmap.variables[variable].name


def link_sentence(view: View, link: Link) -> str:
    """A link in words: 'rainfall raises the harvest'."""
    cause, effect = variable_name(view, link.cause), variable_name(view, link.effect)
    return f"{cause} {verb(cause, link.polarity)} {effect}"


def verb(subject: str, polarity: Polarity) -> str:
    """What a variable of this name does over a link, agreeing in number as far as its words tell.

    >>> verb("rainfall", "+"), verb("roads in the valley", "-"), verb("loss of jobs", "?")
    ('raises', 'lower', 'affects')
    """
    head = _AFTER_HEAD.split(subject, maxsplit=1)[0].lower()
    last = head.split()[-1] if head.split() else ""
    plural = last.endswith("s") and not last.endswith(_SINGULAR_ENDS) and last not in _SINGULAR
    many = plural or last in _PLURAL or " and " in head
    return _VERBS[polarity] + ("" if many else "s")


def loop_sentence(view: View, loop: Loop) -> str:
    """A loop in words, once round: 'A raises B, which lowers C, which raises A again.'"""
    names = [variable_name(view, variable) for variable in loop.variables]
    steps = [
        f"{_loop_verb(view, name, links)} {after}"
        for name, links, after in zip(names, loop.links, (*names[1:], names[0]), strict=True)
    ]
    return as_sentence(f"{names[0]} {', which '.join(steps)} again.")


def loop_ending(loop: Loop) -> str:
    """What a loop of this kind does, in one sentence."""
    return {
        "reinforcing": "A change anywhere in it comes back as more of the same.",
        "balancing": "A change anywhere in it comes back and works against itself.",
        "unknown": "Which way it works hangs on a link whose sign is open or disputed.",
    }[loop.kind]


def loop_holders(view: View, loop: Loop) -> str:
    """Who says a loop, in one sentence."""
    if loop.held_by:
        return f"Held as a whole by {names_of(view, loop.held_by)}."
    links = view.links_of({link for links in loop.links for link in links})
    people = {
        saying.holder
        for step in loop.links
        for link in step
        if link in links
        for saying in links[link].carrying
    }
    return f"Nobody says all of it: pieced together from {names_of(view, people)}."


def date_words(date: str | None) -> str:
    """An ISO 8601 date, month or year as it is written in a text; '' for none.

    >>> date_words("2024-05-14"), date_words("2024-06"), date_words("2024")
    ('14 May 2024', 'June 2024', '2024')
    """
    match = _DATE.fullmatch(date or "")
    if match is None or not 1 <= int(match["month"]) <= 12:
        return date or ""
    month = f"{_MONTHS[int(match['month']) - 1]} {match['year']}"
    return f"{int(match['day'])} {month}" if match["day"] else month


def press_words(view: View, press: Press) -> str:
    """A press as it is understood: 'more rainfall', 'the flood happens', 'less help'."""
    variable = view.cmap.variables[press.variable]
    if variable.kind == "event":
        return f"{variable.name}: {'it happens' if press.direction == 'more' else 'it does not happen'}"
    return f"{press.direction} {variable.name}"


def as_sentence(words: str) -> str:
    """The words with a capital at the beginning and a full stop at the end.

    >>> as_sentence("the one path there says so"), as_sentence("")
    ('The one path there says so.', '')
    """
    stop = "" if not words or words.endswith((".", "!", "?", "…")) else "."
    return f"{words[:1].upper()}{words[1:]}{stop}"


def _loop_verb(view: View, subject: str, links: Sequence[str]) -> str:
    signs = {view.signs[link] for link in links if link in view.signs}
    if signs == {"+", "-"}:
        return f"{verb(subject, '+')} or {verb(subject, '-')} (disputed)"
    return verb(subject, signs.pop() if len(signs) == 1 else "?")
