"""Two who work on one project: what rests on an older look at a thing somebody decided about is refused."""

import pytest

import sayso
from sayso.api import project
from sayso.errors import ChangedError, ClashError

TEXT = "The drought raises bread prices. The storm reduced the catch. The tax caused unrest."


@pytest.fixture
def two(tmp_path):
    """Two who have one project open, with one document read by the rules alone."""
    path, file = tmp_path / "town.sayso", tmp_path / "report.txt"
    file.write_text(TEXT)
    with sayso.open(path) as one, sayso.open(path) as other:
        one.read(file, reader="rules")
        yield one, other


def claims(project):
    return [claim["id"] for claim in project.claims()]


def test_every_change_raises_the_revision_that_both_see(two):
    one, other = two
    before = one.revision()
    assert before == other.revision() > 0
    one.reject(claims(one)[0])
    assert one.revision() == other.revision() > before


def test_a_decision_that_rests_on_an_older_look_is_refused_and_names_what_came_between(two):
    one, other = two
    seen = one.revision()
    claim = claims(one)[0]
    between = other.accept(claim)[0]
    with pytest.raises(ClashError) as refused, one.resting_on(seen):
        one.reject(claim)
    assert refused.value.decisions == (between.id,)
    assert [entry.id for entry in one.decided_since(seen)] == [between.id]
    with one.resting_on(one.revision()):
        one.reject(claim)
    assert [entry.kind for entry in other.decisions()] == ["accept", "reject"]


def test_decisions_about_different_things_do_not_clash(two):
    one, other = two
    seen = one.revision()
    first, second = claims(one)[:2]
    other.reject(first)
    with one.resting_on(seen):
        one.reject(second)
    assert len(one.decisions()) == 2


def test_the_last_decision_is_not_undone_when_it_is_another_than_was_seen(two):
    one, other = two
    first, second = claims(one)[:2]
    mine = one.reject(first)[0]
    seen = one.revision()
    other.reject(second)
    with pytest.raises(ClashError), one.resting_on(seen):
        one.undo()
    with one.resting_on(seen):
        one.undo(mine.id)
    assert [entry.kind for entry in one.decisions()] == ["reject", "reject", "undo"]


def test_a_look_that_another_overtakes_is_taken_again(two, tmp_path, monkeypatch):
    _, other = two
    first = claims(other)[0]
    list_table, overtaken = project.list_table, []

    def listing(*args, **given):
        if not overtaken:
            overtaken.append(other.reject(first))
            other.view()
        return list_table(*args, **given)

    monkeypatch.setattr(project, "list_table", listing)
    with sayso.open(tmp_path / "town.sayso") as late:
        rows = {claim["id"]: claim["status"] for claim in late.claims()}
    assert overtaken and rows[first] == "rejected"


def test_who_is_overtaken_each_time_is_told(two, monkeypatch):
    one, _ = two

    def listing(*args, **given):
        raise ChangedError("town.sayso: it was changed while it was looked at; look again")

    monkeypatch.setattr(project, "list_table", listing)
    with pytest.raises(ChangedError, match="look again"):
        one.claims()
