"""What a table is limited to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from sayso.api.building import narrowed
from sayso.api.finding import find_documents, find_named_variables, find_people
from sayso.errors import QueryError
from sayso.export.view import View
from sayso.records.causalmap import Saying
from sayso.records.claim import Modality


@dataclass(frozen=True, slots=True)
class Filter:
    """What a table is limited to; whatever is empty asks nothing.

    Attributes:
        person, document, variable: as a person types them; a name may fit several, and all are taken.
        text: words that stand in the quoted text (in the name, for variables, loops and people).
        modalities: of claims.
    """

    person: str = ""
    document: str = ""
    variable: str = ""
    text: str = ""
    modalities: tuple[Modality, ...] = ()


class Chosen:
    """A filter with its names looked up in a project.

    Raises:
        QueryError: it names a person, document, variable or modality that is not there.
    """

    def __init__(self, view: View, asked: Filter) -> None:
        self.people = frozenset(find_people(view, asked.person)) if asked.person else None
        self.documents = frozenset(find_documents(view, asked.document)) if asked.document else None
        self.variables = frozenset(find_named_variables(view, asked.variable)) if asked.variable else None
        self.modalities = frozenset(asked.modalities)
        known = get_args(Modality)
        if unknown := sorted(self.modalities - set(known)):
            message = f"there is no modality {unknown[0]!r}, only {', '.join(known)}"
            raise QueryError(unknown[0], message, known)
        self.words = _plain(asked.text)

    def perspective(self, view: View) -> View:
        """The map that the chosen people, documents and modalities make."""
        return narrowed(
            view, people=self.people or (), documents=self.documents or (), modalities=self.modalities
        )

    def text(self, *texts: str | None) -> bool:
        """Whether one of these has the words in it."""
        return not self.words or any(self.words in _plain(text) for text in texts if text)

    def document(self, id: str) -> bool:
        """Whether the document is among those chosen."""
        return self.documents is None or id in self.documents

    def any_person(self, ids: Iterable[str]) -> bool:
        """Whether one of the people is among those chosen."""
        return self.people is None or not self.people.isdisjoint(ids)

    def any_variable(self, ids: Iterable[str]) -> bool:
        """Whether one of the variables is among those chosen."""
        return self.variables is None or not self.variables.isdisjoint(ids)

    @property
    def asks_for_claims(self) -> bool:
        """Whether only what makes a claim can be meant: a variable or a modality is asked for."""
        return self.variables is not None or bool(self.modalities)

    def claim(self, saying: Saying) -> bool:
        """Whether a claim meets all but the words."""
        return (
            self.document(saying.document)
            and self.any_person((saying.holder,))
            and self.any_variable((saying.cause, saying.effect))
            and (not self.modalities or saying.claim.modality in self.modalities)
        )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
