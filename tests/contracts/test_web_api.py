"""What the page relies on: the schema of the server's addresses."""

from __future__ import annotations

import json
from pathlib import Path

from sayso.serve.app import schema
from sayso.serve.docs import docs_page

ROOT = Path(__file__).parents[2]


def test_the_schema_that_the_page_is_made_from_is_current() -> None:
    kept = json.loads((ROOT / "ui" / "openapi.json").read_text("utf-8"))
    assert kept == schema(), "run python ui/make_openapi.py"


def test_every_address_says_what_it_does_and_tells_errors_in_the_one_shape() -> None:
    for path, methods in schema()["paths"].items():
        for method, route in methods.items():
            assert route["description"], f"{method} {path}"
            for status, answer in route["responses"].items():
                if status >= "400":
                    assert answer["content"]["application/json"]["schema"] == {
                        "$ref": "#/components/schemas/Failure"
                    }


def test_every_list_comes_in_pages() -> None:
    for path, methods in schema()["paths"].items():
        answer = methods.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        shape = answer.get("application/json", {}).get("schema", {}).get("$ref", "")
        if "/Page_" in shape:
            assert {"offset", "limit"} <= {each["name"] for each in methods["get"]["parameters"]}, path


def test_the_documentation_names_every_address_and_loads_nothing() -> None:
    page = docs_page(schema())
    assert all(path.replace("&", "&amp;") in page for path in schema()["paths"])
    assert "<script" not in page and "http:" not in page and "https:" not in page
