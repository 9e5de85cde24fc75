"""Dictionary forms of words."""

from __future__ import annotations

import pytest

from sayso.text.lemmas import Lemmas
from sayso.text.parser import TrainedParser, load_parser


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    parser = load_parser()
    assert isinstance(parser, TrainedParser)
    return parser.lemmas


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("prices", "NNS", "price"),
        ("cities", "NNS", "city"),
        ("ties", "NNS", "tie"),
        ("losses", "NNS", "loss"),
        ("churches", "NNS", "church"),
        ("houses", "NNS", "house"),
        ("heroes", "NNS", "hero"),
        ("shoes", "NNS", "shoe"),
        ("lives", "NNS", "life"),
        ("fishermen", "NNS", "fisherman"),
        ("crises", "NNS", "crisis"),
        ("news", "NN", "news"),
        ("states", "NNPS", "states"),
        ("goes", "VBZ", "go"),
        ("relies", "VBZ", "rely"),
        ("led", "VBD", "lead"),
        ("sought", "VBN", "seek"),
        ("gone", "VB", "go"),
        ("boosted", "VB", "boost"),
        ("played", "VBZ", "play"),
        ("reduces", "VB", "reduce"),
        ("eroded", "VBD", "erode"),
        ("constraining", "VBG", "constrain"),
        ("aided", "VBD", "aid"),
        ("united", "VBN", "unite"),
        ("halves", "VBZ", "halve"),
        ("hoping", "VBG", "hope"),
        ("killing", "VBD", "kill"),
        ("focus", "VB", "focus"),
        ("express", "VBP", "express"),
        ("bring", "VB", "bring"),
        ("need", "VBP", "need"),
        ("embed", "VB", "embed"),
        ("open", "VB", "open"),
        ("stopped", "VBD", "stop"),
        ("added", "VBD", "add"),
        ("used", "VBN", "use"),
        ("created", "VBD", "create"),
        ("worried", "VBN", "worry"),
        ("fell", "VBD", "fall"),
        ("felled", "VBD", "fell"),
        ("hoping", "VBG", "hope"),
        ("hopping", "VBG", "hop"),
        ("lying", "VBG", "lie"),
        ("cheaper", "JJR", "cheap"),
        ("bigger", "JJR", "big"),
        ("easiest", "JJS", "easy"),
        ("better", "JJR", "good"),
        ("better", "RBR", "well"),
        ("n't", "RB", "not"),
        ("them", "PRP", "they"),
        ("was", "VBD", "be"),
        ("gleebed", "VBD", "gleeb"),
        ("eroded", "VBN", "erode"),
        ("depleting", "VBG", "deplete"),
        ("constrained", "VBN", "constrain"),
        ("stifling", "VBG", "stifle"),
        ("compelled", "VBD", "compel"),
        ("prolonged", "VBD", "prolong"),
        ("halves", "VBZ", "halve"),
        ("aided", "VBN", "aid"),
        ("scraping", "VBG", "scrape"),
        ("cooked", "VBN", "cook"),
        ("recreated", "VBN", "recreate"),
    ],
)
def test_the_dictionary_form(lemmas: Lemmas, word: str, tag: str, lemma: str) -> None:
    assert lemmas.of(word, tag) == lemma


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("impair", "impairs impairing impaired"),
        ("degrade", "degrades degrading degraded"),
        ("incite", "incites inciting incited"),
        ("dispel", "dispels dispelling dispelled"),
        ("crumble", "crumbles crumbling crumbled"),
        ("postpone", "postpones postponing postponed"),
        ("paralyse", "paralyses paralysing paralysed"),
        ("underpin", "underpins underpinning underpinned"),
    ],
)
def test_a_verb_of_the_vocabulary_is_known_in_all_its_forms(lemmas: Lemmas, base: str, forms: str) -> None:
    found = [lemmas.of(form, tag) for form, tag in zip(forms.split(), ("VBZ", "VBG", "VBD"), strict=True)]
    assert found == [base] * 3
