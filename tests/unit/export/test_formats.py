"""What is exported reads back, says all it should, and is the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import pytest
from tests.browser.sample import hostile_view, large_view, sample_view

from sayso.api.asking import answer
from sayso.errors import QueryError
from sayso.export import EXPORTERS, export
from sayso.export.claim_table import COLUMNS
from sayso.export.graphml import quote_lines
from sayso.export.view import View
from sayso.records.response import Method

NAMES = [entry.name for entry in EXPORTERS.entries()]
SVG = "{http://www.w3.org/2000/svg}"

WORDS = [
    "<b>&amp;</b>",
    '"; DROP',
    "a\nb\r\nc\td",
    "=1+1",
    "\x00\x0b\ufffe",
    "\ud800",
    "𝔘 🌊",
    "-->",
    "\\N\\",
    "]]>",
]


@pytest.fixture(scope="module")
def view() -> View:
    return sample_view()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.mark.parametrize("name", NAMES)
def test_any_order_of_readings_gives_the_same_bytes(view: View, name: str) -> None:
    again = sample_view()
    turned = replace(again, readings=again.readings[::-1], problems=again.problems[::-1])
    assert export(view, name) == export(turned, name)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_project_exports(name: str) -> None:
    assert export(View(), name).content


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("words", WORDS)
def test_any_words_export_as_utf_8(name: str, words: str) -> None:
    export(hostile_view(words), name).content.decode("utf-8")


def test_an_unknown_exporter_names_those_there_are(view: View) -> None:
    with pytest.raises(QueryError) as caught:
        export(view, "stella")
    assert caught.value.choices == tuple(NAMES)


def test_every_exporter_says_what_it_leaves_out_in_sentences(view: View) -> None:
    for name in NAMES:
        assert all(sentence.endswith(".") for sentence in export(view, name).left_out)
    assert export(view, "json").left_out == ()
    assert "The what-if is left out." in export(view, "csv").left_out
    assert "The what-if is left out." not in export(replace(view, outcome=None), "csv").left_out


def test_json_holds_every_record(view: View) -> None:
    data = json.loads(export(view, "json").content)
    assert data["format"] == "sayso-project/1"
    assert [d["id"] for d in data["documents"]] == sorted(r.document.id for r in view.readings)
    for document in data["documents"]:
        reading = view.by_document[document["id"]]
        assert document["text"] == reading.document.text
        for part in ("statements", "claims", "variables", "entities", "skipped"):
            assert len(document[part]) == len(getattr(reading, part))
        for claim in document["claims"]:
            for side in (claim["cause"], claim["effect"], *claim["signal"]):
                start, end = side["span"]
                assert document["text"][start:end] == side["text"]
    assert [link["id"] for link in data["map"]["links"]] == [link.id for link in view.cmap.links]
    assert len(data["map"]["claims"]) == sum(len(reading.claims) for reading in view.readings)
    assert len(data["loops"]) == len(view.loops)
    assert data["outcome"]["scenario"]["presses"][0]["phrase"] == "the bridge is closed"
    assert data["leans"] is data["unfolding"] is None
    assert [p["code"] for p in data["problems"]] == ["not-english", "no-text"]


@pytest.mark.parametrize("make", [sample_view, View])
def test_json_is_indented_and_sorted(make: Callable[[], View]) -> None:
    content = export(make(), "json").content.decode()
    again = json.dumps(json.loads(content), ensure_ascii=False, indent=1, sort_keys=True)
    assert content == again + "\n"


def test_json_holds_leans_runs_and_turns(view: View) -> None:
    assert view.outcome is not None
    asked = answer(view, view.outcome.scenario, draws=300, run=Method(steps=3, draws=50), turns=True).view
    data = json.loads(export(asked, "json").content)
    reached = [effect["variable"] for effect in data["outcome"]["effects"]]
    assert [lean["variable"] for lean in data["leans"]["found"]] == reached
    assert (data["leans"]["draws"], data["leans"]["seed"]) == (300, 0)
    assert all(set(lean["shares"]) == {"uniform", "log-uniform"} for lean in data["leans"]["found"])
    assert {len(bands) for bands in data["unfolding"]["bands"].values()} == {4}
    links = {link["id"] for link in data["map"]["links"]}
    turned = [turn for each in data["turns"] for turn in each["found"]]
    assert turned and {turn["link"] for turn in turned} <= links
    strengths = [path["strength"] for each in data["outcome"]["effects"] for path in each["paths"]]
    assert strengths and all(0 < strength <= 1 for strength in strengths)


def test_json_differs_when_any_part_of_a_project_does(view: View) -> None:
    content = export(view, "json").content
    reading = view.readings[0]
    claim = reading.claims[0]
    others = [
        replace(view, problems=()),
        replace(view, loops=()),
        replace(view, outcome=None),
        replace(view, readings=(replace(reading, skipped=()), *view.readings[1:])),
        replace(view, readings=(replace(reading, entities=()), *view.readings[1:])),
        replace(
            view,
            readings=(
                replace(reading, claims=(replace(claim, both_ways=True), *reading.claims[1:])),
                *view.readings[1:],
            ),
        ),
    ]
    assert all(export(other, "json").content != content for other in others)
    assert export(replace(view, title="Another name"), "json").content == content


def test_csv_has_a_row_for_every_claim_with_quote_holder_and_offsets(view: View) -> None:
    table = rows(export(view, "csv").content)
    assert len(table) == sum(len(reading.claims) for reading in view.readings)
    assert tuple(table[0]) == COLUMNS
    for row in table:
        text = view.by_document[row["source_id"]].document.text
        quote = text[int(row["char_start"]) : int(row["char_end"])]
        assert row["quote"].removeprefix("'") == quote
        for side in ("cause", "effect"):
            match = re.fullmatch(r"\[(\d+), (\d+)\)", row[f"{side}_span"])
            assert match is not None
            words = text[int(match[1]) : int(match[2])]
            assert row[f"{side}_words"] == words
            assert words in quote
    assert {row["speaker"] for row in table} >= {"Ines Castellan", "Piet Morrow", "Maud Ferrier", ""}


def test_csv_tells_how_each_claim_counts(view: View) -> None:
    table = rows(export(view, "csv").content)
    denied = [row for row in table if row["negated"] == "yes"]
    assert {row["status"] for row in denied} == {"denial"}
    assert all(row["link_ids"] for row in denied)
    asked = next(row for row in table if row["hedge"] == "questioned")
    assert (asked["status"], asked["link_ids"]) == ("questioned", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", " =", "'="])
def test_csv_has_no_cell_that_a_spreadsheet_would_run(start: str) -> None:
    words = f"{start}HYPERLINK(1)"
    content = export(hostile_view(words), "csv").content
    (row,) = rows(content)
    for cell in row.values():
        assert len(cell) == 1 or not re.match(r"\s*[=+\-@\t\r＝＋－＠]", cell)
    assert row["speaker"] == f"'{words}"


def test_csv_opens_in_pandas(view: View) -> None:
    import pandas as pd

    frame = pd.read_csv(io.BytesIO(export(view, "csv").content))
    assert len(frame) == len(view.placed)
    assert set(frame["polarity"]) == {"+", "-", "?"}
    assert frame["char_end"].gt(frame["char_start"]).all()


def test_graphml_is_a_graph_of_all_links(view: View) -> None:
    graph = nx.parse_graphml(export(view, "graphml").content.decode(), force_multigraph=True)
    assert set(graph.nodes) == set(view.cmap.variables)
    assert graph.number_of_edges() == len(view.cmap.links)
    for link in view.cmap.links:
        edge = graph.edges[link.cause, link.effect, link.id]
        assert (edge["polarity"], edge["weight"], edge["contested"]) == (
            link.polarity,
            link.support,
            link.contested,
        )
        assert edge["quotes"].count("\n") == len(link.carrying) + len(link.backing) - 1
    names = {graph.nodes[node]["label"] for node in graph}
    assert names == {variable.name for variable in view.cmap.variables.values()}


def test_a_quote_that_two_claims_share_stands_once(view: View) -> None:
    saying = view.cmap.links[0].carrying[0]
    assert len(quote_lines(view, [saying, saying])) == 1


def test_svg_is_xml_and_draws_every_link_with_its_sign(view: View) -> None:
    picture = ElementTree.fromstring(export(view, "svg").content)
    assert picture.tag == f"{SVG}svg"
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None and title.text == "The Mill Bridge"
    assert description is not None and "lowers trade in the old town" in (description.text or "")
    links = [g for g in picture.iter(f"{SVG}g") if g.get("class", "").startswith("link")]
    assert len(links) == len(view.cmap.links)
    kinds = {"+": "plus", "-": "minus", "?": "open"}
    for group, link in zip(reversed(links), view.cmap.links, strict=True):
        classes = group.get("class", "").split()
        assert classes[1] == kinds[link.polarity]
        assert ("contested" in classes) == link.contested
        crossed = [path for path in group.iter(f"{SVG}path") if path.get("class") == "denied"]
        assert len(crossed) == bool(link.denials)
    assert "var(" not in export(view, "svg").content.decode()


def test_svg_marks_loops_with_their_kind(view: View) -> None:
    picture = ElementTree.fromstring(export(view, "svg").content)
    marks = [g for g in picture.iter(f"{SVG}g") if g.get("class", "").startswith("loop")]
    letters = sorted(text.text or "" for mark in marks for text in mark.iter(f"{SVG}text"))
    assert letters == ["B", "R", "R"]


@pytest.mark.parametrize("words", WORDS)
def test_svg_and_graphml_stay_well_formed(words: str) -> None:
    for name in ("svg", "graphml"):
        ElementTree.fromstring(export(hostile_view(words), name).content)


def test_a_large_map_says_how_many_links_it_draws() -> None:
    view = large_view(130, 10, 60)
    exported = export(view, "svg")
    assert "Only the strongest 120 of 130 links are drawn." in exported.left_out
    assert exported.content.count(b'class="wire"') == 120


TOKEN = re.compile(r'\s+|//[^\n]*\n|"(?:[^"\\]|\\.)*"|->|[\w.]+|[{}\[\];,=]')


def dot_tokens(source: str) -> Iterator[str]:
    at = 0
    while at < len(source):
        match = TOKEN.match(source, at)
        assert match is not None, source[at : at + 40]
        at = match.end()
        if match[0].strip() and not match[0].startswith("//"):
            yield match[0]


def unquoted(token: str) -> str:
    return re.sub(r"\\(.)", r"\1", token[1:-1])


@pytest.mark.parametrize("words", ["plain", *WORDS])
def test_dot_keeps_to_the_grammar(words: str) -> None:
    view = hostile_view(words)
    tokens = list(dot_tokens(export(view, "dot").content.decode()))
    assert tokens[:3] == ["digraph", "sayso", "{"] and tokens[-1] == "}"
    assert tokens.count("->") == len(view.cmap.links) == 1
    arrow = tokens.index("->")
    link = view.cmap.links[0]
    assert [unquoted(tokens[arrow - 1]), unquoted(tokens[arrow + 1])] == [link.cause, link.effect]


def test_dot_draws_every_link(view: View) -> None:
    source = export(view, "dot").content.decode()
    assert source.count(" -> ") == len(view.cmap.links)
    assert source.count("style=dashed") == 1
    assert source.count("style=dotted") == sum(link.contested for link in view.cmap.links)
