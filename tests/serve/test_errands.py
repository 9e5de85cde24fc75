"""Whole errands: what somebody does at the page, and what the project file holds after it."""

from __future__ import annotations

import time

from tests.serve.conftest import REPLY, REPORT

import sayso


def test_from_an_empty_project_to_an_answer_and_over_a_restart(serve, tmp_path):
    path = tmp_path / "town.sayso"
    served = serve(path)
    assert served.get("/api/documents") == {"rows": [], "total": 0, "offset": 0, "limit": 50, "revision": 0}

    job = served.upload(report_txt=REPORT, reply_txt=REPLY)
    assert (job["state"], job["done"], job["total"]) == ("done", 2, 2)
    assert served.get("/api/project")["documents"] == 2

    row = served.get("/api/claims", q="drought")["rows"][0]
    seen = served.settled()
    made = served.post("/api/decisions", {"kind": "reject", "ids": [row["id"]], "revision": seen})
    assert made["revision"] > seen and made["decisions"][0]["who"] == "Ann"
    served.settled()
    assert served.get("/api/claims", q="drought")["rows"][0]["status"] == "rejected"
    assert served.get("/api/project")["to_undo"]["id"] == made["decisions"][0]["id"]

    served.post("/api/undo", {"revision": made["revision"]})
    served.settled()
    assert served.get("/api/claims", q="drought")["rows"][0]["status"] == "carrying"
    served.post("/api/redo", {})
    served.settled()

    served.process.terminate()
    served.process.wait()
    again = serve(path)
    assert again.get("/api/claims", q="drought")["rows"][0]["status"] == "rejected"
    assert [entry["kind"] for entry in again.get("/api/log")["rows"]] == ["redo", "undo", "reject"]
    with sayso.open(path, create=False) as project:
        assert project.check() == ()
        assert [entry.kind for entry in project.decisions()] == ["reject", "undo", "redo"]


def test_editing_merging_renaming_grouping_splitting(serve, whole, tmp_path):
    path = tmp_path / "copy.sayso"
    with sayso.open(whole) as project:
        project.backup(path)
    served = serve(path)

    row = served.get("/api/claims", q="Bread prices cause")["rows"][0]
    change = {"sign": "-", "holder": "Ada Kerr"}
    served.post("/api/decisions", {"kind": "edit", "ids": [row["id"]], "change": change})
    served.settled()
    now = served.get("/api/claims", q="Bread prices cause")["rows"][0]
    assert (now["polarity"], now["person"]) == ("-", "Ada Kerr")

    names = {v["name"]: v["id"] for v in served.get("/api/variables", limit=500)["rows"]}
    pair = [names["drought"], names["unrest"]]
    preview = served.post("/api/merge-preview", {"ids": pair})
    assert preview["variables_after"] == preview["variables_before"] - 1
    served.post("/api/decisions", {"kind": "merge", "ids": pair, "name": "trouble"})
    served.settled()
    assert served.get("/api/project")["variables"] == preview["variables_after"]
    assert served.get("/api/project")["links"] == preview["links_after"]
    served.post("/api/decisions", {"kind": "rename", "id": pair[0], "name": "woes"})
    served.post("/api/decisions", {"kind": "group", "general": "hardship", "ids": [names["bread prices"]]})
    served.settled()
    assert served.get(f"/api/variables/{pair[0]}")["variable"]["name"] == "woes"
    assert served.get(f"/api/variables/{names['bread prices']}")["general"]["name"] == "hardship"
    served.post("/api/decisions", {"kind": "split", "id": pair[0], "names": ["unrest"], "name": "riots"})
    served.settled()
    assert served.get("/api/variables", q="riots")["total"] == 1
    with sayso.open(path) as project:
        kinds = [entry.kind for entry in project.decisions()]
        assert kinds == ["edit", "merge", "rename", "group", "split"]
        assert served.get("/api/links", limit=500)["total"] == len(project.links())


def test_a_text_is_pasted_a_note_is_written_and_a_document_withdrawn(serve, tmp_path):
    path = tmp_path / "notes.sayso"
    served = serve(path)
    given = {
        "text": "The frost reduced the harvest.",
        "title": "A letter",
        "speaker": "Ida",
        "date": "2031-03",
    }
    served.over(served.post("/api/texts", given, 202)["id"])
    (row,) = served.get("/api/documents")["rows"]
    assert (row["name"], row["speaker"], row["date"]) == ("A letter", "Ida", "2031-03")
    assert served.get("/api/claims")["rows"][0]["person"] == "Ida"

    served.over(served.post("/api/notes", {"text": "The frost raises prices."}, 202)["id"])
    (note,) = served.get("/api/documents", notes=True)["rows"]
    assert served.get("/api/claims", document=note["id"])["rows"][0]["person"] == "Ann"

    assert served.client.delete(f"/api/documents/{row['id']}").json()["documents"] == [row["id"]]
    served.settled()
    assert served.get("/api/search", q="reduced the harvest")["total"] == 0
    assert b"reduced the harvest" not in path.read_bytes()
    assert served.client.delete(f"/api/documents/{row['id']}").status_code == 404


def test_two_at_one_project_are_told_of_each_other(serve, whole, tmp_path):
    path = tmp_path / "two.sayso"
    with sayso.open(whole) as project:
        project.backup(path)
    served = serve(path)
    other = served.another()
    first, second = (row["id"] for row in served.get("/api/claims", limit=2)["rows"])
    seen = served.settled()

    accept = {"kind": "accept", "ids": [first], "revision": seen}
    assert other.post("/api/decisions", json=accept).status_code == 200
    clash = served.post("/api/decisions", {"kind": "reject", "ids": [first], "revision": seen}, 409)["error"]
    assert clash["kind"] == "clash"
    assert [entry["kind"] for entry in clash["later"]] == ["accept"]
    served.post("/api/decisions", {"kind": "reject", "ids": [second], "revision": seen})

    assert served.post("/api/undo", {"revision": seen}, 409)["error"]["kind"] == "clash"
    with sayso.open(path) as project:  # the command line, at the same time
        project.rename("drought", "dry spell", by="Bob")
    served.settled()
    assert served.get("/api/variables", q="dry spell")["total"] == 1
    assert [entry["who"] for entry in served.get("/api/log")["rows"]] == ["Bob", "Ann", "Ann"]


def test_people_who_may_be_one_are_settled_and_taken_back(serve, tmp_path):
    path = tmp_path / "people.sayso"
    served = serve(path)
    served.upload(
        one_txt="Ruth Amadi said that the storm raises the cost of repairs.",
        two_txt="Ruth Amadi said that rain keeps visitors away.",
        three_txt="Rose Amadi said that rain harms the pier.",
        four_txt="R. Amadi said that the ferry brings visitors.",
    )
    one, two = served.get("/api/proposals/people")["rows"]
    assert {one["first"], one["second"]} == {"R. Amadi", "Ruth Amadi"} and "initial" in one["reason"]
    assert {two["first"], two["second"]} == {"R. Amadi", "Rose Amadi"}

    served.post("/api/decisions", {"kind": "reject", "ids": [one["id"]]})
    merged = served.post("/api/decisions", {"kind": "accept", "ids": [two["id"]]})["decisions"][0]
    served.settled()
    assert served.get("/api/proposals/people")["total"] == 0
    assert served.get("/api/people", q="Amadi")["total"] == 2
    served.post("/api/undo", {"decision": merged["id"]})
    served.settled()
    while not (again := served.get("/api/proposals/people"))["rows"]:
        time.sleep(0.1)
    assert [row["id"] for row in again["rows"]] == [two["id"]]
    with sayso.open(path) as project:
        assert len([row for row in project.people() if "Amadi" in row["name"]]) == 3
        assert [(entry.kind, entry.subject) for entry in project.decisions()][:2] == [
            ("reject", "person"),
            ("merge", "person"),
        ]


def test_a_job_goes_on_without_anybody_looking_and_can_be_stopped(serve, tmp_path):
    served = serve(tmp_path / "long.sayso")
    texts = {f"f{n}_txt": f"Rain number {n} raises the harvest." for n in range(40)}
    parts = [("files", (name.replace("_", "."), text.encode())) for name, text in texts.items()]
    job = served.client.post("/api/documents", files=parts).json()
    waiting = served.client.post("/api/documents", files=parts[:1]).json()
    assert served.client.delete(f"/api/jobs/{waiting['id']}").json()["state"] == "cancelled"
    assert served.client.delete(f"/api/jobs/{job['id']}").json()["state"] in ("cancelled", "running", "done")
    assert served.over(job["id"])["state"] in ("cancelled", "done")
    next_one = served.upload(after_txt="The flood raises prices.")
    assert next_one["state"] == "done"
    assert served.client.delete("/api/jobs/none").status_code == 404


def test_a_claim_and_a_statement_are_added_and_stand_in_the_project(serve, whole, tmp_path):
    path = tmp_path / "copy.sayso"
    with sayso.open(whole) as project:
        project.backup(path)
    served = serve(path)
    document = served.get("/api/documents", q="The ferry and the town")["rows"][0]["id"]
    text = served.get(f"/api/documents/{document}")["text"]

    def span(words: str) -> list[int]:
        return [text.index(words), text.index(words) + len(words)]

    claim = {"cause": span("The storm"), "effect": span("Critics warned"), "sign": "-"}
    asked = {"document": document, "claim": claim}
    preview = served.post("/api/add-preview", asked)
    assert (preview["cause"], preview["sign"], preview["holders"]) == ("storm", "-", [])
    revision = served.get("/api/project")["file_revision"]
    made = served.post("/api/decisions", {"kind": "add", **asked, "revision": revision})
    assert made["decisions"][0]["what"].startswith("add claim: storm - ")
    said = {"content": [span("The drought raises bread prices")], "holder": "Ida Voss"}
    served.post("/api/decisions", {"kind": "add", "document": document, "statement": said})
    served.settled()

    shown = served.get(f"/api/documents/{document}")
    by_hand = [each for each in shown["claims"] if each["found_by"] == "by hand: Ann"]
    assert [each["cause"]["name"] for each in by_hand] == ["storm"]
    starts = [min(each["cause"]["span"][0], each["effect"]["span"][0]) for each in shown["claims"]]
    assert starts == sorted(starts)
    assert served.get("/api/claims", q="drought")["rows"][0]["person"] == "Ida Voss"
    again = served.post("/api/decisions", {"kind": "add", **asked}, 404)["error"]
    assert "a claim already" in again["message"]
    served.post("/api/decisions", {"kind": "add", "document": document}, 422)
    beyond = {"cause": [0, 4], "effect": [10**6, 10**6 + 5], "sign": "+"}
    served.post("/api/decisions", {"kind": "add", "document": document, "claim": beyond}, 404)
    served.post("/api/undo", {})
    served.settled()
    assert served.get("/api/claims", q="drought")["rows"][0]["person"] != "Ida Voss"
    with sayso.open(path, create=False) as project:
        assert project.check() == ()
        assert [entry.kind for entry in project.decisions()] == ["add", "add", "undo"]
