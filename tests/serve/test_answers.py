"""Every address that is asked for something answers in the shape that it promises."""

from __future__ import annotations

import json

import pytest

import sayso

PAGED = ("documents", "statements", "claims", "people", "variables", "links", "loops", "log", "proposals")


def first(served, table):
    return served.get(f"/api/{table}", limit=1)["rows"][0]["id"]


@pytest.mark.parametrize("table", PAGED)
def test_lists_come_in_pages_that_together_are_the_whole(served, table):
    whole = served.get(f"/api/{table}", limit=500)
    assert len(whole["rows"]) == whole["total"]
    pieces = [served.get(f"/api/{table}", limit=2, offset=n)["rows"] for n in range(0, whole["total"], 2)]
    assert [row for piece in pieces for row in piece] == whole["rows"]
    assert served.get(f"/api/{table}", offset=10_000)["rows"] == []
    assert served.client.get(f"/api/{table}", params={"limit": 0}).status_code == 422


def test_a_document_has_its_marks_in_their_words(served):
    found = served.get(f"/api/documents/{served.get('/api/documents', q='drought')['rows'][0]['id']}")
    claim = next(c for c in found["claims"] if c["cause"]["name"] == "drought")
    start, end = claim["cause"]["span"]
    assert "drought" in found["text"][start:end]
    assert claim["polarity"] == "+" and claim["own_voice"]
    said = next(s for s in found["statements"] if "mayor" in s["person"])
    assert "".join(found["text"][a:b] for a, b in said["content"]).startswith("the ferry")


def test_a_link_has_its_evidence(served):
    for row in served.get("/api/links")["rows"]:
        link = served.get(f"/api/links/{row['id']}")
        assert link["carrying"]
        for saying in link["carrying"]:
            cause = saying["text"][saying["cause"][0] : saying["cause"][1]]
            assert cause and cause in saying["text"]


def test_the_map_and_what_is_near_a_variable(served):
    whole = served.get("/api/map")
    known = {variable["id"] for variable in whole["variables"]}
    assert whole["total"] == len(whole["links"]) > 0
    assert all(link["cause"] in known and link["effect"] in known for link in whole["links"])
    prices = next(v["id"] for v in whole["variables"] if v["name"] == "bread prices")
    near = served.get("/api/map", near=prices)
    assert 0 < len(near["links"]) < len(whole["links"])
    assert all(prices in (link["cause"], link["effect"]) for link in near["links"])
    assert served.get("/api/map", limit=1)["total"] == whole["total"]
    assert served.get("/api/map", filter="holder:Reed")["total"] < whole["total"]


def test_people_variables_paths_and_phrases(served):
    person = served.get(f"/api/people/{first(served, 'people')}")
    assert person["person"]["claims"] >= len(person["holds"])
    variable = served.get(f"/api/variables/{first(served, 'variables')}")
    assert variable["incoming"] or variable["outgoing"]
    why = served.get("/api/why", cause="drought", effect="unrest")
    assert [step["effect"] for step in why["paths"][0]["steps"]] == ["bread prices", "unrest"]
    assert served.get("/api/find", phrase="the drought ends")["direction"] == "less"
    assert served.get("/api/search", q="bread  PRICES")["total"] == 2


def test_a_what_if_is_answered_with_shares_paths_and_a_run(served):
    asked = {"phrase": "more drought", "run": {"steps": 5, "draws": 50}}
    answer = served.post("/api/whatif", asked)
    assert [press["variable"]["name"] for press in answer["presses"]] == ["drought"]
    unrest = next(e for e in answer["effects"] if e["variable"]["name"] == "unrest")
    assert unrest["verdict"] == "rises" and unrest["lean"]["uniform"]["falls"] == 0
    assert len(answer["run"]["bands"][unrest["variable"]["id"]]) == 6
    again = served.post("/api/whatif", asked)
    assert again == answer


def test_what_is_not_there_or_not_understood_is_told_in_the_one_shape(served):
    for path, status, kind in (
        ("/api/documents/0123", 404, "query"),
        ("/api/links/0123", 404, "query"),
        ("/api/people/0123", 404, "query"),
        ("/api/claims?filter=sign:x", 422, "filter"),
        ("/api/claims?person=Nobody", 404, "query"),
        ("/api/claims?limit=many", 422, "request"),
        ("/api/nothing", 404, "request"),
        ("/api/export/xyz", 404, "query"),
    ):
        answer = served.client.get(path)
        error = answer.json()["error"]
        assert (answer.status_code, error["kind"]) == (status, kind), path
        assert error["message"] and "Traceback" not in answer.text
    assert served.client.put("/api/project").status_code == 405


@pytest.mark.parametrize("name", ["json", "csv", "graphml", "dot", "svg", "html"])
def test_exports_come_as_files(served, name):
    answer = served.client.get(f"/api/export/{name}")
    assert answer.status_code == 200 and answer.content
    assert answer.headers["content-disposition"].startswith('attachment; filename="town.')


def test_an_address_of_a_view_gives_the_page_and_docs_load_nothing(served):
    page = served.client.get("/").text
    assert served.client.get("/documents/abc").text == page
    assert served.client.get("/map?link=1").text == page
    assert served.client.get("/assets/nothing.js").status_code == 404
    assert served.client.get("/../pyproject.toml").text == page
    assert "<script" not in served.client.get("/docs").text
    assert served.get("/api/openapi.json")["info"]["title"] == "sayso"


def test_events_begin_with_how_things_stand(served):
    with served.client.stream("GET", "/api/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        lines = stream.iter_lines()
        told = {}
        for line in lines:
            name, _, value = line.partition(": ")
            told[name] = value
            if name == "data":
                break
    assert told["event"] == "project"
    assert json.loads(told["data"])["revision"] == served.get("/api/project")["revision"]


def test_two_perspectives_side_by_side_and_their_names(served):
    found = served.get("/api/compare", a="mayor", b="holder:Reed")
    assert "mayor" in found["names"][0] and found["total"] == len(found["links"])
    assert sum(found["counts"].values()) == found["total"]
    kept = served.client.put("/api/perspectives/mayor%27s", json={"filter": "holder:mayor"}).json()
    assert kept["perspectives"] == [{"name": "mayor's", "filter": "holder:mayor"}]
    served.settled()
    assert served.get("/api/compare", a='perspective:"mayor\'s"', b="holder:mayor")["distance"] == 0
    assert served.client.delete("/api/perspectives/mayor%27s").json()["perspectives"] == []
    assert served.client.delete("/api/perspectives/mayor%27s").status_code == 404


def test_a_what_if_is_kept_asked_again_and_set_beside_another(served):
    for name, direction in (("wet", "less"), ("dry", "more")):
        kept = served.post("/api/scenarios", {"name": name, "asked": {direction: ["drought"], "draws": 200}})
    assert [each["name"] for each in kept["scenarios"]] == ["dry", "wet"]
    dry = kept["scenarios"][0]
    assert dry["map_version"] == dry["map_now"]
    again = served.get("/api/scenarios/dry")
    assert again["effects"] == served.post("/api/whatif", dry["asked"])["effects"]
    beside = served.get("/api/side-by-side", name=["dry", "wet"])
    unrest = next(row for row in beside["rows"] if row["name"] == "unrest")
    assert [cell["words"] for cell in unrest["cells"]] == ["rises", "falls"]
    assert [column["presses"][0]["words"] for column in beside["columns"]] == [
        "drought: it happens",
        "drought: it does not happen",
    ]
    assert all(column["links"] and column["speaks"] for column in beside["columns"])
    for name in ("dry", "wet"):
        kept = served.client.delete(f"/api/scenarios/{name}").json()
    assert kept["scenarios"] == []
    served.settled()


def test_a_what_if_stands_side_by_side_by_the_word_of_each_who_speaks_of_it(served):
    asked = {"more": ["drought"], "draws": 200}
    by_all = served.post("/api/whatif/sides", {"asked": asked})
    assert [column["name"] for column in by_all["columns"]] == ["everybody", "The ferry and the town"]
    told = {row["name"]: (row["differs"], [cell["words"] for cell in row["cells"]]) for row in by_all["rows"]}
    assert told["bread prices"] == (False, ["rises", "rises"])
    assert told["unrest"] == (True, ["rises", "not reached"])
    links = {link["id"] for link in served.get("/api/map")["links"]}
    assert set(by_all["columns"][1]["links"]) < set(by_all["columns"][0]["links"]) <= links
    two = served.post("/api/whatif/sides", {"asked": asked, "whose": ["Ada Kerr"]})
    assert [column["speaks"] for column in two["columns"]] == [True, False]
    nobody = served.post("/api/whatif/sides", {"asked": asked, "whose": ["Nobody"]}, 404)
    assert "Nobody" in nobody["error"]["message"]
    # What nobody says leads anywhere stands beside nothing.
    served.post("/api/whatif/sides", {"asked": {"more": ["island"]}}, 404)


def test_a_what_if_is_asked_at_the_level_of_general_variables(serve, whole, tmp_path):
    with sayso.open(whole) as project:
        project.backup(tmp_path / "copy.sayso")
    with sayso.open(tmp_path / "copy.sayso") as project:
        project.group("hardship", "unrest", "bread prices")
        project.save_scenario(project.whatif(more="drought", grouped=True).saved_as("dry", grouped=True))
        wanted = [effect.name for effect in project.whatif(more="drought", grouped=True).effects]
    served = serve(tmp_path / "copy.sayso")
    (kept,) = served.get("/api/scenarios")["scenarios"]
    for found in (served.get("/api/scenarios/dry"), served.post("/api/whatif", kept["asked"])):
        assert [effect["variable"]["name"] for effect in found["effects"]] == wanted
    assert "hardship" in wanted


def test_what_waits_for_a_look_and_how_far_people_agree(serve, whole, tmp_path):
    with sayso.open(whole) as project:
        project.backup(tmp_path / "copy.sayso")
    served = serve(tmp_path / "copy.sayso")
    served.upload(late_txt="A late letter\n\nThe drought reduces bread prices, Ida Voss said.")
    progress = served.get("/api/review")
    assert (progress["accepted"], progress["rejected"]) == (0, 0)
    assert progress["claims"] == served.get("/api/claims")["total"]
    doubts = served.get("/api/review/doubts")
    assert 0 < doubts["total"] == progress["doubts"] <= progress["claims"]
    certain = [abs(row["confidence"] - 0.5) for row in doubts["rows"]]
    assert certain == sorted(certain)
    assert doubts["total"] + sum(row["alike"] for row in doubts["rows"]) == progress["claims"]
    (dispute, *_) = served.get("/api/review/disputes")["rows"]
    assert len(dispute["sides"]) > 1 and all(side["sayings"] for side in dispute["sides"])
    assert "nobody has judged" in served.get("/api/review/agreement")["why"]

    ids = [claim for side in dispute["sides"] for claim in side["claims"]]
    served.post("/api/decisions", {"kind": "accept", "ids": ids})
    served.post("/api/decisions", {"kind": "reject", "ids": ids[:1], "by": "Bo"})
    served.settled()
    found = served.get("/api/review/agreement")
    assert {coder["name"]: coder["claims"] for coder in found["coders"]} == {"Ann": len(ids), "Bo": 1}
    assert (found["verdicts"]["units"], found["verdicts"]["alike"], found["verdicts"]["few"]) == (1, 0, True)
    progress = served.get("/api/review")
    assert progress["rejected"] == 1
    assert not {row["id"] for row in served.get("/api/review/doubts")["rows"]} & set(ids)
