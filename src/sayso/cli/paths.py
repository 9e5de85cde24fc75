"""Printing paths: each link on a line, with the words it stands on below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sayso.api.explaining import ShownCopies, ShownPath, ShownStep
from sayso.cli.output import print_quote, say_filled, told_apart
from sayso.export.wording import count, listed

_NAMED = 4


def print_path(path: ShownPath, shown: set[str], *, quotes: int, indent: str = "  ") -> None:
    """Print a path; of each link at most so many quotes, and none when it was printed before.

    Args:
        shown: ids of links that were printed; those of this path are added.
    """
    for step in path.steps:
        above = step.link in shown
        say_filled(f"{step.cause} {step.sign}→ {step.effect}{_marks(step, above=above)}", indent)
        if above:
            continue
        shown.add(step.link)
        said = told_apart(map(asdict, step.quotes))
        for each in said[:quotes]:
            print_quote(each, indent=f"{indent}    ")
        if (left := len(said) - quotes) > 0:
            say_filled(f"and {count(left, 'more quote')}", f"{indent}    ")
        for pair in step.copies:
            say_filled(_as_copies(pair), f"{indent}    ")


def _as_copies(pair: ShownCopies) -> str:
    share = f"{round(100 * pair.share)} in 100 of the runs of five words of the shorter one"
    return f"one report: “{pair.first}” and “{pair.second}” are near-copies, with {share} in the other"


def held_words(path: ShownPath) -> str:
    """Who says a path, in a few words."""
    if path.held_by:
        return f"held by {listed(path.held_by)}"
    people = sorted({person for step in path.steps for person in step.people})
    if len(people) > _NAMED:
        return f"pieced together from {len(people)} people"
    return f"pieced together from {listed(people)}"


def path_count(paths: Sequence[ShownPath], *, complete: bool) -> str:
    """'3 paths', or 'more than 3 paths'."""
    return f"{'' if complete else 'more than '}{count(len(paths), 'path')}"


def _marks(step: ShownStep, *, above: bool) -> str:
    marks = [f"support {step.support}", count(step.reports, "report")]
    if step.mentions > step.reports:
        marks[-1] += f" of {count(step.mentions, 'mention')}"
    if step.first is not None:
        marks.append(step.first if step.first == step.last else f"{step.first} to {step.last}")
    if step.denied_by:
        marks.append(f"denied by {listed(step.denied_by)}")
    elif step.contested:
        marks.append("contested")
    if step.mirror:
        marks.append("mirror reading")
    if step.once:
        marks.append("happened once")
    if above:
        marks.append("quoted above")
    return f"  [{', '.join(marks)}]"
