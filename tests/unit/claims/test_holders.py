"""Whose say-so a claim is."""

from sayso.claims import find_claims
from sayso.records.span import Span
from sayso.records.statement import Attribution, Entity, Statement, Turn

TEXT = "The agency reported that Weber said the tax hurts growers."


def stated(text, content, entity, name, parent=None):
    start = text.index(content)
    return Statement(name, "indirect", entity, (Span(start, start + len(content)),), parent=parent)


def test_outermost_first_and_the_innermost_statement(parser):
    outer = stated(TEXT, "Weber said the tax hurts growers", "e1", "s1")
    inner = stated(TEXT, "the tax hurts growers", "e2", "s2", parent="s1")
    attribution = Attribution((outer, inner), (Entity("e1", "the agency"), Entity("e2", "Weber")))
    (claim,) = find_claims(parser.analyse(TEXT), attribution).claims
    assert (claim.statement, claim.holders) == ("s2", ("e1", "e2"))


def test_the_author_holds_what_stands_in_no_statement(parser):
    (claim,) = find_claims(parser.analyse(TEXT), Attribution()).claims
    assert (claim.statement, claim.holders) == (None, ())


def test_a_statement_that_holds_one_side_only_is_not_the_claims(parser):
    half = stated(TEXT, "the tax", "e1", "s1")
    (claim,) = find_claims(parser.analyse(TEXT), Attribution((half,))).claims
    assert claim.statement is None


def test_the_speaker_of_a_turn_holds_what_it_claims(parser):
    attribution = Attribution(turns=(Turn("e5", Span(0, len(TEXT))),), speaker="e9")
    (claim,) = find_claims(parser.analyse(TEXT), attribution).claims
    assert claim.holders == ("e5",)


def test_the_documents_speaker_holds_what_no_turn_marks(parser):
    (claim,) = find_claims(parser.analyse(TEXT), Attribution(speaker="e9")).claims
    assert claim.holders == ("e9",)


def test_statements_that_name_each_other_as_parent_do_not_hang(parser):
    one = stated(TEXT, "Weber said the tax hurts growers", "e1", "s1", parent="s2")
    two = stated(TEXT, "the tax hurts growers", "e2", "s2", parent="s1")
    (claim,) = find_claims(parser.analyse(TEXT), Attribution((one, two))).claims
    assert claim.holders == ("e1", "e2")
