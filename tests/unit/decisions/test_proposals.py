"""A proposal is settled once: accepted it is a merge, rejected it does not come again; alike ones with it."""

from dataclasses import replace

import pytest
from tests.behaviour import stub_sayso

import sayso
from sayso.errors import QueryError

TEXTS = {
    "a.txt": "Ann said bay_closure raises prices. Ann said closure raises poaching.",
    "b.txt": "Bo said closure raises poaching. Bo said closures raises prices.",
    "c.txt": "Cy said closure lowers catches.",
}


def variable_as_read(variable):
    """Closures have no key that would join them; the rest join by name."""
    if "closure" not in variable.name:
        return variable
    return replace(variable, name=variable.name.replace("bay_closure", "closure of the bay"), key="")


@pytest.fixture
def reader(monkeypatch):
    """Lets a test say how variables are read."""

    def use(change):
        def read(document):
            made = stub_sayso.read(document)
            return replace(made, variables=tuple(map(change, made.variables)))

        monkeypatch.setattr("sayso.api.project.shared_reader", lambda kind: read)

    use(variable_as_read)
    return use


@pytest.fixture
def project(tmp_path, reader):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    with sayso.open(tmp_path / "x.sayso") as opened:
        opened.read(*(tmp_path / name for name in TEXTS))
        yield opened


def proposed(project):
    """Of the pairs that are proposed the names, sorted, and how many are alike."""
    return {tuple(sorted((p["first"], p["second"]))): p["alike"] or 0 for p in project.proposals()}


def the_id(project, *names):
    (found,) = [p["id"] for p in project.proposals() if sorted((p["first"], p["second"])) == sorted(names)]
    return found


def closures(project):
    names = [v["name"] for v in project.variables()]
    return sorted(name for name in names if name not in ("prices", "poaching", "catches"))


def test_pairs_of_the_same_words_are_one_row_with_how_many_are_alike(project):
    assert closures(project) == ["closure", "closure", "closure", "closure of the bay", "closures"]
    assert proposed(project) == {("closure", "closure"): 5, ("closure", "closure of the bay"): 3}
    scores = [p["score"] for p in project.proposals()]
    assert scores == sorted(scores, reverse=True)


def test_an_accepted_proposal_is_one_merge_and_undo_takes_it_back(project):
    before = project.export("json")
    (entry,) = project.accept(the_id(project, "closure", "closure"))
    assert (entry.kind, entry.subject) == ("merge", "variable")
    assert closures(project) == ["closure", "closure", "closure of the bay", "closures"]
    project.undo()
    assert project.export("json") == before


def test_all_that_are_alike_are_accepted_as_one_entry_of_the_log(project):
    project.accept(the_id(project, "closure", "closure of the bay"), scope="everywhere")
    assert closures(project) == ["closure"]
    assert len(project.log()) == 1
    project.undo()
    assert len(closures(project)) == 5


def test_a_rejected_pair_is_proposed_no_more_until_undo_brings_it_back(project):
    before = proposed(project)
    project.reject(the_id(project, "closure", "closure"), why="another bay")
    assert proposed(project) == before | {("closure", "closure"): 4} != before
    project.undo()
    assert proposed(project) == before
    project.redo()
    assert proposed(project) != before


def test_all_that_are_alike_are_rejected_as_one_and_later_ones_of_these_names_too(project, tmp_path):
    project.reject(the_id(project, "closure", "closure of the bay"), scope="everywhere")
    assert proposed(project) == {("closure", "closure"): 5}
    (entry,) = project.log()
    assert entry["what"] == "not one: closure and closure of the bay, and 3 alike"
    (tmp_path / "d.txt").write_text("Di said bay_closure raises anger.")
    project.read(tmp_path / "d.txt")
    assert "closure" not in {
        name for pair in proposed(project) if "closure of the bay" in pair for name in pair
    }


def test_what_was_rejected_outlives_reading_anew_and_is_not_joined_by_it(project, reader, tmp_path):
    project.reject(the_id(project, "closure", "closure of the bay"), scope="everywhere")
    one_key = lambda variable: replace(variable_as_read(variable), key="closure: bay")  # noqa: E731
    reader(lambda variable: one_key(variable) if "closure" in variable.name else variable)
    project.read(*(tmp_path / name for name in TEXTS), again=True)
    assert closures(project) == ["closure", "closure of the bay"]
    assert proposed(project) == {}
    assert [entry["state"] for entry in project.log()] == ["as decided"]


def test_a_later_merge_by_a_person_prevails(project):
    project.reject(the_id(project, "closure", "closure of the bay"), scope="everywhere")
    bay = next(v["id"] for v in project.variables() if v["name"] == "closure of the bay")
    closure = next(v["id"] for v in project.variables() if v["name"] == "closures")
    project.merge(bay, closure)
    assert closures(project) == ["closure", "closure", "closure", "closure of the bay"]


def test_two_who_settled_one_proposal_otherwise_clash_and_both_are_kept(project, tmp_path):
    project.backup(tmp_path / "copy.sayso")
    id = the_id(project, "closure", "closure of the bay")
    with sayso.open(tmp_path / "copy.sayso") as copy:
        copy.accept(id, by="Bo")
    project.reject(id, by="Ann")
    brought = project.bring(tmp_path / "copy.sayso")
    assert [{entry.who for entry in pair} for pair in brought.clashes] == [{"Ann", "Bo"}]
    assert len(project.log()) == 2
    assert "closure of the bay" in closures(project)  # the later one is shown


def test_a_withdrawn_document_leaves_no_word_in_what_was_rejected(project, tmp_path):
    project.reject(the_id(project, "closure", "closure of the bay"))
    project.remove("a.txt")
    assert b"closure of the bay" not in (tmp_path / "x.sayso").read_bytes()
    assert project.check() == ()


@pytest.mark.parametrize(
    ("asked", "scope", "said"),
    [("0000+1111", "here", "no variable begins"), ("", "document", "has no document")],
)
def test_a_proposal_that_cannot_be_settled_so_is_refused(project, asked, scope, said):
    with pytest.raises(QueryError, match=said):
        project.accept(asked or the_id(project, "closure", "closure"), scope=scope)
    assert not project.log()
