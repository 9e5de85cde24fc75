"""What people see of the map that the project file keeps."""

import sqlite3
from dataclasses import replace

import pytest

import sayso
from sayso.errors import ProjectError, QueryError
from sayso.records.claim import Claim, Side
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Entity
from sayso.records.variable import Variable

BAY = "The closure of the bay raises prices."
SHORT = "People spoke of the bay. The closure raises unrest."


def read(document):
    """A reading by a rule for these texts: X raises Y, where an X is an event that recurs."""
    text, claims, variables = document.text, [], []
    for sentence in text.split(". "):
        if " raises " in sentence:
            cause, effect = sentence.rstrip(".").split(" raises ")
            sides = []
            for words in (cause, effect):
                at = text.index(words)
                bare = words.removeprefix("The ").removeprefix("the ")
                key = "closure: bay" if bare == "closure of the bay" else bare
                variables.append(
                    Variable(f"v{len(variables)}", bare, (Span(at, at + len(words)),), "event", key)
                )
                sides.append(Side(variables[-1].mentions[0], "increase", variables[-1].id))
            claims.append(Claim(f"c{len(claims)}", *sides, "+", "asserted", 0.9, "rule:test"))
    return Reading(document, claims=tuple(claims), variables=tuple(variables))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr("sayso.api.project.shared_reader", lambda kind: read)
    for name, text in (("a", BAY), ("b", SHORT), ("c", f"{BAY} So it is said.")):
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


def test_what_became_one_because_of_a_document_is_listed_and_what_parts_again(folder):
    with sayso.open(folder / "x.sayso") as project:
        assert project.read(folder / "a.txt", folder / "b.txt").changes.variables.joined == ()
        changes = project.read(folder / "c.txt").changes.variables
        assert changes.joined == ((("closure", "closure of the bay"), "closure of the bay"),)
        (folder / "c.txt").write_text("Nothing is said of it.")
        changes = project.read(folder / "c.txt").changes.variables
        assert changes.parted == (("closure of the bay", ("closure", "closure of the bay")),)


def test_a_short_mention_that_goes_leaves_no_name_behind(folder):
    with sayso.open(folder / "x.sayso") as project:
        project.read(folder)
        assert ["closure"] in [variable["aliases"] for variable in project.variables()]
        project.remove("b.txt")
        assert [variable["aliases"] for variable in project.variables()] == [[], []]
        assert project.check() == ()


def test_people_of_whom_one_is_unnamed_are_one_under_the_name_of_the_other(folder, monkeypatch):
    def quoted(document):
        people = tuple(
            Entity(f"e{n}", name, "person", (Span(5 * n, 5 * n + 4),))
            for n, name in enumerate((None, "Ann Lee", None))
        )
        claims = tuple(
            replace(claim, id=f"c{n}", holders=(f"e{n}",))
            for n in range(3)
            for claim in read(document).claims
        )
        return replace(read(document), claims=claims, entities=people)

    monkeypatch.setattr("sayso.api.project.shared_reader", lambda kind: quoted)
    with sayso.open(folder / "x.sayso") as project:
        project.read(folder / "a.txt")
        ids = {person["name"]: person["id"] for person in project.people()}
        unnamed = [person["id"] for person in project.people() if person["id"] != ids["Ann Lee"]]
        with pytest.raises(QueryError, match="none of these has a name"):
            project.merge(*unnamed, people=True)
        project.merge(unnamed[0], ids["Ann Lee"], people=True)
        assert [person["name"] for person in project.people()].count("Ann Lee") == 1
        assert len(project.people()) == 2


def test_another_process_sees_what_this_one_read_and_decided(folder):
    path = folder / "x.sayso"
    with sayso.open(path) as one, sayso.open(path) as other:
        one.read(folder / "a.txt")
        assert len(other.links()) == 1
        other.reject(other.claims()[0]["id"])
        assert len(one.links()) == 0
        one.undo()
        assert len(other.links()) == 1


def test_a_look_that_is_overtaken_says_so(folder):
    path = folder / "x.sayso"
    with sayso.open(path) as one, sayso.open(path) as other:
        one.read(folder / "a.txt")
        before = other.view()
        one.read(folder / "b.txt")
        with pytest.raises(ProjectError, match="look again"):
            tuple(before.cmap.links)
        assert len(other.view().cmap.links) == 2


def test_a_project_that_may_not_be_written_to_has_its_map(folder):
    path = folder / "x.sayso"
    with sayso.open(path) as project:
        project.read(folder / "a.txt", folder / "b.txt")
        links = [dict(link) for link in project.links()]
        project._file.forget_kept()
    path.chmod(0o444)
    with sayso.open(path) as project:
        project._file.writable = False
        assert [dict(link) for link in project.links()] == links


def test_a_kept_map_that_was_tampered_with_is_told_and_made_anew(folder):
    path = folder / "x.sayso"
    with sayso.open(path) as project:
        project.read(folder / "a.txt", folder / "b.txt")
        assert project.check() == ()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE map_claims SET effect = cause")
    connection.commit()
    connection.close()
    with sayso.open(path) as project:
        assert any("claims are not those" in fault for fault in project.check())
        assert project.check() == ()
        assert len(project.links()) == 2
