"""Codebooks: the names that a team uses, from a table or from a SKOS vocabulary."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from sayso.errors import RecordError, UnreadableError
from sayso.read.decode import decode
from sayso.read.guard import refuse
from sayso.records.codebook import Coded

MAX_BYTES = 20_000_000
MAX_NAMES = 100_000

_NAME = ("name", "label", "preflabel", "variable", "code")
_OTHERS = ("alternatives", "alternative", "aliases", "altlabel", "synonyms")
_BROADER = ("broader", "parent", "general")
_KIND = ("kind", "type")
_OTHER_SKOS = (".ttl", ".jsonld", ".json", ".n3", ".nt")
_SEPARATOR = re.compile(r"[;|]")

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SKOS = "{http://www.w3.org/2004/02/skos/core#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_codebook(raw: bytes, *, origin: str) -> tuple[Coded, ...]:
    """The names in a codebook, in its order; behind them what is broader and has no line of its own.

    A table (CSV with a header; by comma, semicolon or tab) has a column 'name' and perhaps 'alternatives'
    (several are parted by semicolons or bars), 'broader' and 'kind' (variable, person or organisation).
    SKOS is read as RDF/XML: preferred, alternative and hidden labels in English or without a language,
    broader and narrower concepts.

    Raises:
        UnreadableError: it is too large, damaged, or has no name in it.
    """
    if len(raw) > MAX_BYTES:
        raise UnreadableError(origin, "too-large", f"a codebook may have {MAX_BYTES:,} bytes at most")
    start = raw[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    is_turtle = start.lower().startswith((b"@prefix", b"@base", b"prefix ", b"base <", b"<http"))
    is_xml = start.startswith(b"<") and not is_turtle
    is_json = start.startswith((b"{", b"["))
    if is_turtle or is_json or (PurePath(origin).suffix.lower() in _OTHER_SKOS and not is_xml):
        raise UnreadableError(origin, "unknown-format", "of SKOS only RDF/XML is read; save it as that")
    try:
        found = list(_skos(raw, origin) if is_xml else _table(decode(raw, origin), origin))
        named = {coded.name for coded in found}
        found += [
            Coded(name) for name in dict.fromkeys(c.broader for c in found) if name and name not in named
        ]
    except RecordError as error:
        raise UnreadableError(origin, "broken", f"{error}; correct that and read it again") from error
    if not found:
        raise UnreadableError(origin, "empty", "there is no name in it")
    if len(found) > MAX_NAMES:
        raise UnreadableError(origin, "too-large", f"a codebook may have {MAX_NAMES:,} names at most")
    return tuple(found)


def _table(text: str, origin: str) -> Iterable[Coded]:
    header, _, _ = text.lstrip("\n").partition("\n")
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text.lstrip("\n"), newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        columns = [cell.strip().casefold().replace(" ", "") for cell in next(rows, [])]
        if not set(_NAME) & set(columns):
            raise UnreadableError(
                origin, "broken", "the first row has no column 'name'; name the columns there"
            )
        for row in rows:
            cells = dict(zip(columns, (" ".join(cell.split()) for cell in row), strict=False))
            if name := _told(cells, _NAME):
                others = filter(None, map(str.strip, _SEPARATOR.split(_told(cells, _OTHERS))))
                kind: Any = _told(cells, _KIND).casefold() or "variable"
                yield Coded(name, tuple(others), _told(cells, _BROADER), kind)
    except csv.Error as error:
        raise UnreadableError(origin, "broken", f"line {rows.line_num} is damaged: {error}") from error


def _told(cells: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((cells[name] for name in names if cells.get(name)), "")


def _skos(raw: bytes, origin: str) -> Iterable[Coded]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    with refuse(origin, "XML file"):
        root = etree.fromstring(raw, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        # Entities could make a label hold what is not in the file, or far more than is.
        raise UnreadableError(
            origin, "broken", "it declares a document type or entities, which are not read; take that out"
        )
    concepts = {
        about: element
        for element in root.iter(f"{_SKOS}Concept", f"{_RDF}Description")
        if (about := element.get(f"{_RDF}about")) and _labels(element, "prefLabel")
    }
    names = {about: _labels(element, "prefLabel")[0] for about, element in concepts.items()}
    above: dict[str, str] = {}
    for about, element in concepts.items():
        for narrower in _resources(element, "narrower"):
            above.setdefault(narrower, about)
    for about, element in concepts.items():
        broader = next((b for b in _resources(element, "broader") if b in names), above.get(about, ""))
        others = (
            *_labels(element, "prefLabel")[1:],
            *_labels(element, "altLabel"),
            *_labels(element, "hiddenLabel"),
        )
        yield Coded(names[about], tuple(dict.fromkeys(others)), names.get(broader, ""))


def _labels(element: Any, name: str) -> list[str]:
    """Labels in English, or else those without a language."""
    by_language: dict[bool, list[str]] = {True: [], False: []}
    for label in element.iterchildren(f"{_SKOS}{name}"):
        language = (label.get(_LANGUAGE) or "").lower()
        words = " ".join("".join(label.itertext()).split())
        if words and (not language or language.split("-")[0] == "en"):
            by_language[bool(language)].append(words)
    return [*by_language[True], *by_language[False]]


def _resources(element: Any, name: str) -> list[str]:
    found = []
    for child in element.iterchildren(f"{_SKOS}{name}"):
        inner = next(iter(child), None)
        about = child.get(f"{_RDF}resource") or (None if inner is None else inner.get(f"{_RDF}about"))
        if about:
            found.append(about)
    return found
