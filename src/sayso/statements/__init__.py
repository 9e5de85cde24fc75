"""Who said what, and whom the words mean."""

from __future__ import annotations

from sayso.records.document import Document
from sayso.records.statement import Attribution
from sayso.statements import trained
from sayso.statements.assembly import assemble
from sayso.statements.cues import find_drafts
from sayso.statements.people import join_people
from sayso.statements.quotes import find_quotations
from sayso.statements.speech import attach_quotations
from sayso.text.analysis import Analysis
from sayso.text.frames import Seen

__all__ = ["find_statements", "join_people"]


def find_statements(analysis: Analysis, document: Document, seen: Seen | None = None) -> Attribution:
    """The statements of a text with the entities they are attributed to.

    Args:
        seen: the text as a trained reader sees it; without it the grammar decides alone.

    Cost: linear in the text; a small part of what its grammar cost.
    """
    if not analysis.tokens:
        return Attribution()
    quotations = find_quotations(analysis.text, analysis.paragraphs)
    drafts = find_drafts(analysis)
    if seen is not None:
        drafts = trained.heard(analysis, seen, drafts)
    utterances = attach_quotations(analysis, drafts, quotations)
    return assemble(analysis, document, utterances, quotations)
