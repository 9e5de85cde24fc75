"""Who is let in: a one-time token or a password, then a cookie; and no page of another site at all."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import threading
from collections.abc import Callable, Mapping
from html import escape
from http.cookies import CookieError, SimpleCookie
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ENTER = "/enter"
_SAFE = frozenset({"GET", "HEAD"})
_PASSWORD_BYTES = 2000
_WAIT = 1.0  # seconds between two wrong passwords, from whomever

SECURITY: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""Headers of every answer: nothing from elsewhere, no script in the page, no page round it."""


class Password:
    """A password that is kept only as what scrypt makes of it.

    Method: scrypt (Percival 2009), N = 2**15, r = 8, p = 1, as OWASP recommends for 32 MiB.
    """

    def __init__(self, words: str) -> None:
        self._salt = secrets.token_bytes(16)
        self._hash = self._made(words)

    def is_it(self, words: str) -> bool:
        """Whether it is this one; takes about a tenth of a second."""
        return hmac.compare_digest(self._made(words), self._hash)

    def _made(self, words: str) -> bytes:
        return hashlib.scrypt(
            words.encode("utf-8", "surrogatepass"),
            salt=self._salt,
            n=2**15,
            r=8,
            p=1,
            maxmem=2**26,
        )


class Keys:
    """The token that opens once, the cookies that it was changed for, and the password if there is one.

    Attributes:
        used: called with a fresh token when one was used, so that another browser can be let in.
    """

    def __init__(self, password: Password | None = None) -> None:
        self.token = secrets.token_urlsafe(32)
        self.password = password
        self.used: Callable[[str], None] = lambda token: None
        self._cookies: set[str] = set()
        self._lock = threading.Lock()
        self._wrong = -_WAIT

    def by_token(self, given: str) -> str | None:
        """A new cookie for the token, which opens nothing any more then; None for any other."""
        with self._lock:
            if not _same(given, self.token):
                return None
            self.token = secrets.token_urlsafe(32)
            cookie = self._cookie()
        self.used(self.token)
        return cookie

    def by_password(self, given: str) -> str | None:
        """A new cookie for the password; None for any other, and for all within a second after one."""
        with self._lock:
            if self.password is None or monotonic() - self._wrong < _WAIT:
                return None
            if not self.password.is_it(given):
                self._wrong = monotonic()
                return None
            return self._cookie()

    def knows(self, cookie: str) -> bool:
        """Whether this cookie was given out."""
        return any(_same(cookie, each) for each in tuple(self._cookies))

    def _cookie(self) -> str:
        cookie = secrets.token_urlsafe(32)
        self._cookies.add(cookie)
        return cookie


class Gate:
    """In front of everything: looks at Host, Origin and cookie, and puts the headers on every answer.

    Args:
        port: that the server listens on.
        shared: the address beyond this machine that it is shared at; '' for this machine only.
    """

    def __init__(self, app: ASGIApp, keys: Keys, *, port: int, shared: str = "") -> None:
        self._app, self._keys, self._port, self._shared = app, keys, port, shared
        # Cookies do not tell ports apart: two servers on one machine need two names.
        self._name = f"sayso-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no web sockets: the connection is closed
        request = Request(scope, receive)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        answer = await self._refusal(request)
        await (self._app if answer is None else answer)(scope, receive, guarded)

    async def _refusal(self, request: Request) -> Response | None:
        """The answer to a request that does not go through."""
        headers = request.headers
        if not self._is_here(headers.get("host", "")):
            return _told(request, 421, "host", "this address is not one of this server's")
        if not self._is_ours(request.method, headers):
            return _told(request, 403, "origin", "a page of another site may not ask this server")
        if request.url.path == ENTER:
            return await self._enter(request)
        if not self._keys.knows(self._given(headers)):
            return self._closed(request)
        return None

    async def _enter(self, request: Request) -> Response:
        if request.method in _SAFE:
            asked = parse_qs(request.url.query)
            cookie = self._keys.by_token(asked.get("token", [""])[0])
            if cookie is None:
                return self._closed(request)
        else:
            cookie = self._keys.by_password(await _password(request))
            if cookie is None:
                return self._closed(request, wrong=True)
        # A page that leads on, no redirect: after one that another site began, a strict cookie stays out.
        answer = _page("Opening …", '<p><a href="/">Open the project</a></p>', onward=True)
        answer.set_cookie(self._name, cookie, httponly=True, samesite="strict", path="/")
        return answer

    def _closed(self, request: Request, *, wrong: bool = False) -> Response:
        if request.url.path.startswith("/api/"):
            return _told(request, 401, "not-let-in", "this browser has not been let in")
        if self._keys.password is None:
            body = (
                "<p>Open the address that <code>sayso serve</code> printed last in its terminal. "
                "It lets one browser in, and is then replaced by another.</p>"
            )
        else:
            body = (
                (
                    "<p role=alert>That is not the password. Wait a second, then try again.</p>"
                    if wrong
                    else ""
                )
                + f'<form method="post" action="{ENTER}"><label>Password '
                '<input type="password" name="password" autocomplete="current-password" autofocus required>'
                "</label> <button>Open</button></form>"
            )
        return _page("This project is closed", body, status=401)

    def _given(self, headers: Headers) -> str:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return ""
        return cookies[self._name].value if self._name in cookies else ""

    def _is_here(self, host: str) -> bool:
        """Whether a request is for this server by name: no name of somebody else that leads to us."""
        try:
            parts = urlsplit(f"//{host}")
            name, port = parts.hostname or "", parts.port or 80
        except ValueError:
            return False
        if port != self._port or parts.username is not None:
            return False
        if name in ("localhost", "127.0.0.1", "::1") or (self._shared and name == self._shared.casefold()):
            return True
        # Shared at every address of this machine: a bare address is no name that leads elsewhere.
        return bool(self._shared) and _is_any(self._shared) and _is_address(name)

    def _is_ours(self, method: str, headers: Headers) -> bool:
        """Whether a request comes from our own page, or from no page at all."""
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{headers.get('host', '')}":
            return False
        site = headers.get("sec-fetch-site", "none")
        if site in ("none", "same-origin"):
            return True
        # A link elsewhere may lead to a page of ours, which says nothing without the cookie.
        return method in _SAFE and headers.get("sec-fetch-mode") == "navigate"


async def _password(request: Request) -> str:
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > _PASSWORD_BYTES:
                return ""
    except ClientDisconnect:
        return ""
    return parse_qs(body.decode("utf-8", "replace")).get("password", [""])[0]


def _told(request: Request, status: int, kind: str, message: str) -> Response:
    what = "open the address that 'sayso serve' printed last in its terminal"
    if request.url.path.startswith("/api/"):
        error = {
            "kind": kind,
            "message": message,
            "place": "",
            "what_to_do": what,
            "choices": [],
            "later": [],
        }
        return JSONResponse({"error": error}, status)
    return _page("Not here", f"<p>{escape(message)}; {escape(what)}.</p>", status=status)


def _page(title: str, body: str, *, status: int = 200, onward: bool = False) -> HTMLResponse:
    refresh = '<meta http-equiv="refresh" content="0; url=/">' if onward else ""
    return HTMLResponse(
        f'<!doctype html><html lang="en"><meta charset="utf-8">{refresh}'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<h1>{escape(title)}</h1>{body}",
        status,
    )


def address(host: str, port: int, token: str) -> str:
    """The address that lets one browser in."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}{ENTER}?token={quote(token)}"


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_any(host: str) -> bool:
    return _is_address(host) and ipaddress.ip_address(host).is_unspecified


def _same(given: str, kept: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), kept.encode())
