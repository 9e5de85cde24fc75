"""Near-copies are one story in different papers; one quote in two stories does not make them that."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.causalmap.copies import copies_evidence, group_copies

VOCABULARY = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("lan", "mor", "tis", "vek")]


def prose(words, seed):
    """So many words of made-up prose, in sentences of ten."""
    chance = random.Random(seed)
    chosen = [chance.choice(VOCABULARY) for _ in range(words)]
    return " ".join(word + "." * (i % 10 == 9) for i, word in enumerate(chosen))


def edited(text, every, seed=0):
    """The text with one word in so many replaced."""
    words = text.split()
    for i in range(every // 2, len(words), every):
        words[i] = f"edit{seed}x{i}"
    return " ".join(words)


STORY = prose(400, seed=1)


@pytest.mark.parametrize(
    "copy",
    [
        STORY.upper(),
        "An Entirely Different Headline\n\n" + STORY,
        " ".join(STORY.split()[:150]),
        " ".join(STORY.split()[:100] + STORY.split()[250:]),
        edited(STORY, every=9),
        STORY + "\n\n" + prose(300, seed=2),
        STORY.replace(". ", ".\n\n"),
    ],
    ids=["case", "retitled", "cut short", "cut inside", "edited", "continued", "paragraphs"],
)
def test_a_story_printed_again_is_a_near_copy(copy):
    assert group_copies({"b": STORY, "a": copy}) == {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    "other",
    [
        prose(400, seed=3),
        edited(STORY, every=7),
        " ".join(STORY.split()[:40]) + " " + prose(360, seed=4),
        "",
        "…",
    ],
    ids=["other story", "retold", "shared paragraph", "empty", "no words"],
)
def test_another_story_is_not(other):
    assert group_copies({"a": STORY, "b": other}) == {"a": "a", "b": "b"}


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")], ids=str)
def test_one_long_quote_in_two_independent_stories_does_not_make_them_copies(opening, closing):
    quote = opening + prose(150, seed=5) + closing
    stories = {i: f"{prose(40, seed=i)} {quote} she said. {prose(40, seed=i + 'x')}" for i in ("a", "b")}
    assert group_copies(stories) == {"a": "a", "b": "b"}


def test_two_prints_of_a_statement_that_is_all_quotation_are_copies():
    statement = "“" + prose(200, seed=6) + "”"
    assert group_copies({"a": statement + " he said.", "b": "He said: " + statement}) == {"a": "a", "b": "a"}


def test_the_same_short_remark_of_two_people_is_not_copied():
    remark = "Prices rose because the harvest failed after the dry spring and nobody had stored grain."
    assert group_copies({"a": remark, "b": remark + " So it is."}) == {"a": "a", "b": "b"}


def test_a_press_review_that_holds_many_stories_does_not_join_them():
    stories = {f"s{i}": prose(200, seed=f"s{i}") for i in range(8)}
    review = "\n\n".join(stories.values())
    groups = group_copies({**stories, "review": review})
    assert len(set(groups.values())) == 9


def test_copies_of_copies_are_one_group_under_its_smallest_id():
    first, second = edited(STORY, every=11, seed=1), edited(STORY, every=13, seed=2)
    later = edited(second, every=12, seed=3)
    groups = group_copies({"c": first, "d": STORY, "b": second, "e": later, "a": prose(300, seed=8)})
    assert groups == {"a": "a", "b": "b", "c": "b", "d": "b", "e": "b"}


def test_a_large_group_with_a_footer_that_all_share_is_found_whole():
    footer = prose(35, seed=9)
    texts = {f"{i:03}": edited(STORY, every=20 + i % 7, seed=i) + footer for i in range(0, 60, 2)}
    texts |= {f"{i:03}": prose(300, seed=f"n{i}") + footer for i in range(1, 60, 2)}
    groups = group_copies(texts)
    assert {groups[i] for i in texts if int(i) % 2 == 0} == {"000"}
    assert all(groups[i] == i for i in texts if int(i) % 2)


def test_evidence_tells_the_share_of_runs_in_common():
    (pair,) = copies_evidence({"a": STORY, "b": " ".join(STORY.split()[:200])})
    assert (pair.document, pair.other, pair.share, pair.runs) == ("a", "b", 1.0, 196)


def test_no_documents_are_no_groups():
    assert group_copies({}) == {}


@given(st.permutations(range(8)))
def test_the_order_of_documents_makes_no_difference(order):
    texts = {f"d{i}": edited(STORY, every=8 + i, seed=i) if i % 2 else prose(200, seed=i) for i in range(8)}
    assert group_copies({f"d{i}": texts[f"d{i}"] for i in order}) == group_copies(texts)


@given(st.dictionaries(st.sampled_from("abcd"), st.text(max_size=200), max_size=4))
def test_any_text_gives_a_group_for_every_document(texts):
    groups = group_copies(texts)
    assert set(groups) == set(texts)
    assert all(groups[group] == group <= document for document, group in groups.items())
