"""What holds for the statements of any text with any grammar, sensible or not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records.document import Document
from sayso.records.span import Span
from sayso.statements import find_statements
from sayso.statements.quotes import find_quotations
from sayso.text.analysis import Analysis, Token
from sayso.text.paragraphs import find_paragraphs

WORDS = """he she they it who that which we I said told believes expected according to per reportedly the a
view report warning confident and as by of in not plan called Ann ORB Kern year old 45
. , : ; ? ! " “ ” ' ’ ( ) - Q A""".split()
LEMMAS = {"said": "say", "told": "tell", "believes": "believe", "expected": "expect", "called": "call"}
PARTS = "NOUN VERB PROPN PRON ADJ ADV ADP PUNCT CCONJ SCONJ DET NUM AUX PART".split()
TAGS = "NN NNS NNP VBD VBZ VBG VBN VB IN DT PRP JJ RB TO MD WP".split()
RELATIONS = """nsubj nsubj:pass obj iobj ccomp xcomp advcl obl obl:agent nmod nmod:poss acl acl:relcl conj cc
case mark punct det amod compound flat appos aux aux:pass cop parataxis dep expl fixed advmod
obl:unmarked compound:prt""".split()


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Words in any order, each hanging anywhere in its sentence without a cycle."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
    gaps = [draw(st.sampled_from([" ", " ", "", "\n"])) for _ in words]
    cuts = sorted(
        {0, len(words), *draw(st.lists(st.integers(1, max(1, len(words) - 1)), max_size=3))} - {len(words)}
    )
    sentences = [range(a, b) for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True)]
    text, tokens = "", []
    for sentence in sentences:
        order = draw(st.permutations(list(sentence)))
        heads = {order[0]: order[0]}
        for n, i in enumerate(order[1:], 1):
            heads[i] = order[draw(st.integers(0, n - 1))]
        for i in sentence:
            word = words[i]
            tokens.append(
                Token(
                    i=i,
                    start=len(text),
                    end=len(text) + len(word),
                    text=word,
                    lower=word.lower(),
                    lemma=LEMMAS.get(word, word.lower()),
                    upos=draw(st.sampled_from(PARTS)),
                    tag=draw(st.sampled_from(TAGS)),
                    deprel="root" if heads[i] == i else draw(st.sampled_from(RELATIONS)),
                    head=heads[i],
                    name=draw(st.sampled_from(["", "", "", "PERSON", "ORG", "GPE", "DATE"])),
                    name_starts=draw(st.booleans()),
                )
            )
            text += word + gaps[i]
    paragraphs = [Span(tokens[s.start].start, tokens[s.stop - 1].end) for s in sentences]
    return Analysis(text, tuple(tokens), tuple(sentences), tuple(paragraphs))


@given(analyses())
@settings(deadline=None, max_examples=300)
def test_statements_of_any_grammar_fit_their_text(analysis):
    found = find_statements(analysis, Document(analysis.text))
    entities = {entity.id for entity in found.entities}
    for statement in found.statements:
        assert statement.entity in entities
        assert statement.to_entity is None or statement.to_entity in entities
        for span in (*statement.content, *filter(None, [statement.source, statement.cue, statement.to])):
            assert span.words(analysis.text)
        assert all(a.end <= b.start for a, b in zip(statement.content, statement.content[1:], strict=False))
    assert [s.content[0] for s in found.statements] == sorted(
        (s.content[0] for s in found.statements), key=lambda span: span.start
    )


@given(analyses())
@settings(deadline=None, max_examples=150)
def test_no_statement_is_inside_itself(analysis):
    parents = {s.id: s.parent for s in find_statements(analysis, Document(analysis.text)).statements}
    for start in parents:
        seen, at = set(), start
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents[at]


@given(analyses())
@settings(deadline=None, max_examples=100)
def test_the_same_text_gives_the_same_statements(analysis):
    document = Document(analysis.text)
    assert find_statements(analysis, document) == find_statements(analysis, document)


@given(st.text(alphabet="ab S.,?!\n \"'“”‘’«»`", max_size=200))
@settings(deadline=None, max_examples=500)
def test_quotations_of_any_text_nest_and_fit(text):
    found = find_quotations(text, find_paragraphs(text))
    for n, quotation in enumerate(found):
        assert quotation.span.covers(quotation.inner)
        assert quotation.span.end <= len(text)
        if quotation.parent >= 0:
            assert quotation.parent < n
            assert found[quotation.parent].span.covers(quotation.span)
    for a in found:
        for b in found:
            assert not a.span.overlaps(b.span) or a.span.covers(b.span) or b.span.covers(a.span)
