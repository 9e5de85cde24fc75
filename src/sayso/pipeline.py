"""The one place that joins the steps: a document in, all that was found in it out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Literal

from sayso.claims import find_claims
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped
from sayso.statements import find_statements
from sayso.text.asides import find_asides
from sayso.text.frames import FrameReader
from sayso.text.parser import Parser, load_parser
from sayso.variables import name_variables, said_once

ReaderKind = Literal["rules", "trained"]
READERS: tuple[ReaderKind, ...] = ("rules", "trained")
DEFAULT: ReaderKind = "trained"


def load(kind: ReaderKind = DEFAULT, parser: Parser | None = None) -> Callable[[Document], Reading]:
    """What reads documents: the rules alone, or the rules with the trained reader; takes a second or two.

    Args:
        parser: one that is loaded already.

    Raises:
        ModelError: the weights of the trained reader are missing or not those that were shipped.
    """
    if kind == "rules":
        return partial(read_document, parser=parser or load_parser())
    from sayso.text.trained import load_reader

    return partial(read_document, parser=parser or load_parser(), frames=load_reader())


@cache
def shared_parser() -> Parser:
    """The parser, loaded when it is first needed and kept."""
    return load_parser()


@cache
def shared_reader(kind: ReaderKind) -> Callable[[Document], Reading]:
    """What reads documents, loaded when it is first needed and kept."""
    return load(kind, shared_parser())


def read_document(document: Document, parser: Parser, frames: FrameReader | None = None) -> Reading:
    """All that is said in a document: statements, claims, variables, entities, and what was left out.

    Deterministic: the same document, parser and reader of frames give the same reading.

    Args:
        frames: a trained reader; without it the rules read alone.
    """
    asides = find_asides(document.text)
    analysis = parser.analyse(document.text, asides=asides)
    seen = frames.see(analysis) if frames is not None else None
    attribution = find_statements(analysis, document, seen)
    found = find_claims(analysis, attribution, seen)
    claims, variables = said_once(*name_variables(analysis, found.claims, attribution))
    skipped = [Skipped(span, "aside") for span in asides]
    return Reading(
        document=document,
        statements=attribution.statements,
        claims=claims,
        variables=variables,
        entities=attribution.entities,
        skipped=tuple(sorted((*skipped, *found.skipped))),
    )
