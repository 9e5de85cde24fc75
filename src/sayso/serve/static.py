"""The page's built files, and index.html for every address of a view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import Scope

FOLDER = Path(__file__).parent / "page"
_FILES = ("api", "assets", "docs")
"""First parts of addresses that are no view."""


class _Page(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            answer = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or path.split("/")[0] in _FILES:
                raise
            answer = await super().get_response("index.html", scope)
        answer.headers["cache-control"] = "no-cache"  # asked for again, and answered by its tag alone
        return answer


def page() -> StaticFiles:
    """Serves the page."""
    return _Page(directory=FOLDER, html=True)
