"""The reading of a document, told while it goes on."""

from sayso.api.making import make
from sayso.records.document import Document
from sayso.records.reading import Reading


def test_a_long_document_tells_of_its_words_while_it_is_read():
    def read(document, told):
        for share in (0.5, 0.4, 0.9):
            told(share)
        return Reading(document)

    told = []
    made = make(Document("word " * 5000, "a.txt"), read, told.append)
    assert told == [2500, 2000]
    assert (made.words, made.told) == (5000, 4500)


def test_what_was_told_is_not_told_again_of_a_document_that_a_fault_stops():
    def read(document, told):
        told(0.5)
        raise ValueError("no")

    made = make(Document("word " * 5000, "a.txt"), read, lambda words: None)
    assert (made.words, made.told) == (5000, 2500) and "no" in made.problem.reason


def test_of_a_short_document_nothing_is_told_before_its_end():
    told = []
    made = make(Document("a few words", "a.txt"), Reading, told.append)
    assert (told, made.words, made.told) == ([], 3, 0)
