"""Any text and any analysis, however odd, gives valid claims and never an error."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.claims import Found, find_claims
from sayso.claims.sound import LONGEST, walkable
from sayso.records.claim import product
from sayso.records.span import Span
from sayso.records.statement import Attribution
from sayso.text.analysis import Analysis, Token

WORDS = (
    "if because so that the more less it which who to from by of in and or not no may cause cut hurt prevent "
    'depend effect reason critical rain tax prices fell rising , . ( ) : ? " had should were too enough such '
    "as"
).split()
RELATIONS = (
    "root nsubj nsubj:pass obj obl obl:agent nmod nmod:poss amod advmod advcl acl acl:relcl ccomp xcomp "
    "csubj conj cc case mark cop aux aux:pass punct parataxis appos det expl compound fixed dep"
).split()
TAGS = "NN NNS NNP VB VBD VBG VBN VBZ VBP MD IN TO DT JJ JJR RB PRP WDT WP , . CD".split()
UPOS = "NOUN PROPN VERB AUX ADJ ADV PRON ADP SCONJ CCONJ DET PUNCT NUM".split()


@st.composite
def odd_analyses(draw: st.DrawFn) -> Analysis:
    """Analyses whose words, tags, relations and heads have nothing to do with each other."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=24))
    pick = st.integers(0, len(words) - 1)
    tokens, place = [], 0
    for i, word in enumerate(words):
        tokens.append(
            Token(
                i,
                place,
                place + len(word),
                word,
                word,
                word,
                draw(st.sampled_from(UPOS)),
                draw(st.sampled_from(TAGS)),
                draw(st.sampled_from(RELATIONS)),
                draw(pick),
            )
        )
        place += len(word) + 1
    cut = draw(st.integers(1, len(words)))
    sentences = tuple(r for r in (range(cut), range(cut, len(words))) if len(r))
    text = " ".join(words)
    return Analysis(text, tuple(tokens), sentences, (Span(0, len(text)),))


def check(found: Found, text: str) -> None:
    assert [claim.id for claim in found.claims] == [f"c{n}" for n in range(1, len(found.claims) + 1)]
    for claim in found.claims:
        assert not claim.cause.span.overlaps(claim.effect.span)
        assert claim.polarity in {"?", product(claim.cause.change, claim.effect.change)}
        for span in (claim.cause.span, claim.effect.span, *claim.signal):
            assert span.words(text).strip() == span.words(text) != ""
    for skipped in found.skipped:
        assert (skipped.reason, skipped.span.end <= len(text)) == ("looks-causal", True)


@given(odd_analyses())
@settings(max_examples=300, deadline=None)
def test_any_analysis_gives_valid_claims(analysis):
    check(find_claims(analysis, Attribution()), analysis.text)


@given(st.lists(st.sampled_from([*WORDS, "\n\n", "—", "“", "”", "🌧️", "İ", "e\u0301"]), max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_valid_claims_and_the_same_again(parser, words):
    text = " ".join(words)
    analysis = parser.analyse(text)
    found = find_claims(analysis, Attribution())
    check(found, text)
    assert find_claims(parser.analyse(text), Attribution()) == found


def test_an_empty_text_has_none():
    assert find_claims(Analysis("", (), (), ()), Attribution()) == Found()


def test_a_sentence_without_an_end_is_read_as_words(parser):
    analysis = parser.analyse("rain causes floods and " * (LONGEST // 2))
    without_end = replace(analysis, sentences=(range(len(analysis.tokens)),))
    assert find_claims(without_end, Attribution()).claims == ()


def test_a_sound_analysis_comes_back_as_it_is(parser):
    analysis = parser.analyse("The flood damaged the road. It was closed.")
    assert walkable(analysis) is analysis


def test_a_ring_of_heads_is_taken_apart():
    tokens = tuple(
        Token(i, 2 * i, 2 * i + 1, "x", "x", "x", "NOUN", "NN", "nsubj", (i + 1) % 3) for i in range(3)
    )
    analysis = Analysis("x x x", tokens, (range(3),), (Span(0, 5),))
    assert [token.head for token in walkable(analysis).tokens] == [0, 1, 2]


def test_what_looks_causal_but_gave_no_claim_is_told(parser, monkeypatch):
    monkeypatch.setattr("sayso.claims.FLOOR", 1.0)
    text = "The tax harmed growers."
    found = find_claims(parser.analyse(text), Attribution())
    assert not found.claims
    assert [(s.reason, s.note, s.span.words(text)) for s in found.skipped] == [("looks-causal", "harm", text)]
