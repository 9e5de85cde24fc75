"""Who said what, and whom the words mean."""

from __future__ import annotations

from sayso.records.document import Document
from sayso.records.statement import Attribution
from sayso.statements.assembly import assemble
from sayso.statements.cues import find_drafts
from sayso.statements.people import join_people
from sayso.statements.quotes import find_quotations
from sayso.statements.speech import attach_quotations
from sayso.text.analysis import Analysis

__all__ = ["find_statements", "join_people"]

__all__ = ["find_statements", "join_people"]


def find_statements(analysis: Analysis, document: Document) -> Attribution:
    """The statements of a text with the entities they are attributed to.

    Cost: linear in the text; a small part of what its grammar cost.
    """
    if not analysis.tokens:
        return Attribution()
    quotations = find_quotations(analysis.text, analysis.paragraphs)
    drafts = find_drafts(analysis)
    utterances = attach_quotations(analysis, drafts, quotations)
    return assemble(analysis, document, utterances, quotations)
