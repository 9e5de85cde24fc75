"""Who is let in, and what no page of another site can do."""

from __future__ import annotations

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from sayso.serve.gate import Gate, Keys, Password


def ask(served, path="/api/project", *, method="GET", cookie=True, **headers):
    cookies = dict(served.client.cookies) if cookie else {}
    with httpx.Client(base_url=served.base, cookies=cookies, timeout=60) as client:
        return client.request(method, path, headers=headers)


def test_without_the_cookie_nothing_is_told(served):
    for path in (
        "/api/project",
        "/api/report",
        "/api/events",
        "/docs",
        "/",
        "/documents/x",
        "/assets/index.js",
    ):
        answer = ask(served, path, cookie=False)
        assert answer.status_code == 401
        assert "town" not in answer.text
    refused = ask(served, cookie=False).json()["error"]
    assert refused["kind"] == "not-let-in" and "sayso serve" in refused["what_to_do"]


def test_a_token_lets_one_browser_in(served):
    assert ask(served, served.entrance, cookie=False).status_code == 401
    assert ask(served, "/enter?token=", cookie=False).status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites():
    keys = Keys()
    cookie = keys.by_token(keys.token)
    assert cookie is not None and keys.knows(cookie)
    assert not keys.knows("") and not keys.knows(cookie[:-1])


def test_another_name_for_this_machine_is_refused(served):
    for host in ("evil.example", "127.0.0.1", "127.0.0.1:1", f"evil.example:{served.base.rsplit(':', 1)[1]}"):
        assert ask(served, host=host).status_code == 421, host
    port = served.base.rsplit(":", 1)[1]
    assert ask(served, host=f"localhost:{port}").status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"])
def test_a_page_of_another_site_may_not_ask(served, origin):
    for method, path in (("GET", "/api/project"), ("POST", "/api/undo"), ("DELETE", "/api/documents/x")):
        answer = ask(served, path, method=method, origin=origin)
        assert answer.status_code == 403
        assert answer.json()["error"]["kind"] == "origin"


def test_what_the_browser_says_of_the_asking_site_counts_too(served):
    assert ask(served, **{"sec-fetch-site": "cross-site"}).status_code == 403
    assert ask(served, **{"sec-fetch-site": "same-site"}).status_code == 403
    assert ask(served, **{"sec-fetch-site": "same-origin"}, origin=served.base).status_code == 200


def test_every_answer_forbids_what_the_page_does_not_need(served):
    for path in ("/", "/api/project", "/api/nothing", "/docs", "/api/export/svg", "/assets/index.js"):
        headers = ask(served, path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe-inline'; script" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"
        assert "server" not in headers
        assert "access-control-allow-origin" not in headers
    assert "sandbox" in ask(served, "/api/report").headers["content-security-policy"]


def test_a_password_opens_and_a_wrong_one_has_to_wait(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("sayso.serve.gate.monotonic", lambda: now[0])
    keys = Keys(Password("correct horse battery"))
    assert keys.by_password("wrong") is None
    assert keys.by_password("correct horse battery") is None, "too soon after a wrong one"
    now[0] = 2.0
    cookie = keys.by_password("correct horse battery")
    assert cookie is not None and keys.knows(cookie)
    assert Keys().by_password("") is None


def test_a_shared_project_asks_for_the_password_at_its_own_address_only(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("sayso.serve.gate.monotonic", lambda: now[0])
    keys = Keys(Password("correct horse battery"))
    door = Gate(PlainTextResponse("inside"), keys, port=8765, shared="192.168.1.5")
    client = TestClient(door, base_url="http://192.168.1.5:8765")
    closed = client.get("/documents")
    assert closed.status_code == 401 and 'type="password"' in closed.text
    assert client.get("/api/project").status_code == 401
    wrong = client.post("/enter", data={"password": "correct horse"})
    assert wrong.status_code == 401 and "not the password" in wrong.text
    now[0] = 5.0
    right = client.post("/enter", data={"password": "correct horse battery"})
    assert right.status_code == 200
    cookie = right.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert client.get("/documents").text == "inside"
    assert TestClient(door, base_url="http://rebound.example:8765").get("/").status_code == 421


def test_shared_at_every_address_it_is_reached_by_numbers_and_not_by_a_strange_name():
    door = Gate(
        PlainTextResponse("inside"), Keys(Password("correct horse battery")), port=80, shared="0.0.0.0"
    )
    assert TestClient(door, base_url="http://10.0.0.7").get("/").status_code == 401
    assert TestClient(door, base_url="http://rebound.example").get("/").status_code == 421
    client = TestClient(door, base_url="http://10.0.0.7")
    assert client.post("/enter", content=b"password=" + b"x" * 10_000_000).status_code == 401
