"""What a person adds to a document counts like what was read, is found by its words, and can go again."""

import itertools
from dataclasses import replace

import pytest
from tests.unit.decisions.test_correcting import claims, links, reader, the_claim  # noqa: F401

import sayso
from sayso.api.adding import NewClaim, NewStatement
from sayso.api.correcting import Change, signature
from sayso.errors import QueryError
from sayso.records.span import Span

TEXT = """Ann said rain raises harvests. Floods come with late storms, and floods ruin roads.

Bo told us that dust follows the wind, and that fear follows dust. Prices raises unrest.
"""
OTHER = "Late storms raises insurance. Ann said rain raises harvests."


@pytest.fixture
def project(tmp_path, reader):  # noqa: F811
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(OTHER)
    with sayso.open(tmp_path / "x.sayso") as opened:
        opened.read(tmp_path / "a.txt", tmp_path / "b.txt")
        yield opened


def storms(**more):
    return NewClaim("late storms", "Floods", "+", signal=("come with",), **more)


def told(claim, *names):
    return tuple(claim[name] for name in names)


def test_an_added_claim_counts_like_any_other_and_says_who_found_it(project):
    project.add("a.txt", storms(), by="Cy", why="plain enough")
    (claim,) = claims(project, "come with")
    assert told(claim, "cause", "polarity", "effect", "status", "confidence", "found_by", "person") == (
        "late storms", "+", "floods", "carrying", 1.0, "by hand: Cy", "“a.txt”",
    )  # fmt: skip
    assert links(project)["late storms", "+", "floods"] == 1
    assert [c["id"] for c in project.claims(where='variable:floods holder:"a.txt"')] == [claim["id"]]
    (entry,) = project.log()
    assert entry["what"] == "add claim: late storms + floods (a.txt)"
    assert told(entry, "who", "why", "state", "holds") == ("Cy", "plain enough", "as decided", True)
    assert project.check() == ()
    project.undo()
    assert not claims(project, "come with") and "floods" not in {v["name"] for v in project.variables()}
    project.redo()
    assert links(project)["late storms", "+", "floods"] == 1
    assert project.check() == ()


def test_an_added_claim_says_what_a_person_says_it_does(project):
    new = NewClaim(
        "dust", "the wind", "-", cause_name="rain", effect_name="gales", modality="possible", time="once",
        holder="Dee",
    )  # fmt: skip
    project.add("a.txt", new)
    (claim,) = claims(project, "dust follows the wind")
    assert told(claim, "cause", "polarity", "effect", "modality", "scope", "person") == (
        "rain", "-", "gales", "possible", "once", "Dee",
    )  # fmt: skip
    names = [variable["name"] for variable in project.variables()]
    assert names.count("rain") == 1 and names.count("gales") == 1
    assert links(project)["rain", "-", "gales"] == 1


@pytest.mark.parametrize(
    ("given", "polarity"),
    [
        ({"sign": "-", "cause_change": "increase"}, "-"),
        ({"sign": "-", "effect_change": "increase"}, "-"),
        ({"sign": "+", "cause_change": "decrease", "effect_change": "absent"}, "+"),
        ({"cause_change": "decrease", "effect_change": "increase"}, "-"),
        ({"sign": "?"}, "?"),
    ],
)
def test_the_sign_and_what_happens_to_the_sides_fit_each_other(project, given, polarity):
    entry = project.add("a.txt", NewClaim("late storms", "Floods", **given))
    assert claims(project, "Floods come")[0]["polarity"] == polarity
    for side in ("cause_change", "effect_change"):
        assert given.get(side) in (None, entry.after[side])


def test_whose_an_added_claim_is_follows_the_statements_it_stands_in(project):
    project.add("a.txt", NewStatement(("dust follows the wind, and that fear follows dust",), "Bo"), by="Cy")
    project.add("a.txt", NewClaim("the wind", "dust", "+"))
    (claim,) = claims(project, "dust follows the wind")
    assert claim["person"] == "Bo"
    (said,) = [s for s in project.statements() if "dust" in s["words"]]
    project.edit(said["id"], Change(holder="Dee"))
    assert claims(project, "dust follows the wind")[0]["person"] == "Dee"
    assert [entry["state"] for entry in project.log()] == ["as decided"] * 3
    assert project.check() == ()


def test_an_added_statement_takes_over_the_claims_in_it_but_not_those_a_person_gave_to_somebody(project):
    given = the_claim(project, "Prices raises unrest")
    rest = NewStatement(("Prices raises unrest",), "Eva", source="Bo", cue="told us")
    project.add("a.txt", rest)
    assert claims(project, "Prices raises unrest")[0]["person"] == "Eva"
    project.undo()
    project.edit(given, Change(holder="Dee"))
    project.add("a.txt", rest)
    assert claims(project, "Prices raises unrest")[0]["person"] == "Dee"
    (said,) = [s for s in project.statements() if "Prices" in s["words"]]
    assert (said["person"], said["kind"]) == ("Eva", "indirect")
    assert project.check() == ()


def test_a_statement_round_others_is_held_outermost(project):
    project.add("a.txt", NewStatement(("Ann said rain raises harvests.",), "The minutes"))
    (claim,) = [c for c in claims(project, "rain raises") if c["name"] == "a.txt"]
    assert (claim["person"], claim["through"]) == ("Ann", ["The minutes"])
    (inner,) = [s for s in project.statements() if s["words"] == "rain raises harvests."][:1]
    assert inner["person"] == "Ann"


def test_what_is_added_is_corrected_like_what_was_read(project):
    project.add("a.txt", storms())
    id = the_claim(project, "come with")
    project.edit(id, Change(sign="-", effect="rain"))
    assert links(project)["late storms", "-", "rain"] == 1
    project.reject(id)
    assert claims(project, "come with")[0]["status"] == "rejected"
    assert [entry["state"] for entry in project.log()] == ["as decided"] * 3
    assert not project.log(stale=True)


def test_a_decision_about_all_alike_reaches_what_was_added(project):
    project.add("a.txt", NewClaim("Floods", "roads", "-"))
    project.add("b.txt", NewClaim("rain", "insurance", "-", cause_name="", effect_name=""))
    wide = claims(project, "rain raises harvests")[0]["id"]
    project.reject(wide, scope="everywhere")
    assert {c["status"] for c in claims(project, "rain raises harvests")} == {"rejected", "carrying"}
    project.reject(the_claim(project, "ruin roads"), scope="everywhere")
    assert ("floods", "-", "roads") not in links(project)
    assert project.check() == ()


def test_it_is_found_by_its_words_when_the_document_changes_and_reported_when_they_are_gone(
    project, tmp_path
):
    project.add("a.txt", storms())
    project.add("a.txt", NewStatement(("dust follows the wind",), "Bo"))
    (tmp_path / "a.txt").write_text(f"A new heading\n\n{TEXT}")
    project.read(tmp_path / "a.txt")
    (claim,) = claims(project, "come with")
    assert claim["words"].startswith("Floods come with late storms")
    assert [entry["state"] for entry in project.log()] == ["as decided"] * 2
    assert project.check() == ()
    (tmp_path / "a.txt").write_text(TEXT.replace("late", "summer").replace("dust", "sand"))
    project.read(tmp_path / "a.txt")
    assert not claims(project, "come with") and not any(s["person"] == "Bo" for s in project.statements())
    assert [(entry["what"], entry["state"]) for entry in project.log(stale=True)] == [
        ("add statement of Bo (a.txt)", "gone"),
        ("add claim: late storms + floods (a.txt)", "gone"),
    ]
    (tmp_path / "a.txt").write_text(TEXT)
    project.read(tmp_path / "a.txt")
    assert links(project)["late storms", "+", "floods"] == 1


def test_a_claim_that_a_newer_reader_finds_is_the_one_that_was_added(project, reader, tmp_path):  # noqa: F811
    reader(lambda reading: replace(reading, claims=reading.claims[1:]))
    project.read(tmp_path / "a.txt", tmp_path / "b.txt", again=True)
    project.add("a.txt", NewClaim("rain", "harvests", "-", holder="Cy"))
    reader(lambda reading: reading)
    project.read(tmp_path / "a.txt", again=True)
    (claim,) = [c for c in claims(project, "rain raises") if c["name"] == "a.txt"]
    assert told(claim, "polarity", "person", "found_by") == ("-", "Cy", f"by hand: {signature()}")
    assert [entry["state"] for entry in project.log()] == ["as decided"]
    assert project.check() == ()


def test_a_claim_that_was_rejected_can_be_added_as_it_should_be(project, tmp_path):
    own = [c for c in claims(project, "rain raises") if c["name"] == "a.txt"]
    project.reject(own[0]["id"])
    project.add("a.txt", NewClaim("rain", "harvests", "?"))
    (claim,) = [c for c in claims(project, "rain raises") if c["name"] == "a.txt"]
    assert told(claim, "id", "polarity", "status", "person") == (own[0]["id"], "?", "backing", "Ann")
    assert project.check() == ()


def test_words_that_are_a_claim_already_are_not_added_again(project):
    with pytest.raises(QueryError, match="are a claim already"):
        project.add("a.txt", NewClaim("rain", "harvests", "-"))
    project.add("a.txt", storms())
    with pytest.raises(QueryError, match="are a claim already"):
        project.add("a.txt", storms())
    with pytest.raises(QueryError, match="are a statement already"):
        project.add("a.txt", NewStatement(("rain raises harvests",), "Bo"))


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (NewClaim("hail", "Floods", "+"), "has no words 'hail'"),
        (NewClaim("late storms", "storms", "+"), "have words in common|several places"),
        (NewClaim("late storms", "Floods"), "needs a sign"),
        (
            NewClaim("late storms", "Floods", "+", cause_change="increase", effect_change="decrease"),
            "do not make the sign",
        ),
        (NewClaim("late storms", "Floods", "+", modality="sworn"), "there is no modality 'sworn'"),
        (NewClaim(Span(0, 3), Span(900, 905), "+"), "has no words at 900-905"),
        (NewStatement((), "Bo"), "needs the words"),
        (NewStatement(("dust",), " "), "needs the name"),
        (NewClaim(" ", "Floods", "+"), "has no words ' '"),
    ],
)
def test_what_cannot_be_added_is_refused_with_what_to_do(project, new, message):
    with pytest.raises(QueryError, match=message):
        project.add("a.txt", new)
    assert not project.log()


def test_of_words_in_several_places_the_nearest_are_meant_or_one_is_asked(project):
    project.add("a.txt", NewClaim("FLOODS", "roads", "-"))
    (entry,) = project.decisions()
    start, end = entry.target["cause"]
    assert TEXT[start:end] == "floods"
    with pytest.raises(QueryError, match="several places") as refused:
        project.add("a.txt", NewClaim("follows", "dust", "+"))
    assert all("in line 3" in choice for choice in refused.value.choices)


def test_two_add_in_copies_and_bring_them_together(project, tmp_path):
    project.backup(tmp_path / "bo.sayso")
    with sayso.open(tmp_path / "bo.sayso") as other:
        mine = project.add("a.txt", storms(), by="Ann")
        project.add("a.txt", NewClaim("Floods", "roads", "-"), by="Ann")
        theirs = other.add("a.txt", NewClaim("late storms", "Floods", "-"), by="Bo")
    found = project.agreement(tmp_path / "bo.sayso")
    assert (found.verdicts.units, found.verdicts.single, found.verdicts.alike) == (1, 1, 1)
    assert (found.signs.units, found.signs.alike) == (1, 0)
    brought = project.bring(tmp_path / "bo.sayso")
    assert brought.clashes == ((mine, theirs),)
    assert links(project)["late storms", "-", "floods"] == 1
    assert ("late storms", "+", "floods") not in links(project)
    assert project.check() == ()


def test_a_coder_who_rejects_what_another_added_disagrees(project):
    project.add("a.txt", storms(), by="Ann")
    project.reject(the_claim(project, "come with"), by="Bo")
    found = project.agreement()
    assert (found.verdicts.units, found.verdicts.alike) == (1, 0)


def test_withdrawing_the_document_withdraws_what_was_added_and_its_words(project):
    project.add("a.txt", storms())
    project.add("b.txt", NewClaim("insurance", "harvests", "-", cause_name="floods"))
    assert {a["origin"] for a in project.decisions()[-1].after["cause"]["anchors"]} == {"a.txt"}
    project.remove("a.txt")
    assert project.decisions()[-1].after["cause"]["anchors"] == []
    project.backup(project.path.with_name("copy.sayso"))
    assert b"come with" not in project.path.with_name("copy.sayso").read_bytes()
    assert [entry["what"] for entry in project.log()] == ["add claim: floods - harvests (b.txt)"]
    assert project.check() == ()


def test_the_order_of_reading_and_adding_makes_no_difference(project, tmp_path):
    adds = (
        lambda p: p.add("a.txt", storms(), by="Cy"),
        lambda p: p.add("a.txt", NewStatement(("Floods come with late storms",), "Dee"), by="Cy"),
    )
    found = set()
    for number, order in enumerate(itertools.permutations(adds)):
        with sayso.open(tmp_path / f"{number}.sayso") as own:
            own.read(tmp_path / "a.txt")
            for add in order:
                add(own)
            found |= {(c["person"], c["cause"]) for c in claims(own, "come with")}
            assert own.check() == ()
    assert found == {("Dee", "late storms")}
