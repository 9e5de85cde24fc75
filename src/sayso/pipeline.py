"""The one place that joins the steps: a document in, all that was found in it out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Literal

from sayso.claims import find_claims
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped
from sayso.records.watch import Share, untold
from sayso.statements import find_statements
from sayso.text.asides import find_asides
from sayso.text.frames import FrameReader
from sayso.text.parser import Parser, load_parser
from sayso.variables import name_variables, said_once

ReaderKind = Literal["rules", "trained"]
READERS: tuple[ReaderKind, ...] = ("rules", "trained")
DEFAULT: ReaderKind = "trained"


# Where in the work on a long text statements begin to be looked for, and where claims.
_STATEMENTS, _CLAIMS = 0.5, 0.65


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


def read_document(
    document: Document, parser: Parser, frames: FrameReader | None = None, told: Share = untold
) -> Reading:
    """All that is said in a document: statements, claims, variables, entities, and what was left out.

    Deterministic: the same document, parser and reader of frames give the same reading.

    Args:
        frames: a trained reader; without it the rules read alone.
        told: told now and then how much of the work is done.
    """
    asides = find_asides(document.text)
    begun, done = 0.0, _STATEMENTS

    def part(share: float) -> None:
        told(begun + (done - begun) * share)

    analysis = parser.analyse(document.text, asides=asides, told=part)
    seen = frames.see(analysis, part) if frames is not None else None
    begun, done = _STATEMENTS, _CLAIMS
    attribution = find_statements(analysis, document, seen)
    begun, done = _CLAIMS, 1.0
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
