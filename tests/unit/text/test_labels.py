"""Labels that fit each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.labels import Label, labels_of, settled


def test_a_tag_follows_its_part_of_speech() -> None:
    said = [("VERB", "JJR", "O"), ("NOUN", "VBG", "O"), ("VERB", "VBZ", "O"), ("ADJ", "NN", "O")]
    found = labels_of(["worsens", "mill", "falls", "dear"], said)
    assert [label.tag for label in found] == ["VBZ", "NN", "VBZ", "JJ"]


def test_no_infinitive_ends_in_ing_but_short_words() -> None:
    said = [("VERB", "VB", "O")] * 3
    assert [label.tag for label in labels_of(["financing", "bring", "sing"], said)] == ["VBG", "VB", "VB"]


def test_a_name_goes_on_in_capitals_and_has_no_article() -> None:
    said = [("DET", "DT", "B-ORG"), ("PROPN", "NNP", "I-ORG"), ("NOUN", "NN", "I-ORG"), ("NOUN", "NN", "O")]
    assert labels_of(["the", "Fishing", "Board", "mill"], said) == [
        Label("DET", "DT", "", False),
        Label("PROPN", "NNP", "ORG", True),
        Label("PROPN", "NNP", "ORG", False),
        Label("NOUN", "NN", "", False),
    ]


def plain(words: list[str], upos: str = "NOUN") -> list[Label]:
    return [Label(upos, {"NOUN": "NN", "VERB": "VB"}[upos], "", False) for _ in words]


def test_one_root_and_an_object_alone() -> None:
    words, heads = ["They", "told", "him", "so"], [1, 1, 1, 2]
    _, found, relations = settled(words, plain(words), heads, ["nsubj", "root", "iobj", "root"])
    assert (found, relations) == (heads, ["nsubj", "root", "obj", "dep"])


def test_a_participle_behind_have_has_the_object() -> None:
    words = ["it", "seems", "to", "have", "raised", "rents"]
    given = ["nsubj", "root", "mark", "aux", "amod", "obj"]
    labels = [
        replace(label, tag=tag)
        for label, tag in zip(plain(words, "VERB"), ("PRP", "VBZ", "TO", "VB", "VBD", "NNS"), strict=True)
    ]
    _, heads, relations = settled(words, labels, [1, 1, 1, 1, 5, 3], given)
    assert heads == [1, 1, 4, 4, 1, 4]
    assert relations == ["nsubj", "root", "mark", "aux", "xcomp", "obj"]


def test_a_participle_can_be_a_preposition() -> None:
    words = ["Following", "the", "speech", ",", "they", "cheered"]
    given = ["advcl", "det", "obj", "punct", "nsubj", "root"]
    _, heads, relations = settled(words, plain(words, "VERB"), [5, 2, 0, 0, 5, 5], given)
    assert heads == [2, 2, 5, 2, 5, 5]
    assert relations == ["case", "det", "obl", "punct", "nsubj", "root"]


def test_a_participle_with_a_subject_of_its_own_stays_one() -> None:
    words, heads, relations = (
        ["including", "it", "she", "left"],
        [3, 0, 0, 3],
        ["advcl", "obj", "nsubj", "root"],
    )
    assert settled(words, plain(words, "VERB"), heads, relations)[1:] == (heads, relations)


@pytest.mark.parametrize(("head", "relation"), [(4, "csubj"), (0, "acl:relcl")])
def test_a_question_word_is_the_subject_of_its_clause(head: int, relation: str) -> None:
    words = ["What", "stops", "it", "is", "care"]
    _, heads, _ = settled(words, plain(words), [4, head, 1, 4, 4], ["nsubj", relation, "obj", "cop", "root"])
    assert heads == [1, 4, 1, 4, 4]


def test_a_noun_on_a_finite_verb_is_its_subject() -> None:
    words = ["the", "tax", "hurts", "growers"]
    labels = [
        Label("DET", "DT", "", False),
        *plain(["tax"]),
        Label("VERB", "VBZ", "", False),
        *plain(["growers"]),
    ]
    _, heads, relations = settled(words, labels, [2, 2, 2, 2], ["det", "compound", "root", "obj"])
    assert (heads, relations) == ([1, 2, 2, 2], ["det", "nsubj", "root", "obj"])


@pytest.mark.parametrize(
    ("words", "heads", "relations"),
    [
        ("paper Haaretz writes", [1, 2, 2], "compound nsubj root"),
        ("growers in valleys pay", [3, 2, 0, 3], "nsubj case nmod root"),
        ("Orvo , firm , pays", [4, 2, 0, 4, 4], "nsubj punct appos punct root"),
    ],
)
def test_a_verb_has_one_subject(words: str, heads: list[int], relations: str) -> None:
    parts = {"in": "ADP", "writes": "VERB", "pays": "VERB", "pay": "VERB", ",": "PUNCT"}
    tags = {"ADP": "IN", "VERB": "VBZ", "PUNCT": ",", "NOUN": "NN"}
    labels = [Label(upos := parts.get(w, "NOUN"), tags[upos], "", False) for w in words.split()]
    last = len(labels) - 1
    two = [r if r in {"root", "case", "punct"} else "nsubj" for r in relations.split()]
    given = [h if r in {"case", "punct"} else last for h, r in zip(heads, two, strict=True)]
    _, found, as_what = settled(words.split(), labels, given, two)
    assert (found, as_what) == (heads, relations.split())


def test_a_noun_is_joined_to_the_noun_before_it() -> None:
    words = ["raised", "tolls", "and", "rents"]
    labels = [
        Label("VERB", "VBD", "", False),
        *plain(["tolls"]),
        Label("CCONJ", "CC", "", False),
        *plain(["rents"]),
    ]
    _, heads, _ = settled(words, labels, [0, 0, 3, 0], ["root", "obj", "cc", "conj"])
    assert heads == [0, 0, 3, 1]


RELATIONS = (
    "root nsubj nsubj:pass obj iobj obl nmod compound compound:prt case det amod acl acl:relcl advcl ccomp "
    "csubj conj cc mark punct aux aux:pass cop"
).split()
WORDS = ["what", "following", "including", ",", "mill", "on", "that"]
LABELS = [
    Label(upos, tag, "", False)
    for upos, tag in (
        ("NOUN", "NN"),
        ("VERB", "VBZ"),
        ("VERB", "VB"),
        ("ADP", "IN"),
        ("PRON", "WP"),
        ("DET", "DT"),
        ("PUNCT", ","),
    )
]


@given(st.integers(1, 9), st.data())
def test_a_tree_stays_a_tree(size: int, data: st.DataObject) -> None:
    def draw(values: list[Any]) -> list[Any]:
        return data.draw(st.lists(st.sampled_from(values), min_size=size, max_size=size))

    root = data.draw(st.integers(0, size - 1))
    order = data.draw(st.permutations([n for n in range(size) if n != root]))
    heads, placed = [root] * size, [root]
    for n in order:
        heads[n] = data.draw(st.sampled_from(placed))
        placed.append(n)
    _, found, relations = settled(draw(WORDS), draw(LABELS), heads, draw(RELATIONS))
    assert [r == "root" for r in relations] == [head == n for n, head in enumerate(found)]
    assert sum(head == n for n, head in enumerate(found)) == 1
    for n in range(size):
        for _ in range(size):
            n = found[n]
        assert found[n] == n


def test_there_behind_a_subject_says_where() -> None:
    words = ["a", "landing", "there", "might", "seem", "worse"]
    labels = [
        Label(upos, tag, "", False)
        for upos, tag in (
            ("DET", "DT"),
            ("NOUN", "NN"),
            ("PRON", "EX"),
            ("AUX", "MD"),
            ("AUX", "VB"),
            ("ADJ", "JJR"),
        )
    ]
    given = ["det", "nsubj", "expl", "aux", "root", "nsubj"]
    _, heads, relations = settled(words, labels, [1, 4, 4, 4, 4, 4], given)
    assert heads == [1, 4, 1, 4, 4, 4]
    assert relations == ["det", "nsubj", "advmod", "aux", "root", "xcomp"]
