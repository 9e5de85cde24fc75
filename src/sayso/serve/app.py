"""The application: every address, the page, and what stands in front of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

from sayso.serve import problems
from sayso.serve.bench import Bench
from sayso.serve.bounds import Bounds
from sayso.serve.docs import router as docs
from sayso.serve.routes import asking, comparing, deciding, documents, map, reviewing, said, whole
from sayso.serve.static import page

ROUTERS = tuple(each.router for each in (whole, documents, said, map, comparing, asking, deciding, reviewing))


def create_app(bench: Bench) -> FastAPI:
    """The server of one project, without whoever keeps the door (see `sayso.serve.gate`)."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        bench.news.begin()
        yield
        bench.news.end()

    app = _bare(lifespan=lifespan)
    app.state.bench = bench
    app.add_middleware(Bounds, limits=bench.limits)
    problems.install(app, bench.workspace)
    app.include_router(docs)
    app.mount("/", page())
    return app


def schema() -> dict[str, Any]:
    """The OpenAPI schema of the addresses; it needs no project."""
    return _bare().openapi()


def _bare(**settings: Any) -> FastAPI:
    app = FastAPI(
        title="sayso",
        summary="What a project holds and all that can be done with it, over the library's own calls.",
        version=version("sayso"),
        openapi_url="/api/openapi.json",
        docs_url=None,  # those pages load scripts from elsewhere
        redoc_url=None,
        generate_unique_id_function=_name,
        separate_input_output_schemas=False,
        **settings,
    )
    for router in ROUTERS:
        app.include_router(router, prefix="/api", responses=problems.ANSWERS)
    return app


def _name(route: APIRoute) -> str:
    return route.name
