"""What-ifs that are kept, asked again, and set side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from html import escape
from typing import Any

from sayso.api.asking import Answer, answer
from sayso.api.finding import known_as
from sayso.api.table import Table
from sayso.errors import QueryError
from sayso.export.beside import Bar, Beside, draw_beside
from sayso.export.leaning import side_words
from sayso.export.view import View
from sayso.export.wording import listed, perspective_words, perspectives_words, press_words, variable_name
from sayso.records.filter import Filter, Term
from sayso.records.response import Side
from sayso.records.scenario import Scenario, Verdict
from sayso.records.study import SavedScenario
from sayso.scenarios.sensitivity import Tick
from sayso.scenarios.version import version_of

MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """What follows for one variable in one column.

    Attributes:
        words: in a few words; verdict, side: see `sayso.records`; side is None where nothing reaches it.
        rises: share (0–1) of the settled draws in which it rises, under the uniform prior.
    """

    words: str
    verdict: Verdict = "not reached"
    side: Side | None = None
    rises: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One variable, and what follows for it in every column; whether the columns differ."""

    variable: str
    name: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Several answers side by side, all made of the same draws.

    Attributes:
        title: the presses in words, or '' where the columns press otherwise.
        columns: names of perspectives or scenarios; answers: one for each, None where it says nothing of
            what is pressed.
        rows: those in which the columns differ first, then nearest first.
        version: of the map of everybody.
    """

    title: str
    columns: tuple[str, ...]
    answers: tuple[Answer | None, ...]
    rows: tuple[Row, ...]
    version: str

    def as_record(self) -> Mapping[str, Any]:
        """The table, as JSON can hold it."""
        return {
            "title": self.title,
            "map_version": self.version,
            "columns": [
                {"name": name, "understood": list(found.understood) if found else None}
                for name, found in zip(self.columns, self.answers, strict=True)
            ],
            "rows": [asdict(row) for row in self.rows],
        }

    def picture(self) -> str:
        """The answers side by side as an SVG picture."""
        rows = [
            Beside(row.name, row.differs, tuple(Bar(cell.words, cell.rises) for cell in row.cells))
            for row in self.rows
        ]
        title = (
            f"What follows, if: {self.title}" if self.title else f"What follows from {listed(self.columns)}"
        )
        return draw_beside(self.columns, rows, title, f"Version of the map: {self.version}")

    def _repr_html_(self) -> str:
        heads = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        rows = "".join(
            f"<tr><th>{escape(row.name)}</th>{''.join(f'<td>{escape(c.words)}</td>' for c in row.cells)}</tr>"
            for row in self.rows
        )
        return f"<p>{escape(self.title)}</p><table><tr><th></th>{heads}</tr>{rows}</table>"


def answer_again(
    view: View, saved: SavedScenario, *, paths: int = 5, turns: bool = False, tick: Tick | None = None
) -> Answer:
    """The answer to a saved scenario on the map as it is now.

    Raises:
        QueryError: what it presses or holds is no longer on the map.
    """
    scenario = saved.scenario
    named = (*(press.variable for press in scenario.presses), *scenario.held)
    if any(variable not in view.cmap.variables for variable in named):
        raise QueryError(
            saved.name,
            f"the scenario {saved.name!r} presses or holds something that is no longer on the map; "
            "ask it anew and save it under the same name",
        )
    return answer(
        view,
        scenario,
        paths=paths,
        draws=saved.draws,
        seed=saved.seed,
        run=saved.run,
        turns=turns,
        tick=tick,
    )


def speaking_of(view: View, scenario: Scenario) -> list[Filter]:
    """The perspectives of all who say what the pressed variables lead to, most claims first.

    Raises:
        QueryError: nobody does.
    """
    pressed = {press.variable for press in scenario.presses}
    said = Counter(
        saying.holder for link in view.cmap.links if link.cause in pressed for saying in link.carrying
    )
    if not said:
        raise QueryError("", "nobody says what this leads to, so there is nothing to set side by side")
    ranked = sorted(said, key=lambda person: (-said[person], known_as(view, person)))
    return [Filter((Term("holder", (known_as(view, person),)),)) for person in ranked[:MOST_COLUMNS]]


def by_perspective(
    view: View, scenario: Scenario, whose: Sequence[Filter], *, draws: int, seed: int = 0
) -> SideBySide:
    """What follows by what everybody says, and by each of some perspectives, side by side.

    Raises:
        QueryError: there are more than `MOST_COLUMNS`, or a filter names what is not there.
    """
    whose = list(dict.fromkeys(whose))
    if len(whose) > MOST_COLUMNS:
        raise QueryError("", f"at most {MOST_COLUMNS} perspectives go side by side, not {len(whose)}")
    wanted: list[tuple[str, tuple[str, ...]]] = [("everybody", ())]
    wanted += [(perspective_words(view, each), (str(each),)) for each in whose]
    answers: list[Answer | None] = []
    for _, texts in wanted:
        try:
            answers.append(
                answer(view, replace(scenario, according_to=texts), paths=1, draws=draws, seed=seed)
            )
        except QueryError:
            if not texts:
                raise
            answers.append(None)  # what is pressed has no link there
    title = "; ".join(press_words(view, press) for press in scenario.presses)
    return _side_by_side(view, title, [name for name, _ in wanted], answers)


def compare_saved(view: View, saved: Sequence[SavedScenario]) -> SideBySide:
    """Several saved scenarios side by side.

    Raises:
        QueryError: what one presses or holds is no longer on the map.
    """
    answers = [answer_again(view, each, paths=1) for each in saved]
    return _side_by_side(view, "", [each.name for each in saved], answers)


def scenario_table(view: View, saved: Sequence[SavedScenario]) -> Table:
    """The saved scenarios, by name, each as it is understood."""
    now = version_of(view.cmap)
    records = tuple(
        {
            "name": each.name,
            "presses": "; ".join(
                press_words(view, press)
                if press.variable in view.cmap.variables
                else f"{press.direction} of something that is no longer there"
                for press in each.scenario.presses
            ),
            "held": [
                variable_name(view, variable)
                for variable in each.scenario.held
                if variable in view.cmap.variables
            ],
            "perspectives": list(perspectives_words(view, each.scenario.according_to)),
            "draws": each.draws,
            "seed": each.seed,
            "steps": each.run.steps if each.run else None,
            "map_version": each.version,
            "map_now": now,
            "saved": each.when,
        }
        for each in saved
    )
    columns = "name presses held perspectives draws seed steps map_version map_now saved".split()
    heads = (
        ("name", "scenario"),
        ("presses", "suppose"),
        ("held", "kept as they are"),
        ("perspectives", "by the word of"),
        ("saved", "saved"),
    )
    return Table("scenarios", tuple(columns), records, heads)


def _side_by_side(
    view: View, title: str, columns: Sequence[str], answers: Sequence[Answer | None]
) -> SideBySide:
    reached = dict.fromkeys(
        effect.variable for found in answers if found is not None for effect in found.effects
    )
    rows = []
    for variable in reached:
        cells = tuple(_cell(found, variable) for found in answers)
        told = {(cell.verdict, cell.side) for cell in cells}
        rows.append(Row(variable, variable_name(view, variable), cells, len(told) > 1))
    rows.sort(key=lambda row: not row.differs)
    return SideBySide(title, tuple(columns), tuple(answers), tuple(rows), version_of(view.cmap))


def _cell(found: Answer | None, variable: str) -> Cell:
    if found is None:
        return Cell("says nothing of it")
    effect = next((each for each in found.outcome.effects if each.variable == variable), None)
    if effect is None:
        return Cell("not reached")
    own = found.lean(variable)
    shares = own.shares["uniform"]
    rises = shares.rises / shares.settled if shares.settled else None
    if effect.verdict in ("rises", "falls"):
        return Cell(effect.verdict, effect.verdict, own.side, rises)
    told = {"rises": rises, "falls": None if rises is None else 1 - rises}.get(own.side)
    words = side_words(own.side) + (f" ({told:.0%})" if told is not None else "")
    return Cell(words, effect.verdict, own.side, rises)
