"""Documents, names and uploads that mean harm."""

from __future__ import annotations

import json
from http.client import HTTPConnection

import pytest

from sayso.serve.jobs import safe_name


def test_markup_in_a_document_is_text(served):
    answer = served.client.get("/api/search", params={"q": "<script>"})
    assert answer.headers["content-type"] == "application/json"
    (hit,) = answer.json()["rows"]
    assert hit["words"] == "<script>"
    found = served.get(f"/api/documents/{hit['document']}")
    assert found["text"].startswith("<script>alert(1)</script>")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\C:\\boot.ini", "boot.ini"),
        ("a\0b\n.txt", "ab.txt"),
        ("....//x.txt", "..../x.txt"),
        (" ", "upload"),
        ("folder/report.txt", "folder/report.txt"),
    ],
)
def test_a_name_leads_nowhere_else(name, kept):
    assert safe_name(name) == kept


def test_a_name_is_never_too_long():
    assert len(safe_name("a/" * 500 + "b" * 5000)) < 1000


def test_uploads_are_bounded_in_number_and_size(served):
    answer = served.client.post("/api/documents", files=[("files", (f"{n}.txt", b"x")) for n in range(1001)])
    assert answer.status_code in (400, 413)
    assert answer.json()["error"]["message"]
    connection = HTTPConnection(served.base.removeprefix("http://"), timeout=60)
    connection.putrequest("POST", "/api/documents")
    connection.putheader("Content-Length", str(10**12))
    connection.putheader("Cookie", "; ".join(f"{k}={v}" for k, v in served.client.cookies.items()))
    connection.endheaders()
    answer = connection.getresponse()
    assert (answer.status, json.load(answer)["error"]["kind"]) == (413, "too-large")
    connection.close()
    answer = served.client.post("/api/texts", json={"text": "x" * 9_000_000})
    assert answer.status_code == 413


def test_what_cannot_be_read_is_told_and_nothing_else_is_lost(serve, tmp_path):
    served = serve(tmp_path / "new.sayso")
    job = served.upload(good_txt="The rain raises the harvest.", empty_txt="", pdf_pdf="%PDF-1.4 broken")
    assert job["state"] == "done"
    assert [file["status"] for file in job["files"]] == ["read", "failed", "failed"]
    assert all(file["problems"] for file in job["files"][1:])
    assert "sayso-serve-" not in str(job), "no path of this machine is told"
    assert served.get("/api/documents")["total"] == 1
    same = served.upload(good_txt="The flood raises prices.")
    assert same["files"][0]["status"] == "read"
    assert served.get("/api/documents")["total"] == 2, "a file of the same name takes no other's place"


def test_two_files_of_one_name_at_once_are_two_documents(serve, tmp_path):
    served = serve(tmp_path / "twins.sayso")
    parts = [("files", ("report.txt", f"The {what} raises prices.".encode())) for what in ("flood", "rain")]
    job = served.over(served.client.post("/api/documents", files=parts).json()["id"])
    assert [file["status"] for file in job["files"]] == ["read", "read"]
    assert served.get("/api/documents")["total"] == 2
