"""Where words stand, and how much of the text is shown with them."""

from sayso.api.places import place_of, quote
from sayso.export.view import View
from sayso.records.causalmap import CausalMap, Person, Saying
from sayso.records.claim import Claim, Side
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Span

TEXT = "A wet year\nRain raises harvests. It did so before.\n\nNobody doubts it."


def test_paragraphs_and_lines_are_counted_from_one():
    places = [place_of(TEXT, Span(TEXT.index(w), TEXT.index(w) + 1)) for w in ("A wet", "Rain", "Nobody")]
    assert [(place.paragraph, place.line) for place in places] == [(1, 1), (2, 2), (3, 4)]


def test_a_quote_is_the_sentence_without_the_headline_above_it():
    document = Document(TEXT, "dry.txt")
    start = TEXT.index("Rain")
    sides = Side(Span(start, start + 4), "increase"), Side(Span(start + 12, start + 20), "increase")
    claim = Claim("c1", *sides, "+", "asserted", 0.9, "rule:test")
    saying = Saying(document.id, claim, "rain", "harvests", ("Ann",), document.id)
    view = View((Reading(document),), CausalMap(people={"Ann": Person("Ann", "Ann", "person")}))
    shown = quote(view, saying)
    assert shown.words == "Rain raises harvests."
    assert shown.span.words(TEXT) == shown.words
    assert (shown.speaker, shown.document, shown.paragraph, shown.line) == ("Ann", "dry.txt", 2, 2)
