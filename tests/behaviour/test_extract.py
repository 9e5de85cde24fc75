"""`sayso extract` keeps the contract of docs/formats/extract-json.md."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sayso.export.extract_json import reading_json
from sayso.pipeline import read_document
from sayso.records.document import Document
from sayso.text.frames import FrameReader
from sayso.text.parser import Parser

HARBOUR = "If the harbour closes, the mayor warned, exports will shrink."
REPORT = f"""{HARBOUR}

“We cannot lose the harbour,” said Ana Duarte, who chairs the port council. “If it goes, young people leave.”

The minister denied that the new tariff had cut fish landings. According to the council, cheaper diesel
would help the boats. Because of the storms, the ferry stopped; as a result, tourism fell."""

CHANGES = {"increase", "decrease", "occurs", "absent"}
MODALITIES = {"asserted", "conditional", "possible", "intended", "denied", "questioned"}


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "sayso", "extract", *arguments], input=given, capture_output=True, check=False
    )


def check(result: dict[str, Any], text: str) -> None:
    """Every promise of the format that holds for any text."""
    assert result["format"] == "sayso-extract/1"
    statements = {s["id"] for s in result["statements"]}
    variables = {v["id"] for v in result["variables"]}
    entities = {e["id"] for e in result["entities"]}

    def exact(piece: dict[str, Any]) -> None:
        start, end = piece["span"]
        assert 0 <= start < end <= len(text)
        assert text[start:end] == piece["text"]

    for statement in result["statements"]:
        assert statement["kind"] in {"direct", "indirect", "mixed"}
        assert statement["content"]
        for piece in (statement["source"], statement["cue"], statement["to"], *statement["content"]):
            if piece is not None:
                exact(piece)
        for named in (statement["source"], statement["to"]):
            assert named is None or named["entity"] in entities
    for claim in result["claims"]:
        assert claim["statement"] is None or claim["statement"] in statements
        assert set(claim["holders"]) <= entities
        for side in (claim["cause"], claim["effect"]):
            exact(side)
            assert side["variable"] in variables
            assert side["change"] in CHANGES
        for piece in claim["signal"]:
            exact(piece)
        assert claim["modality"] in MODALITIES
        assert claim["scope"] in {"once", "general"}
        assert 0 <= claim["confidence"] <= 1
        up = [claim[side]["change"] in {"increase", "occurs"} for side in ("cause", "effect")]
        assert claim["polarity"] in ("?", "+" if up[0] == up[1] else "-")
    for mentioned in (*result["variables"], *result["entities"]):
        for start, end in mentioned["mentions"]:
            assert 0 <= start < end <= len(text)


@pytest.fixture(scope="module")
def harbour(parser: Parser, frames: FrameReader) -> dict[str, Any]:
    return reading_json(read_document(Document(HARBOUR), parser, frames), "doc-1")


def test_the_format_of_a_longer_text(parser: Parser) -> None:
    result = reading_json(read_document(Document(REPORT), parser), None)
    check(result, REPORT)
    assert result["statements"]
    assert len(result["claims"]) >= 3


def test_the_example_of_the_contract(harbour: dict[str, Any]) -> None:
    check(harbour, HARBOUR)
    [statement] = harbour["statements"]
    assert statement["source"]["text"] == "the mayor"
    assert statement["cue"]["text"] == "warned"
    assert [piece["text"] for piece in statement["content"]] == [
        "If the harbour closes",
        "exports will shrink",
    ]
    [claim] = harbour["claims"]
    assert (claim["cause"]["text"], claim["cause"]["change"]) == ("the harbour closes", "occurs")
    assert (claim["effect"]["text"], claim["effect"]["change"]) == ("exports", "decrease")
    assert [signal["text"] for signal in claim["signal"]] == ["If"]
    assert (claim["polarity"], claim["modality"], claim["scope"]) == ("-", "conditional", "general")
    assert claim["statement"] == statement["id"]
    [holder] = claim["holders"]
    assert {e["id"]: e["name"] for e in harbour["entities"]}[holder] == "the mayor"
    names = {v["id"]: v["name"] for v in harbour["variables"]}
    assert names[claim["cause"]["variable"]] == "closure of the harbour"
    assert names[claim["effect"]["variable"]] == "exports"


def test_one_file_gives_one_object(tmp_path: Path, harbour: dict[str, Any]) -> None:
    path = tmp_path / "harbour.txt"
    path.write_text(HARBOUR, "utf-8")
    done = run(str(path))
    assert done.returncode == 0
    assert json.loads(done.stdout) == harbour


def test_lines_in_the_order_they_came_with_errors_in_their_place() -> None:
    lines = [
        {"id": "a", "text": HARBOUR},
        "not an object",
        {"id": "b"},
        {"id": "c", "text": 5},
        {"id": 7, "text": "Prices rose because rain was short.", "speaker": "Ana Duarte"},
        {"text": ""},
    ]
    given = b"".join(json.dumps(line).encode() + b"\n" for line in lines) + b'{"id": \n\xff\xfe\n\n[1]\n'
    done = run("--jsonl", given=given)
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    codes = [r["error"]["code"] if "error" in r else None for r in results]
    assert codes == [
        None, "not-an-object", "no-text", "no-text", None, None, "bad-json", "bad-encoding", "not-an-object"
    ]  # fmt: skip
    assert [r["id"] for r in results[:6]] == ["a", None, "b", "c", 7, "doc-6"]
    assert [r["line"] for r in results if "error" in r] == [2, 3, 4, 7, 8, 10]
    assert all(r["format"] == "sayso-extract/1" for r in results)
    check(results[4], lines[4]["text"])  # type: ignore[index]
    names = {e["id"]: e["name"] for e in results[4]["entities"]}
    assert [names[h] for h in results[4]["claims"][0]["holders"]] == ["Ana Duarte"]


def test_a_result_comes_before_the_next_line_is_sent() -> None:
    command = [sys.executable, "-m", "sayso", "extract", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        for name in ("first", "second"):
            process.stdin.write(json.dumps({"id": name, "text": HARBOUR}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
    assert process.returncode == 0


@pytest.mark.parametrize("waiting", [False, True], ids=["reading", "waiting for a line"])
def test_interrupted_it_ends_at_once(waiting: bool) -> None:
    command = [sys.executable, "-m", "sayso", "extract", "--jsonl"]
    with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1) as process:
        assert process.stdin and process.stdout and process.stderr
        for text in [HARBOUR, *([] if waiting else [f"{REPORT}\n\n" * 5_000])]:
            process.stdin.write(json.dumps({"text": text}).encode() + b"\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read() == b"sayso: interrupted\n"


def test_a_short_text_behind_a_long_one_waits_for_its_turn() -> None:
    texts = {"long": f"{REPORT}\n\n" * 20, "short": HARBOUR, "none": "", "last": REPORT}
    given = b"".join(json.dumps({"id": id, "text": text}).encode() + b"\n" for id, text in texts.items())
    results = [json.loads(line) for line in run("--jsonl", given=given).stdout.splitlines()]
    assert [r["id"] for r in results] == list(texts)
    for result in results:
        check(result, texts[result["id"]])
        alone = json.dumps({"id": result["id"], "text": texts[result["id"]]}).encode()
        assert json.loads(run("--jsonl", given=alone).stdout) == result


def test_same_input_same_bytes() -> None:
    given = json.dumps({"id": "a", "text": REPORT}).encode()
    assert run("--jsonl", given=given).stdout == run("--jsonl", given=given).stdout


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "scan.bin"
    path.write_bytes(b"\x00\xff\xd8\xff")
    done = run(str(path))
    assert done.returncode != 0
    assert b"scan.bin" in done.stderr
    assert b"Traceback" not in done.stderr
