"""Codebooks: tables and SKOS give names with their other names; what is hostile or broken is refused."""

import pytest

from sayso.errors import UnreadableError
from sayso.read.codebook import read_codebook
from sayso.records.codebook import Coded

SKOS = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="#price">
    <skos:prefLabel xml:lang="en">bread price</skos:prefLabel>
    <skos:prefLabel xml:lang="de">Brotpreis</skos:prefLabel>
    <skos:altLabel xml:lang="en">cost of a loaf</skos:altLabel>
    <skos:broader rdf:resource="#prices"/>
  </skos:Concept>
  <rdf:Description rdf:about="#prices">
    <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
    <skos:prefLabel>prices</skos:prefLabel>
    <skos:narrower rdf:resource="#rent"/>
  </rdf:Description>
  <skos:Concept rdf:about="#rent"><skos:prefLabel xml:lang="en-GB">rent</skos:prefLabel></skos:Concept>
</rdf:RDF>
"""


def test_a_table_has_names_alternatives_broader_and_kind():
    table = (
        "Name,Alternatives,Broader,Kind\n"
        "bread price,cost of a loaf; price of bread,prices,\n"
        "Ruth Calloway,Mayor Calloway|the mayor,,person\n\n"
    )
    assert read_codebook(table.encode(), origin="names.csv") == (
        Coded("bread price", ("cost of a loaf", "price of bread"), "prices"),
        Coded("Ruth Calloway", ("Mayor Calloway", "the mayor"), kind="person"),
        Coded("prices"),
    )


def test_a_table_may_be_parted_by_semicolons():
    assert read_codebook(b"name;broader\nrain;weather\n", origin="n.csv") == (
        Coded("rain", (), "weather"),
        Coded("weather"),
    )


def test_skos_has_labels_in_english_and_what_is_broader_either_way_round():
    assert read_codebook(SKOS.encode(), origin="terms.rdf") == (
        Coded("bread price", ("cost of a loaf",), "prices"),
        Coded("prices"),
        Coded("rent", (), "prices"),
    )


ENTITY = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BOMB = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "name", "code", "said"),
    [
        (b"", "n.csv", "empty|broken", ""),
        (b"colour,size\nred,1\n", "n.csv", "broken", "no column 'name'"),
        (b"name,kind\nrain,thing\n", "n.csv", "broken", "'thing' is none of"),
        (b"name,kind,broader\nAnn,person,people\n", "n.csv", "broken", "only a variable"),
        (b"name\n\n", "n.csv", "empty", "no name"),
        (b"\x00\x01\x02\x03", "n.csv", "binary", ""),
        (b"<rdf:RDF", "t.rdf", "broken", "damaged"),
        (b"@prefix skos: <x> .", "t.ttl", "unknown-format", "RDF/XML"),
        (b"\n@prefix skos: <x> .", "codes.txt", "unknown-format", "RDF/XML"),
        (b"<http://codes.example/1> <p> <o> .", "codes", "unknown-format", "RDF/XML"),
        (b'\xef\xbb\xbf{"@graph": []}', "codes.csv", "unknown-format", "RDF/XML"),
        (b"skos:a skos:prefLabel 'a' .", "codes.nt", "unknown-format", "RDF/XML"),
        (SKOS.replace("<rdf:RDF", ENTITY + "<rdf:RDF", 1).encode(), "t.rdf", "broken", "document type"),
        (SKOS.replace("<rdf:RDF", BOMB + "<rdf:RDF", 1).encode("utf-16"), "t.rdf", "broken", ""),
    ],
)
def test_what_is_no_codebook_is_refused(content, name, code, said):
    with pytest.raises(UnreadableError) as refused:
        read_codebook(content, origin=name)
    assert refused.value.code in code.split("|")
    assert said in refused.value.reason
