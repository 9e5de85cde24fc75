"""A project file may come from anywhere: decisions that sayso did not write are named, and break no more."""

from dataclasses import replace

import pytest
from tests.unit.decisions.test_correcting import claims, project, reader, the_claim  # noqa: F401

import sayso
from sayso.api.adding import NewClaim, NewStatement
from sayso.api.correcting import Change
from sayso.errors import RecordError, SaysoError
from sayso.records.decision import standing

NONSENSE = (None, 7, "x", [], {}, [7], {"x": 7})


@pytest.fixture
def whole(project, tmp_path):  # noqa: F811
    """A project with a decision of every kind."""
    project.accept(the_claim(project, "rain raises"), scope="everywhere")
    project.reject(claims(project, "harvests lowers")[0]["id"])
    project.edit(the_claim(project, "Prices raises"), Change(cause="costs", holder="Cy", sign="-"))
    (statement,) = [s for s in project.statements() if "rain raises" in s["words"]]
    project.edit(statement["id"], Change(holder="Bo"))
    project.add("a.txt", NewClaim("said", "lowers", "+", cause_name="rain", signal=("Bo",), holder="Cy"))
    project.add("b.txt", NewClaim("Ann", "prices raises", "-"))
    project.add("a.txt", NewStatement(("Prices raises unrest",), "Dee", source="Bo"))
    project.merge("rain", "unrest")
    project.split("rain", out="unrest")
    project.rename("prices", "price level")
    project.rename("harvests", "crops", also=True)
    project.group("weather", "rain")
    project.merge("Ann", "Bo", people=True)
    project.pseudonym("Cy")
    (tmp_path / "names.csv").write_text("name,alternatives\nmood,unrest\n")
    project.codebook(tmp_path / "names.csv")
    rain, prices = ({v["name"]: v["id"] for v in project.variables()}[n] for n in ("rain", "price level"))
    project.reject(f"{rain}+{prices}")
    assert project.check() == ()
    return project


def damaged(entry):
    """The entry with each part of its content taken out, or replaced by something else."""
    for part in ("target", "after"):
        content = getattr(entry, part)
        for name in content:
            yield replace(entry, **{part: {key: content[key] for key in content if key != name}})
            yield from (replace(entry, **{part: {**content, name: value}}) for value in NONSENSE)


def test_whatever_a_log_holds_is_applied_or_named_and_nothing_else_happens(whole):
    log = whole.decisions()
    readings = whole._file.load_readings()
    from sayso.api.building import build, check_decisions

    kinds = set()
    refused = 0
    for entry in standing(log):
        kinds.add(entry.kind)
        for other in damaged(entry):
            changed = [other if each is entry else each for each in log]
            try:
                check_decisions(readings, changed)
            except RecordError as fault:
                assert other.id in str(fault) and "take a copy" in str(fault)
                refused += 1
                continue
            build(readings, changed)
    assert kinds == {
        "accept",
        "reject",
        "edit",
        "add",
        "merge",
        "split",
        "rename",
        "alias",
        "group",
        "pseudonym",
        "codebook",
    }
    assert refused > 100


def test_a_damaged_decision_is_found_by_check_and_not_brought_in(whole, tmp_path):
    whole.backup(tmp_path / "copy.sayso")
    (merge, *_) = [entry for entry in whole.decisions() if entry.kind == "merge"]
    with sayso.open(tmp_path / "copy.sayso") as copy:
        copy._file.add_decisions([replace(merge, target={}, who="Eve")])
        (fault,) = copy.check()
        assert "merge variable by Eve" in fault
        with pytest.raises(SaysoError, match="by Eve"):
            copy.links()
    before = whole.decisions()
    with pytest.raises(RecordError, match="by Eve"):
        whole.bring(tmp_path / "copy.sayso")
    assert whole.decisions() == before
