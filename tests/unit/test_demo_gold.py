"""The demo's gold fits its documents, agrees with itself and holds the dispute that its README promises."""

import html
import importlib.util
import io
import json
import re
import zipfile
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import networkx as nx
import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "demo" / "documents"
SOURCE = ROOT / "demo" / "source"
GOLD = ROOT / "tests" / "golden" / "demo" / "gold.jsonl"
Record = dict[str, Any]
RECORDS: list[Record] = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
BY_ID = {record["id"]: record for record in RECORDS}
UP = {"increase", "occurs"}
CHANGES = {*UP, "decrease", "absent"}
CARRYING = {"asserted", "conditional", "possible", "intended"}
MODALITIES = {*CARRYING, "denied", "questioned"}
each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])


def spans(record: Record) -> list[list[int]]:
    found = []
    for statement in record["statements"]:
        found += [statement[role] for role in ("source", "cue", "to") if statement[role] is not None]
        found += statement["content"]
    for claim in record["claims"]:
        found += [claim["cause"]["span"], claim["effect"]["span"], *claim["signal"]]
    return found


def signs() -> dict[tuple[str, str], dict[str, set[str]]]:
    """Pair of variables -> 'carried' and 'denied' signs, over all documents."""
    pairs: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(
        lambda: {"carried": set(), "denied": set()}
    )
    for record in RECORDS:
        for claim in record["claims"]:
            kind = "carried" if claim["modality"] in CARRYING else claim["modality"]
            if kind != "questioned":
                pair = claim["cause"]["variable"], claim["effect"]["variable"]
                pairs[pair][kind].add(claim["polarity"])
    return pairs


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_binaries", SOURCE / "make_binaries.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_document_has_a_record() -> None:
    assert [record["id"] for record in RECORDS] == sorted(path.stem for path in DOCUMENTS.iterdir())


@each_record
def test_spans_cover_whole_words_of_the_text(record: Record) -> None:
    text = record["text"]
    for start, end in spans(record):
        assert 0 <= start < end <= len(text)
        words = text[start:end]
        assert words == words.strip()
        assert not (start and text[start - 1].isalnum() and words[0].isalnum()), words
        assert not (end < len(text) and text[end].isalnum() and words[-1].isalnum()), words


@each_record
def test_ids_count_up_and_claims_name_their_statement(record: Record) -> None:
    statements = {statement["id"]: statement for statement in record["statements"]}
    assert list(statements) == [f"s{number}" for number in range(1, len(record["statements"]) + 1)]
    assert [claim["id"] for claim in record["claims"]] == [
        f"c{number}" for number in range(1, len(record["claims"]) + 1)
    ]
    for claim in record["claims"]:
        if claim["statement"] is not None:
            content = statements[claim["statement"]]["content"]
            sides = [claim[side]["span"] for side in ("cause", "effect")]
            assert any(first <= start and end <= last for first, last in content for start, end in sides)


@each_record
def test_polarity_is_the_product_of_the_changes(record: Record) -> None:
    for claim in record["claims"]:
        cause, effect = claim["cause"]["change"], claim["effect"]["change"]
        assert {cause, effect} <= CHANGES and claim["modality"] in MODALITIES
        if claim["polarity"] == "?":
            assert cause == effect == "occurs"
        else:
            assert claim["polarity"] == ("+" if (cause in UP) == (effect in UP) else "-"), claim["id"]


@each_record
def test_no_variable_is_its_own_cause(record: Record) -> None:
    assert all(claim["cause"]["variable"] != claim["effect"]["variable"] for claim in record["claims"])


def test_variables_are_spelt_one_way() -> None:
    names = {
        claim[side]["variable"]
        for record in RECORDS
        for claim in record["claims"]
        for side in ("cause", "effect")
    }
    folded = {re.sub(r"\b(the|a|an)\b|\W", "", name.lower()) for name in names}
    assert len(folded) == len(names)


@pytest.mark.parametrize("name", ["01-wire-story.txt", "03-interview.txt", "04-speech.txt"])
def test_text_files_are_read_as_they_stand(name: str) -> None:
    path = DOCUMENTS / name
    assert BY_ID[path.stem]["text"] == path.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("name", ["02-near-copy.md", "05-op-ed.md"])
def test_front_matter_is_not_text(name: str) -> None:
    path = DOCUMENTS / name
    _, _, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert BY_ID[path.stem]["text"] == body.strip()


def test_minutes_are_the_paragraphs_of_the_docx() -> None:
    from docx import Document

    paragraphs = Document(str(DOCUMENTS / "06-minutes.docx")).paragraphs
    assert BY_ID["06-minutes"]["text"] == "\n".join(paragraph.text for paragraph in paragraphs)


def test_minutes_are_made_from_their_source() -> None:
    def members(raw: bytes) -> dict[str, bytes]:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        return {name: archive.read(name) for name in archive.namelist()}

    made = generator().make_minutes((SOURCE / "minutes.txt").read_text(encoding="utf-8"))
    assert members(made) == members((DOCUMENTS / "06-minutes.docx").read_bytes())


def test_brief_is_the_pdf_without_its_furniture() -> None:
    import pypdfium2

    pages = pypdfium2.PdfDocument(DOCUMENTS / "07-brief.pdf")
    raw = "\n".join(page.get_textpage().get_text_range().replace("\r", "") for page in pages)
    raw = re.sub(r"(?m)^TIMR Science Brief .*$|^Tolvan Institute of Marine Research \d / \d$", "", raw)
    joined = plain(re.sub("\u2010\\s+|\u00ad|\ufffe", "", raw))
    for paragraph in BY_ID["07-brief"]["text"].split("\n\n")[1:]:
        assert plain(paragraph) in joined


def test_page_is_the_article_without_its_furniture() -> None:
    source = (DOCUMENTS / "08-page.html").read_text(encoding="utf-8")
    visible = plain(html.unescape(re.sub(r"<[^>]+>", "", source)))
    text = BY_ID["08-page"]["text"]
    assert all(plain(paragraph) in visible for paragraph in text.split("\n\n"))
    assert not re.search("cookies|Donate|Related stories|full series|Photo:", text)


def test_contested_and_denied_links_are_there() -> None:
    pairs = signs()
    contested = {pair for pair, said in pairs.items() if {"+", "-"} <= said["carried"]}
    assert {
        ("closure of the bay", "illegal fishing"),
        ("closure of the bay", "visitors"),
        ("election in May", "closure of the bay"),
    } <= contested
    with_denials = {pair for pair, said in pairs.items() if said["carried"] & said["denied"]}
    assert {
        ("seals", "herring stock"),
        ("patrols", "illegal fishing"),
        ("closure of the bay", "jobs at the cannery"),
        ("farm runoff", "eelgrass"),
    } <= with_denials
    denied_only = {pair for pair, said in pairs.items() if said["denied"] and not said["carried"]}
    assert {
        ("closure of the bay", "votes for the government"),
        ("compensation for crews", "debts of the skippers"),
        ("frozen herring from Ormsay", "jobs at the cannery"),
    } <= denied_only


@pytest.mark.parametrize(
    ("loop", "minuses"),
    [
        (("closure of the bay", "herring stock"), 1),
        (("herring stock", "herring catch", "price of herring", "fishing effort"), 2),
        (("herring stock", "debts of the skippers", "fishing effort"), 2),
        (("closure of the bay", "trust in the Marine Board", "illegal fishing", "herring stock"), 4),
        (
            (
                "accuracy of the count",
                "quality of the quotas",
                "trust in the Marine Board",
                "return of logbooks",
            ),
            0,
        ),
        (
            (
                "departure of young families",
                "pupils at the Harbour School",
                "closure of the Harbour School",
            ),
            2,
        ),
    ],
)
def test_loops_close(loop: tuple[str, ...], minuses: int) -> None:
    pairs = signs()
    carried = [pairs[pair]["carried"] for pair in zip(loop, (*loop[1:], loop[0]), strict=True)]
    assert all(len(sign) == 1 for sign in carried)
    assert sum("-" in sign for sign in carried) == minuses


def test_everything_the_ferry_reaches_lies_on_no_loop() -> None:
    graph = nx.DiGraph([pair for pair, said in signs().items() if said["carried"]])
    assert nx.descendants(graph, "upkeep of the quay") == {"ferry service", "visitors"}
    cyclic = set().union(*(part for part in nx.strongly_connected_components(graph) if len(part) > 1))
    assert not cyclic & {"upkeep of the quay", "ferry service", "visitors"}
