"""The words of a side: what happens, and to what."""

import pytest

from sayso import lexicon
from sayso.records.span import Span
from sayso.text.analysis import Analysis, Token
from sayso.text.keys import phrase_lemmas
from sayso.text.sides import read_phrase, read_side

EXAMPLES = [
    pytest.param(*example, id=f"{group['name']}: {example[0]}")
    for group in lexicon.load("directions")["group"]
    for example in group["examples"]
]


@pytest.mark.parametrize(("words", "change", "name"), EXAMPLES)
def test_each_group_of_directions_reads_its_examples(parser, words, change, name):
    side = read_phrase(parser, words)
    assert (side.change, side.name) == (change, name)


@pytest.mark.parametrize(
    ("words", "change", "name", "kind"),
    [
        (
            "the brewery hires fewer apprentices",
            "decrease",
            "hiring of apprentices by the brewery",
            "quantity",
        ),
        ("lower levels of groundwater", "decrease", "groundwater", "quantity"),
        ("a worsening of the housing crisis", "increase", "housing crisis", "quantity"),
        ("the ferries no longer run", "absent", "ferries running", "event"),
        ("the millers cannot agree", "absent", "agreement of the millers", "event"),
        ("nobody repaired the dam", "absent", "repair of the dam", "event"),
        ("without pesticides", "absent", "pesticides", "quantity"),
        ("less private investment", "decrease", "private investment", "quantity"),
        ("bread becomes cheaper", "decrease", "price of bread", "quantity"),
        ("more reliable trams", "increase", "reliability of trams", "quantity"),
        ("a rise or fall in rents", "occurs", "rents", "quantity"),
        ("the mayor resigned", "occurs", "resignation of the mayor", "event"),
        ("the guards were attacked by smugglers", "occurs", "attack on the guards by smugglers", "event"),
        ("growth in the shortage of midwives", "decrease", "midwives", "quantity"),
        ("the blorp of zindels dwindled", "decrease", "blorp of zindels", "quantity"),
    ],
)
def test_direction_is_told_apart_from_what_it_is_said_of(parser, words, change, name, kind):
    side = read_phrase(parser, words)
    assert (side.change, side.name, side.kind) == (change, name, kind)


@pytest.mark.parametrize(
    ("words", "change", "name"),
    [
        ("the monks forget the visitors", "occurs", "monks forgetting the visitors"),
        ("we put the seedlings under glass", "occurs", "putting the seedlings under glass"),
        ("the miller smells that we are broke", "occurs", "miller smelling that we are broke"),
        ("whether the nuns think the rules are fair", "occurs", "nuns thinking that the rules are fair"),
        (
            "the bishop encouraged the choir to sing",
            "occurs",
            "bishop encouraging the choir to sing",
        ),
        ("the mayor refuses to pay", "absent", "payment of the mayor"),
        ("the guild fears that the mill will close", "occurs", "fear of the guild that the mill will close"),
        ("young couples moving away", "occurs", "young couples moving away"),
        ("send back the parcel", "occurs", "return of the parcel"),
        ("what the surgeons found", "occurs", "what the surgeons found"),
        ("the mayor was a smoker", "occurs", "mayor being a smoker"),
        ("the monks left the valley", "occurs", "departure of the monks from the valley"),
        ("we left the boats", "occurs", "leaving the boats"),
        ("the party won the election", "occurs", "party winning the election"),
        ("a jug with a broken handle", "occurs", "jug with a broken handle"),
        ("the closure of a school with 40 pupils", "occurs", "closure of a school with 40 pupils"),
        ("the guards were attacked, of course", "occurs", "attack on the guards"),
        ("the clerks are not forced to lie", "absent", "clerks lying"),
        ("the board has yet to vote", "absent", "vote of the board"),
        ("it does", "occurs", "it does"),
        ("it worse", "occurs", "it worse"),
        ("turnout hit a record low", "decrease", "turnout"),
        ("the runner set a record", "occurs", "runner setting a record"),
        ("there was little wheat harvested", "decrease", "harvesting wheat"),
        ("there is nothing left", "absent", "anything left"),
    ],
)
def test_a_clause_without_a_good_noun_keeps_the_words_of_the_text(parser, words, change, name):
    side = read_phrase(parser, words)
    assert (side.change, side.name) == (change, name)


@pytest.mark.parametrize(
    ("words", "change", "name"),
    [
        ("the clerks are much readier to help", "increase", "help of the clerks"),
        ("fairer rents", "increase", "fairness of rents"),
        ("the path is muddier", "increase", "muddiness of the path"),
        ("more cold rain", "increase", "cold rain"),
        ("more illegal logging", "increase", "illegal logging"),
        ("more reliable trams", "increase", "reliability of trams"),
        ("more herring", "increase", "herring"),
        ("more careless", "increase", "carelessness"),
        ("it is more attractive to rent flats", "increase", "attractiveness of renting flats"),
    ],
)
def test_a_comparative_is_of_its_quality_unless_it_counts_the_noun(parser, words, change, name):
    side = read_phrase(parser, words)
    assert (side.change, side.name) == (change, name)


@pytest.mark.parametrize(
    ("words", "change", "name"),
    [
        ("two hundred jobs would go", "decrease", "jobs"),
        ("the chapel goes", "occurs", "loss of the chapel"),
        ("the nuns will go", "occurs", "departure of the nuns"),
        ("the mayor goes to market", "occurs", "mayor going to market"),
        ("the price went up", "increase", "price"),
        ("the weeds come back", "increase", "weeds"),
        ("the nuns come back", "occurs", "return of the nuns"),
        ("losses are kept below 300 tons", "decrease", "losses"),
        ("the lake stays above 40 metres", "increase", "lake"),
        ("the harvest fell below 900 sacks", "decrease", "harvest"),
        ("less in tolls", "decrease", "tolls"),
        ("tenants are better off", "increase", "well-being of tenants"),
    ],
)
def test_what_goes_without_saying_where_is_gone(parser, words, change, name):
    side = read_phrase(parser, words)
    assert (side.change, side.name) == (change, name)


def test_stuff_that_goes_is_less_of_it_where_the_text_speaks_of_it_without_an_article(parser):
    text = "Thatchers need reed. The reed has gone. The chapel has gone."
    analysis = parser.analyse(text)
    reed, chapel = (
        read_side(analysis, Span(text.index(words), text.index(words) + len(words)))
        for words in ("The reed has gone", "The chapel has gone")
    )
    assert (reed.change, reed.name) == ("decrease", "reed")
    assert (chapel.change, chapel.name) == ("occurs", "loss of the chapel")


def test_a_word_that_the_text_writes_small_is_no_name_at_the_start_of_a_sentence(parser):
    text = "Badgers ruin lawns. Nobody likes badgers."
    analysis = parser.analyse(text)
    first, later = (read_side(analysis, Span(at, at + 7)) for at in (0, text.index("badgers")))
    assert first.name == later.name == "badgers"
    assert first.key == later.key


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "It rests on the belief of farmers that rain will come soon.",
            "the belief of farmers that rain will come soon",
            "belief of farmers that rain will come soon",
        ),
    ],
)
def test_a_clause_that_a_noun_leads_to_stays_with_the_noun(parser, text, words, name):
    start = text.index(words)
    assert read_side(parser.analyse(text), Span(start, start + len(words))).name == name


@pytest.mark.parametrize(
    ("event", "quantity"),
    [
        ("the government falls", "support for the government falls"),
        ("the collapse of the viaduct", "a collapse in bookings"),
        ("the rebels lost the capital", "the rebels lost supporters"),
        ("the tower sinks", "morale sinks"),
    ],
)
def test_one_verb_says_an_event_of_some_things_and_less_of_others(parser, event, quantity):
    assert read_phrase(parser, event).change == "occurs"
    assert read_phrase(parser, event).kind == "event"
    assert read_phrase(parser, quantity).change == "decrease"


@pytest.mark.parametrize(
    "words",
    [
        ["the harbour closes", "the closure of the harbour", "the harbour is closed", "closing the harbour"],
        ["the garrison captured the town", "the town falls", "a defeat in the town", "the loss of the town"],
        ["US aid", "American assistance", "the United States helps"],
        ["poaching", "illegal hunting", "poachers"],
        ["climate change", "global warming"],
        ["the unemployment rate", "joblessness"],
        ["the number of strikes", "strikes"],
        ["teenagers", "adolescents"],
        ["the loneliness of widows", "the solitude of widows"],
        ["rents are unstable", "unstable rents", "the instability of rents"],
    ],
)
def test_wordings_of_one_thing_have_one_key(parser, words):
    assert len({read_phrase(parser, phrase).key for phrase in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the loss of the firm", "the fall of the firm"),
        ("the first strike", "the second strike"),
        ("the level of the lake", "the colour of the lake"),
        ("illegal fishing", "fishing"),
        ("exports to Peru", "exports to Chile"),
        ("the Moscow talks", "the Russian talks"),
    ],
)
def test_what_only_sounds_alike_has_two_keys(parser, one, other):
    assert read_phrase(parser, one).key != read_phrase(parser, other).key


def test_the_lemmas_of_a_key_meet_across_wordings(parser):
    typed, told = read_phrase(parser, "the price of bread"), read_phrase(parser, "higher bread costs")
    assert phrase_lemmas(typed.key) == phrase_lemmas(told.key) == {"bread", "price"}


@pytest.mark.parametrize(
    ("text", "words", "change", "name"),
    [
        (
            "The drought brought an increase in evictions.",
            "an increase in evictions",
            "increase",
            "evictions",
        ),
        ("New mills caused the price to decline.", "the price to decline", "decrease", "price"),
        ("The flood forced the nuns to leave.", "the nuns to leave", "occurs", "departure of the nuns"),
        (
            "He said that fewer boats sail because fuel is dear.",
            "fewer boats sail",
            "decrease",
            "boats sailing",
        ),
    ],
)
def test_words_are_read_inside_their_span_whatever_they_hang_on(parser, text, words, change, name):
    start = text.index(words)
    side = read_side(parser.analyse(text), Span(start, start + len(words)))
    assert (side.change, side.name) == (change, name)


@pytest.mark.parametrize(
    "words", ["", "   ", "?", "…", "and", "not", "12", "🙂", "it", "of the", "\u202eabc", "n't"]
)
def test_any_words_are_read(parser, words):
    side = read_phrase(parser, words)
    assert bool(side.name) == bool(words.strip())


@pytest.mark.parametrize("span", [Span(0, 1), Span(3, 6), Span(10, 90), Span(500, 501)])
def test_any_span_has_a_name(parser, span):
    assert read_side(parser.analyse("Rents rose (again)."), span).name


def test_a_parse_that_leads_round_in_a_circle_ends():
    words = ["lack", "of", "want"] * 20
    tokens, start = [], 0
    for i, word in enumerate(words):
        upos, deprel = ("ADP", "case") if word == "of" else ("NOUN", "nmod")
        head = min(len(words) - 1, i + 1) if word == "of" else max(0, i - 2 - i % 2)
        tokens.append(Token(i, start, start + len(word), word, word, word, upos, "NN", deprel, head))
        start += len(word) + 1
    text = " ".join(words)
    analysis = Analysis(text, tuple(tokens), (range(len(words)),), (Span(0, len(text)),))
    assert read_side(analysis, Span(0, len(text))).name
