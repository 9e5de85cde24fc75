"""A what-if as a person types it, and its answer in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from html import escape
from typing import Any

from sayso.api.building import narrowed
from sayso.api.explaining import ShownPath, names, path_html, shown_path
from sayso.api.finding import one_person, one_variable
from sayso.api.perspectives import FindPerson, find_perspective
from sayso.errors import QueryError
from sayso.export.runs import draw_runs
from sayso.export.shares import draw_shares
from sayso.export.view import View
from sayso.export.wording import listed, perspectives_words, press_words, variable_name
from sayso.records.claim import UPWARD, Modality
from sayso.records.filter import parse_filter
from sayso.records.response import Lean, Leans, Method, Rule, Transfer, Turns, Unfolding
from sayso.records.scenario import Direction, Outcome, Press, Scenario, Verdict
from sayso.records.study import SavedScenario
from sayso.scenarios.effects import settle
from sayso.scenarios.lean import DRAWS, lean
from sayso.scenarios.sensitivity import Tick, find_turns
from sayso.scenarios.strength import weigh_paths
from sayso.scenarios.unfold import unfold
from sayso.scenarios.version import version_of
from sayso.text.parser import Parser
from sayso.text.sides import read_phrase

FindVariable = Callable[[View, str, Sequence[str]], str]

HEADINGS: dict[Verdict, str] = {
    "rises": "Rises, or happens",
    "falls": "Falls, or does not happen",
    "contested": "Contested: the answer depends on whose word is taken",
    "open": "Cannot be told from what was said",
}
"""The groups of an answer, in order."""


@dataclass(frozen=True, slots=True)
class Question:
    """A what-if as it is typed.

    Attributes:
        phrase: something that happens: 'the city falls', 'less rainfall'; '' when more or less say it all.
        more, less: names of variables of which there is more (or that happen), less (or do not).
        hold: names of variables that are kept as they are.
        according_to: people's names or filters; only the claims that one of these means are used.
        as_said: no link is used against the direction in which it was said.
        general_only: no link that rests on finished events only is used.
        modalities: only claims of these carry links; () is every carrying one.
        starts: names of pressed or held variables with the step of a run at which that begins.
        draws, seed: of strengths, for each prior; see `sayso.scenarios.lean.lean`.
        steps: of a run over time; None for none. transfer, rule: of the run; see
            `sayso.records.response.Method`.
        turns: find what would turn the open and leaning answers; that may take a while.
    """

    phrase: str = ""
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    hold: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    as_said: bool = False
    general_only: bool = False
    modalities: tuple[Modality, ...] = ()
    starts: tuple[tuple[str, int], ...] = ()
    draws: int = DRAWS
    seed: int = 0
    steps: int | None = None
    transfer: Transfer = "tanh"
    rule: Rule = "memory"
    turns: bool = False

    @property
    def run(self) -> Method | None:
        """How it is run over time, when it is.

        Raises:
            QueryError: something begins at a step, and there is no run. RecordError: no such run is made.
        """
        if self.steps is None:
            if self.starts:
                raise QueryError("", "a press or hold begins at a step of a run; say how many steps it has")
            return None
        return Method(self.transfer, self.rule, self.steps, self.draws, self.seed)


@dataclass(frozen=True, slots=True)
class ShownEffect:
    """What follows for one variable, in words.

    Attributes:
        name: of the variable, with its id; verdict and reason: see `sayso.records.scenario.Effect`.
        by_side: for a contested one, what follows by the word of whom: (names, verdict).
        paths: those that carry it there, best first; more: how many others were found; more_is_exact:
            False when there may be more than that.
    """

    variable: str
    name: str
    verdict: Verdict
    reason: str
    by_side: tuple[tuple[tuple[str, ...], Verdict], ...]
    paths: tuple[ShownPath, ...]
    more: int
    more_is_exact: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What follows from what was said, when something is pressed. It is no forecast.

    Attributes:
        understood: the presses as they are understood: 'less US help'.
        held: names of variables; according_to: what to call the perspectives.
        effects: what follows, nearest first, without the pressed variables themselves unless something
            comes back to them.
        not_reached: names of the variables that nothing leads to.
        outcome: the same as records; view: the map it was asked of, with this outcome.
        leans: which way every variable leans when strengths are drawn, in the order of the outcome.
        version: of the map it was asked of; see `sayso.scenarios.version`.
        asked_for: the number of draws that was asked for, of which large maps are given fewer.
        unfolding: how it would unfold, if that was asked. turns: by variable, what would turn its answer, if
            that was asked; for the open and contested ones that do not run away.
    """

    understood: tuple[str, ...]
    held: tuple[str, ...]
    according_to: tuple[str, ...]
    effects: tuple[ShownEffect, ...]
    not_reached: tuple[str, ...]
    outcome: Outcome
    view: View
    leans: Leans
    version: str
    asked_for: int
    unfolding: Unfolding | None = None
    turns: Mapping[str, Turns] = field(default_factory=dict)

    def lean(self, variable: str) -> Lean:
        """How a variable that is reached leans, by its id."""
        return next(lean for lean in self.leans.found if lean.variable == variable)

    def group(self, verdict: Verdict) -> tuple[ShownEffect, ...]:
        """The effects of one verdict."""
        return tuple(effect for effect in self.effects if effect.verdict == verdict)

    def as_record(self) -> Mapping[str, Any]:
        """All of it, as JSON can hold it."""
        scenario = self.outcome.scenario
        return {
            "presses": [
                {
                    "variable": press.variable,
                    "direction": press.direction,
                    "phrase": press.phrase,
                    "understood": words,
                }
                for press, words in zip(scenario.presses, self.understood, strict=True)
            ],
            "held": list(self.held),
            "according_to": list(self.according_to),
            "perspectives": list(scenario.according_to),
            "modalities": list(scenario.modalities),
            "as_said": scenario.as_said,
            "general_only": scenario.general_only,
            "map_version": self.version,
            "effects": [asdict(effect) for effect in self.effects],
            "not_reached": list(self.not_reached),
            "leans": asdict(self.leans),
            "unfolding": None if self.unfolding is None else asdict(self.unfolding),
            "turns": [asdict(each) for each in self.turns.values()],
        }

    def saved_as(self, name: str, *, grouped: bool = False) -> SavedScenario:
        """Its scenario under a name, ready to be kept in a project.

        Args:
            grouped: it was asked at the level of general variables.

        Raises:
            RecordError: it cannot be called so.
        """
        run = None if self.unfolding is None else self.unfolding.method
        return SavedScenario(
            name.strip(), self.outcome.scenario, self.version, self.asked_for, self.leans.seed, run, grouped
        )

    def picture(self) -> str:
        """The answer as an SVG picture: of the shares of draws, or of how it would unfold."""
        return picture(self, self.unfolding)

    def _repr_html_(self) -> str:
        parts = [f"<p>What follows from what was said: <b>{escape('; '.join(self.understood))}</b></p>"]
        for verdict, heading in HEADINGS.items():
            if group := self.group(verdict):
                parts.append(f"<h4>{escape(heading)}</h4>")
            for effect in group:
                ways = "".join(map(path_html, effect.paths[:1]))
                parts.append(f"<p><b>{escape(effect.name)}</b>: {escape(effect.reason)}</p>{ways}")
        return "".join(parts)


def ask(
    view: View,
    question: Question,
    parser: Callable[[], Parser],
    *,
    find: FindVariable = one_variable,
    find_person: FindPerson = one_person,
    paths: int = 5,
    tick: Tick | None = None,
) -> Answer:
    """The answer to a what-if as it is typed: what the command line, the library and a server give.

    Args:
        parser, find, find_person: see `scenario_of`; paths: how many are kept for each effect.
        tick: told how many links are done, of how many, while what would turn answers is looked for.

    Raises:
        QueryError: nothing was asked, a name or phrase fits nothing here or several things, or a number is
            out of range. RecordError: no such run is made.
    """
    run = question.run
    scenario = scenario_of(view, question, parser, find=find, find_person=find_person)
    return answer(
        view,
        scenario,
        paths=paths,
        draws=question.draws,
        seed=question.seed,
        run=run,
        turns=question.turns,
        tick=tick,
    )


def scenario_of(
    view: View,
    question: Question,
    parser: Callable[[], Parser],
    *,
    find: FindVariable = one_variable,
    find_person: FindPerson = one_person,
) -> Scenario:
    """The scenario that is meant.

    Args:
        parser: gives the parser, which is needed for a phrase only.
        find, find_person: how a variable or person is found; they may ask somebody.

    Raises:
        QueryError: nothing was asked, or a name or phrase fits nothing here or several things.
    """
    if not (question.phrase.strip() or question.more or question.less):
        raise QueryError(
            "", "a what-if needs something that happens: a phrase, or more or less of a variable"
        )
    perspectives = tuple(
        dict.fromkeys(find_perspective(view, asked, find_person) for asked in question.according_to)
    )
    theirs = narrowed(view, perspectives, modalities=question.modalities)
    whose = tuple(map(str, perspectives))

    def found(asked: str, words: Sequence[str] = ()) -> str:
        return _found(view, theirs, whose, find, asked, words)

    presses: dict[str, Press] = {}
    wanted: list[Press] = []
    if question.phrase.strip():
        side = read_phrase(parser(), question.phrase)
        direction: Direction = "more" if side.change in UPWARD else "less"
        wanted.append(Press(found(question.phrase, side.name.split()), direction, question.phrase))
    wanted += [Press(found(name), "more", name) for name in question.more]
    wanted += [Press(found(name), "less", name) for name in question.less]
    for press in wanted:
        before = presses.setdefault(press.variable, press)
        if before.direction != press.direction:
            name = variable_name(view, press.variable)
            raise QueryError(press.phrase, f"{name!r} cannot be both more and less; leave one out")
    held = tuple(dict.fromkeys(found(name) for name in question.hold))
    if both := [name for name in held if name in presses]:
        raise QueryError(
            "", f"{variable_name(view, both[0])!r} cannot be both pressed and held; leave one out"
        )
    return Scenario(
        presses=tuple(presses.values()),
        held=held,
        according_to=whose,
        modalities=question.modalities,
        as_said=question.as_said,
        general_only=question.general_only,
        starts=tuple((found(name), step) for name, step in question.starts),
    )


def answer(
    view: View,
    scenario: Scenario,
    *,
    paths: int = 5,
    draws: int = DRAWS,
    seed: int = 0,
    run: Method | None = None,
    turns: bool = False,
    tick: Tick | None = None,
) -> Answer:
    """What follows from what was said: what the signs settle, which way the rest leans, and why.

    Args:
        paths: how many are kept for each effect a path can have.
        draws, seed: of strengths, for each prior; see `sayso.scenarios.lean.lean`.
        run: how it would unfold is run so; turns: what would turn the open answers is looked for.
        tick: told how many links are done, of how many, in that search.

    Raises:
        QueryError: a number is out of range, or a variable of the scenario is not on the map.
    """
    perspectives = tuple(map(parse_filter, scenario.according_to))
    asked = narrowed(view, perspectives, modalities=scenario.modalities)
    outcome = weigh_paths(asked.cmap, settle(asked.cmap, scenario, paths=paths), seed=seed)
    leans = lean(asked.cmap, outcome, draws=draws, seed=seed)
    open_ones = [
        e.variable
        for e, own in zip(outcome.effects, leans.found, strict=True)
        if e.verdict in ("open", "contested") and own.side != "runs away"
    ]
    turned = find_turns(asked.cmap, scenario, open_ones, seed=seed, tick=tick) if turns and open_ones else ()
    unfolding = None if run is None else unfold(asked.cmap, scenario, run)
    asked = replace(asked, outcome=outcome, leans=leans, unfolding=unfolding, turns=turned)
    pressed = {press.variable for press in scenario.presses}
    return Answer(
        understood=tuple(press_words(asked, press) for press in scenario.presses),
        held=tuple(variable_name(asked, variable) for variable in scenario.held),
        according_to=perspectives_words(view, scenario.according_to),
        effects=tuple(
            ShownEffect(
                variable=effect.variable,
                name=variable_name(asked, effect.variable),
                verdict=effect.verdict,
                reason=effect.reason,
                by_side=tuple((names(asked, side.holders), side.verdict) for side in effect.by_side),
                paths=tuple(shown_path(asked, path) for path in effect.paths),
                more=effect.more,
                more_is_exact=effect.more_is_exact,
            )
            for effect in outcome.effects
            if effect.variable not in pressed or effect.paths
        ),
        not_reached=tuple(
            sorted((variable_name(asked, v) for v in outcome.unreached), key=lambda n: (n.casefold(), n))
        ),
        outcome=outcome,
        view=asked,
        leans=leans,
        version=version_of(view.cmap),
        asked_for=draws,
        unfolding=unfolding,
        turns={each.variable: each for each in turned},
    )


def unfolded(found: Answer, method: Method) -> Unfolding:
    """How an answer would unfold, step by step.

    Raises:
        QueryError: no such run can be made; see `sayso.scenarios.unfold.unfold`.
    """
    return unfold(found.view.cmap, found.outcome.scenario, method)


def picture(found: Answer, unfolding: Unfolding | None = None) -> str:
    """The answer as an SVG picture: of the shares of draws, or of how it would unfold."""
    known = {v: variable_name(found.view, v) for v in found.view.cmap.variables}
    title = "; ".join(found.understood)
    order = [lean.variable for lean in found.leans.found]
    if unfolding is not None:
        return draw_runs(unfolding, order, known, title)
    return draw_shares(found.leans.found, known, title)


def _found(
    view: View, theirs: View, whose: tuple[str, ...], find: FindVariable, asked: str, words: Sequence[str]
) -> str:
    """The variable that is meant among those that the perspectives speak of."""
    try:
        return find(theirs, asked, words)
    except QueryError as error:
        if not whose or error.choices:
            raise
        known = one_variable(view, asked, words)
        who = listed(perspectives_words(view, whose))
        verb = "says" if len(whose) == 1 else "say"
        raise QueryError(asked, f"{who} {verb} nothing about {variable_name(view, known)!r}") from None
