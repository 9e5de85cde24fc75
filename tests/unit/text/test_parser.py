"""The parser: sentences that are trees over the words of the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.records.span import Span
from sayso.text.analysis import Analysis
from sayso.text.parser import Parser

WORDS = (
    'if because so that the more mill closes fell prices , . ; : ( ) " “ ” ? ! ... Mr. U.S.'
    " can't ten-year-old $5 12% — \n\n \u200b e\u0301 🌧️ İ ﬁ x@y.org CAPITALS"
).split(" ")


def sentence_of(analysis: Analysis, n: int) -> str:
    return analysis.words(analysis.sentences[n])


@given(st.lists(st.sampled_from(WORDS), max_size=80))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sentences_are_trees_over_the_words_of_the_text(parser: Parser, words: list[str]) -> None:
    text = " ".join(words)
    analysis = parser.analyse(text)
    assert [i for sentence in analysis.sentences for i in sentence] == list(range(len(analysis.tokens)))
    for token in analysis.tokens:
        assert text[token.start : token.end] == token.text != ""
    for sentence in analysis.sentences:
        assert sum(analysis.tokens[i].head == i for i in sentence) == 1
        for i in sentence:
            assert all(head in sentence for head in analysis.ancestors(i))
            assert (analysis.tokens[i].deprel == "root") == (analysis.tokens[i].head == i)
    assert analysis.seen is not None
    assert len(analysis.seen.states) == len(analysis.seen.anchors) == len(analysis.tokens)


@pytest.mark.parametrize(
    ("text", "subject", "verb", "object"),
    [
        ("The tax hurts growers.", "tax", "hurts", "growers"),
        ("The ferry company lost passengers.", "company", "lost", "passengers"),
        ("Drought, said the minister, has emptied the lakes.", "Drought", "emptied", "lakes"),
        ("The dam that the city built floods the valley.", "dam", "floods", "valley"),
    ],
)
def test_subject_and_object_hang_on_their_verb(
    parser: Parser, text: str, subject: str, verb: str, object: str
) -> None:
    tokens = parser.analyse(text).tokens
    by_word = {token.text: token for token in tokens}
    assert (by_word[subject].deprel, tokens[by_word[subject].head].text) == ("nsubj", verb)
    assert (by_word[object].deprel, tokens[by_word[object].head].text) == ("obj", verb)


def test_sentences_end_where_a_reader_ends_them(parser: Parser) -> None:
    text = 'Mr. Tarn left the U.S. on Friday. "Why?" she asked. Nobody knew, e.g. his wife.\n\nThe end'
    analysis = parser.analyse(text)
    found = [sentence_of(analysis, n) for n in range(len(analysis.sentences))]
    assert found[0] == "Mr. Tarn left the U.S. on Friday."
    assert found[-2:] == ["Nobody knew, e.g. his wife.", "The end"]


@pytest.mark.parametrize(
    "sentence",
    [
        '"We made a second arrest," said Detective Inspector Harro Tolvan.',
        '"The harvest was good," she said.',
        "(See the Annex.",
    ],
)
def test_no_sentence_begins_behind_a_verb_or_an_opening_mark(parser: Parser, sentence: str) -> None:
    analysis = parser.analyse(f"The board met.\n\n{sentence} He left.")
    assert sentence in [sentence_of(analysis, n) for n in range(len(analysis.sentences))]


def test_names_have_their_kinds(parser: Parser) -> None:
    tokens = parser.analyse("Angela Merkel met the World Bank in Paris on Monday.").tokens
    kinds = {token.text: token.name for token in tokens}
    assert [kinds[w] for w in ("Angela", "Merkel", "World", "Bank", "Paris", "met")] == [
        "PERSON",
        "PERSON",
        "ORG",
        "ORG",
        "GPE",
        "",
    ]
    assert kinds["the"] == ""


def test_asides_have_no_words(parser: Parser) -> None:
    text = "Share this page\n\nThe mill is shut."
    analysis = parser.analyse(text, asides=(Span(0, 15),))
    assert [token.text for token in analysis.tokens] == ["The", "mill", "is", "shut", "."]


def test_how_much_is_done_is_told_while_a_text_is_read(parser):
    told = []
    text = "The board met on Monday and nobody came to the hall. " * 60
    assert parser.analyse(text, told=told.append) == parser.analyse(text)
    assert len(told) > 2 and told == sorted(told) and told[-1] == 1
