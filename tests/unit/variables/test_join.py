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
from sayso.text.meaning import embed_phrases
from sayso.variables import join_variables
from sayso.variables.matter import matter_of


def reading(text, *named):
    """A reading of a document with variables of the given (name, key) or (name, key, kind)."""
    variables = tuple(
        Variable(f"v{n}", name, (Span(0, 1),), *(rest or ("event",)), key=key)
        for n, (name, key, *rest) in enumerate(named, 1)
    )
    return Reading(Document(text), variables=variables)


def matters(readings):
    return {r.document.id: matter_of(r.document.text, embed_phrases) for r in readings}


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


@pytest.mark.parametrize(
    "key", ["", "problem", "people", "it", "decline", "growth", "closure", "payment: late", "attack: second"]
)
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


def said(text, *named):
    """A reading of a text with a variable for each (words of the text, key)."""
    variables = tuple(
        Variable(f"v{n}", words, (Span(text.index(words), text.index(words) + len(words)),), key=key)
        for n, (words, key) in enumerate(named, 1)
    )
    return Reading(Document(text), variables=variables)


def groups(*readings):
    """The names that are one variable, as sets."""
    names = {(r.document.id, v.id): v.name for r in readings for v in r.variables}
    return {frozenset(names[m.document, m.local] for m in v.members) for v in join_variables(readings)}


MINE = "The closure of the mine was announced. People fear {}."
FULL = [said(f"{n} fear the closure of the mine", ("the closure of the mine", "closure: mine")) for n in "ab"]


@pytest.mark.parametrize("short", ["the closure", "a closure"])
def test_a_short_mention_is_the_one_fuller_thing_that_its_document_speaks_of(short):
    there = said(MINE.format(short), (short, "closure"))
    assert groups(*FULL, there) == {frozenset({"the closure of the mine", short})}


@pytest.mark.parametrize(
    "text",
    [
        "Nobody told the pupils about the closure.",
        "The closure of the mine and the closure of the school were announced. Who wants the closure?",
    ],
)
def test_a_short_mention_stays_apart_where_the_fuller_is_not_spoken_of_or_another_is(text):
    school = said("the closure of the school", ("the closure of the school", "closure: school"))
    there = said(text, ("the closure", "closure"))
    assert frozenset({"the closure"}) in groups(*FULL, school, there)


def test_what_only_one_document_names_in_full_is_not_enough():
    assert len(groups(FULL[0], said(MINE.format("the closure"), ("the closure", "closure")))) == 2


def test_an_adjective_that_makes_another_thing_of_a_noun_is_never_supplied():
    full = [said(f"{n}: illegal logging", ("illegal logging", "logging: illegal")) for n in "ab"]
    there = said("Illegal logging grows while the logging shrinks.", ("the logging", "logging"))
    assert frozenset({"the logging"}) in groups(*full, there)


def test_a_word_that_tells_by_itself_is_fuller_only_where_it_points_back():
    full = [said(f"{n}: oat harvest", ("oat harvest", "harvest: oat")) for n in "ab"]
    text = "The oat harvest was gathered late; the harvest matters, and harvests differ."
    pointing, bare = said(text, ("the harvest", "harvest")), said(text + " ", ("harvests", "harvest"))
    assert frozenset({"oat harvest", "the harvest"}) in groups(*full, pointing)
    assert frozenset({"harvests"}) in groups(*full, bare)


ALDER = "Alder Bay is shallow. The bay closes."
NAMED = [
    said(ALDER, ("The bay closes", "closure: alder bay")),
    said(ALDER + " ", ("The bay closes", "closure: alder bay")),
]


def test_the_words_of_a_name_that_documents_leave_out_do_not_part_them():
    unnamed = said("They shut the bay.", ("shut the bay", "closure: bay"))
    assert len(groups(*NAMED, unnamed)) == 1


def test_the_words_of_a_name_count_where_there_are_two_of_its_kind():
    unnamed = said("They shut the bay.", ("shut the bay", "closure: bay"))
    other = said("Heron Bay is deep. The bay closes.", ("The bay closes", "closure: bay heron"))
    assert len(join_variables([*NAMED, unnamed, other])) == 3


def test_the_names_of_states_are_never_cut():
    text = "The United Nations met. The nations agreed."
    named = [said(text + " " * n, ("met", "meeting: nations united")) for n in range(2)]
    assert len(groups(*named, said("The nations met.", ("met", "meeting: nations")))) == 1
    assert len(join_variables([*named, said("The nations met.", ("met", "meeting: nations"))])) == 2


keys = st.sampled_from(["rain", "price: bread", "price", "problem", "", "tax: salt", "tax: salt sea"])
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


HARBOUR = (
    "The council of Sandhaven wants the old harbour shut. Fishing boats and ferries lie in the harbour. "
)


def matter_groups(*readings):
    names = {(r.document.id, v.id): v.name for r in readings for v in r.variables}
    joined = join_variables(readings, matters=matters(readings))
    return {frozenset(names[m.document, m.local] for m in v.members) for v in joined}


def test_within_a_matter_a_bare_noun_is_what_the_documents_mostly_mean_by_it():
    full = [said(HARBOUR + n, ("the old harbour", "closure: harbour")) for n in ("They act.", "They wait.")]
    there = said(HARBOUR + "Nobody likes it, the closure.", ("the closure", "closure"))
    assert matter_groups(*full, there) == {frozenset({"the old harbour", "the closure"})}


def test_a_bare_noun_stays_apart_from_what_documents_on_another_matter_mean():
    full = [said(HARBOUR + n, ("the old harbour", "closure: harbour")) for n in ("They act.", "They wait.")]
    there = said(
        "Photosynthesis needs light. At night the closure of a leaf's pores saves water.",
        ("closure", "closure"),
    )
    assert frozenset({"closure"}) in matter_groups(*full, there)


def test_joining_by_matter_does_not_depend_on_the_order():
    readings = [
        said(HARBOUR + n, ("the old harbour", "closure: harbour")) for n in ("They act.", "They wait.")
    ]
    readings.append(said(HARBOUR + "Nobody likes it, the closure.", ("the closure", "closure")))
    assert len({join_variables(order, matters=matters(order)) for order in permutations(readings)}) == 1


def test_a_bare_noun_is_no_name_where_a_fuller_mention_has_one():
    there = [
        said(MINE.format(n) + " The closure.", ("The closure", "closure")) for n in ("it", "this", "that")
    ]
    (variable,) = join_variables([*FULL, *there])
    assert (variable.name, variable.aliases) == ("the closure of the mine", ("The closure",))
