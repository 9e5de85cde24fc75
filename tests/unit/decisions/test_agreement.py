"""Agreement of coders: alpha as the literature computes it, and what the units are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.decisions.test_correcting import claims, project, reader, the_claim  # noqa: F401

import sayso
from sayso.api.correcting import Change
from sayso.decisions.agreement import reliability
from sayso.errors import QueryError


def coders(*rows):
    """Codings from rows of signs, one for each unit; a full stop is a missing value."""
    return [{("d", f"{n:02}"): value for n, value in enumerate(row) if value != "."} for row in rows]


# The worked examples of K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A to C.
@pytest.mark.parametrize(
    ("rows", "alpha", "values"),
    [
        (("0100000010", "1110010000"), 0.095, {"0": 14, "1": 6}),
        (
            ("aabbdcccedda", "babbbcccedda".replace("dda", "ddd")),
            0.692,
            {"b": 6, "c": 6, "d": 6, "a": 4, "e": 2},
        ),
        (
            ("123321412...", "1233224125.3", ".3332342251.", "12332441251."),
            0.743,
            {"2": 13, "3": 10, "1": 9, "4": 5, "5": 3},
        ),
    ],
)
def test_worked_examples_of_the_literature(rows, alpha, values):
    found = reliability(coders(*rows))
    assert found.alpha == pytest.approx(alpha, abs=0.0005)
    assert found.counts == values
    assert found.low <= found.alpha <= found.high


def test_what_one_coder_alone_judged_is_no_unit():
    found = reliability(coders("00011..", "00011..", "..1..01"))
    assert (found.units, found.single, found.alike) == (5, 2, 4)


@pytest.mark.parametrize("rows", [("0000", "0000"), ("..", "01"), ()])
def test_without_two_values_alpha_is_not_defined(rows):
    found = reliability(coders(*rows))
    assert (found.alpha, found.low, found.high) == (None, None, None)


@given(
    st.lists(st.text("+-?.", min_size=12, max_size=12), min_size=2, max_size=4), st.permutations(range(12))
)
def test_neither_the_order_of_units_nor_of_coders_matters(rows, order):
    found = reliability(coders(*rows), draws=10)
    moved = ["".join(row[n] for n in order) for row in reversed(rows)]
    other = reliability(coders(*moved), draws=10)
    assert (found.alpha is None) == (other.alpha is None)
    assert found.alpha is None or found.alpha == pytest.approx(other.alpha)
    assert found.alpha is None or found.alpha <= 1
    assert (found.units, found.alike, found.counts) == (other.units, other.alike, other.counts)


def test_two_who_work_on_copies_are_compared(project, tmp_path):  # noqa: F811
    project.reject(the_claim(project, "rain raises"), by="Ann")  # before they parted: no agreement of theirs
    project.backup(tmp_path / "copy.sayso")
    with sayso.open(tmp_path / "copy.sayso") as copy:
        for words in ("Prices raises unrest", "prices raises rain"):
            copy.accept(the_claim(copy, words))
        copy.reject(claims(copy, "harvests lowers prices")[0]["id"], scope="everywhere")
    project.edit(the_claim(project, "Prices raises unrest"), Change(sign="-"))
    project.accept(the_claim(project, "prices raises rain"))
    project.accept(claims(project, "harvests lowers prices")[0]["id"])
    found = project.agreement(tmp_path / "copy.sayso")
    assert found.coders == {"x.sayso": 3, "copy.sayso": 4}
    assert (found.verdicts.units, found.verdicts.single, found.verdicts.alike) == (3, 1, 2)
    assert found.verdicts.counts == {"accepted": 5, "rejected": 1}
    assert (found.signs.units, found.signs.alike, found.signs.counts) == (2, 1, {"+": 3, "-": 1})
    assert found.verdicts.few


def test_two_in_one_log_are_compared_by_name(project):  # noqa: F811
    with pytest.raises(QueryError, match="nobody"):
        project.agreement()
    for by, decide in (("Ann", project.accept), ("Bo", project.reject)):
        decide(the_claim(project, "rain raises"), by=by)
    project.accept(the_claim(project, "prices raises rain"), by="Bo")
    found = project.agreement()
    assert found.coders == {"Ann": 1, "Bo": 2}
    assert (found.verdicts.units, found.verdicts.alike) == (1, 0)
    project.undo(by="Bo")
    assert project.agreement().coders == {"Ann": 1, "Bo": 1}
