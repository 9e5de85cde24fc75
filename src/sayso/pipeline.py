"""The one place that joins the steps: a document in, all that was found in it out."""

from __future__ import annotations

from sayso.claims import find_claims
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Skipped
from sayso.statements import find_statements
from sayso.text.asides import find_asides
from sayso.text.parser import Parser
from sayso.variables import name_variables


def read_document(document: Document, parser: Parser) -> Reading:
    """All that is said in a document: statements, claims, variables, entities, and what was left out.

    Deterministic: the same document and parser give the same reading.
    """
    asides = find_asides(document.text)
    analysis = parser.analyse(document.text, asides=asides)
    attribution = find_statements(analysis, document)
    found = find_claims(analysis, attribution)
    claims, variables = name_variables(analysis, found.claims, attribution)
    skipped = [Skipped(span, "aside") for span in asides]
    return Reading(
        document=document,
        statements=attribution.statements,
        claims=claims,
        variables=variables,
        entities=attribution.entities,
        skipped=tuple(sorted((*skipped, *found.skipped))),
    )
