"""A filter is printed as the text that it is read from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import FilterError, RecordError
from sayso.records.filter import MEANINGS, Filter, Term, dates, days, numbers, parse_filter

CHOICES = {
    "modality": ("asserted", "conditional", "possible", "intended", "denied", "questioned"),
    "scope": ("once", "general"),
    "sign": ("+", "-", "?"),
    "reviewed": ("yes", "no"),
    "contested": ("yes", "no"),
    "support": ("3", "2..", "..4", "2..4"),
    "reports": ("0", "1..", "..12", "2..2"),
    "date": ("2024", "2024-03..2024-05", "..2024-03-14", "2024-03-15.."),
}
WORDS = st.text(min_size=1, max_size=12).filter(str.strip)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    field = draw(st.sampled_from(sorted(MEANINGS)))
    value = st.sampled_from(CHOICES[field]) if field in CHOICES else WORDS
    return Term(field, tuple(draw(st.lists(value, min_size=1, max_size=3))), draw(st.booleans()))


filters = st.lists(terms(), max_size=4).map(tuple).map(Filter)


@given(filters)
def test_what_is_printed_reads_as_the_same_filter(made):
    assert parse_filter(str(made)) == made


@given(st.text(alphabet='ab:,"\\- .+?holdersign2', max_size=30))
def test_any_text_is_a_filter_with_one_way_to_write_it_or_an_error_with_its_place(text):
    try:
        read = parse_filter(text)
    except FilterError as error:
        assert 0 <= error.place <= len(text)
        return
    assert parse_filter(str(read)) == read
    assert str(parse_filter(str(read))) == str(read)


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("holdr:Ann", 0, "no field 'holdr'"),
        ("sign:+ holder:", 14, "a value of holder"),
        ('holder:"Ann', 7, "not closed"),
        ("sign:+,x", 7, "sign is +, - or ?"),
        ("date:2024-13", 5, "date is such as"),
        ("date:2025..2024", 5, "backwards"),
        ("support:4..2", 8, "backwards"),
        ("support:many", 8, "support is such as"),
        ('poaching"', 8, "blank or a comma"),
        ("modality:denied,", 16, "a value of modality"),
        ("-", 1, "words should stand here"),
        ('holder:" "', 7, "empty"),
    ],
)
def test_a_mistake_is_told_with_its_place(text, place, told):
    with pytest.raises(FilterError, match=told.replace("+", "[+]").replace("?", "[?]")) as caught:
        parse_filter(text)
    assert caught.value.place == place
    assert f"character {place + 1}" in str(caught.value)


def test_a_misspelt_field_offers_the_one_that_is_meant():
    with pytest.raises(FilterError) as caught:
        parse_filter("suport:2..")
    assert caught.value.choices[0] == "support"


@given(terms())
def test_a_term_refuses_what_it_cannot_hold(term):
    with pytest.raises(RecordError):
        Term(term.field, ())
    with pytest.raises(RecordError):
        Term(term.field, (" ",))


@given(st.integers(0, 99), st.integers(0, 99))
def test_a_range_of_numbers_holds_what_lies_between(low, high):
    low, high = sorted((low, high))
    assert numbers(f"{low}..{high}") == (low, high)
    assert numbers(f"{low}..") == (low, None)
    assert numbers(f"..{high}") == (0, high)


@given(st.dates(), st.dates(), st.sampled_from((4, 7, 10)))
def test_a_range_of_dates_holds_its_days_and_a_day_falls_on_one_side_of_another(one, other, length):
    first, last = sorted((one.isoformat(), other.isoformat()))
    begin, end = dates(f"{first[:length]}..{last[:length]}")
    assert begin <= first <= last <= end
    assert days(first) == (first, first)
    before, after = dates(f"..{first}")[1], dates(f"{last}..")[0]
    assert (before < after) == (first < last)
