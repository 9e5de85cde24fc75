"""Every group of the vocabulary does what its examples promise."""

import pytest

from sayso.claims import Weighed, claims_of
from sayso.claims.candidates import best_of_each, candidates
from sayso.claims.vocabulary import ROLES, Example, builds, groups
from sayso.errors import RecordError
from sayso.records.claim import Claim
from sayso.records.statement import Attribution
from sayso.text.parser import Parser

EXAMPLES = [
    *((group.name, example) for group in groups() for example in group.examples),
    *((name, example) for name, examples in builds().items() for example in examples),
]


def told(claim: Claim, text: str) -> str:
    sides = (claim.cause.span.words(text), claim.effect.span.words(text))
    return " | ".join((*sides, claim.polarity, claim.modality))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{name}: {e.sentence}" for name, e in EXAMPLES])
def test_an_example_gives_its_claims(parser: Parser, rule: str, example: Example) -> None:
    analysis = parser.analyse(example.sentence)
    of_rule = [(1.0, c) for c in candidates(analysis) if c.draft.rule == rule]
    found = claims_of(analysis, Attribution(), [Weighed(p, c) for p, c in best_of_each(of_rule)])
    others = claims_of(analysis, Attribution(), [Weighed(1.0, c) for c in candidates(analysis)])
    assert example.expect[0] in {told(claim, example.sentence) for claim in found}
    assert set(example.expect) <= {told(claim, example.sentence) for claim in others}


def test_names_of_groups_are_unique() -> None:
    names = [group.name for group in groups()]
    assert len(names) == len(set(names))


def test_every_group_has_an_example_with_a_claim() -> None:
    assert [group.name for group in groups() if not group.examples[0].expect] == []


def test_a_word_stands_once_in_a_group() -> None:
    from sayso.claims.vocabulary import links, patterns

    for index in (patterns(), links()):
        for entries in index.values():
            said = [(entry.words, entry.group.name) for entry in entries]
            assert len(said) == len(set(said)), said


def test_hundreds_of_signals_are_known() -> None:
    from sayso.claims.vocabulary import links, patterns

    assert sum(len(entries) for index in (patterns(), links()) for entries in index.values()) > 1_000


def test_a_role_that_a_part_of_speech_has_not_is_refused() -> None:
    from sayso.claims.vocabulary import _group

    raw = {
        "name": "wrong",
        "kind": "noun",
        "cause": "governor",
        "effect": "of",
        "example": "",
        "expect": [],
    }
    with pytest.raises(RecordError, match="a noun has no governor"):
        _group(raw)
    assert "governor" in ROLES["linker"]
