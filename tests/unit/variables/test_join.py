"""Variables across documents: joined by key, whatever the order, and by nothing else."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records.causalmap import Member
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.variable import Variable
from sayso.variables import join_variables


def reading(text, *named):
    """A reading of a document with variables of the given (name, key) or (name, key, kind)."""
    variables = tuple(
        Variable(f"v{n}", name, (Span(0, 1),), *(rest or ("event",)), key=key)
        for n, (name, key, *rest) in enumerate(named, 1)
    )
    return Reading(Document(text), variables=variables)


def test_one_key_is_one_variable_with_the_commonest_name():
    readings = [
        reading("a", ("price of bread", "bread price")),
        reading("b", ("bread prices", "bread price", "quantity")),
        reading("c", ("bread prices", "bread price")),
    ]
    (variable,) = join_variables(readings)
    assert (variable.name, variable.kind, variable.aliases) == (
        "bread prices",
        "quantity",
        ("price of bread",),
    )
    assert variable.members == tuple(sorted(Member(r.document.id, "v1") for r in readings))


def test_ties_go_to_the_shortest_name_then_the_alphabet():
    readings = [
        reading("a", ("rent of flats", "k l")),
        reading("b", ("rents b", "k l")),
        reading("c", ("rents a", "k l")),
    ]
    assert join_variables(readings)[0].name == "rents a"


@pytest.mark.parametrize("key", ["", "problem", "people", "it"])
def test_a_key_that_could_mean_anything_joins_nothing(key):
    assert len(join_variables([reading("a", ("x", key)), reading("b", ("x", key))])) == 2


def test_a_variable_with_no_key_stays_by_itself_within_its_document():
    assert len(join_variables([reading("a", ("it", ""), ("it", ""))])) == 2


def test_the_order_of_reading_does_not_matter():
    readings = [reading(text, ("rain", "rain"), (text, text)) for text in ("loam", "clay", "peat")]
    assert len({join_variables(order) for order in permutations(readings)}) == 1


def test_an_id_stays_when_the_name_changes_or_later_documents_join():
    first = reading("a", ("rain", "rain"))
    later = sorted((reading(str(n), ("rainfall", "rain")) for n in range(20)), key=lambda r: r.document.id)
    after = [r for r in later if r.document.id > first.document.id]
    (alone,), (together,) = join_variables([first]), join_variables([first, *after])
    assert (alone.name, together.name) == ("rain", "rainfall")
    assert alone.id == together.id
    assert len(alone.id) == 12
    assert int(alone.id, 16) >= 0


keys = st.sampled_from(["rain", "bread price", "problem", "", "salt tax"])
names = st.sampled_from(["a", "b", "c"])
corpora = st.lists(st.lists(st.tuples(names, keys), max_size=4), max_size=5)


@given(corpora)
def test_joining_loses_and_invents_no_variable(corpus):
    readings = [reading(str(n), *named) for n, named in enumerate(corpus)]
    found = join_variables(readings)
    members = [member for variable in found for member in variable.members]
    assert sorted(members) == sorted(Member(r.document.id, v.id) for r in readings for v in r.variables)
    assert len({variable.id for variable in found}) == len(found)
    assert join_variables([*readings, *readings]) == found
