"""How many bytes a request may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.serve import models
from sayso.serve.bench import Limits
from sayso.serve.problems import answer

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_UPLOAD = "/api/documents"


class _TooLargeError(Exception):
    """More bytes came than are taken."""


class Bounds:
    """Refuses a body that is too large, told or not told how large it is, before it is kept anywhere."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app, self._limits = app, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limits = self._limits
        most = limits.upload_bytes if scope["path"] == _UPLOAD else limits.body_bytes
        told = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        begun, came = False, 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise _TooLargeError
            return message

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            if told.isdigit() and int(told) > most:
                raise _TooLargeError
            await self._app(scope, counted, noted)
        except _TooLargeError:
            if begun:
                raise
            message = f"at most {most:,} bytes are taken at once"
            what = "give less at a time, or read it with the command line"
            refusal = answer(413, models.Problem(kind="too-large", message=message, what_to_do=what))
            await refusal(scope, receive, send)
