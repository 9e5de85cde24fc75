"""How far people who judged the same claims agree: Krippendorff's alpha."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.decisions.readings import correct
from sayso.records.decision import Decision, in_order
from sayso.records.reading import Reading

DRAWS = 2_000
FEW = 30
"""Units below which alpha says little: its interval is then about half of its range or wider."""

Unit = tuple[str, str]
Coding = Mapping[Unit, str]
"""What one coder says of units: claims, by document id and claim id."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far coders agree in one thing.

    Attributes:
        units: how many have values of two coders or more; single: how many of one, which tell nothing.
        alike: units in which all values are the same.
        counts: how often each value was given in these units, most often first.
        alpha: 1 for perfect agreement, 0 for what chance would give; None when it is not defined, since
            there is no such unit or all values are the same.
        low, high: of the interval that holds 95 in 100 of the alphas of resampled units; None without
            alpha.
    """

    units: int
    single: int
    alike: int
    counts: Mapping[str, int]
    alpha: float | None
    low: float | None = None
    high: float | None = None

    @property
    def few(self) -> bool:
        """Whether the units are too few to rely on it."""
        return self.units < FEW


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree about claims.

    Attributes:
        coders: what to call each, with the number of claims that he judged.
        verdicts: on claims, accepted (edited ones too) or rejected.
        signs: of claims that a coder accepted, as he left them.
    """

    coders: Mapping[str, int]
    verdicts: Reliability
    signs: Reliability


def agreement(
    readings: Iterable[Reading],
    coders: Mapping[str, Sequence[Decision]],
    common: Iterable[Decision] = (),
) -> Agreement:
    """How far coders agree about the claims of these readings, and about those that people added.

    A decision whose scope is a document or everywhere judges all claims that it reaches; whoever adds a
    claim accepts it. A claim that was decided about and is read no more is no unit.

    Args:
        readings: as they were before people corrected them.
        coders: for each the decisions of his that hold, the earliest first.
        common: decisions that hold and are of none of them.
    """
    every = (*common, *(entry for decisions in coders.values() for entry in decisions))
    added = [entry for entry in in_order(every) if entry.kind == "add" and entry.subject == "claim"]
    readings = tuple(correct(readings, added).readings.values())
    read = {(reading.document.id, claim.id) for reading in readings for claim in reading.claims}
    verdicts: dict[str, Coding] = {}
    signs: dict[str, Coding] = {}
    for coder, decisions in coders.items():
        done = correct(readings, [entry for entry in decisions if entry.subject == "claim"])
        verdicts[coder] = {unit: said for unit, said in done.verdicts.items() if unit in read}
        signs[coder] = {
            (id, claim.id): claim.polarity
            for id, reading in done.readings.items()
            for claim in reading.claims
            if verdicts[coder].get((id, claim.id)) == "accepted"
        }
    return Agreement(
        {coder: len(coding) for coder, coding in verdicts.items()},
        reliability(verdicts.values()),
        reliability(signs.values()),
    )


def reliability(codings: Iterable[Coding], *, draws: int = DRAWS) -> Reliability:
    """Krippendorff's alpha for nominal values, with a bootstrapped interval; the same for the same codings.

    Args:
        codings: one for each coder; units that he left out are missing values.
        draws: how often the units are resampled.

    Method: K. Krippendorff, Content Analysis (2004), chapter 11. The interval is the 2.5th to the 97.5th
    percentile over units drawn with replacement; draws in which alpha is not defined are left out.
    """
    values: defaultdict[Unit, list[str]] = defaultdict(list)
    for coding in codings:
        for unit, value in coding.items():
            values[unit].append(value)
    paired = [said for _, said in sorted(values.items()) if len(said) > 1]
    counts = Counter(value for said in paired for value in said)
    alpha, low, high = _with_interval(paired, sorted(counts), draws) if paired else (None, None, None)
    return Reliability(
        units=len(paired),
        single=len(values) - len(paired),
        alike=sum(len(set(said)) == 1 for said in paired),
        counts=dict(counts.most_common()),
        alpha=alpha,
        low=low,
        high=high,
    )


def _with_interval(
    paired: Sequence[Sequence[str]], names: Sequence[str], draws: int
) -> tuple[float, float, float] | tuple[None, None, None]:
    """Alpha and the ends of its interval; none where it is not defined."""
    table = np.array([[said.count(name) for name in names] for said in paired], float)
    (alpha,) = _alphas(table, np.ones((1, len(paired))))
    if np.isnan(alpha):
        return None, None, None
    drawn = np.random.default_rng(0).multinomial(len(paired), [1 / len(paired)] * len(paired), draws)
    low, high = np.nanpercentile(_alphas(table, drawn.astype(float)), [2.5, 97.5])
    return float(alpha), float(low), float(high)


def _alphas(table: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Alpha for each row of weights of the units; not a number where all values are the same.

    Args:
        table: how many coders gave each value (columns) to each unit (rows), two or more in a row.
        weights: how often each unit counts (columns), one row for each alpha.
    """
    given = table.sum(axis=1)
    # A unit of m values gives each of its m(m - 1) ordered pairs the weight 1/(m - 1).
    matched = weights @ ((table * (table - 1)).sum(axis=1) / (given - 1))
    totals = weights @ table
    n = totals.sum(axis=1)
    observed = 1 - matched / n
    expected = 1 - (totals * (totals - 1)).sum(axis=1) / (n * (n - 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 1e-12, 1 - observed / expected, np.nan)
