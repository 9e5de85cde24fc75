"""The server itself: where it listens, and who is let in."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

import uvicorn

from sayso.errors import ServeError
from sayso.serve.app import create_app
from sayso.serve.bench import Bench
from sayso.serve.gate import Gate, Keys, address

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens.

    Attributes:
        host: an address of this machine; the loopback is reached from this machine only.
        port: 0 for any that is free.
    """

    host: str = LOOPBACK
    port: int = 0

    @property
    def shared(self) -> str:
        """The host when other machines can reach it, else ''."""
        return "" if self.host in (LOOPBACK, "localhost", "::1") else self.host


def serve(
    bench: Bench, keys: Keys, place: Place, *, ready: Callable[[str], None], again: Callable[[str], None]
) -> None:
    """Serve a project until it is told to stop.

    Args:
        ready: called with the address that lets one browser in, as soon as it listens.
        again: called with the next one when that was used.

    Raises:
        ServeError: it cannot listen there.
    """
    with closing(listening(place)) as listener:
        port = listener.getsockname()[1]
        app = Gate(create_app(bench), keys, port=port, shared=place.shared)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=2,
        )
        keys.used = lambda token: again(address(place.host, port, token))
        ready(address(place.host, port, keys.token))
        uvicorn.Server(config).run(sockets=[listener])


def listening(place: Place) -> socket.socket:
    """A socket that listens at this place.

    Raises:
        ServeError: another program has the port, or the host is none of this machine.
    """
    try:
        family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((place.host, place.port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or error
        raise ServeError(
            f"cannot listen at {place.host}, port {place.port} ({why}); name another port, or none"
        ) from error
    return listener
