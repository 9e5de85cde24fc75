"""Who said what, and whom the words mean."""

from __future__ import annotations

from sayso.records.document import Document
from sayso.records.statement import Attribution
from sayso.text.analysis import Analysis


def find_statements(analysis: Analysis, document: Document) -> Attribution:
    """The statements of a text with the entities they are attributed to."""
    return Attribution()
