"""A what-if that is kept under a name, with all that it takes to ask it again."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import RecordError
from sayso.records.response import Method
from sayso.records.scenario import Scenario

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class SavedScenario:
    """A scenario with its name and how it was answered. Its strengths are drawn under both priors.

    Attributes:
        version: of the map it was last saved with; see `sayso.scenarios.version`.
        draws, seed: of strengths; run: how it is run over time, None for not at all.
        grouped: it is asked at the level of general variables.
        when: when it was saved, ISO 8601 in UTC; '' before that.
    """

    name: str
    scenario: Scenario
    version: str
    draws: int
    seed: int = 0
    run: Method | None = None
    grouped: bool = False
    when: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > LONGEST_NAME or not self.name.isprintable():
            raise RecordError(
                f"a scenario's name is 1 to {LONGEST_NAME} printable characters, not {self.name[:20]!r}"
            )
