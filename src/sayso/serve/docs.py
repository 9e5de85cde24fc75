"""What every address takes and gives, as a plain page made from the schema: it needs no script."""

from __future__ import annotations

from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """The documentation of the addresses."""
    return HTMLResponse(docs_page(request.app.openapi()))


def docs_page(schema: dict[str, Any]) -> str:
    """A page of all addresses and shapes of an OpenAPI schema."""
    parts = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Addresses of sayso serve</title>',
        '<meta name="viewport" content="width=device-width">',
        "<h1>Addresses of <code>sayso serve</code></h1>",
        f"<p>{escape(schema['info']['summary'])} The schema is at "
        '<a href="/api/openapi.json">/api/openapi.json</a>.</p>',
    ]
    for path, methods in schema["paths"].items():
        for method, route in methods.items():
            parts.append(_route(path, method, route))
    parts.append("<h1>Shapes</h1>")
    for name, shape in schema["components"]["schemas"].items():
        parts.append(_shape(name, shape))
    return "".join(parts)


def _route(path: str, method: str, route: dict[str, Any]) -> str:
    takes = [
        (each["name"], _kind(each["schema"]), each.get("description", ""))
        for each in route.get("parameters", ())
    ]
    body = [_kind(kind["schema"]) for kind in route.get("requestBody", {}).get("content", {}).values()]
    gives = [
        _kind(content.get("schema", {}))
        for status, answer in route["responses"].items()
        if status.startswith("2")
        for content in answer.get("content", {}).values()
    ]
    return (
        f"<h2><code>{method.upper()} {escape(path)}</code></h2><p>{escape(route.get('description', ''))}</p>"
        + _table(takes)
        + "".join(f"<p>Body: {kind}</p>" for kind in body)
        + "".join(f"<p>Gives: {kind}</p>" for kind in gives if kind)
    )


def _shape(name: str, shape: dict[str, Any]) -> str:
    fields = [
        (field, _kind(kind), kind.get("description", ""))
        for field, kind in shape.get("properties", {}).items()
    ]
    told = escape(shape.get("description", ""))
    return f'<h2 id="{escape(name)}">{escape(name)}</h2><p>{told}</p>{_table(fields)}'


def _table(rows: list[tuple[str, str, str]]) -> str:
    cells = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{kind}</td><td>{escape(told)}</td></tr>"
        for name, kind, told in rows
    )
    return f"<table>{cells}</table>" if rows else ""


def _kind(schema: dict[str, Any]) -> str:
    """What a value is, in a few words, with links to shapes."""
    if reference := schema.get("$ref"):
        name = escape(str(reference).rsplit("/", 1)[1])
        return f'<a href="#{name}">{name}</a>'
    if several := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(_kind(each) for each in several)
    if "enum" in schema:
        return ", ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(str(schema['const']))}</code>"
    kind = str(schema.get("type", ""))
    if kind == "array":
        return f"list of {_kind(schema.get('items', {})) or 'values'}"
    return escape(kind)
