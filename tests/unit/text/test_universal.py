"""Above the parser all grammar is Universal Dependencies."""

from __future__ import annotations

import pytest

from sayso.text.parser import Parser
from sayso.text.universal import convert


def relations(parser: Parser, text: str) -> dict[str, tuple[str, str]]:
    """For each word its relation and the word it hangs on."""
    analysis = parser.analyse(text)
    return {t.lower: (t.deprel, analysis.tokens[t.head].lower) for t in analysis.tokens}


@pytest.mark.parametrize(
    ("text", "word", "relation", "head"),
    [
        ("Exports fell because of the drought.", "drought", "obl", "fell"),
        ("Exports fell because of the drought.", "because", "case", "drought"),
        ("Exports fell because of the drought.", "of", "fixed", "because"),
        ("The cause is the lack of rain.", "is", "cop", "lack"),
        ("The cause is the lack of rain.", "cause", "nsubj", "lack"),
        ("The cause is the lack of rain.", "rain", "nmod", "lack"),
        ("Rates were cut by the bank.", "bank", "obl:agent", "cut"),
        ("Rates were cut by the bank.", "rates", "nsubj:pass", "cut"),
        ("The flood made them leave.", "them", "obj", "made"),
        ("The flood made them leave.", "leave", "xcomp", "made"),
        ("Prices rose, fell and recovered.", "recovered", "conj", "rose"),
        ("Prices rose, fell and recovered.", "and", "cc", "recovered"),
        ("Officials said that fog caused the crash.", "that", "mark", "caused"),
        ("He wants to leave.", "to", "mark", "leave"),
        ("There is a risk.", "risk", "nsubj", "is"),
        ("The dam that burst was old.", "burst", "acl:relcl", "dam"),
    ],
)
def test_function_words_hang_on_content_words(
    parser: Parser, text: str, word: str, relation: str, head: str
) -> None:
    assert relations(parser, text)[word] == (relation, head)


def test_a_name_of_a_person_hangs_on_its_first_word(parser: Parser) -> None:
    found = relations(parser, "Yesterday Maria Lopez left the council.")
    assert found["lopez"] == ("flat", "maria")
    assert found["maria"] == ("nsubj", "left")


def test_every_sentence_keeps_one_root_and_no_circle(parser: Parser) -> None:
    text = "If it rains, and it will, the mayor, who is ill, said on Monday, we shall all meet in the hall."
    analysis = parser.analyse(text)
    for sentence in analysis.sentences:
        assert [i for i in sentence if analysis.tokens[i].head == i] == [
            i for i in sentence if analysis.tokens[i].deprel == "root"
        ]
        for i in sentence:
            assert len(list(analysis.ancestors(i))) < len(sentence)


def test_nothing_in_gives_nothing_out() -> None:
    assert convert([], [], [], [], [], []) == ([], [])
