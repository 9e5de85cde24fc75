"""What is handed on: people under pseudonyms, names masked inside texts, quotes instead of texts."""

import json
from pathlib import Path

import pytest

import sayso
from sayso.api.building import loaded
from sayso.errors import QueryError
from sayso.export import EXPORTERS
from sayso.export.handing import masked, quotes_only
from sayso.export.quoting import quote_span
from sayso.export.view import extent

DEMO = Path(__file__).parents[3] / "demo" / "documents"
LETTER = (
    "Talk with Dr. Ruth Calloway\n\n"
    'Ruth Calloway said that fewer patrols lead to more poaching. "The ban raises prices," R. Calloway\'s '
    "deputy Tobias Calloway said. CALLOWAY also said that the ban reduces catches.\n\n"
    "Nobody else came. The weather was fine that day."
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The demo and a letter, read; nothing is decided in it."""
    folder = tmp_path_factory.mktemp("handing")
    (folder / "talk-with-ruth-calloway.txt").write_text(LETTER)
    with sayso.open(folder / "x.sayso") as project:
        project.read(DEMO / "01-wire-story.txt", DEMO / "03-interview.txt", DEMO / "04-speech.txt")
        project.read(folder / "talk-with-ruth-calloway.txt")
        yield project


@pytest.fixture
def project(whole, tmp_path):
    whole.backup(tmp_path / "copy.sayso")
    with sayso.open(tmp_path / "copy.sayso") as copy:
        yield copy


def test_a_person_is_shown_under_a_pseudonym_and_undo_shows_the_name_again(project):
    (entry,) = project.pseudonym("Ruth Calloway", name="a fisher", why="asked for it")
    assert (entry.kind, entry.after) == ("pseudonym", {"name": "a fisher"})
    names = {person["name"] for person in project.people()}
    assert "a fisher" in names and "Ruth Calloway" not in names
    for table in ("documents", "statements", "claims", "links", "people"):
        for row in project.table(table):
            shown = {name: row[name] for name in row if name not in ("words", "origin", "text")}
            assert "Ruth Calloway" not in str(shown)
    project.undo()
    assert "Ruth Calloway" in {person["name"] for person in project.people()}


def test_everybody_gets_a_pseudonym_once_and_keeps_it(project):
    project.pseudonym("Ruth Calloway")
    project.pseudonym()
    people = [person["name"] for person in project.people()]
    kinds = {person["name"]: person["type"] for person in project.people()}
    assert not {name: kinds[name] for name in people if "Calloway" in name or "Delmar" in name}
    speakers = [name for name in people if name.startswith("Speaker ")]
    assert len(set(speakers)) == len(speakers) > 2
    assert project.pseudonym() == ()


def test_a_pseudonym_that_is_taken_is_refused(project):
    project.pseudonym("Ruth Calloway", name="a fisher")
    with pytest.raises(QueryError, match="cannot be the pseudonym"):
        project.pseudonym("Tobias Calloway", name="A Fisher")


def test_a_claim_given_to_somebody_with_a_pseudonym_is_that_persons(project):
    from sayso.api.correcting import Change

    project.pseudonym("Ruth Calloway", name="a fisher")
    claim = project.claims()[0]
    project.edit(claim["id"], Change(holder="a fisher"))
    assert next(c for c in project.claims() if c["id"] == claim["id"])["person"] == "a fisher"
    assert [p["name"] for p in project.people()].count("a fisher") == 1


def test_masked_texts_hold_no_name_of_the_hidden_and_keep_those_of_others(project):
    project.pseudonym("Ruth Calloway", name="a fisher")
    view = masked(project.view())
    (letter,) = [r.document for r in view.readings if "Nobody else came" in r.document.text]
    assert letter.text.startswith("Talk with Dr. a fisher\n\na fisher said that fewer patrols")
    assert "a fisher's deputy Tobias Calloway said. a fisher also said" in letter.text
    assert "calloway" not in (letter.origin + str(letter.title)).lower()


@pytest.mark.parametrize("name", [entry.name for entry in EXPORTERS.entries()])
def test_no_export_that_is_masked_holds_a_name_of_the_hidden(project, name):
    surnames = [b"Calloway", b"CALLOWAY", b"calloway", b"Delmar", b"DELMAR"]
    before = project.export(name)
    assert name in ("svg", "dot") or any(surname in before for surname in surnames)
    project.pseudonym()
    content = project.export(name, mask=True)
    assert [surname for surname in surnames if surname in content] == []


def test_a_masked_export_has_no_id_of_the_project(project):
    project.pseudonym()
    text = project.export("json", mask=True).decode()
    view = project.view()
    ids = [*view.by_document, *view.cmap.people, *view.cmap.variables, *view.links]
    assert [id for id in ids if id in text] == []
    assert project.export("json", mask=True).decode() == text


def test_masking_keeps_every_claim_and_what_it_says(project):
    before = loaded(project.view())
    project.pseudonym()
    view = masked(project.view())
    assert len(view.placed) == len(before.placed)
    assert [link.support for link in view.cmap.links] == [link.support for link in before.cmap.links]
    signs = lambda v: sorted((p.saying.claim.polarity, p.status) for p in v.placed)  # noqa: E731
    assert signs(view) == signs(before)
    for reading in view.readings:
        for statement in reading.statements:
            assert all(piece.words(reading.document.text).strip() for piece in statement.content)


def test_without_texts_an_export_has_the_quotes_and_nothing_else(project):
    view = project.view()
    cut = quotes_only(view)
    assert [p.status for p in cut.placed] == [p.status for p in view.placed]
    for old, new in zip(view.placed, cut.placed, strict=True):
        texts = [v.by_document[p.saying.document].document.text for v, p in ((view, old), (cut, new))]
        quotes = [quote_span(text, extent(p.saying)) for text, p in zip(texts, (old, new), strict=True)]
        assert quotes[0].words(texts[0]).split() == quotes[1].words(texts[1]).split()
        sides = [p.saying.claim.cause.span.words(text) for text, p in zip(texts, (old, new), strict=True)]
        assert sides[0].split() == sides[1].split()
    content = json.loads(project.export("json", without_texts=True))
    assert "weather was fine" not in str(content) and "fewer patrols lead to more poaching" in str(content)
    assert {d["id"] for d in content["documents"]} == set(view.by_document)
    assert "weather was fine" not in project.export("html", without_texts=True).decode()


def test_of_one_perspective_without_texts_only_its_own_quotes_are_left(project):
    content = project.export("json", according_to="Ruth Calloway", without_texts=True).decode()
    assert "fewer patrols lead" in content and "The ban raises prices" not in content
